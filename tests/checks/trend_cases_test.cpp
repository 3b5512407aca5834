#include <catch2/catch.hpp>

#include "checks/verify.h"
#include "support_cases.h"
#include "theorems/language/library.h"

using namespace referee;

TEST_CASE("a trend against a claim leaves it undecided") {
  for (const std::string& file : tests::case_files("tests/cases/trends", ".thm")) {
    SourceSet sources;
    Diagnostics diagnostics;
    const Library library = load_library({file}, sources, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL_CHECK(render(diagnostic, sources));
    for (const auto& statement : library.statements) {
      DYNAMIC_SECTION(statement->id) {
        const ClaimResult result = verify(statement, 1, Effort::quick());
        CHECK(result.verdict == Verdict::undecided);
        CHECK_FALSE(result.not_decided_yet);
        CHECK_THAT(result.message, Catch::Contains("a trend speaks against it"));
      }
    }
  }
}

#include <catch2/catch.hpp>

#include "checks/verify.h"
#include "support_cases.h"
#include "theorems/language/library.h"

using namespace referee;

TEST_CASE("what has no evaluation rule is undecided and says so") {
  for (const std::string& file : tests::case_files("tests/cases/undecided", ".thm")) {
    SourceSet sources;
    Diagnostics diagnostics;
    const Library library = load_library({file}, sources, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL_CHECK(render(diagnostic, sources));
    for (const auto& statement : library.statements) {
      DYNAMIC_SECTION(statement->id) {
        const ClaimResult result = verify(statement, 1, Effort::quick());
        CHECK(result.verdict == Verdict::undecided);
        CHECK(result.not_decided_yet);
        CHECK_FALSE(result.as_expected);
        CHECK_THAT(result.message, Catch::StartsWith("not decided yet: "));
      }
    }
  }
}

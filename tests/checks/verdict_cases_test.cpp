#include <catch2/catch.hpp>

#include "checks/verify.h"
#include "support_cases.h"
#include "theorems/language/library.h"

using namespace referee;

namespace {

void check_folder(const std::string& folder, std::uint64_t seed) {
  for (const std::string& file : tests::case_files(folder, ".thm")) {
    SourceSet sources;
    Diagnostics diagnostics;
    const Library library = load_library({file}, sources, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL_CHECK(render(diagnostic, sources));
    for (const auto& statement : library.statements) {
      DYNAMIC_SECTION(statement->id << ", seed " << seed) {
        const ClaimResult result = verify(statement, seed, Effort::quick());
        INFO(to_string(result.verdict)
             << " (" << to_string(result.evidence) << "), expected " << result.expected);
        INFO(result.message);
        if (const Counterexample* c = result.counterexample()) INFO(c->bindings);
        CHECK(result.as_expected);
      }
    }
  }
}

}  // namespace

TEST_CASE("cases come out as they expect") {
  check_folder("tests/cases/verdicts", 1);
  check_folder("tests/cases/verdicts", 2);
  check_folder("tests/cases/verdicts", 3);
}

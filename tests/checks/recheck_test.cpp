#include "checks/recheck.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "support_cases.h"
#include "theorems/language/library.h"

using namespace referee;

namespace {

struct Case {
  std::string id, bindings, said;
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Lines `id | bindings | said`; the bindings may hold bars of their own.
std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto first = line.find('|');
    const auto last = line.rfind('|');
    cases.push_back({trimmed(line.substr(0, first)), trimmed(line.substr(first + 1, last - first - 1)),
                     trimmed(line.substr(last + 1))});
  }
  return cases;
}

}  // namespace

TEST_CASE("written counterexamples are accepted or refused for the right reason") {
  SourceSet sources;
  Diagnostics diagnostics;
  const Library library =
      load_library({tests::source_path("tests/cases/recheck/claims.thm")}, sources, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  const auto cases = read_cases(tests::source_path("tests/cases/recheck/cases.txt"));
  REQUIRE(cases.size() > 20);
  for (const Case& one : cases) {
    DYNAMIC_SECTION(one.id << " with " << one.bindings) {
      for (const auto& statement : library.statements) {
        if (statement->id != one.id) continue;
        Diagnostics mistakes;
        const RecheckResult result = recheck(statement, one.bindings, sources, mistakes);
        for (const Diagnostic& mistake : mistakes.sorted()) FAIL_CHECK(render(mistake, sources));
        CHECK_THAT(result.message, Catch::StartsWith(one.said));
        CHECK(result.confirmed == (one.said.find("is broken") != std::string::npos));
      }
    }
  }
}

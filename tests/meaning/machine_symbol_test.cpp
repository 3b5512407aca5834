#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "numbers/errors.h"
#include "theorems/language/library.h"
#include "theorems/meaning/evaluator.h"

using namespace referee;

namespace {

/// x0 = 1, x1 = x0 + 1, ...: each definition builds on the one before.
std::string chain_of_definitions(int length) {
  std::string text = "example a.chain \"A long chain\"\n  let x0 = 1\n";
  for (int i = 1; i <= length; ++i) {
    text += "      x" + std::to_string(i) + " = x" + std::to_string(i - 1) + " + 1\n";
  }
  return text + "  claim x" + std::to_string(length) + " = " + std::to_string(length + 1) + "\n";
}

Truth truth_of_chain(int length, std::string& obstacle) {
  const auto path = std::filesystem::temp_directory_path() / "referee_chain.thm";
  std::ofstream(path, std::ios::binary) << chain_of_definitions(length);
  SourceSet sources;
  Diagnostics diagnostics;
  const Library library = load_library({path.string()}, sources, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL(render(diagnostic, sources));
  Instance instance;
  instance.statement = library.statements.at(0);
  instance.values.resize(instance.statement->symbols.size());
  instance.family_ranges.resize(instance.statement->symbols.size());
  Evaluator<Exact> evaluator(instance);
  const Truth truth = evaluator.truth(*instance.statement->claims.at(0).formula);
  obstacle = evaluator.obstacle();
  return truth;
}

}  // namespace

TEST_CASE("definitions may build on each other many levels deep") {
  std::string obstacle;
  CHECK(truth_of_chain(500, obstacle) == Truth::yes);
}

TEST_CASE("a chain of definitions that is too long is undecided, not a crash") {
  std::string obstacle;
  CHECK(truth_of_chain(40'000, obstacle) == Truth::unknown);
  CHECK_THAT(obstacle, Catch::StartsWith("definitions that build on each other"));
}

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "numbers/errors.h"
#include "support_cases.h"
#include "theorems/language/library.h"
#include "theorems/meaning/evaluator.h"

using namespace referee;

namespace {

/// The claims of a file in one instance without given values.
class Claims {
 public:
  explicit Claims(const std::string& text) {
    const auto path = std::filesystem::temp_directory_path() / "referee_sampling.thm";
    std::ofstream(path, std::ios::binary) << text;
    SourceSet sources;
    Diagnostics diagnostics;
    const Library library = load_library({path.string()}, sources, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL(render(diagnostic, sources));
    statement_ = library.statements.at(0);
    instance_.statement = statement_;
    instance_.values.resize(statement_->symbols.size());
    instance_.family_ranges.resize(statement_->symbols.size());
  }

  template <class N>
  Truth truth(std::size_t claim, Reliance expected) {
    Evaluator<N> evaluator(instance_);
    const Truth truth = evaluator.truth(*statement_->claims.at(claim).formula);
    CHECK(evaluator.reliance() == expected);
    return truth;
  }

 private:
  std::shared_ptr<const Statement> statement_;
  Instance instance_;
};

}  // namespace

TEST_CASE("an estimated expectation supports and never refutes") {
  Claims claims(
      "example a.b \"Title\"\n"
      "  given g[t] ~ normal(0, 1)\n"
      "  claim \"true\" E[|g[1] * g[2]|] <= 1\n"
      "  claim \"false\" E[|g[1] * g[2]|] >= 1\n"
      "  claim \"too close\" E[|g[1] * g[2]|] <= 0.64\n"
      "  claim \"equality\" E[|g[1] * g[2]|] = 2/pi\n");
  CHECK(claims.truth<DoubleInterval>(0, Reliance::estimate) == Truth::tie);
  CHECK(claims.truth<DoubleInterval>(1, Reliance::estimate) == Truth::unknown);
  CHECK(claims.truth<DoubleInterval>(2, Reliance::estimate) == Truth::unknown);
  CHECK(claims.truth<DoubleInterval>(3, Reliance::estimate) == Truth::unknown);
  CHECK(claims.truth<Exact>(0, Reliance::nothing) == Truth::unknown);
}

TEST_CASE("too many finite outcomes are estimated with a bound of Hoeffding") {
  Claims claims(
      "example a.b \"Title\"\n"
      "  given s[t] in {-1, 1} random\n"
      "  claim \"true\" E[|sum(t in 1..60: s[t])|] <= 16\n"
      "  claim \"in the mean, but not surely so\" E[|sum(t in 1..60: s[t])|] <= 7\n"
      "  claim \"probability\" P[sum(t in 1..60: s[t]) >= 20] <= 0.1\n");
  CHECK(claims.truth<DoubleInterval>(0, Reliance::estimate) == Truth::tie);
  CHECK(claims.truth<DoubleInterval>(1, Reliance::estimate) == Truth::unknown);
  CHECK(claims.truth<DoubleInterval>(2, Reliance::estimate) == Truth::tie);
}

TEST_CASE("formulas about every one of too many outcomes") {
  Claims claims(
      "example a.b \"Title\"\n"
      "  given s[t] in {-1, 1} random, g[t] ~ normal(0, 1)\n"
      "  claim \"true\" |sum(t in 1..60: s[t])| <= 60\n"
      "  claim \"false\" sum(t in 1..60: s[t]) <= 2\n"
      "  claim \"false of normal numbers\" g[1] <= 1/2\n"
      "  claim \"true of normal numbers\" g[1]^2 + g[2] >= g[2]\n");
  CHECK(claims.truth<DoubleInterval>(0, Reliance::estimate) == Truth::tie);
  CHECK(claims.truth<DoubleInterval>(1, Reliance::nothing) == Truth::no);
  CHECK(claims.truth<DoubleInterval>(2, Reliance::estimate) == Truth::unknown);
  CHECK(claims.truth<DoubleInterval>(3, Reliance::estimate) == Truth::tie);
}

TEST_CASE("what has exact moments does not rest on an estimate") {
  Claims claims(
      "example a.b \"Title\"\n"
      "  given g[t] ~ normal(0, 1)\n"
      "  let   x[0] = 1\n"
      "        x[t+1] = x[t]/2 + g[t]\n"
      "  claim E[x[60]^4] < 100\n");
  CHECK(claims.truth<DoubleInterval>(0, Reliance::nothing) == Truth::yes);
  CHECK(claims.truth<Exact>(0, Reliance::nothing) == Truth::yes);
}

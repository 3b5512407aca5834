#include <catch2/catch.hpp>

#include "theorems/language/elaborate.h"
#include "theorems/language/parser.h"
#include "theorems/meaning/evaluator.h"

using namespace referee;

namespace {

/// The truth, in exact numbers, of a quantified hypothesis about f.
Truth truth_of_hypothesis(const std::string& function, const std::string& formula) {
  SourceSet sources;
  Diagnostics diagnostics;
  const std::string text = "example t.x \"x\"\n  let f(z) = " + function +
                           "\n  let x[0] = 1\n      x[t+1] = 2*x[t]\n" + "  assume " + formula +
                           "\n  claim 1 = 1\n";
  const syntax::File file = parse_file(sources, sources.add("t.thm", text), diagnostics);
  const auto statement = elaborate(file.items.at(0), {}, sources, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL(render(diagnostic, sources));
  Instance instance;
  instance.statement = statement;
  instance.values.resize(statement->symbols.size());
  instance.family_ranges.resize(statement->symbols.size());
  Evaluator<Exact> evaluator(instance);
  return evaluator.truth(*statement->hypotheses.at(0));
}

const char* const upper_bound =
    "forall u in R^2: forall w in R^2: f(w) <= f(u) + <grad f(u), w - u> + 1/2 * |w - u|^2";

}  // namespace

TEST_CASE("inequalities of degree two over whole spaces are decided by definiteness") {
  CHECK(truth_of_hypothesis("z[1]^2/2 - z[2]^2", upper_bound) == Truth::yes);
  CHECK(truth_of_hypothesis("z[1]^2/2 + 3*z[2]", upper_bound) == Truth::yes);
  CHECK(truth_of_hypothesis("501/1000*z[1]^2", upper_bound) == Truth::no);
  CHECK(truth_of_hypothesis("z[1]*z[2]", upper_bound) == Truth::yes);
  CHECK(truth_of_hypothesis("2*z[1]*z[2]", upper_bound) == Truth::no);
  CHECK(truth_of_hypothesis("z[1]", "forall u in R^2: |u|^2 - 2*f(u) + 1 >= 0") == Truth::yes);
  CHECK(truth_of_hypothesis("z[1]", "forall u in R^2: |u|^2 - 2*f(u) + 99/100 >= 0") == Truth::no);
}

TEST_CASE("other quantified inequalities are not told") {
  CHECK(truth_of_hypothesis("z[1]^4", upper_bound) == Truth::unknown);
  CHECK(truth_of_hypothesis("sin(z[1])", upper_bound) == Truth::unknown);
  CHECK(truth_of_hypothesis("z[1]^2/4", "forall u in R^2: f(u) < 1 + |u|^2") == Truth::unknown);
}

#include "theorems/meaning/shape.h"

#include <catch2/catch.hpp>

#include "theorems/language/elaborate.h"
#include "theorems/language/parser.h"
#include "theorems/meaning/degree.h"

using namespace referee;

namespace {

/// The body of the function `f` that the claim's let defines, at one number.
std::shared_ptr<const Statement> statement_with(const std::string& body, SourceSet& sources) {
  Diagnostics diagnostics;
  const std::string text =
      "example t.x \"x\"\n  given a > 0, b in R\n  let f(x) = " + body + "\n  claim f(1) <= 2\n";
  const syntax::File file = parse_file(sources, sources.add("t.thm", text), diagnostics);
  const auto statement = elaborate(file.items.at(0), {}, sources, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL(render(diagnostic, sources));
  return statement;
}

Shape shape_of(const std::string& body) {
  SourceSet sources;
  const auto statement = statement_with(body, sources);
  return shape_in(*statement->lambdas.at(0).body, statement->lambdas[0].parameters.at(0), *statement);
}

int degree_of(const std::string& body) {
  SourceSet sources;
  const auto statement = statement_with(body, sources);
  return degree_in(*statement->lambdas.at(0).body, statement->lambdas[0].parameters, *statement,
                   [](const Term&) { return false; });
}

}  // namespace

TEST_CASE("shapes follow the composition rules and are silent elsewhere") {
  CHECK(shape_of("3*a") == Shape::constant);
  CHECK(shape_of("1 - a*x") == Shape::affine);
  CHECK(shape_of("|1 - a*x|") == Shape::convex);
  CHECK(shape_of("-2*|x| + b") == Shape::concave);
  CHECK(shape_of("max(|x|, x^2)") == Shape::convex);
  CHECK(shape_of("x^2 - |x|") == Shape::unknown);
  CHECK(shape_of("b*|x|") == Shape::unknown);
  CHECK(shape_of("x*x") == Shape::unknown);
  CHECK(shape_of("sin(x)") == Shape::unknown);
  CHECK(shape_of("if x < 1 then x else 2*x") == Shape::unknown);
}

TEST_CASE("degrees are upper bounds, and silent where there is no polynomial") {
  CHECK(degree_of("3*a") == 0);
  CHECK(degree_of("(1 - a*x)^3 + x") == 3);
  CHECK(degree_of("x*(x + b)/a") == 2);
  CHECK(degree_of("a/x") == -1);
  CHECK(degree_of("|x|") == -1);
  CHECK(degree_of("sum(i in 1..4: i*x)") == 1);
  CHECK(degree_of("if x < 1 then x else 2*x") == -1);
}

#include "theorems/meaning/orbit.h"

#include <catch2/catch.hpp>

#include "theorems/language/elaborate.h"
#include "theorems/language/parser.h"

using namespace referee;

namespace {

/// The orbit of what stands in `limit(k -> inf: ...)`, after the definitions.
std::optional<Orbit> orbit_of(const std::string& definitions, const std::string& observed) {
  SourceSet sources;
  Diagnostics diagnostics;
  const std::string text =
      "example t.x \"x\"\n  given g : R -> R, smooth(1)\n  given s[t] in {-1, 1} random\n  let " +
      definitions + "\n  claim limit(k -> inf: " + observed + ") = 0\n";
  const syntax::File file = parse_file(sources, sources.add("t.thm", text), diagnostics);
  const auto statement = elaborate(file.items.at(0), {}, sources, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (diagnostic.severity == Diagnostic::Severity::error) FAIL(render(diagnostic, sources));
  }
  const Term& limit = *statement->claims.at(0).formula->arguments.at(0);
  REQUIRE(limit.operation == Operation::limit);
  return find_orbit(*statement, *limit.arguments.at(0), limit.symbol);
}

const std::string momentum =
    "x[0] = 1, v[0] = 0\n      v[t+1] = v[t]/2 - grad g(x[t])\n      x[t+1] = x[t] + v[t+1]\n";

}  // namespace

TEST_CASE("the state of a recurrence is what its rules look back to") {
  const auto velocity = orbit_of(momentum, "x[k]");
  REQUIRE(velocity);
  CHECK(velocity->members.size() == 2);
  CHECK(velocity->depth == 1);
  CHECK(velocity->reach == 0);
  CHECK(velocity->continuous);

  const auto difference =
      orbit_of("x[0] = 1, x[1] = 2\n      x[t+1] = x[t] - x[t-2]/4\n", "|x[k+1] - x[k-3]|");
  REQUIRE(difference);
  CHECK(difference->members.size() == 1);
  CHECK(difference->depth == 3);
  CHECK(difference->reach == -3);
  CHECK(difference->settled >= 3);

  const auto other = orbit_of(
      "x[0] = 1.5\n      x[t+1] = x[t]/2\n  let y[0] = 0.5\n      y[t+1] = y[t]/2 + x[t]\n", "floor(y[k])");
  REQUIRE(other);
  CHECK(other->members.size() == 2);
  CHECK_FALSE(other->continuous);
}

TEST_CASE("rules and observations that depend on the index give no orbit") {
  CHECK_FALSE(orbit_of("x[0] = 1.5\n      x[t+1] = x[t]/(t + 2)\n", "x[k]"));
  CHECK_FALSE(orbit_of("x[0] = 1.5\n      x[t+1] = x[t]/2\n", "k*x[k]"));
  CHECK_FALSE(orbit_of("x[0] = 1.5\n      x[t+1] = x[t]/2\n", "x[2*k]"));
  CHECK_FALSE(orbit_of("x[0] = 1.5\n      x[t+1] = x[t]/2 + x[0]\n", "x[k]"));
  CHECK_FALSE(orbit_of("x[0] = 1.5\n      x[t+1] = x[t]/2\n", "sum(i in 1..k: x[i])"));
  CHECK_FALSE(orbit_of("x[0] = 1.5\n      x[t+1] = x[t]/2 + s[t]\n", "E[x[k]]"));
  CHECK_FALSE(orbit_of("x[0] = 1.5\n      x[t+1] = x[t]/2\n", "1/k"));
  CHECK_FALSE(orbit_of("a(t) = 1/t\n  let x[0] = 1.5\n      x[t+1] = a(t + 1)*x[t]\n", "x[k]"));
}

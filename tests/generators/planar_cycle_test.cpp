#include "generators/planar_cycle.h"

#include <catch2/catch.hpp>

#include "generators/families/polygon.h"
#include "support_functions.h"

using namespace referee;
using tests::in;
using tests::q;

namespace {

/// Polyak's tuning for L/m = root^2, m = 1.
std::optional<PlanarCycle> polyak_cycle(int period, long root) {
  const Rational ratio = q(root - 1, root + 1);
  return planar_cycle(period, q(1), q(root * root), q(4, (root + 1) * (root + 1)), ratio * ratio);
}

void check_cycle(const PlanarCycle& cycle, const Rational& m, const Rational& high, const Rational& alpha,
                 const Rational& beta) {
  const Polygon f(cycle.polygon, Vector<Rational>::Zero(2), m, high);
  const std::size_t n = cycle.points.size();
  Vector<Exact> before = in<Exact>(cycle.points[n - 1]), x = in<Exact>(cycle.points[0]);
  for (std::size_t t = 0; t < 2 * n; ++t) {
    CHECK(tests::same(x, in<Exact>(cycle.points[t % n])));
    const Vector<Exact> next = x - f.gradient(x) * Exact(alpha) + (x - before) * Exact(beta);
    before = x;
    x = next;
  }
}

}  // namespace

TEST_CASE("heavy ball with Polyak's tuning cycles exactly") {
  for (const long root : {5, 6, 7, 10}) {
    const Rational ratio = q(root - 1, root + 1);
    for (int period = 3; period <= 6; ++period)
      if (const auto cycle = polyak_cycle(period, root))
        check_cycle(*cycle, q(1), q(root * root), q(4, (root + 1) * (root + 1)), ratio * ratio);
  }
}

TEST_CASE("cycles exist where the condition for them says so") {
  CHECK_FALSE(polyak_cycle(3, 4));  // L/m = 16 < (2 + sqrt 5)^2
  CHECK(polyak_cycle(3, 5));
  CHECK_FALSE(polyak_cycle(4, 5));
  CHECK(polyak_cycle(4, 6));
  CHECK_FALSE(polyak_cycle(5, 7));
  CHECK(polyak_cycle(6, 10));
}

TEST_CASE("heavy ball cycles on smooth convex functions, and not for short steps") {
  for (const int period : {3, 4, 5, 6}) {
    const auto cycle = planar_cycle(period, q(0), q(2), q(3, 2), q(9, 10));
    REQUIRE(cycle);
    check_cycle(*cycle, q(0), q(2), q(3, 2), q(9, 10));
  }
  CHECK_FALSE(planar_cycle(4, q(0), q(2), q(1, 20), q(9, 10)));
}

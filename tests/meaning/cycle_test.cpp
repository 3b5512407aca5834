#include "theorems/meaning/cycle.h"

#include <catch2/catch.hpp>

#include "step_maps.h"

using namespace referee;

namespace {

std::optional<Tail<WideInterval>> heavy_ball_from(double x) {
  tests::CyclingHeavyBall map;
  return cycle_tail(map, tests::orbit(map, Vector<double>::Constant(2, x), 120));
}

bool is_visited(const Tail<WideInterval>& tail, const Rational& x) {
  for (const WideInterval& set : tail.visited) {
    if (set.contains(x) && set.width() < 1e-10) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a cycle that attracts is proved to be visited for ever") {
  for (const double start : {3.07, 3.2, 3.3, 3.46}) {
    INFO("from " << start);
    const auto tail = heavy_ball_from(start);
    REQUIRE(tail);
    CHECK_FALSE(tail->limit);
    CHECK(is_visited(*tail, Rational(792) / 1225));
    CHECK(is_visited(*tail, Rational(2208) / 1225));
    CHECK(is_visited(*tail, Rational(2592) / 1225));
  }
}

TEST_CASE("a fixed point that attracts is the limit") {
  for (const double start : {3.06, 3.47, 0.5}) {
    INFO("from " << start);
    const auto tail = heavy_ball_from(start);
    REQUIRE(tail);
    REQUIRE(tail->limit);
    CHECK(tail->limit->contains(0));
    CHECK(tail->limit->upper() < 1e-100);
  }
}

TEST_CASE("rotations, unstable cycles and short orbits prove nothing") {
  Matrix<double> a(2, 2);
  a << 0, -1, 1, 0;
  tests::AffineMap rotation(a, Vector<double>::Zero(2));
  CHECK_FALSE(cycle_tail(rotation, tests::orbit(rotation, Vector<double>::Ones(2), 120)));
  tests::AffineMap grows(Matrix<double>::Constant(1, 1, -1.5), Vector<double>::Zero(1));
  CHECK_FALSE(cycle_tail(grows, tests::orbit(grows, Vector<double>::Zero(1), 120)));
  CHECK_FALSE(cycle_tail(grows, tests::orbit(grows, Vector<double>::Ones(1), 120)));
  tests::CyclingHeavyBall map;
  CHECK_FALSE(cycle_tail(map, tests::orbit(map, Vector<double>::Constant(2, 3.2), 30)));
}

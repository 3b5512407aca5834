#include "theorems/meaning/linear_growth.h"

#include <catch2/catch.hpp>

#include "step_maps.h"

using namespace referee;

namespace {

/// Heavy ball on lambda/2 x^2 + x: the state is (x[t], x[t-1]).
tests::AffineMap heavy_ball(double alpha_lambda, double beta) {
  Matrix<double> a(2, 2);
  a << 1 + beta - alpha_lambda, -beta, 1, 0;
  Vector<double> b(2);
  b << -1, 0;
  return {a, b};
}

std::optional<Tail<WideInterval>> tail_of(tests::AffineMap map) {
  return linear_tail(map, tests::orbit(map, Vector<double>::Constant(2, 3), 40));
}

}  // namespace

TEST_CASE("affine recurrences within the region of stability have their fixed point as limit") {
  for (const auto& [step, beta] : {std::pair(1.0, 0.5), {2.25, 0.25}, {1.0, 0.0}, {3.9999, 0.99999}}) {
    INFO("alpha lambda = " << step << ", beta = " << beta);
    const auto tail = tail_of(heavy_ball(step, beta));
    REQUIRE(tail);
    REQUIRE(tail->limit);
    CHECK(std::abs(to_double(*tail->limit) - 1 / step) < 1e-15);
    CHECK(tail->limit->width() < 1e-90);
  }
}

TEST_CASE("outside of it they are unbounded") {
  for (const auto& [step, beta] : {std::pair(3.1, 0.5), {2.05, 0.02}, {-0.01, 0.3}, {1.0, 1.01}}) {
    INFO("alpha lambda = " << step << ", beta = " << beta);
    const auto tail = tail_of(heavy_ball(step, beta));
    REQUIRE(tail);
    CHECK(tail->unbounded);
    CHECK_FALSE(tail->limit);
  }
}

TEST_CASE("nothing is said on the boundary, at rest, or of what is not observed") {
  CHECK_FALSE(tail_of(heavy_ball(1, 1)));
  CHECK_FALSE(tail_of(heavy_ball(4, 1)));
  tests::AffineMap doubling(Matrix<double>::Constant(1, 1, 2), Vector<double>::Zero(1));
  CHECK_FALSE(linear_tail(doubling, tests::orbit(doubling, Vector<double>::Zero(1), 40)));
  Matrix<double> diagonal(2, 2);
  diagonal << 0.5, 0, 0, 2;
  tests::AffineMap hidden(diagonal, Vector<double>::Zero(2));
  CHECK_FALSE(linear_tail(hidden, tests::orbit(hidden, Vector<double>::Ones(2), 40)));
}

#include "theorems/meaning/initial_value_problem.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "numbers/errors.h"

using namespace referee;

namespace {

using State = std::vector<double>;

void decay(double, const State& y, State& rate) {
  rate[0] = -y[0];
  rate[1] = -200 * y[1];
}
void spin(double, const State& y, State& rate) {
  rate[0] = y[1];
  rate[1] = -y[0];
}
void square(double, const State& y, State& rate) {
  rate[0] = y[0] * y[0];
}

Indeterminate::Reason reason(const RateOfChange& rate, const SolutionPoint& from, double to,
                             std::uint64_t most_steps) {
  try {
    advance(rate, from, to, 1e-12, most_steps);
  } catch (const Indeterminate& error) {
    return error.reason;
  }
  return Indeterminate::Reason::unrepresentable;
}

}  // namespace

TEST_CASE("solutions are followed forward and backward to their tolerance") {
  for (const double tolerance : {1e-8, 1e-12}) {
    const SolutionPoint end = advance(decay, {0, {1, 1}}, 2, tolerance, 10'000);
    CHECK(end.time == 2);
    CHECK(std::abs(end.state[0] - std::exp(-2)) < 10 * tolerance);
    CHECK(std::abs(end.state[1]) < 10 * tolerance);
    const SolutionPoint turned = advance(spin, {1, {0, 1}}, -2, tolerance, 10'000);
    CHECK(turned.time == -2);
    CHECK(std::abs(turned.state[0] + std::sin(3)) < 10 * tolerance);
  }
  CHECK(std::abs(advance(spin, {0, {0, 1}}, 3, 1e-3, 10'000).state[0] - std::sin(3)) > 1e-10);
}

TEST_CASE("a solution goes on from where it was left") {
  SolutionPoint point{0, {0, 1}};
  for (int i = 1; i <= 100; ++i) point = advance(spin, point, 0.1 * i, 1e-12, 100);
  CHECK(std::abs(point.state[0] - std::sin(10)) < 1e-9);
  CHECK(advance(spin, point, point.time, 1e-12, 0).state == point.state);
}

TEST_CASE("small and large states are followed with the same relative accuracy") {
  for (const double size : {1e-150, 1.0, 1e150}) {
    CHECK(advance(decay, {0, {size, 0}}, 1, 1e-12, 10'000).state[0] / size ==
          Approx(std::exp(-1)).epsilon(1e-10));
  }
  auto constant = [](double, const State&, State& rate) { rate[0] = 3; };
  CHECK(advance(constant, {0, {0}}, 2, 1e-12, 10'000).state[0] == Approx(6).epsilon(1e-12));
}

TEST_CASE("a solution that ends or takes too long is given up") {
  CHECK(reason(square, {0, {1}}, 2, 10'000) == Indeterminate::Reason::possibly_undefined);
  CHECK(advance(square, {0, {1}}, 0.5, 1e-12, 10'000).state[0] == Approx(2).epsilon(1e-10));
  auto root = [](double, const State& y, State& rate) { rate[0] = -std::sqrt(y[0] - 1) - 1; };
  CHECK(reason(root, {0, {2}}, 5, 10'000) == Indeterminate::Reason::possibly_undefined);
  CHECK(reason(decay, {0, {1, 1}}, 100, 50) == Indeterminate::Reason::too_large);
  CHECK(reason(spin, {0, {NAN, 1}}, 1, 50) == Indeterminate::Reason::possibly_undefined);
}

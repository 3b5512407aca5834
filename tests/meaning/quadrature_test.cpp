#include "theorems/meaning/quadrature.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "numbers/arithmetic.h"
#include "numbers/errors.h"

using namespace referee;

namespace {

Quadrature<double> plain(const std::function<double(double)>& f, double low, double high) {
  return integrate<double>(f, low, high, 1e-13);
}

}  // namespace

TEST_CASE("smooth integrands are integrated to rounding, with an error to match") {
  const Quadrature<double> wave = plain([](double t) { return std::cos(t); }, 0, 1);
  CHECK(wave.value == Approx(std::sin(1.0)).epsilon(1e-14));
  CHECK(wave.error < 1e-14);
  CHECK(wave.magnitude == Approx(std::sin(1.0)).epsilon(1e-10));
  const Mp50 pi = NumberTraits<Mp50>::pi();
  const Quadrature<Mp50> half =
      integrate<Mp50>([](const Mp50& t) { return Mp50(sin(t)); }, Mp50(0), pi, 1e-40);
  CHECK(to_double(Mp50(abs(Mp50(half.value - 2)))) < 1e-45);
  CHECK(to_double(half.error) < 1e-45);
}

TEST_CASE("the error of rough integrands is understated by less than a factor of ten") {
  struct Case {
    std::function<double(double)> f;
    double low, high, integral;
  };
  const Case cases[] = {
      {[](double t) { return std::abs(t - 0.3); }, 0, 1, 0.29},
      {[](double t) { return std::sqrt(t); }, 0, 9, 18},
      {[](double t) { return t < 0.7 ? 1.0 : 3.0; }, 0, 1, 1.6},
      {[](double t) { return 1 / std::sqrt(t); }, 0, 4, 4},
      {[](double t) { return std::sin(400 * t); }, 0, 1, (1 - std::cos(400)) / 400},
      {[](double t) { return std::exp(-1e6 * t * t); }, -1, 1, std::sqrt(std::acos(-1.0)) / 1e3}};
  for (const Case& one : cases) {
    const Quadrature<double> found = plain(one.f, one.low, one.high);
    INFO(one.integral << ": " << found.value << " +- " << found.error);
    const double rounding = 1e-14 * found.magnitude;
    CHECK(std::abs(found.value - one.integral) <= 10 * found.error + rounding);
    CHECK(found.error <= 1e-6 * found.magnitude);
  }
}

TEST_CASE("the error has the length of the interval as a factor") {
  // Half the library's rule cannot see this corner; on a long interval the error is long, too.
  auto corner = [](double t) { return std::abs(t - 333.1); };
  const Quadrature<double> once = integrate<double>(corner, 0, 1000, 1);
  const double exact = (333.1 * 333.1 + 666.9 * 666.9) / 2;
  CHECK(std::abs(once.value - exact) <= once.error);
}

TEST_CASE("an integrand without a finite value is refused, a vanishing one is not") {
  CHECK_THROWS_AS(plain([](double t) { return 1 / t; }, -1, 1), Indeterminate);
  CHECK_THROWS_AS(plain([](double t) { return std::log(t); }, -1, 1), Indeterminate);
  CHECK(plain([](double) { return 0.0; }, 0, 1).value == 0);
  CHECK(plain([](double t) { return t; }, 2, 2).value == 0);
}

TEST_CASE("the weights of Newton and Cotes integrate polynomials exactly") {
  for (int k = 0; k <= largest_newton_cotes_degree; ++k) {
    const std::vector<Rational>& weights = newton_cotes_weights(k);
    REQUIRE(weights.size() == static_cast<std::size_t>(k + 1));
    for (int degree = 0; degree <= k; ++degree) {
      Rational sum(0);
      for (int i = 0; i <= k; ++i)
        sum += weights[static_cast<std::size_t>(i)] * power(Rational(i, std::max(1, k)), degree);
      CHECK(sum == Rational(1, degree + 1));
    }
  }
  CHECK(newton_cotes_weights(2) == std::vector<Rational>{Rational(1, 6), Rational(2, 3), Rational(1, 6)});
  CHECK_THROWS_AS(newton_cotes_weights(21), InternalError);
}

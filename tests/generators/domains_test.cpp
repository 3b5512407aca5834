#include <Eigen/Eigenvalues>
#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "generators/matrices.h"
#include "generators/scalars.h"
#include "generators/vectors.h"

using namespace referee;

namespace {

Rational q(long p, long r = 1) {
  return Rational(p) / Rational(r);
}

RealInterval interval(std::optional<Rational> low, std::optional<Rational> high, bool open_low,
                      bool open_high) {
  return {std::move(low), std::move(high), open_low, open_high};
}

const std::vector<RealInterval>& intervals() {
  static const std::vector<RealInterval> list{interval(q(0), std::nullopt, true, true),
                                              interval(std::nullopt, std::nullopt, true, true),
                                              interval(q(0), q(1), false, true),
                                              interval(q(0), q(2, 7), true, false),
                                              interval(q(3), q(3), false, false),
                                              interval(q(-5), q(5), true, true),
                                              interval(q(1, 1000), q(2, 1000), true, true),
                                              interval(std::nullopt, q(-2), true, false),
                                              interval(q(1000), std::nullopt, false, true),
                                              interval(q(99999, 100000), q(1), true, true),
                                              interval(q(1), q(1000000), false, false)};
  return list;
}

}  // namespace

TEST_CASE("numbers lie in their interval, in every mode") {
  for (std::size_t k = 0; k < intervals().size(); ++k) {
    const RealInterval& domain = intervals()[k];
    const auto modes = static_cast<std::uint32_t>(number_modes(domain).size());
    for (std::uint64_t number = 0; number < 300; ++number) {
      Choices choices(k, "numbers", number);
      if (number % 2 == 0) choices.force({static_cast<std::uint32_t>(number / 2 % modes)});
      const Rational x = draw_number(domain, choices, number % 5 == 0);
      INFO("interval " << k << ", x = " << to_string(x));
      CHECK(domain.contains(x));
      CHECK(bits(x) < 80);
      Choices again(choices.recipe());
      CHECK(draw_number(domain, again, number % 5 == 0) == x);
    }
  }
}

TEST_CASE("the simplest number of a range that begins at 0 is 1") {
  Choices simplest{Recipe{}};
  CHECK(draw_number(interval(q(0), std::nullopt, true, true), simplest) == 1);
}

TEST_CASE("closed ends are drawn exactly, squares when asked") {
  const RealInterval domain = interval(q(1, 3), q(7), false, false);
  int low = 0, high = 0, squares = 0;
  for (std::uint64_t number = 0; number < 1000; ++number) {
    Choices choices(1, "ends", number);
    const Rational x = draw_number(domain, choices);
    low += x == q(1, 3);
    high += x == 7;
    Choices other(2, "ends", number);
    squares += exact_sqrt(draw_number(domain, other, true)).has_value();
  }
  CHECK(low > 10);
  CHECK(high > 10);
  CHECK(squares > 600);
}

TEST_CASE("integers lie in their range and prefer its beginning") {
  int small = 0, largest = 0;
  for (std::uint64_t number = 0; number < 1000; ++number) {
    Choices choices(1, "integers", number);
    const long k = draw_integer(1, 20, choices);
    CHECK(k >= 1);
    CHECK(k <= 20);
    small += k <= 5;
    largest += k == 20;
    Choices wide(2, "integers", number);
    CHECK(draw_integer(0, std::nullopt, wide) <= 1000);
  }
  CHECK(small > 400);
  CHECK(largest > 10);
}

TEST_CASE("the simplest fraction between two numbers") {
  CHECK(simplest_between(q(1, 3), q(1, 2)) == q(1, 2));
  CHECK(simplest_between(q(31, 100), q(32, 100)) == q(5, 16));
  CHECK(simplest_between(q(-7, 2), q(-5, 2)) == -3);
  CHECK(simplest_between(q(-1), q(1)) == 0);
  CHECK(simplest_between(q(22, 7), q(22, 7)) == q(22, 7));
}

TEST_CASE("vectors of the sphere have norm 1 exactly") {
  for (int d = 1; d <= 6; ++d)
    for (std::uint64_t number = 0; number < 50; ++number) {
      Choices choices(1, "sphere", number);
      const Vector<Rational> u = draw_unit_vector(d, choices);
      CHECK(u.dot(u) == 1);
    }
}

TEST_CASE("edge vectors are what they say") {
  EarlierVectors earlier;
  earlier.points.push_back(Vector<Rational>::Constant(3, q(2)));
  earlier.minimizers.push_back(Vector<Rational>::Constant(3, q(-1)));
  const auto modes = vector_modes(3, earlier);
  for (std::uint32_t m = 0; m < modes.size(); ++m)
    for (std::uint64_t number = 0; number < 20; ++number) {
      Choices choices(1, "vectors", number);
      choices.force({m});
      const Vector<Rational> x = draw_vector(3, earlier, choices);
      REQUIRE(x.size() == 3);
      if (modes[m] == VectorMode::zero) CHECK(x.isZero());
      if (modes[m] == VectorMode::equal_earlier) CHECK(x == earlier.points[0]);
      if (modes[m] == VectorMode::equal_minimizer) CHECK(x == earlier.minimizers[0]);
      if (modes[m] == VectorMode::orthogonal) CHECK(x.dot(Vector<Rational>::Ones(3)) == 0);
    }
}

TEST_CASE("orthogonal matrices are orthogonal exactly") {
  for (int d = 1; d <= 5; ++d)
    for (std::uint64_t number = 0; number < 30; ++number) {
      Choices choices(1, "orthogonal", number);
      const Matrix<Rational> m = draw_orthogonal(d, choices);
      CHECK(m.transpose() * m == Matrix<Rational>::Identity(d, d));
    }
}

TEST_CASE("symmetric matrices have exactly their spectrum") {
  for (int d = 1; d <= 6; ++d)
    for (std::uint64_t number = 0; number < 60; ++number) {
      Choices choices(1, "symmetric", number);
      choices.force({static_cast<std::uint32_t>(number % spectrum_modes)});
      std::vector<Rational> spectrum = draw_spectrum(d, q(-2), q(5), choices);
      const Matrix<Rational> a = draw_symmetric(spectrum, choices);
      CHECK(a.transpose() == a);
      CHECK(a.trace() == std::accumulate(spectrum.begin(), spectrum.end(), Rational(0)));
      std::sort(spectrum.begin(), spectrum.end());
      CHECK(spectrum.front() >= -2);
      CHECK(spectrum.back() <= 5);
      const Matrix<double> rounded = a.unaryExpr([](const Rational& x) { return to_double(x); });
      const Vector<double> eigenvalues = Eigen::SelfAdjointEigenSolver<Matrix<double>>(rounded).eigenvalues();
      for (int i = 0; i < d; ++i)
        CHECK(eigenvalues(i) == Approx(to_double(spectrum[static_cast<std::size_t>(i)])).margin(1e-9));
    }
}

TEST_CASE("a spectrum in an open interval stays inside") {
  for (std::uint64_t number = 0; number < 60; ++number) {
    Choices choices(1, "open", number);
    const Matrix<Rational> a = draw_symmetric(3, interval(q(0), std::nullopt, true, true), choices);
    const Matrix<double> rounded = a.unaryExpr([](const Rational& x) { return to_double(x); });
    CHECK(Eigen::SelfAdjointEigenSolver<Matrix<double>>(rounded).eigenvalues()(0) > 0);
  }
}

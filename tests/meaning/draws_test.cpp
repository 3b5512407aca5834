#include "theorems/meaning/draws.h"

#include <catch2/catch.hpp>

using namespace referee;

namespace {

using Polynomial = SparsePolynomial<Exact>;

Exact fraction(int n, int d) {
  return Exact(Rational(n, d));
}

}  // namespace

TEST_CASE("moments of normal draws") {
  Draws<Exact> draws;
  const Polynomial x = draws.normal({1, 0, 0}, Exact(2), Exact(3));
  CHECK(draws.expected(x) == Polynomial(2));
  CHECK(draws.expected(x * x) == Polynomial(7));
  CHECK(draws.expected(power(x - Polynomial(2), 6L)) == Polynomial(15 * 27));
  CHECK(draws.expected(power(x - Polynomial(2), 5L)) == Polynomial(0));
  CHECK(draws.normal({1, 0, 0}, Exact(2), Exact(3)) == x);
  CHECK(draws.variance(x * Polynomial(5)) == Exact(75));
}

TEST_CASE("moments of finite draws") {
  Draws<Exact> draws;
  const Polynomial die =
      draws.finite({1, 0, 0}, {Exact(1), Exact(2), Exact(3), Exact(4), Exact(5), Exact(6)});
  CHECK(draws.expected(die) == Polynomial(fraction(7, 2)));
  CHECK(draws.variance(die) == fraction(35, 12));
  CHECK(draws.expected(power(die, 3L)) == Polynomial(fraction(441, 6)));
}

TEST_CASE("independent draws: expectations of products") {
  Draws<Exact> draws;
  const Polynomial x = draws.normal({1, 0, 0}, Exact(2), Exact(3));
  const Polynomial y = draws.normal({1, 1, 0}, Exact(-1), Exact(5));
  const Polynomial p = x + y * Polynomial(2) + Polynomial(4), q = x - y;
  CHECK(draws.expected_product(p, q) == draws.expected(p * q));
  CHECK(draws.expected_product(p, p) == draws.expected(p * p));
  CHECK(draws.expected_product(p * q, q) == draws.expected(p * q * q));
  const Polynomial s = p + draws.finite({2, 0, 0}, {Exact(0), Exact(1), Exact(5)}) * Polynomial(3);
  for (int k = 0; k <= 6; ++k)
    CHECK(draws.expected_power(s, k) == draws.expected(power(s, static_cast<long>(k))));
  CHECK(draws.is_normal(p));
  CHECK_FALSE(draws.is_normal(p * q));
  CHECK_FALSE(draws.is_normal(Polynomial(1)));
}

TEST_CASE("formal variables stay") {
  Draws<Exact> draws;
  const Polynomial x = draws.normal({1, 0, 0}, Exact(2), Exact(3));
  const Polynomial e = Draws<Exact>::formal(0);
  const Polynomial mean = draws.expected(square(x + e));
  CHECK(Draws<Exact>::coefficient(mean, {}, 0) == Polynomial(7));
  CHECK(Draws<Exact>::coefficient(mean, {{-1, 1}}, 0) == Polynomial(4));
  CHECK(Draws<Exact>::coefficient(power(x + e, 3L), {{-1, 2}}, 0) == Polynomial(3) * x);
  // Of two nested derivatives, the inner one leaves the outer variable alone.
  const Polynomial inner = Draws<Exact>::formal(1);
  CHECK(Draws<Exact>::coefficient(square(x + e + inner), {{-2, 1}}, 1) == Polynomial(2) * (x + e));
}

TEST_CASE("draws that are listed") {
  Draws<Exact> draws;
  draws.normal({1, 0, 0}, Exact(0), Exact(1));
  draws.finite({2, 7, 0}, {Exact(0), Exact(1)});
  CHECK_FALSE(draws.list({0}));
  CHECK(draws.list({0, 1}));
  CHECK_FALSE(draws.list({1}));
  CHECK(draws.is_listed({2, 7, 0}));
  draws.list_none();
  CHECK_FALSE(draws.is_listed({2, 7, 0}));
}

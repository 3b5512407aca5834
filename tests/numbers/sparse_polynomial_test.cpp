#include "numbers/sparse_polynomial.h"

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

using Polynomial = SparsePolynomial<Exact>;

/// A polynomial in up to three variables.
Polynomial draw_polynomial() {
  Polynomial p{Exact(draw_rational())};
  for (int i = 0; i < 3; ++i) {
    p += Polynomial(Exact(draw_rational())) *
         power(Polynomial::variable(*rc::gen::inRange(0, 3)), static_cast<long>(*rc::gen::inRange(0, 4))) *
         Polynomial::variable(*rc::gen::inRange(0, 3));
  }
  return p;
}

Exact value_at(const Polynomial& p, const std::vector<Rational>& x) {
  return p.sum_of([&](const Polynomial::Monomial& monomial) {
    Exact product(1);
    for (const auto& [variable, exponent] : monomial)
      product *= power(Exact(x[static_cast<std::size_t>(variable)]), static_cast<long>(exponent));
    return product;
  });
}

}  // namespace

TEST_CASE("sums and products of polynomials have the values of sums and products") {
  check_property("evaluation is a homomorphism", [] {
    const Polynomial p = draw_polynomial(), q = draw_polynomial();
    const std::vector<Rational> x{draw_rational(), draw_rational(), draw_rational()};
    RC_ASSERT(value_at(p + q, x) == value_at(p, x) + value_at(q, x));
    RC_ASSERT(value_at(p - q, x) == value_at(p, x) - value_at(q, x));
    RC_ASSERT(value_at(p * q, x) == value_at(p, x) * value_at(q, x));
    RC_ASSERT(value_at(power(p, 3), x) == power(value_at(p, x), 3));
    RC_ASSERT(value_at(p / Polynomial(7), x) == value_at(p, x) / Exact(7));
    RC_ASSERT((p - p).is_constant());
    RC_ASSERT(p * q == q * p);
  });
}

TEST_CASE("what is no polynomial says on which variables it depends") {
  const Polynomial x = Polynomial::variable(4), y = Polynomial::variable(2);
  try {
    sqrt(x * y + x);
    FAIL("a root of a polynomial");
  } catch (const NotPolynomial& error) {
    CHECK(error.variables == std::vector<int>{2, 4});
  }
  CHECK_THROWS_AS(x / y, NotPolynomial);
  CHECK_THROWS_AS(compare(x, y, Polynomial(0)), NotPolynomial);
  CHECK_THROWS_AS(power(x, -1L), NotPolynomial);
  CHECK(sqrt(Polynomial(4)) == Polynomial(2));
}

TEST_CASE("comparisons and extrema of polynomials that differ by a constant") {
  const Polynomial x = Polynomial::variable(0);
  const Polynomial more = x + Polynomial(1);
  CHECK(holds(Relation::less, compare(x, more, Polynomial(0))) == Truth::yes);
  CHECK(max(x, more) == more);
  CHECK(min(x, more) == x);
}

TEST_CASE("affine polynomials and variables") {
  const Polynomial x = Polynomial::variable(0), y = Polynomial::variable(1);
  CHECK((x + y * Polynomial(3) + Polynomial(1)).is_affine());
  CHECK_FALSE((x * y).is_affine());
  CHECK_FALSE(square(x).is_affine());
  CHECK((x * y - y * x).is_constant());
  CHECK((x + y).variables() == std::vector<int>{0, 1});
}

TEST_CASE("products of too many parts are refused") {
  Polynomial sum(1);
  for (int i = 0; i < 2000; ++i) sum += Polynomial::variable(i);
  CHECK_THROWS_AS(sum * sum, NotPolynomial);
}

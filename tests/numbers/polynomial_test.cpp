#include "numbers/polynomial.h"

#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

Polynomial from_roots(const std::vector<Rational>& roots) {
  Polynomial p{Rational(1)};
  for (const Rational& r : roots) p = multiply(p, {Rational(-r), Rational(1)});
  return p;
}

/// z^2 - 2 r c z + r^2: the roots r e^(+-i t) with cos t = c.
Polynomial pair(const Rational& r, const Rational& c) {
  return {Rational(r * r), Rational(-2 * r * c), Rational(1)};
}

Polynomial product(const std::vector<Polynomial>& factors) {
  Polynomial p{Rational(1)};
  for (const Polynomial& f : factors) p = multiply(p, f);
  return p;
}

bool less(const Polynomial& p) {
  return holds(Relation::less, compare_largest_root_with_one(p)) == Truth::yes;
}
bool equal(const Polynomial& p) {
  return holds(Relation::equal, compare_largest_root_with_one(p)) == Truth::yes;
}
bool greater(const Polynomial& p) {
  return holds(Relation::greater, compare_largest_root_with_one(p)) == Truth::yes;
}

}  // namespace

TEST_CASE("division, common divisors and square-free parts") {
  const Polynomial p = from_roots({1, 2, 2, 3}), q = from_roots({2, 3, 5});
  CHECK(greatest_common_divisor(p, q) == from_roots({2, 3}));
  CHECK(square_free(p) == from_roots({1, 2, 3}));
  CHECK(divide(p, q).quotient.size() == 2);
  CHECK(divide(q, p).quotient.empty());
  CHECK(greatest_common_divisor({}, q) == q);
}

TEST_CASE("division with remainder") {
  check_property("p = quotient q + remainder", [] {
    const auto draw = [](std::size_t n) {
      Polynomial p;
      for (std::size_t i = 0; i < n; ++i) p.push_back(draw_rational());
      p.push_back(Rational(1));
      return p;
    };
    const Polynomial p = draw(5), q = draw(2);
    const PolynomialDivision d = divide(p, q);
    const Rational z = draw_rational();
    RC_ASSERT(evaluate(p, z) == evaluate(d.quotient, z) * evaluate(q, z) + evaluate(d.remainder, z));
    RC_ASSERT(d.remainder.size() < q.size());
  });
}

TEST_CASE("real roots are counted in closed intervals") {
  const Polynomial p = from_roots({-1, 0, 0, 2});
  CHECK(count_real_roots(p, -1, 2) == 3);
  CHECK(count_real_roots(p, Rational(-1, 2), 2) == 2);
  CHECK(count_real_roots(p, 0, 0) == 1);
  CHECK(count_real_roots(p, 3, 9) == 0);
  CHECK(count_real_roots({Rational(1), Rational(0), Rational(1)}, -5, 5) == 0);
}

TEST_CASE("strict stability") {
  CHECK(schur_stable(from_roots({Rational(1, 2), Rational(-9, 10), 0})));
  CHECK_FALSE(schur_stable(from_roots({Rational(1, 2), 1})));
  CHECK_FALSE(schur_stable(from_roots({Rational(1, 2), 3})));
  CHECK_FALSE(schur_stable(from_roots({Rational(1, 2), 2})));
  CHECK(schur_stable(pair(Rational(99, 100), Rational(3, 5))));
  CHECK_FALSE(schur_stable(pair(1, Rational(3, 5))));
  CHECK(schur_stable({Rational(7)}));
}

TEST_CASE("the largest root against one, boundary cases included") {
  const Rational c(3, 5);
  CHECK(less(from_roots({0, 0, 0})));
  CHECK(equal(from_roots({1})));
  CHECK(equal(from_roots({-1, -1, 1, 1, 1})));
  CHECK(equal(product({pair(1, c), pair(1, c)})));
  CHECK(equal(
      product({pair(1, c), pair(1, c), pair(1, Rational(-1, 3)), from_roots({0, Rational(1, 2), -1})})));
  CHECK(greater(product({pair(1, c), from_roots({2})})));
  CHECK(greater(product({pair(1, c), from_roots({2, Rational(1, 2)})})));
  CHECK(greater(product({pair(2, c), pair(Rational(1, 2), c)})));
  CHECK(greater(product({pair(2, c), pair(2, c), pair(Rational(1, 2), c), from_roots({1})})));
  CHECK(greater(from_roots({Rational(1000001, 1000000)})));
  CHECK(less(from_roots({Rational(999999, 1000000)})));
  CHECK(equal({Rational(1), Rational(1), Rational(1), Rational(1), Rational(1)}));
}

TEST_CASE("the largest root against one, random roots") {
  check_property(
      "known moduli",
      [] {
        Polynomial p{Rational(1)};
        Rational largest(0);
        const int n = *rc::gen::inRange(1, 5);
        for (int i = 0; i < n; ++i) {
          const Rational r(*rc::gen::element(0, 1, 2, 3, 4, 4, 4, 5), 4);
          const Rational c(*rc::gen::inRange(-4, 5), 4);
          p = multiply(
              p, *rc::gen::inRange(0, 2) == 0 ? pair(r, c) : from_roots({Rational(r * (c < 0 ? -1 : 1))}));
          if (r > largest) largest = r;
        }
        const Ordering o = compare_largest_root_with_one(p), expected = compare(largest, Rational(1));
        RC_ASSERT(o.less == expected.less && o.equal == expected.equal && o.greater == expected.greater);
        RC_ASSERT(schur_stable(p) == (largest < 1));
      },
      500);
}

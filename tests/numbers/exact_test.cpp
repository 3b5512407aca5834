#include "numbers/exact.h"

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

/// a + b sqrt(n) with small parts; often rational, sometimes with a square or non-squarefree n.
Exact draw_exact() {
  const Rational a(*rc::gen::inRange(-30, 31), *rc::gen::inRange(1, 9));
  const Rational b(*rc::gen::inRange(-6, 7), *rc::gen::inRange(1, 5));
  return Exact(a, b, Rational(*rc::gen::inRange(0, 30)));
}

Exact root(int n) {
  return sqrt(Exact(n));
}

bool agree(const WideInterval& a, const WideInterval& b) {
  return compare(a, b, WideInterval(1)).equal;
}

}  // namespace

TEST_CASE("radicands are canonical") {
  CHECK(root(8).radicand() == 2);
  CHECK(root(8).root_part() == 2);
  CHECK(root(9).is_rational());
  CHECK(sqrt(Exact(Rational(3, 4))) == root(3) / 2);
  CHECK(sqrt(Exact(Rational(1, 2))) == root(2) / 2);
  const Integer prime = 1000003;
  CHECK(sqrt(Exact(Integer(prime * prime * 2))) == Exact(prime) * root(2));
  CHECK(Exact(Rational(1), Rational(5), Rational(0)) == Exact(1));
}

TEST_CASE("arithmetic agrees with 150 digits") {
  check_property(
      "+ - * / and order",
      [] {
        const Exact x = draw_exact(), y = draw_exact();
        const WideInterval u = enclose(x), v = enclose(y);
        const int order = Exact::order(x, y);
        if (order != 0) RC_ASSERT((order < 0 ? u.upper() < v.lower() : u.lower() > v.upper()));
        if (order == 0) RC_ASSERT(agree(u, v));
        RC_ASSERT(Exact::order(y, x) == -order);
        RC_ASSERT(agree(enclose(floor(x)), floor(u)));
        try {
          RC_ASSERT(agree(enclose(x + y), u + v));
          RC_ASSERT(agree(enclose(x - y), u - v));
          RC_ASSERT((x - y).signum() == order);
          RC_ASSERT(agree(enclose(x * y), u * v));
          if (y.signum() != 0) RC_ASSERT(agree(enclose(x / y), u / v));
        } catch (const Indeterminate& e) {
          RC_ASSERT(e.reason == Indeterminate::Reason::unrepresentable);
          RC_ASSERT(x.radicand() != y.radicand());
        }
      },
      1000);
}

TEST_CASE("field laws hold exactly") {
  check_property("distributive, inverse, square root of a square", [] {
    const int n = *rc::gen::inRange(2, 30);
    const auto draw = [n] {
      return Exact(Rational(*rc::gen::inRange(-9, 10), *rc::gen::inRange(1, 5)),
                   Rational(*rc::gen::inRange(-9, 10)), Rational(n));
    };
    const Exact x = draw(), y = draw(), z = draw();
    RC_ASSERT(x * (y + z) == x * y + x * z);
    if (y.signum() != 0) RC_ASSERT(x / y * y == x);
    RC_ASSERT(sqrt(square(x)) == abs(x));
    RC_ASSERT(floor(x) <= x && x < floor(x) + 1);
    RC_ASSERT(ceil(x) >= x && x > ceil(x) - 1);
  });
}

TEST_CASE("comparison is decided across fields") {
  CHECK(Exact::order(root(2), root(3)) < 0);
  CHECK(Exact::order(1 + root(2), root(6)) < 0);
  CHECK(Exact::order(1 + root(3), root(7)) > 0);
  CHECK(Exact::order(-root(2), -root(3)) > 0);
  CHECK(Exact::order(root(8), 2 * root(2)) == 0);
  const Integer p = 1000003, q = 1000033;
  const Exact left = sqrt(Exact(Integer(p * p * 7))), right = sqrt(Exact(7)) * Exact(p);
  CHECK(Exact::order(left, right) == 0);
  CHECK((left - right).signum() == 0);
  CHECK(sqrt(Exact(Integer(p * q))) * sqrt(Exact(Integer(p * q * 4))) == Exact(Integer(2 * p * q)));
  // 2 sqrt(a) against sqrt(a-1) + sqrt(a+1) squared: they differ by about a^-2.
  const Integer a = boost::multiprecision::pow(Integer(10), 200);
  CHECK(Exact::order(sqrt(Exact(Integer(a * a - 1))), Exact(a)) < 0);
}

TEST_CASE("roots within a field") {
  CHECK(sqrt(3 + 2 * root(2)) == 1 + root(2));
  CHECK(sqrt(3 - 2 * root(2)) == root(2) - 1);
  CHECK(sqrt((7 + 3 * root(5)) / 2) == (3 + root(5)) / 2);
  CHECK_THROWS_WITH(
      sqrt(1 + root(2)),
      "sqrt(1 + sqrt(2)) is not among the numbers of the form a + b*sqrt(n) with rational a and b");
}

TEST_CASE("products of pure roots change the field, sums of them do not fit") {
  CHECK(root(2) * root(3) == root(6));
  CHECK(root(6) / root(2) == root(3));
  CHECK_THROWS_WITH(
      root(2) + root(3),
      "(sqrt(2)) + (sqrt(3)) is not among the numbers of the form a + b*sqrt(n) with rational a and b");
}

TEST_CASE("transcendental functions are exact at one place only") {
  CHECK(exp(Exact(0)) == Exact(1));
  CHECK(log(Exact(1)) == Exact(0));
  CHECK(sin(Exact(0)) == Exact(0));
  CHECK(cos(Exact(0)) == Exact(1));
  CHECK(tan(Exact(0)) == Exact(0));
  CHECK(tanh(Exact(0)) == Exact(0));
  CHECK_THROWS_WITH(exp(Exact(1)),
                    "exp(1) is not among the numbers of the form a + b*sqrt(n) with rational a and b");
}

TEST_CASE("exact powers") {
  CHECK(power(Exact(4), Exact(Rational(3, 2))) == Exact(8));
  CHECK(power(Exact(2), Exact(Rational(-1, 2))) == root(2) / 2);
  CHECK(power(Exact(0), Exact(Rational(1, 3))) == Exact(0));
  CHECK(power(Exact(0), Exact(0)) == Exact(1));
  CHECK(power(Exact(-2), Exact(3)) == Exact(-8));
  CHECK(power(Exact(-1), 1'000'000'001L) == Exact(-1));
  CHECK(power(1 + root(2), -1) == root(2) - 1);
  CHECK_THROWS_WITH(power(Exact(-2), Exact(Rational(1, 2))), "power has no value: (-2)^(1/2)");
  CHECK_THROWS_WITH(power(Exact(0), -1), "power has no value: (0)^(-1)");
  CHECK_THROWS_AS(power(Exact(2), Exact(Rational(1, 3))), Indeterminate);
}

TEST_CASE("failures name the operands") {
  CHECK_THROWS_WITH(Exact(1) / Exact(0), "division by zero: 1 / 0");
  CHECK_THROWS_WITH(sqrt(Exact(-2)), "square root of a negative number: sqrt(-2)");
  CHECK_THROWS_WITH(log(Exact(0)), "logarithm of a number that is not positive: log(0)");
  CHECK_THROWS_WITH(power(Exact(3), 100'000), Catch::Contains("is over the limit of 20000"));
  CHECK_THROWS_AS(Exact(power(Rational(3), 20'000)), Indeterminate);
}

TEST_CASE("text of exact numbers") {
  CHECK(to_string(Exact(Rational(1, 2)) + 3 * root(2)) == "1/2 + 3*sqrt(2)");
  CHECK(to_string(1 - root(5)) == "1 - sqrt(5)");
  CHECK(to_string(-root(5) / 2) == "-1/2*sqrt(5)");
  CHECK(to_string(Exact(Rational(-3, 4))) == "-3/4");
  CHECK(to_text(Exact(power(Rational(3, 7), 100)), 6).size() < 20);
}

TEST_CASE("conversion to double is accurate through cancellation") {
  const Exact tiny = power(root(2) - 1, 60);
  CHECK(to_double(tiny) == Approx(std::pow(std::sqrt(2.0) - 1, 60)).epsilon(1e-12));
  CHECK(to_double(root(2)) == std::sqrt(2.0));
}

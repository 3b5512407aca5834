#include "numbers/germ.h"

#include "numbers/errors.h"
#include "numbers/jet.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

using ExactGerm = Germ<Exact>;
const auto eps = [] { return ExactGerm::epsilon(); };

Exact slope(const ExactGerm& f) {
  return f.coefficient(1);
}

}  // namespace

TEST_CASE("one-sided derivatives at kinks") {
  CHECK(slope(abs(eps() * 3)) == Exact(3));
  CHECK(slope(abs(eps() * -3)) == Exact(3));
  CHECK(slope(max(1 + eps(), 1 - eps() * 2)) == Exact(1));
  CHECK(slope(min(1 + eps(), 1 - eps() * 2)) == Exact(-2));
  CHECK(slope(max(eps() * eps(), -eps())) == Exact(0));
}

TEST_CASE("directional derivatives of x^2 y / (x^2 + y^2) at the origin") {
  check_property("f'(0; v) = v1^2 v2 / |v|^2", [] {
    const Rational a = draw_positive(), b = draw_rational();
    const ExactGerm x = eps() * Exact(a), y = eps() * Exact(b);
    const ExactGerm f = square(x) * y / (square(x) + square(y));
    RC_ASSERT(slope(f) == Exact(a * a * b / (a * a + b * b)));
    RC_ASSERT(f.is_exact());
  });
}

TEST_CASE("norms along a line") {
  const ExactGerm x = eps() * 3, y = eps() * 4;
  CHECK(slope(sqrt(x * x + y * y)) == Exact(5));
  const ExactGerm root = sqrt(square(1 + eps()));
  CHECK(root.is_exact());
  CHECK(slope(root) == Exact(1));
  CHECK(sqrt(1 + eps()).coefficient(2) == Exact(Rational(-1, 8)));
  CHECK_FALSE(sqrt(1 + eps()).is_exact());
}

TEST_CASE("germs agree with jets where there is a derivative") {
  const auto f = [](const auto& t) {
    return exp(sin(t)) * log(t + 2) / (square(t) + 1) + tanh(t) * sqrt(t + 1) - tan(t);
  };
  const Mp50 x = from_rational<Mp50>(Rational(2, 5));
  const Jet<Mp50> jet = f(Jet<Mp50>::variable(x, 0, 1, 2));
  const Germ<Mp50> germ = f(Germ<Mp50>(x) + Germ<Mp50>::epsilon());
  CHECK(abs(Mp50(germ.coefficient(0) - jet.value())) < Mp50(1e-45));
  CHECK(abs(Mp50(germ.coefficient(1) - jet.gradient()(0))) < Mp50(1e-45));
  CHECK(abs(Mp50(germ.coefficient(2) * 2 - jet.hessian()(0, 0))) < Mp50(1e-45));
}

TEST_CASE("field laws on polynomials and their quotients") {
  check_property("(f g) / g = f up to the truncation", [] {
    const auto draw = [] {
      std::vector<Exact> c;
      for (int i = 0; i < 3; ++i) c.push_back(Exact(*rc::gen::inRange(-4, 5)));
      return ExactGerm(*rc::gen::inRange(-2, 3), c, true);
    };
    const ExactGerm f = draw(), g = draw();
    if (g.certainly_zero()) return;
    RC_ASSERT((f * g) / g == f);
    RC_ASSERT((f - f).certainly_zero());
    const ExactGerm remainder = f - (f / g) * g;
    for (int k = -4; k < 1; ++k) RC_ASSERT(k >= remainder.end() || remainder.coefficient(k) == Exact(0));
  });
}

TEST_CASE("order is lexicographic") {
  const auto order = [](const ExactGerm& a, const ExactGerm& b) { return compare(a, b, ExactGerm(1)); };
  CHECK(holds(Relation::less, order(0, eps())) == Truth::yes);
  CHECK(holds(Relation::less, order(eps(), Exact(Rational(1, 1000000)))) == Truth::yes);
  CHECK(holds(Relation::greater, order(eps(), eps() * eps() * 1000)) == Truth::yes);
  CHECK(holds(Relation::greater, order(1 / eps(), 1000)) == Truth::yes);
  CHECK(holds(Relation::equal, order(eps(), eps())) == Truth::yes);
  CHECK(holds(Relation::equal, order(exp(eps()), exp(eps()))) == Truth::unknown);
  CHECK(holds(Relation::less, order(1 + eps(), exp(eps()))) == Truth::yes);
}

TEST_CASE("expansions are truncated honestly") {
  const ExactGerm geometric = 1 / (1 - eps());
  CHECK(geometric.coefficient(5) == Exact(1));
  CHECK_THROWS_WITH(
      geometric.coefficient(6),
      "coefficient of eps^6 is beyond the known ones: 1 + 1*eps + 1*eps^2 + 1*eps^3 + 1*eps^4 + "
      "1*eps^5 + O(eps^6)");
  CHECK(eps().coefficient(100) == Exact(0));
  CHECK((exp(eps()) - 1 - eps()).valuation() == 2);
  CHECK(cos(eps()).coefficient(4) == Exact(Rational(1, 24)));
  CHECK(log(1 + eps()).coefficient(3) == Exact(Rational(1, 3)));
  CHECK(tan(eps()).coefficient(3) == Exact(Rational(1, 3)));
  CHECK(tanh(eps()).coefficient(5) == Exact(Rational(2, 15)));
  CHECK(sin(eps()).coefficient(5) == Exact(Rational(1, 120)));
}

TEST_CASE("powers of germs") {
  CHECK(power(eps(), 3).valuation() == 3);
  CHECK(power(eps(), -2).valuation() == -2);
  CHECK(power(1 + eps(), -1).coefficient(1) == Exact(-1));
  CHECK(power(eps() * eps() * 4, ExactGerm(Exact(Rational(1, 2)))).coefficient(1) == Exact(2));
  CHECK(power(1 + eps(), ExactGerm(Exact(Rational(1, 2)))).coefficient(1) == Exact(Rational(1, 2)));
  CHECK(power(eps() - eps(), 0).coefficient(0) == Exact(1));
  CHECK_THROWS_AS(power(eps(), ExactGerm(Exact(Rational(1, 2)))), Indeterminate);
  CHECK_THROWS_AS(power(-eps(), ExactGerm(Exact(Rational(1, 2)))), Undefined);
}

TEST_CASE("steps depend on the side") {
  CHECK(floor(2 - eps()) == ExactGerm(1));
  CHECK(floor(2 + eps()) == ExactGerm(2));
  CHECK(ceil(2 + eps()) == ExactGerm(3));
  CHECK(sign(-eps()) == ExactGerm(-1));
  CHECK(floor(Exact(Rational(5, 2)) - eps()) == ExactGerm(2));
}

TEST_CASE("failures of germs") {
  CHECK_THROWS_WITH(eps() / (eps() - eps()), "division by zero: 1*eps / 0");
  CHECK_THROWS_AS(1 / (exp(eps()) - exp(eps())), Indeterminate);
  CHECK_THROWS_WITH(sqrt(-eps()), "square root of a negative number: sqrt(-1*eps)");
  CHECK_THROWS_WITH(sqrt(eps()), "sqrt(1*eps) is not among the numbers of power series in eps");
  CHECK_THROWS_AS(log(eps()), Indeterminate);
  CHECK_THROWS_AS(log(-eps()), Undefined);
  CHECK_THROWS_AS(exp(1 / eps()), Indeterminate);
  const auto wobbly = Germ<DoubleInterval>(DoubleInterval(-1, 1)) + Germ<DoubleInterval>::epsilon();
  CHECK_THROWS_AS(1 / wobbly, Indeterminate);
  CHECK_THROWS_AS(wobbly.valuation(), Indeterminate);
  CHECK_THROWS_AS(abs(wobbly), Indeterminate);
}

TEST_CASE("values at eps = 0 and text") {
  CHECK(to_double(3 + eps()) == 3);
  CHECK(to_double(-1 / eps()) == -std::numeric_limits<double>::infinity());
  CHECK(to_double(eps()) == 0);
  CHECK_FALSE(is_finite(1 / eps()));
  CHECK(to_text(ExactGerm(0), 6) == "0");
  CHECK(to_text(3 - eps() * 2, 6) == "3 + -2*eps");
}

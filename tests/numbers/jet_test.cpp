#include "numbers/jet.h"

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

template <class N>
Jet<N> variable(const Rational& value, int index = 0, int d = 1, int order = 2) {
  return Jet<N>::variable(from_rational<N>(value), index, d, order);
}

/// p(x, y) = x^3 y - 2 x y^2 + y / x.
template <class N>
N test_function(const N& x, const N& y) {
  return power(x, 3) * y - N(2) * x * square(y) + y / x;
}

}  // namespace

TEST_CASE("derivatives of a rational function are exact") {
  check_property("gradient and Hessian", [] {
    const Rational x = draw_positive(), y = draw_rational();
    const Jet<Exact> f = test_function(variable<Exact>(x, 0, 2), variable<Exact>(y, 1, 2));
    RC_ASSERT(f.value() == Exact(x * x * x * y - 2 * x * y * y + y / x));
    RC_ASSERT(f.gradient()(0) == Exact(3 * x * x * y - 2 * y * y - y / (x * x)));
    RC_ASSERT(f.gradient()(1) == Exact(x * x * x - 4 * x * y + 1 / x));
    RC_ASSERT(f.hessian()(0, 0) == Exact(6 * x * y + 2 * y / (x * x * x)));
    RC_ASSERT(f.hessian()(0, 1) == Exact(3 * x * x - 4 * y - 1 / (x * x)));
    RC_ASSERT(f.hessian()(1, 0) == f.hessian()(0, 1));
    RC_ASSERT(f.hessian()(1, 1) == Exact(-4 * x));
  });
}

TEST_CASE("a central difference of a cubic is its derivative plus the third one") {
  check_property("p(x+h) - p(x-h) = 2 h p'(x) + 2 h^3", [] {
    const Exact x(draw_rational()), h(draw_positive());
    const auto p = [](const auto& t) { return power(t, 3) + square(t) * 5 - t; };
    const Jet<Exact> jet = p(Jet<Exact>::variable(x, 0, 1, 1));
    RC_ASSERT(jet.order() == 1);
    RC_ASSERT(p(Exact(x + h)) - p(Exact(x - h)) == Exact(2) * h * jet.gradient()(0) + Exact(2) * power(h, 3));
  });
}

TEMPLATE_TEST_CASE("elementary derivatives match their closed forms", "", Mp50, double) {
  using N = TestType;
  const N x = from_rational<N>(Rational(3, 7)), tolerance(1e-13);
  const Jet<N> t = Jet<N>::variable(x, 0, 1, 2);
  const auto matches = [&](const Jet<N>& f, const N& f1, const N& f2) {
    return abs(N(f.gradient()(0) - f1)) < tolerance && abs(N(f.hessian()(0, 0) - f2)) < tolerance;
  };
  CHECK(matches(sqrt(t), 1 / (2 * sqrt(x)), -1 / (4 * x * sqrt(x))));
  CHECK(matches(exp(t), exp(x), exp(x)));
  CHECK(matches(log(t), 1 / x, -1 / (x * x)));
  CHECK(matches(sin(t), cos(x), -sin(x)));
  CHECK(matches(cos(t), -sin(x), -cos(x)));
  CHECK(matches(tan(t), 1 / square(N(cos(x))), 2 * sin(x) / power(N(cos(x)), 3L)));
  CHECK(matches(tanh(t), 1 - square(N(tanh(x))), -2 * tanh(x) * (1 - square(N(tanh(x))))));
  const N e = from_rational<N>(Rational(5, 2));
  CHECK(matches(power(t, Jet<N>(e)), e * power(x, N(e - 1)), e * (e - 1) * power(x, N(e - 2))));
  const N xx = power(x, x), slope = log(x) + 1;
  CHECK(matches(power(t, t), xx * slope, xx * (square(slope) + 1 / x)));
  CHECK(matches(sin(t * t), 2 * x * cos(N(x * x)), 2 * cos(N(x * x)) - 4 * x * x * sin(N(x * x))));
}

TEST_CASE("interval jets enclose exact ones") {
  check_property("enclosure", [] {
    const Rational x = draw_positive(), y = draw_rational();
    const auto f = test_function(variable<DoubleInterval>(x, 0, 2), variable<DoubleInterval>(y, 1, 2));
    const auto g = test_function(variable<Exact>(x, 0, 2), variable<Exact>(y, 1, 2));
    RC_ASSERT(f.gradient()(0).contains(g.gradient()(0).rational_part()));
    RC_ASSERT(f.hessian()(0, 1).contains(g.hessian()(0, 1).rational_part()));
  });
}

TEST_CASE("constants mix with variables") {
  const Jet<Exact> x = variable<Exact>(Rational(2), 0, 2);
  const Jet<Exact> y = 3 - x * 2;
  CHECK(y.value() == Exact(-1));
  CHECK(y.gradient()(0) == Exact(-2));
  CHECK(y.gradient()(1) == Exact(0));
  CHECK(y.order() == 2);
  CHECK((Jet<Exact>(3) / x).gradient()(0) == Exact(Rational(-3, 4)));
  CHECK(Jet<Exact>(5).order() == 0);
  CHECK((variable<Exact>(1, 0, 2, 1) * x).order() == 1);
  CHECK_THROWS_AS(x + variable<Exact>(1, 0, 3), InternalError);
  Jet<Exact> z = x;
  z /= z;
  CHECK(z.gradient()(0) == Exact(0));
}

TEST_CASE("powers at zero") {
  const Jet<Exact> x = variable<Exact>(0);
  CHECK(power(x, 0).gradient()(0) == Exact(0));
  CHECK(power(x, 1).gradient()(0) == Exact(1));
  CHECK(power(x, 2).hessian()(0, 0) == Exact(2));
  CHECK(power(x, 3).hessian()(0, 0) == Exact(0));
  CHECK(power(x, Jet<Exact>(2)).hessian()(0, 0) == Exact(2));
  CHECK(power(variable<Exact>(0, 0, 1, 1), Jet<Exact>(Exact(Rational(3, 2)))).gradient()(0) == Exact(0));
  CHECK_THROWS_AS(power(x, Jet<Exact>(Exact(Rational(3, 2)))), Undefined);
  CHECK_THROWS_AS(power(x, Jet<Exact>(Exact(Rational(1, 2)))), Undefined);
}

TEST_CASE("kinks have no derivative") {
  const Jet<Exact> zero = variable<Exact>(0), two = variable<Exact>(2);
  CHECK_THROWS_WITH(abs(zero), "abs has no derivative at 0");
  CHECK_THROWS_WITH(sqrt(zero), "sqrt has no derivative at 0");
  CHECK_THROWS_WITH(sign(zero), "sign has no derivative at 0");
  CHECK_THROWS_WITH(floor(two), "floor has no derivative at 2");
  CHECK_THROWS_WITH(ceil(two), "ceil has no derivative at 2");
  CHECK_THROWS_WITH(max(two, Jet<Exact>(2)), "max has no derivative at 0");
  CHECK_THROWS_AS(abs(variable<double>(0)), Undefined);
  CHECK_THROWS_AS(min(two, two * two - 2), Undefined);
  const auto straddling = Jet<DoubleInterval>::variable(DoubleInterval(-1, 1), 0, 1, 1);
  CHECK_THROWS_WITH(abs(straddling), "abs may have no derivative at [-1, 1]");
  CHECK_THROWS_AS(floor(straddling), Indeterminate);
}

TEST_CASE("no kink") {
  const Jet<Exact> zero = variable<Exact>(0, 0, 1, 1), three = variable<Exact>(-3);
  CHECK(abs(Jet<Exact>(0)).value() == Exact(0));
  CHECK(sqrt(Jet<Exact>(0)).value() == Exact(0));
  CHECK(abs(zero * zero).gradient()(0) == Exact(0));
  CHECK_THROWS_AS(abs(variable<Exact>(0) * variable<Exact>(0)), Indeterminate);
  CHECK(abs(power(variable<Exact>(0), 3)).hessian()(0, 0) == Exact(0));
  CHECK(abs(three).gradient()(0) == Exact(-1));
  CHECK(max(three, three).gradient()(0) == Exact(1));
  CHECK(min(three, Jet<Exact>(1)).gradient()(0) == Exact(1));
  CHECK(floor(three + Exact(Rational(1, 2))).value() == Exact(-3));
  CHECK(sign(three).gradient()(0) == Exact(0));
}

TEST_CASE("plain jets of NaN stay NaN") {
  const auto x = Jet<double>::variable(std::nan(""), 0, 1, 1);
  CHECK(std::isnan(abs(x).gradient()(0)));
  CHECK(std::isnan(max(x, Jet<double>(1)).value()));
  CHECK(std::isnan(sqrt(Jet<double>::variable(-1, 0, 1, 1)).value()));
}

TEST_CASE("rounding has no derivative") {
  CHECK(round_to(FloatFormat::half, Jet<double>(1.0001)).value() == 1);
  CHECK_THROWS_AS(round_to(FloatFormat::half, variable<double>(1)), Indeterminate);
}

#include "numbers/interval.h"

#include <chrono>

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A random interval and a random point of it.
template <class T>
struct Enclosed {
  Interval<T> interval;
  Rational point;
};

template <class T>
Enclosed<T> draw_between(const Rational& a, const Rational& b) {
  const Rational point = a + (b - a) * draw_share();
  return {hull(Interval<T>::from_rational(a), Interval<T>::from_rational(b)), point};
}

template <class T>
Enclosed<T> draw_enclosed() {
  const Rational a = draw_rational();
  return draw_between<T>(a, *rc::gen::inRange(0, 3) == 0 ? a : draw_rational());
}

template <class T>
Enclosed<T> draw_positive_enclosed() {
  const Rational a = draw_positive();
  return draw_between<T>(a, *rc::gen::inRange(0, 3) == 0 ? a : draw_positive());
}

/// Whether x meets the image of a wide interval around f(point).
template <class T, class F>
bool contains_value(const Interval<T>& image, F f, const Rational& point) {
  const WideInterval value = f(WideInterval::from_rational(point));
  return WideInterval(Mp150(image.lower()), Mp150(image.upper())).lower() <= value.upper() &&
         Mp150(image.upper()) >= value.lower();
}

}  // namespace

TEMPLATE_TEST_CASE("arithmetic encloses the exact results", "", double, Mp150) {
  check_property(
      "+ - * / square",
      [] {
        const auto x = draw_enclosed<TestType>(), y = draw_enclosed<TestType>();
        RC_ASSERT((x.interval + y.interval).contains(Rational(x.point + y.point)));
        RC_ASSERT((x.interval - y.interval).contains(Rational(x.point - y.point)));
        RC_ASSERT((x.interval * y.interval).contains(Rational(x.point * y.point)));
        RC_ASSERT(square(x.interval).contains(Rational(x.point * x.point)));
        RC_ASSERT((-x.interval).contains(Rational(-x.point)));
        if (!y.interval.contains_zero()) {
          RC_ASSERT((x.interval / y.interval).contains(Rational(x.point / y.point)));
        }
      },
      1000);
}

TEMPLATE_TEST_CASE("integer powers enclose the exact results", "", double, Mp150) {
  check_property(
      "power",
      [] {
        const auto x = draw_enclosed<TestType>();
        const long k = *rc::gen::inRange(-5, 9);
        if (k < 0 && x.interval.contains_zero()) return;
        const auto image = power(x.interval, k);
        RC_ASSERT(image.contains(power(x.point, k)));
        if (k % 2 == 0) RC_ASSERT(image.lower() >= 0);
      },
      1000);
}

TEMPLATE_TEST_CASE("roots and steps enclose the exact results", "", double, Mp150) {
  check_property("sqrt abs floor ceil sign min max", [] {
    const auto x = draw_enclosed<TestType>(), y = draw_enclosed<TestType>(),
               z = draw_positive_enclosed<TestType>();
    RC_ASSERT(square(sqrt(z.interval)).contains(z.point));
    RC_ASSERT(sqrt(square(z.interval)).contains(z.point));
    RC_ASSERT(abs(x.interval).contains(abs(x.point)));
    RC_ASSERT(floor(x.interval).contains(Rational(floor(x.point))));
    RC_ASSERT(ceil(x.interval).contains(Rational(ceil(x.point))));
    RC_ASSERT(sign(x.interval).contains(Rational(x.point > 0 ? 1 : x.point < 0 ? -1 : 0)));
    RC_ASSERT(min(x.interval, y.interval).contains(x.point < y.point ? x.point : y.point));
    RC_ASSERT(max(x.interval, y.interval).contains(x.point < y.point ? y.point : x.point));
  });
}

TEST_CASE("elementary functions of double intervals meet those of 150 digits") {
  check_property("exp log sin cos tanh power", [] {
    const auto x = draw_enclosed<double>(), z = draw_positive_enclosed<double>(), y = draw_enclosed<double>();
    RC_ASSERT(contains_value(
        exp(x.interval), [](const auto& t) { return exp(t); }, x.point));
    RC_ASSERT(contains_value(
        log(z.interval), [](const auto& t) { return log(t); }, z.point));
    RC_ASSERT(contains_value(
        sin(x.interval), [](const auto& t) { return sin(t); }, x.point));
    RC_ASSERT(contains_value(
        cos(x.interval), [](const auto& t) { return cos(t); }, x.point));
    RC_ASSERT(contains_value(
        tanh(x.interval), [](const auto& t) { return tanh(t); }, x.point));
    const WideInterval e = WideInterval::from_rational(y.point);
    RC_ASSERT(contains_value(
        power(z.interval, y.interval), [&](const auto& t) { return power(t, e); }, z.point));
  });
}

TEST_CASE("exact results stay points") {
  CHECK((DoubleInterval(1) + DoubleInterval(1)).is_point());
  CHECK((DoubleInterval(3) * DoubleInterval(0.25)).is_point());
  CHECK((DoubleInterval(1) / DoubleInterval(8)).is_point());
  CHECK(sqrt(DoubleInterval(9)) == DoubleInterval(3));
  CHECK(power(DoubleInterval(3), 20) == DoubleInterval(3486784401.0));
  CHECK(exp(DoubleInterval(0)) == DoubleInterval(1));
  CHECK(DoubleInterval::from_rational(Rational(3, 8)).is_point());
  CHECK((WideInterval(1) + WideInterval(0x1p-400)).is_point());
  CHECK_FALSE((DoubleInterval(1) / DoubleInterval(3)).is_point());
}

TEST_CASE("inexact results are at most two neighbours wide") {
  const DoubleInterval third = DoubleInterval(1) / DoubleInterval(3);
  CHECK(third.upper() == directed::next_up(third.lower()));
  const DoubleInterval sum = DoubleInterval(1) + DoubleInterval(1e-30);
  CHECK(sum.lower() == 1);
  CHECK(sum.upper() == 1 + 0x1p-52);
  const DoubleInterval root = sqrt(DoubleInterval(2));
  CHECK(root.upper() == directed::next_up(root.lower()));
}

TEST_CASE("extrema of sine and cosine are seen") {
  CHECK(sin(DoubleInterval(1.5, 1.6)).upper() == 1);
  CHECK(sin(DoubleInterval(-1.6, -1.5)).lower() == -1);
  CHECK(sin(DoubleInterval(1.5, 1.6)).lower() < 1);
  CHECK(sin(DoubleInterval(1.5, 5)) == DoubleInterval(-1.0, 1.0));
  CHECK(cos(DoubleInterval(-0.5, 0.25)).upper() == 1);
  CHECK(cos(DoubleInterval(3, 3.5)).lower() == -1);
  CHECK(cos(DoubleInterval(0, 100)) == DoubleInterval(-1.0, 1.0));
  CHECK(sin(DoubleInterval(0.25, 0.5)).upper() < 0.48);
  CHECK(sin(DoubleInterval(1e300)).width() < 1e-15);
  CHECK(sin(DoubleInterval(0, infinity)) == DoubleInterval(-1.0, 1.0));
}

TEST_CASE("overflow and underflow give ends, not NaN") {
  const DoubleInterval huge(1e300), tiny(1e-300);
  CHECK((huge * huge).upper() == infinity);
  CHECK((huge * huge).lower() == std::numeric_limits<double>::max());
  CHECK((tiny * tiny).lower() == 0);
  CHECK((tiny * tiny).upper() == std::numeric_limits<double>::denorm_min());
  CHECK((-tiny * tiny).upper() == 0);
  CHECK((huge / tiny).upper() == infinity);
  CHECK(DoubleInterval(0) * DoubleInterval::whole_line() == DoubleInterval(0));
  CHECK(DoubleInterval::whole_line() - DoubleInterval::whole_line() == DoubleInterval::whole_line());
  CHECK(DoubleInterval(1, 2) / DoubleInterval(1, infinity) == DoubleInterval(0.0, 2.0));
  CHECK(exp(DoubleInterval(1000)).lower() == std::numeric_limits<double>::max());
  CHECK(exp(DoubleInterval(-1000)).lower() == 0);
  CHECK(DoubleInterval(std::nan("")) == DoubleInterval::whole_line());
  CHECK(exp(WideInterval(-1000)).lower() > 0);
  CHECK(DoubleInterval::from_rational(power(Rational(10), 400)).upper() == infinity);
  CHECK(DoubleInterval::whole_line().midpoint() == 0);
}

TEST_CASE("ends of products of all signs are tight") {
  check_property(
      "product of integer intervals is that of the corners",
      [] {
        const auto draw = [] { return static_cast<double>(*rc::gen::inRange(-5, 6)); };
        double a = draw(), b = draw(), c = draw(), d = draw();
        if (a > b) std::swap(a, b);
        if (c > d) std::swap(c, d);
        const double corners[] = {a * c, a * d, b * c, b * d};
        const DoubleInterval product = DoubleInterval(a, b) * DoubleInterval(c, d);
        RC_ASSERT(product.lower() == *std::min_element(corners, corners + 4));
        RC_ASSERT(product.upper() == *std::max_element(corners, corners + 4));
      },
      1000);
}

TEST_CASE("operations without a value say so") {
  CHECK_THROWS_WITH(DoubleInterval(3) / DoubleInterval(0), "division by zero: 3 / 0");
  CHECK_THROWS_WITH(DoubleInterval(3) / DoubleInterval(-1, 1), "divisor may be zero: [-1, 1]");
  CHECK_THROWS_WITH(sqrt(DoubleInterval(-2, -1)), "square root of a negative number: sqrt([-2, -1])");
  CHECK_THROWS_WITH(sqrt(DoubleInterval(-2, 1)), "argument of sqrt may be negative: [-2, 1]");
  CHECK_THROWS_WITH(log(WideInterval(0)), "logarithm of a number that is not positive: log(0)");
  CHECK_THROWS_WITH(log(DoubleInterval(0, 1)), "argument of log may not be positive: [0, 1]");
  CHECK_THROWS_WITH(tan(DoubleInterval(1, 2)), "argument of tan may be a pole: [1, 2]");
  CHECK_THROWS_WITH(power(DoubleInterval(0), -2), "power has no value: (0)^(-2)");
  CHECK_THROWS_WITH(power(DoubleInterval(-2), DoubleInterval(0.5)), "power has no value: (-2)^(0.5)");
  CHECK_THROWS_WITH(power(DoubleInterval(-2, 2), DoubleInterval(0.5)),
                    "power may have no value: ([-2, 2])^(0.5)");
  CHECK_THROWS_AS(DoubleInterval(3) / DoubleInterval(0), Undefined);
  CHECK_THROWS_AS(DoubleInterval(3) / DoubleInterval(-1, 1), Indeterminate);
}

TEST_CASE("real powers at zero") {
  CHECK(power(DoubleInterval(0), DoubleInterval(0.5)) == DoubleInterval(0));
  CHECK(power(DoubleInterval(0), DoubleInterval(0)) == DoubleInterval(1));
  CHECK(power(DoubleInterval(0, 4), DoubleInterval(0.5)).lower() == 0);
  CHECK(power(DoubleInterval(0, 4), DoubleInterval(0.5)).contains(Rational(2)));
  CHECK(power(DoubleInterval(-2), DoubleInterval(3)) == DoubleInterval(-8));
}

TEST_CASE("comparison tells what is possible") {
  const auto compared = [](const DoubleInterval& a, const DoubleInterval& b) {
    return compare(a, b, DoubleInterval(1));
  };
  CHECK(holds(Relation::less, compared({1, 2}, {3, 4})) == Truth::yes);
  CHECK(holds(Relation::less_equal, compared({1, 2}, {2, 4})) == Truth::yes);
  CHECK(holds(Relation::less, compared({1, 2}, {2, 4})) == Truth::unknown);
  CHECK(holds(Relation::equal, compared({2, 2}, {2, 2})) == Truth::yes);
  CHECK(holds(Relation::equal, compared({1, 3}, {2, 2})) == Truth::unknown);
  CHECK(holds(Relation::greater, compared({1, 2}, {3, 4})) == Truth::no);
}

TEST_CASE("ties are found by wide intervals only, relative to the scale") {
  const WideInterval a = sqrt(WideInterval(2)) * sqrt(WideInterval(3)), b = sqrt(WideInterval(6));
  const Ordering o = compare(a, b, a + b);
  CHECK(o.tie);
  CHECK(holds(Relation::less_equal, o) == Truth::tie);
  CHECK(holds(Relation::less, o) == Truth::unknown);
  CHECK_FALSE(compare(a, b, WideInterval(0)).tie);
  CHECK_FALSE(compare(a, b, WideInterval(0x1p-299)).tie);
  CHECK_FALSE(compare(WideInterval(1), WideInterval(1), WideInterval(1)).tie);
  CHECK_FALSE(compare(WideInterval(1), WideInterval(Mp150(1), Mp150(2)), WideInterval(1)).tie);
  const DoubleInterval x = sqrt(DoubleInterval(2)) * sqrt(DoubleInterval(3));
  CHECK_FALSE(compare(x, sqrt(DoubleInterval(6)), DoubleInterval(1e300)).tie);
}

TEST_CASE("text is rounded outward") {
  CHECK(to_text(DoubleInterval(0.5), 6) == "0.5");
  CHECK(to_text(DoubleInterval::from_rational(Rational(1, 3)), 3) == "[0.333, 0.334]");
  CHECK(to_double(DoubleInterval(1, 3)) == 2);
}

TEST_CASE("learning: MPFR reports and directs its roundings") {
  Mp150 y;
  CHECK(mpfr_set_d(y.backend().data(), 0.1, MPFR_RNDN) == 0);
  CHECK(mpfr_get_prec(y.backend().data()) >= 450);
  CHECK(mpfr_get_prec(Mp50(1).backend().data()) >= 166);
  CHECK(static_cast<double>(Mp150(0.1)) == 0.1);
  mpfr_set_str(y.backend().data(), "1e-400", 10, MPFR_RNDN);
  CHECK(mpfr_get_d(y.backend().data(), MPFR_RNDD) == 0.0);
  CHECK(mpfr_get_d(y.backend().data(), MPFR_RNDU) == std::numeric_limits<double>::denorm_min());
}

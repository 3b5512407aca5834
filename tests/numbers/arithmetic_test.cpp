#include "numbers/arithmetic.h"

#include <limits>

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

TEMPLATE_LIST_TEST_CASE("every arithmetic offers the interface", "", Arithmetics) {
  using N = TestType;
  const N four = from_rational<N>(Rational(4)), half = from_rational<N>(Rational(1, 2)), zero(0);
  CHECK_FALSE(NumberTraits<N>::name.empty());
  CHECK(to_double(N(sqrt(four) + half)) == 2.5);
  CHECK(to_double(N(exp(zero) + log(N(1)) + sin(zero) + cos(zero) + tan(zero) + tanh(zero))) == 2);
  CHECK(to_double(N(abs(N(-four)))) == 4);
  CHECK(to_double(N(floor(half))) == 0);
  CHECK(to_double(N(ceil(half))) == 1);
  CHECK(to_double(sign(N(-half))) == -1);
  CHECK(to_double(square(half)) == 0.25);
  CHECK(to_double(min(half, four)) == 0.5);
  CHECK(to_double(max(half, four)) == 4);
  CHECK(to_double(power(half, -2L)) == 4);
  CHECK(to_double(power(half, 3)) == 0.125);
  CHECK(to_double(power(zero, 0)) == 1);
  CHECK(to_double(power(four, half)) == 2);
  CHECK(to_double(power(zero, half)) == 0);
  CHECK(to_double(power(zero, zero)) == 1);
  CHECK(to_double(power(N(-half), N(2))) == 0.25);
  CHECK(holds(Relation::less, compare(half, four, four)) == Truth::yes);
  CHECK(holds(Relation::equal, compare(half, half, half)) == Truth::yes);
  CHECK(certainly_zero(N(half - half)));
  CHECK_FALSE(certainly_zero(half));
  CHECK(is_finite(half));
  CHECK((to_text(half, 6) == "0.5" || to_text(half, 6) == "1/2"));
}

TEMPLATE_TEST_CASE("plain arithmetics give NaN and infinity instead of throwing", "", double, Mp50, Mp150) {
  using N = TestType;
  const N nan = sqrt(N(-1));
  CHECK(nan != nan);
  CHECK_FALSE(is_finite(nan));
  CHECK(compare(nan, N(1), N(1)).less);
  CHECK(compare(nan, N(1), N(1)).greater);
  CHECK_FALSE(is_finite(N(N(1) / N(0))));
  const N bad_power = power(N(-2), from_rational<N>(Rational(1, 2)));
  CHECK(bad_power != bad_power);
  CHECK(min(nan, N(1)) != min(nan, N(1)));
  CHECK(min(N(1), nan) != min(N(1), nan));
  CHECK(max(N(1), nan) != max(N(1), nan));
  CHECK(sign(nan) != sign(nan));
}

TEST_CASE("pi, enclosed and refused") {
  CHECK(DoubleInterval::pi().width() < 1e-15);
  CHECK(WideInterval::pi().width() < 1e-148);
  CHECK(NumberTraits<double>::pi() == Approx(3.141592653589793));
  CHECK(to_text(NumberTraits<Mp50>::pi(), 20) == "3.1415926535897932385");
  CHECK_THROWS_WITH(NumberTraits<Exact>::pi(),
                    "pi is not among the numbers of the form a + b*sqrt(n) with rational a and b");
}

TEST_CASE("values of all arithmetics round or enclose the same rational") {
  check_property("from_rational", [] {
    const Rational x = draw_rational();
    const double nearest = from_rational<double>(x);
    RC_ASSERT(from_rational<DoubleInterval>(x).contains(x));
    RC_ASSERT(from_rational<WideInterval>(x).contains(x));
    RC_ASSERT(to_double(from_rational<Exact>(x)) == nearest);
    RC_ASSERT(to_double(from_rational<Mp150>(x)) == nearest);
  });
}

TEST_CASE("learning: fixed-precision numbers ignore the default precision") {
  CHECK(std::numeric_limits<Mp50>::digits10 >= 50);
  CHECK(std::numeric_limits<Mp150>::digits10 >= 150);
  const Mp150 third = Mp150(1) / 3;
  CHECK(third * 3 - 1 < Mp150(1e-149));
}

#include "numbers/float_format.h"

#include <cmath>
#include <limits>

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

TEST_CASE("formats have names") {
  for (const char* name : {"half", "bfloat16", "single", "double"}) {
    REQUIRE(float_format_from_name(name).has_value());
    CHECK(to_string(*float_format_from_name(name)) == name);
  }
  CHECK_FALSE(float_format_from_name("quad").has_value());
}

TEST_CASE("half precision: known values") {
  const auto half = [](const Rational& x) { return round_to(FloatFormat::half, x); };
  CHECK(half(Rational(1, 3)) == Rational(1365, 4096));
  CHECK(half(Rational(2049)) == Rational(2048));
  CHECK(half(Rational(2051)) == Rational(2052));
  CHECK(half(Rational(65519)) == Rational(65504));
  CHECK_FALSE(half(Rational(65520)).has_value());
  CHECK_FALSE(half(Rational(-65520)).has_value());
  CHECK(half(power(Rational(2), -24)) == power(Rational(2), -24));
  CHECK(half(power(Rational(2), -25)) == Rational(0));
  CHECK(half(Rational(3 * power(Rational(2), -25))) == Rational(power(Rational(2), -23)));
}

TEST_CASE("bfloat16: known values") {
  const auto rounded = [](const Rational& x) { return round_to(FloatFormat::bfloat16, x); };
  CHECK(rounded(Rational(1, 3)) == Rational(171, 512));
  CHECK(rounded(Rational(257)) == Rational(256));
  CHECK(rounded(Rational(259)) == Rational(260));
  CHECK(rounded(power(Rational(2), -133)) == power(Rational(2), -133));
  CHECK_FALSE(rounded(power(Rational(2), 128)).has_value());
}

TEST_CASE("single and double agree with the machine's conversions") {
  check_property(
      "casts",
      [] {
        const double x =
            std::ldexp(static_cast<double>(*rc::gen::arbitrary<long>()), *rc::gen::inRange(-220, 70));
        const auto cast = static_cast<double>(static_cast<float>(x));
        RC_ASSERT(round_to(FloatFormat::single_precision, x) == cast);
        RC_ASSERT(round_to(FloatFormat::double_precision, x) == x);
      },
      2000);
  CHECK(std::isinf(round_to(FloatFormat::single_precision, 1e39)));
  CHECK(std::isnan(round_to(FloatFormat::single_precision, std::nan(""))));
  CHECK(round_to(FloatFormat::half, Mp150(0.1)) == Mp150(round_to(FloatFormat::half, 0.1)));
}

TEST_CASE("intervals are rounded at their ends") {
  const DoubleInterval x = round_to(FloatFormat::half, DoubleInterval(2049, 2051));
  CHECK(x == DoubleInterval(2048.0, 2052.0));
  CHECK(round_to(FloatFormat::half, WideInterval::pi()).is_point());
  CHECK_THROWS_WITH(round_to(FloatFormat::half, DoubleInterval(1e6)), "rounding to half overflows: 1e+06");
  CHECK_THROWS_WITH(round_to(FloatFormat::half, DoubleInterval(1, 1e6)),
                    "rounding to half may overflow: [1, 1e+06]");
  CHECK_THROWS_AS(round_to(FloatFormat::half, DoubleInterval(1e6)), Undefined);
}

TEST_CASE("exact numbers are rounded exactly") {
  CHECK(round_to(FloatFormat::half, Exact(Rational(1, 3))) == Exact(Rational(1365, 4096)));
  CHECK(to_double(round_to(FloatFormat::single_precision, sqrt(Exact(2)))) ==
        static_cast<double>(static_cast<float>(std::sqrt(2.0))));
  CHECK_THROWS_WITH(round_to(FloatFormat::half, Exact(1000000)), "rounding to half overflows: 1000000");
}

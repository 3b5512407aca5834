#include "numbers/rational.h"

#include <cmath>
#include <limits>

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

TEST_CASE("literals are read exactly") {
  CHECK(parse_rational("12") == Rational(12));
  CHECK(parse_rational("0.1") == Rational(1, 10));
  CHECK(parse_rational("1e-5") == Rational(1, 100000));
  CHECK(parse_rational("2.50E+1") == Rational(25));
  CHECK(parse_rational("3/4") == Rational(3, 4));
  CHECK(parse_rational("-6/8") == Rational(-3, 4));
  CHECK(parse_rational("-2") == Rational(-2));
  CHECK(parse_rational("010") == Rational(10));
  CHECK(parse_rational("1e4000") == power(Rational(10), 4000));
}

TEST_CASE("other text is not a literal") {
  for (const char* text : {"",
                           "-",
                           "+",
                           ".",
                           "1.",
                           ".5",
                           "1e",
                           "1e+",
                           "e5",
                           "1/0",
                           "1/-2",
                           "1/2/3",
                           "1.5/2",
                           "0x10",
                           " 1",
                           "1 ",
                           "--1",
                           "1e4001",
                           "1e99999999999999999999",
                           "nan",
                           "inf",
                           "1e5/2"}) {
    INFO("text: '" << text << "'");
    CHECK_FALSE(parse_rational(text).has_value());
  }
  CHECK_FALSE(parse_rational(std::string(longest_literal + 1, '1')).has_value());
}

TEST_CASE("rationals print as fractions and as rounded decimals") {
  CHECK(to_string(Rational(3, 4)) == "3/4");
  CHECK(to_string(Rational(-2)) == "-2");
  CHECK(to_decimal(Rational(0), 5) == "0");
  CHECK(to_decimal(Rational(1, 3), 5) == "0.33333");
  CHECK(to_decimal(Rational(2, 3), 3) == "0.667");
  CHECK(to_decimal(Rational(-12), 5) == "-12");
  CHECK(to_decimal(Rational(1200), 5) == "1200");
  CHECK(to_decimal(Rational(25, 2), 5) == "12.5");
  CHECK(to_decimal(Rational(99999), 3) == "1e+05");
  CHECK(to_decimal(Rational(3, 20000000), 3) == "1.5e-07");
  CHECK(to_decimal(Rational(1, 100000), 3) == "0.00001");
  CHECK(to_decimal(Rational(25, 10), 1) == "2");
  CHECK(to_decimal(Rational(35, 10), 1) == "4");
  CHECK(to_decimal(power(Rational(10), 4000), 3) == "1e+4000");
}

TEST_CASE("printing and parsing are inverse") {
  check_property("to_string then parse_rational", [] {
    const Rational x = draw_rational();
    RC_ASSERT(parse_rational(to_string(x)) == x);
    RC_ASSERT(abs(*parse_rational(to_decimal(x, 20)) - x) <= abs(x) * power(Rational(10), -19));
  });
}

TEST_CASE("roots of squares, and nothing else") {
  CHECK(exact_sqrt(Rational(9, 4)) == Rational(3, 2));
  CHECK(exact_sqrt(Rational(0)) == Rational(0));
  CHECK_FALSE(exact_sqrt(Rational(2)).has_value());
  CHECK_FALSE(exact_sqrt(Rational(1, 8)).has_value());
  CHECK_FALSE(exact_sqrt(Rational(-4)).has_value());
}

TEST_CASE("powers, and their failures") {
  CHECK(power(Rational(2, 3), -2) == Rational(9, 4));
  CHECK(power(Rational(0), 0) == 1);
  CHECK(power(Rational(-1), 1'000'000'001) == -1);
  CHECK(power(Rational(-2), 3) == -8);
  CHECK_THROWS_WITH(power(Rational(0), -1), "power of zero with a negative exponent: 0^-1");
  CHECK_THROWS_AS(power(Rational(3), 1'000'000), Indeterminate);
}

TEST_CASE("floor, ceil and sizes") {
  CHECK(floor(Rational(-7, 2)) == -4);
  CHECK(ceil(Rational(-7, 2)) == -3);
  CHECK(floor(Rational(4)) == 4);
  CHECK(bits(Rational(0)) == 1);
  CHECK(bits(Rational(5, 4)) == 6);
}

TEST_CASE("rationals round to the nearest double") {
  CHECK(to_double(Rational(1, 10)) == 0.1);
  CHECK(to_double(Rational(-1, 3)) == -1.0 / 3);
  const Rational step = power(Rational(2), -1074);
  CHECK(to_double(step) == std::numeric_limits<double>::denorm_min());
  CHECK(to_double(Rational(step / 2)) == 0.0);
  CHECK(to_double(Rational(step * Rational(3, 2))) == 2 * std::numeric_limits<double>::denorm_min());
  CHECK(to_double(Rational(1 + power(Rational(2), -53))) == 1.0);
  CHECK(to_double(Rational(1 + 3 * power(Rational(2), -53))) == 1 + 0x1p-51);
  CHECK(to_double(Rational(1 + power(Rational(2), -53) + power(Rational(2), -300))) == 1 + 0x1p-52);
  const Rational threshold = power(Rational(2), 1024) - power(Rational(2), 970);
  CHECK(std::isinf(to_double(threshold)));
  CHECK(to_double(Rational(threshold - 1)) == std::numeric_limits<double>::max());
  CHECK(std::isinf(to_double(power(Rational(10), 4000))));
  CHECK(to_double(power(Rational(10), -4000)) == 0.0);
}

TEST_CASE("doubles convert exactly, both ways") {
  check_property("rational_from_double then to_double", [] {
    const double x =
        std::ldexp(static_cast<double>(*rc::gen::arbitrary<long>()), *rc::gen::inRange(-1100, 900));
    RC_ASSERT(to_double(rational_from_double(x)) == x);
  });
  CHECK_THROWS_AS(rational_from_double(std::nan("")), InternalError);
}

TEST_CASE("learning: strtod and to_double agree on decimal literals") {
  for (const char* text :
       {"0.3", "2.2250738585072011e-308", "4.9e-324", "1.7976931348623157e308", "123456789.123456789"}) {
    CHECK(to_double(*parse_rational(text)) == std::strtod(text, nullptr));
  }
}

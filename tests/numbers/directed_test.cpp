#include "numbers/directed.h"

#include "numbers/rational.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

/// Doubles of all sizes, often with few bits.
double draw_double() {
  const long mantissa = *rc::gen::oneOf(rc::gen::inRange<long>(-64, 64), rc::gen::arbitrary<long>());
  return std::ldexp(static_cast<double>(mantissa), *rc::gen::inRange(-520, 450));
}

/// Whether x is at or below the exact value and no more than one step from the best bound.
bool is_good_lower(double x, const Rational& exact) {
  const Rational next = rational_from_double(directed::next_up(directed::next_up(x)));
  return rational_from_double(x) <= exact && next > exact;
}

}  // namespace

TEST_CASE("neighbours") {
  CHECK(directed::next_up(1.0) == 1 + 0x1p-52);
  CHECK(directed::next_down(1.0) == 1 - 0x1p-53);
  CHECK(directed::next_up(0.0) == std::numeric_limits<double>::denorm_min());
  CHECK(directed::next_up(-0.0) == std::numeric_limits<double>::denorm_min());
  CHECK(directed::next_up(-std::numeric_limits<double>::denorm_min()) == 0);
  CHECK(directed::next_down(std::numeric_limits<double>::infinity()) == std::numeric_limits<double>::max());
  CHECK(directed::next_up(std::numeric_limits<double>::infinity()) ==
        std::numeric_limits<double>::infinity());
}

TEST_CASE("directed operations bound the exact result closely") {
  check_property(
      "add multiply divide",
      [] {
        const double a = draw_double(), b = draw_double();
        const Rational x = rational_from_double(a), y = rational_from_double(b);
        RC_ASSERT(is_good_lower(directed::add_down(a, b), x + y));
        RC_ASSERT(is_good_lower(-directed::add_up(a, b), -(x + y)));
        RC_ASSERT(is_good_lower(directed::multiply_down(a, b), x * y));
        RC_ASSERT(is_good_lower(-directed::multiply_up(a, b), -(x * y)));
        if (b == 0) return;
        RC_ASSERT(is_good_lower(directed::divide_down(a, b), x / y));
        RC_ASSERT(is_good_lower(-directed::divide_up(a, b), -(x / y)));
      },
      3000);
}

TEST_CASE("directed roots bound the exact root") {
  check_property(
      "sqrt",
      [] {
        const double a = std::abs(draw_double());
        const Rational lower = rational_from_double(directed::sqrt_down(a)),
                       upper = rational_from_double(directed::sqrt_up(a));
        RC_ASSERT(lower * lower <= rational_from_double(a));
        RC_ASSERT(upper * upper >= rational_from_double(a));
      },
      1000);
}

TEST_CASE("exact results are kept") {
  check_property("small integers", [] {
    const double a = *rc::gen::inRange(-100000, 100000), b = *rc::gen::inRange(1, 100000);
    RC_ASSERT(directed::add_down(a, b) == directed::add_up(a, b));
    RC_ASSERT(directed::multiply_down(a, b) == directed::multiply_up(a, b));
    RC_ASSERT(directed::divide_down(a * b, b) == directed::divide_up(a * b, b));
    RC_ASSERT(directed::sqrt_down(b * b) == directed::sqrt_up(b * b));
  });
}

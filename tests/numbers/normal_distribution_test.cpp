#include "numbers/normal_distribution.h"

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

TEST_CASE("values of the normal distribution") {
  // From the first 20 digits of Phi(1), Phi(-2) in Abramowitz and Stegun, table 26.2 and 26.1.
  CHECK(std::abs(normal_probability(1.0) - 0.841344746068543) < 1e-14);
  CHECK(abs(Mp50(normal_probability(Mp50(-2)) - Mp50("0.02275013194817920720028"))) < Mp50(1e-20));
  CHECK(normal_probability(Exact(0)) == Exact(Rational(1, 2)));
  CHECK_THROWS_AS(normal_probability(Exact(1)), Indeterminate);
}

TEST_CASE("enclosures of the normal distribution hold it, and are narrow") {
  check_property("Phi of intervals", [] {
    const Rational x = draw_rational() / 100;
    const Mp150 value = normal_probability(from_rational<Mp150>(x));
    const WideInterval wide = normal_probability(from_rational<WideInterval>(x));
    const DoubleInterval narrow = normal_probability(from_rational<DoubleInterval>(x));
    RC_ASSERT(wide.lower() <= value && value <= wide.upper());
    RC_ASSERT(Mp150(narrow.lower()) <= value && value <= Mp150(narrow.upper()));
    RC_ASSERT(narrow.upper() - narrow.lower() <= 1e-14);
    RC_ASSERT(narrow.lower() >= 0 && narrow.upper() <= 1);
  });
  const DoubleInterval all = normal_probability(DoubleInterval::whole_line());
  CHECK(all.lower() == 0);
  CHECK(all.upper() == 1);
}

TEST_CASE("the density is the slope of the distribution") {
  const Mp50 x("0.7"), h("1e-12");
  const Mp50 slope = (normal_probability(Mp50(x + h)) - normal_probability(Mp50(x - h))) / (2 * h);
  CHECK(abs(Mp50(slope - normal_density(x))) < Mp50("1e-22"));
}

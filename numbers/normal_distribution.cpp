#include "numbers/normal_distribution.h"

#include <mpfr.h>

#include "numbers/domain.h"

namespace referee {
namespace {

template <class N>
N half_erfc(const N& x, mpfr_rnd_t rounding) {
  N y;
  mpfr_erfc(y.backend().data(), x.backend().data(), rounding);
  mpfr_div_2ui(y.backend().data(), y.backend().data(), 1, rounding);
  return y;
}

}  // namespace

double normal_probability(double x) {
  return std::erfc(-x / std::sqrt(2.0)) / 2;
}
Mp50 normal_probability(const Mp50& x) {
  return half_erfc(Mp50(-x / sqrt(Mp50(2))), MPFR_RNDN);
}
Mp150 normal_probability(const Mp150& x) {
  return half_erfc(Mp150(-x / sqrt(Mp150(2))), MPFR_RNDN);
}

WideInterval normal_probability(const WideInterval& x) {
  const WideInterval turned = -x / sqrt(WideInterval(2));
  return {half_erfc(turned.upper(), MPFR_RNDD), half_erfc(turned.lower(), MPFR_RNDU)};
}
DoubleInterval normal_probability(const DoubleInterval& x) {
  const WideInterval wide = normal_probability(WideInterval(Mp150(x.lower()), Mp150(x.upper())));
  return {mpfr_get_d(wide.lower().backend().data(), MPFR_RNDD),
          mpfr_get_d(wide.upper().backend().data(), MPFR_RNDU)};
}

Exact normal_probability(const Exact& x) {
  if (x.signum() == 0) return Exact(Rational(1, 2));
  domain::unrepresentable("the normal probability of " + to_text(x, 6),
                          "the form a + b*sqrt(n) with rational a and b");
}

}  // namespace referee

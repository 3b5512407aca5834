#include "generators/families/quartic.h"

#include <algorithm>

#include "numbers/errors.h"

namespace referee {

Quartic::Quartic(const Rational& center, const Rational& a, const Rational& q, const Rational& w)
    : center_(center), a_(a), q_(q), w_(w) {
  REFEREE_DEMAND(a >= 0 && q > 0 && w >= 0);
  facts_.lowest = a - q * w * w;
  facts_.exact = false;
  facts_.twice_differentiable = facts_.coercive = facts_.bounded_below = true;
  facts_.minimizer = facts_.stationary = center;
  if (facts_.lowest > 0) facts_.pl = facts_.lowest;
}

template <class N>
N Quartic::value_at(const N& x) const {
  const N t = x - center_.in<N>(), product = t * (t - N(2) * w_.in<N>());
  return a_.in<N>() * square(t) / N(2) + q_.in<N>() * square(product) / N(4);
}

template <class N>
N Quartic::derivative_at(const N& x) const {
  const N t = x - center_.in<N>();
  const N &a = a_.in<N>(), &q = q_.in<N>(), &w = w_.in<N>();
  if (w_.exact() == 0) return t * (a + q * square(t));
  return t * (a + q * (t - w) * (t - N(2) * w));
}

template <class N>
N Quartic::second_at(const N& x) const {
  const N &a = a_.in<N>(), &q = q_.in<N>(), &w = w_.in<N>();
  return a + q * (N(3) * square(N(x - center_.in<N>() - w)) - square(w));
}

std::string Quartic::text(const std::string& x) const {
  const std::string t = shifted(x, center_.exact());
  const Rational &a = a_.exact(), &q = q_.exact(), &w = w_.exact();
  const std::string well =
      w == 0 ? t + "^4" : t + "^2*" + shifted(x, Rational(center_.exact() + 2 * w)) + "^2";
  return sum_text({a == 0 ? "" : times(a / 2, t + "^2"), times(q / 4, well)});
}

bool QuarticFamily::can(const ProfileRequest& request) const {
  return !request.smooth && !request.lipschitz && !request.hessian_lipschitz;
}

ProfilePtr QuarticFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int quarters[] = {16, 4, 8, 1, 40};
  static constexpr int halves[] = {0, 2, 1, 4};
  const Rational q = Rational(quarters[choices.choose(5)]) / 4;
  Rational w = Rational(halves[choices.choose(4)]) / 2;
  if (request.low >= 0 || request.pl) w = 0;
  Rational a = std::max<Rational>(request.low, request.pl.value_or(0));
  if (a < 0 || choices.chance(25)) a = a < 0 ? Rational(0) : Rational(a + 1);
  return std::make_shared<Quartic>(request.center, a, q, w);
}

}  // namespace referee

#include "generators/families/exponential.h"

#include <algorithm>

#include "numbers/errors.h"

namespace referee {

Exponential::Exponential(const Rational& center, const Rational& a, const Rational& b, const Rational& w,
                         bool balanced)
    : center_(center), a_(a), b_(b), w_(w), height_(b / (w * w)), slope_(b / w), balanced_(balanced) {
  REFEREE_DEMAND(a >= 0 && b > 0 && w != 0);
  facts_.lowest = a;
  facts_.exact = false;
  facts_.twice_differentiable = facts_.bounded_below = true;
  facts_.coercive = a > 0 || balanced;
  if (a > 0) facts_.pl = a;
  if (balanced) facts_.minimizer = facts_.stationary = center;
}

template <class N>
N Exponential::value_at(const N& x) const {
  const N t = x - center_.in<N>();
  const N power = w_.in<N>() * t;
  const N growth = balanced_ ? N(exp(power) - N(1) - power) : N(exp(power));
  return a_.in<N>() * square(t) / N(2) + height_.in<N>() * growth;
}

template <class N>
N Exponential::derivative_at(const N& x) const {
  const N t = x - center_.in<N>(), growth = exp(N(w_.in<N>() * t));
  return a_.in<N>() * t + slope_.in<N>() * (balanced_ ? N(growth - N(1)) : growth);
}

template <class N>
N Exponential::second_at(const N& x) const {
  return a_.in<N>() + b_.in<N>() * exp(N(w_.in<N>() * (x - center_.in<N>())));
}

std::string Exponential::text(const std::string& x) const {
  const std::string t = shifted(x, center_.exact());
  const Rational &a = a_.exact(), &height = height_.exact(), &slope = slope_.exact();
  return sum_text({a == 0 ? "" : times(a / 2, t + "^2"), times(height, "exp(" + times(w_.exact(), t) + ")"),
                   balanced_ ? times(-slope, t) : "", balanced_ ? to_string(Rational(-height)) : ""});
}

bool ExponentialFamily::can(const ProfileRequest& request) const {
  return !request.smooth && !request.lipschitz && !request.hessian_lipschitz;
}

ProfilePtr ExponentialFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int halves[] = {2, -2, 1, 4, -1};
  static constexpr int heights[] = {1, 2, 10};
  const Rational w = Rational(halves[choices.choose(5)]) / 2;
  const Rational b = heights[choices.choose(3)] * w * w;
  const Rational a = std::max<Rational>({request.low, request.pl.value_or(0), Rational(0)});
  const bool balanced =
      request.needs_minimizer || request.needs_stationary || request.coercive || choices.chance(40);
  return std::make_shared<Exponential>(request.center, a, b, w, balanced);
}

}  // namespace referee

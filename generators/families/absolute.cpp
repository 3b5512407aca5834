#include "generators/families/absolute.h"

#include "numbers/errors.h"

namespace referee {

Absolute::Absolute(const Rational& center, const Rational& a, const Rational& s)
    : center_(center), a_(a), s_(s) {
  REFEREE_DEMAND(a >= 0 && s > 0);
  facts_.lowest = a;
  facts_.exact = facts_.differentiable = false;
  facts_.coercive = facts_.bounded_below = true;
  if (a == 0) facts_.lipschitz = s;
  facts_.minimizer = center;
}

template <class N>
N Absolute::value_at(const N& x) const {
  const N t = x - center_.in<N>();
  return a_.in<N>() * square(t) / N(2) + s_.in<N>() * abs(t);
}

template <class N>
N Absolute::derivative_at(const N& x) const {
  const N t = x - center_.in<N>();
  const Ordering o = compare_with_zero(t);
  if (certainly_zero(t)) throw Undefined("derivative of abs at 0");
  if (o.equal || (o.less && o.greater))
    throw Indeterminate(Indeterminate::Reason::possibly_undefined, "derivative of abs near 0");
  return a_.in<N>() * t + (o.less ? N(-s_.in<N>()) : s_.in<N>());
}

template <class N>
N Absolute::second_at(const N& x) const {
  derivative_at(x);
  return a_.in<N>();
}

std::string Absolute::text(const std::string& x) const {
  const std::string t = shifted(x, center_.exact());
  const Rational& a = a_.exact();
  return sum_text({a == 0 ? "" : times(a / 2, t + "^2"), times(s_.exact(), "abs(" + t + ")")});
}

bool AbsoluteFamily::serves(const FunctionRequest& request) const {
  return request.allows_kinks() && ProfileFamily::serves(request);
}

bool AbsoluteFamily::can(const ProfileRequest& request) const {
  return !request.lipschitz || request.low <= 0;
}

ProfilePtr AbsoluteFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int halves[] = {2, 4, 1, 10};
  const Rational s = request.lipschitz ? *request.lipschitz : Rational(halves[choices.choose(4)]) / 2;
  return std::make_shared<Absolute>(request.center, request.low > 0 ? request.low : Rational(0), s);
}

}  // namespace referee

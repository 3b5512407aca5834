#include "generators/families/hyperbola.h"

#include "numbers/errors.h"

namespace referee {

Hyperbola::Hyperbola(const Rational& center, const Rational& b, const Rational& delta)
    : center_(center), b_(b), delta_(delta), slope_(b * delta), height_(b * delta * delta) {
  REFEREE_DEMAND(b > 0 && delta != 0);
  facts_.lowest = 0;
  facts_.highest = b;
  facts_.twice_differentiable = facts_.bounded_below = true;
  facts_.lipschitz = 2 * b * abs(delta);
  facts_.hessian_lipschitz = b * 7 / (8 * abs(delta));
}

namespace {

/// sqrt(1 + s^2) - s > 0.
template <class N>
N gap(const N& s, const N& root) {
  const Ordering o = compare_with_zero(s);
  return o.greater && !o.less && !o.equal ? N(N(1) / (root + s)) : N(root - s);
}

}  // namespace

template <class N>
N Hyperbola::value_at(const N& x) const {
  const N s = (x - center_.in<N>()) / delta_.in<N>();
  return height_.in<N>() * gap<N>(s, sqrt(N(N(1) + square(s))));
}

template <class N>
N Hyperbola::derivative_at(const N& x) const {
  const N s = (x - center_.in<N>()) / delta_.in<N>(), root = sqrt(N(N(1) + square(s)));
  return -slope_.in<N>() * gap<N>(s, root) / root;
}

template <class N>
N Hyperbola::second_at(const N& x) const {
  const N inside = N(1) + square(N((x - center_.in<N>()) / delta_.in<N>()));
  return b_.in<N>() / (inside * sqrt(inside));
}

std::string Hyperbola::text(const std::string& x) const {
  const std::string t = shifted(x, center_.exact());
  const Rational& delta = delta_.exact();
  const std::string inside = sum_text({"1", times(1 / (delta * delta), t + "^2")});
  return sum_text({times(height_.exact(), "sqrt(" + inside + ")"), times(-slope_.exact(), t)});
}

namespace {

/// The third derivative is at most 7/8 b/delta = 7/4 b^2/G for slopes up to G = 2 b delta.
const Rational third_share = Rational(7) / 4;

}  // namespace

bool HyperbolaFamily::can(const ProfileRequest& request) const {
  if (request.low > 0 || request.pl || request.coercive) return false;
  if (request.needs_minimizer || request.needs_stationary) return false;
  if (request.hessian_lipschitz && *request.hessian_lipschitz == 0) return false;
  return !request.lipschitz || !request.attain || attains_within(request, third_share);
}

ProfilePtr HyperbolaFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int tenths[] = {10, 20, 5, 1, 50};
  Rational delta = Rational(tenths[choices.choose(5)]) / 10, b = request.high;
  if (request.lipschitz) {
    b = curvature_within(request, third_share);
    delta = *request.lipschitz / (2 * b);
  } else if (request.hessian_lipschitz && b * 7 / (8 * delta) > *request.hessian_lipschitz) {
    delta = b * 7 / (8 * *request.hessian_lipschitz);
  }
  if (choices.chance(50)) delta = -delta;
  return std::make_shared<Hyperbola>(request.center, b, delta);
}

}  // namespace referee

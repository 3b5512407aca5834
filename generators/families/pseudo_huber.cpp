#include "generators/families/pseudo_huber.h"

#include "numbers/errors.h"

namespace referee {

PseudoHuber::PseudoHuber(const Rational& center, const Rational& a, const Rational& b, const Rational& delta)
    : center_(center), a_(a), b_(b), delta_(delta), height_(b * delta * delta) {
  REFEREE_DEMAND(a >= 0 && b >= 0 && delta > 0);
  facts_.lowest = a;
  facts_.highest = a + b;
  facts_.constant = a == 0 && b == 0;
  facts_.twice_differentiable = true;
  facts_.coercive = !facts_.constant;
  facts_.bounded_below = true;
  facts_.hessian_lipschitz = b * 7 / (8 * delta);
  if (a == 0) facts_.lipschitz = b * delta;
  facts_.minimizer = facts_.stationary = center;
  if (a > 0) facts_.pl = a;
}

template <class N>
N PseudoHuber::value_at(const N& x) const {
  const N t = x - center_.in<N>();
  const N root = sqrt(N(N(1) + square(N(t / delta_.in<N>()))));
  return a_.in<N>() * square(t) / N(2) + height_.in<N>() * (root - N(1));
}

template <class N>
N PseudoHuber::derivative_at(const N& x) const {
  const N t = x - center_.in<N>();
  const N root = sqrt(N(N(1) + square(N(t / delta_.in<N>()))));
  return a_.in<N>() * t + b_.in<N>() * t / root;
}

template <class N>
N PseudoHuber::second_at(const N& x) const {
  const N t = x - center_.in<N>();
  const N inside = N(1) + square(N(t / delta_.in<N>()));
  return a_.in<N>() + b_.in<N>() / (inside * sqrt(inside));
}

std::string PseudoHuber::text(const std::string& x) const {
  const std::string t = shifted(x, center_.exact());
  const Rational &a = a_.exact(), &delta = delta_.exact();
  const std::string inside = sum_text({"1", times(1 / (delta * delta), t + "^2")});
  return sum_text({a == 0 ? "" : times(a / 2, t + "^2"),
                   height_.exact() == 0 ? "" : times(height_.exact(), "(sqrt(" + inside + ") - 1)")});
}

namespace {

/// The third derivative is at most 7/8 b/delta = 7/8 b^2/G for slopes up to G = b delta.
const Rational third_share = Rational(7) / 8;

}  // namespace

bool PseudoHuberFamily::can(const ProfileRequest& request) const {
  if (!request.lipschitz) return true;
  if (request.hessian_lipschitz && *request.hessian_lipschitz == 0) return false;
  return request.low <= 0 && !request.pl && (!request.attain || attains_within(request, third_share));
}

ProfilePtr PseudoHuberFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int tenths[] = {10, 20, 5, 1, 50};
  Rational delta = Rational(tenths[choices.choose(5)]) / 10;
  auto [a, b] = convex_split(request);
  if (request.lipschitz) {
    b = curvature_within(request, third_share);
    return std::make_shared<PseudoHuber>(request.center, 0, b, *request.lipschitz / b);
  }
  if (request.hessian_lipschitz && *request.hessian_lipschitz == 0)
    return std::make_shared<PseudoHuber>(request.center, a + b, 0, 1);
  if (request.hessian_lipschitz && b * 7 / (8 * delta) > *request.hessian_lipschitz)
    delta = b * 7 / (8 * *request.hessian_lipschitz);
  return std::make_shared<PseudoHuber>(request.center, a, b, delta);
}

}  // namespace referee

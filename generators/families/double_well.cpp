#include "generators/families/double_well.h"

#include "numbers/errors.h"

namespace referee {

DoubleWell::DoubleWell(const Rational& center, const Rational& a, const Rational& rho, const Rational& high)
    : top_(center + a), a_(a) {
  REFEREE_DEMAND(a > 0 && rho >= 1 && high > 0);
  const Rational r = rho * a, k = high / (3 * r * r - a * a), excess = r * r - a * a;
  k_ = Constant(k);
  r_ = Constant(r);
  q_ = Constant(high);
  p_ = Constant(k * r * excess);
  seam_ = Constant(k * excess * excess / 4);
  facts_.lowest = -k * a * a;
  facts_.highest = high;
  facts_.twice_differentiable = true;
  facts_.coercive = facts_.bounded_below = true;
  facts_.hessian_lipschitz = 6 * k * r;
  facts_.minimizer = facts_.stationary = center;
}

namespace {

/// The distance beyond r: max(|u| - r, 0), and |u| cut off at r.
template <class N>
struct Parts {
  N inner, outer;
};

template <class N>
Parts<N> parts(const N& u, const N& r) {
  const N size = abs(u);
  return {min(size, r), max(N(size - r), N(0))};
}

}  // namespace

template <class N>
N DoubleWell::value_at(const N& x) const {
  const N u = x - top_.in<N>();
  const auto [inner, outer] = parts(u, r_.in<N>());
  const N well = square(N(square(inner) - square(a_.in<N>()))) * k_.in<N>() / N(4);
  return well + outer * (p_.in<N>() + q_.in<N>() * outer / N(2));
}

template <class N>
N DoubleWell::derivative_at(const N& x) const {
  const N u = x - top_.in<N>(), cut = max(min(u, r_.in<N>()), N(-r_.in<N>()));
  return k_.in<N>() * cut * (square(cut) - square(a_.in<N>())) + q_.in<N>() * (u - cut);
}

template <class N>
N DoubleWell::second_at(const N& x) const {
  const N inner = parts(N(x - top_.in<N>()), r_.in<N>()).inner;
  return k_.in<N>() * (N(3) * square(inner) - square(a_.in<N>()));
}

std::string DoubleWell::text(const std::string& x) const {
  const std::string u = shifted(x, top_.exact()), r = to_string(r_.exact()),
                    outer = "(abs(" + u + ") - " + r + ")";
  const Rational a2 = a_.exact() * a_.exact();
  const std::string well = times(k_.exact() / 4, "(" + u + "^2 - " + to_string(a2) + ")^2");
  const std::string tail =
      sum_text({times(q_.exact() / 2, outer + "^2"), p_.exact() == 0 ? "" : times(p_.exact(), outer),
                seam_.exact() == 0 ? "" : to_string(seam_.exact())});
  return "(if abs(" + u + ") <= " + r + " then " + well + " else " + tail + ")";
}

bool DoubleWellFamily::can(const ProfileRequest& request) const {
  if (request.hessian_lipschitz && *request.hessian_lipschitz == 0) return false;
  return request.low < 0 && !request.lipschitz && !request.pl;
}

ProfilePtr DoubleWellFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static const Rational rhos[] = {Rational(1), Rational(5) / 4, Rational(3) / 2, Rational(2), Rational(4)};
  static constexpr int halves[] = {2, 1, 4, 6};
  std::uint32_t i = choices.choose(4);
  while (i < 4 && request.high > -request.low * (3 * rhos[i] * rhos[i] - 1)) ++i;
  const Rational& rho = rhos[i];
  Rational a = Rational(halves[choices.choose(4)]) / 2;
  if (request.hessian_lipschitz) {  // 6 k r = 6 high rho / (a (3 rho^2 - 1))
    const Rational least = 6 * request.high * rho / (*request.hessian_lipschitz * (3 * rho * rho - 1));
    if (a < least) a = least;
  }
  return std::make_shared<DoubleWell>(request.center, a, rho, request.high);
}

}  // namespace referee

#include "generators/families/log_cosh.h"

#include "numbers/errors.h"

namespace referee {

LogCosh::LogCosh(const Rational& center, const Rational& a, const Rational& b, const Rational& w)
    : center_(center), a_(a), b_(b), w_(w), height_(b / (w * w)), slope_(b / w) {
  REFEREE_DEMAND(a >= 0 && b >= 0 && w > 0);
  facts_.lowest = a;
  facts_.highest = a + b;
  facts_.constant = a == 0 && b == 0;
  facts_.twice_differentiable = true;
  facts_.coercive = !facts_.constant;
  facts_.bounded_below = true;
  facts_.hessian_lipschitz = b * w * 4 / 5;
  if (a == 0) facts_.lipschitz = b / w;
  facts_.minimizer = facts_.stationary = center;
  if (a > 0) facts_.pl = a;
}

template <class N>
N LogCosh::value_at(const N& x) const {
  const N t = x - center_.in<N>(), u = abs(N(w_.in<N>() * t));
  // log cosh u = u + log((1 + exp(-2u))/2) does not overflow.
  const N log_cosh = u + log(N((N(1) + exp(N(N(-2) * u))) / N(2)));
  return a_.in<N>() * square(t) / N(2) + height_.in<N>() * log_cosh;
}

template <class N>
N LogCosh::derivative_at(const N& x) const {
  const N t = x - center_.in<N>();
  return a_.in<N>() * t + slope_.in<N>() * tanh(N(w_.in<N>() * t));
}

template <class N>
N LogCosh::second_at(const N& x) const {
  return a_.in<N>() + b_.in<N>() * (N(1) - square(N(tanh(N(w_.in<N>() * (x - center_.in<N>()))))));
}

std::string LogCosh::text(const std::string& x) const {
  const std::string t = shifted(x, center_.exact());
  const Rational &a = a_.exact(), &w = w_.exact();
  const std::string e = "exp(" + times(w, t) + ") + exp(" + times(-w, t) + ")";
  return sum_text({a == 0 ? "" : times(a / 2, t + "^2"),
                   height_.exact() == 0 ? "" : times(height_.exact(), "log((" + e + ")/2)")});
}

namespace {

/// The third derivative is at most 4/5 b w = 4/5 b^2/G for slopes up to G = b/w.
const Rational third_share = Rational(4) / 5;

}  // namespace

bool LogCoshFamily::can(const ProfileRequest& request) const {
  if (!request.lipschitz) return true;
  if (request.hessian_lipschitz && *request.hessian_lipschitz == 0) return false;
  return request.low <= 0 && !request.pl && (!request.attain || attains_within(request, third_share));
}

ProfilePtr LogCoshFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int halves[] = {2, 4, 1, 10, 20};
  Rational w = Rational(halves[choices.choose(5)]) / 2;
  auto [a, b] = convex_split(request);
  if (request.lipschitz) {
    b = curvature_within(request, third_share);
    return std::make_shared<LogCosh>(request.center, 0, b, b / *request.lipschitz);
  }
  if (request.hessian_lipschitz && b * w * 4 / 5 > *request.hessian_lipschitz)
    w = *request.hessian_lipschitz * 5 / (4 * b);
  return w > 0 ? std::make_shared<LogCosh>(request.center, a, b, w)
               : std::make_shared<LogCosh>(request.center, a + b, 0, 1);
}

}  // namespace referee

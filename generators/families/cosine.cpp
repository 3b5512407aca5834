#include "generators/families/cosine.h"

#include "numbers/errors.h"

namespace referee {

Cosine::Cosine(const Rational& center, const Rational& a, const Rational& b, const Rational& w)
    : center_(center), a_(a), b_(b), w_(w), height_(b / (w * w)), slope_(b / w) {
  REFEREE_DEMAND(a >= 0 && w > 0);
  const Rational size = abs(b);
  facts_.lowest = a - size;
  facts_.highest = a + size;
  facts_.constant = a == 0 && b == 0;
  facts_.twice_differentiable = true;
  facts_.coercive = a > 0;
  facts_.bounded_below = true;
  facts_.hessian_lipschitz = size * w;
  if (a == 0) facts_.lipschitz = size / w;
  facts_.stationary = center;
  if (b >= 0 || a >= size) facts_.minimizer = center;
  if (a > size)
    facts_.pl = a - size;
  else if (a > 0 && b == 3 * a)
    facts_.pl = a / 64;
}

template <class N>
N Cosine::value_at(const N& x) const {
  const N t = x - center_.in<N>();
  const N bowl = a_.in<N>() * square(t) / N(2);
  if (b_.exact() == 0) return bowl;  // exact numbers have no cosine
  return bowl + height_.in<N>() * (N(1) - cos(N(w_.in<N>() * t)));
}

template <class N>
N Cosine::derivative_at(const N& x) const {
  const N t = x - center_.in<N>();
  if (b_.exact() == 0) return a_.in<N>() * t;
  return a_.in<N>() * t + slope_.in<N>() * sin(N(w_.in<N>() * t));
}

template <class N>
N Cosine::second_at(const N& x) const {
  if (b_.exact() == 0) return a_.in<N>();
  return a_.in<N>() + b_.in<N>() * cos(N(w_.in<N>() * (x - center_.in<N>())));
}

std::string Cosine::text(const std::string& x) const {
  const std::string t = shifted(x, center_.exact());
  const Rational& a = a_.exact();
  return sum_text(
      {a == 0 ? "" : times(a / 2, t + "^2"),
       height_.exact() == 0 ? "" : times(height_.exact(), "(1 - cos(" + times(w_.exact(), t) + "))")});
}

bool CosineFamily::can(const ProfileRequest& request) const {
  if (request.lipschitz)
    return request.low < 0 && !request.pl && !request.coercive &&
           (!request.hessian_lipschitz || *request.hessian_lipschitz > 0) &&
           (!request.attain || attains_within(request, 1));
  return true;
}

ProfilePtr CosineFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int halves[] = {2, 4, 1, 10, 6};
  Rational w = Rational(halves[choices.choose(5)]) / 2;
  const std::uint32_t variant = choices.choose(3);
  const Rational& high = request.high;
  if (request.lipschitz) {
    const Rational within = curvature_within(request, 1);
    return std::make_shared<Cosine>(request.center, 0, within, within / *request.lipschitz);
  }
  Rational low = request.low < -high ? Rational(-high) : request.low;
  if (request.pl) low = low < *request.pl ? *request.pl : low;
  if (request.coercive && low == -high) low = -high / 2;
  Rational a = (high + low) / 2, b = (high - low) / 2;
  if (request.low <= -high / 2 && variant == 0 && (!request.pl || high >= 256 * *request.pl)) {
    a = high / 4;
    b = 3 * a;
  }
  if (variant == 1 && (a >= b || !request.needs_minimizer)) b = -b;
  if (request.hessian_lipschitz && b != 0 && abs(b) * w > *request.hessian_lipschitz)
    w = *request.hessian_lipschitz / abs(b);
  return w > 0 ? std::make_shared<Cosine>(request.center, a, b, w)
               : std::make_shared<Cosine>(request.center, high, 0, 1);
}

}  // namespace referee

#include "generators/families/dented_quadratic.h"

#include <algorithm>
#include <cmath>

#include "generators/families/piecewise_quadratic.h"
#include "generators/scalars.h"
#include "numbers/errors.h"

namespace referee {

namespace {

/// v as in the header, about 1 % below the largest.
Rational relative_width(const Rational& inner, const Rational& dip, const Rational& mu) {
  // dip (dip + mu) v^2 - 2 inner (dip + mu) v + inner (inner - mu) >= 0.
  const double a = to_double(dip * (dip + mu)), b = to_double(inner * (dip + mu)),
               c = to_double(inner * (inner - mu));
  const Rational v = rational_from_double(c / (b + std::sqrt(std::max(b * b - a * c, 0.0))));
  return simplest_between(v * Rational(98) / 100, v * Rational(99) / 100);
}

}  // namespace

ProfilePtr dented_profile(const Rational& center, const Rational& inner, const Rational& outer,
                          const Rational& dip, const Rational& start, const Rational& mu, bool mirrored) {
  REFEREE_DEMAND(0 < mu && mu < inner && mu <= outer && outer <= inner && dip > 0 && start > 0);
  const Rational end = start * (1 + relative_width(inner, dip, mu));
  std::vector<Rational> breakpoints{start, end}, slopes{inner, -dip, outer};
  if (mirrored) {
    breakpoints = {-end, -start};
    std::reverse(slopes.begin(), slopes.end());
  }
  auto profile = std::make_shared<PiecewiseQuadratic>(center, breakpoints, slopes);
  profile->promise_pl(mu);
  return profile;
}

bool DentedQuadraticFamily::can(const ProfileRequest& request) const {
  if (request.twice_differentiable || request.hessian_lipschitz || request.lipschitz) return false;
  return request.low < 0 && request.pl.value_or(0) < request.high;
}

ProfilePtr DentedQuadraticFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int divisors[] = {4, 2, 20, 200};
  static constexpr int halves[] = {2, 1, 4, 10};
  Rational mu = request.high / divisors[choices.choose(4)];
  if (request.pl) mu = *request.pl;
  if (mu >= request.high) return quadratic_profile(request.center, request.high);
  const Rational start = Rational(halves[choices.choose(4)]) / 2;
  const Rational dip = -request.low / (1 + static_cast<int>(choices.choose(3)));
  const Rational outer = choices.chance(40) ? mu : request.high;
  const bool mirrored = choices.chance(40);
  return dented_profile(request.center, request.high, outer, dip, start, mu, mirrored);
}

}  // namespace referee

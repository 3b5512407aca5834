#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// Quadratics with a concave dent that keep the Polyak-Lojasiewicz inequality: not convex, one minimiser.
///
/// The piecewise quadratic (piecewise_quadratic.h) whose derivative p has, with t = x - c, the slopes
///   inner (t < u),   -dip (u < t < u + w),   outer (t > u + w),   u, dip > 0,   mu <= outer <= inner,
/// or its mirror image. PL with mu, p^2 >= 2 mu phi: for t < u it says inner >= mu. On the dent p^2 - 2 mu
/// phi has the derivative -2 p (dip + mu) < 0 as long as p > 0, and behind it 2 p (outer - mu) >= 0: the
/// inequality need hold at t = u + w only, where it reads, divided by u^2 with w = u v,
///   (inner - dip v)^2 >= mu (inner + 2 inner v - dip v^2)   and   inner > dip v.
/// The width is the smaller zero of the difference, rounded down and verified exactly by satisfies_pl: the
/// inequality is nearly an equality at the end of the dent. Curvatures [-dip, inner], both attained.
/// Coercive, with global minimiser c, and all rational.

namespace referee {

/// The profile above; `mirrored` has the dent at t < 0. Precondition: 0 < mu < inner, mu <= outer <= inner.
ProfilePtr dented_profile(const Rational& center, const Rational& inner, const Rational& outer,
                          const Rational& dip, const Rational& start, const Rational& mu, bool mirrored);

class DentedQuadraticFamily : public ProfileFamily {
 public:
  std::string name() const override { return "dented quadratic"; }
  unsigned weight() const override { return 4; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

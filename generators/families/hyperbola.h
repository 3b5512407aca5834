#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// The branch of a hyperbola that falls to its asymptote: convex, smooth and bounded below, without a
/// minimiser.
///
///   phi(x) = b delta^2 (sqrt(1 + s^2) - s),   s = t/delta, t = x - c,   b > 0, delta != 0.
///
/// phi is pseudo_huber.h's function (a = 0) minus a linear one, plus a constant: phi'' = b (1 + s^2)^(-3/2)
/// lies in (0, b], the upper end at c, and |third derivative| < 7/8 b/|delta|. phi' =
/// b delta (s/sqrt(1 + s^2) - 1) is between -2 b delta and 0, both limits: the Lipschitz constant is
/// 2 b |delta|. phi > 0 with infimum 0, towards which it falls strictly: no minimiser, no stationary point,
/// not coercive. For s > 0, sqrt(1 + s^2) - s is computed as 1/(sqrt(1 + s^2) + s), so that nothing cancels.

namespace referee {

class Hyperbola : public ProfileOf<Hyperbola> {
 public:
  Hyperbola(const Rational& center, const Rational& b, const Rational& delta);
  std::string text(const std::string& x) const override;

  template <class N>
  N value_at(const N& x) const;
  template <class N>
  N derivative_at(const N& x) const;
  template <class N>
  N second_at(const N& x) const;

 private:
  Constant center_, b_, delta_, slope_ /* b delta */, height_ /* b delta^2 */;
};

/// Serves convex requests that name no minimiser and no stationary point.
class HyperbolaFamily : public ProfileFamily {
 public:
  std::string name() const override { return "hyperbola"; }
  unsigned weight() const override { return 2; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

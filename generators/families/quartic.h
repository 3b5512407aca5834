#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// Quartics of one variable: growth beyond every quadratic, with a flat or a curved minimum, or two wells.
///
///   phi(x) = a/2 t^2 + q/4 t^2 (t - 2w)^2,   t = x - c,   a, w >= 0, q > 0.
///
/// phi >= 0 = phi(c): c is a global minimiser, and phi is coercive. phi' = a t + q t (t - w) (t - 2w) and
/// phi'' = a + q (3 (t - w)^2 - w^2), whose least value a - q w^2 is attained and which has no upper bound:
/// no global constant of smoothness, nor of the Hessian, and no slope bound. With a = w = 0, the minimum of
/// t^4 is flat: convex, not strongly, not PL. With a = 0 < w, two wells. Everything is rational.

namespace referee {

class Quartic : public ProfileOf<Quartic> {
 public:
  Quartic(const Rational& center, const Rational& a, const Rational& q, const Rational& w);
  std::string text(const std::string& x) const override;

  template <class N>
  N value_at(const N& x) const;
  template <class N>
  N derivative_at(const N& x) const;
  template <class N>
  N second_at(const N& x) const;

 private:
  Constant center_, a_, q_, w_;
};

/// Serves requests without global constants of smoothness.
class QuarticFamily : public ProfileFamily {
 public:
  std::string name() const override { return "quartic"; }
  unsigned weight() const override { return 3; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

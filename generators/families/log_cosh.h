#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// The logarithm of the hyperbolic cosine on a quadratic: convex, analytic, with a flat or a curved tail.
///
///   phi(x) = a/2 t^2 + b/w^2 log cosh(w t),   t = x - c,   a, b >= 0, w > 0.
///
/// phi'' = a + b / cosh^2(w t) lies in (a, a + b] and takes the upper end at c, so that curvatures are
/// exact up to an infimum that is not attained. phi' = a t + b/w tanh(w t): Lipschitz constant of phi b/w if
/// a = 0. |third derivative| = 2 b w |tanh| / cosh^2 <= 4/(3 sqrt 3) b w < 4/5 b w. Coercive with minimiser
/// c, PL with a if a > 0. The gradient at c is 0 in every arithmetic.

namespace referee {

class LogCosh : public ProfileOf<LogCosh> {
 public:
  LogCosh(const Rational& center, const Rational& a, const Rational& b, const Rational& w);
  std::string text(const std::string& x) const override;

  template <class N>
  N value_at(const N& x) const;
  template <class N>
  N derivative_at(const N& x) const;
  template <class N>
  N second_at(const N& x) const;

 private:
  Constant center_, a_, b_, w_, height_ /* b/w^2 */, slope_ /* b/w */;
};

class LogCoshFamily : public ProfileFamily {
 public:
  std::string name() const override { return "log-cosh"; }
  unsigned weight() const override { return 4; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// The exponential on a quadratic: convex, growing without bound on one side only.
///
///   phi(x) = a/2 t^2 + b/w^2 exp(w t)                  (open),
///   phi(x) = a/2 t^2 + b/w^2 (exp(w t) - 1 - w t)      (balanced),
///   t = x - c,   a >= 0, b > 0, w != 0.
///
/// phi'' = a + b exp(w t) > a, an infimum that is not attained, and has no upper bound. Balanced, phi' =
/// a t + b/w (exp(w t) - 1) is 0 at c, the unique minimiser, and phi is coercive; both vanish at c in every
/// arithmetic. Open with a = 0, phi is positive with infimum 0: bounded below and convex, without a
/// minimiser. Open with a > 0, the minimiser exists and is not known exactly. PL with a if a > 0.

namespace referee {

class Exponential : public ProfileOf<Exponential> {
 public:
  Exponential(const Rational& center, const Rational& a, const Rational& b, const Rational& w, bool balanced);
  std::string text(const std::string& x) const override;

  template <class N>
  N value_at(const N& x) const;
  template <class N>
  N derivative_at(const N& x) const;
  template <class N>
  N second_at(const N& x) const;

 private:
  Constant center_, a_, b_, w_, height_ /* b/w^2 */, slope_ /* b/w */;
  bool balanced_;
};

/// Serves requests without global constants of smoothness.
class ExponentialFamily : public ProfileFamily {
 public:
  std::string name() const override { return "exponential"; }
  unsigned weight() const override { return 2; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

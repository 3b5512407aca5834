#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// The pseudo-Huber function on a quadratic: an algebraic, analytic relative of Huber's.
///
///   phi(x) = a/2 t^2 + b delta^2 (sqrt(1 + (t/delta)^2) - 1),   t = x - c,   a, b >= 0, delta > 0.
///
/// phi'' = a + b (1 + s^2)^(-3/2), s = t/delta, lies in (a, a + b], the upper end at c: curvatures exact up
/// to an infimum that is not attained. If a = 0, |phi'| = b delta |s| / sqrt(1 + s^2) < b delta, a supremum.
/// |third derivative| = 3 b/delta |s| (1 + s^2)^(-5/2), largest at s = 1/2, is below 7/8 b/delta. Coercive
/// with minimiser c, PL with a if a > 0. The value and the gradient at c are 0 in every arithmetic.

namespace referee {

class PseudoHuber : public ProfileOf<PseudoHuber> {
 public:
  PseudoHuber(const Rational& center, const Rational& a, const Rational& b, const Rational& delta);
  std::string text(const std::string& x) const override;

  template <class N>
  N value_at(const N& x) const;
  template <class N>
  N derivative_at(const N& x) const;
  template <class N>
  N second_at(const N& x) const;

 private:
  Constant center_, a_, b_, delta_, height_ /* b delta^2 */;
};

class PseudoHuberFamily : public ProfileFamily {
 public:
  std::string name() const override { return "pseudo-Huber"; }
  unsigned weight() const override { return 4; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// A double well that is globally smooth: a quartic inside, quadratic outside.
///
/// With u = x - c - a (wells at u = -a, that is x = c, and u = a) and r = rho a, rho >= 1,
///   phi = k/4 (u^2 - a^2)^2                                    for |u| <= r,
///   phi = q/2 (|u| - r)^2 + p (|u| - r) + k/4 (r^2 - a^2)^2    for |u| > r,
/// q = k (3 r^2 - a^2), p = k r (r^2 - a^2), so that value, derivative and second derivative agree at |u| =
/// r.
///
/// phi'' = k (3u^2 - a^2) inside rises from -k a^2 (at u = 0) to q, and is q outside: curvatures [-k a^2, q],
/// both attained; q >= 2 k a^2, so q is the smallest Lipschitz constant of phi'. |third derivative| <= 6 k r.
/// phi >= 0 with phi = 0 at both wells: c is a global minimiser. u = 0 is stationary and no minimiser: not
/// PL.

namespace referee {

class DoubleWell : public ProfileOf<DoubleWell> {
 public:
  /// k is such that q = high.
  DoubleWell(const Rational& center, const Rational& a, const Rational& rho, const Rational& high);
  std::string text(const std::string& x) const override;

  template <class N>
  N value_at(const N& x) const;
  template <class N>
  N derivative_at(const N& x) const;
  template <class N>
  N second_at(const N& x) const;

 private:
  Constant top_ /* c + a */, a_, k_, r_, q_, p_, seam_ /* value at r */;
};

class DoubleWellFamily : public ProfileFamily {
 public:
  std::string name() const override { return "double well"; }
  unsigned weight() const override { return 6; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

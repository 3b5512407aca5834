#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// The absolute value on a quadratic: convex and not differentiable at its minimiser.
///
///   phi(x) = a/2 t^2 + s |t|,   t = x - c,   a >= 0, s > 0.
///
/// phi - a/2 t^2 is convex. For a = 0, phi is s-Lipschitz, attained. Minimiser c, coercive. The derivative at
/// c is Undefined. The family serves claims that take no derivative.

namespace referee {

class Absolute : public ProfileOf<Absolute> {
 public:
  Absolute(const Rational& center, const Rational& a, const Rational& s);
  std::string text(const std::string& x) const override;

  template <class N>
  N value_at(const N& x) const;
  template <class N>
  N derivative_at(const N& x) const;
  template <class N>
  N second_at(const N& x) const;

 private:
  Constant center_, a_, s_;
};

class AbsoluteFamily : public ProfileFamily {
 public:
  std::string name() const override { return "absolute value"; }
  unsigned weight() const override { return 3; }
  bool serves(const FunctionRequest& request) const override;

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

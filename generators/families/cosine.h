#pragma once

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// A quadratic with a cosine on it: convex or not, smooth of every order.
///
///   phi(x) = a/2 t^2 + b/w^2 (1 - cos(w t)),   t = x - c,   a >= 0, w > 0, b of either sign.
///
/// phi'' = a + b cos(w t) takes all values of [a - |b|, a + |b|]: the curvatures are exact, and the smallest
/// Lipschitz constant of phi' is a + |b|, as a >= 0. |third derivative| <= |b| w, attained. If a = 0, |phi'|
/// <= |b|/w, attained. c is stationary; it is a minimiser if b >= 0 (both terms are nonnegative) or a >= |b|
/// (convex).
///
/// PL. If a > |b| then with a - |b|. If b = 3 a then with a/64 although phi is not convex: phi is a multiple
/// (scaled in x) of g = x^2 + 3 sin^2 x, which has a = 2, and |g'|^2 >= g/16 (Karimi, Nutini, Schmidt 2016
/// state it): for 0 <= x <= pi/2, g' >= 2x and g <= 4x^2; for pi/2 <= x <= 2, g' >= pi - 3 |sin 4| > 0.86 and
/// g <= 7; for x >= 2, g' >= 2x - 3 and g <= x^2 + 3, where (2x - 3)^2 >= (x^2 + 3)/16.
///
/// At c, value and gradient are 0 in every arithmetic; elsewhere not rational.

namespace referee {

class Cosine : public ProfileOf<Cosine> {
 public:
  Cosine(const Rational& center, const Rational& a, const Rational& b, const Rational& w);
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

class CosineFamily : public ProfileFamily {
 public:
  std::string name() const override { return "cosine on a quadratic"; }
  unsigned weight() const override { return 6; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

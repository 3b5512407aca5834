#pragma once

#include <vector>

#include "generators/families/rotated_sum.h"
#include "generators/profile.h"

/// Piecewise quadratic profiles of one variable, continuously differentiable.
///
/// With t = x - c, breakpoints b_1 < ... < b_r and slopes s_0, ..., s_r, the derivative p is the continuous
/// piecewise linear function with p(0) = 0 and slope s_j between b_j and b_(j+1) (b_0 = -inf, b_(r+1) = inf),
/// and phi(t) is its integral from 0. So phi(c) = 0, and c is a stationary point.
///
/// Constants. The slopes of p's chords lie in [min s_j, max s_j], and each s_j is the slope of one: the
/// curvatures are exact. phi is convex iff min s_j >= 0. |p| is bounded iff s_0 = s_r = 0, and then its
/// largest value is attained at a breakpoint: the Lipschitz constant. phi tends to +inf on the right iff
/// s_r > 0, or s_r = 0 and p(b_r) > 0; likewise on the left. c is a global minimiser iff phi >= 0, which is
/// decided exactly at the zeros of p, where every interior minimum lies. With c a minimiser, the inequality
/// p^2 >= 2 mu phi is decided on each piece, where both sides are quadratic.
///
/// Among them: quadratics (r = 0), Huber functions, and the function on which heavy ball cycles (Lessard,
/// Recht, Packard 2016, section 4.6): slopes 25, 1, 25 with breakpoints 1, 2.

namespace referee {

class PiecewiseQuadratic : public ProfileOf<PiecewiseQuadratic> {
 public:
  /// Precondition: breakpoints ascend strictly; one more slope than breakpoints. Seams between equal slopes
  /// are dropped.
  PiecewiseQuadratic(Rational center, std::vector<Rational> breakpoints, std::vector<Rational> slopes);
  std::string text(const std::string& x) const override;
  bool quadratic() const override { return breakpoints_.exact().size() == 0; }
  /// Whether p(t)^2 >= 2 mu (phi(t) - phi(c)) for all t, decided exactly.
  bool satisfies_pl(const Rational& mu) const;
  /// Records mu as a guarantee. Precondition: satisfies_pl(mu).
  void promise_pl(const Rational& mu);

  template <class N>
  N value_at(const N& x) const;
  template <class N>
  N derivative_at(const N& x) const;
  template <class N>
  N second_at(const N& x) const;

 private:
  void anchor();
  void find_facts();
  bool is_minimum() const;
  std::size_t piece_of_zero() const;

  Constant center_;
  /// In t; the value and derivative of piece j are s/2 (t - a)^2 + p (t - a) + v, and s (t - a) + p, where
  /// a is its anchor: its left breakpoint, for the first piece its right one.
  ConstantVector breakpoints_, slopes_, anchors_, derivatives_, values_;
};

/// phi(x) = L (x - c)^2 / 2 for |x - c| <= delta, and with slope L delta outside, plus m/2 (x - c)^2
/// (curvatures m + L inside, m outside).
ProfilePtr huber_profile(const Rational& center, const Rational& inner, const Rational& outer,
                         const Rational& delta);
/// curvature/2 (x - c)^2.
ProfilePtr quadratic_profile(const Rational& center, const Rational& curvature);

/// Huber functions (with a quadratic part if strong convexity or PL is asked).
class HuberFamily : public ProfileFamily {
 public:
  std::string name() const override { return "Huber"; }
  unsigned weight() const override { return 8; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

/// Profiles with one to four random breakpoints; modes: alternating extreme slopes, the shape on which heavy
/// ball cycles, random slopes.
class PiecewiseQuadraticFamily : public ProfileFamily {
 public:
  std::string name() const override { return "piecewise quadratic"; }
  unsigned weight() const override { return 8; }
  std::uint32_t mode_count() const override { return 3; }

 protected:
  bool can(const ProfileRequest& request) const override;
  ProfilePtr profile(const ProfileRequest& request, Choices& choices) const override;
};

}  // namespace referee

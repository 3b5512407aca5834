#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// Quadratics with cubic regularisation: the Hessian is Lipschitz, the gradient is not.
///
///   f(z) = 1/2 u'Du + q/6 |y|^3,   u = H y, y = z - o,   H = I - 2 v v'/<v, v> (H = I if v = 0),
///
/// D diagonal, q > 0. grad f = H D u + q/2 |y| y, Hess f = H D H + q/2 (|y| I + y y'/|y|), the last term 0 at
/// y = 0. Along y + t e, |e| = 1, with tau = <y + t e, e>/|y + t e| in [-1, 1], the third derivative of
/// |.|^3/6 is (3 tau - tau^3)/2, of absolute value at most 1; the largest |D^3 f[e, e', e'']| of the
/// symmetric form D^3 f is attained with e = e' = e'' (Banach), so the Hessian is Lipschitz with q, and with
/// no less (D^3 = q along y).
///
/// The least curvature is min D_ii =: m, at y = 0; there is no largest. f is coercive. If m >= 0, it is
/// convex with minimiser o. If m < 0, f >= m/2 |y|^2 + q/6 |y|^3, whose least value over |y| is at |y| = -2
/// m/q, and equality holds for y = -2 m/q H e_i, D_ii = m: a global minimiser, rational as H e_i is a unit
/// vector. o is stationary.

namespace referee {

class Cubic : public FunctionOf<Cubic> {
 public:
  Cubic(const Vector<Rational>& origin, const Vector<Rational>& spectrum, const Vector<Rational>& v,
        const Rational& q);
  int dimension() const override { return static_cast<int>(origin_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "cubic-regularised quadratic"; }
  std::optional<Vector<Rational>> minimizer() const override { return minimizer_; }
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  template <class N>
  Vector<N> reflect(const Vector<N>& x) const;
  /// H D H x.
  template <class N>
  Vector<N> bent(const Vector<N>& x) const;

  bool rotated_;
  ConstantVector origin_, spectrum_, v_, w_ /* 2 v / <v, v> */;
  Constant q_;
  Vector<Rational> minimizer_;
  Guarantees guarantees_;
};

/// Serves requests without global constants of smoothness.
class CubicFamily : public Family {
 public:
  std::string name() const override { return "cubic-regularised quadratic"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 4; }
};

}  // namespace referee

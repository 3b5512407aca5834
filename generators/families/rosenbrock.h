#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// Rosenbrock's curved valley, along a chain of coordinates, and a version with bounded curvature.
///
///   f(z) = a sum (1 - x_i)^2 + b sum psi(x_(i+1) - p(x_i)),   i = 1..d-1,
///   x = z - c + (1, ..., 1),   a, b > 0,
///
/// with psi(t) = t^2 and p(x) = x^2 (Rosenbrock 1960: d = 2, a = 1, b = 100), or, tamed, psi(t) = t^2 for
/// |t| <= D and D (2 |t| - D) beyond, p(x) = x^2 for |x| <= R and R (2 |x| - R) beyond, R >= 1: the same
/// function where |x_i| <= R and the x_(i+1) - x_i^2 are within D. f >= 0 = f(c), as p(1) = 1: c is a global
/// minimiser. Coercive: where f is bounded, so are x_1, ..., x_(d-1) by the first sum, and then x_d by the
/// last psi. Not convex in general.
///
/// The polynomial has no global constant. Tamed, the gradient is continuous, and where the Hessian exists it
/// is 2a on the first d - 1 coordinates, plus b sum (psi'' g_i g_i' - psi' p'' e_i e_i') with g_i = e_(i+1)
/// - p' e_i, where |p'| <= 2R, 0 <= p'', psi'' <= 2, |psi'| <= 2D. As <g_i, v>^2 <= (1 + 4R^2) (v_i^2 +
/// v_(i+1)^2) and each v_i occurs at most k times, k = 1 for d = 2 and 2 for more, f is smooth with
/// 2a + b (2 k (1 + 4R^2) + 4D), an upper bound. It is not twice differentiable at the seams, where the
/// Hessian is Undefined.

namespace referee {

class Rosenbrock : public FunctionOf<Rosenbrock> {
 public:
  /// Where the tamed version leaves the polynomial: R and D.
  struct Bounds {
    Rational reach, offset;
  };
  Rosenbrock(const Vector<Rational>& center, const Rational& a, const Rational& b,
             const std::optional<Bounds>& bounds);
  int dimension() const override { return static_cast<int>(shift_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return tamed_ ? "Rosenbrock, tamed" : "Rosenbrock"; }
  std::optional<Vector<Rational>> minimizer() const override;
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  /// The 2 x 2 block of the Hessian from x_i, x_(i+1): entries (i, i), (i, i+1), (i+1, i+1).
  template <class N>
  struct Block {
    N first, mixed, second;
  };
  template <class N>
  Block<N> block(const N& x, const N& next) const;

  bool tamed_;
  ConstantVector shift_ /* c - 1 */;
  Constant a_, b_, reach_, offset_;
  Guarantees guarantees_;
};

/// The polynomial, for requests without global constants, in dimension 2 and more.
class RosenbrockFamily : public Family {
 public:
  std::string name() const override { return "Rosenbrock"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 3; }
};

/// The tamed version, for smooth(L).
class TamedRosenbrockFamily : public Family {
 public:
  std::string name() const override { return "Rosenbrock, tamed"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 2; }
};

}  // namespace referee

#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// The maximum of affine functions, on a quadratic: convex and piecewise linear for r = 0.
///
///   f(z) = max_i (<a_i, y> - b_i) + r/2 |y|^2,   y = z - c,   i = 0..n,   b_i >= 0 = b_0, r >= 0,
///
/// where 0 = sum w_i a_i for some weights w_i > 0 of the i with b_i = 0. For these f(z) >= sum w_i <a_i, y> /
/// sum w_i = 0 = f(c): c is a minimiser. The subgradients for r = 0 are convex combinations of the a_i: f is
/// Lipschitz with max |a_i|, rounded up if it is not rational. The gradient is a_i + r y where i alone
/// attains the maximum (equal pieces are counted once), and Undefined where two do. Coercive for r > 0, and
/// in dimension 1 where slopes of both signs have b_i = 0. Serves claims that take no derivative.

namespace referee {

class AffineMaximum : public FunctionOf<AffineMaximum> {
 public:
  /// The rows of `a` are the a_i. Precondition: a_0 is a negative multiple of the sum of the other a_i with
  /// b_i = 0, of which there is one; or both are zero.
  AffineMaximum(const Matrix<Rational>& a, const Vector<Rational>& b, const Vector<Rational>& center,
                const Rational& r);
  int dimension() const override { return static_cast<int>(center_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "maximum of affine functions"; }
  std::optional<Vector<Rational>> minimizer() const override { return center_.exact(); }
  /// There is no gradient at the minimiser.
  std::optional<Vector<Rational>> stationary() const override { return std::nullopt; }
  std::string text(const std::string& variable, bool of_numbers) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  ConstantMatrix a_;
  ConstantVector b_, center_;
  Constant r_;
  Guarantees guarantees_;
};

class AffineMaximumFamily : public Family {
 public:
  std::string name() const override { return "maximum of affine functions"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 4; }
};

}  // namespace referee

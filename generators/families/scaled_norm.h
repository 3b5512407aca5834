#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// A multiple of a norm, on a quadratic: convex, with a kink at its minimiser and, for p = 1 and infinity,
/// others.
///
///   f(z) = s |y|_p + r/2 |y|^2,   y = z - c,   p in {1, 2, infinity},   s > 0, r >= 0.
///
/// f - r/2 |y|^2 is a norm, convex; f >= 0 = f(c): c is the minimiser, and f is coercive. For r = 0 the
/// slopes are s times subgradients of the norm, whose largest length is sqrt(d) (p = 1: the corners of the
/// cube) or 1 (p = 2, infinity: unit vectors): f is Lipschitz with s sqrt(d) or s and no less; s sqrt(d) is
/// rounded up if it is not rational. Gradients of the norm: sign(y_i) for p = 1, Undefined if some y_i = 0;
/// y/|y| for p = 2, Undefined at y = 0; sign(y_i) e_i at the one i with the largest |y_i| for p = infinity,
/// Undefined if there are two. Serves claims that take no derivative.

namespace referee {

enum class NormKind : unsigned char { two, one, infinity };

class ScaledNorm : public FunctionOf<ScaledNorm> {
 public:
  ScaledNorm(NormKind kind, const Vector<Rational>& center, const Rational& s, const Rational& r);
  int dimension() const override { return static_cast<int>(center_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "norm"; }
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
  NormKind kind_;
  ConstantVector center_;
  Constant s_, r_;
  Guarantees guarantees_;
};

/// The modes are the three norms.
class ScaledNormFamily : public Family {
 public:
  std::string name() const override { return "norm"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 4; }
  std::uint32_t mode_count() const override { return 3; }
};

}  // namespace referee

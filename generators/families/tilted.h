#pragma once

#include "generators/converted.h"
#include "theorems/meaning/function.h"

/// A function with a linear part added: f(z) + <g, z - c>.
///
/// The gradient moves by the constant g, so curvatures, Hessian and their constants are those of f;
/// convexity, strong convexity and separability stay. Lipschitz and PL constants, minimisers and boundedness
/// are lost (with strong convexity, coercivity and boundedness stay, and PL with the same constant).
///
/// Members of a sum are tilted by vectors that add up to zero: if each f_i is convex with minimiser c, c
/// minimises the sum of the tilted ones, and no member alone.

namespace referee {

class Tilted : public FunctionOf<Tilted> {
 public:
  Tilted(FunctionPtr function, const Vector<Rational>& slope, const Vector<Rational>& center);
  int dimension() const override { return function_->dimension(); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return function_->family(); }
  std::string text(const std::string& variable, bool of_numbers) const override;

  template <class N>
  N value_at(const Vector<N>& x) const {
    return function_->value(x) + slope_.in<N>().dot(x - center_.in<N>());
  }
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const {
    return function_->gradient(x) + slope_.in<N>();
  }
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const {
    return function_->hessian(x);
  }

 private:
  FunctionPtr function_;
  ConstantVector slope_, center_;
  Guarantees guarantees_;
};

}  // namespace referee

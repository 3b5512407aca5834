#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// Networks of one hidden layer of rectified linear units, as functions of their input: piecewise linear,
/// Lipschitz, in general neither convex nor differentiable.
///
///   g(y) = sum_j v_j max(<w_j, y> + b_j, 0),   y = z - c,   f(z) = g(y)   or   f(z) = |g(y) - g(0)|.
///
/// Each unit is |w_j|-Lipschitz, so f is Lipschitz with sum_j |v_j| |w_j| (norms rounded up if not rational);
/// |.| keeps that. In the second form f >= 0 = f(c): c is a minimiser. Bounded below in that form, and if all
/// v_j >= 0 (then the first form is convex as well). The gradient is Undefined where a unit's argument is 0,
/// and in the second form where g(y) = g(0). Serves claims that take no derivative.

namespace referee {

class ReluNetwork : public FunctionOf<ReluNetwork> {
 public:
  struct Data {
    Matrix<Rational> weights;  ///< rows w_j
    Vector<Rational> biases, output /* v */, center;
    bool distance = false;  ///< the second form
  };
  explicit ReluNetwork(const Data& data);
  int dimension() const override { return static_cast<int>(center_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "ReLU network"; }
  std::optional<Vector<Rational>> minimizer() const override;
  std::optional<Vector<Rational>> stationary() const override { return std::nullopt; }
  std::string text(const std::string& variable, bool of_numbers) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  /// g(y), without g(0).
  template <class N>
  N output(const Vector<N>& y) const;

  ConstantMatrix weights_;
  ConstantVector biases_, output_, center_;
  Constant offset_;  ///< g(0) in the second form, else 0
  bool distance_;
  Guarantees guarantees_;
};

class ReluNetworkFamily : public Family {
 public:
  std::string name() const override { return "ReLU network"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 3; }
};

}  // namespace referee

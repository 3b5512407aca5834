#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// Logistic loss on generated data, with or without a ridge term.
///
///   f(z) = sum_i s log((1 + exp(-<a_i, z>))/2) + r/2 |z - c|^2 + <g, z>,   i = 1..n, s > 0, r >= 0,
///
/// where the a_i are along the axes of a rational frame (a_i = alpha_i H e_(i mod d)), so that the curvature
/// bound is exact. With q_i = sigmoid(-<a_i, z>), grad f = -s sum q_i a_i + r (z - c) + g and Hess f =
/// s sum q_i (1 - q_i) a_i a_i' + r I. As 0 < q (1 - q) <= 1/4, with equality at <a_i, z> = 0, curvatures lie
/// in (r, r + s/4 E], E = max_j sum_(i = j mod d) alpha_i^2, the upper end attained at z = 0. The derivative
/// of q (1 - q) is at most 1/(6 sqrt 3) < 77/800, so the third derivative along v of <u, Hess f u>, |u| = |v|
/// = 1, is at most 77/800 s sum <a_i, u>^2 |<a_i, v>| <= 77/800 s E max |a_i|: the Hessian's Lipschitz
/// constant, an upper bound.
///
/// If a minimiser is needed, c = 0 and g = s/2 sum a_i: then z = 0 is stationary, since q_i = 1/2 there, and
/// the gradient is computed as s sum (1/2 - q_i) a_i + r z, which is 0 at 0 in every arithmetic. Then c moves
/// the whole function: the data are shifted by c as well, f(z) being the above at z - c.

namespace referee {

class Logistic : public FunctionOf<Logistic> {
 public:
  /// The rows of `a` are the a_i, orthogonal unless parallel; `balanced` subtracts the slope at the centre.
  Logistic(const Matrix<Rational>& a, const Vector<Rational>& center, const Rational& s, const Rational& r,
           bool balanced);
  int dimension() const override { return static_cast<int>(center_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "logistic"; }
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
  ConstantMatrix a_;
  ConstantVector center_, slope_;  ///< slope: s/2 sum a_i
  Constant s_, r_;
  bool balanced_;
  Guarantees guarantees_;
};

class LogisticFamily : public Family {
 public:
  std::string name() const override { return "logistic"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 3; }
};

}  // namespace referee

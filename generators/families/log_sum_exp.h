#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// The logarithm of a sum of exponentials: convex, analytic, a smooth maximum.
///
///   f(z) = s log(1/n sum_i exp(<a_i, y>)) - s <w, y> + r/2 |y|^2,   y = z - c,   i = 1..n,
///   w = (a_1 + ... + a_n)/n, s > 0, r >= 0.
///
/// With p the softmax weights of <a_i, y>, grad f = s (A'p - w) + r y and Hess f = s (A' diag(p) A - A'p p'A)
/// + r I: s times the covariance of the a_i under p, plus r I. The variance of <a_i, v> for |v| = 1 is at
/// most a quarter of the squared range of <a_i, v>, and that range is at most the diameter of the a_i:
/// curvatures lie in [r, r + s D/4], D = max |a_i - a_j|^2. If all a_i are two points, +-u, the constant is
/// attained at c (p = 1/2 each); `attained` is claimed only then. |A'p - w| <= max |a_i - w|, which bounds
/// the Lipschitz constant for r = 0. The third derivative along v, |v| = 1, is s times the third central
/// moment of <a_i, v>. Among the laws on an interval with a given mean the moment is extreme at one with two
/// atoms, t apart with probabilities p, 1 - p, where it is t^3 p (1 - p) (1 - 2p) <= t^3/(6 sqrt 3) < 77/800
/// t^3: the Hessian is Lipschitz with 77/800 s D^(3/2), rounded up (a symmetric form is largest on the
/// diagonal). At y = 0 all weights are 1/n, so the gradient there is 0: c is a minimiser, by convexity. The
/// gradient is computed from exp(<a_i, y> - max), so that nothing overflows, and at c it is 0 in every
/// arithmetic that divides exactly.

namespace referee {

class LogSumExp : public FunctionOf<LogSumExp> {
 public:
  /// The rows of `a` are the a_i.
  LogSumExp(const Matrix<Rational>& a, const Vector<Rational>& center, const Rational& s, const Rational& r);
  int dimension() const override { return static_cast<int>(center_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "log-sum-exp"; }
  std::optional<Vector<Rational>> minimizer() const override { return center_.exact(); }
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
  struct Weights;
  template <class N>
  Weights<N> weights(const Vector<N>& y) const;

  ConstantMatrix a_;
  ConstantVector center_, mean_;
  Constant s_, r_;
  Guarantees guarantees_;
};

/// max |a_i - a_j|^2 over the rows.
Rational squared_diameter(const Matrix<Rational>& a);

class LogSumExpFamily : public Family {
 public:
  std::string name() const override { return "log-sum-exp"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 3; }
};

}  // namespace referee

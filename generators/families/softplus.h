#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// Sums of softplus functions: smoothed hinges at different places, with or without a ridge term.
///
///   f(z) = sum_i w_i log((1 + exp(<a_i, y> - b_i))/(1 + exp(-b_i))) + r/2 |y|^2,
///   y = z - c,   w_i > 0,   r >= 0.
///
/// With q_i = sigmoid(<a_i, y> - b_i),
///   grad f = sum w_i q_i a_i + r y   and   Hess f = sum w_i q_i (1 - q_i) a_i a_i' + r I:
/// f is convex, analytic and bounded below; f(c) = 0, in every arithmetic.
///
/// Minimiser. f is balanced if for every value b the sum of w_i a_i over the i with b_i = b is zero. Then the
/// gradient at c is 0, since q_i depends on b_i only, and c is a minimiser by convexity. The gradient is
/// computed as sum w_i (q_i - sigmoid(-b_i)) a_i + r y, which is the same; with T = tanh(<a_i, y>/2) and B =
/// tanh(b_i/2) the difference is T (1 - B^2) / (2 (1 - T B)), so that it is 0 at c in every arithmetic.
/// Balanced are mirrored pairs +-a and, without symmetry, a_0 = -(a_1 + ... + a_n) with one b.
///
/// Constants, all upper bounds. 0 < q (1 - q) <= 1/4, so the smoothness is at most r plus a quarter of the
/// largest eigenvalue of sum w_i a_i a_i', which is that of the matrix (w_i <a_i, a_j>) and so at most its
/// largest row sum of absolute values. |grad f| < sum w_i |a_i| for r = 0, half as much if balanced (replace
/// q by q - 1/2). The second derivative of the sigmoid is at most 1/(6 sqrt 3) < 1/10: the Hessian is
/// Lipschitz with sum w_i |a_i|^3 / 10. Strongly convex and PL with r. Coercive if r > 0, or if f is balanced
/// and the a_i span R^d: were <a_i, v> <= 0 for all i, these products, whose weighted sum is 0, would all be
/// 0. Known to span are mirrored pairs along all axes.

namespace referee {

class Softplus : public FunctionOf<Softplus> {
 public:
  struct Data {
    Matrix<Rational> a;  ///< its rows are the a_i
    Vector<Rational> offsets;
    Vector<Rational> weights;
    Rational ridge;
    Vector<Rational> center;
    bool spans = false;  ///< the a_i are known to span R^d
  };
  explicit Softplus(const Data& data);
  int dimension() const override { return static_cast<int>(center_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "softplus"; }
  std::optional<Vector<Rational>> minimizer() const override;
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override;
  /// Constants for r = 0 and the given data; linear in the weights.
  static Rational curvature_bound(const Data& data);
  static Rational slope_bound(const Data& data);
  static Rational third_bound(const Data& data);
  static bool is_balanced(const Data& data);

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  template <class N>
  N steepness(const N& margin, Eigen::Index i) const;

  ConstantMatrix a_;
  ConstantVector offsets_, weights_, center_;
  Constant ridge_;
  bool balanced_;
  Guarantees guarantees_;
};

/// Modes: mirrored pairs, groups that add up to zero, anything (where no minimiser is asked for).
class SoftplusFamily : public Family {
 public:
  std::string name() const override { return "softplus"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  std::uint32_t mode_count() const override { return 3; }
};

}  // namespace referee

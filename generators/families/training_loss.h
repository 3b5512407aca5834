#pragma once

#include "generators/converted.h"
#include "generators/families/activation.h"
#include "generators/family.h"

/// The squared loss of a small network as a function of its weights, on data that a network of the same shape
/// has made (teacher and student): not convex, with a known global minimiser.
///
///   f(z) = s/2 sum_i e_i^2 + r/2 |z - c|^2,   e_i = N(z; u_i) - N(c; u_i),
///   N(z; u) = sum_j v_j sigma(<z_j, u>),
///
/// z = (z_1, ..., z_J), J hidden units with k inputs each (d = J k), output weights v fixed; sigma = tanh or
/// sigmoid. f >= 0 = f(c): the teacher's weights c are a global minimiser, where value and gradient are 0 in
/// every arithmetic (others permute its units if r = 0).
///
/// Constants. grad e_i has blocks v_j sigma' u_i, of norm at most p |v| |u_i| with |sigma'| <= p; Hess e_i is
/// block diagonal with blocks v_j sigma'' u_i u_i', of norm at most q max|v_j| |u_i|^2 with |sigma''| <= q;
/// |e_i| <= |v|_1 (sup sigma - inf sigma) =: E. With Hess f = s sum_i (grad e_i grad e_i' + e_i Hess e_i) + r
/// I, f is smooth with s (p^2 |v|^2 + q E max|v_j|) sum_i |u_i|^2 + r, and, if r = 0, s p E |v| sum_i
/// |u_i|-Lipschitz. Norms are rounded up; neither is claimed to be attained. Coercive if r > 0.

namespace referee {

class TrainingLoss : public FunctionOf<TrainingLoss> {
 public:
  struct Data {
    Matrix<Rational> inputs;           ///< rows u_i
    Vector<Rational> output, teacher;  ///< v, c
    Activation activation = Activation::tanh;
    Rational scale = 1, ridge = 0;  ///< s, r
  };
  explicit TrainingLoss(const Data& data);
  int dimension() const override { return static_cast<int>(teacher_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "training loss"; }
  std::optional<Vector<Rational>> minimizer() const override { return teacher_.exact(); }
  std::string text(const std::string& variable, bool of_numbers) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  Eigen::Index units() const { return output_.exact().size(); }
  /// The sums <z_j, u_i>: one column per datum.
  template <class N>
  Matrix<N> sums(const Vector<N>& z) const;
  template <class N>
  Vector<N> errors(const Matrix<N>& sums) const;

  ConstantMatrix inputs_;
  ConstantVector output_, teacher_;
  Activation activation_;
  Constant scale_, ridge_;
  Guarantees guarantees_;
};

class TrainingLossFamily : public Family {
 public:
  std::string name() const override { return "training loss"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 3; }
};

}  // namespace referee

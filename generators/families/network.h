#pragma once

#include <vector>

#include "generators/converted.h"
#include "generators/families/activation.h"
#include "generators/family.h"

/// Small neural networks with smooth activations, as functions of their input; in general not convex.
///
///   f(z) = s <v, h_m> + r/2 |y|^2,   h_l = sigma_l(W_l h_(l-1) + b_l),   h_0 = y = z - c,   s > 0, r >= 0.
///
/// Derivatives. With a_l = W_l h_(l-1) + b_l, reverse differentiation gives d_m = v, d_(l-1) = W_l' (d_l
/// sigma_l'(a_l)) and grad f = s d_0 + r y; with A_l = da_l/dy (A_1 = W_1, A_(l+1) = W_(l+1) diag(sigma_l')
/// A_l), Hess f = s sum_l A_l' diag(d_l sigma_l''(a_l)) A_l + r I.
///
/// Constants. Let |sigma'| <= p, |sigma''| <= q (activation.h), and let h_(l-1) be G-Lipschitz with a
/// Jacobian J that is M-Lipschitz in the spectral norm. The Jacobian of h_l is D W J, D = diag(sigma'(a_l)),
/// |D| <= p, |D(x) - D(y)| <= q |W| G |x - y|: h_l is p |W| G-Lipschitz, its Jacobian (q |W|^2 G^2 + p |W|
/// M)-Lipschitz. Start with G = 1, M = 0, end with |v|. So f - r/2 |y|^2 has curvatures within +-s M and is s
/// G-Lipschitz. |W| is bounded by the Frobenius norm and by sqrt(|W|_1 |W|_inf), rounded up; none of this is
/// claimed to be attained.
///
/// f is bounded below if r > 0 (the rest grows linearly) or the last activation is bounded, coercive if r >
/// 0. If the units of the first layer come in pairs (w, b), (-w, b) that act alike on the next, f(c + y) =
/// f(c - y), and c is stationary. Then s <v, h_m(0)> is subtracted: value and gradient at c are 0 in every
/// arithmetic.

namespace referee {

class Network : public FunctionOf<Network> {
 public:
  struct Layer {
    Matrix<Rational> weights;
    Vector<Rational> biases;
    Activation activation = Activation::tanh;
  };
  struct Data {
    std::vector<Layer> layers;
    Vector<Rational> output, center;  ///< v, c
    Rational scale = 1, ridge = 0;    ///< s, r
  };
  explicit Network(const Data& data);
  int dimension() const override { return static_cast<int>(center_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "neural network"; }
  std::optional<Vector<Rational>> stationary() const override;
  std::string text(const std::string& variable, bool of_numbers) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  struct StoredLayer {
    ConstantMatrix weights;
    ConstantVector biases;
    Activation activation;
  };
  template <class N>
  struct Pass;
  template <class N>
  Pass<N> pass(const Vector<N>& y) const;
  /// Whether x is certainly c, and c is stationary.
  template <class N>
  bool at_symmetry(const Vector<N>& y) const;
  /// The units of the last layer; an empty input is 0.
  std::vector<std::string> unit_texts(std::vector<std::string> inputs) const;

  std::vector<StoredLayer> layers_;
  ConstantVector output_, center_;
  Constant scale_, ridge_;
  bool even_;
  Guarantees guarantees_;
};

/// The constants of <v, h_m>: G and M as above.
struct NetworkBounds {
  Rational lipschitz, smoothness;
};
NetworkBounds bounds_of(const Network::Data& data);

class NetworkFamily : public Family {
 public:
  std::string name() const override { return "neural network"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 3; }
};

}  // namespace referee

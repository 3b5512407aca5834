#pragma once

#include <optional>
#include <string>

#include "numbers/arithmetic.h"

/// Smooth activation functions of networks, with proven bounds of their derivatives.
///
///   tanh t:      sigma' = 1 - tanh^2 in (0, 1],  |sigma''| = 2 |tanh| (1 - tanh^2) <= 4/(3 sqrt 3) < 77/100;
///   sigmoid t = (1 + tanh(t/2))/2:  sigma' in (0, 1/4],  |sigma''| <= 1/(6 sqrt 3) < 77/800;
///   softplus t = log(1 + exp t):    sigma' = sigmoid in (0, 1),  sigma'' = sigmoid' in (0, 1/4].
/// (With T = tanh^2, T (1 - T)^2 is largest at T = 1/3; sigmoid'' (t) = tanh''(t/2)/8.)

namespace referee {

enum class Activation : unsigned char { tanh, sigmoid, softplus };
inline constexpr std::uint32_t activations = 3;

struct ActivationBounds {
  Rational slope;                 ///< |sigma'|
  Rational curvature;             ///< |sigma''|
  std::optional<Rational> width;  ///< sup sigma - inf sigma
};
const ActivationBounds& bounds_of(Activation activation);

/// sigma(x) in the claim language.
std::string text_of(Activation activation, const std::string& x);

template <class N>
N sigmoid_of(const N& x) {
  return (N(1) + tanh(N(x / N(2)))) / N(2);
}

template <class N>
N value_of(Activation activation, const N& x) {
  if (activation == Activation::tanh) return tanh(x);
  if (activation == Activation::sigmoid) return sigmoid_of(x);
  return max(x, N(0)) + log(N(N(1) + exp(N(-abs(x)))));
}

template <class N>
N slope_of(Activation activation, const N& x) {
  if (activation == Activation::softplus) return sigmoid_of(x);
  if (activation == Activation::tanh) return N(1) - square(N(tanh(x)));
  return (N(1) - square(N(tanh(N(x / N(2)))))) / N(4);
}

template <class N>
N curvature_of(Activation activation, const N& x) {
  if (activation == Activation::softplus) return slope_of(Activation::sigmoid, x);
  const N t = activation == Activation::tanh ? N(tanh(x)) : N(tanh(N(x / N(2))));
  const N bend = N(-2) * t * (N(1) - square(t));
  return activation == Activation::tanh ? bend : N(bend / N(8));
}

}  // namespace referee

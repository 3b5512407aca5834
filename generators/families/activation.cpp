#include "generators/families/activation.h"

namespace referee {

const ActivationBounds& bounds_of(Activation activation) {
  static const ActivationBounds tanh{1, Rational(77) / 100, Rational(2)},
      sigmoid{Rational(1) / 4, Rational(77) / 800, Rational(1)}, softplus{1, Rational(1) / 4, std::nullopt};
  return activation == Activation::tanh ? tanh : activation == Activation::sigmoid ? sigmoid : softplus;
}

std::string text_of(Activation activation, const std::string& x) {
  if (activation == Activation::tanh) return "tanh(" + x + ")";
  if (activation == Activation::sigmoid) return "sigmoid(" + x + ")";
  return "log(1 + exp(" + x + "))";
}

}  // namespace referee

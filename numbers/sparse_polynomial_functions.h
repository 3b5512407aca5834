#pragma once

#include "numbers/sparse_polynomial.h"

/// The operations of arithmetic.h that polynomials have on constants only.

namespace referee {

#define REFEREE_OF_CONSTANTS(FUNCTION)                                   \
  template <class N>                                                     \
  SparsePolynomial<N> FUNCTION(const SparsePolynomial<N>& x) {           \
    return SparsePolynomial<N>(N(FUNCTION(x.constant_only(#FUNCTION)))); \
  }
REFEREE_OF_CONSTANTS(sqrt)
REFEREE_OF_CONSTANTS(exp)
REFEREE_OF_CONSTANTS(log)
REFEREE_OF_CONSTANTS(sin)
REFEREE_OF_CONSTANTS(cos)
REFEREE_OF_CONSTANTS(tan)
REFEREE_OF_CONSTANTS(tanh)
REFEREE_OF_CONSTANTS(abs)
REFEREE_OF_CONSTANTS(floor)
REFEREE_OF_CONSTANTS(ceil)
REFEREE_OF_CONSTANTS(sign)
#undef REFEREE_OF_CONSTANTS

template <class N>
SparsePolynomial<N> square(const SparsePolynomial<N>& x) {
  if (x.is_constant()) return SparsePolynomial<N>(N(square(x.constant())));
  return x * x;
}

template <class N>
SparsePolynomial<N> min(const SparsePolynomial<N>& a, const SparsePolynomial<N>& b) {
  if (a.is_constant() && b.is_constant()) return SparsePolynomial<N>(N(min(a.constant(), b.constant())));
  const SparsePolynomial<N> d = b - a;
  return a + SparsePolynomial<N>(N(min(N(0), d.constant_only("min"))));
}
template <class N>
SparsePolynomial<N> max(const SparsePolynomial<N>& a, const SparsePolynomial<N>& b) {
  return -min(SparsePolynomial<N>(-a), SparsePolynomial<N>(-b));
}

/// Of constants, or by a constant that is a natural number.
template <class N>
SparsePolynomial<N> power(const SparsePolynomial<N>& base,
                          const std::type_identity_t<SparsePolynomial<N>>& exponent) {
  if (base.is_constant() && exponent.is_constant())
    return SparsePolynomial<N>(N(power(base.constant(), exponent.constant())));
  exponent.constant_only("power");
  for (int k = 0; k <= 100; ++k) {
    if (certainly_zero(N(exponent.constant() - N(k)))) return power(base, static_cast<long>(k));
  }
  throw NotPolynomial("power", base.variables());
}

template <class N>
SparsePolynomial<N> round_to(FloatFormat format, const SparsePolynomial<N>& x) {
  return SparsePolynomial<N>(round_to(format, x.constant_only("round_to")));
}

template <class N>
Ordering compare(const SparsePolynomial<N>& a, const std::type_identity_t<SparsePolynomial<N>>& b,
                 const std::type_identity_t<SparsePolynomial<N>>& scale) {
  const N& size = scale.constant_only("comparison");
  if (a.is_constant() && b.is_constant()) return compare(a.constant(), b.constant(), size);
  const SparsePolynomial<N> difference = a - b;
  return compare(difference.constant_only("comparison"), N(0), size);
}

template <class N>
double to_double(const SparsePolynomial<N>& x) {
  return to_double(x.constant_only("rounding"));
}
template <class N>
std::string to_text(const SparsePolynomial<N>& x, int digits) {
  return x.is_constant() ? to_text(x.constant(), digits) : "a random value";
}
template <class N>
bool is_finite(const SparsePolynomial<N>& x) {
  return is_finite(x.constant());
}

template <class N>
struct NumberTraits<SparsePolynomial<N>> {
  static constexpr std::string_view name = NumberTraits<N>::name;
  static constexpr bool rigorous = NumberTraits<N>::rigorous;
  static SparsePolynomial<N> from_rational(const Rational& x) { return NumberTraits<N>::from_rational(x); }
  static SparsePolynomial<N> pi() { return NumberTraits<N>::pi(); }
};

}  // namespace referee

#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <tuple>

#include "numbers/exact.h"
#include "numbers/interval.h"
#include "numbers/multiprecision.h"
#include "numbers/rational.h"
#include "numbers/truth.h"

/// What every arithmetic N offers, under one set of names in this namespace:
///
///   + - * / and unary -, N(int)
///   from_rational<N>(r), NumberTraits<N>::{name, rigorous, from_rational, pi}
///   sqrt exp log sin cos tan tanh abs floor ceil sign square min max
///   power(x, k) with x^0 = 1, power(x, y) (0^y = 0 for y > 0; negative x only for integers y)
///   compare(a, b, scale), to_double(x), to_text(x, digits), is_finite(x)
///
/// Rigorous arithmetics (intervals, exact) throw Undefined or Indeterminate where there is no value; plain
/// ones (double, Mp50, Mp150) round, return NaN or infinities as IEEE 754 does, and never throw. In
/// compare, scale >= 0 is the sum of the absolute values of the terms of both sides; it matters only for
/// the tie rule of wide intervals. With plain numbers compare gives the order of the two roundings, and
/// Ordering::unknown() for NaN.

namespace referee {

template <class N>
struct NumberTraits;

template <class N>
N from_rational(const Rational& x) {
  return NumberTraits<N>::from_rational(x);
}

/// The value arithmetics, and X(N) for each of them (in the spirit of X macros).
using Arithmetics = std::tuple<double, DoubleInterval, Mp50, WideInterval, Exact>;
#define REFEREE_FOR_EACH_ARITHMETIC(X) X(double) X(DoubleInterval) X(Mp50) X(WideInterval) X(Exact)

#define REFEREE_NUMBER_TRAITS(N, NAME, RIGOROUS)    \
  template <>                                       \
  struct NumberTraits<N> {                          \
    static constexpr std::string_view name = NAME;  \
    static constexpr bool rigorous = RIGOROUS;      \
    static N from_rational(const Rational& x);      \
    static N pi(); /* Indeterminate if no number */ \
  };
REFEREE_NUMBER_TRAITS(double, "double", false)
REFEREE_NUMBER_TRAITS(DoubleInterval, "interval", true)
REFEREE_NUMBER_TRAITS(Mp50, "50 digits", false)
REFEREE_NUMBER_TRAITS(Mp150, "150 digits", false)
REFEREE_NUMBER_TRAITS(WideInterval, "interval of 150 digits", true)
REFEREE_NUMBER_TRAITS(Exact, "exact", true)
#undef REFEREE_NUMBER_TRAITS

// Those of Mp50 and Mp150 are found through their arguments.
using std::abs, std::ceil, std::cos, std::exp, std::floor, std::log, std::sin, std::sqrt, std::tan, std::tanh;

// clang-format off
#define REFEREE_PLAIN_ARITHMETIC(N)                                                   \
  inline N square(const N& x) { return x * x; }                                       \
  inline N sign(const N& x) { return x > 0 ? N(1) : x < 0 ? N(-1) : x; }              \
  inline N min(const N& a, const N& b) { return b < a || b != b ? b : a; }            \
  inline N max(const N& a, const N& b) { return a < b || b != b ? b : a; }            \
  inline bool is_finite(const N& x) { return x - x == 0; }                            \
  N power(const N& x, long k);                                                        \
  N power(const N& base, const N& exponent);                                          \
  double to_double(const N& x);                                                       \
  std::string to_text(const N& x, int digits);                                        \
  inline Ordering compare(const N& a, const N& b, const N&) {                         \
    if (a != a || b != b) return Ordering::unknown();                                 \
    return {a < b, a == b, a > b, false};                                             \
  }
// clang-format on
REFEREE_PLAIN_ARITHMETIC(double)
REFEREE_PLAIN_ARITHMETIC(Mp50)
REFEREE_PLAIN_ARITHMETIC(Mp150)
#undef REFEREE_PLAIN_ARITHMETIC

inline double power(double x, int k) {
  return power(x, static_cast<long>(k));
}

/// The possible orderings of (x, 0).
template <class N>
Ordering compare_with_zero(const N& x) {
  return compare(x, N(0), N(0));
}

/// Whether x is zero for sure (for plain numbers: whether the rounding is zero).
template <class N>
bool certainly_zero(const N& x) {
  const Ordering o = compare_with_zero(x);
  return o.equal && !o.less && !o.greater;
}

}  // namespace referee

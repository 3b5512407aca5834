#pragma once

#include "numbers/arithmetic.h"

/// The standard normal distribution in every arithmetic.

namespace referee {

/// P(Z <= x) for Z ~ normal(0, 1), that is erfc(-x / sqrt(2)) / 2: rounded for plain numbers, enclosed by
/// intervals (MPFR's erfc at 150 digits, directed). Exact numbers have it at 0 only (Indeterminate,
/// unrepresentable, elsewhere).
double normal_probability(double x);
Mp50 normal_probability(const Mp50& x);
Mp150 normal_probability(const Mp150& x);
DoubleInterval normal_probability(const DoubleInterval& x);
WideInterval normal_probability(const WideInterval& x);
Exact normal_probability(const Exact& x);

/// The density exp(-x^2 / 2) / sqrt(2 pi).
template <class N>
N normal_density(const N& x) {
  return exp(N(-square(x) / N(2))) / sqrt(N(N(2) * NumberTraits<N>::pi()));
}

}  // namespace referee

#pragma once

#include <functional>
#include <vector>

#include "numbers/multiprecision.h"
#include "numbers/rational.h"

/// Definite integrals over a bounded interval.

namespace referee {

template <class N>
struct Quadrature {
  N value{0};
  N error{0};      ///< the library's estimate of |value - integral|, summed over the panels
  N magnitude{0};  ///< an approximation of the integral of the absolute value
};

/// The integral of f from `low` to `high` >= `low`, N = double or Mp50: the rule of Gauss and Kronrod with 30
/// and 61 points (Boost.Math) on panels of which the one with the largest error is halved, until the errors
/// come to at most `tolerance` times the magnitude or there are 60 panels: the caller looks at `error`. The
/// ends are never asked for. Throws Indeterminate (possibly_undefined) where f is infinite or NaN.
template <class N>
Quadrature<N> integrate(const std::function<N(const N&)>& f, const N& low, const N& high, double tolerance);

/// The weights w_0, ..., w_k for which w_0 p(0) + w_1 p(1/k) + ... + w_k p(1) is the integral of p from 0 to
/// 1 for every polynomial p of degree at most k (Newton and Cotes); for k = 0 the weight 1 of p(0). Exact.
/// Requires 0 <= k <= largest_newton_cotes_degree.
constexpr int largest_newton_cotes_degree = 20;
const std::vector<Rational>& newton_cotes_weights(int k);

}  // namespace referee

#pragma once

#include <vector>

#include "numbers/arithmetic.h"

/// What the first terms of a sequence, or the values near a point, let expect of its limit: numerical
/// extrapolation with an estimate of its error. It supports claims and proves nothing.
///
/// Plain arithmetics only (double, Mp50, Mp150). Terms that are not finite end a sequence.

namespace referee {

enum class Course : unsigned char {
  unclear,    ///< too few terms, or they move too slowly to tell
  converges,  ///< to `value`
  grows,      ///< to +infinity
  falls,      ///< to -infinity
  wanders,    ///< bounded or not, without a limit
};

template <class N>
struct Trend {
  Course course = Course::unclear;
  N value{0};  ///< where it converges
  N error{0};  ///< estimated
};

/// The limit of the terms with the indices first, first + 1, ... (at least 16 of them, first >= 0).
///
/// Candidates, of which the one with the least error estimate counts:
/// - the last term, if the spread of the terms over the windows (n/2, n], (n/4, n/2], (n/8, n/4] shrinks at
///   least by 1/5 each time: what is still to come is then a geometric series;
/// - the epsilon algorithm (Wynn 1956) on every h-th of the last n/2 terms, h odd, which is exact for sums of
///   geometric sequences, and on the terms n, n/2, n/4, ..., for sums of powers of n; the error is the
///   disagreement between neighbouring subsequences, and the distance to the value found must shrink from
///   window to window, and not ever more slowly (the algorithm also sums divergent sequences).
/// A spread that stays as it is, or grows around zero, is wandering; least absolute values of one sign that
/// grow by 5 percent from window to window are growth.
template <class N>
Trend<N> limit_of_terms(const std::vector<N>& terms, long first);

/// lim |t_k|^(1/k): exp(b) of the fit log |t_k| = a + b k + c log k to the largest terms of twelve windows of
/// the last three quarters (so factors k^c and oscillating ones do not matter), before the terms fall below
/// the rounding noise of the largest; the error is the disagreement between fits to parts of the windows.
/// Zero if the terms vanish from some index on.
template <class N>
Trend<N> rate_of_terms(const std::vector<N>& terms, long first);

/// Whether the terms stay bounded: `converges` if their running maximum stops growing, or grows by ever
/// smaller amounts over doubled ranges; `grows` if by amounts as large as before.
template <class N>
Course bound_of_terms(const std::vector<N>& terms);

/// lim E(h) for h -> 0 from the values at h_0, h_0 q, h_0 q^2, ... with 0 < q < 1: epsilon algorithm (exact
/// for sums of powers of h), at the place where three neighbouring results agree best.
template <class N>
Trend<N> limit_of_values(const std::vector<N>& values);

/// The p of |E(h)| ~ C h^p, as the limit of log |E(h_j)/E(h_(j+1))| / log(1/q).
template <class N>
Trend<N> order_of_values(const std::vector<N>& values, const N& q);

}  // namespace referee

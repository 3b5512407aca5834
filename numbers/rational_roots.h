#pragma once

#include "numbers/polynomial.h"

namespace referee {

/// A polynomial as the product of z - r over its rational roots r, and a rest without rational roots.
struct RationalRoots {
  std::vector<Rational> roots;  ///< ascending, each as often as it occurs
  Polynomial rest;
};

/// Exact. Requires p != 0.
///
/// The denominator of a rational root divides the leading coefficient q of the integer multiple of p, and two
/// rationals with denominators up to q lie at least 1/q^2 apart: so each real root is isolated (Sturm) in an
/// interval shorter than that, where only the simplest rational can be one.
RationalRoots rational_roots(const Polynomial& p);

/// The rational with the least denominator in [a, b], of those the one with the least absolute value.
/// Requires a <= b.
Rational simplest_between(const Rational& a, const Rational& b);

}  // namespace referee

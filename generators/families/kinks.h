#pragma once

#include <string>

#include "numbers/arithmetic.h"
#include "numbers/eigen_support.h"
#include "numbers/errors.h"

/// Derivatives of functions with kinks: certain sides, or no value.

namespace referee {

/// 1 if x > 0, -1 if x < 0. Undefined, with `what` as the message, if x is certainly 0, and Indeterminate if
/// N cannot tell.
template <class N>
int certain_sign(const N& x, const std::string& what) {
  const Ordering o = compare_with_zero(x);
  if (certainly_zero(x)) throw Undefined(what + " at a kink");
  if (o.equal || o.less == o.greater)
    throw Indeterminate(Indeterminate::Reason::possibly_undefined, what + " near a kink");
  return o.greater ? 1 : -1;
}

/// The i with the largest x_i. Undefined if the largest value is certainly taken twice, Indeterminate if N
/// cannot tell. Precondition: x is not empty.
template <class N>
Eigen::Index certain_largest(const Vector<N>& x, const std::string& what) {
  Eigen::Index best = 0;
  for (Eigen::Index i = 1; i < x.size(); ++i) {
    const Ordering o = compare_with_zero(N(x(i) - x(best)));
    if (o.greater && !o.less && !o.equal) best = i;
  }
  for (Eigen::Index i = 0; i < x.size(); ++i)
    if (i != best && certain_sign(N(x(best) - x(i)), what) < 0)
      throw Indeterminate(Indeterminate::Reason::possibly_undefined, what + " near a kink");
  return best;
}

}  // namespace referee

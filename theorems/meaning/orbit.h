#pragma once

#include <optional>
#include <vector>

#include "theorems/language/statement.h"

namespace referee {

/// Sequences that advance together by rules in which the index stands only as the index of elements,
///
///   x_j[t] = rule_j(x_i[t - l], ...),   l >= 0,
///
/// so that the next state, the members' last `depth` elements, is one and the same function of the last.
struct Orbit {
  std::vector<int> members;  ///< sequence symbols
  long depth = 1;
  long settled = 0;  ///< the rules give the elements of the state that ends at this index, and all behind it
  long reach = 0;    ///< the smallest c of the elements x[k + c] that the observed term looks at
  bool continuous =
      true;  ///< no operation with jumps (floor, sign, rounding, ...) stands in the observed term
};

/// The sequences that `observed` looks at, and those that their rules look at, if they advance in this way
/// and `observed` depends on `index` through elements x[index + c] only; nothing else.
///
/// Not for random names, flows, integrals and limits, nor for sequences of integers.
std::optional<Orbit> find_orbit(const Statement& statement, const Term& observed, int index);

}  // namespace referee

#pragma once

#include "theorems/meaning/step_map.h"

namespace referee {

/// What follows from a box of states that is mapped into itself.
///
/// Looks for a period K <= 64 in the tail of the orbit, a point c = F^K(c) near its last state, and a
/// multiple n of K for which DF^n(c) is small. With B = c +- eps around the last state, the boxes
///
///   B_0 = B,  B_(i+1) = c_(i+1) + J_(i+1) (B - c),  c_i = F^i(c),  J_(i+1) in DF(B_i) J_i,
///
/// hold F^i(B) by the mean value theorem. If B_n lies inside B, the orbit goes through B_0, ..., B_(n-1) for
/// ever, and E(B_i) holds E infinitely often. If moreover K = 1 and |J_n| < 1, F^n has one fixed point in B,
/// to which F^(jn) takes the orbit. A smaller such box B' encloses it (Brouwer); if F(B') lies inside B, it
/// is fixed by F as well, and the orbit tends to it.
///
/// `orbit` holds enclosures of consecutive states. Nothing if this is not shown.
std::optional<Tail<WideInterval>> cycle_tail(StepMap& map, const std::vector<StepMap::Box>& orbit);

}  // namespace referee

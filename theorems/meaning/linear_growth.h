#pragma once

#include "theorems/meaning/step_map.h"

namespace referee {

/// What follows from a derivative that is enclosed over the whole space, DF(R^n) within [A], as it is for
/// every affine recurrence. Differences obey F(s) - F(t) = A (s - t) for some A in [A].
///
/// - Contraction: a positive definite X with A'XA < q X for all of [A], q < 1, found by summing
///   X = sum (A/sqrt q)'^k (A/sqrt q)^k in doubles and certified in intervals. Then every orbit tends to the
///   only fixed point s*, which lies within |F(c) - c|_X / (1 - sqrt q) of any point c, and E tends to E(s*).
/// - Expansion: a symmetric Q with A'QA - q Q > 0 for all of [A], q > 1, from the Stein equation
///   A'QA - q Q = I, and z'Qz > 0 for a difference z = F(s) - s along the orbit. Then z_k'Q z_k grows at
///   least as q^k. If the outputs C observe the state (the rows C, C A, ..., C A^(n-1) have rank n for all of
///   [A]), C s is unbounded, and so is E.
///
/// `orbit` holds enclosures of consecutive states, at least one. Nothing if neither is shown.
std::optional<Tail<WideInterval>> linear_tail(StepMap& map, const std::vector<StepMap::Box>& orbit);

}  // namespace referee

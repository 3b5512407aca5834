#pragma once

#include "checks/verify.h"

/// Whether each step of a claim's own proofs is true.

namespace referee {

/// A step as a claim of its own: for all values of its `for` names, its formula, under the hypotheses of the
/// theorem and with its lets. Names with finite ranges stay bound by a `forall`; the others are drawn with
/// the instance.
std::shared_ptr<const Statement> statement_of_step(const Statement& theorem, const ProofStepTerm& step);

/// The steps of all proofs, in order. A step is judged like a mutant's claim: at `effort.mutant_draws` random
/// instances and all edge cases; false means a certified counterexample. The truth of `so claim` is that of
/// the part it names. Whether a step follows from what it cites is not judged here.
std::vector<StepResult> judge_steps(const std::shared_ptr<const Statement>& theorem, std::uint64_t seed,
                                    const Effort& effort, const std::vector<PartResult>& parts);

}  // namespace referee

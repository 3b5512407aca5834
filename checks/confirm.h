#pragma once

#include "checks/judge.h"

/// The clauses of a claim that speak of single instances or of constants: `with`, `tight`, `best`.

namespace referee {

/// `expect fails with`: the instance meets the hypotheses and breaks the claim.
ConfirmationResult confirm_counterexample(const std::shared_ptr<const Statement>& statement,
                                          std::uint64_t seed, const Effort& effort);

/// `tight`: the instance meets the hypotheses and both sides of the first claim are equal.
ConfirmationResult confirm_tight(const std::shared_ptr<const Statement>& statement, const Effort& effort);

/// `best`: the claim with this right-hand side holds, and for each of some values of the declared integers
/// and scalars an instance reaches 0.999 of it (not asked where it is 0).
ConfirmationResult confirm_best(const std::shared_ptr<const Statement>& statement, std::uint64_t seed,
                                const Effort& effort);

}  // namespace referee

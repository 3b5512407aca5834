#pragma once

#include <vector>

#include "theorems/language/diagnostic.h"
#include "theorems/language/syntax.h"

namespace referee {

/// The clauses of a claim after those of a mutant have taken their places: a `given` or `let` that of what
/// declared its names, a `claim` that of its label, `assume` that of all assumptions. What only the claim
/// itself is asked (best, tight, expect, proof, mutants) is left out. A mutant clause that replaces nothing
/// is reported.
std::vector<syntax::Clause> mutated(const std::vector<syntax::Clause>& claim, const syntax::Clause& mutant,
                                    Diagnostics& diagnostics);

}  // namespace referee

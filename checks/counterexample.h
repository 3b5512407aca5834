#pragma once

#include "checks/judge.h"

/// From a certified violation to a counterexample that a person can check.

namespace referee {

/// Shrinks each violation to the simplest instance of its nature at which the hypotheses are certainly met
/// and the claim certainly broken, and writes down the one with the shortest text, both sides evaluated; if
/// some texts show all that by themselves (see recheck.h), the shortest of those.
Counterexample describe_violations(const InstanceSource& source, const Claim& claim,
                                   const std::vector<Instance>& violations, const Effort& effort);

/// The same without shrinking, for an instance that was written by hand.
Counterexample describe_instance(const Claim& claim, const Instance& instance, const std::string& arithmetic,
                                 std::string bindings, const Effort& effort);

/// The comparison inside a formula that is certainly false at an instance, if the formula comes down to one:
/// under `and` the first false conjunct, under `implies` the conclusion, under a finite `forall` the first
/// false case, whose bound names the instance then holds. Null where there is none.
struct BrokenComparison {
  const Term* comparison = nullptr;
  Instance instance;
  std::string where;  ///< "t = 7" for the bound names
};
BrokenComparison broken_comparison(const Term& formula, const Instance& instance, const Effort& effort);

}  // namespace referee

#pragma once

#include <string>

#include "checks/verify.h"
#include "theorems/meaning/evaluator.h"

/// One formula at one instance, decided rigorously as far as the arithmetics reach.

namespace referee {

struct Decision {
  Truth truth = Truth::unknown;
  bool undefined = false;  ///< certainly; `message` names the sub-expression
  std::string arithmetic;  ///< that decided, in the words of NumberTraits::name
  std::string message;     ///< why undecided or undefined
  Reliance reliance = Reliance::nothing;
  bool needs_estimate = false;  ///< a rigorous arithmetic met what only plain arithmetic can estimate
  bool budget_ran_out = false;  ///< more effort may help; else more bits will not
  bool decided() const { return truth == Truth::yes || truth == Truth::no || truth == Truth::tie; }
};

/// True, without anything that would have to be computed.
Decision certainly();

/// Runs the formula in intervals of doubles, then of 150 digits, then exactly, and stops at the first that
/// tells. A tie of the wide intervals is offered to the exact numbers and stays a tie if they cannot tell.
/// What none of them has a value for, and plain arithmetic can estimate, is supported by 50 digits or stays
/// unknown. Never wrong: each of the first three arithmetics encloses or is exact. Throws nothing but
/// internal errors, and Indeterminate for constructs without an evaluation rule.
Decision decide(const Term& formula, const Instance& instance, const Effort& effort);

/// Whether the instance certainly meets the domains of the declared names and the hypotheses; undefined
/// hypotheses are unmet. Vectors, matrices and functions of a drawn instance lie in their domains and
/// classes by construction; those written as terms are tested (see membership.h).
Decision meets_hypotheses(const Instance& instance, const Effort& effort);

}  // namespace referee

#pragma once

#include <limits>
#include <memory>

#include "checks/verdict.h"

/// Decides one statement: samples it, escalates what is suspicious, shrinks and certifies violations,
/// and judges its mutants, its `best`, `tight` and `with` clauses.

namespace referee {

/// The processor time that the calling thread has used so far.
double thread_seconds();

/// How many instances are drawn and how many of them are decided rigorously. Counts, not seconds, so that
/// a verdict does not depend on the machine; the time limit is only a safety stop.
struct Effort {
  std::string name = "normal";
  std::uint64_t draws = 1000;  ///< random instances, beside the edge cases
  std::uint64_t certify = 60;  ///< instances decided rigorously, beside edge cases and suspects
  std::uint64_t mutant_draws = 1000;
  int shrink_trials = 400;
  std::uint64_t operations = 20'000'000;  ///< evaluator operations per instance and arithmetic
  double safety_seconds = 120;  ///< of processor time: a busy machine does not change a verdict
  double stop_at = std::numeric_limits<double>::infinity();  ///< on the clock of thread_seconds()

  /// Whether the safety stop has come: what is still to be tried is left out, and the result says so.
  bool out_of_time() const { return thread_seconds() >= stop_at; }

  static Effort quick();
  static Effort normal();
  static Effort deep();
};

ClaimResult verify(const std::shared_ptr<const Statement>& statement, std::uint64_t seed,
                   const Effort& effort);

}  // namespace referee

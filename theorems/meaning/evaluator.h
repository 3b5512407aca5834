#pragma once

#include <memory>

#include "numbers/errors.h"
#include "theorems/meaning/instance.h"
#include "theorems/meaning/reliance.h"

/// The value of a typed term at an instance, in the arithmetic N.

namespace referee {

/// Limits on one evaluation, counted so that they are the same on every machine.
struct EvaluationLimits {
  std::uint64_t operations = 50'000'000;  ///< term visits
  long sequence_length = 200'000;
  long range_length = 1'000'000;
  long dimension = 100'000;
  std::uint64_t outcomes = 200'000;  ///< of the random names together
};

/// An undefined operation together with the sub-expression it stands in.
class UndefinedTerm : public Undefined {
 public:
  UndefinedTerm(const std::string& message, const Term& term) : Undefined(message), term(term) {}
  const Term& term;  ///< of the statement that was evaluated
};

/// Evaluates terms of one statement at one instance. Let definitions, sequences and closed sub-terms are
/// computed once and kept. N is one of the arithmetics of numbers/arithmetic.h.
///
/// Throws Undefined when the term certainly has no value at the instance, Indeterminate when N cannot
/// tell or a limit is reached. `truth` turns Indeterminate inside a comparison into Truth::unknown, and
/// evaluates `and or implies if` from left to right, leaving out what no longer matters.
template <class N>
class Evaluator {
 public:
  explicit Evaluator(const Instance& instance, const EvaluationLimits& limits = {});
  ~Evaluator();

  N number(const Term& term);
  long integer(const Term& term);
  Vector<N> vector(const Term& term);
  Matrix<N> matrix(const Term& term);
  Truth truth(const Term& term);
  /// Why a formula came out unknown, if an operation stood in the way rather than close sides; and whether
  /// that was a limit on size or work, so that more effort may help.
  std::string obstacle() const;
  bool obstacle_is_size() const;
  /// Whether that was a value which rigorous arithmetic lacks and plain arithmetic can estimate.
  bool needs_estimate() const;
  /// What the values and truths computed so far rest on. A formula that rests on an estimate or a trend is at
  /// best Truth::tie and never Truth::no.
  Reliance reliance() const;
  /// Whether the value of `symbol` at the instance lies in the domain.
  Truth contains(const DomainTerm& domain, int symbol);
  /// How far a formula is from failing: for `a <= b` it is (b - a) divided by the sum of the absolute values
  /// of the terms of both sides, for `a = b` the same of -|a - b|; the least over conjunctions, the
  /// largest over disjunctions; infinite where a hypothesis within the formula is not met. NaN where it
  /// cannot be computed.
  double slack(const Term& formula);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace referee

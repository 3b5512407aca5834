#include "checks/decide.h"

#include "checks/membership.h"
#include "numbers/errors.h"

namespace referee {
namespace {

EvaluationLimits limits_for(const Effort& effort, double share) {
  EvaluationLimits limits;
  limits.operations = static_cast<std::uint64_t>(static_cast<double>(effort.operations) * share);
  return limits;
}

template <class N, class Question>
Decision ask(const Instance& instance, const Effort& effort, double share, Question question) {
  Decision decision;
  decision.arithmetic = NumberTraits<N>::name;
  try {
    Evaluator<N> evaluator(instance, limits_for(effort, share));
    decision.truth = question(evaluator);
    decision.reliance = evaluator.reliance();
    decision.needs_estimate = evaluator.needs_estimate();
    if (decision.truth == Truth::unknown) {
      decision.message = evaluator.obstacle();
      decision.budget_ran_out = evaluator.obstacle_is_size();
      if (decision.message.empty())
        decision.message = "the two sides are too close for " + decision.arithmetic;
    }
  } catch (const Indeterminate& error) {
    if (error.reason == Indeterminate::Reason::not_decided_yet) throw;
    decision.message = error.what();
    decision.budget_ran_out = error.reason == Indeterminate::Reason::too_large;
    decision.needs_estimate = error.reason == Indeterminate::Reason::only_estimated;
  } catch (const Undefined& error) {
    decision.undefined = true;
    decision.message = error.what();
  }
  return decision;
}

/// The last rung: an estimate or a trend in 50 digits. It supports or leaves unknown, and refutes nothing.
template <class Question>
Decision estimate(const Instance& instance, const Effort& effort, Question question) {
  Decision decision = ask<Mp50>(instance, effort, 1.0, question);
  decision.undefined = false;
  if (decision.reliance == Reliance::nothing || decision.truth != Truth::tie) decision.truth = Truth::unknown;
  return decision;
}

/// The ladder of arithmetics. Exact numbers come last because rationals of long recurrences grow.
template <class Question>
Decision climb(const Instance& instance, const Effort& effort, Question question) {
  Decision decision = ask<DoubleInterval>(instance, effort, 1.0, question);
  if (decision.undefined || decision.truth == Truth::yes || decision.truth == Truth::no) return decision;
  // A mean over draws gains nothing from more digits.
  if (decision.truth == Truth::tie && decision.reliance == Reliance::estimate) return decision;
  decision = ask<WideInterval>(instance, effort, 0.1, question);
  if (decision.undefined || decision.truth == Truth::yes || decision.truth == Truth::no) return decision;
  const double share = decision.truth == Truth::tie ? 0.002 : 0.02;
  Decision exact = ask<Exact>(instance, effort, share, question);
  if (exact.undefined || exact.decided()) return exact;
  const bool unknown = decision.truth == Truth::unknown;
  if (unknown && (decision.needs_estimate || exact.needs_estimate))
    return estimate(instance, effort, question);
  if (decision.truth == Truth::unknown && decision.message != exact.message) {
    decision.message += "; exactly: " + exact.message;
    decision.budget_ran_out |= exact.budget_ran_out;
  }
  return decision;
}

}  // namespace

Decision certainly() {
  Decision decision;
  decision.truth = Truth::yes;
  decision.arithmetic = NumberTraits<Exact>::name;
  return decision;
}

Decision decide(const Term& formula, const Instance& instance, const Effort& effort) {
  return climb(instance, effort, [&](auto& evaluator) { return evaluator.truth(formula); });
}

Decision meets_hypotheses(const Instance& instance, const Effort& effort) {
  const Statement& statement = *instance.statement;
  Decision weakest = certainly();
  auto include = [&](Decision one) {
    if (one.undefined) one.truth = Truth::no;
    one.undefined = false;
    if (one.truth < weakest.truth) weakest = std::move(one);
    return weakest.truth != Truth::no;
  };
  for (const Given& given : statement.givens) {
    const Symbol& symbol = statement.symbol(given.symbol);
    if (symbol.kind == SymbolKind::random) continue;
    const InstanceValue& value = instance.values.at(static_cast<std::size_t>(given.symbol));
    const bool written =
        std::holds_alternative<TermPtr>(value) || std::holds_alternative<std::vector<TermPtr>>(value);
    const bool is_function = symbol.type.kind == TypeKind::function || symbol.type.kind == TypeKind::sequence;
    if (is_function) {
      if (written && !include(belongs(given, instance, effort))) return weakest;
    } else if (written || symbol.type.is_number()) {
      const Decision inside = climb(
          instance, effort, [&](auto& evaluator) { return evaluator.contains(given.domain, given.symbol); });
      if (!include(inside)) return weakest;
    }
  }
  for (const TermPtr& hypothesis : statement.hypotheses) {
    if (!include(decide(*hypothesis, instance, effort))) return weakest;
  }
  return weakest;
}

}  // namespace referee

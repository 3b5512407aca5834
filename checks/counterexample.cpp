#include "checks/counterexample.h"

#include "generators/bindings.h"

namespace referee {
namespace {

constexpr int shown_digits = 12;

bool is_violation(const Claim& claim, const Instance& instance, const Effort& effort) {
  if (meets_hypotheses(instance, effort).truth != Truth::yes) return false;
  const Decision decision = decide(*claim.formula, instance, effort);
  return !decision.undefined && decision.truth == Truth::no;
}

template <class N>
std::string side_text(const Term& side, Evaluator<N>& evaluator) {
  if (side.type.is_number()) return to_text(evaluator.number(side), shown_digits);
  if (side.type.kind != TypeKind::vector) return "";
  std::string text = "[";
  for (const N& x : evaluator.vector(side)) text += (text.size() > 1 ? ", " : "") + to_text(x, shown_digits);
  return text + "]";
}

}  // namespace

const Term* broken_comparison(const Term& formula, const Instance& instance, const Effort& effort) {
  const auto& a = formula.arguments;
  switch (formula.operation) {
    case Operation::compare: return &formula;
    case Operation::logical_and:
      return decide(*a[0], instance, effort).truth == Truth::no ? broken_comparison(*a[0], instance, effort)
                                                                : broken_comparison(*a[1], instance, effort);
    case Operation::implies: return broken_comparison(*a[1], instance, effort);
    default: return nullptr;
  }
}

Counterexample describe_instance(const Claim& claim, const Instance& instance, const std::string& arithmetic,
                                 std::string bindings, const Effort& effort) {
  Counterexample result;
  result.bindings = std::move(bindings);
  result.nature = instance.nature;
  result.certified_by = arithmetic;
  result.instance = instance.number;
  for (const std::string& family : instance.families) {
    result.family += (result.family.empty() ? "" : ", ") + family;
  }
  const Term* broken = broken_comparison(*claim.formula, instance, effort);
  if (!broken) return result;
  try {
    Evaluator<Mp50> evaluator(instance);
    result.left = side_text(*broken->arguments[0], evaluator);
    result.right = side_text(*broken->arguments[1], evaluator);
    result.relation = to_string(broken->relation);
  } catch (const Undefined&) {
  } catch (const Indeterminate&) {
  }
  return result;
}

Counterexample describe_violation(const InstanceSource& source, const Claim& claim, const Instance& violation,
                                  const Effort& effort) {
  Instance simplest = violation;
  if (!source.exhaustive()) {
    auto still = [&](const Instance& instance) { return is_violation(claim, instance, effort); };
    simplest = source.sampler().shrink(violation, still, effort.shrink_trials, source.fixed());
  }
  const Decision decision = decide(*claim.formula, simplest, effort);
  REFEREE_DEMAND(decision.truth == Truth::no && !decision.undefined);
  Counterexample result = describe_instance(claim, simplest, decision.arithmetic, bindings_text(simplest), effort);
  result.instance = violation.number;
  return result;
}

}  // namespace referee

#include "checks/counterexample.h"

#include "checks/written_instance.h"
#include "generators/bindings.h"

namespace referee {
namespace {

constexpr int shown_digits = 12;

BrokenComparison broken_case(const Term& formula, const Instance& instance, const Effort& effort);

bool is_violation(const Claim& claim, const Instance& instance, const Effort& effort) {
  if (effort.out_of_time()) return false;
  if (meets_hypotheses(instance, effort).truth != Truth::yes) return false;
  const Decision decision = decide(*claim.formula, instance, effort);
  return !decision.undefined && decision.truth == Truth::no;
}

/// Whether the text of an instance alone shows it to meet the hypotheses and to break the claim.
bool confirms_itself(const std::string& text, const Instance& instance, const Claim& claim,
                     const Effort& effort) {
  if (effort.out_of_time()) return false;
  SourceSet sources;
  Diagnostics diagnostics;
  const auto written = read_instance(instance.statement, text, sources, diagnostics);
  try {
    return written && confirm_violation(*written, claim.label, 1, effort).confirmed;
  } catch (const Indeterminate&) {
    return false;  // what has a rule for functions of the generators may have none for written ones
  }
}

template <class N>
std::string side_text(const Term& side, Evaluator<N>& evaluator) {
  if (side.type.is_number()) return to_text(evaluator.number(side), shown_digits);
  if (side.type.kind != TypeKind::vector) return "";
  std::string text = "[";
  for (const N& x : evaluator.vector(side)) text += (text.size() > 1 ? ", " : "") + to_text(x, shown_digits);
  return text + "]";
}

/// The first case of a `forall` over a range of integers in which the body is certainly false, with the
/// bound name turned into a given one.
BrokenComparison broken_case(const Term& formula, const Instance& instance, const Effort& effort) {
  if (formula.domain->kind != syntax::DomainKind::range) return {nullptr, instance, ""};
  auto statement = std::make_shared<Statement>(*instance.statement);
  statement->symbols.at(static_cast<std::size_t>(formula.symbol)).kind = SymbolKind::given;
  Instance at = instance;
  at.statement = statement;
  Evaluator<Exact> evaluator(instance);
  const long first = evaluator.integer(*formula.domain->arguments.at(0));
  const long last = evaluator.integer(*formula.domain->arguments.at(1));
  for (long i = first; i <= last; ++i) {
    at.values.at(static_cast<std::size_t>(formula.symbol)) = Rational(i);
    if (decide(*formula.arguments[0], at, effort).truth != Truth::no) continue;
    BrokenComparison broken = broken_comparison(*formula.arguments[0], at, effort);
    const std::string here = statement->symbol(formula.symbol).name + " = " + std::to_string(i);
    broken.where = here + (broken.where.empty() ? "" : ", " + broken.where);
    return broken;
  }
  return {nullptr, instance, ""};
}

}  // namespace

BrokenComparison broken_comparison(const Term& formula, const Instance& instance, const Effort& effort) {
  const auto& a = formula.arguments;
  switch (formula.operation) {
    case Operation::compare:
      return {&formula, instance, ""};
    case Operation::logical_and: {
      const bool first = decide(*a[0], instance, effort).truth == Truth::no;
      return broken_comparison(*a[first ? 0 : 1], instance, effort);
    }
    case Operation::implies:
      return broken_comparison(*a[1], instance, effort);
    case Operation::forall:
      return broken_case(formula, instance, effort);
    default:
      return {nullptr, instance, ""};
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
  const BrokenComparison broken = broken_comparison(*claim.formula, instance, effort);
  if (!broken.comparison) return result;
  result.where = broken.where;
  try {
    Evaluator<Mp50> evaluator(broken.instance);
    result.left = side_text(*broken.comparison->arguments[0], evaluator);
    result.right = side_text(*broken.comparison->arguments[1], evaluator);
    result.relation = to_string(broken.comparison->relation);
  } catch (const Undefined&) {
  } catch (const Indeterminate&) {
  }
  return result;
}

Counterexample describe_violations(const InstanceSource& source, const Claim& claim,
                                   const std::vector<Instance>& violations, const Effort& effort) {
  REFEREE_DEMAND(!violations.empty());
  auto still = [&](const Instance& instance) { return is_violation(claim, instance, effort); };
  std::optional<Instance> simplest;
  std::string shortest;
  bool confirmed = false;
  std::uint64_t number = 0;
  for (const Instance& violation : violations) {
    Instance instance = violation;
    if (!source.exhaustive() && !effort.out_of_time()) {
      instance = source.sampler().shrink(violation, still, effort.shrink_trials, source.fixed());
    }
    std::string text = bindings_text(instance);
    const bool shorter = !simplest || text.size() < shortest.size();
    if (confirmed && !shorter) continue;
    const bool confirms = confirms_itself(text, instance, claim, effort);
    if (confirms ? confirmed && !shorter : confirmed || !shorter) continue;
    confirmed = confirms;
    simplest = std::move(instance);
    shortest = std::move(text);
    number = violation.number;
  }
  const Decision decision = decide(*claim.formula, *simplest, effort);
  REFEREE_DEMAND(decision.truth == Truth::no && !decision.undefined);
  Counterexample result = describe_instance(claim, *simplest, decision.arithmetic, shortest, effort);
  result.instance = number;
  return result;
}

}  // namespace referee

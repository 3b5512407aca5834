#include "checks/screening.h"

#include <algorithm>
#include <cmath>

#include "checks/decide.h"
#include "checks/enumeration.h"
#include "generators/bindings.h"

namespace referee {
namespace {

constexpr std::size_t most_enumerated = 5000;
constexpr double plain_noise = 1e-9;  // relative error that plain arithmetic may make in a hypothesis
constexpr double broken = -1e-6;
constexpr int broken_enough = 12;

constexpr double near_tight = 1e-9;
constexpr std::uint64_t most_tries = 8;  // for one instance that meets the hypotheses

template <class N>
double plain_slack(Evaluator<N>& evaluator, const Term& formula) {
  try {
    return evaluator.slack(formula);
  } catch (const Indeterminate& error) {
    if (error.reason == Indeterminate::Reason::not_decided_yet) throw;
  } catch (const Undefined&) {
  }
  return std::nan("");
}

bool meets_plainly(Evaluator<double>& evaluator, const Instance& instance, const Effort& effort) {
  for (const TermPtr& hypothesis : instance.statement->hypotheses) {
    const double slack = plain_slack(evaluator, *hypothesis);
    if (std::isnan(slack)) {
      if (decide(*hypothesis, instance, effort).truth != Truth::yes) return false;
    } else if (slack < -plain_noise) {
      return false;
    }
  }
  return true;
}

/// left/right of `left <= right` (right/left of `>=`), where both are positive; else 0.
template <class N>
double plain_ratio(Evaluator<N>& evaluator, const Term& formula) {
  if (formula.operation != Operation::compare || !formula.arguments[0]->type.is_number()) return 0;
  const bool upward = formula.relation == Relation::less_equal || formula.relation == Relation::less;
  const bool downward = formula.relation == Relation::greater_equal || formula.relation == Relation::greater;
  if (!upward && !downward) return 0;
  try {
    const N left = evaluator.number(*formula.arguments[0]);
    const N right = evaluator.number(*formula.arguments[1]);
    if (!(left > 0) || !(right > 0)) return 0;
    const double ratio = to_double(upward ? N(left / right) : N(right / left));
    return std::isfinite(ratio) ? ratio : 0;
  } catch (const Undefined&) {
  } catch (const Indeterminate&) {
  }
  return 0;
}

void note_kind(const Instance& instance, Screening& screening) {
  for (const std::string& family : instance.families) screening.families.insert(family);
  for (const InstanceValue& value : instance.values) {
    if (const auto* function = std::get_if<FunctionPtr>(&value))
      screening.dimensions.insert((*function)->dimension());
    else if (const auto* vector = std::get_if<Vector<Rational>>(&value))
      screening.dimensions.insert(vector->size());
    else if (const auto* matrix = std::get_if<Matrix<Rational>>(&value))
      screening.dimensions.insert(matrix->rows());
  }
}

}  // namespace

InstanceSource::InstanceSource(std::shared_ptr<const Statement> statement, std::uint64_t seed,
                               const Instance* fixed)
    : statement_(std::move(statement)), fixed_(fixed) {
  if (!fixed) {
    if (auto all = enumerate_instances(statement_, most_enumerated)) {
      all_ = std::move(*all);
      none_ = all_.empty();
    }
  }
  sampler_ = std::make_unique<Sampler>(statement_, seed);
}

std::size_t InstanceSource::edge_count() const {
  return exhaustive() ? all_.size() : sampler_->edge_count();
}

std::optional<Instance> InstanceSource::instance(std::uint64_t index) const {
  if (exhaustive()) {
    if (index >= all_.size()) return std::nullopt;
    return all_[index];
  }
  const std::size_t edges = sampler_->edge_count();
  auto instance = index < edges ? sampler_->edge(index, fixed_) : sampler_->draw(index - edges, fixed_);
  if (instance) instance->number = index;
  return instance;
}

Screening screen(const InstanceSource& source, const std::vector<Claim>& claims, const Effort& effort,
                 std::uint64_t draws, bool stop_when_broken) {
  Screening screening;
  screening.exhaustive = source.exhaustive();
  std::vector<int> broken_counts(claims.size(), 0);
  EvaluationLimits limits;
  limits.operations = effort.operations;
  const std::uint64_t edges = source.edge_count();
  const std::uint64_t total = edges + (source.exhaustive() ? 0 : most_tries * draws);
  std::uint64_t drawn = 0;  // of those that meet the hypotheses
  for (std::uint64_t index = 0; index < total && drawn < draws && !effort.out_of_time(); ++index) {
    const auto instance = source.instance(index);
    if (!instance) continue;
    ++screening.tried;
    Evaluator<double> evaluator(*instance, limits);
    if (!meets_plainly(evaluator, *instance, effort)) continue;
    note_kind(*instance, screening);
    if (index >= edges) ++drawn;
    Candidate candidate{
        index, !screening.exhaustive && index < source.edge_count(), instance->nature, {}, {}};
    for (std::size_t k = 0; k < claims.size(); ++k) {
      const Term& formula = *claims[k].formula;
      candidate.slacks.push_back(plain_slack(evaluator, formula));
      candidate.ratios.push_back(plain_ratio(evaluator, formula));
      if (candidate.slacks.back() < broken && candidate.nature == Nature::generic) ++broken_counts[k];
    }
    screening.candidates.push_back(std::move(candidate));
    if (!stop_when_broken) continue;
    for (int count : broken_counts) {
      if (count >= broken_enough) return screening;
    }
  }
  return screening;
}

void take_second_opinions(const InstanceSource& source, const std::vector<Claim>& claims,
                          const Effort& effort, Screening& screening) {
  EvaluationLimits limits;
  limits.operations = effort.operations;
  for (Candidate& candidate : screening.candidates) {
    auto far = [](double slack) { return slack >= near_tight; };
    if (std::all_of(candidate.slacks.begin(), candidate.slacks.end(), far) || effort.out_of_time()) continue;
    const auto instance = source.instance(candidate.index);
    REFEREE_DEMAND(instance.has_value());
    Evaluator<Mp50> evaluator(*instance, limits);
    for (std::size_t k = 0; k < claims.size(); ++k) {
      if (far(candidate.slacks[k])) continue;
      candidate.slacks[k] = plain_slack(evaluator, *claims[k].formula);
      candidate.ratios[k] = plain_ratio(evaluator, *claims[k].formula);
    }
  }
}

}  // namespace referee

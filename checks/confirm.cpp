#include "checks/confirm.h"

#include <cmath>

#include "checks/written_instance.h"

namespace referee {
namespace {

constexpr int scalar_settings = 10;
constexpr std::uint64_t draws_per_setting = 150;
constexpr double nearly_attained = 0.999;

/// The statement whose single claim compares as before, with other sides.
std::shared_ptr<const Statement> with_comparison(const Statement& statement, Relation relation,
                                                 TermPtr right) {
  auto changed = std::make_shared<Statement>(statement);
  auto compared = std::make_shared<Term>(*statement.claims.at(0).formula);
  compared->node = changed->node_count++;
  compared->relation = relation;
  compared->arguments[1] = std::move(right);
  changed->claims = {Claim{statement.claims[0].label, compared, compared->span}};
  return changed;
}

bool is_comparison(const Statement& statement) {
  return !statement.claims.empty() && statement.claims[0].formula->operation == Operation::compare;
}

/// Keeps the integers and reals of an instance and forgets the rest.
Instance scalars_of(const Instance& instance) {
  Instance kept = instance;
  for (std::size_t i = 0; i < kept.values.size(); ++i) {
    if (!std::holds_alternative<Rational>(kept.values[i])) kept.values[i] = std::monostate{};
  }
  return kept;
}

/// The largest share of the bound that some instance with these scalars reaches; 1 where the bound is 0.
double attained_share(const Sampler& sampler, const Term& claim, const Instance& scalars) {
  const bool upward = claim.relation == Relation::less_equal || claim.relation == Relation::less;
  double best = 0;
  bool all_zero = true;
  const std::uint64_t edges = sampler.edge_count();
  for (std::uint64_t i = 0; i < edges + draws_per_setting && best < nearly_attained; ++i) {
    const auto instance = i < edges ? sampler.edge(i, &scalars) : sampler.draw(i - edges, &scalars);
    if (!instance) continue;
    try {
      Evaluator<double> evaluator(*instance);
      const double left = evaluator.number(*claim.arguments[0]);
      const double right = evaluator.number(*claim.arguments[1]);
      if (!std::isfinite(left) || !std::isfinite(right) || right == 0) continue;
      all_zero = false;
      if ((upward ? right : left) != 0) best = std::max(best, upward ? left / right : right / left);
    } catch (const Undefined&) {
    } catch (const Indeterminate&) {
    }
  }
  return all_zero ? 1 : best;
}

}  // namespace

ConfirmationResult confirm_counterexample(const std::shared_ptr<const Statement>& statement,
                                          std::uint64_t seed, const Effort& effort) {
  if (!statement->counterexample) return {};
  const Instance instance = written_instance(statement, *statement->counterexample);
  const Confirmation confirmation = confirm_violation(instance, statement->expected_label, seed, effort);
  return {true, confirmation.confirmed, confirmation.message};
}

ConfirmationResult confirm_tight(const std::shared_ptr<const Statement>& statement, const Effort& effort) {
  if (!statement->tight) return {};
  if (!is_comparison(*statement)) return {true, false, "the claim is not a single comparison"};
  const auto equation =
      with_comparison(*statement, Relation::equal, statement->claims[0].formula->arguments[1]);
  const Instance instance = written_instance(equation, *statement->tight);
  const Decision hypotheses = meets_hypotheses(instance, effort);
  if (hypotheses.truth != Truth::yes) {
    return {true, false, "the tight instance does not certainly meet the hypotheses: " + hypotheses.message};
  }
  const Decision decision = decide(*equation->claims[0].formula, instance, effort);
  if (decision.truth == Truth::yes || decision.truth == Truth::tie) return {true, true, ""};
  return {true, false,
          decision.truth == Truth::no ? "the two sides differ at the tight instance" : decision.message};
}

ConfirmationResult confirm_best(const std::shared_ptr<const Statement>& statement, std::uint64_t seed,
                                const Effort& effort) {
  if (!statement->best) return {};
  if (!is_comparison(*statement)) return {true, false, "the claim is not a single inequality"};
  const auto sharpened = with_comparison(*statement, statement->claims[0].formula->relation, statement->best);
  const InstanceSource source(sharpened, seed);
  Screening screening = screen(source, sharpened->claims, effort, effort.draws, false);
  take_second_opinions(source, sharpened->claims, effort, screening);
  const Judgement judgement = judge(source, sharpened->claims, 0, screening, effort);
  if (judgement.part.verdict != Verdict::holds) {
    return {true, false,
            "the claim with the best constant is not found to hold: " +
                std::string(to_string(judgement.part.verdict)) + " " + judgement.part.message};
  }
  double worst = 1;
  for (int i = 0; i < scalar_settings; ++i) {
    const auto instance = source.sampler().draw(static_cast<std::uint64_t>(i));
    if (!instance) continue;
    worst = std::min(worst,
                     attained_share(source.sampler(), *sharpened->claims[0].formula, scalars_of(*instance)));
  }
  if (worst >= nearly_attained) return {true, true, ""};
  return {true, false,
          "for some values of the scalars no instance tried reaches more than " + std::to_string(worst) +
              " of the best bound"};
}

}  // namespace referee

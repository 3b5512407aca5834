#include "checks/steps.h"

#include <algorithm>

#include "checks/counterexample.h"

namespace referee {
namespace {

using syntax::ExpectedVerdict;

TermPtr forall_term(Statement& statement, int symbol, const DomainTerm& domain, TermPtr body) {
  auto term = std::make_shared<Term>();
  term->operation = Operation::forall;
  term->type = Type::boolean();
  term->span = body->span;
  term->node = statement.node_count++;
  term->symbol = symbol;
  term->domain = std::make_shared<const DomainTerm>(domain);
  term->arguments.push_back(std::move(body));
  return term;
}

/// The conclusion of a claim that is expected to fail is expected to be false.
std::string expected_word(const ProofStepTerm& step, const Statement& theorem) {
  if (step.conclusion && theorem.expected == ExpectedVerdict::fails) return "fails";
  if (step.expected == ExpectedVerdict::fails) return "fails";
  return step.expected == ExpectedVerdict::gap ? "gap" : "holds";
}

std::string truth_word(Verdict verdict) {
  if (verdict == Verdict::fails) return "false";
  return verdict == Verdict::holds || verdict == Verdict::vacuous ? "true" : "undecided";
}

void take_over(const PartResult& part, StepResult& result) {
  result.truth = truth_word(part.verdict);
  result.evidence = part.evidence;
  result.message = part.message;
  result.counterexample = part.counterexample;
}

/// The part that `so claim ["label"]` speaks of; without a label the worst of all.
void conclude(const ProofStepTerm& step, const std::vector<PartResult>& parts, StepResult& result) {
  const PartResult* chosen = nullptr;
  for (const PartResult& part : parts) {
    if (!step.label.empty() && part.label != step.label) continue;
    if (!chosen || (chosen->verdict == Verdict::holds && part.verdict != Verdict::holds) ||
        part.verdict == Verdict::fails)
      chosen = &part;
  }
  if (chosen) take_over(*chosen, result);
}

void judge_step(const std::shared_ptr<const Statement>& statement, std::uint64_t seed, const Effort& effort,
                StepResult& result) {
  const InstanceSource source(statement, seed);
  const bool expected_false = result.expected == "fails";
  Screening screening = screen(source, statement->claims, effort, effort.mutant_draws, expected_false);
  take_second_opinions(source, statement->claims, effort, screening);
  Judgement judgement = judge(source, statement->claims, 0, screening, effort);
  if (!judgement.violations.empty()) {
    judgement.violations.resize(1, judgement.violations.front());
    judgement.part.counterexample =
        describe_violations(source, statement->claims[0], judgement.violations, effort);
  }
  take_over(judgement.part, result);
}

}  // namespace

std::shared_ptr<const Statement> statement_of_step(const Statement& theorem, const ProofStepTerm& step) {
  auto made = std::make_shared<Statement>(theorem);
  made->id += "/" + step.label;
  made->mutants.clear();
  made->proofs.clear();
  made->best = nullptr;
  made->tight.reset();
  made->counterexample.reset();
  TermPtr formula = step.formula;
  for (auto binding = step.for_bindings.rbegin(); binding != step.for_bindings.rend(); ++binding) {
    const auto& [symbol, domain] = *binding;
    if (domain.is_finite()) {
      formula = forall_term(*made, symbol, domain, formula);
      continue;
    }
    made->symbols.at(static_cast<std::size_t>(symbol)).kind = SymbolKind::given;
    Given given;
    given.symbol = symbol;
    given.domain = domain;
    given.hoisted = true;
    made->givens.push_back(std::move(given));
  }
  made->claims = {Claim{step.label, formula, step.span}};
  return made;
}

std::vector<StepResult> judge_steps(const std::shared_ptr<const Statement>& theorem, std::uint64_t seed,
                                    const Effort& effort, const std::vector<PartResult>& parts) {
  std::vector<StepResult> results;
  for (const auto& proof : theorem->proofs) {
    for (const ProofStepTerm& step : proof) {
      StepResult result;
      result.label = step.conclusion ? "so claim" : step.label;
      result.line = step.line;
      result.expected = expected_word(step, *theorem);
      if (step.conclusion) {
        conclude(step, parts, result);
      } else {
        judge_step(statement_of_step(*theorem, step), seed, effort, result);
      }
      results.push_back(std::move(result));
    }
  }
  return results;
}

}  // namespace referee

#include "checks/verify.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

#include "checks/confirm.h"
#include "checks/counterexample.h"
#include "checks/describe.h"
#include "checks/steps.h"
#include "checks/written_instance.h"

namespace referee {
namespace {

using syntax::ExpectedVerdict;

/// The verdict on a claim from those on its parts.
void combine_parts(ClaimResult& result) {
  auto some = [&](Verdict verdict) -> const PartResult* {
    for (const PartResult& part : result.parts) {
      if (part.verdict == verdict) return &part;
    }
    return nullptr;
  };
  for (Verdict verdict : {Verdict::fails, Verdict::undefined, Verdict::undecided, Verdict::vacuous}) {
    if (const PartResult* part = some(verdict)) {
      result.verdict = verdict;
      result.evidence = part->evidence;
      result.message = part->message;
      return;
    }
  }
  result.verdict = Verdict::holds;
  result.evidence = Evidence::proved;
  for (const PartResult& part : result.parts) result.evidence = std::min(result.evidence, part.evidence);
}

void sample_margins(ClaimResult& result, const Screening& screening) {
  constexpr std::size_t kept = 200;
  std::vector<double> all;
  for (const Candidate& candidate : screening.candidates) {
    double least = std::numeric_limits<double>::infinity();
    for (double slack : candidate.slacks) least = std::min(least, slack);
    if (std::isfinite(least)) all.push_back(least);
  }
  std::sort(all.begin(), all.end());
  const std::size_t step = all.size() / kept + 1;
  for (std::size_t i = 0; i < all.size(); i += step) result.margins.push_back(all[i]);
}

void judge_claims(const std::shared_ptr<const Statement>& statement, std::uint64_t seed, const Effort& effort,
                  ClaimResult& result) {
  const InstanceSource source(statement, seed);
  Screening screening = screen(source, statement->claims, effort, effort.draws, false);
  take_second_opinions(source, statement->claims, effort, screening);
  result.certified = std::numeric_limits<std::uint64_t>::max();
  result.instances = screening.candidates.size();
  for (std::size_t k = 0; k < statement->claims.size(); ++k) {
    Judgement judgement = judge(source, statement->claims, k, screening, effort);
    if (!judgement.violations.empty()) {
      judgement.part.counterexample =
          describe_violations(source, statement->claims[k], judgement.violations, effort);
    }
    result.certified = std::min(result.certified, judgement.certified);
    result.ties += judgement.ties;
    result.instances = std::min(result.instances, judgement.met);
    result.parts.push_back(std::move(judgement.part));
  }
  result.acceptance =
      screening.tried == 0 ? 0 : static_cast<double>(result.instances) / static_cast<double>(screening.tried);
  result.families.assign(screening.families.begin(), screening.families.end());
  result.dimensions.assign(screening.dimensions.begin(), screening.dimensions.end());
  sample_margins(result, screening);
  combine_parts(result);
  const std::string why = source.exhaustive() ? "" : source.sampler().why_empty();
  if (!why.empty() && result.verdict == Verdict::undecided) result.message = why;
}

MutantResult judge_mutant(const Mutant& mutant, std::uint64_t seed, const Effort& effort) {
  MutantResult result{mutant.label, false, "", std::nullopt};
  const auto& statement = mutant.statement;
  const InstanceSource source(statement, seed);
  Screening screening = screen(source, statement->claims, effort, effort.mutant_draws, true);
  take_second_opinions(source, statement->claims, effort, screening);
  for (std::size_t k = 0; k < statement->claims.size() && !result.refuted; ++k) {
    Judgement judgement = judge(source, statement->claims, k, screening, effort);
    if (judgement.violations.empty()) {
      result.message = "not refuted: " + std::string(to_string(judgement.part.verdict)) + " (" +
                       std::string(to_string(judgement.part.evidence)) + ")";
      continue;
    }
    result.refuted = true;
    result.message.clear();
    Effort brief = effort;
    brief.shrink_trials = effort.shrink_trials / 4;
    judgement.violations.resize(1, judgement.violations.front());
    result.counterexample = describe_violations(source, statement->claims[k], judgement.violations, brief);
  }
  return result;
}

bool failing_part_is(const ClaimResult& result, const std::string& label) {
  for (const PartResult& part : result.parts) {
    if (part.label == label && part.verdict == Verdict::fails) return true;
  }
  return false;
}

/// A counterexample that the file gives stands even where the search found none.
void adopt_given_counterexample(const std::shared_ptr<const Statement>& statement, std::uint64_t seed,
                                const Effort& effort, ClaimResult& result) {
  result.given_counterexample = confirm_counterexample(statement, seed, effort);
  if (!result.given_counterexample.confirmed || result.verdict == Verdict::fails) return;
  const Instance instance = written_instance(statement, *statement->counterexample);
  const Confirmation confirmation = confirm_violation(instance, statement->expected_label, seed, effort);
  PartResult& part = result.parts.at(*confirmation.claim);
  part.verdict = Verdict::fails;
  part.evidence = Evidence::counterexample;
  part.counterexample = describe_instance(statement->claims[*confirmation.claim], *confirmation.instance,
                                          confirmation.arithmetic, given_bindings_text(*statement), effort);
  combine_parts(result);
}

bool meets_expectation(const Statement& statement, const ClaimResult& result) {
  if (to_string(result.verdict) != result.expected) return false;
  for (const MutantResult& mutant : result.mutants) {
    if (!mutant.refuted) return false;
  }
  for (const ConfirmationResult* extra : {&result.best, &result.tight, &result.given_counterexample}) {
    if (extra->present && !extra->confirmed) return false;
  }
  if (!std::all_of(result.proof.begin(), result.proof.end(), as_expected)) return false;
  const bool names_part = statement.expected == ExpectedVerdict::fails && !statement.expected_label.empty();
  return !names_part || failing_part_is(result, statement.expected_label);
}

/// One line on what differs from the expectation, if the verdict itself does not say it.
void explain(ClaimResult& result) {
  if (result.as_expected || !result.message.empty()) return;
  if (std::string(to_string(result.verdict)) != result.expected) {
    result.message = "expected " + result.expected + ", found " + std::string(to_string(result.verdict));
    return;
  }
  for (const StepResult& step : result.proof) {
    if (!as_expected(step)) {
      result.message = "step " + step.label + " is " + step.truth + ", expected " + step.expected;
      return;
    }
  }
  for (const MutantResult& mutant : result.mutants) {
    if (!mutant.refuted) {
      result.message = "mutant \"" + mutant.label + "\" is " + mutant.message;
      return;
    }
  }
  const std::pair<const char*, const ConfirmationResult*> extras[] = {
      {"best", &result.best},
      {"tight", &result.tight},
      {"the given counterexample", &result.given_counterexample}};
  for (const auto& [name, extra] : extras) {
    if (extra->present && !extra->confirmed)
      result.message = std::string(name) + " is not confirmed: " + extra->message;
  }
}

/// Past the safety stop a refutation stands; everything else is incomplete.
void note_stop(const Effort& effort, ClaimResult& result) {
  result.stopped = effort.out_of_time();
  if (!result.stopped || result.verdict == Verdict::fails) return;
  result.verdict = Verdict::undecided;
  result.evidence = Evidence::none;
  result.message = "stopped after " + std::to_string(static_cast<long>(effort.safety_seconds)) +
                   " seconds, the safety limit of the effort \"" + effort.name + "\"";
}

void decide_all(const std::shared_ptr<const Statement>& statement, std::uint64_t seed, const Effort& effort,
                ClaimResult& result) {
  judge_claims(statement, seed, effort, result);
  adopt_given_counterexample(statement, seed, effort, result);
  result.tight = confirm_tight(statement, effort);
  result.best = confirm_best(statement, seed, effort);
  result.proof = judge_steps(statement, seed, effort, result.parts);
  for (const Mutant& mutant : statement->mutants)
    result.mutants.push_back(judge_mutant(mutant, seed, effort));
}

}  // namespace

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

Effort Effort::quick() {
  return {"quick", 200, 30, 300, 150, 5'000'000, 60};
}
Effort Effort::normal() {
  return {"normal", 1000, 60, 2000, 400, 20'000'000, 300};
}
Effort Effort::deep() {
  return {"deep", 20'000, 400, 20'000, 2000, 200'000'000, 3600};
}

ClaimResult verify(const std::shared_ptr<const Statement>& statement, std::uint64_t seed,
                   const Effort& asked_effort) {
  const double start = thread_seconds();
  Effort effort = asked_effort;
  effort.stop_at = start + effort.safety_seconds;
  ClaimResult result = describe(*statement);
  if (statement->expected == ExpectedVerdict::open) {
    result.verdict = Verdict::open;
    result.message = statement->expected_label;
  } else if (!statement->not_decided_yet.empty()) {
    result.not_decided_yet = true;
    result.message = "not decided yet: " + statement->not_decided_yet.begin()->first;
  } else {
    try {
      decide_all(statement, seed, effort, result);
    } catch (const Indeterminate& error) {
      result.verdict = Verdict::undecided;
      result.evidence = Evidence::none;
      result.not_decided_yet = error.reason == Indeterminate::Reason::not_decided_yet;
      result.message = error.what();
    }
  }
  note_stop(effort, result);
  result.as_expected = meets_expectation(*statement, result);
  explain(result);
  result.reproduce =
      "referee verify --only " + result.id + " --seed " + std::to_string(seed) + " --effort " + effort.name;
  result.seconds = thread_seconds() - start;
  return result;
}

}  // namespace referee

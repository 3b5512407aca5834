#include "checks/judge.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "generators/bindings.h"

namespace referee {
namespace {

constexpr double suspicious_below = -1e-20;  // in 50 digits, where rounding noise stays above
constexpr std::size_t most_suspects = 400;
constexpr std::size_t tightest_count = 10;
constexpr std::uint64_t enough_instances = 30;
constexpr std::size_t wanted = 5;  // violations to choose the simplest counterexample from

bool is_suspicious(double slack) {
  return std::isnan(slack) || slack < suspicious_below;
}

/// Decides candidates one by one and keeps the tally.
class Bench {
 public:
  Bench(const InstanceSource& source, const Claim& claim, const Effort& effort)
      : source_(source), claim_(claim), effort_(effort) {}

  enum class Reason : unsigned char { suspicious, needed, extra };

  void decide_candidate(const Candidate& candidate, Reason reason) {
    if (!seen_.insert(candidate.index).second || effort_.out_of_time()) return;
    const auto instance = source_.instance(candidate.index);
    REFEREE_DEMAND(instance.has_value());
    const Decision hypotheses = meets_hypotheses(*instance, effort_);
    if (hypotheses.truth == Truth::no) {
      ++unmet;
      return;
    }
    if (hypotheses.truth != Truth::yes) {
      ++unsure;
      return;
    }
    const Decision decision = decide(*claim_.formula, *instance, effort_);
    if (decision.undefined) {
      if (!undefined) {
        undefined = decision;
        undefined->message += ", at " + bindings_text(*instance);
      }
    } else if (decision.truth == Truth::no) {
      if (!violations.empty() && instance->nature < violations[0].nature) violations.clear();
      if (violations.empty() || instance->nature == violations[0].nature) violations.push_back(*instance);
    } else if (decision.decided()) {
      ++decided;
      ties += decision.truth == Truth::tie;
      reliance = std::max(reliance, decision.reliance);
    } else {
      ++undecided;
      needed_undecided |= reason != Reason::extra;
      reliance = std::max(reliance, decision.reliance);
      const bool speaks_against = decision.reliance == Reliance::trend && !decision.budget_ran_out;
      if ((reason == Reason::suspicious || speaks_against) && !left_suspicious) {
        left_suspicious = decision;
        left_suspicious->message = "instance " + std::to_string(candidate.index) + ": " + decision.message;
      }
    }
  }

  std::uint64_t decided = 0, ties = 0, undecided = 0, unmet = 0, unsure = 0;
  bool needed_undecided = false;
  Reliance reliance = Reliance::nothing;
  std::optional<Decision> undefined;
  std::optional<Decision> left_suspicious;
  std::vector<Instance> violations;

 private:
  const InstanceSource& source_;
  const Claim& claim_;
  const Effort& effort_;
  std::set<std::uint64_t> seen_;
};

/// Slacks that could not be computed come last.
double order_key(double slack) {
  return std::isnan(slack) ? std::numeric_limits<double>::infinity() : slack;
}

/// Suspects first by nature, then by slack; the first few, half of them generic where there are so many.
std::vector<const Candidate*> suspects_of(const Screening& screening, std::size_t which) {
  std::vector<const Candidate*> suspects;
  for (const Candidate& candidate : screening.candidates) {
    if (is_suspicious(candidate.slacks[which])) suspects.push_back(&candidate);
  }
  std::sort(suspects.begin(), suspects.end(), [&](const Candidate* a, const Candidate* b) {
    if (a->nature != b->nature) return a->nature < b->nature;
    const double x = screening.exhaustive ? 0 : order_key(a->slacks[which]);
    const double y = screening.exhaustive ? 0 : order_key(b->slacks[which]);
    return x != y ? x < y : a->index < b->index;
  });
  return suspects;
}

std::vector<const Candidate*> by_slack(const Screening& screening, std::size_t which) {
  std::vector<const Candidate*> sorted;
  for (const Candidate& candidate : screening.candidates) sorted.push_back(&candidate);
  std::sort(sorted.begin(), sorted.end(), [&](const Candidate* a, const Candidate* b) {
    const double x = order_key(a->slacks[which]);
    const double y = order_key(b->slacks[which]);
    return x != y ? x < y : a->index < b->index;
  });
  return sorted;
}

void fill_margins(Judgement& judgement, const Screening& screening, std::size_t which) {
  for (const Candidate& candidate : screening.candidates) {
    const double slack = candidate.slacks[which];
    if (!std::isfinite(slack)) continue;
    if (!judgement.part.has_tightest || slack < judgement.part.tightest) judgement.part.tightest = slack;
    judgement.part.has_tightest = true;
  }
  double ratio = 0;
  for (const Candidate& candidate : screening.candidates) ratio = std::max(ratio, candidate.ratios[which]);
  if (ratio > 0) judgement.part.largest_ratio = ratio;
}

/// What rests on a trend is a trend; what rests on estimates is sampled.
Evidence weaker(Evidence evidence, Reliance reliance) {
  if (reliance == Reliance::trend) return Evidence::trend;
  return reliance == Reliance::estimate ? std::min(evidence, Evidence::sampled) : evidence;
}

void conclude(Judgement& judgement, const Bench& bench, const Screening& screening) {
  PartResult& part = judgement.part;
  judgement.certified = bench.decided;
  judgement.ties = bench.ties;
  judgement.met = screening.candidates.size() - bench.unmet;
  if (!bench.violations.empty()) {
    part.verdict = Verdict::fails;
    part.evidence = Evidence::counterexample;
    judgement.violations = bench.violations;
  } else if (bench.undefined) {
    part.verdict = Verdict::undefined;
    part.message = bench.undefined->message;
  } else if (bench.left_suspicious) {
    part.verdict = Verdict::undecided;
    part.message =
        bench.left_suspicious->message +
        (bench.left_suspicious->budget_ran_out ? " (more effort may help)" : " (more bits will not help)");
  } else if (screening.exhaustive) {
    const bool all = bench.undecided == 0 && bench.unsure == 0;
    part.verdict = judgement.met == 0 && all ? Verdict::vacuous : all ? Verdict::holds : Verdict::undecided;
    part.evidence = all ? weaker(Evidence::exhaustive, bench.reliance) : Evidence::none;
    if (part.verdict == Verdict::vacuous) part.message = "no instance meets the hypotheses";
  } else if (judgement.met < enough_instances) {
    part.verdict = Verdict::undecided;
    part.message = "only " + std::to_string(judgement.met) + " of " + std::to_string(screening.tried) +
                   " instances meet the hypotheses, " + std::to_string(enough_instances) + " are needed";
  } else if (bench.reliance == Reliance::trend && bench.decided < enough_instances) {
    part.verdict = Verdict::undecided;
    part.message = "a trend supports the claim at only " + std::to_string(bench.decided) + " instances, " +
                   std::to_string(enough_instances) + " are needed (more effort may help)";
  } else {
    part.verdict = Verdict::holds;
    const bool enough = bench.decided >= enough_instances && !bench.needed_undecided;
    part.evidence = weaker(enough ? Evidence::certified : Evidence::sampled, bench.reliance);
  }
}

}  // namespace

Judgement judge(const InstanceSource& source, const std::vector<Claim>& claims, std::size_t which,
                const Screening& screening, const Effort& effort) {
  Judgement judgement;
  judgement.part.label = claims[which].label;
  Bench bench(source, claims[which], effort);
  using Reason = Bench::Reason;
  const auto suspects = suspects_of(screening, which);
  for (std::size_t i = 0; i < std::min(suspects.size(), most_suspects) && bench.violations.size() < wanted;
       ++i) {
    const Candidate* suspect = suspects[i];
    bench.decide_candidate(*suspect, Reason::suspicious);
  }
  if (bench.violations.empty()) {
    for (const Candidate& candidate : screening.candidates) {
      if (candidate.edge || screening.exhaustive) bench.decide_candidate(candidate, Reason::needed);
    }
    std::size_t taken = 0;
    for (const Candidate* candidate : by_slack(screening, which)) {
      if (taken >= tightest_count && bench.decided >= effort.certify) break;
      if (!bench.violations.empty()) break;
      bench.decide_candidate(*candidate, taken++ < tightest_count ? Reason::needed : Reason::extra);
    }
  }
  if (suspects.size() > most_suspects && bench.violations.empty() && !bench.left_suspicious) {
    bench.left_suspicious = Decision{};
    bench.left_suspicious->budget_ran_out = true;
    bench.left_suspicious->message = std::to_string(suspects.size()) + " suspicious instances, the first " +
                                     std::to_string(most_suspects) + " were looked at";
  }
  fill_margins(judgement, screening, which);
  conclude(judgement, bench, screening);
  return judgement;
}

}  // namespace referee

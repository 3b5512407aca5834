#include "app/run.h"

#include <fmt/core.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "app/workers.h"
#include "checks/describe.h"
#include "reports/record.h"

namespace referee {

namespace {

volatile std::sig_atomic_t interrupted = 0;

void note_interrupt(int) {
  interrupted = 1;
}

/// Notes the first Ctrl-C; a second one ends the program at once.
class InterruptGuard {
 public:
  InterruptGuard() {
    interrupted = 0;
    struct sigaction action = {};
    action.sa_handler = note_interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, &interrupt_);
    sigaction(SIGTERM, &action, &terminate_);
  }
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  ~InterruptGuard() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGTERM, &terminate_, nullptr);
  }

 private:
  struct sigaction interrupt_ = {};
  struct sigaction terminate_ = {};
};

/// The checks stop by themselves; these limits are for those that do not.
WorkerLimits limits(const RunOptions& options) {
  WorkerLimits limits;
  limits.jobs = options.jobs;
  limits.wall_seconds = 10 * options.effort.safety_seconds + 60;
  limits.cpu_seconds = static_cast<unsigned>(limits.wall_seconds);
  return limits;
}

std::string decide(const StatementPtr& statement, const RunOptions& options) {
  const ClaimResult result = verify(statement, options.seed, options.effort);
  return to_json(result).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

ClaimResult result_of(const TaskOutcome& outcome, const Statement& statement) {
  if (outcome.finished) return claim_from_json(nlohmann::ordered_json::parse(outcome.text));
  ClaimResult result = describe(statement);
  result.verdict = Verdict::undecided;
  result.message = "the check of this claim did not come to its end: " + outcome.text;
  return result;
}

}  // namespace

bool run_claims(const std::vector<StatementPtr>& statements, const RunOptions& options,
                const RunObserver& observer, std::vector<std::optional<ClaimResult>>& results) {
  results.resize(statements.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < statements.size(); ++i)
    if (!results[i]) open.push_back(i);

  WorkerObserver worker_observer;
  worker_observer.waiting = observer.waiting;
  worker_observer.started = [&](std::size_t task) {
    if (observer.started) observer.started(open[task]);
  };
  worker_observer.finished = [&](const TaskOutcome& outcome) {
    const std::size_t index = open[outcome.task];
    results[index] = result_of(outcome, *statements[index]);
    if (observer.finished) observer.finished(index, *results[index]);
  };
  const auto work = [&](std::size_t task) { return decide(statements[open[task]], options); };
  const InterruptGuard guard;
  return run_in_workers(open.size(), limits(options), work, worker_observer, interrupted);
}

}  // namespace referee

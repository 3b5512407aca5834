#pragma once

#include <csignal>
#include <cstddef>
#include <functional>
#include <string>

/// Tasks handed out one by one to worker processes under resource limits.
///
/// Workers are forked, so they see everything that the parent had in memory, and nothing that they do can
/// harm it: one that crashes, hangs or eats memory takes only its task along, and another takes its place.

namespace referee {

struct WorkerLimits {
  unsigned jobs = 1;
  std::size_t memory_bytes = std::size_t{4} << 30;  ///< address space of one worker (not under sanitizers)
  unsigned cpu_seconds = 900;                       ///< of one task
  double wall_seconds = 1200;                       ///< of one task
};

struct TaskOutcome {
  std::size_t task = 0;
  bool finished = false;
  std::string text;  ///< what the work returned; if not finished, why: "it ended with signal 11 (...)"
};

/// What the parent hears; any may be empty. All are called in the parent, between two waits.
struct WorkerObserver {
  std::function<void(std::size_t task)> started;
  std::function<void(const TaskOutcome&)> finished;
  std::function<void()> waiting;  ///< about five times a second
};

/// Runs `work` on the tasks 0 .. count-1 in that order, on `limits.jobs` single-threaded processes. The text
/// that `work` returns must be one line. Returns false, without its unfinished tasks, once `stop` is set
/// (by a signal handler); no worker outlives the call. Throws std::system_error if no process can be made.
bool run_in_workers(std::size_t count, const WorkerLimits& limits,
                    const std::function<std::string(std::size_t)>& work, const WorkerObserver& observer,
                    const volatile std::sig_atomic_t& stop);

}  // namespace referee

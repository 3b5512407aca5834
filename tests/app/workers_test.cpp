#include "app/workers.h"

#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace referee;

namespace {

const volatile std::sig_atomic_t never = 0;

std::map<std::size_t, TaskOutcome> run(std::size_t count, const WorkerLimits& limits,
                                       const std::function<std::string(std::size_t)>& work) {
  std::map<std::size_t, TaskOutcome> outcomes;
  WorkerObserver observer;
  observer.finished = [&outcomes](const TaskOutcome& outcome) {
    CHECK(outcomes.emplace(outcome.task, outcome).second);
  };
  CHECK(run_in_workers(count, limits, work, observer, never));
  return outcomes;
}

WorkerLimits jobs(unsigned number) {
  WorkerLimits limits;
  limits.jobs = number;
  return limits;
}

}  // namespace

TEST_CASE("every task is done once, on any number of workers") {
  for (unsigned number : {1U, 2U, 7U}) {
    const auto outcomes = run(20, jobs(number), [](std::size_t task) { return std::to_string(task * task); });
    REQUIRE(outcomes.size() == 20);
    for (const auto& [task, outcome] : outcomes) {
      CHECK(outcome.finished);
      CHECK(outcome.text == std::to_string(task * task));
    }
  }
  CHECK(run(0, jobs(2), [](std::size_t) { return ""; }).empty());
}

TEST_CASE("a long answer arrives whole") {
  const auto outcomes =
      run(3, jobs(2), [](std::size_t task) { return std::string(3'000'000, char('a' + task)); });
  CHECK(outcomes.at(2).text == std::string(3'000'000, 'c'));
}

TEST_CASE("a worker that ends takes only its own task along") {
  const auto outcomes = run(9, jobs(2), [](std::size_t task) -> std::string {
    if (task == 2) raise(SIGKILL);
    if (task == 4) {
      signal(SIGSEGV, SIG_DFL);
      raise(SIGSEGV);
    }
    if (task == 5) _exit(7);
    if (task == 6) throw std::runtime_error("odd");
    return "done";
  });
  REQUIRE(outcomes.size() == 9);
  CHECK(outcomes.at(2).text == "its worker was ended by signal 9 (Killed)");
  CHECK(outcomes.at(4).text == "its worker was ended by signal 11 (Segmentation fault)");
  CHECK(outcomes.at(5).text == "its worker left with status 7");
  CHECK(outcomes.at(6).text == "an internal check failed: odd");
  for (std::size_t task : {2U, 4U, 5U, 6U}) CHECK_FALSE(outcomes.at(task).finished);
  for (std::size_t task : {0U, 1U, 3U, 7U, 8U}) CHECK(outcomes.at(task).text == "done");
}

TEST_CASE("a task that hangs is ended by the clock") {
  WorkerLimits limits = jobs(2);
  limits.wall_seconds = 0.5;
  const auto outcomes = run(3, limits, [](std::size_t task) -> std::string {
    while (task == 1) pause();
    return "done";
  });
  CHECK(outcomes.at(1).text == "it was ended after 0 seconds");
  CHECK(outcomes.at(2).finished);
}

TEST_CASE("a task that spins is ended by its processor time") {
  WorkerLimits limits = jobs(1);
  limits.cpu_seconds = 0;
  const auto outcomes = run(2, limits, [](std::size_t task) -> std::string {
    volatile bool spin = task == 0;
    while (spin) {
    }
    return "done";
  });
  CHECK(outcomes.at(0).text == "it was ended after 0 seconds of processor time");
  CHECK(outcomes.at(1).finished);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(REFEREE_SANITIZERS)
TEST_CASE("a task that eats memory is refused more of it") {
  WorkerLimits limits = jobs(1);
  limits.memory_bytes = std::size_t{1} << 30;
  const auto outcomes = run(2, limits, [](std::size_t task) {
    std::vector<std::string> eaten;
    while (task == 0) eaten.emplace_back(std::size_t{64} << 20, 'x');
    return "done";
  });
  CHECK(outcomes.at(0).text == "it needed more memory than a worker may use");
  CHECK(outcomes.at(1).finished);
}
#endif

TEST_CASE("a stop keeps what is finished and ends the workers at once") {
  static volatile std::sig_atomic_t stop = 0;
  std::vector<std::size_t> finished;
  WorkerObserver observer;
  observer.finished = [&finished](const TaskOutcome& outcome) {
    finished.push_back(outcome.task);
    stop = 1;
  };
  const auto work = [](std::size_t task) -> std::string {
    while (task > 0) pause();
    return "done";
  };
  CHECK_FALSE(run_in_workers(3, jobs(2), work, observer, stop));
  CHECK(finished == std::vector<std::size_t>{0});
}

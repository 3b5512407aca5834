#include "app/workers.h"

#include <fmt/core.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <new>
#include <optional>
#include <system_error>
#include <vector>

namespace referee {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int poll_milliseconds = 200;

constexpr bool under_sanitizer() {
#if defined(__SANITIZE_ADDRESS__)
  return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return true;
#else
  return false;
#endif
#else
  return false;
#endif
}

// --------------------------------------------------------------------------------- in the worker process

void limit(int resource, rlim_t soft) {
  rlimit current{};
  getrlimit(static_cast<__rlimit_resource_t>(resource), &current);
  current.rlim_cur = std::min(soft, current.rlim_max);
  setrlimit(static_cast<__rlimit_resource_t>(resource), &current);
}

/// RLIMIT_CPU counts from the start of the process: each task gets its share on top of what is used.
void allow_cpu(unsigned seconds) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  limit(RLIMIT_CPU, static_cast<rlim_t>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + seconds + 1);
}

void write_all(int socket, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) _exit(1);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string answer(const std::function<std::string(std::size_t)>& work, std::size_t task) {
  try {
    return "+" + work(task) + "\n";
  } catch (const std::bad_alloc&) {
    return "-it needed more memory than a worker may use\n";
  } catch (const std::exception& error) {
    return fmt::format("-an internal check failed: {}\n", error.what());
  }
}

[[noreturn]] void serve(int socket, pid_t parent, const WorkerLimits& limits,
                        const std::function<std::string(std::size_t)>& work) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_DFL);
  limit(RLIMIT_CORE, 0);
  if (!under_sanitizer()) limit(RLIMIT_AS, limits.memory_bytes);
  std::size_t task = 0;
  while (recv(socket, &task, sizeof task, MSG_WAITALL) == static_cast<ssize_t>(sizeof task)) {
    allow_cpu(limits.cpu_seconds);
    write_all(socket, answer(work, task));
  }
  _exit(0);
}

// ------------------------------------------------------------------------------------------ in the parent

struct Worker {
  pid_t process = -1;
  int socket = -1;
  std::optional<std::size_t> task;
  Clock::time_point since;
  std::string received;
  bool timed_out = false;
};

std::string why_ended(int status, const Worker& worker, const WorkerLimits& limits) {
  if (worker.timed_out) return fmt::format("it was ended after {:.0f} seconds", limits.wall_seconds);
  if (WIFEXITED(status)) return fmt::format("its worker left with status {}", WEXITSTATUS(status));
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU)
    return fmt::format("it was ended after {} seconds of processor time", limits.cpu_seconds);
  return fmt::format("its worker was ended by signal {} ({})", signal, strsignal(signal));
}

class Pool {
 public:
  Pool(std::size_t count, const WorkerLimits& limits, const std::function<std::string(std::size_t)>& work,
       const WorkerObserver& observer)
      : count_(count), limits_(limits), work_(work), observer_(observer) {
    const std::size_t jobs = std::min<std::size_t>(std::max(1U, limits.jobs), count);
    for (std::size_t i = 0; i < jobs; ++i) start_worker();
  }

  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  ~Pool() {
    for (const Worker& worker : workers_) {
      kill(worker.process, SIGKILL);
      close(worker.socket);
      waitpid(worker.process, nullptr, 0);
    }
  }

  bool run(const volatile std::sig_atomic_t& stop) {
    for (Worker& worker : workers_) hand_out(worker);
    while (done_ < count_) {
      if (stop != 0) return false;
      wait();
      if (observer_.waiting) observer_.waiting();
    }
    return true;
  }

 private:
  void start_worker() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
      throw std::system_error(errno, std::generic_category(), "cannot connect to a worker");
    std::fflush(nullptr);
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process == 0) {
      close(ends[0]);
      for (const Worker& other : workers_) close(other.socket);
      serve(ends[1], parent, limits_, work_);
    }
    const int error = errno;
    close(ends[1]);
    if (process < 0) {
      close(ends[0]);
      throw std::system_error(error, std::generic_category(), "cannot start a worker");
    }
    Worker worker;
    worker.process = process;
    worker.socket = ends[0];
    workers_.push_back(std::move(worker));
  }

  void hand_out(Worker& worker) {
    if (next_ == count_) return;
    worker.task = next_++;
    worker.since = Clock::now();
    worker.received.clear();
    send(worker.socket, &*worker.task, sizeof *worker.task, MSG_NOSIGNAL);
    if (observer_.started) observer_.started(*worker.task);
  }

  void wait() {
    std::vector<pollfd> sockets;
    sockets.reserve(workers_.size());
    for (const Worker& worker : workers_) sockets.push_back({worker.socket, POLLIN, 0});
    if (poll(sockets.data(), sockets.size(), poll_milliseconds) < 0) return;
    for (std::size_t i = sockets.size(); i-- > 0;)
      if (sockets[i].revents != 0) receive(i);
    const auto longest = std::chrono::duration<double>(limits_.wall_seconds);
    for (Worker& worker : workers_) {
      if (!worker.task || worker.timed_out || Clock::now() - worker.since < longest) continue;
      worker.timed_out = true;
      kill(worker.process, SIGKILL);
    }
  }

  void receive(std::size_t index) {
    char buffer[1 << 16];
    Worker& worker = workers_[index];
    const ssize_t length = recv(worker.socket, buffer, sizeof buffer, 0);
    if (length < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (length <= 0) return replace(index);
    worker.received.append(buffer, static_cast<std::size_t>(length));
    if (worker.received.back() != '\n' || !worker.task) return;
    worker.received.pop_back();
    const TaskOutcome outcome{*worker.task, worker.received.front() == '+', worker.received.substr(1)};
    worker.task.reset();
    hand_out(worker);
    report(outcome);
  }

  /// The worker at `index` is gone: its task is lost, and the others need somebody to do them.
  void replace(std::size_t index) {
    const Worker lost = std::move(workers_[index]);
    workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(index));
    close(lost.socket);
    int status = 0;
    waitpid(lost.process, &status, 0);
    if (next_ < count_) {
      start_worker();
      hand_out(workers_.back());
    }
    if (lost.task) report({*lost.task, false, why_ended(status, lost, limits_)});
  }

  void report(const TaskOutcome& outcome) {
    ++done_;
    if (observer_.finished) observer_.finished(outcome);
  }

  std::size_t count_;
  const WorkerLimits& limits_;
  const std::function<std::string(std::size_t)>& work_;
  const WorkerObserver& observer_;
  std::vector<Worker> workers_;
  std::size_t next_ = 0;
  std::size_t done_ = 0;
};

}  // namespace

bool run_in_workers(std::size_t count, const WorkerLimits& limits,
                    const std::function<std::string(std::size_t)>& work, const WorkerObserver& observer,
                    const volatile std::sig_atomic_t& stop) {
  return Pool(count, limits, work, observer).run(stop);
}

}  // namespace referee

#include "app/display.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace referee {

namespace {

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 20) return 79;
  return size.ws_col - 1U;
}

}  // namespace

Display::Display(DisplayOptions options, std::vector<std::string> ids)
    : options_(options), ids_(std::move(ids)), held_(ids_.size()) {
  options_.live = options_.live && !options_.quiet;
}

Display::~Display() {
  erase();
}

void Display::started(std::size_t index) {
  running_[index] = Clock::now();
}

void Display::finished(std::size_t index, const ClaimResult& result) {
  running_.erase(index);
  ++done_;
  if (is_different(result)) ++surprises_;
  if (options_.live) {
    print(result);
    draw();
    return;
  }
  held_[index] = result;
  for (; next_ < held_.size() && held_[next_]; ++next_) print(*held_[next_]);
}

void Display::waiting() {
  draw();
}

void Display::close() {
  erase();
  if (options_.live) return;
  for (; next_ < held_.size(); ++next_)
    if (held_[next_]) print(*held_[next_]);
}

void Display::print(const ClaimResult& result) {
  if (options_.quiet || (!options_.verbose && !is_different(result))) return;
  erase();
  fmt::print(options_.text, "{}",
             is_different(result) ? difference_text(result, options_.color) + "\n"
                                  : claim_line(result, options_.color));
  std::fflush(options_.text);
}

void Display::draw() {
  if (!options_.live) return;
  ProgressState state{done_, ids_.size(), surprises_, "", 0};
  for (const auto& [index, since] : running_) {
    const double seconds = std::chrono::duration<double>(Clock::now() - since).count();
    if (!state.slowest.empty() && seconds <= state.slowest_seconds) continue;
    state.slowest = ids_[index];
    state.slowest_seconds = seconds;
  }
  fmt::print(stderr, "\r\033[K{}", progress_line(state, terminal_width()));
  std::fflush(stderr);
  drawn_ = true;
}

void Display::erase() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace referee

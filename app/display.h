#pragma once

#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reports/terminal.h"

/// Prints a run while it goes on.
///
/// On a terminal: a line at the bottom that is drawn again and again (on stderr), and above it each surprise
/// as it comes. In a pipe: plain lines in the order of the claims, whatever the order they are finished in.

namespace referee {

struct DisplayOptions {
  std::FILE* text = stdout;  ///< where verdicts go
  bool color = false;
  bool live = false;     ///< stderr is a terminal
  bool verbose = false;  ///< a line for every claim
  bool quiet = false;    ///< nothing
};

class Display {
 public:
  Display(DisplayOptions options, std::vector<std::string> ids);
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;
  ~Display();
  void started(std::size_t index);
  void finished(std::size_t index, const ClaimResult& result);
  void waiting();
  /// Prints what is still held back for the order's sake, and takes the progress line away.
  void close();

 private:
  using Clock = std::chrono::steady_clock;
  void print(const ClaimResult& result);
  void draw();
  void erase();

  DisplayOptions options_;
  std::vector<std::string> ids_;
  std::vector<std::optional<ClaimResult>> held_;
  std::size_t next_ = 0;
  std::size_t done_ = 0;
  std::size_t surprises_ = 0;
  std::map<std::size_t, Clock::time_point> running_;
  bool drawn_ = false;
};

}  // namespace referee

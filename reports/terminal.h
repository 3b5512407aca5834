#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "reports/record.h"

/// What a person reads at a terminal, as text without any terminal in it: the caller prints it.

namespace referee {

enum class ColorChoice : unsigned char { automatic, always, never };

/// Whether to colour. `automatic` colours a terminal, unless NO_COLOR is set to anything but "" or TERM is
/// "dumb"; a null pointer stands for a variable that is not set.
bool use_color(ColorChoice choice, bool is_terminal, const char* no_color, const char* term);

struct Counts {
  std::size_t total = 0;
  std::size_t as_expected = 0;
  std::size_t different = 0;
  std::size_t not_decided_yet = 0;  ///< never among `different`
  void add(const ClaimResult& result);
};
Counts count(const Record& record);

/// Whether the verdict, a mutant, `best`, `tight`, `with` or a proof step came out otherwise than the file
/// says. False for what is not decided yet.
bool is_different(const ClaimResult& result);

/// One line for one claim: its verdict, id and evidence; behind `holds` always what was tried.
std::string claim_line(const ClaimResult& result, bool color);

/// Several lines on a claim that came out otherwise than expected: the verdict, why, the counterexample
/// with both sides, and the command that shows it again. Ends with a line end.
std::string difference_text(const ClaimResult& result, bool color);

/// "34 claims: 30 as expected, 1 not, 3 not decided yet; seed 1; record in book.json". The place of the
/// record is left out if empty.
std::string summary_line(const Record& record, std::string_view record_path);

/// One line, no longer than `width`, for a terminal that is waiting: claims done, surprises, and the claim
/// that has been running longest.
struct ProgressState {
  std::size_t done = 0;
  std::size_t total = 0;
  std::size_t surprises = 0;
  std::string slowest;  ///< id; empty if nothing runs
  double slowest_seconds = 0;
};
std::string progress_line(const ProgressState& state, std::size_t width);

}  // namespace referee

#include "reports/terminal.h"

#include <fmt/core.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace referee {

namespace {

constexpr const char* bold = "1";
constexpr const char* green = "32";
constexpr const char* red = "31";
constexpr const char* yellow = "33";
constexpr const char* faint = "2";

std::string paint(std::string_view text, const char* code, bool color) {
  return color ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
}

const char* shade(const ClaimResult& result) {
  if (result.not_decided_yet) return yellow;
  return is_different(result) ? red : green;
}

/// "1, 2, 5-9" of ascending numbers.
std::string ranges(const std::vector<long>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += last == i ? fmt::format("{}", numbers[i]) : fmt::format("{}-{}", numbers[i], numbers[last]);
    i = last + 1;
  }
  return text;
}

std::string plural(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

/// "certified; 1042 instances, 80 of them decided rigorously; quadratic, huber; dimensions 1-20".
std::string what_was_tried(const ClaimResult& result) {
  std::string text = fmt::format("{}; {}", to_string(result.evidence), plural(result.instances, "instance"));
  if (result.certified > 0 && result.certified < result.instances)
    text += fmt::format(", {} of them {}", result.certified,
                        result.evidence == Evidence::trend ? "looked at closely" : "decided rigorously");
  if (!result.families.empty()) text += fmt::format("; {}", fmt::join(result.families, ", "));
  if (!result.dimensions.empty())
    text +=
        fmt::format("; dimension{} {}", result.dimensions.size() == 1 ? "" : "s", ranges(result.dimensions));
  return text;
}

/// Cuts "d = 1, f(z) = max(z[1], 0), xs = [0]" at the commas outside brackets.
std::vector<std::string> split_bindings(const std::string& text) {
  std::vector<std::string> pieces(1);
  int depth = 0;
  for (char c : text) {
    if (std::strchr("([{", c) != nullptr) ++depth;
    if (std::strchr(")]}", c) != nullptr) --depth;
    if (c == ',' && depth == 0) {
      pieces.emplace_back();
    } else if (c != ' ' || !pieces.back().empty()) {
      pieces.back() += c;
    }
  }
  return pieces;
}

/// The bindings on lines of at most about 90 characters, none of them cut.
std::string binding_lines(const std::string& bindings, std::string_view indent) {
  std::string text;
  std::string line;
  const auto pieces = split_bindings(bindings);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string piece = pieces[i] + (i + 1 < pieces.size() ? "," : "");
    if (!line.empty() && line.size() + piece.size() > 90) {
      text += fmt::format("{}{}\n", indent, line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + piece;
  }
  return text + fmt::format("{}{}\n", indent, line);
}

std::string_view explain(Nature nature) {
  switch (nature) {
    case Nature::generic:
      return "This is a generic case: nothing about it is special";
    case Nature::boundary:
      return "This is a boundary case: some value stands at an end of its range";
    case Nature::degenerate:
      return "This is a degenerate case: points coincide, or a vector is zero";
  }
  return "";
}

std::string counterexample_text(const Counterexample& found) {
  std::string text = "  It breaks at\n" + binding_lines(found.bindings, "      ");
  if (!found.relation.empty()) {
    text += fmt::format("  where left {} right is claimed, but{}{}\n", found.relation,
                        found.where.empty() ? "" : " at ", found.where);
    text += fmt::format("      left  = {}\n      right = {}\n", found.left, found.right);
  }
  text += fmt::format("  {}.\n", explain(found.nature));
  if (!found.certified_by.empty())
    text += fmt::format("  Decided rigorously; arithmetic: {}.\n", found.certified_by);
  return text;
}

std::string sentence(std::string_view subject, const std::string& message) {
  return fmt::format("  {}{}{}\n", subject, message.empty() ? "" : ": ", message);
}

std::string part_name(const PartResult& part) {
  return part.label.empty() ? "the claim" : fmt::format("claim \"{}\"", part.label);
}

/// The parts of a claim that need a word of their own: there are several, and this one does not hold.
std::string parts_text(const ClaimResult& result) {
  std::string text;
  for (const PartResult& part : result.parts) {
    if (part.verdict == Verdict::holds || part.verdict == Verdict::open) continue;
    if (result.parts.size() > 1 || !part.label.empty())
      text += sentence(fmt::format("{}: {}", part_name(part), to_string(part.verdict)), part.message);
    if (part.counterexample) text += counterexample_text(*part.counterexample);
  }
  return text;
}

std::string step_text(const StepResult& step) {
  if (as_expected(step)) return "";
  return sentence(fmt::format("step {} (line {}, expected: {}): {}, {}", step.label, step.line, step.expected,
                              step.truth, step.follows),
                  step.message) +
         (step.counterexample ? counterexample_text(*step.counterexample) : "");
}

/// What is wrong beside the verdict itself.
std::string side_remarks(const ClaimResult& result) {
  std::string text;
  for (const MutantResult& mutant : result.mutants)
    if (!mutant.refuted)
      text += sentence(fmt::format("mutant \"{}\" was not refuted", mutant.label), mutant.message);
  const auto remark = [&text](const ConfirmationResult& confirmation, std::string_view subject) {
    if (confirmation.present && !confirmation.confirmed) text += sentence(subject, confirmation.message);
  };
  remark(result.best, "`best` is not confirmed");
  remark(result.tight, "`tight` is not an equality");
  remark(result.given_counterexample, "the counterexample behind `with` is not confirmed");
  for (const StepResult& step : result.proof) text += step_text(step);
  return text;
}

}  // namespace

bool use_color(ColorChoice choice, bool is_terminal, const char* no_color, const char* term) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (no_color != nullptr && *no_color != '\0') return false;
  if (term != nullptr && std::strcmp(term, "dumb") == 0) return false;
  return is_terminal;
}

bool is_different(const ClaimResult& result) {
  return !result.as_expected && !result.not_decided_yet;
}

void Counts::add(const ClaimResult& result) {
  ++total;
  if (result.not_decided_yet)
    ++not_decided_yet;
  else if (result.as_expected)
    ++as_expected;
  else
    ++different;
}

Counts count(const Record& record) {
  Counts counts;
  for (const ClaimResult& result : record.claims) counts.add(result);
  return counts;
}

std::string claim_line(const ClaimResult& result, bool color) {
  std::string text = paint(fmt::format("{:<10}", to_string(result.verdict)), shade(result), color);
  text += paint(result.id, bold, color) + "  ";
  if (result.not_decided_yet) return text + result.message + "\n";
  if (is_different(result))
    text += to_string(result.verdict) == result.expected ? "as expected, but not all around it; "
                                                         : fmt::format("expected: {}; ", result.expected);
  if (result.verdict == Verdict::holds)
    text += what_was_tried(result);
  else if (const Counterexample* found = result.counterexample())
    text += found->bindings.empty()
                ? fmt::format("{} {} {} is false", found->left, found->relation, found->right)
                : "at " + found->bindings;
  else
    text += result.message;
  return text + "\n";
}

std::string difference_text(const ClaimResult& result, bool color) {
  const bool same_verdict = to_string(result.verdict) == result.expected;
  std::string text =
      paint(result.id, bold, color) + ": " + paint(to_string(result.verdict), shade(result), color) +
      (same_verdict ? ", as expected, but" : fmt::format(", expected: {}", result.expected)) + "\n";
  text += paint(fmt::format("  \"{}\", {}:{}", result.title, result.file, result.line), faint, color) + "\n";
  const std::string remarks = side_remarks(result);
  const bool says_more =
      !result.message.empty() &&
      result.message != fmt::format("expected {}, found {}", result.expected, to_string(result.verdict));
  if (says_more) text += sentence(result.message, "");
  if (!same_verdict || remarks.empty()) text += parts_text(result);
  if (!same_verdict && result.verdict == Verdict::holds) text += sentence(what_was_tried(result), "");
  text += remarks;
  if (result.stopped) text += "  It was stopped by the clock: another machine may decide it.\n";
  if (!result.reproduce.empty()) text += fmt::format("  To see it again: {}\n", result.reproduce);
  return text;
}

std::string summary_line(const Record& record, std::string_view record_path) {
  const Counts counts = count(record);
  std::string text = fmt::format("{}: {} as expected", plural(counts.total, "claim"), counts.as_expected);
  if (counts.different > 0) text += fmt::format(", {} not", counts.different);
  if (counts.not_decided_yet > 0) text += fmt::format(", {} not decided yet", counts.not_decided_yet);
  text += fmt::format("; seed {}", record.seed);
  if (!record.complete) text += "; interrupted";
  if (!record_path.empty()) text += fmt::format("; record in {}", record_path);
  return text;
}

std::string progress_line(const ProgressState& state, std::size_t width) {
  std::string text = fmt::format("{}/{} claims", state.done, state.total);
  if (state.surprises > 0) text += fmt::format(", {}", plural(state.surprises, "surprise"));
  if (!state.slowest.empty())
    text += fmt::format("; {} runs for {:.0f} s", state.slowest, state.slowest_seconds);
  if (text.size() > width) text.resize(width);
  return text;
}

}  // namespace referee

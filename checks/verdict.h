#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "theorems/meaning/instance.h"

/// What was decided of a claim, on what evidence, at what effort. Every report is a view of this type.

namespace referee {

enum class Verdict : unsigned char { holds, fails, undecided, vacuous, undefined, open };

/// How strong the ground of a verdict is.
enum class Evidence : unsigned char {
  none,  ///< undecided, open
  trend,
  sampled,     ///< instances in plain arithmetic, not enough of them decided rigorously
  certified,   ///< enough instances, and all edge cases and the tightest, decided rigorously or ties
  exhaustive,  ///< every instance there is was decided rigorously
  proved,
  counterexample,  ///< one instance, certainly within the hypotheses and certainly against the claim
};

std::string_view to_string(Verdict verdict);
std::string_view to_string(Evidence evidence);
std::string_view to_string(Nature nature);

struct Counterexample {
  std::string bindings;     ///< text that can be pasted behind `with`
  std::string left, right;  ///< both sides in decimals; empty where the formula is not a comparison
  std::string relation;     ///< "<=", ... as claimed; empty likewise
  std::string where;        ///< of names bound by a finite `forall`: "t = 7"
  Nature nature = Nature::generic;
  std::string certified_by;    ///< the arithmetic: "exact", "interval of 150 digits", ...
  std::uint64_t instance = 0;  ///< number of the instance it was shrunk from
  std::string family;
};

/// The verdict on one labelled `claim` clause (or on one mutant's claim).
struct PartResult {
  std::string label;
  Verdict verdict = Verdict::undecided;
  Evidence evidence = Evidence::none;
  std::optional<Counterexample> counterexample;
  std::string message;
  double tightest = 0;  ///< least relative slack over the instances; see has_tightest
  bool has_tightest = false;
  std::optional<double> largest_ratio;  ///< of left to right where both are certainly nonnegative
};

struct MutantResult {
  std::string label;
  bool refuted = false;
  std::string message;
  std::optional<Counterexample> counterexample;
};

/// The fate of a `best` or `tight` clause: "confirmed" or why not.
struct ConfirmationResult {
  bool present = false;
  bool confirmed = false;
  std::string message;
};

struct StepResult {
  std::string label;
  int line = 0;
  std::string truth = "undecided";     ///< "true", "false", "undecided"
  std::string follows = "not judged";  ///< "follows", "gap", "undecided", "outside", "not judged"
  std::string expected;                ///< "holds", "fails", "gap"
  std::string message;
  Evidence evidence = Evidence::none;  ///< of `truth`
  std::optional<Counterexample> counterexample;
};

/// Whether the step came out as its text expects: `fails` means false, `gap` true without following, `holds`
/// true; what was not judged speaks against nothing.
bool as_expected(const StepResult& step);

struct ClaimResult {
  std::string id, kind, title, file;
  int line = 0;
  std::string source_file;     ///< where the book says it; empty if the claim names no source
  std::string source_place;    ///< "line 303", "lines 3-5" or a heading
  std::string statement_text;  ///< the clauses given, assume, let, claim as text
  std::string statement_latex;
  Verdict verdict = Verdict::undecided;
  Evidence evidence = Evidence::none;
  std::string expected;  ///< "holds", "fails", "undefined", "open"
  bool as_expected = false;
  bool not_decided_yet = false;  ///< uses a construct without an evaluation rule; `message` names it
  bool stopped = false;          ///< by the safety stop: outside the promise of determinism
  std::uint64_t instances = 0;   ///< that met the hypotheses
  std::uint64_t certified = 0;   ///< of them, decided rigorously (or ties)
  std::uint64_t ties = 0;
  double acceptance = 0;  ///< share of the draws that met the hypotheses
  std::vector<std::string> families;
  std::vector<long> dimensions;
  std::vector<double> margins;  ///< a sample of the relative slacks, ascending
  std::vector<PartResult> parts;
  std::vector<MutantResult> mutants;
  ConfirmationResult best, tight, given_counterexample;
  std::vector<StepResult> proof;
  std::string repairs;
  std::vector<std::string> covers;
  double seconds = 0;
  std::string reproduce;  ///< a command line
  std::string message;    ///< one line: why, for people

  /// The counterexample of the first failing part, or null.
  const Counterexample* counterexample() const;
};

}  // namespace referee

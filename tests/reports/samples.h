#pragma once

#include <limits>

#include "reports/record.h"

/// Results made by hand, one of every shape that a report has to deal with.

namespace referee::samples {

inline Counterexample counterexample() {
  Counterexample found;
  found.bindings = "d = 1, L = 1, alpha = 1, f(z) = -z[1]^2/2, xs = [0], x = [1]";
  found.left = "2";
  found.right = "1";
  found.relation = "<=";
  found.nature = Nature::generic;
  found.certified_by = "exact";
  found.instance = 17;
  found.family = "quadratic";
  return found;
}

inline ClaimResult holding() {
  ClaimResult result;
  result.id = "ch09.descent-lemma";
  result.kind = "lemma";
  result.title = "Descent lemma";
  result.file = "theorems/book/ch09/smoothness.thm";
  result.line = 3;
  result.source_file = "notes.txt";
  result.source_place = "line 303";
  result.statement_text = "claim f(y) <= f(x)";
  result.statement_latex = "f(y) \\le f(x)";
  result.verdict = Verdict::holds;
  result.evidence = Evidence::certified;
  result.expected = "holds";
  result.as_expected = true;
  result.instances = 1042;
  result.certified = 80;
  result.ties = 3;
  result.acceptance = 0.75;
  result.families = {"quadratic", "huber"};
  result.dimensions = {1, 2, 3, 7};
  result.margins = {0, 0.1, 1.0 / 3};
  PartResult part;
  part.verdict = Verdict::holds;
  part.evidence = Evidence::certified;
  part.tightest = 0;
  part.has_tightest = true;
  part.largest_ratio = 0.1;
  result.parts = {part};
  result.mutants = {{"a quarter instead of a half", true, "", counterexample()}};
  result.tight = {true, true, "confirmed"};
  result.covers = {"ch09.A.01"};
  result.seconds = 0.25;
  result.reproduce = "referee verify --only ch09.descent-lemma --seed 1";
  return result;
}

inline ClaimResult refuted() {
  ClaimResult result;
  result.id = "ch09.gd-nonexpansive";
  result.kind = "theorem";
  result.title = "A step up to 2/L never moves away from a stationary point";
  result.file = "theorems/book/ch09/gradient_descent.thm";
  result.line = 52;
  result.verdict = Verdict::fails;
  result.evidence = Evidence::counterexample;
  result.expected = "holds";
  result.instances = 40;
  result.acceptance = 1;
  PartResult part;
  part.verdict = Verdict::fails;
  part.evidence = Evidence::counterexample;
  part.counterexample = counterexample();
  result.parts = {part};
  result.seconds = 0.5;
  result.reproduce = "referee reproduce ch09.gd-nonexpansive --instance 17 --seed 1";
  return result;
}

/// Holds as expected, but everything around it went wrong; its numbers are not finite.
inline ClaimResult unsettled() {
  ClaimResult result = holding();
  result.id = "ch09.unsettled";
  result.title = "A lemma with <weak> \"helpers\" & more";
  result.as_expected = false;
  result.stopped = true;
  result.acceptance = std::numeric_limits<double>::quiet_NaN();
  result.margins = {-std::numeric_limits<double>::infinity(), 0.5, std::numeric_limits<double>::quiet_NaN()};
  result.parts[0].tightest = std::numeric_limits<double>::infinity();
  result.mutants[0].refuted = false;
  result.mutants[0].counterexample.reset();
  result.mutants[0].message = "1000 instances tried";
  result.best = {true, false, "no instance reaches 0.999 of it at k = 3"};
  result.tight = {true, false, "left 1, right 2"};
  result.proof = {{"1", 12, "true", "follows", "holds", "", Evidence::certified, std::nullopt},
                  {"2", 13, "false", "not judged", "holds", "breaks at d = 1", Evidence::counterexample,
                   counterexample()}};
  return result;
}

inline ClaimResult not_yet() {
  ClaimResult result = refuted();
  result.id = "ch09.gradient-flow";
  result.verdict = Verdict::undecided;
  result.evidence = Evidence::none;
  result.not_decided_yet = true;
  result.parts.clear();
  result.message = "flows have no evaluation rule";
  result.repairs = "ch09.flow-of-old";
  return result;
}

inline Record record() {
  Record record;
  record.referee = "0.1.0";
  record.environment = {"g++ 12.2.0", "release", {{"boost", "1.74.0"}, {"gmp", "6.2.1"}}, 2};
  record.claims = {unsettled(), refuted(), not_yet(), holding()};
  return record;
}

}  // namespace referee::samples

#include "checks/verdict.h"

namespace referee {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return "holds";
    case Verdict::fails:
      return "fails";
    case Verdict::undecided:
      return "undecided";
    case Verdict::vacuous:
      return "vacuous";
    case Verdict::undefined:
      return "undefined";
    case Verdict::open:
      return "open";
  }
  return "?";
}

std::string_view to_string(Evidence evidence) {
  switch (evidence) {
    case Evidence::none:
      return "none";
    case Evidence::trend:
      return "trend";
    case Evidence::sampled:
      return "sampled";
    case Evidence::certified:
      return "certified";
    case Evidence::exhaustive:
      return "exhaustive";
    case Evidence::proved:
      return "proved";
    case Evidence::counterexample:
      return "counterexample";
  }
  return "?";
}

std::string_view to_string(Nature nature) {
  switch (nature) {
    case Nature::generic:
      return "generic";
    case Nature::boundary:
      return "boundary";
    case Nature::degenerate:
      return "degenerate";
  }
  return "?";
}

const Counterexample* ClaimResult::counterexample() const {
  for (const PartResult& part : parts) {
    if (part.counterexample) return &*part.counterexample;
  }
  return nullptr;
}

bool as_expected(const StepResult& step) {
  if (step.expected == "fails") return step.truth == "false";
  const std::string_view against = step.expected == "gap" ? "follows" : "gap";
  return step.truth == "true" && step.follows != against;
}

}  // namespace referee

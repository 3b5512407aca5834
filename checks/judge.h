#pragma once

#include "checks/decide.h"
#include "checks/screening.h"

/// From screened candidates to the verdict on one claim: the suspicious, the edge cases and the tightest are
/// decided rigorously, violations are certified.

namespace referee {

struct Judgement {
  PartResult part;
  std::uint64_t certified = 0;  ///< candidates decided rigorously, ties included
  std::uint64_t ties = 0;
  std::uint64_t met = 0;             ///< candidates that meet the hypotheses
  std::vector<Instance> violations;  ///< certified, not shrunk; all of the most general nature found
};

/// Judges claims[which]. Candidates are taken in the order of suspicion, generic ones first, so that a
/// violation is reported at an instance of the most general nature that is found.
Judgement judge(const InstanceSource& source, const std::vector<Claim>& claims, std::size_t which,
                const Screening& screening, const Effort& effort);

}  // namespace referee

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "app/claims.h"
#include "checks/verify.h"

/// Decides many claims on worker processes.

namespace referee {

struct RunOptions {
  std::uint64_t seed = 1;
  Effort effort;
  unsigned jobs = 1;
};

/// What a run tells while it goes on. `index` is the place of the claim in the list that was handed over.
struct RunObserver {
  std::function<void(std::size_t index)> started;
  std::function<void(std::size_t index, const ClaimResult&)> finished;
  std::function<void()> waiting;
};

/// The results stand where their statements stand; those that are set at the start are kept and not decided
/// again. A worker that ends early leaves its claim undecided, with the reason in its message.
/// Ctrl-C (or SIGTERM) ends the run: false is returned and what was finished is there.
bool run_claims(const std::vector<StatementPtr>& statements, const RunOptions& options,
                const RunObserver& observer, std::vector<std::optional<ClaimResult>>& results);

}  // namespace referee

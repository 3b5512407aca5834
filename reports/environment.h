#pragma once

#include <string>
#include <utility>
#include <vector>

/// What a run depended on beside its inputs: enough to explain a difference between two records, nothing
/// that names the machine or its user.

namespace referee {

struct Environment {
  std::string compiler;                                        ///< "g++ 12.2.0"
  std::string build;                                           ///< "release", or "debug" (internal checks on)
  std::vector<std::pair<std::string, std::string>> libraries;  ///< name and version, as compiled or linked
  unsigned cores = 0;  ///< that the machine offers; 0 if it does not say
};

/// The version of Referee itself: "0.1.0".
std::string version();

/// The environment of this program, now.
Environment this_environment();

}  // namespace referee

#pragma once

#include <string>

#include "checks/verify.h"

/// --effort: how hard a claim is tried.

namespace CLI {
class App;
}

namespace referee {

struct EffortOption {
  std::string name = "normal";
  void add_to(CLI::App& app);
  /// Throws UsageError if it is none of quick, normal and deep.
  Effort effort() const;
};

}  // namespace referee

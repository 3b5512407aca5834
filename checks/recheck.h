#pragma once

#include <memory>
#include <string>

#include "checks/written_instance.h"

namespace referee {

struct RecheckResult {
  bool confirmed = false;
  std::string message;  ///< what was confirmed, or why not
};

/// Confirms a counterexample from its text alone: reads the bindings, tests every domain, class and fact and
/// the hypotheses, and that the claim (of the given label, if any) is certainly broken. Mistakes in the text
/// become diagnostics.
RecheckResult recheck(const std::shared_ptr<const Statement>& statement, const std::string& bindings,
                      SourceSet& sources, Diagnostics& diagnostics, const std::string& label = "");

}  // namespace referee

#pragma once

#include <optional>
#include <vector>

#include "checks/verify.h"

namespace referee {

/// All instances of a statement whose declared names range over finite domains (ranges, sets), in
/// lexicographic order; one instance if nothing is given. Nothing if some domain is infinite or there are
/// more than `most` instances.
std::optional<std::vector<Instance>> enumerate_instances(const std::shared_ptr<const Statement>& statement,
                                                         std::size_t most);

}  // namespace referee

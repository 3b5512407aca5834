#pragma once

#include <memory>
#include <string>
#include <vector>

#include "checks/verify.h"

namespace referee {

struct QuantityRow {
  std::string name;
  std::vector<std::string> values;  ///< by arithmetic, in the order of Reproduction::arithmetics
};

struct Reproduction {
  std::string bindings;
  std::vector<std::string> arithmetics;
  std::vector<QuantityRow> rows;
  std::string message;  ///< whether the instance meets the hypotheses, and what each claim comes to
};

/// One instance again (edge cases count first, then the draws), with every quantity of it in every
/// arithmetic: the declared names, the lets, both sides of each claim. A message alone if there is no such
/// instance.
Reproduction reproduce(const std::shared_ptr<const Statement>& statement, std::uint64_t seed,
                       std::uint64_t number, const Effort& effort);

}  // namespace referee

#pragma once

#include <memory>
#include <vector>

#include "theorems/language/statement.h"

/// Which changing names a value depends on, so that a value is computed once for as long as they stay.

namespace referee {

/// For each symbol and each lambda of a statement, the sorted list of the bound, parameter and random
/// symbols that its value depends on through definitions, rules and bodies, without those that it binds
/// itself (an expectation binds all random names). A let or a sequence with an empty list has one value per
/// instance.
struct Dependencies {
  std::vector<std::vector<int>> of_symbol;
  std::vector<std::vector<int>> of_lambda;
};

/// Time linear in the terms of the statement for each strongly connected group of definitions.
Dependencies find_dependencies(const Statement& statement);

/// The same, computed once for the statements that were asked for last (by the calling thread).
std::shared_ptr<const Dependencies> dependencies_of(const std::shared_ptr<const Statement>& statement);

/// The bound, parameter and random symbols that a term depends on, those it binds itself left out.
std::vector<int> free_names(const Term& term, const Statement& statement, const Dependencies& dependencies);

}  // namespace referee

#pragma once

#include "checks/decide.h"
#include "theorems/language/source.h"

/// Instances that are written out, behind `with` and `tight` or on a command line.

namespace referee {

/// The instance whose values are the terms of a bindings list; hoisted names stay unset.
Instance written_instance(const std::shared_ptr<const Statement>& statement, const BindingTerms& bindings);

/// Reads and types a bindings text. Mistakes become diagnostics and give nothing.
std::optional<Instance> read_instance(const std::shared_ptr<const Statement>& statement,
                                      const std::string& text, SourceSet& sources, Diagnostics& diagnostics);

/// Whether the written instance certainly meets the hypotheses and certainly breaks some claim (that of the
/// given label, if not empty). Hoisted names that it leaves open are searched with `draws` draws.
struct Confirmation {
  bool confirmed = false;
  std::string message;  ///< why not: the hypothesis that is not met, or that the claim holds there
  std::string arithmetic;
  std::optional<std::size_t> claim;  ///< index of the broken claim
  std::optional<Instance> instance;  ///< with the hoisted names set
};
Confirmation confirm_violation(const Instance& instance, const std::string& label, std::uint64_t seed,
                               const Effort& effort);

}  // namespace referee

#include "checks/recheck.h"

namespace referee {

RecheckResult recheck(const std::shared_ptr<const Statement>& statement, const std::string& bindings,
                      SourceSet& sources, Diagnostics& diagnostics, const std::string& label) {
  const auto instance = read_instance(statement, bindings, sources, diagnostics);
  if (!instance) return {false, "the bindings could not be read"};
  const Confirmation confirmation = confirm_violation(*instance, label, 1, Effort::deep());
  if (!confirmation.confirmed) return {false, confirmation.message};
  const std::string& broken = statement->claims.at(*confirmation.claim).label;
  return {true, "the hypotheses are met and the claim" + (broken.empty() ? "" : " \"" + broken + "\"") +
                    " is broken, certified by: " + confirmation.arithmetic};
}

}  // namespace referee

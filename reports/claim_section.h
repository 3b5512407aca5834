#pragma once

#include <map>
#include <string>

#include "reports/record.h"

/// What a report says of one claim.

namespace referee {

/// The claims of a record by id, and for each the ids of the claims that repair it.
struct ClaimIndex {
  explicit ClaimIndex(const Record& record);
  std::map<std::string, const ClaimResult*> by_id;
  std::map<std::string, std::vector<std::string>> repaired_by;
};

/// Statement, verdict and why, counterexample, families and dimensions tried, margins, tightness, mutants,
/// proof steps, what it repairs, time, and the command that shows it again.
std::string claim_section(const ClaimResult& result, const ClaimIndex& index);

/// The statement in typeset formulas, a line for each clause.
std::string statement_html(const ClaimResult& result);

/// The counterexample in exact numbers with both sides evaluated, and what kind it is.
std::string counterexample_html(const Counterexample& counterexample);

/// A link to the section of a claim of the record; the bare id if the record has none.
std::string claim_link(const std::string& id, const ClaimIndex& index);

}  // namespace referee

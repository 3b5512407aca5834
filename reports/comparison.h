#pragma once

#include <string>
#include <vector>

#include "reports/record.h"

/// What changed between two records.

namespace referee {

struct Change {
  std::string id;
  std::string before, after;  ///< "holds (certified)"; empty where the claim is in one record only
  std::string why;            ///< the message or counterexample of the later record
};

/// The claims whose verdict or evidence differ, or that are in one record only, in the order of their ids.
std::vector<Change> compare(const Record& old_record, const Record& new_record);

std::string comparison_text(const std::vector<Change>& changes);
std::string comparison_html(const std::vector<Change>& changes);

}  // namespace referee

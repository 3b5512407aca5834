#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "checks/verdict.h"
#include "reports/environment.h"

/// The record of a run: every verdict with its evidence, as data. All other reports are made from it.
///
/// Its published form is record.schema.json. Members come in a fixed order and claims in the order of
/// their ids, so that two runs of one program on one seed give the same text apart from `seconds`,
/// `environment` and `reproduce`. Numbers are finite: what is not becomes null, or is left out of a list.

namespace referee {

struct Record {
  std::string referee = version();
  std::uint64_t seed = 1;
  std::string effort = "normal";
  bool complete = true;  ///< false if the run was interrupted before the last claim
  Environment environment = this_environment();
  std::vector<ClaimResult> claims;
};

nlohmann::ordered_json to_json(const Record& record);

/// One claim of a record. claim_from_json gives the same result back (the members that a report derives
/// from others, such as `tightness` of the whole claim, are derived again).
nlohmann::ordered_json to_json(const ClaimResult& result);

/// Throws std::runtime_error if a member is missing, or of a wrong type, or a word is not one of the known.
ClaimResult claim_from_json(const nlohmann::ordered_json& json);

/// The text of a record file: two blanks of indentation, a line end at the end. Sorts the claims.
std::string write_record(Record record);

/// Reads the text of a record file. The error is one line that says what is wrong with it, and where.
tl::expected<Record, std::string> read_record(std::string_view text);

/// The whole slack of a claim: the least over its parts, and the largest ratio; empty where no part has one.
struct Tightness {
  std::optional<double> least_slack;
  std::optional<double> largest_ratio;
};
Tightness tightness(const ClaimResult& result);

}  // namespace referee

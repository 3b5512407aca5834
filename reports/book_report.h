#pragma once

#include <string>

#include "reports/record.h"

/// The report on a run as one HTML file: headline counts, errata, a table of all claims that sorts, filters
/// and searches, a section for each claim, what the run depended on.

namespace referee {

struct ReportOptions {
  std::string title = "What the book says, and what holds";
  const Record* baseline = nullptr;  ///< an earlier record: the report says what changed since
};

std::string book_report(const Record& record, const ReportOptions& options = {});

}  // namespace referee

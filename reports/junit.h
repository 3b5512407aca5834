#pragma once

#include <string>

#include "reports/record.h"

/// A record as JUnit XML, for continuous integration: one test case per claim, its chapter as class name.

namespace referee {

/// A difference is a failure with the text that a terminal shows; what is not decided yet is skipped.
/// Characters that XML cannot hold are replaced by a question mark.
std::string junit_xml(const Record& record);

}  // namespace referee

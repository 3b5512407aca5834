# The files of reports/assets and a subset of a mathematical font, built into the library referee_reports, so that each
# report is one file. Without the font (fonts-lmodern, fonttools, brotli) reports use one of the reader's system.

include(RefereePython)

set(assets ${CMAKE_SOURCE_DIR}/reports/assets)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${assets}/report.css ${assets}/report.js)
file(READ ${assets}/report.css REPORT_CSS)
file(READ ${assets}/report.js REPORT_JS)

set(font ${CMAKE_BINARY_DIR}/math_font.base64)
if(NOT EXISTS ${font})
  execute_process(COMMAND ${REFEREE_PYTHON} ${CMAKE_SOURCE_DIR}/scripts/math_font.py ${font}
                  RESULT_VARIABLE no_font OUTPUT_QUIET ERROR_VARIABLE why)
  if(no_font)
    message(STATUS "Reports come without a font for formulas: ${why}")
    file(WRITE ${font} "")
  endif()
endif()
file(READ ${font} MATH_FONT)
# String literals of moderate length are joined by the compiler.
string(REGEX REPLACE "(................................................................................................)" "\\1\"\n    \"" MATH_FONT "${MATH_FONT}")

file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/report_assets.cpp @ONLY CONTENT [==[
#include "reports/report_assets.h"

namespace referee {

const std::string_view report_css = R"referee(@REPORT_CSS@)referee";
const std::string_view report_js = R"referee(@REPORT_JS@)referee";
const std::string_view math_font =
    "@MATH_FONT@";

}  // namespace referee
]==])
target_sources(referee_reports PRIVATE ${CMAKE_BINARY_DIR}/report_assets.cpp)

#pragma once

#include <string_view>

namespace referee {

/// The files of reports/assets, built in. The font is a subset of Latin Modern Math as base64 of woff2, empty
/// where the build lacks the font or fonttools: formulas then take a font of the reader's system.
extern const std::string_view report_css;
extern const std::string_view report_js;
extern const std::string_view math_font;

}  // namespace referee

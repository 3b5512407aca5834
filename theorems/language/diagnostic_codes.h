#pragma once

#include <span>
#include <string_view>
#include <vector>

/// Every diagnostic code with what `referee explain CODE` says about it.
///
/// Each area keeps its own list in a file of its own; a new area is one function here and one line in
/// `all_code_lists` (diagnostic_codes.cpp).
///
///   R0001-R0199  reading   diagnostic_codes_reading.cpp   (lexer, parser, files)
///   R0200-R0399  typing    diagnostic_codes_typing.cpp    (names, types, dimensions)

namespace referee {

struct DiagnosticCode {
  std::string_view code;         ///< "R0031"
  std::string_view title;        ///< one line
  std::string_view explanation;  ///< what it means, why it is refused, what to write
  /// A text that is answered with this code, whole as a file; empty where no short text can be
  /// (a missing file, a limit on sizes).
  std::string_view example;
};

std::span<const DiagnosticCode> reading_codes();
std::span<const DiagnosticCode> typing_codes();

/// All codes, in ascending order.
std::vector<DiagnosticCode> all_codes();

/// The entry of a code, or null.
const DiagnosticCode* find_code(std::string_view code);

}  // namespace referee

#pragma once

#include <string>
#include <vector>

#include "theorems/language/source.h"

/// What is said to a user about a text: a code, a message, a place, and what may help.

namespace referee {

struct Diagnostic {
  enum class Severity : unsigned char { error, warning };
  Severity severity = Severity::error;
  std::string code;     ///< "R0142"; explained at length by the table in diagnostic_codes.h
  std::string message;  ///< lower case first, no final period, states the values, stands alone
  Span span;
  std::string label;               ///< beside the carets; may be empty
  std::vector<std::string> notes;  ///< why
  std::vector<std::string> helps;  ///< what to write
  struct Secondary {
    Span span;
    std::string label;
  };
  std::vector<Secondary> secondary;  ///< other places that matter ("first declared here")
};

/// Diagnostics of one run in the order found; `sorted` orders them by file and place.
class Diagnostics {
 public:
  Diagnostic& error(std::string code, std::string message, Span span);
  Diagnostic& warning(std::string code, std::string message, Span span);
  bool has_errors() const { return errors_ > 0; }
  bool empty() const { return list_.empty(); }
  int error_count() const { return errors_; }
  std::vector<Diagnostic> sorted() const;
  void append(const Diagnostics& other);

 private:
  std::vector<Diagnostic> list_;
  int errors_ = 0;
};

/// The text of one diagnostic in the manner of rustc: `error[R0142]: message`, ` --> file:line:column`,
/// the line, carets under the span (`~~~` under secondary spans), `= note:` and `= help:` lines.
std::string render(const Diagnostic& diagnostic, const SourceSet& sources, bool color = false);

/// The candidate nearest to a misspelt name by edit distance, if one is near enough to suggest.
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace referee

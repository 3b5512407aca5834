#pragma once

#include <string>

/// Formulas for HTML.

namespace referee {

/// The MathML of a formula in the LaTeX that theorems/language/latex.h writes: fractions, roots, indices,
/// powers, norms, big operators with limits, matrices, cases, \text{} and named symbols. Presentation MathML
/// Core without attributes of style; the LaTeX is kept as its annotation, for copying. A command it does not
/// know is set as text, so that nothing is lost. `display` puts limits above and below.
std::string to_mathml(const std::string& latex, bool display = true);

/// A text with & < > " ' written as entities.
std::string html_escaped(const std::string& text);

}  // namespace referee

#pragma once

#include <string>

#include "theorems/language/syntax.h"

/// Syntax tree to LaTeX (math mode, amsmath), for reports and `referee show`.

namespace referee {

/// \lVert x \rVert, \nabla f(x), \frac{}{}, x_{k}, \langle x, y \rangle, \sum_{i=1}^{n}, Greek names.
std::string to_latex(const syntax::Expression& expression);

/// A clause as one formula or a list of them, without its keyword; text parts stand in \text{}.
std::string to_latex(const syntax::Clause& clause);

}  // namespace referee

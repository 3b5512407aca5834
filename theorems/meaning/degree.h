#pragma once

#include <functional>
#include <vector>

#include "theorems/language/statement.h"

namespace referee {

/// The degree of a term as a polynomial in the given symbols jointly (in their components, for vectors),
/// every other name held fixed; a flow symbol stands for its value at a time symbol among them. -1 where the
/// form of the term does not show it to be one. An upper bound: terms of high degree may cancel.
///
/// `is_quadratic` says of a given function symbol, or of a family symbol, whether its value is a polynomial
/// of degree at most two (so that its gradient is affine and its Hessian constant).
int degree_in(const Term& term, const std::vector<int>& symbols, const Statement& statement,
              const std::function<bool(const Term&)>& is_quadratic);

/// The degree that a term has on every piece of a line on which it is piecewise a polynomial in one symbol, a
/// real number: as degree_in, where absolute values, max, min, relu and clip of affine terms have pieces that
/// are affine. -1 where the form does not show it.
int piecewise_degree_in(const Term& term, int symbol, const Statement& statement,
                        const std::function<bool(const Term&)>& is_quadratic);

}  // namespace referee

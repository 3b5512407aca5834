#pragma once

#include "theorems/language/statement.h"

/// How a number depends on one bound real name, as far as the form of its term tells.

namespace referee {

enum class Shape : unsigned char { constant, affine, convex, concave, unknown };

/// The shape of `term` as a function of `symbol`, every other name held fixed, by the composition rules of
/// disciplined convex programming (Grant, Boyd, Ye 2006): sums, multiples by constants of a literal sign,
/// |affine|, norms, maxima, even powers. Never wrong; `unknown` where the rules are silent.
Shape shape_in(const Term& term, int symbol, const Statement& statement);

}  // namespace referee

#pragma once

#include <cstddef>

/// Sizes beyond which a text is refused, each with a message of its own. They are far above what a person
/// writes and far below what would hurt the machine.

namespace referee::limits {

constexpr std::size_t file_bytes = 4 * 1024 * 1024;
/// Brackets, signs, `not`, powers and `implies` inside each other.
constexpr int nesting = 200;
/// Levels of an expression's tree; a sum of n terms written out has n levels.
constexpr int tree_depth = 1000;
/// Nodes of one expression.
constexpr int expression_nodes = 20000;
constexpr int items = 5000;
constexpr int clauses = 500;
/// Digits of a number written out without exponent.
constexpr std::size_t literal_digits = 400;
constexpr std::size_t name_length = 100;
/// Errors reported for one file before reading stops.
constexpr int errors_per_file = 100;

}  // namespace referee::limits

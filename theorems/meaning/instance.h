#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "theorems/language/statement.h"
#include "theorems/meaning/function.h"

/// Exact values for the given names of a statement.

namespace referee {

/// The minimum value of the function that another symbol names; evaluated as f(minimiser) in the
/// arithmetic at hand.
struct MinimumOf {
  int function = -1;
};

/// The value of one symbol: nothing yet, an exact number, vector or matrix, a function, a family of
/// functions (member i of A..B at position i - A), the minimum of a function, or a term or a family of
/// terms (values written behind `with`, evaluated in the arithmetic at hand).
using InstanceValue = std::variant<std::monostate, Rational, Vector<Rational>, Matrix<Rational>, FunctionPtr,
                                   std::vector<FunctionPtr>, MinimumOf, TermPtr, std::vector<TermPtr>>;

/// The small integers from which an instance is decoded: the same recipe gives the same instance, and
/// smaller integers give simpler ones. Shrinking edits recipes, never values.
using Recipe = std::vector<std::uint32_t>;

enum class Nature : unsigned char {
  generic,
  boundary,    ///< some value is an end of its range, or constants coincide (m = L)
  degenerate,  ///< some vector is zero, or two points coincide (x = y, x0 = xs)
};

struct Instance {
  std::shared_ptr<const Statement> statement;
  std::vector<InstanceValue> values;                 ///< by symbol id; only given symbols are set
  std::vector<std::pair<long, long>> family_ranges;  ///< by symbol id: first and last index of a family
  Recipe recipe;
  std::uint64_t number = 0;  ///< of the instance in its run; keys its random stream
  Nature nature = Nature::generic;
  bool edge = false;                  ///< drawn as an edge case
  std::vector<std::string> families;  ///< of its functions, in order of declaration
  std::string scenario;               ///< of a joint recipe; empty otherwise
};

}  // namespace referee

#pragma once

#include <string_view>

/// Three-valued truth with ties, and what a comparison of two enclosed numbers can tell.
///
/// A *tie* says that two sides agree to within 2^-200 of their scale: it supports `<=`, `>=` and `=`,
/// never `<`, `>` or `!=`, and it is neither a proof nor a violation (verdict rules, docs/verdicts.md).

namespace referee {

/// Ordered no < unknown < tie < yes, so that `and` is the minimum and `or` the maximum.
enum class Truth : unsigned char { no, unknown, tie, yes };

enum class Relation : unsigned char { equal, not_equal, less, less_equal, greater, greater_equal };

/// The set of orderings of (a, b) that are still possible; exactly one when the arithmetic decides.
struct Ordering {
  bool less = false;
  bool equal = false;
  bool greater = false;
  bool tie = false;  ///< |a - b| <= 2^-200 scale is certain, though which of the three is not

  static constexpr Ordering certainly_less() { return {true, false, false, false}; }
  static constexpr Ordering certainly_equal() { return {false, true, false, false}; }
  static constexpr Ordering certainly_greater() { return {false, false, true, false}; }
  static constexpr Ordering unknown() { return {true, true, true, false}; }
};

constexpr Truth truth_of(bool b) {
  return b ? Truth::yes : Truth::no;
}

/// Negation; the negation of a tie is unknown, since `not a <= b` is a strict inequality.
constexpr Truth logical_not(Truth a) {
  switch (a) {
    case Truth::no:
      return Truth::yes;
    case Truth::yes:
      return Truth::no;
    default:
      return Truth::unknown;
  }
}
constexpr Truth logical_and(Truth a, Truth b) {
  return a < b ? a : b;
}
constexpr Truth logical_or(Truth a, Truth b) {
  return a < b ? b : a;
}
constexpr Truth logical_implies(Truth a, Truth b) {
  return logical_or(logical_not(a), b);
}
constexpr Truth logical_iff(Truth a, Truth b) {
  return logical_and(logical_implies(a, b), logical_implies(b, a));
}

/// Truth of `a RELATION b` given the possible orderings of (a, b).
Truth holds(Relation relation, Ordering ordering);

/// The relation with its sides exchanged (`<` becomes `>`), and its negation (`<` becomes `>=`).
Relation mirrored(Relation relation);
Relation negated(Relation relation);

/// "=", "!=", "<", "<=", ">", ">="; "no", "unknown", "tie", "yes".
std::string_view to_string(Relation relation);
std::string_view to_string(Truth truth);

}  // namespace referee

#pragma once

#include <deque>

#include "theorems/meaning/machine.h"

/// Machine: quantifiers over bounded intervals of real numbers, decided by branch and bound in the
/// arithmetics that enclose.

namespace referee {

/// `forall t in [a, b]: F` (or `exists`): F is asked over whole pieces of the interval and at their
/// midpoints. A piece over which F certainly holds is done, one over which it certainly fails, or a midpoint
/// at which it does, settles the matter; other pieces are halved. Nested quantifiers halve theirs within each
/// piece. Unknown once the pieces are used up, as always where F is an equality only just met.
template <class N>
Truth Machine<N>::quantifier_over_interval(const Term& term)
  requires is_interval<N>
{
  constexpr int most_pieces = 2000;
  const bool universal = term.operation == Operation::forall;
  const Truth settling = truth_of(!universal);
  const N low = number(*term.domain->arguments[0]);
  const N high = number(*term.domain->arguments[1]);
  if (holds(Relation::greater, compare(low, high, N(0))) == Truth::yes) return truth_of(universal);
  Binding binding(*this, term.symbol);
  auto body_over = [&](const N& range) {
    binding.set_number(range);
    if (term.arguments.size() > 1) {
      const Truth admitted = truth(*term.arguments[1]);
      if (admitted == Truth::no) return truth_of(universal);
      if (admitted != Truth::yes) return Truth::unknown;
    }
    return truth(*term.arguments[0]);
  };
  std::deque<std::pair<N, N>> pieces{{low, high}};
  for (int tried = 0; !pieces.empty(); ++tried) {
    const auto [left, right] = pieces.front();
    pieces.pop_front();
    const Truth whole = body_over(hull(left, right));
    if (whole == settling) return settling;
    if (whole == truth_of(universal)) continue;
    if (tried >= most_pieces) return Truth::unknown;
    const N middle = (left + right) / N(2);
    if (body_over(middle) == settling) return settling;
    pieces.emplace_back(left, middle);
    pieces.emplace_back(middle, right);
  }
  return truth_of(universal);
}

}  // namespace referee

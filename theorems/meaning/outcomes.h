#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "numbers/rational.h"

namespace referee {

/// The outcomes of the random names that an evaluation asks for, enumerated one after another.
///
/// A draw is identified by its symbol and index and has finitely many equally likely values. The first
/// evaluation sees the value 0 of every draw; `advance` moves on to the next combination of the draws that
/// were asked for (which may depend on the values of earlier ones), so that all paths of the evaluation are
/// visited once and their probabilities add up to one.
class Outcomes {
 public:
  /// The current value, in [0, count), of a draw.
  std::uint64_t value(int symbol, long index, std::uint64_t count);
  /// Goes on to the next combination; false after the last.
  bool advance();
  /// The probability of the current path: the product of 1/count over its draws.
  Rational probability() const;
  /// Forgets all draws: the next evaluation begins a new enumeration.
  void clear();

 private:
  struct Draw {
    std::pair<int, long> key;
    std::uint64_t count;
    std::uint64_t value;
  };
  std::vector<Draw> draws_;
  std::map<std::pair<int, long>, std::size_t> position_;
};

/// The subset of {0, ..., n-1} with `size` elements that has the given number in lexicographic order.
std::vector<long> subset_of_rank(long n, long size, std::uint64_t rank);

/// The number of subsets of `size` among n elements, or the largest integer if it is larger.
std::uint64_t subset_count(long n, long size);

}  // namespace referee

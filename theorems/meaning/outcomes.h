#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "numbers/errors.h"
#include "numbers/rational.h"

namespace referee {

/// The outcomes that an expectation asks for cannot be listed: too many, or infinitely many.
class CannotEnumerate : public Indeterminate {
 public:
  explicit CannotEnumerate(const std::string& message) : Indeterminate(Reason::too_large, message) {}
};

/// The outcomes of the random names that an evaluation asks for, enumerated one after another, or drawn by
/// a pseudo-random rule.
///
/// A draw is identified by its symbol and index and has finitely many equally likely values. Enumerating,
/// the first evaluation sees the value 0 of every draw; `advance` moves on to the next combination of the
/// draws that were asked for (which may depend on the values of earlier ones), so that all paths of the
/// evaluation are visited once and their probabilities add up to one. Sampling, every draw is a function of
/// (key, sample, symbol, index) alone.
class Outcomes {
 public:
  /// The current value, in [0, count), of a draw.
  std::uint64_t value(int symbol, long index, std::uint64_t count);
  /// The current value of component `component` of a normal draw. Throws CannotEnumerate unless sampling.
  double standard_normal(int symbol, long index, int component);
  /// Goes on to the next combination; false after the last, and when sampling.
  bool advance();
  /// The probability of the current path: the product of 1/count over its draws.
  Rational probability() const;
  /// The number of combinations if no draw depended on others: the product of the counts.
  double combinations() const;
  /// From now on draws are those of this sample.
  void sample(std::uint64_t key, std::uint64_t number);
  bool sampling() const { return sampling_; }
  /// Whether a normal draw was asked for.
  bool met_normal() const { return met_normal_; }
  /// Forgets all draws: the next evaluation begins a new enumeration.
  void clear();

 private:
  struct Draw {
    std::pair<int, long> key;
    std::uint64_t count;
    std::uint64_t value;
  };
  std::uint64_t random_word(int symbol, long index, std::uint64_t counter) const;

  std::vector<Draw> draws_;
  std::map<std::pair<int, long>, std::size_t> position_;
  bool sampling_ = false;
  bool met_normal_ = false;
  std::uint64_t key_ = 0;
  std::uint64_t sample_ = 0;
};

/// The finalizer of SplitMix64 (Steele, Lea, Flood 2014): a bijection that scatters its argument.
std::uint64_t scattered(std::uint64_t x);

/// The subset of {0, ..., n-1} with `size` elements that has the given number in lexicographic order.
std::vector<long> subset_of_rank(long n, long size, std::uint64_t rank);

/// The number of subsets of `size` among n elements, or the largest integer if it is larger.
std::uint64_t subset_count(long n, long size);

}  // namespace referee

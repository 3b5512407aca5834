#pragma once

#include <rapidcheck/Seq.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "theorems/meaning/instance.h"

/// The one source of the decisions from which an instance is decoded.
///
/// Generating, skeleton decisions (`choose`, `pick`, `mode`) come from blocks of integers drawn by
/// RapidCheck, bulk ones (`coordinate`) from SplitMix64; both streams are keyed by (seed, claim id, instance
/// number) and a counter, so an instance does not depend on what was drawn before it, nor on the process.
/// Replaying, all of them come from a recipe, taken modulo the number of outcomes; where the recipe has
/// ended they are 0, the simplest outcome. Replaying the recipe that generating recorded makes the same
/// decisions again.
///
/// A recipe is a list of segments, one for each thing that is drawn, each written as its length followed by
/// its decisions: a change inside one segment leaves the meaning of the others alone.

namespace referee {

class Choices {
 public:
  /// Generating.
  Choices(std::uint64_t seed, std::string_view claim, std::uint64_t number);
  /// Replaying.
  explicit Choices(const Recipe& recipe);

  /// An integer in [0, n), all equally likely, for n >= 1.
  std::uint32_t choose(std::uint32_t n);
  /// An index into `weights`, drawn in proportion to them; their sum is positive. (Replaying, every index
  /// is possible, also one of weight 0.)
  std::uint32_t pick(const std::vector<unsigned>& weights);
  /// True in `percent` of 100 cases.
  bool chance(unsigned percent);
  /// Like `pick`, for the decision which kind of value is drawn (generic, an end, zero, ...): the one that
  /// an edge instance forces.
  std::uint32_t mode(const std::vector<unsigned>& weights);
  /// Like `choose`, for the many decisions of vectors and matrices; about 5 ns.
  std::uint32_t coordinate(std::uint32_t n);

  /// The next calls of `mode` give these outcomes, in this order.
  void force(std::vector<std::uint32_t> outcomes);
  /// Starts the next segment; outcomes still forced are dropped.
  void next_segment();
  /// What was decided so far.
  Recipe recipe() const;
  /// For each segment, the number of outcomes of its first calls of `mode`.
  const std::vector<std::vector<std::uint32_t>>& mode_sizes() const { return mode_sizes_; }

 private:
  std::uint32_t record(std::uint32_t decision);
  std::uint32_t random_word();

  bool replaying_ = false;
  std::uint64_t key_ = 0;
  std::uint64_t bulk_counter_ = 0;
  std::uint64_t block_counter_ = 0;
  std::vector<std::uint32_t> block_;
  std::size_t block_position_ = 0;
  std::vector<std::uint32_t> forced_;
  std::size_t forced_position_ = 0;
  std::vector<Recipe> source_;    ///< replaying: the segments
  std::vector<Recipe> segments_;  ///< what was decided
  std::vector<std::vector<std::uint32_t>> mode_sizes_;
};

/// The segments of a recipe, and back. Any list of integers is a recipe.
std::vector<Recipe> segments_of(const Recipe& recipe);
Recipe recipe_of(const std::vector<Recipe>& segments);

/// Recipes that are simpler than the given one, the boldest first: segments emptied, cut or thinned out by
/// removing chunks, then single decisions moved towards 0.
rc::Seq<Recipe> simpler_recipes(const Recipe& recipe);

/// Shorter recipes first, then in lexicographic order.
bool is_simpler(const Recipe& a, const Recipe& b);

}  // namespace referee

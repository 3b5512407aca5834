#include "generators/choices.h"

#include <rapidcheck/gen/Arbitrary.h>
#include <rapidcheck/gen/Container.h>
#include <rapidcheck/gen/Numeric.h>
#include <rapidcheck/seq/Create.h>
#include <rapidcheck/seq/Operations.h>
#include <rapidcheck/seq/Transform.h>
#include <rapidcheck/shrink/Shrink.h>

#include <algorithm>
#include <numeric>

#include "numbers/errors.h"

namespace referee {

namespace {

constexpr std::size_t block_length = 16;

/// The output function of SplitMix64 (Steele, Lea, Flood 2014): a bijection of 64-bit words that mixes well
/// enough for consecutive counters to give independent-looking words.
std::uint64_t mix(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::uint64_t hash(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (unsigned char c : text) h = (h ^ c) * 0x100000001b3ULL;
  return h;
}

std::uint32_t scaled(std::uint32_t word, std::uint32_t n) {
  return static_cast<std::uint32_t>((std::uint64_t{word} * n) >> 32);
}

}  // namespace

Choices::Choices(std::uint64_t seed, std::string_view claim, std::uint64_t number)
    : key_(mix(mix(mix(seed) ^ hash(claim)) ^ number)), segments_(1), mode_sizes_(1) {}

Choices::Choices(const Recipe& recipe)
    : replaying_(true), source_(segments_of(recipe)), segments_(1), mode_sizes_(1) {}

std::uint32_t Choices::random_word() {
  if (block_position_ == block_.size()) {
    static const auto words =
        rc::gen::container<std::vector<std::uint32_t>>(block_length, rc::gen::arbitrary<std::uint32_t>());
    block_ = words(rc::Random(mix(key_ ^ ++block_counter_)), rc::kNominalSize).value();
    block_position_ = 0;
  }
  return block_[block_position_++];
}

std::uint32_t Choices::record(std::uint32_t decision) {
  segments_.back().push_back(decision);
  return decision;
}

std::uint32_t Choices::choose(std::uint32_t n) {
  REFEREE_DEMAND(n >= 1);
  if (!replaying_) return record(scaled(random_word(), n));
  const std::size_t segment = segments_.size() - 1;
  const std::size_t position = segments_.back().size();
  const bool there = segment < source_.size() && position < source_[segment].size();
  return record(there ? source_[segment][position] % n : 0);
}

std::uint32_t Choices::pick(const std::vector<unsigned>& weights) {
  const auto n = static_cast<std::uint32_t>(weights.size());
  if (replaying_) return choose(n);
  const unsigned total = std::accumulate(weights.begin(), weights.end(), 0U);
  REFEREE_DEMAND(total > 0);
  std::uint32_t rest = scaled(random_word(), total);
  std::uint32_t index = 0;
  while (rest >= weights[index]) rest -= weights[index++];
  return record(index);
}

bool Choices::chance(unsigned percent) {
  return pick({100 - percent, percent}) == 1;
}

std::uint32_t Choices::mode(const std::vector<unsigned>& weights) {
  mode_sizes_.back().push_back(static_cast<std::uint32_t>(weights.size()));
  if (forced_position_ == forced_.size()) return pick(weights);
  return record(forced_[forced_position_++] % static_cast<std::uint32_t>(weights.size()));
}

std::uint32_t Choices::coordinate(std::uint32_t n) {
  if (replaying_) return choose(n);
  return record(scaled(static_cast<std::uint32_t>(mix(~key_ ^ (++bulk_counter_ << 20)) >> 32), n));
}

void Choices::force(std::vector<std::uint32_t> outcomes) {
  forced_ = std::move(outcomes);
  forced_position_ = 0;
}

void Choices::next_segment() {
  force({});
  segments_.emplace_back();
  mode_sizes_.emplace_back();
}

Recipe Choices::recipe() const {
  return recipe_of(segments_);
}

std::vector<Recipe> segments_of(const Recipe& recipe) {
  std::vector<Recipe> segments;
  for (std::size_t i = 0; i < recipe.size();) {
    const std::size_t length = std::min<std::size_t>(recipe[i], recipe.size() - i - 1);
    ++i;
    const auto first = recipe.begin() + static_cast<std::ptrdiff_t>(i);
    segments.emplace_back(first, first + static_cast<std::ptrdiff_t>(length));
    i += length;
  }
  return segments;
}

Recipe recipe_of(const std::vector<Recipe>& segments) {
  Recipe recipe;
  for (const Recipe& segment : segments) {
    recipe.push_back(static_cast<std::uint32_t>(segment.size()));
    recipe.insert(recipe.end(), segment.begin(), segment.end());
  }
  return recipe;
}

namespace {

/// Simpler forms of one segment: empty, its first half, chunks removed or set to 0, elements towards 0.
rc::Seq<Recipe> simpler_segments(const Recipe& segment) {
  if (segment.empty()) return {};
  std::vector<Recipe> first{Recipe{}};
  for (std::size_t length = segment.size() / 2; length > 0; length /= 2) {
    for (std::size_t at = 0; at + length <= segment.size(); at += length) {
      Recipe zeroed = segment;
      std::fill_n(zeroed.begin() + static_cast<std::ptrdiff_t>(at), length, 0);
      if (zeroed != segment) first.push_back(std::move(zeroed));
    }
  }
  return rc::seq::concat(
      rc::seq::fromContainer(std::move(first)),
      rc::shrink::eachElement(segment,
                              [](std::uint32_t x) { return rc::shrink::towards<std::uint32_t>(x, 0); }),
      rc::shrink::removeChunks(segment));
}

}  // namespace

rc::Seq<Recipe> simpler_recipes(const Recipe& recipe) {
  const std::vector<Recipe> segments = segments_of(recipe);
  std::vector<std::size_t> order(segments.size());
  std::iota(order.begin(), order.end(), 0);
  return rc::seq::mapcat(rc::seq::fromContainer(order), [segments](std::size_t i) {
    return rc::seq::map(simpler_segments(segments[i]), [segments, i](Recipe&& segment) {
      std::vector<Recipe> edited = segments;
      edited[i] = std::move(segment);
      return recipe_of(edited);
    });
  });
}

bool is_simpler(const Recipe& a, const Recipe& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace referee

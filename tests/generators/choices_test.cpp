#include "generators/choices.h"

#include <catch2/catch.hpp>

using namespace referee;

namespace {

std::vector<std::uint32_t> decide(Choices& choices) {
  std::vector<std::uint32_t> decisions;
  for (std::uint32_t n = 1; n < 20; ++n) decisions.push_back(choices.choose(n));
  choices.next_segment();
  for (int i = 0; i < 20; ++i) decisions.push_back(choices.coordinate(25));
  decisions.push_back(choices.mode({1, 2, 3}));
  decisions.push_back(choices.chance(50));
  choices.next_segment();
  decisions.push_back(choices.pick({0, 0, 5}));
  return decisions;
}

}  // namespace

TEST_CASE("the recipe that generating records replays to the same decisions") {
  for (std::uint64_t number = 0; number < 200; ++number) {
    Choices generating(7, "ch.claim", number);
    const auto decisions = decide(generating);
    Choices replaying(generating.recipe());
    CHECK(decide(replaying) == decisions);
    CHECK(replaying.recipe() == generating.recipe());
  }
}

TEST_CASE("decisions depend on seed, claim and number, and on nothing else") {
  const auto decisions = [](std::uint64_t seed, const char* claim, std::uint64_t number) {
    Choices choices(seed, claim, number);
    return decide(choices);
  };
  CHECK(decisions(1, "a", 2) == decisions(1, "a", 2));
  CHECK(decisions(1, "a", 2) != decisions(2, "a", 2));
  CHECK(decisions(1, "a", 2) != decisions(1, "b", 2));
  CHECK(decisions(1, "a", 2) != decisions(1, "a", 3));
}

TEST_CASE("decisions are spread evenly") {
  std::vector<int> counts(10), bulk(10);
  for (std::uint64_t number = 0; number < 2000; ++number) {
    Choices choices(3, "spread", number);
    ++counts[choices.choose(10)];
    ++bulk[choices.coordinate(10)];
  }
  for (int i = 0; i < 10; ++i) {
    CHECK(counts[static_cast<std::size_t>(i)] > 140);
    CHECK(counts[static_cast<std::size_t>(i)] < 260);
    CHECK(bulk[static_cast<std::size_t>(i)] > 140);
    CHECK(bulk[static_cast<std::size_t>(i)] < 260);
  }
}

TEST_CASE("an empty recipe makes the simplest decisions, a long one is taken modulo") {
  Choices simplest{Recipe{}};
  CHECK(simplest.choose(5) == 0);
  CHECK(simplest.pick({0, 1}) == 0);
  CHECK_FALSE(simplest.chance(100));
  Choices modulo{Recipe{2, 13, 7}};
  CHECK(modulo.choose(5) == 3);
  CHECK(modulo.choose(5) == 2);
  CHECK(modulo.choose(5) == 0);
}

TEST_CASE("forced modes are recorded") {
  Choices choices(1, "forced", 0);
  choices.force({2, 1});
  CHECK(choices.mode({1, 1, 1}) == 2);
  CHECK(choices.mode({1, 1, 1}) == 1);
  Choices replaying(choices.recipe());
  CHECK(replaying.mode({1, 1, 1}) == 2);
  CHECK(replaying.mode({1, 1, 1}) == 1);
}

TEST_CASE("recipes split into segments and come together again") {
  const std::vector<Recipe> segments{{1, 2}, {}, {3}};
  CHECK(recipe_of(segments) == Recipe{2, 1, 2, 0, 1, 3});
  CHECK(segments_of(recipe_of(segments)) == segments);
  CHECK(segments_of({5, 1}) == std::vector<Recipe>{{1}});
  CHECK(segments_of({0}) == std::vector<Recipe>{{}});
}

TEST_CASE("simpler recipes reach the simplest one that a predicate allows") {
  // Decisions: the first of segment 1 is at least 3.
  const auto still = [](const Recipe& recipe) {
    const auto segments = segments_of(recipe);
    return segments.size() > 1 && !segments[1].empty() && segments[1][0] >= 3;
  };
  Recipe best = recipe_of({{9, 9, 9}, {17, 4, 5, 6}, {1}});
  for (bool improved = true; improved;) {
    improved = false;
    auto candidates = simpler_recipes(best);
    while (auto candidate = candidates.next()) {
      if (!is_simpler(*candidate, best) || !still(*candidate)) continue;
      best = *candidate;
      improved = true;
      break;
    }
  }
  CHECK(best == recipe_of({{}, {3}, {}}));
}

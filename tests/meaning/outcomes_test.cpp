#include "theorems/meaning/outcomes.h"

#include <catch2/catch.hpp>
#include <set>

using namespace referee;

TEST_CASE("outcomes visit every path once, with probabilities that add up to one") {
  Outcomes outcomes;
  Rational total = 0;
  std::set<std::vector<std::uint64_t>> paths;
  do {
    std::vector<std::uint64_t> path{outcomes.value(0, 1, 3)};
    if (path[0] > 0) path.push_back(outcomes.value(0, 2, 2));  // asked for on some paths only
    CHECK(outcomes.value(0, 1, 3) == path[0]);
    paths.insert(path);
    total += outcomes.probability();
  } while (outcomes.advance());
  CHECK(paths.size() == 5);
  CHECK(total == 1);
}

TEST_CASE("subsets are numbered in lexicographic order") {
  CHECK(subset_count(5, 2) == 10);
  CHECK(subset_count(5, 6) == 0);
  std::set<std::vector<long>> seen;
  for (std::uint64_t rank = 0; rank < subset_count(6, 3); ++rank) {
    const auto subset = subset_of_rank(6, 3, rank);
    CHECK(subset.size() == 3);
    CHECK(std::is_sorted(subset.begin(), subset.end()));
    seen.insert(subset);
  }
  CHECK(seen.size() == 20);
  CHECK(subset_of_rank(6, 3, 0) == std::vector<long>{0, 1, 2});
  CHECK(subset_of_rank(6, 3, 19) == std::vector<long>{3, 4, 5});
}

TEST_CASE("samples depend on their key, number and draw alone") {
  Outcomes outcomes;
  outcomes.sample(5, 3);
  const double z = outcomes.standard_normal(1, 2, 0);
  const std::uint64_t u = outcomes.value(4, 0, 1000);
  outcomes.clear();
  outcomes.sample(5, 3);
  CHECK(outcomes.value(4, 0, 1000) == u);
  CHECK(outcomes.standard_normal(1, 2, 0) == z);
  CHECK(outcomes.standard_normal(1, 2, 1) != z);
  CHECK(outcomes.met_normal());
  CHECK_FALSE(outcomes.advance());
  outcomes.clear();
  CHECK_THROWS_AS(outcomes.standard_normal(1, 2, 0), CannotEnumerate);
}

TEST_CASE("samples have the moments of their distributions") {
  Outcomes outcomes;
  double sum = 0, squares = 0, fourth = 0;
  std::vector<int> counts(6, 0);
  constexpr int samples = 60000;
  for (int i = 0; i < samples; ++i) {
    outcomes.sample(11, static_cast<std::uint64_t>(i));
    const double z = outcomes.standard_normal(0, 0, 0);
    sum += z;
    squares += z * z;
    fourth += z * z * z * z;
    ++counts[outcomes.value(0, 1, 6)];
  }
  CHECK(std::abs(sum / samples) < 0.02);
  CHECK(std::abs(squares / samples - 1) < 0.03);
  CHECK(std::abs(fourth / samples - 3) < 0.2);
  for (int count : counts) CHECK(std::abs(count - samples / 6) < 500);
}

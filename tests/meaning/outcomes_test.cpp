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

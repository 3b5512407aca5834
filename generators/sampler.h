#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "theorems/meaning/instance.h"

/// Instances of a statement: the edge cases of its domains, random ones, and simpler ones.
///
/// Values are drawn in the order of declaration; the facts of a function (xs, fs) come with it; random names
/// are left to the evaluator. The hypotheses of the statement are not looked at, and membership in a domain
/// whose ends are irrational is meant, not proved: the checks certify both. The same (seed, claim id,
/// number) gives the same instance in every process.

namespace referee {

class Sampler {
 public:
  Sampler(std::shared_ptr<const Statement> statement, std::uint64_t seed);
  ~Sampler();

  /// The number of edge instances, at most 60 or so: the simplest one, every joint recipe, every edge of
  /// every given with the other givens drawn.
  std::size_t edge_count() const;

  /// In the functions below `fixed` is an instance whose set values are kept; nothing is returned if, at the
  /// values drawn so far, some domain is empty or no family serves a function.
  std::optional<Instance> edge(std::size_t index, const Instance* fixed = nullptr) const;
  std::optional<Instance> draw(std::uint64_t number, const Instance* fixed = nullptr) const;
  std::optional<Instance> replay(const Recipe& recipe, const Instance* fixed = nullptr) const;

  /// The simplest instance that `still` accepts and that shrinking reaches within `budget` calls of it.
  /// Simpler means shorter bindings, then a shorter recipe. A generic instance stays generic: the result is
  /// never closer to a boundary or to a degenerate case than the start. Precondition: still(start).
  Instance shrink(const Instance& start, const std::function<bool(const Instance&)>& still, int budget,
                  const Instance* fixed = nullptr) const;

  /// "no family provides: pl(mu), lipschitz(G) (mu = 1, G = 1)" or "no value for x: the domain is empty" if
  /// the simplest instance cannot be made; empty if it can.
  std::string why_empty() const;

 private:
  struct Plan;
  std::unique_ptr<const Plan> plan_;
};

}  // namespace referee

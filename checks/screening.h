#pragma once

#include <set>
#include <vector>

#include "checks/verify.h"
#include "generators/sampler.h"

/// Many instances in plain arithmetic: which meet the hypotheses, and how close each comes to breaking the
/// claim. Screening decides nothing; it says where to look.

namespace referee {

/// Where the instances of a statement come from: all of them if they are few, else edge cases and draws.
class InstanceSource {
 public:
  InstanceSource(std::shared_ptr<const Statement> statement, std::uint64_t seed,
                 const Instance* fixed = nullptr);

  bool exhaustive() const { return !all_.empty() || none_; }
  std::size_t edge_count() const;
  /// Instance `index`, of which the first edge_count() are edge cases; nothing if it cannot be made. Of an
  /// exhaustive source all indices below count are instances.
  std::optional<Instance> instance(std::uint64_t index) const;
  /// The number of instances of an exhaustive source.
  std::size_t count() const { return all_.size(); }
  const Sampler& sampler() const { return *sampler_; }
  const Instance* fixed() const { return fixed_; }
  const std::shared_ptr<const Statement>& statement() const { return statement_; }

 private:
  std::shared_ptr<const Statement> statement_;
  const Instance* fixed_;
  std::vector<Instance> all_;
  bool none_ = false;
  std::unique_ptr<Sampler> sampler_;
};

struct Candidate {
  std::uint64_t index = 0;  ///< into the source
  bool edge = false;
  Nature nature = Nature::generic;
  std::vector<double> slacks;  ///< of each claim; NaN where plain arithmetic has no answer
  std::vector<double> ratios;  ///< of left to right of each claim, where both are positive; else 0
};

struct Screening {
  std::vector<Candidate> candidates;  ///< that meet the hypotheses, as far as plain arithmetic tells
  std::uint64_t tried = 0;
  std::set<std::string> families;
  std::set<long> dimensions;
  bool exhaustive = false;
};

/// Tries all edge cases and random instances until `draws` of these meet the hypotheses, at most eight times as many. With `stop_when_broken` the draws end once some claim
/// looks broken at a dozen generic instances.
Screening screen(const InstanceSource& source, const std::vector<Claim>& claims, const Effort& effort,
                 std::uint64_t draws, bool stop_when_broken);

/// Looks again, in 50 digits, at the candidates that doubles find broken or nearly tight, and corrects their
/// slacks and ratios: doubles lose half of their digits at double roots, and more in long recurrences.
void take_second_opinions(const InstanceSource& source, const std::vector<Claim>& claims,
                          const Effort& effort, Screening& screening);

}  // namespace referee

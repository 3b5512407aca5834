#include "generators/sampler.h"

#include <algorithm>
#include <set>

#include "generators/bindings.h"
#include "generators/drawing.h"
#include "generators/family.h"

namespace referee {

namespace {

constexpr std::size_t most_edges = 60;
constexpr std::size_t edges_per_family_given = 32;
/// Instance numbers of edge cases, far from those of random draws.
constexpr std::uint64_t first_edge_number = std::uint64_t{1} << 62;
constexpr int replays_per_trial = 8;

/// The index-th of the edges `modes` of one segment, if all combinations of two modes are too many.
std::vector<ForcedModes> edges_of_segment(std::size_t segment, const std::vector<std::uint32_t>& sizes,
                                          bool function) {
  std::vector<ForcedModes> edges;
  if (sizes.empty()) return edges;
  if (!function) {
    for (std::uint32_t mode = 1; mode < sizes[0]; ++mode) edges.push_back({segment, {mode}});
    return edges;
  }
  // Each family once with its first modes, then the further modes of the first (quadratic) one.
  for (std::uint32_t family = 0; family < sizes[0]; ++family) edges.push_back({segment, {family, 0}});
  for (std::uint32_t mode = 1; mode < 9; ++mode) edges.push_back({segment, {0, mode}});
  for (std::uint32_t family = 1; family < sizes[0]; ++family) edges.push_back({segment, {family, 1}});
  if (edges.size() > edges_per_family_given) edges.resize(edges_per_family_given);
  return edges;
}

}  // namespace

struct Sampler::Plan {
  DrawingPlan drawing;
  std::uint64_t seed = 0;
  std::vector<ForcedModes> edges;  ///< of edge 1, 2, ...; edge 0 is the simplest instance

  void find_edges();
};

void Sampler::Plan::find_edges() {
  const Statement& statement = *drawing.statement;
  for (std::uint32_t i = 1; i <= drawing.scenarios.size(); ++i) edges.push_back({0, {i}});
  // What modes there are is read off a few ordinary draws.
  std::vector<std::vector<std::uint32_t>> sizes(statement.givens.size() + 1);
  for (std::uint64_t i = 0; i < 8; ++i) {
    Choices choices(seed, statement.id, first_edge_number - 1 - i);
    Drawing(drawing, choices, nullptr).run();
    for (std::size_t s = 0; s < choices.mode_sizes().size() && s < sizes.size(); ++s) {
      const std::vector<std::uint32_t>& seen = choices.mode_sizes()[s];
      if (!seen.empty() && (sizes[s].empty() || seen[0] > sizes[s][0])) sizes[s] = seen;
    }
  }
  std::vector<std::vector<ForcedModes>> by_given;
  for (std::size_t i = 0; i < statement.givens.size(); ++i) {
    const TypeKind kind = statement.symbol(statement.givens[i].symbol).type.kind;
    const bool function = kind == TypeKind::function || kind == TypeKind::sequence;
    by_given.push_back(edges_of_segment(i + 1, sizes[i + 1], function));
  }
  // In turn, so that a cut keeps some of each.
  for (std::size_t round = 0; edges.size() + 1 < most_edges; ++round) {
    bool any = false;
    for (const std::vector<ForcedModes>& list : by_given) {
      if (round >= list.size() || edges.size() + 1 >= most_edges) continue;
      edges.push_back(list[round]);
      any = true;
    }
    if (!any) break;
  }
}

Sampler::Sampler(std::shared_ptr<const Statement> statement, std::uint64_t seed) {
  auto plan = std::make_unique<Plan>();
  plan->drawing = plan_drawing(std::move(statement));
  plan->seed = seed;
  plan->find_edges();
  plan_ = std::move(plan);
}

Sampler::~Sampler() = default;

std::size_t Sampler::edge_count() const {
  return plan_->edges.size() + 1;
}

std::optional<Instance> Sampler::edge(std::size_t index, const Instance* fixed) const {
  const std::uint64_t number = first_edge_number + index;
  std::optional<Instance> instance;
  if (index == 0) {
    instance = replay({}, fixed);
  } else {
    Choices choices(plan_->seed, plan_->drawing.statement->id, number);
    instance = Drawing(plan_->drawing, choices, fixed).run(&plan_->edges.at(index - 1));
  }
  if (instance) instance->number = number, instance->edge = true;
  return instance;
}

std::optional<Instance> Sampler::draw(std::uint64_t number, const Instance* fixed) const {
  Choices choices(plan_->seed, plan_->drawing.statement->id, number);
  std::optional<Instance> instance = Drawing(plan_->drawing, choices, fixed).run();
  if (instance) instance->number = number;
  return instance;
}

std::optional<Instance> Sampler::replay(const Recipe& recipe, const Instance* fixed) const {
  Choices choices(recipe);
  return Drawing(plan_->drawing, choices, fixed).run();
}

Instance Sampler::shrink(const Instance& start, const std::function<bool(const Instance&)>& still, int budget,
                         const Instance* fixed) const {
  Instance best = start;
  std::size_t best_length = bindings_text(best).size();
  std::set<Recipe> seen{best.recipe};
  int trials = 0;
  long replays = static_cast<long>(budget) * replays_per_trial;
  for (bool improved = true; improved && trials < budget && replays > 0;) {
    improved = false;
    auto candidates = simpler_recipes(best.recipe);
    for (auto candidate = candidates.next(); candidate && trials < budget && replays > 0;
         candidate = candidates.next()) {
      if (!seen.insert(*candidate).second) continue;
      --replays;
      std::optional<Instance> instance = replay(*candidate, fixed);
      if (!instance || instance->nature > best.nature) continue;
      const std::size_t length = bindings_text(*instance).size();
      if (length > best_length || (length == best_length && !is_simpler(instance->recipe, best.recipe)))
        continue;
      if (instance->recipe != *candidate && !seen.insert(instance->recipe).second) continue;
      ++trials;
      if (!still(*instance)) continue;
      instance->number = start.number;
      instance->edge = start.edge;
      best = std::move(*instance);
      best_length = length;
      improved = true;
      break;
    }
  }
  return best;
}

std::string Sampler::why_empty() const {
  Choices simplest{Recipe{}};
  Drawing drawing(plan_->drawing, simplest, nullptr, true);
  if (drawing.run()) return {};
  return drawing.why_empty();
}

}  // namespace referee

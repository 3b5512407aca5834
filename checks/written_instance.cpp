#include "checks/written_instance.h"

#include "generators/sampler.h"
#include "theorems/language/elaborate.h"
#include "theorems/language/parser.h"

namespace referee {
namespace {

constexpr std::uint64_t most_hoisted_draws = 200;

bool leaves_names_open(const Instance& instance) {
  for (const Given& given : instance.statement->givens) {
    if (!given.hoisted) continue;
    const auto& value = instance.values.at(static_cast<std::size_t>(given.symbol));
    if (std::holds_alternative<std::monostate>(value)) return true;
  }
  return false;
}

/// One fully set instance: the broken claim, or why there is none.
Confirmation confirm_at(const Instance& instance, const std::string& label, const Effort& effort) {
  Confirmation result;
  const Decision hypotheses = meets_hypotheses(instance, effort);
  if (hypotheses.truth != Truth::yes) {
    const bool refuted = hypotheses.truth == Truth::no;
    result.message =
        std::string(refuted ? "a hypothesis is not met" : "the hypotheses are not certainly met");
    if (!hypotheses.message.empty()) result.message += ": " + hypotheses.message;
    return result;
  }
  const auto& claims = instance.statement->claims;
  for (std::size_t k = 0; k < claims.size(); ++k) {
    if (!label.empty() && claims[k].label != label) continue;
    const Decision decision = decide(*claims[k].formula, instance, effort);
    if (decision.truth == Truth::no && !decision.undefined) {
      result.confirmed = true;
      result.arithmetic = decision.arithmetic;
      result.claim = k;
      result.instance = instance;
      result.message.clear();
      return result;
    }
    result.message = decision.undefined ? "the claim is undefined there: " + decision.message
                     : decision.decided()
                         ? "the claim holds there"
                         : "whether the claim is broken there is undecided: " + decision.message;
  }
  return result;
}

}  // namespace

Instance written_instance(const std::shared_ptr<const Statement>& statement, const BindingTerms& bindings) {
  Instance instance;
  instance.statement = statement;
  instance.values.resize(statement->symbols.size());
  instance.family_ranges.resize(statement->symbols.size());
  for (const auto& [symbol, term] : bindings.values)
    instance.values.at(static_cast<std::size_t>(symbol)) = term;
  for (const auto& [symbol, members] : bindings.members) {
    std::vector<TermPtr> terms;
    for (const auto& [index, term] : members) terms.push_back(term);
    if (members.empty()) continue;
    instance.values.at(static_cast<std::size_t>(symbol)) = std::move(terms);
    instance.family_ranges.at(static_cast<std::size_t>(symbol)) = {members.begin()->first,
                                                                   members.rbegin()->first};
  }
  return instance;
}

std::optional<Instance> read_instance(const std::shared_ptr<const Statement>& statement,
                                      const std::string& text, SourceSet& sources, Diagnostics& diagnostics) {
  const std::uint32_t file = sources.add("bindings", text);
  const auto parsed = parse_bindings(sources, file, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  const auto [extended, terms] = elaborate_bindings(*statement, parsed, diagnostics);
  if (!extended || diagnostics.has_errors()) return std::nullopt;
  return written_instance(extended, terms);
}

Confirmation confirm_violation(const Instance& instance, const std::string& label, std::uint64_t seed,
                               const Effort& effort) {
  if (!leaves_names_open(instance)) return confirm_at(instance, label, effort);
  const Sampler sampler(instance.statement, seed);
  Confirmation last;
  last.message = "no values for the names bound by `forall` were found";
  const std::uint64_t edges = sampler.edge_count();
  for (std::uint64_t i = 0; i < edges + most_hoisted_draws; ++i) {
    const auto full = i < edges ? sampler.edge(i, &instance) : sampler.draw(i - edges, &instance);
    if (!full) continue;
    last = confirm_at(*full, label, effort);
    if (last.confirmed) return last;
  }
  return last;
}

}  // namespace referee

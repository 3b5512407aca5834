#include "checks/enumeration.h"

#include "generators/bindings.h"
#include "theorems/meaning/evaluator.h"

namespace referee {
namespace {

/// The values of a finite domain at an instance in which earlier names are set.
std::optional<std::vector<Rational>> values_of(const DomainTerm& domain, const Instance& instance,
                                               std::size_t most) {
  Evaluator<Exact> evaluator(instance);
  std::vector<Rational> values;
  if (domain.kind == syntax::DomainKind::range) {
    if (domain.arguments.size() < 2 || !domain.arguments[1]) return std::nullopt;
    const long first = evaluator.integer(*domain.arguments[0]);
    const long last = evaluator.integer(*domain.arguments[1]);
    if (last >= first && static_cast<std::size_t>(last - first) >= most) return std::nullopt;
    for (long i = first; i <= last; ++i) values.emplace_back(i);
    return values;
  }
  if (domain.kind != syntax::DomainKind::set) return std::nullopt;
  for (const TermPtr& element : domain.arguments) {
    const Exact x = evaluator.number(*element);
    if (!x.is_rational()) return std::nullopt;
    values.push_back(x.rational_part());
  }
  return values;
}

}  // namespace

std::optional<std::vector<Instance>> enumerate_instances(const std::shared_ptr<const Statement>& statement,
                                                         std::size_t most) {
  Instance empty;
  empty.statement = statement;
  empty.values.resize(statement->symbols.size());
  empty.family_ranges.resize(statement->symbols.size());
  std::vector<Instance> instances{empty};
  try {
    for (const Given& given : statement->givens) {
      const Symbol& symbol = statement->symbol(given.symbol);
      if (symbol.kind == SymbolKind::random) continue;
      if (!symbol.type.is_number() || !given.domain.is_finite()) return std::nullopt;
      std::vector<Instance> extended;
      for (const Instance& instance : instances) {
        const auto values = values_of(given.domain, instance, most);
        if (!values || extended.size() + values->size() > most) return std::nullopt;
        for (const Rational& x : *values) {
          extended.push_back(instance);
          extended.back().values[static_cast<std::size_t>(given.symbol)] = x;
        }
      }
      instances = std::move(extended);
    }
  } catch (const Indeterminate&) {
    return std::nullopt;
  } catch (const Undefined&) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < instances.size(); ++i) {
    instances[i].number = i;
    instances[i].nature = nature_of(instances[i]);
  }
  return instances;
}

}  // namespace referee

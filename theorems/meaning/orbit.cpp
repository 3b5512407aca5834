#include "theorems/meaning/orbit.h"

#include <algorithm>
#include <set>

namespace referee {
namespace {

bool jumps(Operation operation) {
  switch (operation) {
    case Operation::floor:
    case Operation::ceil:
    case Operation::sign:
    case Operation::modulo:
    case Operation::round_to:
    case Operation::rank:
    case Operation::argmin:
    case Operation::cardinality:
      return true;
    default:
      return false;
  }
}

bool is_refused(Operation operation) {
  switch (operation) {
    case Operation::expectation:
    case Operation::variance:
    case Operation::probability:
    case Operation::integral:
    case Operation::flow_value:
    case Operation::limit:
    case Operation::rate:
    case Operation::order:
    case Operation::bounded:
    case Operation::converges:
    case Operation::diverges:
      return true;
    default:
      return false;
  }
}

/// The c of an index k + c.
std::optional<long> offset(const Term& term, int index) {
  auto is_index = [&](const Term& one) { return one.operation == Operation::symbol && one.symbol == index; };
  if (is_index(term)) return 0;
  const bool sum = term.operation == Operation::add;
  if (!sum && term.operation != Operation::subtract) return std::nullopt;
  const Term* constant = nullptr;
  if (is_index(*term.arguments[0]))
    constant = term.arguments[1].get();
  else if (sum && is_index(*term.arguments[1]))
    constant = term.arguments[0].get();
  if (!constant || constant->operation != Operation::number || denominator(constant->value) != 1 ||
      abs(constant->value) > 64) {
    return std::nullopt;
  }
  const long c = static_cast<long>(numerator(constant->value));
  return sum ? c : -c;
}

class Search {
 public:
  Search(const Statement& statement, Orbit& orbit) : statement_(statement), orbit_(orbit) {}

  bool run(const Term& observed, int index) {
    std::vector<Reference> seen;
    if (!collect(observed, index, seen)) return false;
    orbit_.continuous = !jumps_;
    for (const Reference& reference : seen) orbit_.reach = std::min(orbit_.reach, reference.offset);
    for (std::size_t i = 0; i < orbit_.members.size(); ++i) {
      if (!follow_rule(orbit_.members[i])) return false;
    }
    orbit_.settled += orbit_.depth;
    return !orbit_.members.empty();
  }

 private:
  struct Reference {
    int symbol;
    long offset;
  };

  bool collect(const Term& term, int index, std::vector<Reference>& seen) {
    if (++depth_ > 300 || is_refused(term.operation)) return false;
    jumps_ |= jumps(term.operation);
    bool plain = true;
    if (term.operation == Operation::element) {
      const std::optional<long> c = offset(*term.arguments[0], index);
      plain = c && add(term.symbol, *c, seen);
    } else {
      if (term.symbol >= 0 && !term.domain) plain = allows(term.symbol, index, seen);
      if (plain && term.lambda >= 0 && lambdas_.insert(term.lambda).second)
        plain = collect(*statement_.lambdas.at(static_cast<std::size_t>(term.lambda)).body, -1, seen);
      auto each = [&](const std::vector<TermPtr>& terms) {
        for (const TermPtr& one : terms) plain = plain && (!one || collect(*one, index, seen));
      };
      each(term.arguments);
      if (term.domain) each(term.domain->arguments);
    }
    --depth_;
    return plain;
  }

  /// A name other than that of an element: the index itself may not stand alone.
  bool allows(int symbol, int index, std::vector<Reference>& seen) {
    const Symbol& declared = statement_.symbol(symbol);
    if (symbol == index || declared.kind == SymbolKind::random || declared.kind == SymbolKind::sequence)
      return false;
    if (declared.kind != SymbolKind::let || !declared.definition || !lets_.insert(symbol).second) return true;
    return collect(*declared.definition, -1, seen);
  }

  bool add(int symbol, long offset, std::vector<Reference>& seen) {
    const Symbol* declared = &statement_.symbol(symbol);
    while (declared->kind == SymbolKind::let && declared->definition &&
           declared->definition->operation == Operation::symbol) {
      symbol = declared->definition->symbol;
      declared = &statement_.symbol(symbol);
    }
    if (declared->kind != SymbolKind::sequence || !declared->type.element) return false;
    const TypeKind kind = declared->type.element->kind;
    if (kind != TypeKind::real && kind != TypeKind::vector && kind != TypeKind::matrix) return false;
    seen.push_back({symbol, offset});
    if (std::find(orbit_.members.begin(), orbit_.members.end(), symbol) == orbit_.members.end())
      orbit_.members.push_back(symbol);
    return true;
  }

  bool follow_rule(int symbol) {
    const Symbol& declared = statement_.symbol(symbol);
    const Recurrence& group = statement_.recurrences.at(static_cast<std::size_t>(declared.group));
    const auto member = std::find_if(group.members.begin(), group.members.end(),
                                     [&](const auto& one) { return one.symbol == symbol; });
    if (member == group.members.end() || !member->rule) return false;
    std::vector<Reference> seen;
    if (!collect(*member->rule, member->index, seen)) return false;
    for (const Reference& reference : seen) {
      const long lag = member->shift - reference.offset;
      if (lag < 0) return false;
      orbit_.depth = std::max(orbit_.depth, lag);
    }
    orbit_.settled = std::max(orbit_.settled, static_cast<long>(member->shift) - 1);
    if (!member->initial.empty()) orbit_.settled = std::max(orbit_.settled, member->initial.rbegin()->first);
    return true;
  }

  const Statement& statement_;
  Orbit& orbit_;
  std::set<int> lets_, lambdas_;
  bool jumps_ = false;
  int depth_ = 0;
};

}  // namespace

std::optional<Orbit> find_orbit(const Statement& statement, const Term& observed, int index) {
  Orbit orbit;
  if (!Search(statement, orbit).run(observed, index)) return std::nullopt;
  return orbit;
}

}  // namespace referee

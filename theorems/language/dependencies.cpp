#include "theorems/language/dependencies.h"

#include <algorithm>
#include <set>

namespace referee {
namespace {

using Names = std::set<int>;

bool is_trend(Operation operation) {
  switch (operation) {
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

/// Expectations bind all random names.
bool is_expectation(Operation operation) {
  return operation == Operation::expectation || operation == Operation::variance ||
         operation == Operation::probability;
}

/// The free names of a term, given those of the symbols and lambdas in it.
template <class Lists>
void collect_names(const Term& term, const Statement& statement, const Lists& symbols, const Lists& lambdas,
                   Names& names) {
  const bool binds = term.domain || is_trend(term.operation);
  const bool expects = is_expectation(term.operation);
  Names inside;
  Names& target = binds || expects ? inside : names;
  if (term.symbol >= 0 && !binds) {
    const auto& known = symbols.at(static_cast<std::size_t>(term.symbol));
    target.insert(known.begin(), known.end());
  }
  if (term.lambda >= 0) {
    const auto& known = lambdas.at(static_cast<std::size_t>(term.lambda));
    target.insert(known.begin(), known.end());
  }
  for (const TermPtr& argument : term.arguments) {
    if (argument) collect_names(*argument, statement, symbols, lambdas, target);
  }
  if (!binds && !expects) return;
  if (binds) inside.erase(term.symbol);
  if (expects) std::erase_if(inside, [&](int id) { return statement.symbol(id).kind == SymbolKind::random; });
  names.merge(inside);
  if (term.domain) {
    for (const TermPtr& argument : term.domain->arguments)
      collect_names(*argument, statement, symbols, lambdas, names);
  }
}

/// Collects by iteration to a fixed point, since recurrences refer to each other.
class Collector {
 public:
  explicit Collector(const Statement& statement)
      : statement_(statement), symbols_(statement.symbols.size()), lambdas_(statement.lambdas.size()) {}

  Dependencies run() {
    do {
      changed_ = false;
      for (std::size_t i = 0; i < symbols_.size(); ++i)
        update(symbols_[i], of_definition(static_cast<int>(i)));
      for (std::size_t i = 0; i < lambdas_.size(); ++i) update(lambdas_[i], of_lambda(statement_.lambdas[i]));
    } while (changed_);
    return {lists(symbols_), lists(lambdas_)};
  }

 private:
  static std::vector<std::vector<int>> lists(const std::vector<Names>& sets) {
    std::vector<std::vector<int>> result;
    for (const Names& names : sets) result.emplace_back(names.begin(), names.end());
    return result;
  }

  void update(Names& names, const Names& more) {
    const std::size_t before = names.size();
    names.insert(more.begin(), more.end());
    changed_ |= names.size() != before;
  }

  Names of_definition(int id) {
    const Symbol& symbol = statement_.symbol(id);
    Names names;
    switch (symbol.kind) {
      case SymbolKind::random:
      case SymbolKind::bound:
      case SymbolKind::parameter:
        names.insert(id);
        break;
      case SymbolKind::let:
        if (symbol.definition) collect(*symbol.definition, names);
        break;
      case SymbolKind::sequence:
        of_recurrence(symbol.group, names);
        break;
      case SymbolKind::flow:
        of_flow(symbol.group, names);
        break;
      case SymbolKind::given:
        break;
    }
    return names;
  }

  void of_recurrence(int group, Names& names) {
    for (const auto& member : statement_.recurrences.at(static_cast<std::size_t>(group)).members) {
      Names own;
      if (member.rule) collect(*member.rule, own);
      own.erase(member.index);
      for (const auto& [index, term] : member.initial) collect(*term, own);
      names.merge(own);
    }
  }

  void of_flow(int group, Names& names) {
    for (const auto& member : statement_.flows.at(static_cast<std::size_t>(group)).members) {
      Names own;
      if (member.rate) collect(*member.rate, own);
      own.erase(member.time);
      if (member.initial) collect(*member.initial, own);
      if (member.start) collect(*member.start, own);
      names.merge(own);
    }
  }

  Names of_lambda(const Lambda& lambda) {
    Names names;
    collect(*lambda.body, names);
    for (int parameter : lambda.parameters) names.erase(parameter);
    return names;
  }

  void collect(const Term& term, Names& names) const {
    collect_names(term, statement_, symbols_, lambdas_, names);
  }

  const Statement& statement_;
  std::vector<Names> symbols_;
  std::vector<Names> lambdas_;
  bool changed_ = false;
};

}  // namespace

std::vector<int> free_names(const Term& term, const Statement& statement, const Dependencies& dependencies) {
  Names names;
  collect_names(term, statement, dependencies.of_symbol, dependencies.of_lambda, names);
  return {names.begin(), names.end()};
}

Dependencies find_dependencies(const Statement& statement) {
  return Collector(statement).run();
}

std::shared_ptr<const Dependencies> dependencies_of(const std::shared_ptr<const Statement>& statement) {
  struct Entry {
    std::weak_ptr<const Statement> statement;
    std::shared_ptr<const Dependencies> dependencies;
  };
  constexpr std::size_t kept = 8;
  static thread_local std::vector<Entry> entries;
  for (const Entry& entry : entries) {
    if (entry.statement.lock() == statement) return entry.dependencies;
  }
  if (entries.size() == kept) entries.erase(entries.begin());
  entries.push_back({statement, std::make_shared<const Dependencies>(find_dependencies(*statement))});
  return entries.back().dependencies;
}

}  // namespace referee

#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: what can be told only of the whole statement.

namespace referee {

namespace {

/// Whether a term depends, through definitions too, on a random name or on an expectation.
class Search {
 public:
  explicit Search(const Statement& statement) : statement_(statement) {}

  /// A random symbol outside every expectation, or -1.
  int random(const Term& term) {
    expectations_ = false;
    symbols_.clear();
    lambdas_.clear();
    return search(term) ? found_ : -1;
  }
  /// An expectation in the body of an expectation.
  bool nested(const Term& expectation) {
    expectations_ = true;
    symbols_.clear();
    lambdas_.clear();
    return search(*expectation.arguments[0]);
  }

 private:
  bool search(const TermPtr& term) { return term && search(*term); }

  bool search(const Term& term) {
    const bool expectation = term.operation == Operation::expectation || term.operation == Operation::variance ||
                             term.operation == Operation::probability;
    if (expectation) return expectations_;
    if (term.symbol >= 0 && search_symbol(term.symbol)) return true;
    if (term.lambda >= 0 && lambdas_.insert(term.lambda).second &&
        search(statement_.lambdas.at(static_cast<std::size_t>(term.lambda)).body)) {
      return true;
    }
    for (const TermPtr& argument : term.arguments) {
      if (search(argument)) return true;
    }
    if (!term.domain) return false;
    for (const TermPtr& argument : term.domain->arguments) {
      if (search(argument)) return true;
    }
    return false;
  }

  bool search_symbol(int id) {
    if (!symbols_.insert(id).second) return false;
    const Symbol& symbol = statement_.symbol(id);
    const auto group = static_cast<std::size_t>(symbol.group);
    switch (symbol.kind) {
      case SymbolKind::random: found_ = id; return !expectations_;
      case SymbolKind::let: return search(symbol.definition);
      case SymbolKind::sequence:
        for (const auto& member : statement_.recurrences.at(group).members) {
          if (search(member.rule)) return true;
          for (const auto& [index, term] : member.initial) {
            if (search(term)) return true;
          }
        }
        return false;
      case SymbolKind::flow:
        for (const auto& member : statement_.flows.at(group).members) {
          if (search(member.rate) || search(member.initial)) return true;
        }
        return false;
      default: return false;
    }
  }

  const Statement& statement_;
  std::set<int> symbols_;
  std::set<int> lambdas_;
  bool expectations_ = false;
  int found_ = -1;
};

}  // namespace

void Elaborator::check_random_names() {
  Search search(*statement_);
  const auto refuse = [&](const TermPtr& term, const char* where) {
    const int random = term ? search.random(*term) : -1;
    if (random < 0) return;
    error("R0270", std::string(where) + " depends on the random name `" + name_of(random) + "`", term->span,
          "only claims speak of outcomes; conditions on random names are written inside `P[...]`");
  };
  for (const TermPtr& hypothesis : statement_->hypotheses) refuse(hypothesis, "a hypothesis");
  for (const Given& given : statement_->givens) {
    for (const TermPtr& argument : given.domain.arguments) refuse(argument, "a domain");
    if (given.domain.spectrum) {
      for (const TermPtr& argument : given.domain.spectrum->arguments) refuse(argument, "a domain");
    }
    if (given.family_range) {
      for (const TermPtr& argument : given.family_range->arguments) refuse(argument, "a domain");
    }
    for (const TermPtr& argument : given.distribution_arguments) refuse(argument, "a distribution");
    for (const ClassTerm& one : given.classes) refuse(one.argument, "the constant of a class");
  }
  for (const TermPtr& expectation : expectations_) {
    if (!search.nested(*expectation)) continue;
    error("R0271", "an expectation depends on another expectation", expectation->span,
          "E, Var and P range over all random names at once and do not nest");
  }
}

}  // namespace referee

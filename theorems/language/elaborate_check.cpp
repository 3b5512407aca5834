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
  /// Follows names and functions by a list, not by recursion: definitions may form long rows.
  bool search(const Term& start) {
    waiting_ = {&start};
    while (!waiting_.empty()) {
      const Term* term = waiting_.back();
      waiting_.pop_back();
      if (found_in(*term)) return true;
    }
    return false;
  }

  void later(const TermPtr& term) {
    if (term) waiting_.push_back(term.get());
  }

  bool found_in(const Term& term) {
    const bool expectation = term.operation == Operation::expectation ||
                             term.operation == Operation::variance ||
                             term.operation == Operation::probability;
    if (expectation) return expectations_;
    if (term.symbol >= 0 && symbols_.insert(term.symbol).second && found_at(term.symbol)) return true;
    if (term.lambda >= 0 && lambdas_.insert(term.lambda).second) {
      later(statement_.lambdas.at(static_cast<std::size_t>(term.lambda)).body);
    }
    for (const TermPtr& argument : term.arguments) later(argument);
    if (!term.domain) return false;
    for (const TermPtr& argument : term.domain->arguments) later(argument);
    return false;
  }

  bool found_at(int id) {
    const Symbol& symbol = statement_.symbol(id);
    const auto group = static_cast<std::size_t>(symbol.group);
    switch (symbol.kind) {
      case SymbolKind::random:
        found_ = id;
        return !expectations_;
      case SymbolKind::let:
        later(symbol.definition);
        return false;
      case SymbolKind::sequence:
        for (const auto& member : statement_.recurrences.at(group).members) {
          later(member.rule);
          for (const auto& [index, term] : member.initial) later(term);
        }
        return false;
      case SymbolKind::flow:
        for (const auto& member : statement_.flows.at(group).members) {
          later(member.rate);
          later(member.initial);
        }
        return false;
      default:
        return false;
    }
  }

  std::vector<const Term*> waiting_;
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

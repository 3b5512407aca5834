#include "theorems/meaning/symmetry.h"

#include <algorithm>

namespace referee {
namespace {

bool same_domain(const DomainTerm* a, const DomainTerm* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return false;  // binders of one form bind different names
}

/// Whether b is the transpose of a by its form.
bool transposes(const Term& a, const Term& b) {
  if (a.operation == Operation::transpose && same_form(*a.arguments[0], b)) return true;
  return b.operation == Operation::transpose && same_form(*b.arguments[0], a);
}

bool symmetric(const Term& term, const Statement& statement, int depth) {
  constexpr int deepest = 200;
  if (depth > deepest || term.type.kind != TypeKind::matrix) return false;
  const auto& a = term.arguments;
  auto part = [&](std::size_t i) { return symmetric(*a[i], statement, depth + 1); };
  switch (term.operation) {
    case Operation::identity:
    case Operation::diagonal:
    case Operation::hessian:
      return true;
    case Operation::zeros:
    case Operation::ones:
      return term.type.rows == term.type.columns;
    case Operation::symbol: {
      const Symbol& symbol = statement.symbol(term.symbol);
      if (symbol.kind == SymbolKind::let)
        return symbol.definition && symmetric(*symbol.definition, statement, depth + 1);
      return std::any_of(statement.givens.begin(), statement.givens.end(), [&](const Given& given) {
        return given.symbol == term.symbol && (given.domain.kind == syntax::DomainKind::symmetric ||
                                               given.domain.kind == syntax::DomainKind::positive_definite);
      });
    }
    case Operation::negate:
    case Operation::transpose:
    case Operation::inverse:
    case Operation::expm:
    case Operation::power:
    case Operation::elementwise_power:
    case Operation::divide:
      return part(0);
    case Operation::add:
      if (transposes(*a[0], *a[1])) return true;
      return part(0) && part(1);
    case Operation::subtract:
    case Operation::elementwise_multiply:
    case Operation::elementwise_divide:
      return part(0) && part(1);
    case Operation::conditional:
      return part(1) && part(2);
    case Operation::sum:
    case Operation::expectation:
      return part(0);
    case Operation::multiply:
      if (a[0]->type.is_number()) return part(1);
      if (a[1]->type.is_number()) return part(0);
      if (transposes(*a[0], *a[1])) return true;
      // B S B' and B' S B.
      return a[0]->operation == Operation::multiply && a[0]->arguments[1]->type.kind == TypeKind::matrix &&
             transposes(*a[0]->arguments[0], *a[1]) && symmetric(*a[0]->arguments[1], statement, depth + 1);
    case Operation::lyapunov:
      return part(1);
    case Operation::matrix: {
      const auto n = static_cast<std::size_t>(term.columns);
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (!same_form(*a[i * n + j], *a[j * n + i])) return false;
        }
      }
      return a.size() == n * n;
    }
    default:
      return false;
  }
}

}  // namespace

bool same_form(const Term& a, const Term& b) {
  if (&a == &b) return true;
  const bool alike = a.operation == b.operation && a.arguments.size() == b.arguments.size() &&
                     a.value == b.value && a.symbol == b.symbol && a.lambda == b.lambda &&
                     a.columns == b.columns && a.relation == b.relation && a.text == b.text &&
                     same_domain(a.domain.get(), b.domain.get());
  if (!alike) return false;
  for (std::size_t i = 0; i < a.arguments.size(); ++i) {
    const TermPtr &x = a.arguments[i], &y = b.arguments[i];
    if (!x || !y ? x != y : !same_form(*x, *y)) return false;
  }
  return true;
}

bool is_symmetric_by_form(const Term& term, const Statement& statement) {
  return symmetric(term, statement, 0);
}

}  // namespace referee

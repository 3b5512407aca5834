#include <algorithm>
#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: domains, and the dimensions that integer terms stand for.

namespace referee {

using syntax::DomainKind;
using syntax::ExpressionKind;

std::optional<Elaborator::TypedDomain> Elaborator::domain(const syntax::Domain& domain) {
  TypedDomain result;
  result.term.kind = domain.kind;
  switch (domain.kind) {
    case DomainKind::range:
      return range(domain);
    case DomainKind::interval:
      return interval(domain);
    case DomainKind::set:
      return finite_set(domain);
    case DomainKind::expression: {
      const TermPtr set = value(*domain.arguments[0]);
      if (!set) return std::nullopt;
      if (set->type.kind != TypeKind::set) {
        fail("R0231", "`in` needs a domain, found " + show(set->type), domain.span,
             set->type.kind == TypeKind::integer ? "the integers from 1 to n are written `1..n`" : "");
        return std::nullopt;
      }
      result.term.arguments = {set};
      result.element = *set->type.element;
      return result;
    }
    case DomainKind::reals:
      result.element = Type::real();
      return result;
    default:
      break;
  }
  std::vector<Dimension> sizes;
  for (const auto& argument : domain.arguments) {
    const TermPtr size = value(*argument);
    const std::optional<Dimension> known = size ? dimension(size) : std::nullopt;
    if (!known) return std::nullopt;
    sizes.push_back(*known);
    result.term.arguments.push_back(size);
  }
  const bool is_vector = domain.kind == DomainKind::vectors || domain.kind == DomainKind::sphere;
  result.element = is_vector ? Type::vector(sizes[0]) : Type::matrix(sizes[0], sizes.back());
  if (domain.spectrum) {
    const auto spectrum = interval(*domain.spectrum);
    if (!spectrum) return std::nullopt;
    result.term.spectrum = std::make_shared<const DomainTerm>(spectrum->term);
  }
  return result;
}

std::optional<Elaborator::TypedDomain> Elaborator::range(const syntax::Domain& domain) {
  TypedDomain result;
  result.term.kind = DomainKind::range;
  result.element = Type::integer();
  for (const auto& end : domain.arguments) {
    TermPtr term = integer(*end, "the end of a range");
    if (!term) return std::nullopt;
    result.term.arguments.push_back(std::move(term));
  }
  return result;
}

bool Elaborator::is_infinity(const Expression& expression) const {
  return expression.kind == ExpressionKind::name && expression.text == "inf" && lookup("inf") == nullptr;
}

TermPtr Elaborator::interval_end(const Expression& expression, bool left) {
  if (is_infinity(expression)) {
    if (left)
      return fail("R0233", "an interval begins at `-inf` or at a number", expression.span, "write `-inf`");
    return make(Operation::infinity, Type::real(), expression.span);
  }
  if (expression.kind == ExpressionKind::negate && is_infinity(*expression.children[0])) {
    if (!left)
      return fail("R0233", "an interval ends at `inf` or at a number", expression.span, "write `inf`");
    TermPtr infinity = make(Operation::infinity, Type::real(), expression.children[0]->span);
    return make(Operation::negate, Type::real(), expression.span, {infinity});
  }
  return number(expression, "the end of an interval");
}

std::optional<Elaborator::TypedDomain> Elaborator::interval(const syntax::Domain& domain) {
  TypedDomain result;
  result.term.kind = DomainKind::interval;
  result.element = Type::real();
  TermPtr low = interval_end(*domain.arguments[0], true);
  TermPtr high = interval_end(*domain.arguments[1], false);
  if (!low || !high) return std::nullopt;
  result.term.open_left = domain.open_left;
  result.term.open_right = domain.open_right;
  // No number reaches an infinite end.
  if (low->operation == Operation::negate && low->arguments[0]->operation == Operation::infinity) {
    result.term.open_left = true;
  }
  if (high->operation == Operation::infinity) result.term.open_right = true;
  result.term.arguments = {std::move(low), std::move(high)};
  return result;
}

std::optional<Elaborator::TypedDomain> Elaborator::finite_set(const syntax::Domain& domain) {
  TypedDomain result;
  result.term.kind = DomainKind::set;
  result.element = Type::integer();
  for (const auto& element : domain.arguments) {
    TermPtr term = number(*element, "an element of a set");
    if (!term) return std::nullopt;
    result.element = join(result.element, term->type);
    result.term.arguments.push_back(std::move(term));
  }
  return result;
}

// ---------------------------------------------------------------------------------------- dimensions

/// The polynomial that an integer term is; nothing if it is none, or too large to work with.
std::optional<Dimension> Elaborator::dimension_of(const TermPtr& term) {
  const auto& a = term->arguments;
  if (term->type.kind != TypeKind::integer) return std::nullopt;
  if (term->operation == Operation::number) {
    if (abs(term->value) > Rational(1'000'000'000)) return std::nullopt;
    return Dimension(numerator(term->value).convert_to<long>());
  }
  if (term->operation == Operation::symbol) return dimension_of_symbol(term->symbol);
  if (term->operation == Operation::power) return power_of_dimension(a[0], a[1]);
  if (term->operation == Operation::negate) {
    const auto x = dimension_of(a[0]);
    return x ? std::optional<Dimension>(Dimension(0) - *x) : std::nullopt;
  }
  const bool known = term->operation == Operation::add || term->operation == Operation::subtract ||
                     term->operation == Operation::multiply;
  if (!known) return std::nullopt;
  const auto x = dimension_of(a[0]);
  const auto y = x ? dimension_of(a[1]) : std::nullopt;
  if (!y) return std::nullopt;
  Dimension result = term->operation == Operation::add        ? *x + *y
                     : term->operation == Operation::subtract ? *x - *y
                                                              : *x * *y;
  if (result.coefficients().size() > largest_dimension_terms) return std::nullopt;
  for (const auto& [monomial, coefficient] : result.coefficients()) {
    if (monomial.size() > largest_dimension_power || bits(coefficient) > 64) return std::nullopt;
  }
  return result;
}

std::optional<Dimension> Elaborator::power_of_dimension(const TermPtr& base, const TermPtr& exponent) {
  const auto x = dimension_of(base);
  const auto k = x ? dimension_of(exponent) : std::nullopt;
  const auto times = k ? k->constant() : std::nullopt;
  if (!times || *times < 0 || *times > 8 || x->coefficients().size() > 4) return std::nullopt;
  Dimension result(1);
  for (long i = 0; i < *times; ++i) {
    result = result * *x;
    for (const auto& [monomial, coefficient] : result.coefficients()) {
      if (monomial.size() > largest_dimension_power || bits(coefficient) > 64) return std::nullopt;
    }
  }
  return result;
}

std::optional<Dimension> Elaborator::dimension_of_symbol(int id) {
  const auto known = dimensions_.find(id);
  const Symbol& declared = symbol(id);
  if (declared.kind == SymbolKind::parameter) asked_dimensions_.insert(id);
  if (known != dimensions_.end()) return known->second;
  if (declared.kind == SymbolKind::random) return std::nullopt;
  Dimension result = Dimension::symbol(id);
  if (declared.kind == SymbolKind::let && declared.definition) {
    if (const auto expanded = dimension_of(declared.definition)) result = *expanded;
  }
  dimensions_.emplace(id, result);
  return result;
}

std::optional<Dimension> Elaborator::dimension(const TermPtr& term) {
  if (term->type.kind != TypeKind::integer) {
    std::string help = "a dimension is declared as in `d in 1..20`";
    if (term->operation == Operation::symbol) {
      help = "declare it as an integer, as in `" + name_of(term->symbol) + " in 1..20`";
    }
    fail("R0232", "a dimension must be Int, found " + show(term->type), term->span, help);
    return std::nullopt;
  }
  const auto result = dimension_of(term);
  if (!result) {
    fail("R0232", "a dimension must be a polynomial in declared integers", term->span,
         "name it by `let`, as in `let p = ...`, and write the name");
    return std::nullopt;
  }
  const auto constant = result->constant();
  if (constant && *constant < 1) {
    fail("R0232", "a dimension must be at least 1, found " + std::to_string(*constant), term->span);
    return std::nullopt;
  }
  return result;
}

/// Whether an integer term is certainly at least 0, as far as its form and its ranges tell.
bool Elaborator::is_nonnegative(const TermPtr& term) const {
  const auto& a = term->arguments;
  switch (term->operation) {
    case Operation::number:
      return term->value >= 0;
    case Operation::add:
    case Operation::multiply:
    case Operation::power:
      return is_nonnegative(a[0]) && is_nonnegative(a[1]);
    case Operation::norm:
      return true;
    case Operation::symbol:
      break;
    default:
      return false;
  }
  return nonnegative_.contains(term->symbol);
}

/// Remembers that an integer symbol is at least 0 if its range begins there or above.
void Elaborator::note_range(int id, const DomainTerm& domain) {
  if (domain.kind == DomainKind::range && is_nonnegative(domain.arguments[0])) nonnegative_.insert(id);
}

}  // namespace referee

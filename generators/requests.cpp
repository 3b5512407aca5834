#include "generators/requests.h"

#include <algorithm>

#include "generators/bindings.h"
#include "generators/term_values.h"

namespace referee {

namespace {

/// Where a class with a constant keeps it in a request, and the side on which an irrational one is rounded.
struct ConstantPlace {
  FunctionClass function_class;
  std::optional<Rational> FunctionRequest::* member;
  Rounding rounding;
};
constexpr ConstantPlace constant_places[] = {
    {FunctionClass::smooth, &FunctionRequest::smooth, Rounding::down},
    {FunctionClass::smoothness, &FunctionRequest::smoothness, Rounding::down},
    {FunctionClass::strongly_convex, &FunctionRequest::strongly_convex, Rounding::up},
    {FunctionClass::lipschitz, &FunctionRequest::lipschitz, Rounding::down},
    {FunctionClass::pl, &FunctionRequest::pl, Rounding::up},
    {FunctionClass::hessian_lipschitz, &FunctionRequest::hessian_lipschitz, Rounding::down},
};

struct FlagPlace {
  FunctionClass function_class;
  bool FunctionRequest::* member;
};
constexpr FlagPlace flag_places[] = {
    {FunctionClass::convex, &FunctionRequest::convex},
    {FunctionClass::quadratic, &FunctionRequest::quadratic},
    {FunctionClass::differentiable, &FunctionRequest::differentiable},
    {FunctionClass::twice_differentiable, &FunctionRequest::twice_differentiable},
    {FunctionClass::separable, &FunctionRequest::separable},
    {FunctionClass::coercive, &FunctionRequest::coercive},
    {FunctionClass::bounded_below, &FunctionRequest::bounded_below},
    {FunctionClass::minimizer, &FunctionRequest::needs_minimizer},
    {FunctionClass::minimum, &FunctionRequest::needs_minimizer},
    {FunctionClass::sum_minimizer, &FunctionRequest::needs_minimizer},
    {FunctionClass::stationary, &FunctionRequest::needs_stationary},
};

bool takes_derivatives(const TermPtr& term) {
  if (!term) return false;
  switch (term->operation) {
    case Operation::gradient:
    case Operation::hessian:
    case Operation::directional:
      return true;
    default:
      break;
  }
  return std::any_of(term->arguments.begin(), term->arguments.end(),
                     [](const TermPtr& argument) { return takes_derivatives(argument); });
}

bool mentions(const DomainTerm& domain, int symbol) {
  using syntax::DomainKind;
  const bool shaped = domain.kind != DomainKind::range && domain.kind != DomainKind::interval &&
                      domain.kind != DomainKind::set && domain.kind != DomainKind::expression;
  if (!shaped) return false;
  return std::any_of(domain.arguments.begin(), domain.arguments.end(), [&](const TermPtr& argument) {
    return argument && argument->operation == Operation::symbol && argument->symbol == symbol;
  });
}

}  // namespace

std::optional<FunctionRequest> request_of(const Given& given, int dimension, bool of_numbers,
                                          const Instance& instance) {
  FunctionRequest request;
  request.dimension = dimension;
  request.of_numbers = of_numbers;
  for (const ClassTerm& used : given.classes) {
    for (const FlagPlace& place : flag_places)
      if (place.function_class == used.function_class) request.*place.member = true;
    for (const ConstantPlace& place : constant_places) {
      if (place.function_class != used.function_class) continue;
      std::optional<Rational> value = term_value(*used.argument, instance, place.rounding);
      if (!value || *value < 0) return std::nullopt;
      request.*place.member = std::move(value);
    }
  }
  // No strong convexity at all is what a constant 0 asks for; PL with 0 likewise.
  if (request.strongly_convex && *request.strongly_convex == 0)
    request.strongly_convex.reset(), request.convex = true;
  if (request.pl && *request.pl == 0) request.pl.reset();
  return request;
}

std::string classes_text(const Given& given, const Statement& statement) {
  std::string text;
  for (const ClassTerm& used : given.classes) {
    text += (text.empty() ? "" : ", ") + std::string(to_string(used.function_class));
    if (!used.argument) continue;
    const Term& argument = *used.argument;
    text += "(";
    if (argument.operation == Operation::symbol)
      text += statement.symbol(argument.symbol).name;
    else
      text += argument.operation == Operation::number ? to_string(argument.value) : "...";
    text += ")";
  }
  return text.empty() ? "any function" : text;
}

std::string unserved_text(const Given& given, const FunctionRequest& request, const Instance& instance) {
  Given fewer = given;
  for (std::size_t i = 0; i < fewer.classes.size();) {
    Given without = fewer;
    without.classes.erase(without.classes.begin() + static_cast<std::ptrdiff_t>(i));
    auto asked = request_of(without, request.dimension, request.of_numbers, instance);
    if (asked) asked->needs_gradient = request.needs_gradient;
    if (asked && serving(*asked).empty())
      fewer = std::move(without);
    else
      ++i;
  }
  std::string values;
  for (const ClassTerm& used : fewer.classes) {
    if (!used.argument || used.argument->operation != Operation::symbol) continue;
    const std::optional<Rational> value = number_of(used.argument->symbol, instance);
    const std::string& name = instance.statement->symbol(used.argument->symbol).name;
    if (value) values += (values.empty() ? "" : ", ") + name + " = " + to_string(*value);
  }
  return "no family provides: " + classes_text(fewer, *instance.statement) +
         (values.empty() ? "" : " (" + values + ")");
}

bool takes_derivatives(const Statement& statement) {
  const auto any = [](const TermPtr& term) { return takes_derivatives(term); };
  bool found = any(statement.best);
  for (const TermPtr& term : statement.hypotheses) found = found || any(term);
  for (const Claim& claim : statement.claims) found = found || any(claim.formula);
  for (const Symbol& symbol : statement.symbols) found = found || any(symbol.definition);
  for (const Lambda& lambda : statement.lambdas) found = found || any(lambda.body);
  for (const Recurrence& recurrence : statement.recurrences)
    for (const Recurrence::Member& member : recurrence.members) {
      found = found || any(member.rule);
      for (const auto& [index, term] : member.initial) found = found || any(term);
    }
  for (const Flow& flow : statement.flows)
    for (const Flow::Member& member : flow.members) found = found || any(member.rate) || any(member.initial);
  return found;
}

bool is_dimension(const Statement& statement, int symbol) {
  return std::any_of(statement.givens.begin(), statement.givens.end(),
                     [&](const Given& given) { return mentions(given.domain, symbol); });
}

}  // namespace referee

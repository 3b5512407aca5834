#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: expressions, one case for each form of syntax.

namespace referee {

using syntax::BinaryOperation;
using syntax::ExpressionKind;

/// The term of any expression; of functions and sequences too, which are no values by themselves.
TermPtr Elaborator::any(const Expression& expression) {
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  if (nesting_ > deepest_nesting) {
    error("R0253",
          "the definitions used here nest more than " + std::to_string(deepest_nesting) + " levels deep",
          expression.span, "name parts of the expression by `let`");
    throw ElaborationStopped{};
  }
  // What holds directly inside bars, or beside a limit, holds nowhere further in.
  const bool roots = roots_allowed_;
  const bool infinity = infinity_allowed_;
  const Scoped<bool> no_roots(roots_allowed_, roots && expression.kind == ExpressionKind::call);
  const Scoped<bool> no_infinity(infinity_allowed_, infinity && (expression.kind == ExpressionKind::name ||
                                                                 expression.kind == ExpressionKind::negate));
  return dispatch(expression);
}

TermPtr Elaborator::dispatch(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::number:
      return literal(expression);
    case ExpressionKind::boolean: {
      auto term = draft(Operation::boolean, Type::boolean(), expression.span);
      term->value = expression.text == "true" ? 1 : 0;
      return term;
    }
    case ExpressionKind::name:
      return name(expression);
    case ExpressionKind::call:
      return call(expression);
    case ExpressionKind::derivative:
      return fail("R0206", "`" + expression.text + "` needs a point", expression.span,
                  "the gradient of f at x is written `grad f(x)`");
    case ExpressionKind::index:
      return index(expression);
    case ExpressionKind::transpose:
      return transpose(value(*expression.children[0]), expression.span);
    case ExpressionKind::negate:
      return negate(value(*expression.children[0]), expression.span);
    case ExpressionKind::logical_not: {
      TermPtr inside = formula(*expression.children[0]);
      if (!inside) return nullptr;
      return make(Operation::logical_not, Type::boolean(), expression.span, {std::move(inside)});
    }
    case ExpressionKind::binary:
      if (expression.operation >= BinaryOperation::logical_and)
        return connective(expression, Position::inner);
      return binary(expression);
    case ExpressionKind::comparison:
      return comparison(expression);
    case ExpressionKind::norm:
      return norm(expression);
    case ExpressionKind::inner:
      return inner(expression);
    case ExpressionKind::vector:
      return vector(expression);
    case ExpressionKind::matrix:
      return matrix(expression);
    case ExpressionKind::conditional:
      return conditional(expression);
    case ExpressionKind::binder:
      return binder(expression, Position::inner);
    case ExpressionKind::expectation:
      return expectation(expression);
  }
  return nullptr;
}

TermPtr Elaborator::value(const Expression& expression) {
  TermPtr term = any(expression);
  if (!term) return nullptr;
  if (term->type.kind == TypeKind::function) {
    return fail("R0206", "a function is used as a value, of type " + show(term->type), term->span,
                "write its value at a point, as in `f(x)`");
  }
  if (term->type.kind == TypeKind::sequence) {
    return fail("R0206", "a sequence is used as a value, of type " + show(term->type), term->span,
                "write one of its elements, as in `x[k]`");
  }
  return term;
}

TermPtr Elaborator::as_number(TermPtr term, const char* what) {
  if (!term || term->type.is_number()) return term;
  return fail("R0219", std::string(what) + " must be a number, found " + show(term->type), term->span,
              term->type.kind == TypeKind::vector ? "`|x|` is its norm, `x[1]` a component" : "");
}

TermPtr Elaborator::number(const Expression& expression, const char* what) {
  return as_number(value(expression), what);
}

TermPtr Elaborator::integer(const Expression& expression, const char* what) {
  TermPtr term = number(expression, what);
  if (!term || term->type.kind == TypeKind::integer) return term;
  return fail("R0220", std::string(what) + " must be an integer, found " + show(term->type), term->span,
              "integers are declared as in `k in 1..100`; `floor(x)` and `ceil(x)` round");
}

TermPtr Elaborator::formula(const Expression& expression, Position position) {
  TermPtr term;
  const bool connected =
      expression.kind == ExpressionKind::binary && expression.operation >= BinaryOperation::logical_and;
  if (position == Position::claim && (connected || expression.kind == ExpressionKind::binder)) {
    const Scoped<int> deeper(nesting_, nesting_ + 1);
    term = connected ? connective(expression, position) : binder(expression, position);
  } else {
    term = value(expression);
  }
  if (!term || term->type.kind == TypeKind::boolean) return term;
  return fail("R0221", "a formula is needed here, found " + show(term->type), term->span,
              "a formula is a comparison such as `a <= b`, or made of such by `and or not implies iff`");
}

TermPtr Elaborator::literal(const Expression& expression) {
  const bool whole = denominator(expression.value) == 1;
  auto term = draft(Operation::number, whole ? Type::integer() : Type::real(), expression.span);
  term->value = expression.value;
  return term;
}

TermPtr Elaborator::name(const Expression& expression) {
  if (const Entity* entity = lookup(expression.text)) {
    if (entity->kind == Entity::Kind::failed) return nullptr;
    if (entity->kind == Entity::Kind::symbol) {
      const auto pending = pending_.find(entity->symbol);
      if (pending != pending_.end() && !resolve_sequence(entity->symbol, expression.span)) return nullptr;
      return symbol_term(entity->symbol, expression.span);
    }
    return fail("R0206", "`" + expression.text + "` is a function", expression.span,
                "write its value at a point, as in `" + expression.text + "(x)`");
  }
  if (expression.text == "pi") return make(Operation::pi, Type::real(), expression.span);
  if (expression.text == "inf") {
    if (infinity_allowed_) return make(Operation::infinity, Type::real(), expression.span);
    return fail("R0233", "`inf` is no number", expression.span,
                "it stands at the end of an interval, `(0, inf)`, behind `->`, and beside a limit");
  }
  if (const Builtin* known = find_builtin(expression.text)) {
    return fail("R0206", "`" + expression.text + "` is a function", expression.span,
                "it is written `" + std::string(known->usage) + "`");
  }
  if (methods_.contains(expression.text)) {
    return fail("R0206", "`" + expression.text + "` is a method", expression.span,
                "it is used as in `let x = " + expression.text + "(...)`");
  }
  return unknown_name(expression);
}

// ------------------------------------------------------------------------------------------- indices

TermPtr Elaborator::index(const Expression& expression) {
  TermPtr base = any(*expression.children[0]);
  if (!base) return nullptr;
  switch (base->type.kind) {
    case TypeKind::sequence:
      return sequence_index(std::move(base), expression);
    case TypeKind::vector:
      return vector_index(std::move(base), expression);
    case TypeKind::matrix:
      return matrix_index(std::move(base), expression);
    default:
      break;
  }
  return fail(
      "R0222", "only vectors, matrices and sequences have indices, found " + show(base->type),
      expression.span,
      base->type.kind == TypeKind::function ? "the value of a function is written with round brackets" : "");
}

TermPtr Elaborator::sequence_index(TermPtr base, const Expression& expression) {
  if (expression.children.size() > 2) {
    return fail("R0222", "a sequence takes one index, found 2", expression.span,
                "a component of an element is written `x[t][1]`");
  }
  const TermPtr at = integer(*expression.children[1], "an index");
  if (!at) return nullptr;
  const Type& element = *base->type.element;
  const bool family = element.kind == TypeKind::function;
  auto term = draft(family ? Operation::family_member : Operation::element, element, expression.span, {at});
  term->symbol = base->symbol;
  return term;
}

/// Warns of an index that is certainly outside: the value is undefined, which a claim may want to say.
void Elaborator::check_index(const TermPtr& index, const Dimension& size, const char* what) {
  const auto place = dimension_of(index);
  const auto at = place ? place->constant() : std::nullopt;
  const auto count = size.constant();
  if (!at || (*at >= 1 && !(count && *at > *count))) return;
  diagnostics_->warning(
      "R0223",
      *at < 1 ? std::string(what) + " begin at index 1, found " + std::to_string(*at)
              : "index " + std::to_string(*at) + " is beyond the size " + std::to_string(*count),
      index->span);
}

TermPtr Elaborator::vector_index(TermPtr base, const Expression& expression) {
  if (expression.children.size() > 2) {
    return fail("R0222", "a vector takes one index, found 2", expression.span,
                "entries of matrices are written `A[i, j]`");
  }
  TermPtr at = integer(*expression.children[1], "an index");
  if (!at) return nullptr;
  check_index(at, base->type.rows, "the components of a vector");
  return make(Operation::component, Type::real(), expression.span, {std::move(base), std::move(at)});
}

TermPtr Elaborator::matrix_index(TermPtr base, const Expression& expression) {
  TermPtr row = integer(*expression.children[1], "an index");
  if (!row) return nullptr;
  check_index(row, base->type.rows, "the rows of a matrix");
  if (expression.children.size() == 2) {
    Type type = Type::vector(base->type.columns);
    return make(Operation::row, std::move(type), expression.span, {std::move(base), std::move(row)});
  }
  TermPtr column = integer(*expression.children[2], "an index");
  if (!column) return nullptr;
  check_index(column, base->type.columns, "the columns of a matrix");
  return make(Operation::entry, Type::real(), expression.span,
              {std::move(base), std::move(row), std::move(column)});
}

// ------------------------------------------------------------------------------------- what is built

TermPtr Elaborator::vector(const Expression& expression) {
  std::vector<TermPtr> entries;
  bool complete = true;
  for (const auto& child : expression.children) {
    entries.push_back(number(*child, "a component of a vector"));
    complete &= entries.back() != nullptr;
  }
  if (!complete) return nullptr;
  const long size = static_cast<long>(entries.size());
  return make(Operation::vector, Type::vector(Dimension(size)), expression.span, std::move(entries));
}

TermPtr Elaborator::matrix(const Expression& expression) {
  std::vector<TermPtr> entries;
  bool complete = true;
  for (const auto& child : expression.children) {
    entries.push_back(number(*child, "an entry of a matrix"));
    complete &= entries.back() != nullptr;
  }
  if (!complete) return nullptr;
  const long columns = expression.columns;
  const long rows = static_cast<long>(entries.size()) / columns;
  auto term = draft(Operation::matrix, Type::matrix(Dimension(rows), Dimension(columns)), expression.span,
                    std::move(entries));
  term->columns = expression.columns;
  return term;
}

TermPtr Elaborator::conditional(const Expression& expression) {
  TermPtr condition = formula(*expression.children[0]);
  TermPtr yes = value(*expression.children[1]);
  TermPtr no = value(*expression.children[2]);
  if (!condition || !yes || !no) return nullptr;
  const bool numbers = yes->type.is_number() && no->type.is_number();
  if (!numbers && !(yes->type == no->type)) {
    return fail("R0224", "the branches of `if` have the types " + show(yes->type) + " and " + show(no->type),
                expression.span, "both branches must have one type");
  }
  Type type = join(yes->type, no->type);
  return make(Operation::conditional, std::move(type), expression.span,
              {std::move(condition), std::move(yes), std::move(no)});
}

TermPtr Elaborator::expectation(const Expression& expression) {
  if (in_expectation_) {
    return fail("R0271", "`" + expression.text + "` stands inside another expectation", expression.span,
                "E, Var and P range over all random names at once and do not nest");
  }
  const Scoped<bool> inside(in_expectation_, true);
  const bool probability = expression.text == "P";
  TermPtr body = probability ? formula(*expression.children[0]) : value(*expression.children[0]);
  if (!body) return nullptr;
  const bool variance = expression.text == "Var";
  const bool shaped = body->type.kind == TypeKind::vector || body->type.kind == TypeKind::matrix;
  if (!probability && !body->type.is_number() && (variance || !shaped)) {
    return fail("R0219", "`" + expression.text + "` needs a number, found " + show(body->type), body->span,
                variance && shaped ? "for vectors, write `E[|x - m|^2]`" : "");
  }
  Type type = shaped ? body->type : Type::real();
  const Operation operation = probability ? Operation::probability
                              : variance  ? Operation::variance
                                          : Operation::expectation;
  TermPtr term = make(operation, std::move(type), expression.span, {std::move(body)});
  expectations_.push_back(term);
  return term;
}

}  // namespace referee

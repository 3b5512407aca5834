#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: arithmetic on numbers, vectors and matrices.

namespace referee {

using syntax::BinaryOperation;

Type Elaborator::join(const Type& a, const Type& b) {
  if (a.kind == TypeKind::integer && b.kind == TypeKind::integer) return Type::integer();
  return a.is_number() ? Type::real() : a;
}

/// Whether a matrix is a row that came from a transposed vector: its product with a vector is a number.
bool Elaborator::is_row(const Term& term) {
  if (term.type.kind != TypeKind::matrix) return false;
  const auto& a = term.arguments;
  switch (term.operation) {
    case Operation::transpose:
      return a[0]->type.kind == TypeKind::vector;
    case Operation::multiply:
      return is_row(*a[0]) || (a[0]->type.is_number() && is_row(*a[1]));
    case Operation::divide:
    case Operation::negate:
      return is_row(*a[0]);
    case Operation::add:
    case Operation::subtract:
      return is_row(*a[0]) && is_row(*a[1]);
    default:
      return false;
  }
}

TermPtr Elaborator::binary(const Expression& expression) {
  TermPtr a = value(*expression.children[0]);
  TermPtr b = value(*expression.children[1]);
  if (!a || !b) return nullptr;
  const Span span = expression.span;
  switch (expression.operation) {
    case BinaryOperation::add:
      return add(Operation::add, a, b, span);
    case BinaryOperation::subtract:
      return add(Operation::subtract, a, b, span);
    case BinaryOperation::multiply:
      return multiply(a, b, span);
    case BinaryOperation::divide:
      return divide(a, b, span);
    case BinaryOperation::power:
      return power(a, b, span);
    case BinaryOperation::elementwise_multiply:
      return elementwise(Operation::elementwise_multiply, a, b, span);
    case BinaryOperation::elementwise_divide:
      return elementwise(Operation::elementwise_divide, a, b, span);
    default:
      return elementwise(Operation::elementwise_power, a, b, span);
  }
}

namespace {

bool is_shaped(const Type& type) {
  return type.kind == TypeKind::vector || type.kind == TypeKind::matrix;
}

bool is_arithmetic(const Type& type) {
  return type.is_number() || is_shaped(type);
}

}  // namespace

TermPtr Elaborator::add(Operation operation, TermPtr a, TermPtr b, Span span) {
  const Type& s = a->type;
  const Type& t = b->type;
  if (s.is_number() && t.is_number()) {
    Type type = join(s, t);
    return make(operation, std::move(type), span, {std::move(a), std::move(b)});
  }
  if (is_shaped(s) && s == t) {
    Type type = s;
    return make(operation, std::move(type), span, {std::move(a), std::move(b)});
  }
  const bool plus = operation == Operation::add;
  const std::string message =
      plus ? "cannot add " + show(s) + " and " + show(t) : "cannot subtract " + show(t) + " from " + show(s);
  std::string help;
  if (s.kind == t.kind && is_shaped(s)) {
    help = s.kind == TypeKind::vector ? "the dimensions " + show(s.rows) + " and " + show(t.rows) + " differ"
                                      : "the shapes of the two matrices differ";
  } else if (s.kind == TypeKind::vector && t.is_number()) {
    help = "to add the same number to every component, write `... * ones(" + show(s.rows) + ")`";
  } else if (t.kind == TypeKind::vector && s.is_number()) {
    help = "to add the same number to every component, write `... * ones(" + show(t.rows) + ")`";
  } else if ((s.kind == TypeKind::matrix && t.is_number()) || (t.kind == TypeKind::matrix && s.is_number())) {
    help = "a multiple of the identity is written `c * I(" +
           show(s.kind == TypeKind::matrix ? s.rows : t.rows) + ")`";
  }
  return fail("R0210", message, span, help);
}

TermPtr Elaborator::multiply(TermPtr a, TermPtr b, Span span) {
  const Type s = a->type;
  const Type t = b->type;
  const auto result = [&](Type type) {
    return make(Operation::multiply, std::move(type), span, {std::move(a), std::move(b)});
  };
  if (s.is_number() && t.is_number()) return result(join(s, t));
  if (s.is_number() && is_shaped(t)) return result(t);
  if (t.is_number() && is_shaped(s)) return result(s);
  if (s.kind == TypeKind::matrix && is_shaped(t) && s.columns == t.rows) {
    const bool collapses = s.rows == Dimension(1) && (is_row(*a) || !(s.columns == Dimension(1)));
    if (t.kind == TypeKind::vector) {
      if (is_row(*a) && a->operation == Operation::transpose) {
        return make(Operation::inner, Type::real(), span, {a->arguments[0], std::move(b)});
      }
      return result(collapses ? Type::real() : Type::vector(s.rows));
    }
    if (collapses && t.columns == Dimension(1)) return result(Type::real());
    return result(Type::matrix(s.rows, t.columns));
  }
  if (s.kind == TypeKind::vector && t.kind == TypeKind::matrix && t.rows == Dimension(1)) {
    return result(Type::matrix(s.rows, t.columns));
  }
  std::string help;
  if (s.kind == TypeKind::vector && t.kind == TypeKind::vector) {
    help = "the inner product is `<x, y>`, the product of the components `x .* y`, the matrix `x * y'`";
  } else if (s.kind == TypeKind::vector && t.kind == TypeKind::matrix) {
    help = "a vector is a column; write `A' * x` or `x' * A`";
  } else if (is_shaped(s) && is_shaped(t)) {
    help = "the left side has " + show(s.columns) + " columns, the right side " + show(t.rows) + " rows";
  }
  return fail("R0211", "cannot multiply " + show(s) + " by " + show(t), span, help);
}

TermPtr Elaborator::divide(TermPtr a, TermPtr b, Span span) {
  if (!b->type.is_number() || !is_arithmetic(a->type)) {
    std::string help;
    if (a->type.kind == TypeKind::vector && b->type.kind == TypeKind::vector) {
      help = "component by component, it is `x ./ y`";
    } else if (b->type.kind == TypeKind::matrix) {
      help = "write `inv(A) * x` or `solve(A, x)`";
    } else if (b->type.kind == TypeKind::vector) {
      help = "divide by its norm `|x|`, or component by component by `./`";
    }
    return fail("R0212", "cannot divide " + show(a->type) + " by " + show(b->type), span, help);
  }
  Type type = a->type.is_number() ? Type::real() : a->type;
  return make(Operation::divide, std::move(type), span, {std::move(a), std::move(b)});
}

TermPtr Elaborator::power(TermPtr a, TermPtr b, Span span) {
  const Type s = a->type;
  const Type t = b->type;
  if (s.is_number() && t.is_number()) {
    const bool whole = s.kind == TypeKind::integer && t.kind == TypeKind::integer && is_nonnegative(b);
    return make(Operation::power, whole ? Type::integer() : Type::real(), span, {std::move(a), std::move(b)});
  }
  if (s.kind == TypeKind::matrix && s.rows == s.columns && t.kind == TypeKind::integer) {
    return make(Operation::power, s, span, {std::move(a), std::move(b)});
  }
  std::string help;
  if (s.kind == TypeKind::vector) {
    help = "the squared norm is `|x|^2`; component by component it is `x .^ 2`";
  } else if (s.kind == TypeKind::matrix && t.is_number()) {
    help = "only square matrices have powers, with integer exponents; component by component it is `A .^ p`";
  }
  return fail("R0213", "cannot raise " + show(s) + " to the power " + show(t), span, help);
}

TermPtr Elaborator::elementwise(Operation operation, TermPtr a, TermPtr b, Span span) {
  const Type s = a->type;
  const Type t = b->type;
  if (s.is_number() && t.is_number()) {
    if (operation == Operation::elementwise_multiply) return multiply(std::move(a), std::move(b), span);
    if (operation == Operation::elementwise_divide) return divide(std::move(a), std::move(b), span);
    return power(std::move(a), std::move(b), span);
  }
  const bool number_exponent = operation == Operation::elementwise_power && t.is_number();
  if (is_shaped(s) && (s == t || number_exponent))
    return make(operation, s, span, {std::move(a), std::move(b)});
  return fail("R0214",
              "`" + std::string(to_string(operation)) + "` needs two values of one shape, found " + show(s) +
                  " and " + show(t),
              span, s.is_number() || t.is_number() ? "products with a number are written with `*`" : "");
}

TermPtr Elaborator::negate(TermPtr a, Span span) {
  if (!a) return nullptr;
  if (!is_arithmetic(a->type)) {
    return fail("R0215", "`-` needs a number, a vector or a matrix, found " + show(a->type), span,
                a->type.kind == TypeKind::boolean ? "the negation of a formula is written `not`" : "");
  }
  Type type = a->type;
  return make(Operation::negate, std::move(type), span, {std::move(a)});
}

TermPtr Elaborator::transpose(TermPtr a, Span span) {
  if (!a) return nullptr;
  if (a->type.is_number()) return a;
  if (a->type.kind == TypeKind::vector) {
    return make(Operation::transpose, Type::matrix(Dimension(1), a->type.rows), span, {a});
  }
  if (a->type.kind == TypeKind::matrix) {
    return make(Operation::transpose, Type::matrix(a->type.columns, a->type.rows), span, {a});
  }
  return fail("R0215", "only matrices and vectors have a transpose, found " + show(a->type), span);
}

TermPtr Elaborator::inner(const Expression& expression) {
  TermPtr a = value(*expression.children[0]);
  TermPtr b = value(*expression.children[1]);
  if (!a || !b) return nullptr;
  if (a->type.is_number() && b->type.is_number()) return multiply(a, b, expression.span);
  if (a->type.kind == TypeKind::vector && a->type == b->type) {
    return make(Operation::inner, Type::real(), expression.span, {a, b});
  }
  const bool dimensions = a->type.kind == TypeKind::vector && b->type.kind == TypeKind::vector;
  return fail(
      "R0216",
      "an inner product needs two vectors of one dimension, found " + show(a->type) + " and " + show(b->type),
      expression.span,
      dimensions ? "the dimensions " + show(a->type.rows) + " and " + show(b->type.rows) + " differ" : "");
}

TermPtr Elaborator::norm(const Expression& expression) {
  const Expression& child = *expression.children[0];
  const bool of_roots = child.kind == syntax::ExpressionKind::call && child.children[0]->text == "roots";
  const Scoped<bool> roots(roots_allowed_, of_roots);
  const TermPtr a = value(child);
  if (!a) return nullptr;
  const Operation operation = expression.text == "1"     ? Operation::norm_1
                              : expression.text == "inf" ? Operation::norm_infinity
                                                         : Operation::norm;
  if (a->operation == Operation::roots) {
    if (operation == Operation::norm) return make(operation, a->type, expression.span, {a});
    return fail("R0217", "of roots only the moduli `|roots(...)|` are real", expression.span);
  }
  if (a->type.is_number()) {
    return make(operation, a->type, expression.span, {a});
  }
  if (a->type.kind == TypeKind::vector) return make(operation, Type::real(), expression.span, {a});
  if (a->type.kind == TypeKind::matrix) {
    return fail(
        "R0217", "`|.|` is not defined for " + show(a->type), expression.span,
        "write `norm2(A)` for the largest singular value, `normF(A)` for the Frobenius norm, `det(A)` for "
        "the determinant");
  }
  return fail("R0217", "`|.|` needs a number or a vector, found " + show(a->type), expression.span,
              a->type.kind == TypeKind::set ? "the number of elements is `card(S)`" : "");
}

}  // namespace referee

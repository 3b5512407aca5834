#include <algorithm>
#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: the functions of the language.

namespace referee {

TermPtr Elaborator::builtin(const Builtin& builtin, const Expression& call) {
  const int count = static_cast<int>(call.children.size()) - 1;
  if (builtin.arguments >= 0 ? count != builtin.arguments : count == 0) {
    const std::string wanted = builtin.arguments < 0    ? "arguments"
                               : builtin.arguments == 1 ? "1 argument"
                                                        : std::to_string(builtin.arguments) + " arguments";
    return fail("R0204",
                "`" + std::string(builtin.name) + "` takes " + wanted + ", found " + std::to_string(count),
                call.span, "it is written `" + std::string(builtin.usage) + "`");
  }
  if (builtin.signature == Signature::directional) return directional(call);
  if (builtin.signature == Signature::rounding) return rounding(call);
  if (builtin.signature == Signature::roots && !roots_allowed_) {
    return fail("R0217", "the roots of a polynomial are complex", call.span,
                "their moduli are `|roots(c0, c1, ...)|`");
  }
  std::vector<TermPtr> arguments;
  bool complete = true;
  for (std::size_t i = 1; i < call.children.size(); ++i) {
    arguments.push_back(value(*call.children[i]));
    complete &= arguments.back() != nullptr;
  }
  return complete ? builtin_typed(builtin, std::move(arguments), call.span) : nullptr;
}

TermPtr Elaborator::wrong_argument(const Builtin& builtin, const TermPtr& argument, const char* wanted) {
  return fail("R0228",
              "`" + std::string(builtin.name) + "` takes " + wanted + ", found " + show(argument->type),
              argument->span, "it is written `" + std::string(builtin.usage) + "`");
}

TermPtr Elaborator::builtin_typed(const Builtin& builtin, std::vector<TermPtr> a, Span span) {
  switch (builtin.signature) {
    case Signature::elementary:
    case Signature::to_integer:
      return elementary(builtin, std::move(a[0]), span);
    case Signature::numbers:
    case Signature::integers: {
      Type type = Type::integer();
      for (const TermPtr& one : a) {
        if (!one->type.is_number()) return wrong_argument(builtin, one, "numbers");
        if (builtin.signature == Signature::integers && one->type.kind != TypeKind::integer) {
          return wrong_argument(builtin, one, "integers");
        }
        type = join(type, one->type);
      }
      return make(builtin.operation, std::move(type), span, std::move(a));
    }
    case Signature::extremum:
      return extremum(builtin, std::move(a), span);
    case Signature::of_list:
      return of_list(builtin, std::move(a), span);
    case Signature::of_set:
      if (a[0]->type.kind != TypeKind::set) return wrong_argument(builtin, a[0], "a set");
      return make(builtin.operation, Type::integer(), span, std::move(a));
    case Signature::square_to_number:
    case Signature::square_to_boolean:
    case Signature::square_to_matrix:
    case Signature::square_to_vector:
      return of_square(builtin, std::move(a[0]), span);
    case Signature::matrix_to_number:
    case Signature::rank:
    case Signature::singular_values:
      return of_matrix(builtin, std::move(a[0]), span);
    case Signature::solve:
    case Signature::lyapunov:
      return solve(builtin, std::move(a[0]), std::move(a[1]), span);
    case Signature::identity:
    case Signature::filled:
    case Signature::basis:
      return sized(builtin, std::move(a), span);
    case Signature::diagonal:
      return diagonal(std::move(a), span);
    case Signature::roots: {
      for (const TermPtr& one : a) {
        if (!one->type.is_number()) return wrong_argument(builtin, one, "numbers");
      }
      if (a.size() < 2)
        return fail("R0204", "`roots` takes the coefficients of a polynomial, at least 2", span);
      const Dimension degree(static_cast<long>(a.size()) - 1);
      return make(builtin.operation, Type::vector(degree), span, std::move(a));
    }
    default:
      return nullptr;
  }
}

TermPtr Elaborator::elementary(const Builtin& builtin, TermPtr a, Span span) {
  const Type type = a->type;
  if (type.kind == TypeKind::vector) return make(builtin.operation, type, span, {std::move(a)});
  if (!type.is_number()) {
    if (type.kind == TypeKind::matrix && builtin.name == "exp") {
      return fail("R0228", "`exp` takes a number or a vector, found " + show(type), a->span,
                  "the exponential of a matrix is `expm(A)`");
    }
    return wrong_argument(builtin, a, "a number or a vector");
  }
  const bool keeps = builtin.name == "abs" || builtin.name == "relu";
  const bool whole = builtin.signature == Signature::to_integer;
  return make(builtin.operation, whole ? Type::integer() : keeps ? type : Type::real(), span, {std::move(a)});
}

TermPtr Elaborator::extremum(const Builtin& builtin, std::vector<TermPtr> a, Span span) {
  if (a.size() == 1) {
    if (a[0]->type.kind != TypeKind::vector)
      return wrong_argument(builtin, a[0], "two or more numbers, or one vector");
    return make(builtin.operation, Type::real(), span, std::move(a));
  }
  Type type = Type::integer();
  for (const TermPtr& one : a) {
    if (!one->type.is_number()) return wrong_argument(builtin, one, "two or more numbers, or one vector");
    type = join(type, one->type);
  }
  return make(builtin.operation, std::move(type), span, std::move(a));
}

/// Numbers as a vector.
TermPtr Elaborator::list_term(std::vector<TermPtr> numbers, Span span) {
  const Dimension size(static_cast<long>(numbers.size()));
  return make(Operation::vector, Type::vector(size), span, std::move(numbers));
}

TermPtr Elaborator::of_list(const Builtin& builtin, std::vector<TermPtr> a, Span span) {
  if (a.size() == 1 && a[0]->type.kind == TypeKind::vector) {
    return make(builtin.operation, Type::real(), span, std::move(a));
  }
  for (const TermPtr& one : a) {
    if (!one->type.is_number() || a.size() == 1) return wrong_argument(builtin, one, "a list of numbers");
  }
  return make(builtin.operation, Type::real(), span, {list_term(std::move(a), span)});
}

TermPtr Elaborator::of_square(const Builtin& builtin, TermPtr a, Span span) {
  const Type type = a->type;
  if (type.kind != TypeKind::matrix || !(type.rows == type.columns))
    return wrong_argument(builtin, a, "a square matrix");
  Type result = Type::real();
  if (builtin.signature == Signature::square_to_boolean) result = Type::boolean();
  if (builtin.signature == Signature::square_to_matrix) result = type;
  if (builtin.signature == Signature::square_to_vector) result = Type::vector(type.rows);
  return make(builtin.operation, std::move(result), span, {std::move(a)});
}

TermPtr Elaborator::of_matrix(const Builtin& builtin, TermPtr a, Span span) {
  const Type type = a->type;
  if (type.kind != TypeKind::matrix) {
    if (type.kind == TypeKind::vector && builtin.signature == Signature::matrix_to_number) {
      return fail("R0228", "`" + std::string(builtin.name) + "` takes a matrix, found " + show(type), a->span,
                  "the norm of a vector is `|x|`");
    }
    return wrong_argument(builtin, a, "a matrix");
  }
  if (builtin.signature == Signature::rank)
    return make(builtin.operation, Type::integer(), span, {std::move(a)});
  if (builtin.signature != Signature::singular_values) {
    return make(builtin.operation, Type::real(), span, {std::move(a)});
  }
  const auto rows = type.rows.constant();
  const auto columns = type.columns.constant();
  if (!(type.rows == type.columns) && !(rows && columns)) {
    return fail("R0228", "how many singular values a matrix of type " + show(type) + " has is not known",
                span, "write `singular_values(A' * A)` or use a square matrix");
  }
  const Dimension size = rows && columns ? Dimension(std::min(*rows, *columns)) : type.rows;
  return make(builtin.operation, Type::vector(size), span, {std::move(a)});
}

TermPtr Elaborator::solve(const Builtin& builtin, TermPtr a, TermPtr b, Span span) {
  const Type s = a->type;
  const Type t = b->type;
  if (s.kind != TypeKind::matrix || !(s.rows == s.columns))
    return wrong_argument(builtin, a, "a square matrix");
  const bool fits = builtin.signature == Signature::lyapunov
                        ? s == t
                        : (t.kind == TypeKind::vector || t.kind == TypeKind::matrix) && t.rows == s.rows;
  if (!fits) {
    return fail("R0228",
                "`" + std::string(builtin.name) + "` takes two arguments of one size, found " + show(s) +
                    " and " + show(t),
                span, "it is written `" + std::string(builtin.usage) + "`");
  }
  return make(builtin.operation, t, span, {std::move(a), std::move(b)});
}

TermPtr Elaborator::sized(const Builtin& builtin, std::vector<TermPtr> a, Span span) {
  if (a.size() > 2) {
    return fail(
        "R0204",
        "`" + std::string(builtin.name) + "` takes 1 or 2 arguments, found " + std::to_string(a.size()), span,
        "it is written `" + std::string(builtin.usage) + "`");
  }
  std::vector<Dimension> sizes;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (builtin.signature == Signature::basis && i == 0) {
      if (a[0]->type.kind != TypeKind::integer) return wrong_argument(builtin, a[0], "an integer");
      continue;
    }
    const auto size = dimension(a[i]);
    if (!size) return nullptr;
    sizes.push_back(*size);
  }
  Type type = sizes.size() == 2                          ? Type::matrix(sizes[0], sizes[1])
              : builtin.signature == Signature::identity ? Type::matrix(sizes[0], sizes[0])
                                                         : Type::vector(sizes[0]);
  if (builtin.signature == Signature::basis) check_index(a[0], sizes[0], "the vectors of a basis");
  return make(builtin.operation, std::move(type), span, std::move(a));
}

TermPtr Elaborator::diagonal(std::vector<TermPtr> a, Span span) {
  const bool numbers =
      std::all_of(a.begin(), a.end(), [](const TermPtr& one) { return one->type.is_number(); });
  if (numbers) a = {list_term(std::move(a), span)};
  const Type type = a[0]->type;
  if (a.size() == 1 && type.kind == TypeKind::vector) {
    return make(Operation::diagonal, Type::matrix(type.rows, type.rows), span, std::move(a));
  }
  if (a.size() == 1 && type.kind == TypeKind::matrix && type.rows == type.columns) {
    return make(Operation::diagonal, Type::vector(type.rows), span, std::move(a));
  }
  return wrong_argument(*find_builtin("diag"), a[0], "a vector, numbers, or a square matrix");
}

TermPtr Elaborator::rounding(const Expression& call) {
  const Expression& format = *call.children[1];
  const bool known = format.kind == syntax::ExpressionKind::name && is_format(format.text);
  TermPtr x = number(*call.children[2], "what is rounded");
  if (!known) {
    return fail("R0229", "there is no such floating-point format", format.span,
                "formats are `half`, `bfloat16`, `single` and `double`");
  }
  if (!x) return nullptr;
  auto term = draft(Operation::round_to, Type::real(), call.span, {std::move(x)});
  term->text = format.text;
  return term;
}

}  // namespace referee

#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: comparisons and connectives.

namespace referee {

using syntax::BinaryOperation;
using syntax::ExpressionKind;

TermPtr Elaborator::comparison(const Expression& expression) {
  bool limit = false;
  for (const auto& child : expression.children) {
    limit |= child->kind == ExpressionKind::binder && child->text == "limit";
  }
  std::vector<TermPtr> terms;
  bool complete = true;
  for (const auto& child : expression.children) {
    const Scoped<bool> infinity(infinity_allowed_, limit);
    terms.push_back(value(*child));
    complete &= terms.back() != nullptr;
  }
  return complete ? chain(terms, expression.relations, expression.span) : nullptr;
}

/// a R b S c is (a R b) and (b S c), with one node for b.
TermPtr Elaborator::chain(const std::vector<TermPtr>& terms, const std::vector<Relation>& relations,
                          Span span) {
  TermPtr result;
  bool complete = true;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const Span part = relations.size() == 1 ? span : cover(terms[i]->span, terms[i + 1]->span);
    TermPtr link = compare(relations[i], terms[i], terms[i + 1], part);
    complete &= link != nullptr;
    if (!complete) continue;
    result = result ? make(Operation::logical_and, Type::boolean(), cover(result->span, part), {result, link})
                    : link;
  }
  return complete ? result : nullptr;
}

TermPtr Elaborator::compare(Relation relation, const TermPtr& a, const TermPtr& b, Span span) {
  const Type& s = a->type;
  const Type& t = b->type;
  const bool equality = relation == Relation::equal || relation == Relation::not_equal;
  const bool shaped = s.kind == TypeKind::vector || s.kind == TypeKind::matrix;
  if ((s.is_number() && t.is_number()) || (equality && shaped && s == t)) {
    auto term = draft(Operation::compare, Type::boolean(), span, {a, b});
    term->relation = relation;
    return term;
  }
  std::string help;
  if (s.kind == TypeKind::boolean && t.kind == TypeKind::boolean) {
    help = "two formulas are compared by `iff`";
  } else if (shaped && s == t) {
    help = s.kind == TypeKind::matrix
               ? "definiteness is written `psd(A - B)`; only `=` and `!=` compare matrices"
               : "only `=` and `!=` compare vectors; compare norms, or one component at a time";
  } else if (shaped && t.is_number() && !equality) {
    help = s.kind == TypeKind::vector
               ? "compare its norm `|x|`, or a component `x[1]`"
               : "definiteness is written `psd(A)`; compare a norm such as `norm2(A)`, or an entry";
  } else if (shaped && t.is_number()) {
    help = s.kind == TypeKind::vector
               ? "the zero vector is written `zeros(" + show(s.rows) + ")`"
               : "the zero matrix is written `zeros(" + show(s.rows) + ", " + show(s.columns) + ")`";
  } else if (s.is_number() && t.kind == TypeKind::vector) {
    help = "the norm of a vector is written `|x|`";
  } else if (s.kind == t.kind && shaped) {
    help = "their dimensions differ";
  }
  return fail(
      "R0218",
      "cannot compare " + show(s) + " and " + show(t) + " by `" + std::string(to_string(relation)) + "`",
      span, help);
}

TermPtr Elaborator::connective(const Expression& expression, Position position) {
  const BinaryOperation operation = expression.operation;
  const bool left_positive = operation == BinaryOperation::logical_and;
  const bool right_positive = left_positive || operation == BinaryOperation::implies;
  TermPtr a = formula(*expression.children[0], left_positive ? position : Position::inner);
  TermPtr b = formula(*expression.children[1], right_positive ? position : Position::inner);
  if (!a || !b) return nullptr;
  const Operation result = operation == BinaryOperation::logical_and  ? Operation::logical_and
                           : operation == BinaryOperation::logical_or ? Operation::logical_or
                           : operation == BinaryOperation::implies    ? Operation::implies
                                                                      : Operation::iff;
  return make(result, Type::boolean(), expression.span, {a, b});
}

}  // namespace referee

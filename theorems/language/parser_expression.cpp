#include <algorithm>
#include <utility>

#include "theorems/language/limits.h"
#include "theorems/language/parser_core.h"

/// Operators, by precedence climbing. `expression(level)` reads the longest expression whose operators bind
/// at least as tight as `level`.

namespace referee {

using syntax::BinaryOperation;
using syntax::ExpressionKind;
using syntax::ExpressionPtr;

namespace {

Level tighter(Level level) {
  return static_cast<Level>(static_cast<int>(level) + 1);
}

struct Infix {
  BinaryOperation operation;
  Level level;
  Level right;  // what the right operand must bind at least as tight as
};

std::optional<Infix> infix(TokenKind kind) {
  const auto left = [](BinaryOperation operation, Level level) {
    return Infix{operation, level, tighter(level)};
  };
  switch (kind) {
    case TokenKind::word_iff:
      return left(BinaryOperation::iff, Level::iff);
    case TokenKind::word_implies:
      return Infix{BinaryOperation::implies, Level::implies, Level::implies};
    case TokenKind::word_or:
      return left(BinaryOperation::logical_or, Level::disjunction);
    case TokenKind::word_and:
      return left(BinaryOperation::logical_and, Level::conjunction);
    case TokenKind::plus:
      return left(BinaryOperation::add, Level::sum);
    case TokenKind::minus:
      return left(BinaryOperation::subtract, Level::sum);
    case TokenKind::star:
      return left(BinaryOperation::multiply, Level::product);
    case TokenKind::slash:
      return left(BinaryOperation::divide, Level::product);
    case TokenKind::dot_star:
      return left(BinaryOperation::elementwise_multiply, Level::product);
    case TokenKind::dot_slash:
      return left(BinaryOperation::elementwise_divide, Level::product);
    // The exponent may begin with a sign (2^-k) and holds further powers (a^b^c is a^(b^c)).
    case TokenKind::caret:
      return Infix{BinaryOperation::power, Level::power, Level::negated};
    case TokenKind::dot_caret:
      return Infix{BinaryOperation::elementwise_power, Level::power, Level::negated};
    default:
      return std::nullopt;
  }
}

std::optional<Relation> relation(TokenKind kind) {
  switch (kind) {
    case TokenKind::equal:
      return Relation::equal;
    case TokenKind::not_equal:
      return Relation::not_equal;
    case TokenKind::less:
      return Relation::less;
    case TokenKind::less_equal:
      return Relation::less_equal;
    case TokenKind::greater:
      return Relation::greater;
    case TokenKind::greater_equal:
      return Relation::greater_equal;
    default:
      return std::nullopt;
  }
}

}  // namespace

Parser::Draft Parser::draft(ExpressionKind kind, std::uint32_t begin) const {
  auto node = std::make_shared<syntax::Expression>();
  node->kind = kind;
  node->span = {file_, begin, begin};
  return node;
}

ExpressionPtr Parser::finish(Draft node) {
  node->span.end = std::max(previous().end, node->span.begin);
  const auto deepen = [&](const ExpressionPtr& child) {
    if (child) node->depth = std::max(node->depth, child->depth + 1);
  };
  for (const ExpressionPtr& child : node->children) deepen(child);
  deepen(node->condition);
  for (const syntax::Binding& binding : node->bindings) {
    for (const ExpressionPtr& child : binding.domain.arguments) deepen(child);
    if (binding.domain.spectrum) {
      for (const ExpressionPtr& child : binding.domain.spectrum->arguments) deepen(child);
    }
  }
  if (node->depth > limits::tree_depth) {
    fail("R0021",
         "the expression has more than " + std::to_string(limits::tree_depth) + " levels of operators",
         span_of(previous()), "a long sum is written `sum(i in 1..n: ...)`, or in parts named by `let`");
  }
  if (++nodes_ > limits::expression_nodes) {
    fail("R0022", "the expression has more than " + std::to_string(limits::expression_nodes) + " parts",
         span_of(previous()), "name parts of it by `let`");
  }
  return node;
}

ExpressionPtr Parser::expression(Level level) {
  ExpressionPtr left = prefix(level);
  for (;;) {
    if (at_stop()) return left;
    const Token& token = peek();
    if (const std::optional<Infix> found = infix(token.kind)) {
      if (found->level < level) return left;
      if (found->level == Level::power && left->kind == ExpressionKind::transpose &&
          previous().kind == TokenKind::prime) {
        fail("R0046", "`'` binds looser than `" + std::string(text_of(token)) + "`", span_of(token),
             "write `(A')^2` for the power of a transpose, `A^2'` for the transpose of a power");
      }
      advance();
      left = binary(std::move(left), found->operation, found->right);
      if (found->operation == BinaryOperation::iff && is(TokenKind::word_iff)) {
        fail("R0036", "`a iff b iff c` can be read in two ways", span_of(peek()),
             "put one of the two in brackets: `(a iff b) iff c`");
      }
    } else if (relation(token.kind)) {
      const bool closes = (enclosure_ == Enclosure::angles && token.kind == TokenKind::greater);
      if (level > Level::comparison || closes) return left;
      left = comparison(std::move(left));
    } else if (token.kind == TokenKind::prime) {
      if (level > Level::transposed) return left;
      advance();
      Draft node = draft(ExpressionKind::transpose, left->span.begin);
      node->children = {std::move(left)};
      left = finish(std::move(node));
      if (opens_here(TokenKind::left_paren) || opens_here(TokenKind::left_bracket)) {
        fail("R0046", "`'` transposes what stands before it, and binds looser than calls and indices",
             span_of(previous()),
             "write `(A')[i, j]` for an entry of a transpose; a flow `y'(t) = ...` is defined by `let`, on "
             "the left of "
             "its `=`");
      }
    } else if (token.kind == TokenKind::superscript) {
      if (level > Level::power) return left;
      left = superscript_power(std::move(left));
    } else {
      return left;
    }
  }
}

ExpressionPtr Parser::prefix(Level level) {
  const Token& token = peek();
  const Scoped<int> deeper(nesting_,
                           nesting_ + (token.kind == TokenKind::minus || token.kind == TokenKind::word_not));
  if (nesting_ > limits::nesting) {
    fail("R0020", "the expression is nested more than " + std::to_string(limits::nesting) + " levels deep",
         span_of(token), "name parts of it by `let`");
  }
  if (token.kind == TokenKind::minus) {
    advance();
    Draft node = draft(ExpressionKind::negate, token.begin);
    node->children = {expression(Level::negated)};
    return finish(std::move(node));
  }
  if (token.kind == TokenKind::word_not) {
    if (level > Level::negation) {
      fail("R0030", "`not` binds looser than what stands before it", span_of(token),
           "put it in brackets: `(not a)`");
    }
    advance();
    Draft node = draft(ExpressionKind::logical_not, token.begin);
    node->children = {expression(Level::negation)};
    return finish(std::move(node));
  }
  return operand();
}

ExpressionPtr Parser::binary(ExpressionPtr left, BinaryOperation operation, Level right) {
  const bool nests = operation == BinaryOperation::power || operation == BinaryOperation::elementwise_power ||
                     operation == BinaryOperation::implies;
  const Scoped<int> deeper(nesting_, nesting_ + nests);
  Draft node = draft(ExpressionKind::binary, left->span.begin);
  node->operation = operation;
  node->children.push_back(std::move(left));
  node->children.push_back(expression(right));
  return finish(std::move(node));
}

/// `x²` is `x^2`; a further power behind it would leave open what is meant.
ExpressionPtr Parser::superscript_power(ExpressionPtr base) {
  const Token& token = advance();
  std::string digits = superscript_digits(text_of(token));
  const bool negative = digits[0] == '-';
  if (negative) digits.erase(0, 1);
  Draft exponent = draft(ExpressionKind::number, token.begin);
  exponent->text = digits;
  exponent->value = parse_rational(digits).value_or(Rational(0));
  ExpressionPtr right = finish(std::move(exponent));
  if (negative) {
    Draft sign = draft(ExpressionKind::negate, token.begin);
    sign->children = {std::move(right)};
    right = finish(std::move(sign));
  }
  Draft node = draft(ExpressionKind::binary, base->span.begin);
  node->operation = BinaryOperation::power;
  node->children = {std::move(base), std::move(right)};
  if (is(TokenKind::caret) || is(TokenKind::dot_caret) || is(TokenKind::superscript)) {
    fail("R0046", "a power of a power can be read in two ways", span_of(peek()),
         "put one of the two in brackets");
  }
  return finish(std::move(node));
}

ExpressionPtr Parser::comparison(ExpressionPtr left) {
  Draft node = draft(ExpressionKind::comparison, left->span.begin);
  node->children.push_back(std::move(left));
  while (const std::optional<Relation> found = relation(peek().kind)) {
    check_comparison_allowed();
    advance();
    node->relations.push_back(*found);
    node->children.push_back(expression(Level::sum));
  }
  return finish(std::move(node));
}

void Parser::check_comparison_allowed() {
  if (enclosure_ == Enclosure::none) return;
  const Token& token = peek();
  if (enclosure_ == Enclosure::angles && token.kind == TokenKind::greater_equal) {
    fail("R0035", "`>=` is a comparison, though `<` is not closed yet", span_of(token),
         "keep the closing `>` and `=` apart: `<x, y> = 0`");
  }
  const bool bars = enclosure_ == Enclosure::bars || enclosure_ == Enclosure::double_bars;
  Diagnostic& diagnostic = error(
      "R0034", std::string("a comparison inside ") + (bars ? "`|...|`" : "`<..., ...>`") + " needs brackets",
      span_of(token));
  diagnostic.secondary.push_back({{file_, enclosure_begin_, enclosure_begin_ + 1}, "opened here"});
  diagnostic.helps.push_back(bars ? "close the bar before the comparison: `|x| < 1`"
                                  : "the first `>` closes; `<` compares only where an operator can stand");
  throw Abandoned{};
}

}  // namespace referee

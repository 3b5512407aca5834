#include <utility>

#include "theorems/language/parser_core.h"

/// Domains: what stands behind `in`, and around the arrow of a function's type.

namespace referee {

using syntax::Domain;
using syntax::DomainKind;

Domain Parser::domain(OpenEnd open_end) {
  if (is(TokenKind::left_brace)) return set_domain();
  if (at_interval()) return interval();
  if (is(TokenKind::name) && !is_keyword(peek())) {
    const std::string text = ascii_name(text_of(peek()));
    if (text == "R") return real_domain();
    if (opens_here(TokenKind::left_paren, 1)) {
      if (text == "Sphere") return named_domain(DomainKind::sphere);
      if (text == "Sym") return named_domain(DomainKind::symmetric);
      if (text == "SPD") return named_domain(DomainKind::positive_definite);
      if (text == "Orth") return named_domain(DomainKind::orthogonal);
    }
  }
  if (at_stop() || is(TokenKind::comma) || is(TokenKind::colon)) {
    expected(
        "R0055", "a domain",
        "domains are ranges `1..n`, intervals `(0, 1]`, sets `{-1, 1}`, `R`, `R^d`, `R^(m,n)`, `Sphere(d)`, "
        "`Sym(d)`, `SPD(d)`, `Orth(d)`");
  }
  return range_or_expression(open_end);
}

/// Brackets with a comma directly inside are an interval; `(n-1)/2..n` is a range.
bool Parser::at_interval() const {
  if (is(TokenKind::left_bracket)) return true;
  if (!is(TokenKind::left_paren)) return false;
  const std::size_t behind = skip_brackets(0);
  int depth = 0;
  for (std::size_t i = 0; i < behind; ++i) {
    switch (peek(i).kind) {
      case TokenKind::left_paren:
      case TokenKind::left_bracket:
      case TokenKind::left_brace:
        ++depth;
        break;
      case TokenKind::right_paren:
      case TokenKind::right_bracket:
      case TokenKind::right_brace:
        --depth;
        break;
      case TokenKind::comma:
        if (depth == 1) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

Domain Parser::interval() {
  const Token& open = peek();
  if (!is(TokenKind::left_paren) && !is(TokenKind::left_bracket)) {
    expected("R0056", "an interval", "intervals are written `[a, b]`, `(a, b)`, `[a, b)` or `(a, b]`");
  }
  advance();
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  Domain result;
  result.kind = DomainKind::interval;
  result.open_left = open.kind == TokenKind::left_paren;
  result.arguments.push_back(expression());
  if (!is(TokenKind::comma)) {
    refuse_leftover();
    expected(
        "R0056", "`,` between the ends of the interval",
        "intervals have two ends, `[a, b]`; a set of values is written `{a, b}`, a range of integers `a..b`");
  }
  advance();
  result.arguments.push_back(expression());
  result.open_right = is(TokenKind::right_paren);
  if (!result.open_right && !is(TokenKind::right_bracket)) {
    refuse_leftover();
    Diagnostic& diagnostic =
        error("R0056", "expected `]` or `)` to close the interval, found " + describe(peek()), here());
    diagnostic.secondary.push_back({span_of(open), "opened here"});
    throw Abandoned{};
  }
  advance();
  result.span = span_from(open.begin);
  return result;
}

Domain Parser::set_domain() {
  const Token& open = advance();
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  Domain result;
  result.kind = DomainKind::set;
  if (is(TokenKind::right_brace)) {
    fail("R0059", "a set of values needs at least one", cover(span_of(open), span_of(peek())));
  }
  do result.arguments.push_back(expression());
  while (accept(TokenKind::comma));
  if (is(TokenKind::dots)) {
    fail("R0037", "a range stands without braces", span_of(peek()), "write `in 1..n`");
  }
  close(TokenKind::right_brace, open);
  result.span = span_from(open.begin);
  return result;
}

/// `R`, `R^d`, `R^3`, `R^(d + 1)`, `R^(m, n)`.
Domain Parser::real_domain() {
  Domain result;
  const Token& word = peek();
  if (!is(TokenKind::name) || ascii_name(text_of(word)) != "R") {
    expected("R0061", "`R` or `R^d`", "functions take numbers or vectors: `f : R -> R` or `f : R^d -> R`");
  }
  advance();
  result.kind = DomainKind::reals;
  if (is(TokenKind::caret)) {
    advance();
    result.kind = DomainKind::vectors;
    if (is(TokenKind::number)) {
      result.arguments.push_back(number());
    } else if (is(TokenKind::name) && !is_keyword(peek())) {
      const Token& dimension = advance();
      Draft node = draft(syntax::ExpressionKind::name, dimension.begin);
      node->text = ascii_name(text_of(dimension));
      result.arguments.push_back(finish(std::move(node)));
    } else if (is(TokenKind::left_paren)) {
      const Token& open = advance();
      result.arguments = arguments(open);
      if (result.arguments.size() == 2) result.kind = DomainKind::matrices;
      if (result.arguments.empty() || result.arguments.size() > 2) {
        fail("R0057", "`R` has one dimension or two, found " + std::to_string(result.arguments.size()),
             span_from(open.begin), "write `R^d` for vectors, `R^(m, n)` for matrices");
      }
    } else {
      expected("R0057", "the dimension of `R^`",
               "a dimension is a name, a number, or in brackets: `R^(d + 1)`");
    }
  } else if (is(TokenKind::superscript)) {
    const Token& dimension = advance();
    Draft node = draft(syntax::ExpressionKind::number, dimension.begin);
    node->text = superscript_digits(text_of(dimension));
    node->value = parse_rational(node->text).value_or(Rational(0));
    result.kind = DomainKind::vectors;
    result.arguments.push_back(finish(std::move(node)));
  }
  switch (peek().kind) {
    case TokenKind::star:
    case TokenKind::slash:
    case TokenKind::plus:
    case TokenKind::minus:
    case TokenKind::caret:
      fail("R0057", "the dimension of `R^` ends before `" + std::string(text_of(peek())) + "`",
           span_of(peek()), "a dimension that is more than a name or a number stands in brackets: `R^(2*d)`");
    default:
      break;
  }
  result.span = span_from(word.begin);
  return result;
}

/// Sphere, Sym, SPD and Orth with their dimension, perhaps `with spectrum in [m, L]`.
Domain Parser::named_domain(DomainKind kind) {
  const Token& word = advance();
  const Token& open = advance();
  Domain result;
  result.kind = kind;
  result.arguments = arguments(open);
  if (result.arguments.size() != 1) {
    const std::string text(text_of(word));
    fail("R0057", "`" + text + "` takes one dimension, found " + std::to_string(result.arguments.size()),
         span_from(word.begin), "write `" + text + "(d)`");
  }
  if (is(TokenKind::word_with) && is_name("spectrum", 1)) {
    if (kind != DomainKind::symmetric && kind != DomainKind::positive_definite) {
      fail("R0058", "only `Sym(d)` and `SPD(d)` take a spectrum", span_of(peek()));
    }
    advance();
    advance();
    expect(TokenKind::word_in, "R0058", "behind `with spectrum`");
    result.spectrum = std::make_shared<const Domain>(interval());
  }
  result.span = span_from(word.begin);
  return result;
}

Domain Parser::range_or_expression(OpenEnd open_end) {
  Domain result;
  const std::uint32_t begin = peek().begin;
  result.kind = DomainKind::expression;
  result.arguments.push_back(expression(Level::sum));
  if (accept(TokenKind::dots)) {
    result.kind = DomainKind::range;
    const bool open = at_stop() || is(TokenKind::colon) || is(TokenKind::comma) ||
                      is(TokenKind::right_paren) || is_name("such");
    if (!open) {
      result.arguments.push_back(expression(Level::sum));
    } else if (open_end == OpenEnd::refused) {
      expected("R0060", "the end of the range",
               "a range without end stands in binders only, as in `bounded(k in 1..: E)`");
    }
  }
  result.span = span_from(begin);
  return result;
}

}  // namespace referee

#include <algorithm>
#include <utility>

#include "theorems/language/parser_core.h"

/// Definitions of `let`, `method` and submissions, and the values behind `with`.

namespace referee {

using syntax::Definition;
using syntax::InstanceBinding;

/// Whether the tokens ahead can be the left side of a definition.
bool Parser::at_definition() const {
  if (is(TokenKind::left_paren)) return true;
  if (!is(TokenKind::name) || is_keyword(peek())) return false;
  return is(TokenKind::equal, 1) || is(TokenKind::prime, 1) || opens_here(TokenKind::left_paren, 1) ||
         opens_here(TokenKind::left_bracket, 1);
}

/// Definitions up to a line that begins with something else. A mistake costs one definition.
void Parser::definitions(std::vector<Definition>& list) {
  for (;;) {
    const std::size_t start = at_;
    try {
      begin_part();
      Definition made = definition(list);
      list.push_back(std::move(made));
      if (accept(TokenKind::comma)) continue;
      if (!peek().first_on_line) end_of_clause();
    } catch (const Abandoned&) {
      skip_to_definition(start);
    }
    if (at_stop() || !peek().first_on_line || !at_definition()) return;
  }
}

/// To the next line that begins with a definition. An open bracket may have swallowed the beginning of the
/// current line, so the search starts there if the broken definition, at `start`, began on an earlier one.
void Parser::skip_to_definition(std::size_t start) {
  const std::size_t stuck = at_;
  while (at_ > start && !peek().first_on_line) --at_;
  if (at_ > start && is(TokenKind::name) && at_definition()) return;
  at_ = stuck;
  while (!at_stop()) {
    if (peek().first_on_line && (looks_misspelt(peek()) || (is(TokenKind::name) && at_definition()))) return;
    advance();
  }
}

Definition Parser::definition(const std::vector<Definition>& before) {
  Definition result;
  const std::uint32_t begin = peek().begin;
  if (is(TokenKind::left_paren)) {
    const Token& open = advance();
    result.shape = Definition::Shape::tuple;
    result.names = names("a name");
    close(TokenKind::right_paren, open);
    if (result.names.size() < 2) {
      fail("R0070", "a single name is defined without brackets", span_from(begin),
           "write `" + result.names[0].text + " = ...`");
    }
  } else {
    result.names = {name("the name that is defined")};
    if (is(TokenKind::prime)) {
      advance();
      result.shape = Definition::Shape::flow;
      const Token& open = expect(TokenKind::left_paren, "R0074", "and the time of a flow: `y'(t) = ...`");
      if (!is(TokenKind::name)) expected("R0074", "the name of the time", "a flow is written `y'(t) = ...`");
      result.parameters = {name("the name of the time")};
      close(TokenKind::right_paren, open);
    } else if (opens_here(TokenKind::left_bracket)) {
      const Token& open = advance();
      result.shape = Definition::Shape::element;
      result.index = expression();
      close(TokenKind::right_bracket, open);
    } else if (opens_here(TokenKind::left_paren)) {
      function_left(result, before);
    }
  }
  if (!is(TokenKind::equal)) {
    expected("R0071",
             "`=` behind `" + std::string(text_.substr(begin, std::min(previous().end - begin, 60U))) + "`");
  }
  advance();
  result.body = expression();
  result.span = span_from(begin);
  return result;
}

/// `f(x, y)`, or `y(0)` behind a flow of that name.
void Parser::function_left(Definition& into, const std::vector<Definition>& before) {
  const std::string& own = into.names[0].text;
  const bool behind_flow = std::any_of(before.begin(), before.end(), [&](const Definition& other) {
    return other.shape == Definition::Shape::flow && other.names[0].text == own;
  });
  const Token& open = advance();
  into.shape = Definition::Shape::function;
  if (behind_flow) {
    into.at = expression();
  } else if (is(TokenKind::number) || is(TokenKind::minus)) {
    fail("R0073", "an initial value stands behind its flow", span_of(peek()),
         "write `" + own + "'(t) = ...` before `" + own + "(0) = ...`, in the same `let`");
  } else if (!is(TokenKind::name)) {
    expected("R0072", "the name of a parameter",
             is(TokenKind::right_paren) ? "what has no parameters is written `" + own + " = ...`" : "");
  } else {
    into.parameters = names("the name of a parameter");
    if (!is(TokenKind::right_paren) && !is(TokenKind::invalid) && !at_stop()) {
      fail("R0072", "a parameter is a bare name, found " + describe(peek()) + " behind it", span_of(peek()),
           "write `" + own + "(x) = ...` and use x in the body");
    }
  }
  close(TokenKind::right_paren, open);
}

std::vector<InstanceBinding> Parser::bindings() {
  std::vector<InstanceBinding> result;
  do {
    begin_part();
    result.push_back(instance_binding());
  } while (accept(TokenKind::comma));
  return result;
}

InstanceBinding Parser::instance_binding() {
  InstanceBinding result;
  const std::uint32_t begin = peek().begin;
  if (!is(TokenKind::name) || at_stop()) {
    expected("R0120", "a name and its value", "values are written `d = 1, f(z) = z[1]^2, xs = [0]`");
  }
  result.name = name("a name");
  if (opens_here(TokenKind::left_bracket)) {
    const Token& open = advance();
    result.index = expression();
    close(TokenKind::right_bracket, open);
  }
  if (opens_here(TokenKind::left_paren)) {
    const Token& open = advance();
    if (!is(TokenKind::name))
      expected("R0072", "the name of a parameter", "a function is given as `f(z) = z[1]^2`");
    result.parameters = names("the name of a parameter");
    close(TokenKind::right_paren, open);
  }
  if (!is(TokenKind::equal)) {
    expected("R0120", "`=` and the value of `" + result.name.text + "`",
             "an instance gives every name one value, as in `d = 1, x = [0]`");
  }
  advance();
  result.value = expression();
  result.span = span_from(begin);
  return result;
}

}  // namespace referee

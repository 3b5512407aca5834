#include <algorithm>
#include <array>
#include <utility>

#include "theorems/language/limits.h"
#include "theorems/language/parser_core.h"

/// Operands: numbers, names, brackets of all kinds, calls and indices, binders.

namespace referee {

using syntax::Binding;
using syntax::ExpressionKind;
using syntax::ExpressionPtr;

namespace {

struct BinderForm {
  std::string_view name;
  Binding::Shape shape;
};
constexpr std::array<BinderForm, 14> binder_forms = {{{"sum", Binding::Shape::in},
                                                      {"prod", Binding::Shape::in},
                                                      {"max", Binding::Shape::in},
                                                      {"min", Binding::Shape::in},
                                                      {"sup", Binding::Shape::in},
                                                      {"inf", Binding::Shape::in},
                                                      {"argmin", Binding::Shape::in},
                                                      {"integral", Binding::Shape::in},
                                                      {"bounded", Binding::Shape::in},
                                                      {"limit", Binding::Shape::tends},
                                                      {"order", Binding::Shape::tends},
                                                      {"rate", Binding::Shape::bare},
                                                      {"converges", Binding::Shape::bare},
                                                      {"diverges", Binding::Shape::bare}}};

const BinderForm* binder_form(std::string_view name) {
  const auto found = std::find_if(binder_forms.begin(), binder_forms.end(),
                                  [&](const BinderForm& form) { return form.name == name; });
  return found == binder_forms.end() ? nullptr : found;
}

std::string usage(std::string_view binder) {
  const std::string name(binder);
  const BinderForm* form = binder_form(binder);
  if (form == nullptr) return "write `" + name + " x in DOMAIN: FORMULA`";
  switch (form->shape) {
    case Binding::Shape::tends:
      return "write `" + name + "(k -> LIMIT: EXPRESSION)`";
    case Binding::Shape::bare:
      return "write `" + name + "(k: EXPRESSION)`";
    default:
      return "write `" + name + "(x in DOMAIN: EXPRESSION)`";
  }
}

}  // namespace

bool binds_names(std::string_view name) {
  const BinderForm* form = binder_form(name);
  return form != nullptr && form->shape == Binding::Shape::in;
}

ExpressionPtr Parser::operand() {
  const bool bracketed = is(TokenKind::left_paren);
  return postfix(primary(), bracketed);
}

ExpressionPtr Parser::primary() {
  const Scoped<int> deeper(nesting_, nesting_ + !(is(TokenKind::name) || is(TokenKind::number)));
  if (nesting_ > limits::nesting) {
    fail("R0020", "the expression is nested more than " + std::to_string(limits::nesting) + " levels deep",
         here(), "name parts of it by `let`");
  }
  if (!at_stop()) {
    switch (peek().kind) {
      case TokenKind::number:
        return number();
      case TokenKind::name:
        return named();
      case TokenKind::left_paren:
        return group();
      case TokenKind::left_bracket:
        return vector_or_matrix();
      case TokenKind::bar:
      case TokenKind::double_bar:
        return norm();
      case TokenKind::less:
      case TokenKind::left_angle:
        return inner();
      case TokenKind::word_if:
        return conditional();
      case TokenKind::word_forall:
      case TokenKind::word_exists:
        return quantifier();
      default:
        break;
    }
  }
  const bool mark_before = at_ > 0 && !spelling_of(previous().kind).empty();
  const std::string after = mark_before ? " after `" + std::string(text_of(previous())) + "`" : "";
  std::string help;
  if (is(TokenKind::plus)) help = "there is no sign `+`";
  if (is(TokenKind::string)) help = "strings are labels and titles, never values";
  if (is(TokenKind::left_brace)) help = "sets `{a, b}` stand behind `in` only";
  if (is(TokenKind::prime)) help = "`'` stands behind what it transposes";
  expected("R0030", "an operand" + after, help);
}

ExpressionPtr Parser::number() {
  const Token& token = advance();
  Draft node = draft(ExpressionKind::number, token.begin);
  node->text = std::string(text_of(token));
  node->value = parse_rational(node->text).value_or(Rational(0));
  return finish(std::move(node));
}

ExpressionPtr Parser::named() {
  const Token& token = peek();
  const std::string_view spelling = text_of(token);
  const std::string text = ascii_name(spelling);
  if (at_binder()) return binder();
  if ((text == "E" || text == "Var" || text == "P") && opens_here(TokenKind::left_bracket, 1))
    return expectation();
  if (text == "grad" || text == "hess") {
    const bool sign = spelling != text;
    if (is(TokenKind::name, 1) && !is_keyword(peek(1))) return derivative();
    if (sign || opens_here(TokenKind::left_paren, 1)) {
      fail("R0045", "`" + std::string(spelling) + "` stands before the name of a function", span_of(token),
           "write `grad f(x)` for the gradient of f at x, `grad f[i](x)` for a member of a family");
    }
  }
  if (spelling != text && text == "sqrt") return root();
  advance();
  const bool truth = text == "true" || text == "false";
  Draft node = draft(truth ? ExpressionKind::boolean : ExpressionKind::name, token.begin);
  node->text = text;
  return finish(std::move(node));
}

ExpressionPtr Parser::postfix(ExpressionPtr left, bool bracketed) {
  for (;;) {
    if (opens_here(TokenKind::left_bracket) && left->kind != ExpressionKind::number) {
      left = index_of(std::move(left));
    } else if (opens_here(TokenKind::left_paren)) {
      const ExpressionKind kind = left->kind;
      const bool callable = kind == ExpressionKind::name || kind == ExpressionKind::index ||
                            kind == ExpressionKind::derivative || kind == ExpressionKind::call;
      if (bracketed || !callable) {
        fail("R0039", "only a name, an indexed name or a gradient can be called", span_of(peek()),
             "products are always written with `*`");
      }
      const Token& open = advance();
      Draft node = draft(ExpressionKind::call, left->span.begin);
      node->children = arguments(open);
      node->children.insert(node->children.begin(), std::move(left));
      left = finish(std::move(node));
    } else {
      return left;
    }
    bracketed = false;
  }
}

/// The arguments of a call up to its closing bracket.
std::vector<ExpressionPtr> Parser::arguments(const Token& open) {
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  std::vector<ExpressionPtr> result;
  if (accept(TokenKind::right_paren)) return result;
  do result.push_back(expression());
  while (accept(TokenKind::comma));
  if (is(TokenKind::word_in)) {
    fail("R0047", "`in` binds a name only right behind the bracket of a binder", span_of(peek()),
         "write `sum(i in 1..n: E)`; two names take two binders, `sum(i in 1..n: sum(j in 1..m: E))`");
  }
  close(TokenKind::right_paren, open);
  return result;
}

ExpressionPtr Parser::index_of(ExpressionPtr base) {
  const Token& open = advance();
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  Draft node = draft(ExpressionKind::index, base->span.begin);
  node->children.push_back(std::move(base));
  node->children.push_back(expression());
  if (accept(TokenKind::comma)) node->children.push_back(expression());
  close(TokenKind::right_bracket, open);
  return finish(std::move(node));
}

ExpressionPtr Parser::group() {
  const Token& open = advance();
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  ExpressionPtr result = expression();
  if (is(TokenKind::comma)) {
    fail(
        "R0050", "a pair in round brackets is no value", span_of(peek()),
        "a vector is written `[a, b]`, an inner product `<x, y>`; intervals `(a, b)` stand behind `in` only");
  }
  close(TokenKind::right_paren, open);
  return result;
}

ExpressionPtr Parser::norm() {
  const Token& open = advance();
  const bool wide = open.kind == TokenKind::double_bar;
  Draft node = draft(ExpressionKind::norm, open.begin);
  {
    const Scoped<Enclosure> inside(enclosure_, wide ? Enclosure::double_bars : Enclosure::bars);
    const Scoped<std::uint32_t> opened(enclosure_begin_, open.begin);
    node->children.push_back(expression());
  }
  close(open.kind, open);
  if (is(TokenKind::norm_suffix)) {
    const Token& suffix = advance();
    const std::string text = ascii_name(text_of(suffix).substr(1));
    if (text != "1" && text != "inf") {
      fail("R0038", "there is no norm `" + std::string(text_of(suffix)) + "`", span_of(suffix),
           "`|x|` is the Euclidean norm, `|x|_1` and `|x|_inf` the others");
    }
    node->text = text;
  }
  return finish(std::move(node));
}

ExpressionPtr Parser::inner() {
  const Token& open = advance();
  const bool wide = open.kind == TokenKind::left_angle;
  Draft node = draft(ExpressionKind::inner, open.begin);
  const Scoped<Enclosure> inside(enclosure_, wide ? Enclosure::wide_angles : Enclosure::angles);
  const Scoped<std::uint32_t> opened(enclosure_begin_, open.begin);
  node->children.push_back(expression());
  if (!is(TokenKind::comma)) {
    if (!at_stop()) refuse_leftover();
    fail("R0044", "an inner product has two sides, `<x, y>`; found " + describe(peek()) + " after the first",
         here(), "where an operand is due, `<` opens an inner product");
  }
  advance();
  node->children.push_back(expression());
  close(wide ? TokenKind::right_angle : TokenKind::greater, open);
  return finish(std::move(node));
}

ExpressionPtr Parser::vector_or_matrix() {
  const Token& open = advance();
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  if (is(TokenKind::right_bracket)) {
    fail("R0049", "a vector has at least one component", cover(span_of(open), span_of(peek())));
  }
  Draft node = draft(ExpressionKind::vector, open.begin);
  int in_row = 0, rows = 1;
  for (;;) {
    node->children.push_back(expression());
    ++in_row;
    if (accept(TokenKind::comma)) continue;
    const bool row_ends = is(TokenKind::semicolon);
    if (row_ends || is(TokenKind::right_bracket)) {
      if (rows > 1 && in_row != node->columns) {
        fail("R0043",
             "row " + std::to_string(rows) + " has " + std::to_string(in_row) +
                 " entries when the first has " + std::to_string(node->columns),
             span_of(peek()));
      }
      node->columns = in_row;
    }
    if (!row_ends) break;
    advance();
    ++rows;
    in_row = 0;
  }
  close(TokenKind::right_bracket, open);
  if (rows > 1) {
    node->kind = ExpressionKind::matrix;
  } else {
    node->columns = 0;
  }
  return finish(std::move(node));
}

ExpressionPtr Parser::conditional() {
  const Token& open = advance();
  Draft node = draft(ExpressionKind::conditional, open.begin);
  node->children.push_back(expression());
  const auto word = [&](TokenKind kind, const char* what) {
    if (is(kind)) return void(advance());
    refuse_leftover();
    expected("R0042", what, "write `if C then A else B`; there is no `if` without `else`");
  };
  word(TokenKind::word_then, "`then` behind the condition");
  node->children.push_back(expression());
  word(TokenKind::word_else, "`else`");
  node->children.push_back(expression());
  return finish(std::move(node));
}

ExpressionPtr Parser::quantifier() {
  const Token& word = advance();
  Draft node = draft(ExpressionKind::binder, word.begin);
  node->text = std::string(spelling_of(word.kind));
  do {
    quantified_names(node->bindings, node->text);
  } while (accept(TokenKind::comma));
  expect(TokenKind::colon, "R0040", "and the formula behind the domain");
  node->children.push_back(expression());
  return finish(std::move(node));
}

/// `u, w in DOMAIN`: each name gets the domain.
void Parser::quantified_names(std::vector<Binding>& bindings, const std::string& binder) {
  const std::size_t first = bindings.size();
  do bindings.emplace_back().name = name("a name behind `" + binder + "`");
  while (accept(TokenKind::comma));
  if (!is(TokenKind::word_in)) {
    expected("R0040", "`in` and a domain behind `" + bindings.back().name.text + "`", usage(binder));
  }
  advance();
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  const syntax::Domain shared = domain(OpenEnd::allowed);
  for (std::size_t i = first; i < bindings.size(); ++i) bindings[i].domain = shared;
}

bool Parser::at_binder() const {
  if (binder_form(ascii_name(text_of(peek()))) == nullptr || !opens_here(TokenKind::left_paren, 1))
    return false;
  return is(TokenKind::name, 2) &&
         (is(TokenKind::word_in, 3) || is(TokenKind::arrow, 3) || is(TokenKind::colon, 3));
}

ExpressionPtr Parser::binder() {
  const Token& word = advance();
  Draft node = draft(ExpressionKind::binder, word.begin);
  node->text = ascii_name(text_of(word));
  const Token& open = advance();
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  node->bindings.push_back(binding(node->text));
  if (is_name("such") && is_name("that", 1) && node->bindings[0].shape == Binding::Shape::in) {
    advance();
    advance();
    node->condition = expression();
    const bool shortened = is(TokenKind::right_paren) && (node->text == "min" || node->text == "max");
    if (shortened) {
      advance();
      return finish(std::move(node));
    }
  }
  if (is(TokenKind::comma)) {
    fail("R0041", "`" + node->text + "` binds one name", span_of(peek()),
         "nest two: `" + node->text + "(i in 1..n: " + node->text + "(j in 1..m: E))`");
  }
  if (!is(TokenKind::colon)) {
    refuse_leftover();
    expected("R0040", "`:` and the body of `" + node->text + "`", usage(node->text));
  }
  advance();
  node->children.push_back(expression());
  close(TokenKind::right_paren, open);
  return finish(std::move(node));
}

Binding Parser::binding(const std::string& binder) {
  const BinderForm* form = binder_form(binder);
  Binding result;
  result.name = name("a name");
  const Token& mark = peek();
  result.shape = mark.kind == TokenKind::word_in ? Binding::Shape::in
                 : mark.kind == TokenKind::arrow ? Binding::Shape::tends
                                                 : Binding::Shape::bare;
  if (form != nullptr && result.shape != form->shape) {
    fail("R0041",
         "`" + binder + "` takes another form than `" + binder + "(" + result.name.text + " " +
             std::string(spelling_of(mark.kind)) + " ...`",
         span_of(mark), usage(binder));
  }
  if (result.shape == Binding::Shape::bare) return result;
  advance();
  if (result.shape == Binding::Shape::in) {
    result.domain = domain(OpenEnd::allowed);
  } else {
    const std::uint32_t begin = peek().begin;
    result.domain.kind = syntax::DomainKind::expression;
    result.domain.arguments = {expression(Level::sum)};
    result.domain.span = span_from(begin);
  }
  return result;
}

ExpressionPtr Parser::derivative() {
  const Token& word = advance();
  Draft node = draft(ExpressionKind::derivative, word.begin);
  node->text = ascii_name(text_of(word));
  const Token& function = advance();
  Draft of = draft(ExpressionKind::name, function.begin);
  of->text = ascii_name(text_of(function));
  ExpressionPtr child = finish(std::move(of));
  if (opens_here(TokenKind::left_bracket)) child = index_of(std::move(child));
  node->children = {std::move(child)};
  return finish(std::move(node));
}

ExpressionPtr Parser::expectation() {
  const Token& word = advance();
  const Token& open = advance();
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  Draft node = draft(ExpressionKind::expectation, word.begin);
  node->text = std::string(text_of(word));
  node->children = {expression()};
  close(TokenKind::right_bracket, open);
  return finish(std::move(node));
}

/// `√(x)` and `√x` are sqrt(x).
ExpressionPtr Parser::root() {
  const Token& sign = advance();
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  Draft node = draft(ExpressionKind::call, sign.begin);
  Draft function = draft(ExpressionKind::name, sign.begin);
  function->text = "sqrt";
  node->children.push_back(finish(std::move(function)));
  node->children.push_back(is(TokenKind::left_paren) ? group() : operand());
  return finish(std::move(node));
}

}  // namespace referee

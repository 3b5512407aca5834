#include "theorems/language/parser.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "theorems/language/limits.h"
#include "theorems/language/parser_core.h"

namespace referee {

using syntax::ClauseKind;
using syntax::ItemKind;

std::optional<ClauseKind> clause_keyword(std::string_view word) {
  // A verdict begins with `true` or `false`, which are no keywords.
  for (int kind = 0; kind < static_cast<int>(ClauseKind::verdict); ++kind) {
    if (to_string(static_cast<ClauseKind>(kind)) == word) return static_cast<ClauseKind>(kind);
  }
  return std::nullopt;
}

std::optional<ItemKind> item_keyword(std::string_view word) {
  for (int kind = 0; kind <= static_cast<int>(ItemKind::submission); ++kind) {
    if (to_string(static_cast<ItemKind>(kind)) == word) return static_cast<ItemKind>(kind);
  }
  return std::nullopt;
}

std::string nearest_keyword(std::string_view word) {
  static const std::vector<std::string> candidates = [] {
    std::vector<std::string> result;
    for (int kind = 0; kind < static_cast<int>(ClauseKind::verdict); ++kind) {
      result.emplace_back(to_string(static_cast<ClauseKind>(kind)));
    }
    for (int kind = 0; kind < static_cast<int>(ItemKind::submission); ++kind) {
      result.emplace_back(to_string(static_cast<ItemKind>(kind)));
    }
    return result;
  }();
  return nearest(word, candidates);
}

// ------------------------------------------------------------------------------------- entry points

syntax::File parse_file(const SourceSet& sources, std::uint32_t file, Diagnostics& diagnostics) {
  return Parser(sources, file, diagnostics, true).read_file();
}

syntax::ExpressionPtr parse_expression(const SourceSet& sources, std::uint32_t file,
                                       Diagnostics& diagnostics) {
  return Parser(sources, file, diagnostics, false).read_expression();
}

std::vector<syntax::InstanceBinding> parse_bindings(const SourceSet& sources, std::uint32_t file,
                                                    Diagnostics& diagnostics) {
  return Parser(sources, file, diagnostics, false).read_bindings();
}

Parser::Parser(const SourceSet& sources, std::uint32_t file, Diagnostics& diagnostics, bool with_clauses)
    : sources_(sources),
      file_(file),
      text_(sources.file(file).text()),
      diagnostics_(diagnostics),
      with_clauses_(with_clauses) {
  TokenList list = tokenize(text_, file);
  tokens_ = std::move(list.tokens);
  comments_ = std::move(list.comments);
}

syntax::ExpressionPtr Parser::read_expression() {
  try {
    ExpressionPtr result = expression();
    refuse_leftover();
    if (!is(TokenKind::end)) expected("R0082", "the end of the expression");
    return result;
  } catch (const Abandoned&) {
  } catch (const Stopped&) {
  }
  return nullptr;
}

std::vector<syntax::InstanceBinding> Parser::read_bindings() {
  std::vector<syntax::InstanceBinding> result;
  try {
    do {
      begin_part();
      result.push_back(instance_binding());
    } while (accept(TokenKind::comma));
    refuse_leftover();
    if (!is(TokenKind::end)) expected("R0082", "a comma or the end of the values");
  } catch (const Abandoned&) {
  } catch (const Stopped&) {
  }
  return result;
}

// ------------------------------------------------------------------------------------------- tokens

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

const Token& Parser::advance() {
  const Token& token = peek();
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool Parser::accept(TokenKind kind) {
  if (!is(kind)) return false;
  advance();
  return true;
}

std::string_view Parser::text_of(const Token& token) const {
  return text_.substr(token.begin, token.end - token.begin);
}

bool Parser::is_name(std::string_view text, std::size_t ahead) const {
  return is(TokenKind::name, ahead) && text_of(peek(ahead)) == text;
}

bool Parser::is_keyword(const Token& token) const {
  if (!with_clauses_ || !token.first_on_line || token.kind != TokenKind::name) return false;
  const std::string_view word = text_of(token);
  if (in_proof_ && (word == "step" || word == "so" || word == "qed")) return true;
  return clause_keyword(word).has_value() || item_keyword(word).has_value();
}

bool Parser::opens_here(TokenKind kind, std::size_t ahead) const {
  return is(kind, ahead) && !peek(ahead).first_on_line;
}

bool Parser::starts_operand(TokenKind kind) {
  switch (kind) {
    case TokenKind::name:
    case TokenKind::number:
    case TokenKind::string:
    case TokenKind::left_paren:
    case TokenKind::left_bracket:
    case TokenKind::left_brace:
    case TokenKind::left_angle:
    case TokenKind::word_not:
    case TokenKind::word_forall:
    case TokenKind::word_exists:
    case TokenKind::word_if:
      return true;
    default:
      return false;
  }
}

/// The place behind the brackets that open at peek(ahead), or where the clause or the text ends before.
std::size_t Parser::skip_brackets(std::size_t ahead) const {
  int depth = 0;
  for (;; ++ahead) {
    const Token& token = peek(ahead);
    if (token.kind == TokenKind::end || is_keyword(token)) return ahead;
    switch (token.kind) {
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
      default:
        break;
    }
    if (depth <= 0) return ahead + 1;
  }
}

// ------------------------------------------------------------------------------------------- errors

Diagnostic& Parser::error(const char* code, std::string message, Span span) {
  if (errors_ == limits::errors_per_file) {
    const std::string count = std::to_string(limits::errors_per_file);
    diagnostics_.error("R0024", "reading stops here after " + count + " errors", span).label =
        "not read from here on";
    throw Stopped{};
  }
  ++errors_;
  return diagnostics_.error(code, std::move(message), span);
}

void Parser::fail(const char* code, std::string message, Span span, std::string help) {
  Diagnostic& diagnostic = error(code, std::move(message), span);
  if (!help.empty()) diagnostic.helps.push_back(std::move(help));
  throw Abandoned{};
}

Span Parser::here() const {
  // What is missing at the end of a clause is missing behind its last token, not at the next line.
  if ((at_stop() || looks_misspelt(peek())) && at_ > 0) return {file_, previous().end, previous().end};
  return span_of(peek());
}

std::string Parser::describe(const Token& token) const {
  if (token.kind == TokenKind::end) return "the end of the text";
  if (is_keyword(token)) return "the end of the clause";
  constexpr std::size_t longest = 40;
  std::string text(text_of(token));
  if (text.size() > longest) text = text.substr(0, longest - 3) + "...";
  switch (token.kind) {
    case TokenKind::string:
      return "the string " + text;
    case TokenKind::number:
      return "the number `" + text + "`";
    default:
      return "`" + text + "`";
  }
}

std::string Parser::found() const {
  return looks_misspelt(peek()) ? "the end of the clause" : describe(peek());
}

void Parser::expected(const char* code, const std::string& what, const std::string& help) {
  if (is(TokenKind::invalid)) lexical_error(peek());
  fail(code, "expected " + what + ", found " + found(), here(), help);
}

void Parser::lexical_error(const Token& token) {
  const std::string text(text_of(token));
  const Span span = span_of(token);
  switch (token.error) {
    case LexicalError::foreign_operator:
      fail("R0002", "there is no operator `" + text + "`", span,
           "write `" + std::string(replacement_for(text)) + "`");
    case LexicalError::open_string:
      fail("R0003", "the string is not closed on its line", span,
           "strings end at the next `\"` and have no escapes");
    case LexicalError::point_without_digit: {
      const std::string written = text == "." ? "" : text[0] == '.' ? "0" + text : text + "0";
      fail("R0004", "a decimal point needs a digit on both sides, found `" + text.substr(0, 40) + "`", span,
           written.empty() || written.size() > 40 ? "" : "write `" + written + "`");
    }
    case LexicalError::long_number:
      fail("R0005",
           "the number has too many digits, the limit is " + std::to_string(limits::literal_digits) +
               " when it is written out",
           span);
    case LexicalError::long_name:
      fail("R0006",
           "the name has " + std::to_string(ascii_name(text).size()) + " letters, the limit is " +
               std::to_string(limits::name_length),
           span);
    case LexicalError::underscore:
      fail("R0007", "a name begins with a letter, found `" + text.substr(0, 40) + "`", span,
           "`_1` and `_inf` choose a norm only where they touch the closing bar: `|x|_1`");
    default:
      break;
  }
  const CodePoint c = decode_utf8(text, 0);
  if (!c.valid) fail("R0001", "bytes that are not UTF-8 text", span);
  char number[16];
  std::snprintf(number, sizeof number, "U+%04X", static_cast<unsigned>(c.value));
  const std::string instead(replacement_for(text.substr(0, c.length)));
  fail("R0001", "unknown character `" + text.substr(0, c.length) + "` (" + number + ")", span,
       instead.empty() ? "" : "write `" + instead + "`");
}

void Parser::side_by_side() {
  const Token& left = previous();
  const Token& right = peek();
  const std::string left_text(text_of(left)), right_text(text_of(right));
  const bool keyword = right.kind == TokenKind::name && with_clauses_ &&
                       (clause_keyword(right_text) || item_keyword(right_text));
  constexpr std::size_t longest = 40;
  const bool brief = left_text.size() <= longest && right_text.size() <= longest;
  Diagnostic& diagnostic = error(
      "R0031",
      brief ? "no operator between `" + left_text + "` and `" + right_text + "`" : "an operator is missing",
      span_of(right));
  diagnostic.label = "a second operand";
  const std::string near = right.kind == TokenKind::name
                               ? nearest(right_text, {"and", "or", "implies", "iff", "then", "else"})
                               : "";
  if (right.kind == TokenKind::string) {
    diagnostic.helps.push_back("a label stands directly behind the keyword, before the formula");
  } else if (keyword) {
    diagnostic.helps.push_back("a clause starts on a line of its own: put `" + right_text +
                               "` on a new line");
  } else if (!near.empty()) {
    diagnostic.helps.push_back("did you mean `" + near + "`?");
  } else if (binds_names(left_text)) {
    diagnostic.helps.push_back("the bound name stands in brackets: `" + left_text + "(i in 1..n: E)`");
  } else {
    diagnostic.helps.push_back("products are always written with `*`");
  }
  throw Abandoned{};
}

void Parser::refuse_leftover() {
  const Token& token = peek();
  if (token.kind == TokenKind::invalid) lexical_error(token);
  if (at_stop()) return;
  switch (token.kind) {
    case TokenKind::dots:
      fail("R0037", "a range `A..B` is no value", span_of(token),
           "ranges stand behind `in`, as in `given k in 1..10` or `sum(i in 1..n: i)`");
    case TokenKind::word_in:
      fail("R0047", "`in` is no operator of formulas", span_of(token),
           "`in` stands in `given`, behind the name of a binder, and in `forall x in DOMAIN: F`");
    case TokenKind::norm_suffix:
    case TokenKind::superscript:
      expected("R0031", "an operator");
    default:
      break;
  }
  if (!token.first_on_line && starts_operand(token.kind)) side_by_side();
}

const Token& Parser::expect(TokenKind kind, const char* code, const std::string& where) {
  if (!is(kind)) expected(code, "`" + std::string(spelling_of(kind)) + "` " + where);
  return advance();
}

const Token& Parser::close(TokenKind kind, const Token& open) {
  if (is(kind)) return advance();
  refuse_leftover();
  Diagnostic& diagnostic = error("R0032",
                                 "expected `" + std::string(spelling_of(kind)) + "` to close `" +
                                     std::string(text_of(open)) + "`, found " + found(),
                                 here());
  diagnostic.secondary.push_back({span_of(open), "opened here"});
  throw Abandoned{};
}

// ----------------------------------------------------------------------------------------- recovery

bool Parser::looks_misspelt(const Token& token) const {
  if (!token.first_on_line || token.kind != TokenKind::name) return false;
  const Token& next = *(&token + 1);  // the list ends with `end`, which is no name
  const bool beside =
      !next.first_on_line &&
      (next.kind == TokenKind::name || next.kind == TokenKind::number || next.kind == TokenKind::string);
  return beside && !nearest_keyword(ascii_name(text_of(token))).empty();
}

void Parser::skip_to_clause() {
  while (!at_stop() && !looks_misspelt(peek())) advance();
}

void Parser::skip_to_item() {
  while (!is(TokenKind::end)) {
    if (peek().first_on_line && item_ahead()) return;
    advance();
  }
}

/// A clause must be over here: at the end of the text or of a line.
void Parser::end_of_clause() {
  if (at_stop()) return;
  refuse_leftover();
  const Token& token = peek();
  if (token.first_on_line) return;
  switch (token.kind) {
    case TokenKind::right_paren:
    case TokenKind::right_bracket:
    case TokenKind::right_brace:
    case TokenKind::bar:
    case TokenKind::double_bar:
    case TokenKind::right_angle:
      fail("R0033", "`" + std::string(text_of(token)) + "` closes nothing", span_of(token));
    case TokenKind::comma:
      expected("R0082", "the end of the clause",
               "formulas are joined by `and`; several claims take several `claim` clauses");
    default:
      expected("R0082", "the end of the clause");
  }
}

// ------------------------------------------------------------------------------------- small things

syntax::Name Parser::name_of(const Token& token) const {
  return {ascii_name(text_of(token)), span_of(token)};
}

syntax::Name Parser::name(const std::string& what) {
  if (is(TokenKind::name) && !is_keyword(peek())) {
    const Token& token = advance();
    if (text_of(token) == "true" || text_of(token) == "false") {
      fail("R0048", "`" + std::string(text_of(token)) + "` is a truth value and never a name",
           span_of(token));
    }
    return name_of(token);
  }
  const std::string_view word = spelling_of(peek().kind);
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') {
    fail("R0048", "expected " + what + ", but `" + std::string(word) + "` is never a name", span_of(peek()));
  }
  expected("R0089", what);
}

std::vector<syntax::Name> Parser::names(const std::string& what) {
  std::vector<syntax::Name> result;
  do result.push_back(name(what));
  while (accept(TokenKind::comma));
  return result;
}

syntax::Name Parser::id(const std::string& what) {
  const std::uint32_t begin = peek().begin;
  std::uint32_t end = begin;
  while (end < text_.size() && is_id_character(text_[end])) ++end;
  if (end == begin || at_stop()) {
    if (is(TokenKind::invalid) && end == begin) lexical_error(peek());
    fail("R0084", "expected " + what + ", found " + describe(peek()), here(),
         "ids are runs of letters, digits and . - / _");
  }
  while (!is(TokenKind::end) && peek().begin < end) advance();
  if (end - begin > limits::name_length) {
    fail("R0006",
         "the id has " + std::to_string(end - begin) + " letters, the limit is " +
             std::to_string(limits::name_length),
         {file_, begin, end});
  }
  return {std::string(text_.substr(begin, end - begin)), {file_, begin, end}};
}

std::string Parser::string_text(const Token& token) const {
  return std::string(text_.substr(token.begin + 1, token.end - token.begin - 2));
}

std::string Parser::string(const char* code, const std::string& what) {
  if (!is(TokenKind::string)) expected(code, what + " in quotes");
  return string_text(advance());
}

}  // namespace referee

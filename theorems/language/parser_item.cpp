#include <utility>

#include "theorems/language/limits.h"
#include "theorems/language/parser_core.h"

/// Files and their items: `use`, methods, claims, submissions.

namespace referee {

using syntax::Clause;
using syntax::ClauseKind;
using syntax::Item;
using syntax::ItemKind;

syntax::File Parser::read_file() {
  syntax::File result;
  result.source = file_;
  submissions_only_ = sources_.file(file_).path().ends_with(".proof");
  const int errors_before = errors_;
  try {
    while (!is(TokenKind::end)) item_into(result);
    if (result.items.empty() && errors_ == errors_before) {
      error("R0014", "the file holds no claim", {file_, 0, 0});
    }
  } catch (const Stopped&) {
    if (!result.items.empty()) result.items.back().has_errors = true;
  }
  result.comments = std::move(comments_);
  return result;
}

/// The kind of the item that begins at the current token, if one does.
std::optional<ItemKind> Parser::item_ahead() const {
  if (at_ == corrected_at_) return corrected_item_;
  if (!is(TokenKind::name)) return std::nullopt;
  const std::optional<ItemKind> kind = item_keyword(text_of(peek()));
  if (kind == ItemKind::submission && in_claim_ && answer_is_clause()) return std::nullopt;
  return kind;
}

/// `answer NAME : TYPE` is a clause; inside a claim an indented `answer` is one too, though incomplete.
bool Parser::answer_is_clause() const {
  std::uint32_t i = peek().end;
  const auto blanks = [&] {
    while (i < text_.size() && (text_[i] == ' ' || text_[i] == '\t')) ++i;
  };
  blanks();
  while (i < text_.size() && (is_id_character(text_[i]) || (text_[i] & 0x80) != 0)) ++i;
  blanks();
  if (i < text_.size() && text_[i] == ':') return true;
  return !submissions_only_ && peek().begin > 0 && text_[peek().begin - 1] != '\n';
}

void Parser::item_into(syntax::File& file) {
  if (file.items.size() >= static_cast<std::size_t>(limits::items)) {
    error("R0023", "the file has more than " + std::to_string(limits::items) + " items", span_of(peek()));
    throw Stopped{};
  }
  const std::optional<ItemKind> kind = peek().first_on_line ? item_ahead() : std::optional<ItemKind>();
  if (!kind) {
    const Token& token = peek();
    const std::string text = ascii_name(text_of(token)).substr(0, limits::name_length);
    const std::string near = token.kind == TokenKind::name ? nearest_keyword(text) : "";
    try {
      if (token.kind == TokenKind::invalid) lexical_error(token);
      const bool clause = token.kind == TokenKind::name && clause_keyword(text);
      Diagnostic& diagnostic =
          error("R0100",
                clause ? "the clause `" + text + "` belongs to no claim"
                       : "expected a claim, a method, `use` or `answer`, found " + describe(token),
                span_of(token));
      if (clause) {
        diagnostic.helps.push_back(
            "a claim begins with its kind, id and title: `theorem ch09.name \"Title\"`");
      } else if (!near.empty()) {
        diagnostic.helps.push_back("did you mean `" + near + "`?");
      }
      if (!clause && !near.empty() && item_keyword(near) && token.first_on_line) {
        corrected_at_ = at_;
        corrected_item_ = *item_keyword(near);
        return;
      }
    } catch (const Abandoned&) {
    }
    advance();
    return skip_to_item();
  }
  Item& made = file.items.emplace_back();
  made.kind = *kind;
  const int errors_before = errors_;
  const Token& word = advance();
  if (submissions_only_ && *kind != ItemKind::submission) {
    error("R0105", "a submission holds answers only, found `" + std::string(to_string(*kind)) + "`",
          span_of(word))
        .helps.push_back("answers are written `answer ID` with what fills in the exercise below");
  }
  try {
    item_body(made);
  } catch (const Abandoned&) {
    skip_to_item();
  }
  made.span = span_from(word.begin);
  made.has_errors = errors_ > errors_before;
}

void Parser::item_body(Item& into) {
  switch (into.kind) {
    case ItemKind::use:
      return use_item(into);
    case ItemKind::method:
      return method_item(into);
    case ItemKind::submission:
      return submission_item(into);
    default:
      return claim_item(into);
  }
}

void Parser::use_item(Item& into) {
  if (!is(TokenKind::string))
    expected("R0083", "the path of a file in quotes", "write `use \"methods.thm\"`");
  const Token& path = advance();
  into.id = {string_text(path), span_of(path)};
  if (is(TokenKind::end) || (peek().first_on_line && is(TokenKind::name))) return;
  expected("R0082", "the end of the line behind `use`");
}

void Parser::claim_item(Item& into) {
  const Scoped<bool> inside(in_claim_, true);
  try {
    into.id = id("the id of the claim");
    if (is(TokenKind::string)) {
      into.title = string_text(advance());
    } else {
      if (is(TokenKind::invalid)) lexical_error(peek());
      error("R0083", "expected the title of `" + into.id.text + "` in quotes, found " + describe(peek()),
            here())
          .helps.push_back("a claim begins with its kind, id and title: `theorem ch09.name \"Title\"`");
      skip_to_clause();
    }
  } catch (const Abandoned&) {
    skip_to_clause();
  }
  clauses(into);
}

/// `method NAME(params) = NAME` and recurrences, or `= (NAME, NAME)`, or `= EXPRESSION`.
void Parser::method_item(Item& into) {
  into.id = name("the name of the method");
  const std::string usage =
      "write `method " + into.id.text + "(f, x0) = x` with the recurrence of x on the lines below";
  if (!opens_here(TokenKind::left_paren)) expected("R0103", "`(` and the parameters of the method", usage);
  const Token& open = advance();
  if (!is(TokenKind::right_paren)) into.parameters = names("the name of a parameter");
  close(TokenKind::right_paren, open);
  if (!is(TokenKind::equal)) expected("R0103", "`=` and the result of the method", usage);
  advance();
  const std::size_t behind = is(TokenKind::left_paren) ? skip_brackets(0) : 1;
  const bool line_ends = peek(behind).first_on_line || is(TokenKind::end, behind);
  begin_part();
  if (is(TokenKind::left_paren) && is(TokenKind::name, 1) && is(TokenKind::comma, 2) && line_ends) {
    const Token& bracket = advance();
    into.results = names("the name of a result");
    close(TokenKind::right_paren, bracket);
  } else if (is(TokenKind::name) && line_ends && !is_keyword(peek()) && !is(TokenKind::end, 1) &&
             !is_keyword(peek(1))) {
    into.results = {name("the name of the result")};
  } else {
    into.body = expression();
    end_of_clause();
  }
  if (!into.body && !at_stop() && peek().first_on_line) definitions(into.definitions);
  if (is(TokenKind::end) || (peek().first_on_line && item_ahead())) {
    if (!into.body && into.definitions.empty()) {
      fail("R0103", "the method says nothing of its results", into.id.span, usage);
    }
    return;
  }
  const std::string word(text_of(peek()).substr(0, limits::name_length));
  const std::string near = is(TokenKind::name) ? nearest_keyword(word) : "";
  if (looks_misspelt(peek()) && item_keyword(near)) return;  // reported as an item
  if (is(TokenKind::name) && clause_keyword(word)) {
    fail("R0103", "a method has no clauses, found `" + word + "`", span_of(peek()),
         "state claims about it in a `theorem` of its own");
  }
  expected("R0070", "a recurrence such as `x[0] = x0`", near.empty() ? "" : "did you mean `" + near + "`?");
}

void Parser::submission_item(Item& into) {
  into.id = id("the id of an exercise or a question");
  while (!is(TokenKind::end)) {
    if (peek().first_on_line && item_ahead()) break;
    try {
      begin_part();
      submission_part(into);
    } catch (const Abandoned&) {
      skip_to_clause();
    }
  }
  if (into.clauses.empty() && into.definitions.empty() && previous().end == into.id.span.end) {
    fail("R0104", "nothing is answered to `" + into.id.text + "`", into.id.span,
         "fill in its blanks (`eta = ...`), or write `true`, `false with ...` or a proof");
  }
}

/// One of: values of blanks, a verdict, a proof.
void Parser::submission_part(Item& into) {
  const Token& word = peek();
  const std::string text(text_of(word).substr(0, limits::name_length));
  if (word.kind == TokenKind::name && (text == "true" || text == "false")) {
    Clause& verdict = into.clauses.emplace_back();
    verdict.kind = ClauseKind::verdict;
    verdict.keyword = span_of(advance());
    verdict.span = verdict.keyword;
    verdict.verdict_true = text == "true";
    try {
      with_bindings(verdict);
    } catch (const Abandoned&) {
      into.clauses.pop_back();
      throw;
    }
    verdict.span = span_from(word.begin);
    return end_of_clause();
  }
  if (word.kind == TokenKind::name && text == "proof") return clause_into(into.clauses, ClauseKind::proof);
  if (word.kind == TokenKind::name && word.first_on_line && clause_keyword(text)) {
    advance();
    fail("R0104", "an answer holds blanks, a verdict or a proof, found the clause `" + text + "`",
         span_of(word));
  }
  if (word.first_on_line && (text == "step" || text == "so" || text == "qed")) {
    advance();
    fail("R0116", "`" + text + "` stands in a proof, and no proof is open here", span_of(word),
         "open one by `proof` on a line of its own");
  }
  if (word.kind != TokenKind::name) {
    if (word.kind == TokenKind::invalid) {
      advance();
      lexical_error(word);
    }
    advance();
    --at_;
    const Span place = here();
    const std::string found = describe(word);
    advance();
    fail("R0104", "expected the value of a blank, a verdict or a proof, found " + found, place);
  }
  definitions(into.definitions);
}

}  // namespace referee

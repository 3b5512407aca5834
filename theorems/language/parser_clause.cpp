#include <algorithm>
#include <array>
#include <utility>

#include "theorems/language/formatter.h"
#include "theorems/language/limits.h"
#include "theorems/language/parser_core.h"

/// The clauses of a claim.

namespace referee {

using syntax::Clause;
using syntax::ClauseKind;
using syntax::ExpectedVerdict;
using syntax::Name;

namespace {

bool mutable_kind(ClauseKind kind) {
  return kind == ClauseKind::given || kind == ClauseKind::assume || kind == ClauseKind::let ||
         kind == ClauseKind::claim;
}

}  // namespace

/// All clauses of an item up to the next item.
void Parser::clauses(syntax::Item& item) {
  while (!is(TokenKind::end)) {
    if (peek().first_on_line && item_ahead()) return;
    if (item.clauses.size() >= static_cast<std::size_t>(limits::clauses)) {
      error("R0025", "the claim has more than " + std::to_string(limits::clauses) + " clauses",
            span_of(peek()));
      return skip_to_item();
    }
    const std::optional<ClauseKind> kind =
        is(TokenKind::name) ? clause_keyword(text_of(peek())) : std::optional<ClauseKind>();
    if (kind && peek().first_on_line) {
      clause_into(item.clauses, *kind);
    } else {
      stray_line(item.clauses);
    }
  }
}

void Parser::clause_into(std::vector<Clause>& list, ClauseKind kind) {
  Clause& made = list.emplace_back();
  const std::uint32_t begin = peek().begin;
  made.kind = kind;
  made.keyword = span_of(advance());
  bool complete = false;
  try {
    begin_part();
    if (is(TokenKind::equal) && !peek().first_on_line) {
      fail(
          "R0093", "`" + std::string(to_string(kind)) + "` at the start of a line begins a clause",
          made.keyword,
          "put the definition of a name that is spelt like a keyword behind a comma, or choose another name");
    }
    clause_body(made);
    made.span = span_from(begin);
    complete = true;
    end_of_clause();
  } catch (const Abandoned&) {
    made.span = span_from(begin);
    skip_to_clause();
  }
  // What a broken clause declares is still known; anything else in it is not to be trusted.
  const bool declares = kind == ClauseKind::given || kind == ClauseKind::let;
  if (!complete && !declares) return list.pop_back();
  check_repeated(list, made);
}

void Parser::clause_body(Clause& into) {
  switch (into.kind) {
    case ClauseKind::source:
      return source_clause(into);
    case ClauseKind::given:
      return declarations(into.declarations);
    case ClauseKind::let:
      return definitions(into.definitions);
    case ClauseKind::claim:
    case ClauseKind::accept:
      optional_label(into.label);
      [[fallthrough]];
    case ClauseKind::assume:
    case ClauseKind::best:
      into.formula = expression();
      return;
    case ClauseKind::tight:
      into.bindings = bindings();
      into.has_bindings = true;
      return;
    case ClauseKind::expect:
      return expect_clause(into);
    case ClauseKind::mutant:
      return mutant_clause(into);
    case ClauseKind::repairs:
      into.names = {id("the id of the claim that is repaired")};
      return;
    case ClauseKind::covers:
      into.names = ids("the id of a row of the catalogue");
      return;
    case ClauseKind::witness:
      into.names = {name("the name of the witness")};
      expect(TokenKind::equal, "R0071", "behind the name of the witness");
      into.formula = expression();
      return;
    case ClauseKind::proof:
      return proof_clause(into);
    case ClauseKind::answer:
      return answer_clause(into);
    case ClauseKind::points:
      return points_clause(into);
    case ClauseKind::hint:
      into.label = string("R0083", "the hint");
      return;
    case ClauseKind::allow:
    case ClauseKind::forbid:
      into.names = facts();
      return;
    case ClauseKind::verdict:
      return;
  }
}

void Parser::check_repeated(const std::vector<Clause>& list, const Clause& latest) {
  switch (latest.kind) {
    case ClauseKind::best:
    case ClauseKind::expect:
    case ClauseKind::points:
    case ClauseKind::proof:
      break;
    default:
      return;
  }
  for (const Clause& other : list) {
    if (&other == &latest || other.kind != latest.kind) continue;
    Diagnostic& diagnostic =
        error("R0088", "a second `" + std::string(to_string(latest.kind)) + "` in one claim", latest.keyword);
    diagnostic.secondary.push_back({other.keyword, "first given here"});
    return;
  }
}

/// A line that begins with no keyword where a clause is due. A misspelt keyword is read as what it was
/// meant to be, so that the rest of the claim makes sense.
void Parser::stray_line(std::vector<Clause>& list) {
  try {
    const Token& token = peek();
    if (token.kind == TokenKind::invalid) lexical_error(token);
    const std::string text = ascii_name(text_of(token)).substr(0, limits::name_length);
    if (token.kind == TokenKind::left_paren || token.kind == TokenKind::left_bracket) {
      fail("R0081", "a line that begins with `" + text + "` does not continue the line before",
           span_of(token), "leave the bracket, or the operator before it, on the line before");
    }
    if (!token.first_on_line && clause_keyword(text)) {
      fail("R0092", "`" + text + "` is the keyword of a clause, but not the first word of its line",
           span_of(token), "put it on a new line");
    }
    if (token.kind != TokenKind::name) end_of_clause();
    if (token.kind == TokenKind::right_paren || token.kind == TokenKind::right_bracket) {
      fail("R0033", "`" + text + "` closes nothing", span_of(token));
    }
    if (token.kind != TokenKind::name || !token.first_on_line) expected("R0082", "a clause on a new line");
    if (text == "step" || text == "so" || text == "qed") {
      fail("R0116", "`" + text + "` stands in a proof, and no proof is open here", span_of(token),
           "open one by `proof` on a line of its own");
    }
    Diagnostic& diagnostic = error("R0080", "no clause begins with `" + text + "`", span_of(token));
    const std::string near = is(TokenKind::equal, 1) ? "" : nearest_keyword(text);
    if (!near.empty()) {
      diagnostic.helps.push_back("did you mean `" + near + "`?");
      if (const std::optional<ClauseKind> kind = clause_keyword(near); kind && !item_keyword(near)) {
        return clause_into(list, *kind);
      }
      corrected_at_ = at_;
      corrected_item_ = item_keyword(near).value_or(syntax::ItemKind::theorem);
      return;
    }
    if (!list.empty() && list.back().kind == ClauseKind::given) {
      diagnostic.helps.push_back("the declarations of one `given` are separated by commas");
    } else if (is(TokenKind::equal, 1)) {
      diagnostic.helps.push_back("definitions stand behind `let`");
    }
    throw Abandoned{};
  } catch (const Abandoned&) {
    if (!at_stop()) advance();
    skip_to_clause();
  }
}

void Parser::optional_label(std::string& label) {
  if (is(TokenKind::string)) label = string("R0083", "a label");
}

std::vector<Name> Parser::ids(const std::string& what) {
  std::vector<Name> result;
  do result.push_back(id(what));
  while (accept(TokenKind::comma));
  return result;
}

/// Facts that a proof may cite: `smooth, convex, multiply by`.
std::vector<Name> Parser::facts() {
  std::vector<Name> result;
  do {
    Name fact = id("the name of a fact");
    if ((fact.text == "multiply" || fact.text == "divide") && is(TokenKind::word_by)) {
      fact.span = cover(fact.span, span_of(advance()));
    }
    result.push_back(std::move(fact));
  } while (accept(TokenKind::comma));
  return result;
}

void Parser::source_clause(Clause& into) {
  into.file = string("R0083", "the name of the text");
  const auto line_number = [&]() {
    constexpr std::size_t most_digits = 7;
    const std::string_view digits = text_of(peek());
    const bool whole = is(TokenKind::number) && digits.size() <= most_digits &&
                       digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!whole)
      expected("R0085", "the number of a line", "places are `line 12`, `lines 12-30` or a heading in quotes");
    return std::stoi(std::string(text_of(advance())));
  };
  if (is(TokenKind::string)) {
    into.heading = string_text(advance());
  } else if (is_name("line") && !peek().first_on_line) {
    advance();
    into.first_line = into.last_line = line_number();
  } else if (is_name("lines") && !peek().first_on_line) {
    advance();
    into.first_line = line_number();
    expect(TokenKind::minus, "R0085", "between the first and the last line");
    into.last_line = line_number();
    if (into.last_line < into.first_line) {
      fail("R0085",
           "the last line " + std::to_string(into.last_line) + " comes before the first, " +
               std::to_string(into.first_line),
           span_of(previous()));
    }
  } else {
    expected("R0085", "the place in the text", "places are `line 12`, `lines 12-30` or a heading in quotes");
  }
}

void Parser::expect_clause(Clause& into) {
  static const std::vector<std::string> verdicts = {"holds", "fails", "undefined", "open"};
  const std::string help = "verdicts on record are `holds`, `fails`, `undefined` and `open \"reason\"`";
  if (!is(TokenKind::name) || at_stop()) expected("R0086", "a verdict", help);
  const Token& word = advance();
  const std::string text = ascii_name(text_of(word));
  const auto found = std::find(verdicts.begin(), verdicts.end(), text);
  if (found == verdicts.end()) {
    const std::string near = nearest(text, verdicts);
    fail("R0086", "there is no verdict `" + text + "`", span_of(word),
         near.empty() ? help : "did you mean `" + near + "`?");
  }
  constexpr std::array<ExpectedVerdict, 4> kinds = {ExpectedVerdict::holds, ExpectedVerdict::fails,
                                                    ExpectedVerdict::undefined, ExpectedVerdict::open};
  into.expected = kinds[static_cast<std::size_t>(found - verdicts.begin())];
  if (into.expected == ExpectedVerdict::open) {
    into.label = string("R0083", "the reason why it is open");
  } else if (into.expected == ExpectedVerdict::fails) {
    optional_label(into.label);
    with_bindings(into);
  }
}

void Parser::with_bindings(Clause& into) {
  if (!accept(TokenKind::word_with)) return;
  into.has_bindings = true;
  into.bindings = bindings();
}

void Parser::mutant_clause(Clause& into) {
  into.label = string("R0083", "the label of the mutant");
  const std::uint32_t label_end = previous().end;
  end_of_clause();
  const int errors_before = errors_;
  while (is(TokenKind::name) && peek().first_on_line) {
    const std::string word = ascii_name(text_of(peek()));
    const std::optional<ClauseKind> kind = clause_keyword(word);
    const std::optional<ClauseKind> near = kind ? kind : clause_keyword(nearest_keyword(word));
    if (!near || !mutable_kind(*near) || item_keyword(word)) break;
    if (into.clauses.size() >= static_cast<std::size_t>(limits::clauses)) {
      fail("R0025", "the mutant has more than " + std::to_string(limits::clauses) + " clauses",
           span_of(peek()));
    }
    if (kind) {
      clause_into(into.clauses, *kind);
    } else {
      stray_line(into.clauses);
    }
  }
  if (into.clauses.empty() && errors_ == errors_before) {
    fail("R0087", "the mutant replaces nothing", {file_, into.keyword.begin, label_end},
         "give it `given`, `assume`, `let` or `claim` clauses, each on a line of its own");
  }
}

/// `answer NAME : TYPE [in terms of NAMES]`.
void Parser::answer_clause(Clause& into) {
  into.names = {name("the name of the blank")};
  expect(TokenKind::colon, "R0091", "and the type of the blank");
  if (!is(TokenKind::name) || at_stop()) {
    expected("R0091", "the type of the blank",
             "types are `Real`, `Int`, `Bool`, `Vec(d)`, `Mat(m, n)` and `Fun(d)`");
  }
  into.answer_type = to_text(*operand());
  if (is(TokenKind::word_in)) {
    advance();
    if (!is_name("terms") || !is_name("of", 1)) expected("R0091", "`terms of` behind `in`");
    advance();
    advance();
    into.terms = names("the name of a variable");
  }
}

void Parser::points_clause(Clause& into) {
  const std::string help = "marks are a number such as `4`, `0.5` or `8/3`";
  if (!is(TokenKind::number)) expected("R0090", "the number of points", help);
  into.points = parse_rational(text_of(advance())).value_or(Rational(0));
  if (accept(TokenKind::slash)) {
    if (!is(TokenKind::number)) expected("R0090", "a number below the line", help);
    const Rational below = parse_rational(text_of(peek())).value_or(Rational(0));
    if (below == 0) fail("R0090", "points divided by 0", span_of(peek()), help);
    advance();
    into.points /= below;
  }
}

}  // namespace referee

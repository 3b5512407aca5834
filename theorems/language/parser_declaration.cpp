#include <algorithm>
#include <array>
#include <utility>

#include "theorems/language/parser_core.h"

/// The declarations of a `given` clause.

namespace referee {

using syntax::ClassUse;
using syntax::Declaration;
using syntax::ExpressionPtr;
using syntax::Name;

namespace {

constexpr std::array<std::string_view, 13> classes = {
    "convex",         "smooth",   "smoothness",           "strongly_convex",   "quadratic",
    "lipschitz",      "pl",       "twice_differentiable", "hessian_lipschitz", "separable",
    "differentiable", "coercive", "bounded_below"};
constexpr std::array<std::string_view, 3> fact_words = {"minimizer", "minimum", "stationary"};
constexpr std::array<std::string_view, 3> distributions = {"normal", "uniform", "subsets"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <std::size_t N>
std::vector<std::string> strings(const std::array<std::string_view, N>& list) {
  return {list.begin(), list.end()};
}

std::vector<std::string> class_words() {
  std::vector<std::string> result = strings(classes);
  result.insert(result.end(), fact_words.begin(), fact_words.end());
  return result;
}

std::string did_you_mean(const std::string& near) {
  return near.empty() ? "" : "did you mean `" + near + "`?";
}

bool is_relation(TokenKind kind) {
  return kind >= TokenKind::equal && kind <= TokenKind::greater_equal;
}

}  // namespace

void Parser::declarations(std::vector<Declaration>& list) {
  do {
    begin_part();
    declaration(list);
  } while (accept(TokenKind::comma));
}

/// How many of the tokens ahead are `NAME, NAME, ..., NAME`; 0 if none.
std::size_t Parser::bare_names() const {
  std::size_t count = 0;
  while (is(TokenKind::name, count) && !is_keyword(peek(count))) {
    if (!is(TokenKind::comma, count + 1)) return count + 1;
    count += 2;
  }
  return count == 0 ? 0 : count - 1;
}

/// One declaration; a list of names that shares a chain or a type becomes one for each name.
void Parser::declaration(std::vector<Declaration>& list) {
  Declaration made;
  const std::uint32_t begin = peek().begin;
  const TokenKind next = peek(1).kind;
  if (!spelling_of(peek().kind).empty() && (next == TokenKind::word_in || next == TokenKind::colon))
    name("a name");
  const std::size_t length = bare_names();
  const TokenKind behind = peek(length).kind;
  if (length == 1 && behind == TokenKind::left_bracket && opens_here(TokenKind::left_bracket, 1)) {
    const TokenKind after_index = peek(skip_brackets(1)).kind;
    if (after_index == TokenKind::word_in || after_index == TokenKind::tilde ||
        after_index == TokenKind::colon) {
      indexed_declaration(made);
      declared_by(made, list);
      return;
    }
  }
  const bool shared = behind == TokenKind::word_in || behind == TokenKind::tilde ||
                      behind == TokenKind::colon || is_relation(behind);
  if (length > 1 && !shared) {
    const Name first = name("a name");
    fail("R0062", "`" + first.text + "` gets no domain", first.span,
         "write `" + first.text + " in DOMAIN`, a comparison such as `" + first.text + " > 0`, or `" +
             first.text + " : R^d -> R`");
  }
  if (length > 0 && shared && !is_relation(behind)) {
    made.names = names("a name");
    made.span = span_from(begin);
    return declared_by(made, list);
  }
  std::vector<Name> others;
  for (std::size_t i = 0; i + 1 < length; i += 2) {
    others.push_back(name_of(advance()));
    advance();
  }
  const std::uint32_t chain_begin = peek().begin;
  ExpressionPtr chain = expression(Level::comparison);
  if (chain->kind != syntax::ExpressionKind::comparison) {
    refuse_leftover();
    fail("R0062", "a declaration needs a domain or a comparison", chain->span,
         "write `x in DOMAIN`, `0 < m <= L`, `f : R^d -> R` or `g[t] ~ normal(0, 1)`");
  }
  made.shape = Declaration::Shape::chain;
  for (const Name& other : others) {
    syntax::Expression copy = *chain;
    syntax::Expression first;
    first.kind = syntax::ExpressionKind::name;
    first.text = other.text;
    first.span = other.span;
    copy.children[0] = std::make_shared<const syntax::Expression>(first);
    made.chain = std::make_shared<const syntax::Expression>(copy);
    made.span = other.span;
    list.push_back(made);
  }
  made.chain = std::move(chain);
  made.span = span_from(chain_begin);
  list.push_back(std::move(made));
}

/// `s[t]` or `f[i in 1..n]`.
void Parser::indexed_declaration(Declaration& into) {
  into.names = {name("a name")};
  into.span = into.names[0].span;
  const Token& open = advance();
  into.index = name("the name of the index");
  if (accept(TokenKind::word_in)) into.index_domain = domain();
  if (!is(TokenKind::right_bracket)) {
    refuse_leftover();
    expected("R0065", "`]` behind the index",
             "an index is a name, in a family with its range: `f[i in 1..n]`");
  }
  close(TokenKind::right_bracket, open);
}

/// What stands behind the names: `in`, `~` or `:`.
void Parser::declared_by(Declaration& into, std::vector<Declaration>& list) {
  const std::uint32_t begin = into.span.begin;
  switch (advance().kind) {
    case TokenKind::word_in: {
      into.shape = Declaration::Shape::membership;
      into.domain = domain();
      if (is_name("random") && !peek().first_on_line) {
        advance();
        into.random = true;
      }
      break;
    }
    case TokenKind::tilde:
      distribution(into);
      break;
    default: {
      into.shape = Declaration::Shape::function;
      function_type(into);
      into.span = span_from(begin);
      const std::vector<Name> all = std::exchange(into.names, {});
      for (const Name& each : all) {
        into.names = {each};
        list.push_back(into);
      }
      return;
    }
  }
  into.span = span_from(begin);
  list.push_back(std::move(into));
}

void Parser::function_type(Declaration& into) {
  into.domain = real_domain();
  if (into.domain.kind == syntax::DomainKind::matrices) {
    fail("R0061", "a function takes numbers or vectors, not matrices", into.domain.span,
         "write `f : R^d -> R`");
  }
  expect(TokenKind::arrow, "R0061", "in the type of a function");
  const syntax::Domain target = real_domain();
  if (target.kind != syntax::DomainKind::reals) {
    fail("R0061", "a function has real values", target.span,
         "write `-> R`, or declare one function for each component");
  }
  function_classes(into);
}

/// After the type, commas go on as classes and facts; another declaration ends them.
void Parser::function_classes(Declaration& into) {
  while (is(TokenKind::comma)) {
    ++at_;
    if (at_class()) {
      into.classes.push_back(class_use());
      continue;
    }
    const std::size_t length = bare_names();
    const TokenKind behind = peek(length == 0 ? 1 : length).kind;
    const bool declares = length == 0 || behind == TokenKind::word_in || behind == TokenKind::tilde ||
                          behind == TokenKind::colon || behind == TokenKind::left_bracket ||
                          is_relation(behind);
    const std::string word = length == 0 ? "" : ascii_name(text_of(peek()));
    const std::string near = nearest(word, class_words());
    const bool class_in_list = length > 1 && at_stop();
    if (declares && !class_in_list) {
      --at_;  // the comma belongs to the list of declarations
      return;
    }
    const bool arithmetic = behind == TokenKind::plus || behind == TokenKind::minus ||
                            behind == TokenKind::star || behind == TokenKind::slash ||
                            behind == TokenKind::caret;
    if (arithmetic) {
      --at_;
      return;
    }
    fail("R0063", "there is no function class `" + word + "`", span_of(peek()), did_you_mean(near));
  }
}

bool Parser::at_class() const {
  if (!is(TokenKind::name) || is_keyword(peek())) return false;
  const std::string_view word = text_of(peek());
  if (word == "sum") return is_name("minimizer", 1);
  if (!among(classes, word) && !among(fact_words, word)) return false;
  const TokenKind behind = peek(1).kind;
  return behind != TokenKind::word_in && behind != TokenKind::tilde && behind != TokenKind::colon;
}

ClassUse Parser::class_use() {
  ClassUse result;
  const Token& word = advance();
  result.name = std::string(text_of(word));
  if (result.name == "sum") {
    advance();
    result.name = "sum minimizer";
  }
  if (result.name == "sum minimizer" || among(fact_words, result.name)) {
    if (!is(TokenKind::name) || at_stop()) {
      expected("R0064", "a name behind `" + result.name + "`",
               "write `" + result.name + " xs`; the name is declared by it");
    }
    result.fact = name("a name");
  } else if (opens_here(TokenKind::left_paren)) {
    const Token& open = advance();
    result.arguments = arguments(open);
  }
  result.span = span_from(word.begin);
  return result;
}

/// `normal(mu, sigma^2)`, `uniform(1..n)`, `subsets(1..N, b)`.
void Parser::distribution(Declaration& into) {
  into.shape = Declaration::Shape::distribution;
  if (!is(TokenKind::name) || at_stop()) {
    expected("R0066", "a distribution",
             "distributions are `normal(mu, sigma^2)`, `uniform(1..n)` and `subsets(1..N, b)`");
  }
  const Token& word = advance();
  into.distribution = ascii_name(text_of(word));
  if (!among(distributions, into.distribution)) {
    const std::string near = did_you_mean(nearest(into.distribution, strings(distributions)));
    fail("R0066", "there is no distribution `" + into.distribution + "`", span_of(word),
         near.empty() ? "distributions are `normal(mu, sigma^2)`, `uniform(1..n)` and `subsets(1..N, b)`"
                      : near);
  }
  const Token& open = expect(TokenKind::left_paren, "R0066", "behind `" + into.distribution + "`");
  const Scoped<Enclosure> inside(enclosure_, Enclosure::none);
  const Scoped<int> deeper(nesting_, nesting_ + 1);
  if (into.distribution == "normal") {
    into.arguments = arguments(open);
  } else {
    into.argument_domain = domain();
    while (accept(TokenKind::comma)) into.arguments.push_back(expression());
    close(TokenKind::right_paren, open);
  }
  const std::size_t wanted = into.distribution == "normal" ? 2 : into.distribution == "subsets" ? 1 : 0;
  if (into.arguments.size() != wanted) {
    const std::string usage = into.distribution == "normal"    ? "normal(mu, sigma^2)"
                              : into.distribution == "subsets" ? "subsets(1..N, b)"
                                                               : "uniform(1..n)";
    const std::size_t extra = into.distribution == "normal" ? 0 : 1;
    fail("R0066",
         "`" + into.distribution + "` takes " + std::to_string(wanted + extra) + " arguments, found " +
             std::to_string(into.arguments.size() + extra),
         span_from(word.begin), "write `" + usage + "`");
  }
}

}  // namespace referee

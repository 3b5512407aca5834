#include <utility>

#include "theorems/language/limits.h"
#include "theorems/language/parser_core.h"

/// Proofs: steps and conclusions between `proof` and `qed`.

namespace referee {

using syntax::ExpectedVerdict;
using syntax::ProofStep;

void Parser::proof_clause(syntax::Clause& into) {
  end_of_clause();
  const Scoped<bool> inside(in_proof_, true);
  const int errors_before = errors_;
  while (!is_name("qed")) {
    const std::string word = is(TokenKind::name) ? std::string(text_of(peek())) : std::string();
    const bool begins_step = word == "step" || word == "so";
    if (is(TokenKind::end) || (is_keyword(peek()) && !begins_step)) {
      Diagnostic& diagnostic = error("R0110", "the proof is not closed by `qed`", into.keyword);
      diagnostic.helps.push_back("write `qed` on a line of its own behind the last step");
      if (!is(TokenKind::end)) diagnostic.secondary.push_back({span_of(peek()), "no part of a proof"});
      return;
    }
    if (into.steps.size() >= static_cast<std::size_t>(limits::clauses)) {
      error("R0025", "the proof has more than " + std::to_string(limits::clauses) + " steps",
            span_of(peek()));
      while (!at_stop() || is_name("step") || is_name("so")) advance();
      if (!is_name("qed")) return;
      break;
    }
    try {
      begin_part();
      if (!begins_step) {
        if (is(TokenKind::invalid)) lexical_error(peek());
        const std::string near = nearest(word, {"step", "so", "qed"});
        fail("R0111", "a line of a proof begins with `step`, `so` or `qed`, found " + describe(peek()),
             span_of(peek()), near.empty() ? "" : "did you mean `" + near + "`?");
      }
      into.steps.push_back(step());
      end_of_clause();
    } catch (const Abandoned&) {
      skip_to_step();
    }
  }
  advance();
  if (into.steps.empty() && errors_ == errors_before) {
    fail("R0115", "the proof has no steps", into.keyword, "steps are written `step 1 FORMULA by FACTS`");
  }
}

/// To the next step, or the keyword that ends the proof; `expect` and `covers` belong to the broken step.
void Parser::skip_to_step() {
  do {
    if (at_stop() && !is_name("expect") && !is_name("covers")) return;
    advance();
  } while (!is(TokenKind::end));
}

ProofStep Parser::step() {
  ProofStep result;
  const Token& word = advance();
  if (text_of(word) == "so") {
    result.conclusion = true;
    if (!is_name("claim"))
      expected("R0114", "`claim` behind `so`", "a conclusion is written `so claim by 1, 2`");
    advance();
    optional_label(result.label);
  } else {
    const syntax::Name label = id("the label of the step");
    const bool touches = peek().begin == label.span.end && !is(TokenKind::end);
    const TokenKind kind = peek().kind;
    const bool operand_due = starts_operand(kind) || kind == TokenKind::minus || kind == TokenKind::less ||
                             kind == TokenKind::bar || kind == TokenKind::double_bar ||
                             kind == TokenKind::invalid;
    if (touches || (!operand_due && !at_stop())) {
      fail("R0112", "the step has no label", label.span,
           "write `step 1 " + label.text.substr(0, 20) + " ...`");
    }
    result.label = label.text;
    result.formula = expression();
  }
  step_tail(result);
  result.span = span_from(word.begin);
  return result;
}

/// `for`, `by`, `expect` and `covers`, each once, in any order.
void Parser::step_tail(ProofStep& into) {
  bool with_for = false, with_by = false;
  const auto once = [&](bool given, const Token& word) {
    if (given) fail("R0113", "a second `" + std::string(text_of(word)) + "` in one step", span_of(word));
  };
  for (;;) {
    const Token& word = peek();
    if (word.kind == TokenKind::word_for) {
      once(with_for, word);
      with_for = true;
      advance();
      do quantified_names(into.for_bindings, "for");
      while (accept(TokenKind::comma));
    } else if (word.kind == TokenKind::word_by) {
      once(with_by, word);
      with_by = true;
      advance();
      citations(into);
    } else if (is_name("expect")) {
      once(into.expected.has_value(), word);
      advance();
      if (is_name("holds")) into.expected = ExpectedVerdict::holds;
      if (is_name("fails")) into.expected = ExpectedVerdict::fails;
      if (is_name("gap")) into.expected = ExpectedVerdict::gap;
      if (!into.expected) {
        expected("R0114", "`holds`, `fails` or `gap`",
                 "a step is true and follows, is false, or is true with a gap");
      }
      advance();
    } else if (is_name("covers")) {
      once(!into.covers.empty(), word);
      advance();
      into.covers = ids("the id of a row of the catalogue");
    } else {
      return;
    }
  }
}

void Parser::citations(ProofStep& into) {
  do {
    syntax::Name fact = id("a fact or the label of a step");
    ExpressionPtr argument;
    if ((fact.text == "multiply" || fact.text == "divide") && accept(TokenKind::word_by)) {
      argument = expression(Level::sum);
    }
    into.citations.push_back(std::move(fact));
    into.citation_arguments.push_back(std::move(argument));
  } while (accept(TokenKind::comma));
}

}  // namespace referee

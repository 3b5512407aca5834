#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: what a claim says, and the verdict on record.

namespace referee {

using syntax::Clause;

void Elaborator::claim_clause(const Clause& clause) {
  if (!clause.formula) return;
  for (const Claim& before : statement_->claims) {
    if (clause.label.empty() || before.label != clause.label) continue;
    Diagnostic& diagnostic =
        error("R0280", "two `claim` clauses have the label \"" + clause.label + "\"", clause.span);
    diagnostic.secondary.push_back({before.span, "the first one"});
    return;
  }
  TermPtr claimed = formula(*clause.formula, Position::claim);
  if (claimed) statement_->claims.push_back({clause.label, std::move(claimed), clause.span});
}

void Elaborator::best_clause(const Clause& clause) {
  if (!clause.formula) return;
  TermPtr right = number(*clause.formula, "the best right-hand side");
  if (!right) return;
  const auto is_inequality = [](const Term& term) {
    return term.operation == Operation::compare && term.relation != Relation::equal &&
           term.relation != Relation::not_equal;
  };
  if (statement_->claims.size() != 1 || !is_inequality(*statement_->claims[0].formula)) {
    Diagnostic& diagnostic = error("R0283", "`best` needs a claim that is a single inequality", clause.span,
                                   "state the inequality in one `claim` of its own");
    if (!statement_->claims.empty())
      diagnostic.secondary.push_back({statement_->claims.back().span, "not this"});
    return;
  }
  statement_->best = std::move(right);
}

void Elaborator::expect_clause(const Clause& clause) {
  if (!clause.expected) return;
  statement_->expected = *clause.expected;
  statement_->expected_label = clause.label;
  if (*clause.expected == syntax::ExpectedVerdict::fails && !clause.label.empty()) {
    std::vector<std::string> labels;
    bool found = false;
    for (const Claim& claim : statement_->claims) {
      found |= claim.label == clause.label;
      labels.push_back(claim.label);
    }
    const std::string near = nearest(clause.label, labels);
    if (!found) {
      error("R0284", "no `claim` has the label \"" + clause.label + "\"", clause.span,
            near.empty() ? "" : "did you mean \"" + near + "\"?");
    }
  }
  if (!clause.has_bindings) return;
  const int before = diagnostics_->error_count();
  BindingTerms terms = bindings(clause.bindings, clause.span);
  if (diagnostics_->error_count() == before) statement_->counterexample = std::move(terms);
}

/// The object that an `exists` of a claim speaks of, typed where the `exists` stands.
void Elaborator::witness_clause(const Clause& clause) {
  if (clause.names.empty() || !clause.formula) return;
  const syntax::Name& name = clause.names[0];
  bool found = false;
  const auto places = existentials_;
  for (const auto& [id, scope] : places) {
    if (statement_->symbol(id).name != name.text) continue;
    found = true;
    const Scoped<Scope*> inside(scope_, scope);
    TermPtr object = value(*clause.formula);
    if (!object) return;
    const Type& type = statement_->symbol(id).type;
    const bool fits = object->type == type || (object->type.is_number() && type.kind == TypeKind::real);
    if (!fits) {
      error(
          "R0287",
          "the witness of `" + name.text + "` has the type " + show(object->type) + ", wanted " + show(type),
          object->span);
      return;
    }
    statement_->witnesses.insert_or_assign(id, std::move(object));
  }
  if (!found) {
    error("R0286", "no `exists " + name.text + "` stands in the claim", name.span,
          "a witness is the object that an `exists` of the claim speaks of");
  }
}

}  // namespace referee

#include "theorems/language/elaborate.h"

#include <utility>

#include "theorems/language/elaborator.h"
#include "theorems/language/mutant.h"

/// Statements from claims.

namespace referee {

using syntax::Clause;
using syntax::ClauseKind;
using syntax::ExpectedVerdict;

namespace {

constexpr long most_nodes_of_mutants = 1'000'000;

bool within(Span inner, Span outer) {
  return inner.file == outer.file && inner.begin >= outer.begin && inner.end <= outer.end;
}

int line_of(Span span, const SourceSet& sources) {
  return sources.file(span.file).position(span.begin).line;
}

std::shared_ptr<Statement> empty_statement(const std::shared_ptr<const syntax::Item>& item,
                                           const SourceSet& sources) {
  auto statement = std::make_shared<Statement>();
  statement->kind = item->kind;
  statement->id = item->id.text;
  statement->title = item->title;
  statement->file = sources.file(item->span.file).path();
  statement->line = line_of(item->span, sources);
  statement->item = item;
  return statement;
}

/// The claim with the clauses of a mutant put in. Only what is wrong inside the mutant is reported: the rest
/// of its text is the claim's.
void add_mutant(Statement& claim, const Clause& clause, const MethodTable& methods, const SourceSet& sources,
                Diagnostics& diagnostics) {
  Diagnostics found;
  const std::vector<Clause> merged = mutated(claim.item->clauses, clause, found);
  if (!found.has_errors()) {
    auto statement = empty_statement(claim.item, sources);
    statement->id += "#" + clause.label;
    statement->line = line_of(clause.span, sources);
    statement->expected = ExpectedVerdict::fails;
    Diagnostics own;
    Elaborator(statement, methods, own).clauses(merged);
    for (const Diagnostic& diagnostic : own.sorted()) {
      if (diagnostic.severity != Diagnostic::Severity::error) continue;
      Diagnostic& copy = found.error(diagnostic.code, diagnostic.message, diagnostic.span);
      copy = diagnostic;
      if (!within(diagnostic.span, clause.span)) {
        copy.secondary.push_back({clause.keyword, "with the clauses of this mutant"});
      }
    }
    claim.mutants.push_back({clause.label, clause.span, statement});
  }
  diagnostics.append(found);
}

/// Names that are missing may have stood in the part that could not be read.
void append_without_unknown_names(Diagnostics& into, const Diagnostics& from) {
  for (const Diagnostic& diagnostic : from.sorted()) {
    const bool unsure =
        diagnostic.code == "R0200" || diagnostic.code == "R0281" || diagnostic.code == "R0282";
    if (!unsure && diagnostic.severity == Diagnostic::Severity::error) {
      into.error(diagnostic.code, diagnostic.message, diagnostic.span) = diagnostic;
    }
  }
}

}  // namespace

std::shared_ptr<const Statement> elaborate(const syntax::Item& item, const MethodTable& methods,
                                           const SourceSet& sources, Diagnostics& diagnostics) {
  const auto kept = std::make_shared<const syntax::Item>(item);
  const auto statement = empty_statement(kept, sources);
  Diagnostics found;
  Elaborator(statement, methods, found).clauses(kept->clauses);
  for (auto& proof : statement->proofs) {
    for (ProofStepTerm& step : proof) step.line = line_of(step.span, sources);
  }
  if (!found.has_errors()) {
    long nodes = 0;
    for (const Clause& clause : kept->clauses) {
      if (clause.kind != ClauseKind::mutant) continue;
      add_mutant(*statement, clause, methods, sources, found);
      nodes += statement->mutants.empty() ? 0 : statement->mutants.back().statement->node_count;
      if (nodes <= most_nodes_of_mutants) continue;
      found.error("R0254", "the mutants grow beyond " + std::to_string(most_nodes_of_mutants) + " terms",
                  clause.span);
      break;
    }
  }
  if (item.has_errors) {
    append_without_unknown_names(diagnostics, found);
    return nullptr;
  }
  diagnostics.append(found);
  return found.has_errors() ? nullptr : statement;
}

std::pair<std::shared_ptr<const Statement>, BindingTerms> elaborate_bindings(
    const Statement& statement, const std::vector<syntax::InstanceBinding>& bindings,
    Diagnostics& diagnostics) {
  auto copy = std::make_shared<Statement>(statement);
  const MethodTable none;
  Diagnostics found;
  BindingTerms terms;
  try {
    Elaborator elaborator(copy, none, found);
    elaborator.reopen();
    const Span span = bindings.empty() ? Span{} : cover(bindings.front().span, bindings.back().span);
    terms = elaborator.bindings(bindings, span);
  } catch (const ElaborationStopped&) {
  }
  diagnostics.append(found);
  if (found.has_errors()) copy = nullptr;
  return {copy, std::move(terms)};
}

void Elaborator::clauses(const std::vector<Clause>& list) {
  try {
    for (const Clause& one : list) clause(one);
    for (const Clause& one : list) late_clause(one);
    if (!diagnostics_->has_errors()) check_random_names();
  } catch (const ElaborationStopped&) {
  }
}

/// Clauses in the order of the text, since names are declared before they are used.
void Elaborator::clause(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::given:
      for (const auto& declaration : clause.declarations) given(declaration);
      return;
    case ClauseKind::assume:
      if (!clause.formula) return;
      if (TermPtr hypothesis = formula(*clause.formula))
        statement_->hypotheses.push_back(std::move(hypothesis));
      return;
    case ClauseKind::let:
      return definitions(clause.definitions, "");
    case ClauseKind::claim:
      return claim_clause(clause);
    case ClauseKind::accept:
      if (!clause.formula) return;
      if (TermPtr condition = formula(*clause.formula, Position::claim)) {
        statement_->accepts.push_back({clause.label, std::move(condition), clause.span});
      }
      return;
    case ClauseKind::answer:
      return answer_clause(clause);
    case ClauseKind::repairs:
      statement_->repairs = clause.names.empty() ? "" : clause.names[0].text;
      return;
    case ClauseKind::covers:
      for (const auto& name : clause.names) statement_->covers.push_back(name.text);
      return;
    default:
      return;
  }
}

/// Clauses that speak of the whole claim.
void Elaborator::late_clause(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::best:
      return best_clause(clause);
    case ClauseKind::tight: {
      const int before = diagnostics_->error_count();
      BindingTerms terms = bindings(clause.bindings, clause.span);
      if (diagnostics_->error_count() == before) statement_->tight = std::move(terms);
      return;
    }
    case ClauseKind::expect:
      return expect_clause(clause);
    case ClauseKind::witness:
      return witness_clause(clause);
    case ClauseKind::proof:
      return proof_clause(clause);
    default:
      return;
  }
}

}  // namespace referee

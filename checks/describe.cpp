#include "checks/describe.h"

#include "theorems/language/formatter.h"
#include "theorems/language/latex.h"

namespace referee {
namespace {

using syntax::Clause;
using syntax::ClauseKind;

bool states(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::given:
    case ClauseKind::assume:
    case ClauseKind::let:
    case ClauseKind::claim:
      return true;
    default:
      return false;
  }
}

std::string place_of(const Clause& source) {
  if (!source.heading.empty()) return source.heading;
  if (source.last_line > source.first_line) {
    return "lines " + std::to_string(source.first_line) + "-" + std::to_string(source.last_line);
  }
  return "line " + std::to_string(source.first_line);
}

}  // namespace

std::string expected_word(syntax::ExpectedVerdict expected) {
  switch (expected) {
    case syntax::ExpectedVerdict::fails:
      return "fails";
    case syntax::ExpectedVerdict::undefined:
      return "undefined";
    case syntax::ExpectedVerdict::open:
      return "open";
    default:
      return "holds";
  }
}

ClaimResult describe(const Statement& statement) {
  ClaimResult result;
  result.id = statement.id;
  result.kind = syntax::to_string(statement.kind);
  result.title = statement.title;
  result.file = statement.file;
  result.line = statement.line;
  result.expected = expected_word(statement.expected);
  result.repairs = statement.repairs;
  result.covers = statement.covers;
  for (const Clause& clause : statement.item->clauses) {
    if (clause.kind == ClauseKind::source && result.source_file.empty()) {
      result.source_file = clause.file;
      result.source_place = place_of(clause);
    }
    if (!states(clause)) continue;
    result.statement_text += (result.statement_text.empty() ? "" : "\n") + to_text(clause);
    result.statement_latex += (result.statement_latex.empty() ? "" : "\n") + to_latex(clause);
  }
  return result;
}

std::string given_bindings_text(const Statement& statement) {
  std::string text;
  for (const Clause& clause : statement.item->clauses) {
    if (clause.kind != ClauseKind::expect) continue;
    for (const syntax::InstanceBinding& binding : clause.bindings) {
      text += (text.empty() ? "" : ", ") + to_text(binding);
    }
  }
  return text;
}

}  // namespace referee

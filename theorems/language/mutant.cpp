#include "theorems/language/mutant.h"

#include <algorithm>
#include <set>
#include <string>

#include "theorems/language/builtins.h"

namespace referee {

using syntax::Clause;
using syntax::ClauseKind;
using syntax::Declaration;
using syntax::Definition;
using syntax::ExpressionKind;

namespace {

using Names = std::set<std::string>;

Names names_of(const Definition& definition) {
  Names result;
  for (const auto& name : definition.names) result.insert(name.text);
  return result;
}

/// The names that a declaration may declare; of a chain, all its bare names.
Names names_of(const Declaration& declaration) {
  Names result;
  for (const auto& name : declaration.names) result.insert(name.text);
  for (const auto& use : declaration.classes) {
    if (use.fact) result.insert(use.fact->text);
  }
  if (declaration.chain) {
    for (const auto& child : declaration.chain->children) {
      if (child->kind == ExpressionKind::name && !is_constant(child->text)) result.insert(child->text);
    }
  }
  return result;
}

bool meet(const Names& a, const Names& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& name) { return b.contains(name); });
}

/// Of `x, y in R^d` what is left if some of the names go; false if nothing is.
bool remove_names(Declaration& declaration, const Names& gone) {
  if (declaration.shape != Declaration::Shape::membership &&
      declaration.shape != Declaration::Shape::distribution) {
    return false;
  }
  std::erase_if(declaration.names, [&](const syntax::Name& name) { return gone.contains(name.text); });
  return !declaration.names.empty();
}

bool remove_names(Definition&, const Names&) {
  return false;
}

/// Puts `parts` where the parts of the claim that share a name with them stood.
template <class Part, class Member>
void replace_parts(std::vector<Clause>& clauses, ClauseKind kind, Member member,
                   const std::vector<Part>& parts, Diagnostics& diagnostics) {
  std::set<std::size_t> placed;
  const auto place = [&](std::vector<Part>& result, const Names& names) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (meet(names_of(parts[i]), names) && placed.insert(i).second) result.push_back(parts[i]);
    }
  };
  for (Clause& clause : clauses) {
    if (clause.kind != kind) continue;
    std::vector<Part> result;
    for (Part& part : clause.*member) {
      Names gone;
      for (const Part& other : parts) {
        const Names names = names_of(other);
        if (meet(names, names_of(part))) gone.insert(names.begin(), names.end());
      }
      if (gone.empty()) {
        result.push_back(std::move(part));
        continue;
      }
      place(result, names_of(part));
      if (remove_names(part, gone)) result.push_back(std::move(part));
    }
    clause.*member = std::move(result);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (placed.contains(i)) continue;
    const std::string name = parts[i].names.empty() ? "it" : "`" + parts[i].names[0].text + "`";
    diagnostics
        .error("R0285", "the mutant replaces nothing here: the claim does not declare " + name, parts[i].span)
        .helps.push_back("a mutant changes what the claim has: same kind of clause, same names");
  }
}

void replace_claim(std::vector<Clause>& clauses, const Clause& changed, Diagnostics& diagnostics) {
  bool found = false;
  for (Clause& clause : clauses) {
    if (clause.kind != ClauseKind::claim || clause.label != changed.label) continue;
    clause = changed;
    found = true;
  }
  if (found) return;
  diagnostics
      .error("R0285",
             changed.label.empty()
                 ? "the mutant replaces nothing here: the claim has no `claim` without a label"
                 : "the mutant replaces nothing here: no `claim` has the label \"" + changed.label + "\"",
             changed.span)
      .helps.push_back("write the label of the `claim` that changes");
}

bool asks_the_claim_itself(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::best:
    case ClauseKind::tight:
    case ClauseKind::expect:
    case ClauseKind::mutant:
    case ClauseKind::repairs:
    case ClauseKind::covers:
    case ClauseKind::proof:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::vector<Clause> mutated(const std::vector<Clause>& claim, const Clause& mutant,
                            Diagnostics& diagnostics) {
  std::vector<Clause> result;
  for (const Clause& clause : claim) {
    if (!asks_the_claim_itself(clause.kind)) result.push_back(clause);
  }
  std::vector<Declaration> declarations;
  std::vector<Definition> definitions;
  std::vector<Clause> assumptions;
  for (const Clause& clause : mutant.clauses) {
    declarations.insert(declarations.end(), clause.declarations.begin(), clause.declarations.end());
    definitions.insert(definitions.end(), clause.definitions.begin(), clause.definitions.end());
    if (clause.kind == ClauseKind::assume) assumptions.push_back(clause);
    if (clause.kind == ClauseKind::claim) replace_claim(result, clause, diagnostics);
  }
  replace_parts(result, ClauseKind::given, &Clause::declarations, declarations, diagnostics);
  replace_parts(result, ClauseKind::let, &Clause::definitions, definitions, diagnostics);
  if (assumptions.empty()) return result;
  const auto is_assumption = [](const Clause& clause) { return clause.kind == ClauseKind::assume; };
  const auto first = std::find_if(result.begin(), result.end(), is_assumption);
  if (first == result.end()) {
    diagnostics.error("R0285", "the mutant replaces nothing here: the claim has no `assume`",
                      assumptions[0].span);
    return result;
  }
  const auto place = first - result.begin();
  std::erase_if(result, is_assumption);
  result.insert(result.begin() + place, assumptions.begin(), assumptions.end());
  return result;
}

}  // namespace referee

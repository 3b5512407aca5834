#include <utility>

#include "theorems/language/elaborator.h"
#include "theorems/language/parser.h"

/// Elaborator: the steps of a proof, the blanks of an exercise.

namespace referee {

using syntax::Clause;

void Elaborator::proof_clause(const Clause& clause) {
  std::vector<ProofStepTerm> steps;
  for (const syntax::ProofStep& step : clause.steps) {
    ProofStepTerm made;
    made.conclusion = step.conclusion;
    made.label = step.label;
    made.citations = step.citations;
    for (const auto& name : step.covers) made.covers.push_back(name.text);
    made.expected = step.expected;
    made.span = step.span;
    const Scoped<Scope*> inside(scope_, new_scope(scope_));
    bool complete = true;
    for (const syntax::Binding& binding : step.for_bindings) {
      const auto typed = domain(binding.domain);
      complete &= typed.has_value();
      if (!typed) {
        scope_->add(binding.name.text, {Entity::Kind::failed, -1, nullptr, binding.name.span});
        continue;
      }
      const int id = add_symbol(binding.name.text, SymbolKind::bound, typed->element, binding.name.span);
      scope_->add(binding.name.text, {Entity::Kind::symbol, id, nullptr, binding.name.span});
      note_range(id, typed->term);
      made.for_bindings.emplace_back(id, typed->term);
    }
    for (const auto& argument : step.citation_arguments) {
      made.citation_arguments.push_back(argument ? number(*argument, "the factor of a step") : nullptr);
      complete &= !argument || made.citation_arguments.back();
    }
    if (step.formula) {
      made.formula = formula(*step.formula);
      complete &= made.formula != nullptr;
    }
    if (complete) steps.push_back(std::move(made));
  }
  statement_->proofs.push_back(std::move(steps));
}

/// Real, Int, Bool, Vec(n), Mat(m, n), Fun(n); the sizes are integer expressions.
std::optional<Type> Elaborator::answer_type(const Clause& clause) {
  SourceSet text;
  Diagnostics ignored;
  const auto type = parse_expression(text, text.add("answer", clause.answer_type), ignored);
  const bool called = type && type->kind == syntax::ExpressionKind::call;
  const std::string kind = !type ? "" : called ? type->children[0]->text : type->text;
  const std::size_t wanted = kind == "Mat" ? 2 : kind == "Vec" || kind == "Fun" ? 1 : 0;
  std::vector<Dimension> sizes;
  if (called && type->children.size() == wanted + 1) {
    const Scoped<Diagnostics*> quiet(diagnostics_, &ignored);
    for (std::size_t i = 1; i <= wanted; ++i) {
      const TermPtr size = value(*type->children[i]);
      const auto known = size ? dimension(size) : std::nullopt;
      if (known) sizes.push_back(*known);
    }
  }
  if (kind == "Real" && !called) return Type::real();
  if (kind == "Int" && !called) return Type::integer();
  if (kind == "Bool" && !called) return Type::boolean();
  if (kind == "Vec" && sizes.size() == 1) return Type::vector(sizes[0]);
  if (kind == "Mat" && sizes.size() == 2) return Type::matrix(sizes[0], sizes[1]);
  if (kind == "Fun" && sizes.size() == 1) return Type::function(sizes[0], false);
  error(
      "R0288", "there is no type `" + clause.answer_type + "`", clause.span,
      "types are `Real`, `Int`, `Bool`, `Vec(d)`, `Mat(m, n)` and `Fun(d)`, with declared integers as sizes");
  return std::nullopt;
}

void Elaborator::answer_clause(const Clause& clause) {
  if (clause.names.empty()) return;
  const auto type = answer_type(clause);
  if (!type) {
    if (may_declare(clause.names[0])) declare_failed(clause.names[0]);
    return;
  }
  AnswerBlank made;
  for (const syntax::Name& term : clause.terms) {
    const Entity* entity = lookup(term.text);
    if (entity == nullptr) {
      Expression name;
      name.kind = syntax::ExpressionKind::name;
      name.text = term.text;
      name.span = term.span;
      unknown_name(name);
    } else if (entity->kind == Entity::Kind::symbol) {
      made.terms.push_back(entity->symbol);
    }
  }
  made.symbol = declare(clause.names[0], SymbolKind::given, *type);
  if (made.symbol >= 0) statement_->answers.push_back(std::move(made));
}

}  // namespace referee

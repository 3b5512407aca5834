#include <sstream>
#include <utility>

#include "theorems/language/elaborator.h"

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
      if (typed->term.kind == syntax::DomainKind::range && is_nonnegative(typed->term.arguments[0])) {
        nonnegative_.insert(id);
      }
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

/// Real, Int, Bool, Vec(n), Mat(m, n), Fun(n) with names or numbers as sizes.
std::optional<Type> Elaborator::answer_type(const Clause& clause) {
  const std::string& text = clause.answer_type;
  if (text == "Real") return Type::real();
  if (text == "Int") return Type::integer();
  if (text == "Bool") return Type::boolean();
  const std::size_t open = text.find('(');
  const std::string kind = text.substr(0, open);
  std::vector<Dimension> sizes;
  if (open != std::string::npos && text.back() == ')') {
    std::istringstream parts(text.substr(open + 1, text.size() - open - 2));
    for (std::string part; std::getline(parts, part, ',');) {
      std::erase(part, ' ');
      const auto literal = parse_rational(part);
      const Entity* entity = lookup(part);
      if (literal && denominator(*literal) == 1 && *literal >= 1 && *literal <= Rational(1'000'000)) {
        sizes.emplace_back(numerator(*literal).convert_to<long>());
      } else if (entity != nullptr && entity->kind == Entity::Kind::symbol &&
                 symbol(entity->symbol).type.kind == TypeKind::integer) {
        const auto size = dimension_of_symbol(entity->symbol);
        if (size) sizes.push_back(*size);
      }
    }
  }
  if (kind == "Vec" && sizes.size() == 1) return Type::vector(sizes[0]);
  if (kind == "Mat" && sizes.size() == 2) return Type::matrix(sizes[0], sizes[1]);
  if (kind == "Fun" && sizes.size() == 1) return Type::function(sizes[0], false);
  error("R0288", "there is no type `" + text + "`", clause.span,
        "types are `Real`, `Int`, `Bool`, `Vec(d)`, `Mat(m, n)` and `Fun(d)`, with declared integers or numbers as sizes");
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

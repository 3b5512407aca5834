#include "theorems/language/scope.h"

#include <algorithm>

namespace referee {

void Scope::add(const std::string& name, Entity entity) {
  places_[name].push_back(names_.size());
  names_.emplace_back(name, entity);
}

const Entity* Scope::own(const std::string& name, std::size_t visible) const {
  const auto found = places_.find(name);
  if (found == places_.end()) return nullptr;
  const auto& places = found->second;
  const auto end = std::lower_bound(places.begin(), places.end(), visible);
  return end == places.begin() ? nullptr : &names_[*(end - 1)].second;
}

const Entity* Scope::find(const std::string& name) const {
  std::size_t visible = everything;
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    if (const Entity* found = scope->own(name, visible)) return found;
    visible = scope->visible_;
  }
  return nullptr;
}

void Scope::collect(std::vector<std::string>& names) const {
  std::size_t visible = everything;
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    for (std::size_t i = 0; i < std::min(visible, scope->names_.size()); ++i)
      names.push_back(scope->names_[i].first);
    visible = scope->visible_;
  }
}

namespace {

using Visit = std::function<void(const syntax::Expression&)>;

void visit_domain(const syntax::Domain& domain, const std::set<std::string>& bound, const Visit& visit) {
  for (const auto& argument : domain.arguments) for_each_free_name(*argument, bound, visit);
  if (domain.spectrum) visit_domain(*domain.spectrum, bound, visit);
}

}  // namespace

void for_each_free_name(const syntax::Expression& expression, const std::set<std::string>& bound,
                        const Visit& visit) {
  if (expression.kind == syntax::ExpressionKind::name) {
    if (!bound.contains(expression.text)) visit(expression);
    return;
  }
  if (expression.bindings.empty()) {
    for (const auto& child : expression.children) for_each_free_name(*child, bound, visit);
    return;
  }
  std::set<std::string> inside = bound;
  for (const syntax::Binding& binding : expression.bindings) {
    visit_domain(binding.domain, inside, visit);
    inside.insert(binding.name.text);
  }
  if (expression.condition) for_each_free_name(*expression.condition, inside, visit);
  for (const auto& child : expression.children) for_each_free_name(*child, inside, visit);
}

}  // namespace referee

#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: the definitions of `let` clauses and of methods.

namespace referee {

using syntax::Definition;
using syntax::ExpressionKind;

void Elaborator::definitions(const std::vector<Definition>& list, const std::string& prefix) {
  for (std::size_t i = 0; i < list.size();) {
    if (!list[i].body) {
      ++i;
      continue;
    }
    std::vector<const Definition*> group;
    const auto take_while = [&](auto belongs) {
      while (i < list.size() && list[i].body && belongs(list[i])) group.push_back(&list[i++]);
    };
    switch (list[i].shape) {
      case Definition::Shape::value:
        define_value(list[i++], prefix);
        break;
      case Definition::Shape::tuple:
        define_tuple(list[i++], prefix);
        break;
      case Definition::Shape::element:
        take_while([](const Definition& one) { return one.shape == Definition::Shape::element; });
        define_sequences(group, prefix);
        break;
      case Definition::Shape::flow:
        take_while([](const Definition& one) { return one.shape == Definition::Shape::flow || one.at; });
        define_flows(group, prefix);
        break;
      case Definition::Shape::function:
        define_function(list[i++]);
        break;
    }
  }
}

void Elaborator::define_value(const Definition& definition, const std::string& prefix) {
  const syntax::Name& name = definition.names[0];
  const auto result = argument(*definition.body);
  if (!result) {
    if (may_declare(name)) declare_failed(name);
    return;
  }
  bind_value(name, *result, prefix);
}

/// `name` becomes a let symbol with that value, or another name of a function or sequence.
void Elaborator::bind_value(const syntax::Name& name, const Argument& argument, const std::string& prefix) {
  if (!may_declare(name)) return declare_failed(name);
  if (argument.alias && (argument.alias->kind == Entity::Kind::function ||
                         symbol(argument.alias->symbol).kind == SymbolKind::flow)) {
    Entity entity = *argument.alias;
    entity.span = name.span;
    scope_->add(name.text, entity);
    return;
  }
  TermPtr definition = argument.value;
  if (argument.alias) definition = symbol_term(argument.alias->symbol, argument.span);
  const int id = add_symbol(prefix + name.text, SymbolKind::let, definition->type, name.span);
  // Told now, so that a long row of definitions needs no deep recursion later.
  if (definition->type.kind == TypeKind::integer && is_nonnegative(definition)) nonnegative_.insert(id);
  symbol(id).definition = std::move(definition);
  if (symbol(id).type.kind == TypeKind::integer) dimension_of_symbol(id);
  scope_->add(name.text, {Entity::Kind::symbol, id, nullptr, name.span});
}

void Elaborator::define_tuple(const Definition& definition, const std::string& prefix) {
  const Expression& body = *definition.body;
  const auto fail_all = [&] {
    for (const syntax::Name& name : definition.names) declare_failed(name);
  };
  const bool is_method =
      body.kind == ExpressionKind::call && body.children[0]->kind == ExpressionKind::name &&
      lookup(body.children[0]->text) == nullptr && methods_.contains(body.children[0]->text);
  if (!is_method) {
    fail("R0251", "only a method with several results can be taken apart", body.span,
         "write `let (m, v) = METHOD(...)`");
    return fail_all();
  }
  const auto results = method_results(body);
  if (!results) return fail_all();
  if (results->size() != definition.names.size()) {
    fail("R0251",
         "`" + body.children[0]->text + "` has " + std::to_string(results->size()) +
             (results->size() == 1 ? " result, found " : " results, found ") +
             std::to_string(definition.names.size()) + " names",
         definition.span, results->size() == 1 ? "write `let x = ...`" : "give each result a name");
    return fail_all();
  }
  for (std::size_t i = 0; i < results->size(); ++i) bind_value(definition.names[i], (*results)[i], prefix);
}

void Elaborator::define_function(const Definition& definition) {
  const syntax::Name& name = definition.names[0];
  std::set<std::string> bound;
  bool complete = true;
  for (const syntax::Name& parameter : definition.parameters) {
    if (is_reserved(parameter.text) || !bound.insert(parameter.text).second) {
      error(is_reserved(parameter.text) ? "R0202" : "R0201",
            "`" + parameter.text + "` cannot be " +
                (is_reserved(parameter.text) ? "a parameter: the language uses it"
                                             : "the name of two parameters"),
            parameter.span, "choose another name");
      complete = false;
    }
  }
  // Names are checked here, types at each call.
  for_each_free_name(*definition.body, bound, [&](const Expression& used) {
    if (lookup(used.text) != nullptr || is_known(used.text) || methods_.contains(used.text)) return;
    complete = false;
    if (used.text == name.text) {
      error(
          "R0227", "the function `" + name.text + "` uses itself", used.span,
          "a recurrence defines a sequence: `let " + name.text + "[0] = ..., " + name.text + "[t+1] = ...`");
    } else {
      unknown_name(used);
    }
  });
  if (!may_declare(name) || !complete) return declare_failed(name);
  LetFunction& function = functions_.emplace_back();
  function.name = name.text;
  function.parameters = definition.parameters;
  function.body = definition.body;
  function.scope = scope_;
  function.visible = scope_->size();
  function.dimensional.assign(definition.parameters.size(), false);
  scope_->add(name.text, {Entity::Kind::function, -1, &function, name.span});
}

}  // namespace referee

#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: calls of given functions, of functions of a `let`, and of methods.

namespace referee {

using syntax::ExpressionKind;

namespace {

/// Collects what is said of a body, and hands it on with the place of the use.
class BodyMessages {
 public:
  BodyMessages(Diagnostics*& place, Span use, std::string label)
      : place_(place), outer_(place), use_(use), label_(std::move(label)) {
    place = &own_;
  }
  ~BodyMessages() {
    place_ = outer_;
    for (const Diagnostic& diagnostic : own_.sorted()) {
      const bool is_error = diagnostic.severity == Diagnostic::Severity::error;
      Diagnostic& copy = is_error ? outer_->error(diagnostic.code, diagnostic.message, diagnostic.span)
                                  : outer_->warning(diagnostic.code, diagnostic.message, diagnostic.span);
      copy = diagnostic;
      constexpr std::size_t most_uses = 3;
      if (is_error && copy.secondary.size() < most_uses) copy.secondary.push_back({use_, label_});
    }
  }
  BodyMessages(const BodyMessages&) = delete;
  BodyMessages& operator=(const BodyMessages&) = delete;

 private:
  Diagnostics*& place_;
  Diagnostics* outer_;
  Diagnostics own_;
  Span use_;
  std::string label_;
};

}  // namespace

TermPtr Elaborator::call(const Expression& expression) {
  const Expression& callee = *expression.children[0];
  if (callee.kind == ExpressionKind::derivative) {
    const auto given = arguments(expression);
    return given ? derivative(callee, *given, expression.span) : nullptr;
  }
  if (callee.kind != ExpressionKind::name) {
    const TermPtr function = any(callee);
    const auto given = arguments(expression);
    return function && given ? apply(function, *given, expression.span) : nullptr;
  }
  const Entity* entity = lookup(callee.text);
  if (entity == nullptr) {
    if (methods_.contains(callee.text)) {
      const auto results = method_results(expression);
      if (!results) return nullptr;
      if (results->size() > 1) {
        return fail("R0251", "`" + callee.text + "` has " + std::to_string(results->size()) + " results",
                    expression.span, "take them apart, as in `let (a, b) = " + callee.text + "(...)`");
      }
      const Argument& result = results->front();
      if (!result.alias) return result.value;
      if (result.alias->kind == Entity::Kind::symbol)
        return symbol_term(result.alias->symbol, expression.span);
      return fail("R0206", "`" + callee.text + "` gives a function", expression.span,
                  "name it by `let`, then write its value at a point");
    }
    if (const Builtin* known = find_builtin(callee.text)) return builtin(*known, expression);
    arguments(expression);  // for what is wrong inside
    return unknown_name(callee, true);
  }
  const Entity found = *entity;
  const auto given = arguments(expression);
  if (!given || found.kind == Entity::Kind::failed) return nullptr;
  if (found.kind == Entity::Kind::function) return call_function(*found.function, *given, expression.span);
  if (symbol(found.symbol).kind == SymbolKind::flow) return call_flow(found.symbol, *given, expression.span);
  const TermPtr function = name(callee);
  return function ? apply(function, *given, expression.span) : nullptr;
}

/// The arguments of a call; nothing if one of them is wrong.
std::optional<std::vector<Argument>> Elaborator::arguments(const Expression& call) {
  std::vector<Argument> result;
  bool complete = true;
  for (std::size_t i = 1; i < call.children.size(); ++i) {
    auto one = argument(*call.children[i]);
    complete &= one.has_value();
    if (one) result.push_back(std::move(*one));
  }
  if (!complete) return std::nullopt;
  return result;
}

/// A value; or a function or a sequence, which the parameter becomes another name of.
std::optional<Argument> Elaborator::argument(const Expression& expression) {
  Argument result;
  result.span = expression.span;
  if (expression.kind == ExpressionKind::name) {
    const Entity* entity = lookup(expression.text);
    if (entity != nullptr && entity->kind == Entity::Kind::failed) return std::nullopt;
    if (entity != nullptr &&
        (entity->kind == Entity::Kind::function || symbol(entity->symbol).kind == SymbolKind::flow)) {
      result.alias = *entity;
      return result;
    }
  }
  result.value = any(expression);
  if (!result.value) return std::nullopt;
  const TypeKind kind = result.value->type.kind;
  if (kind != TypeKind::function && kind != TypeKind::sequence) return result;
  Entity alias{Entity::Kind::symbol, result.value->symbol, nullptr, expression.span};
  if (result.value->operation == Operation::family_member) {
    // A member of a family gets a name of its own.
    alias.symbol = add_symbol(statement_->symbol(result.value->symbol).name, SymbolKind::let,
                              result.value->type, expression.span);
    symbol(alias.symbol).definition = result.value;
  }
  result.alias = alias;
  result.value = nullptr;
  return result;
}

TermPtr Elaborator::apply(const TermPtr& function, const std::vector<Argument>& arguments, Span span) {
  if (function->type.kind != TypeKind::function) {
    return fail("R0205", "a value of type " + show(function->type) + " is called like a function", span,
                function->type.kind == TypeKind::sequence || function->type.kind == TypeKind::vector
                    ? "elements and components are written with square brackets, `x[1]`"
                    : "products are written with `*`");
  }
  if (arguments.size() != 1) {
    return fail("R0204", "a function takes 1 argument, found " + std::to_string(arguments.size()), span,
                function->type.of_numbers ? "" : "the argument is one vector; `[a, b]` makes one of numbers");
  }
  if (!arguments[0].value) {
    return fail("R0206", "a function or a sequence is no point", arguments[0].span);
  }
  if (!check_point(function->type, arguments[0].value)) return nullptr;
  return make(Operation::apply, Type::real(), span, {function, arguments[0].value});
}

bool Elaborator::check_point(const Type& function, const TermPtr& point) {
  const Type& type = point->type;
  const bool fits =
      function.of_numbers ? type.is_number() : type.kind == TypeKind::vector && type.rows == function.rows;
  if (fits) return true;
  const std::string wanted = function.of_numbers ? "Real" : "Vec(" + show(function.rows) + ")";
  std::string help;
  if (!function.of_numbers && type.is_number()) {
    help =
        function.rows == Dimension(1)
            ? "a vector of one component is written `[x]`"
            : "a vector of numbers is written `[a, b]`, the zero vector `zeros(" + show(function.rows) + ")`";
  } else if (function.of_numbers && type.kind == TypeKind::vector) {
    help = "a function on vectors is declared `f : R^d -> R`";
  } else if (type.kind == TypeKind::vector) {
    help = "the dimensions " + show(function.rows) + " and " + show(type.rows) + " differ";
  }
  fail("R0225", "the function takes " + wanted + ", found " + show(type), point->span, help);
  return false;
}

TermPtr Elaborator::call_flow(int flow, const std::vector<Argument>& arguments, Span span) {
  if (arguments.size() != 1 || !arguments[0].value || !arguments[0].value->type.is_number()) {
    return fail("R0204", "a flow takes one time, which is a number", span, "write `y(T)`");
  }
  auto term = draft(Operation::flow_value, *type_of(flow).element, span, {arguments[0].value});
  term->symbol = flow;
  return term;
}

// ------------------------------------------------------------------------------- functions of a `let`

std::vector<LetFunction::Key> Elaborator::key_of(const LetFunction& function,
                                                 const std::vector<Argument>& arguments) {
  std::vector<LetFunction::Key> key;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    LetFunction::Key part;
    part.alias = arguments[i].alias;
    if (arguments[i].value) part.type = arguments[i].value->type;
    if (arguments[i].value && function.dimensional[i]) part.dimension = dimension_of(arguments[i].value);
    key.push_back(std::move(part));
  }
  return key;
}

void Elaborator::enter(const std::string& name, Span span) {
  if (depth_ <= deepest_instantiation) return;
  error("R0252",
        "`" + name + "` is used inside others more than " + std::to_string(deepest_instantiation) +
            " levels deep",
        span, "a method must not use itself, directly or through others");
  throw ElaborationStopped{};
}

/// The lambda of a function at these argument types; -1 if its body was refused.
int Elaborator::instantiate(LetFunction& function, const std::vector<Argument>& arguments, Span span) {
  const auto known = key_of(function, arguments);
  for (const auto& instance : function.instances) {
    if (instance.key == known) return instance.lambda;
  }
  const Scoped<int> deeper(depth_, depth_ + 1);
  enter(function.name, span);
  Lambda lambda;
  lambda.name = function.name;
  std::vector<int> ids;
  {
    const Scoped<Scope*> inside(scope_, new_scope(function.scope, function.visible));
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const syntax::Name& parameter = function.parameters[i];
      if (arguments[i].alias) {
        scope_->add(parameter.text, *arguments[i].alias);
        ids.push_back(-1);
        continue;
      }
      ids.push_back(
          add_symbol(parameter.text, SymbolKind::parameter, arguments[i].value->type, parameter.span));
      scope_->add(parameter.text, {Entity::Kind::symbol, ids[i], nullptr, parameter.span});
      lambda.parameters.push_back(ids[i]);
      if (arguments[i].value->type.kind != TypeKind::integer) continue;
      if (const auto size = dimension_of(arguments[i].value)) dimensions_.insert_or_assign(ids[i], *size);
    }
    std::string types;
    for (const Argument& one : arguments) {
      types += (types.empty() ? "" : ", ") + (one.value ? show(one.value->type) : "a function or sequence");
    }
    const BodyMessages messages(diagnostics_, span, "used here with " + types);
    lambda.body = value(*function.body);
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] >= 0 && asked_dimensions_.contains(ids[i])) function.dimensional[i] = true;
  }
  LetFunction::Instance instance;
  instance.key = key_of(function, arguments);
  if (lambda.body) {
    instance.lambda = static_cast<int>(statement_->lambdas.size());
    statement_->lambdas.push_back(std::move(lambda));
  }
  function.instances.push_back(instance);
  return instance.lambda;
}

TermPtr Elaborator::call_function(LetFunction& function, const std::vector<Argument>& arguments, Span span) {
  if (arguments.size() != function.parameters.size()) {
    std::string usage;
    for (const auto& parameter : function.parameters) usage += (usage.empty() ? "" : ", ") + parameter.text;
    return fail("R0204",
                "`" + function.name + "` takes " + std::to_string(function.parameters.size()) +
                    (function.parameters.size() == 1 ? " argument" : " arguments") + ", found " +
                    std::to_string(arguments.size()),
                span, "it is defined as `" + function.name + "(" + usage + ")`");
  }
  const int lambda = instantiate(function, arguments, span);
  if (lambda < 0) return nullptr;
  std::vector<TermPtr> values;
  for (const Argument& argument : arguments) {
    if (argument.value) values.push_back(argument.value);
  }
  // Dimensions that depend on an integer parameter take the value of the argument.
  std::map<int, Dimension> sizes;
  const Lambda& callee = statement_->lambdas.at(static_cast<std::size_t>(lambda));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]->type.kind != TypeKind::integer) continue;
    if (const auto size = dimension_of(values[i])) sizes.emplace(callee.parameters[i], *size);
  }
  auto term = draft(Operation::call, substitute(callee.body->type, sizes), span, std::move(values));
  term->lambda = lambda;
  return term;
}

// -------------------------------------------------------------------------------------- derivatives

TermPtr Elaborator::function_term(const Expression& expression, const Type& point) {
  if (expression.kind != ExpressionKind::name) {
    TermPtr member = any(expression);
    if (!member || member->type.kind == TypeKind::function) return member;
    return fail("R0205", "a function is needed here, found " + show(member->type), expression.span);
  }
  auto function = argument(expression);
  if (!function) return nullptr;
  if (!function->alias) {
    return fail("R0205", "a function is needed here, found " + show(function->value->type), expression.span);
  }
  if (function->alias->kind == Entity::Kind::symbol) {
    TermPtr term = symbol_term(function->alias->symbol, expression.span);
    if (term->type.kind == TypeKind::function) return term;
    return fail("R0205", "a function is needed here, found " + show(term->type), expression.span);
  }
  LetFunction& defined = *function->alias->function;
  if (defined.parameters.size() != 1) {
    return fail("R0226",
                "`" + defined.name + "` has " + std::to_string(defined.parameters.size()) + " parameters",
                expression.span, "derivatives are taken of functions of one number or one vector");
  }
  Argument at;
  at.span = expression.span;
  const Type type = point.is_number() ? Type::real() : point;
  auto dummy = std::make_shared<Term>();  // only its type is looked at
  dummy->type = type;
  dummy->operation = Operation::infinity;
  at.value = dummy;
  const int lambda = instantiate(defined, {at}, expression.span);
  if (lambda < 0) return nullptr;
  const TermPtr& body = statement_->lambdas.at(static_cast<std::size_t>(lambda)).body;
  if (!body->type.is_number()) {
    return fail("R0226", "`" + defined.name + "` has values of type " + show(body->type), expression.span,
                "derivatives are taken of functions with number values");
  }
  const Dimension size = type.is_number() ? Dimension(1) : type.rows;
  auto term = draft(Operation::lambda, Type::function(size, type.is_number()), expression.span);
  term->lambda = lambda;
  return term;
}

TermPtr Elaborator::derivative(const Expression& derivative, const std::vector<Argument>& arguments,
                               Span span) {
  if (arguments.size() != 1) {
    return fail("R0204",
                "a gradient is taken at 1 point, found " + std::to_string(arguments.size()) + " arguments",
                span);
  }
  const TermPtr& point = arguments[0].value;
  if (!point) return fail("R0206", "a function or a sequence is no point", arguments[0].span);
  if (!point->type.is_number() && point->type.kind != TypeKind::vector) {
    return fail("R0225", "derivatives are taken at numbers and vectors, found " + show(point->type),
                point->span);
  }
  TermPtr function = function_term(*derivative.children[0], point->type);
  if (!function || !check_point(function->type, point)) return nullptr;
  const bool numbers = function->type.of_numbers;
  const Dimension& size = function->type.rows;
  if (derivative.text == "grad") {
    Type type = numbers ? Type::real() : Type::vector(size);
    return make(Operation::gradient, std::move(type), span, {std::move(function), point});
  }
  Type type = numbers ? Type::real() : Type::matrix(size, size);
  return make(Operation::hessian, std::move(type), span, {std::move(function), point});
}

TermPtr Elaborator::directional(const Expression& call) {
  const TermPtr point = value(*call.children[2]);
  const TermPtr direction = value(*call.children[3]);
  if (!point || !direction) return nullptr;
  if (!point->type.is_number() && point->type.kind != TypeKind::vector) {
    return fail("R0225", "derivatives are taken at numbers and vectors, found " + show(point->type),
                point->span);
  }
  TermPtr function = function_term(*call.children[1], point->type);
  if (!function || !check_point(function->type, point) || !check_point(function->type, direction))
    return nullptr;
  return make(Operation::directional, Type::real(), call.span, {std::move(function), point, direction});
}

// ------------------------------------------------------------------------------------------ methods

std::optional<std::vector<Argument>> Elaborator::method_results(const Expression& expression) {
  const Expression& callee = *expression.children[0];
  const syntax::Item& method = *methods_.at(callee.text);
  const auto given = arguments(expression);
  if (!given) return std::nullopt;
  if (given->size() != method.parameters.size()) {
    std::string usage;
    for (const auto& parameter : method.parameters) usage += (usage.empty() ? "" : ", ") + parameter.text;
    Diagnostic& diagnostic = error("R0204",
                                   "`" + callee.text + "` takes " + std::to_string(method.parameters.size()) +
                                       (method.parameters.size() == 1 ? " argument" : " arguments") +
                                       ", found " + std::to_string(given->size()),
                                   expression.span, "it is declared as `" + callee.text + "(" + usage + ")`");
    diagnostic.secondary.push_back({method.id.span, "declared here"});
    return std::nullopt;
  }
  auto results = use_method(method, *given, expression.span);
  if (results.empty()) return std::nullopt;
  return results;
}

/// Writes a method out with these arguments; no results if something in it is wrong.
std::vector<Argument> Elaborator::use_method(const syntax::Item& method,
                                             const std::vector<Argument>& arguments, Span span) {
  const Scoped<int> deeper(depth_, depth_ + 1);
  enter(method.id.text, span);
  if (method.has_errors) return {};
  const std::string prefix = method.id.text + ".";
  const Scoped<Scope*> inside(scope_, new_scope(nullptr));
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const syntax::Name& parameter = method.parameters[i];
    Entity entity{Entity::Kind::symbol, -1, nullptr, parameter.span};
    if (arguments[i].alias) {
      entity = *arguments[i].alias;
    } else {
      entity.symbol =
          add_symbol(prefix + parameter.text, SymbolKind::let, arguments[i].value->type, parameter.span);
      symbol(entity.symbol).definition = arguments[i].value;
      if (arguments[i].value->type.kind == TypeKind::integer) {
        if (is_nonnegative(arguments[i].value)) nonnegative_.insert(entity.symbol);
        dimension_of_symbol(entity.symbol);
      }
    }
    scope_->add(parameter.text, entity);
  }
  const BodyMessages messages(diagnostics_, span, "used here");
  definitions(method.definitions, prefix);
  std::vector<Argument> results;
  if (method.body) {
    auto result = argument(*method.body);
    if (result) results.push_back(std::move(*result));
  }
  for (const syntax::Name& name : method.results) {
    Expression result;
    result.kind = ExpressionKind::name;
    result.text = name.text;
    result.span = name.span;
    auto one = argument(result);
    if (one) results.push_back(std::move(*one));
  }
  if (diagnostics_->has_errors()) results.clear();
  return results;
}

}  // namespace referee

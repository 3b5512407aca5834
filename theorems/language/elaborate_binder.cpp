#include <map>
#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: sums, extrema, quantifiers, integrals and limits.

namespace referee {

using syntax::Binding;
using syntax::DomainKind;

namespace {

const std::map<std::string, Operation>& binders() {
  static const std::map<std::string, Operation> table = {
      {"sum", Operation::sum},           {"prod", Operation::product},    {"max", Operation::maximum_over},
      {"min", Operation::minimum_over},  {"sup", Operation::supremum},    {"inf", Operation::infimum},
      {"argmin", Operation::argmin},     {"forall", Operation::forall},   {"exists", Operation::exists},
      {"integral", Operation::integral}, {"bounded", Operation::bounded}, {"limit", Operation::limit},
      {"order", Operation::order},       {"rate", Operation::rate},       {"converges", Operation::converges},
      {"diverges", Operation::diverges}};
  return table;
}

bool is_quantifier(const std::string& binder) {
  return binder == "forall" || binder == "exists";
}

/// Whether a domain has finitely many values.
bool is_finite(const DomainTerm& domain) {
  return domain.is_finite() && (domain.kind != DomainKind::range || domain.arguments.size() == 2);
}

}  // namespace

TermPtr Elaborator::binder(const Expression& expression, Position position) {
  if (expression.bindings.empty() || !binders().contains(expression.text)) return nullptr;
  const bool ranges = expression.bindings[0].shape == Binding::Shape::in && expression.text != "bounded";
  return ranges ? bind(expression, 0, position) : trend(expression);
}

/// Binds name number `at` and what follows it.
TermPtr Elaborator::bind(const Expression& expression, std::size_t at, Position position) {
  if (at == expression.bindings.size()) {
    return is_quantifier(expression.text) ? formula(*expression.children[0], position)
                                          : value(*expression.children[0]);
  }
  const Binding& binding = expression.bindings[at];
  if (is_reserved(binding.name.text)) {
    return fail("R0202", "`" + binding.name.text + "` cannot be bound: the language uses it",
                binding.name.span, "choose another name");
  }
  const auto typed = domain(binding.domain);
  if (!typed || !check_binder_domain(expression.text, *typed, binding.domain.span)) {
    // The body is read all the same, for its own mistakes.
    const Scoped<Scope*> inside(scope_, new_scope(scope_));
    scope_->add(binding.name.text, {Entity::Kind::failed, -1, nullptr, binding.name.span});
    bind(expression, at + 1, Position::inner);
    return nullptr;
  }
  if (expression.text == "forall" && position == Position::claim && !is_finite(typed->term)) {
    return hoist(expression, at, *typed);
  }
  return bind_in(expression, at, *typed);
}

/// A positive `forall` over an infinite domain declares its name: the instance gives it a value.
TermPtr Elaborator::hoist(const Expression& expression, std::size_t at, const TypedDomain& domain) {
  const syntax::Name& name = expression.bindings[at].name;
  Given made;
  made.symbol = add_symbol(name.text, SymbolKind::given, domain.element, name.span);
  made.domain = domain.term;
  made.hoisted = true;
  const int id = made.symbol;
  statement_->givens.push_back(std::move(made));
  const Scoped<Scope*> inside(scope_, new_scope(scope_));
  scope_->add(name.text, {Entity::Kind::symbol, id, nullptr, name.span});
  return bind(expression, at + 1, Position::claim);
}

TermPtr Elaborator::bind_in(const Expression& expression, std::size_t at, const TypedDomain& domain) {
  const std::string& binder = expression.text;
  const Binding& binding = expression.bindings[at];
  Scope* const outside = scope_;
  const Scoped<Scope*> inside(scope_, new_scope(scope_));
  const int id = add_symbol(binding.name.text, SymbolKind::bound, domain.element, binding.name.span);
  scope_->add(binding.name.text, {Entity::Kind::symbol, id, nullptr, binding.name.span});
  note_range(id, domain.term);
  if (binder == "exists") existentials_.emplace_back(id, outside);
  TermPtr condition;
  bool complete = true;
  if (expression.condition && at == 0) {
    condition = formula(*expression.condition);
    complete = condition != nullptr;
  }
  TermPtr body = expression.children.empty() ? symbol_term(id, binding.name.span)
                                             : bind(expression, at + 1, Position::inner);
  if (!body || !complete) return nullptr;
  const auto type = binder_type(binder, body, domain.element);
  if (!type) return nullptr;
  std::vector<TermPtr> arguments{std::move(body)};
  if (condition) arguments.push_back(std::move(condition));
  const Span span = at == 0 ? expression.span : cover(binding.name.span, expression.span);
  auto term = draft(binders().at(binder), *type, span, std::move(arguments));
  term->symbol = id;
  term->domain = std::make_shared<const DomainTerm>(domain.term);
  return term;
}

bool Elaborator::check_binder_domain(const std::string& binder, const TypedDomain& domain, Span span) {
  if (is_quantifier(binder)) return true;
  const bool finite = is_finite(domain.term);
  const bool is_interval = domain.term.kind == DomainKind::interval;
  if (binder == "sup" || binder == "inf" || binder == "argmin") {
    if (finite || is_interval) return true;
    error("R0230", "`" + binder + "` ranges over intervals and finite sets only", span,
          "over vectors, state it by `forall`; a real number ranges over an interval such as `(-inf, inf)`");
    return false;
  }
  if (binder == "integral") {
    const bool bounded = is_interval && domain.term.arguments[1]->operation != Operation::infinity &&
                         !(domain.term.arguments[0]->operation == Operation::negate &&
                           domain.term.arguments[0]->arguments[0]->operation == Operation::infinity);
    if (bounded) return true;
    error("R0230", "`integral` ranges over a bounded interval", span, "write `integral(t in [a, b]: E)`");
    return false;
  }
  if (finite) return true;
  const bool extremum = binder == "max" || binder == "min";
  error("R0230", "`" + binder + "` ranges over finite sets and ranges only", span,
        extremum && is_interval
            ? "over an interval, write `" + std::string(binder == "max" ? "sup" : "inf") + "`"
            : "write `" + binder + "(i in 1..n: E)`");
  return false;
}

/// The type of the whole binder, or nothing after a message on its body.
std::optional<Type> Elaborator::binder_type(const std::string& binder, const TermPtr& body,
                                            const Type& bound) {
  const Type& type = body->type;
  if (is_quantifier(binder)) return Type::boolean();
  const bool shaped = type.kind == TypeKind::vector || type.kind == TypeKind::matrix;
  if (binder == "sum" && shaped) return type;
  if (!type.is_number()) {
    fail("R0219", "the body of `" + binder + "` must be a number, found " + show(type), body->span);
    return std::nullopt;
  }
  if (binder == "argmin") return bound;
  if (binder == "integral") return Type::real();
  return type;
}

/// limit, rate, order, bounded, converges, diverges.
TermPtr Elaborator::trend(const Expression& expression) {
  const std::string& binder = expression.text;
  const Binding& binding = expression.bindings[0];
  TermPtr point;
  std::optional<TypedDomain> typed;
  Type bound = Type::integer();
  if (binding.shape == Binding::Shape::tends) {
    const Scoped<bool> infinity(infinity_allowed_, true);
    point = number(*binding.domain.arguments[0], "the point of a limit");
    if (!point) return nullptr;
    if (point->operation != Operation::infinity) bound = Type::real();
  } else if (binding.shape == Binding::Shape::in) {
    typed = domain(binding.domain);
    if (!typed) return nullptr;
    if (typed->term.kind != DomainKind::range) {
      return fail("R0230", "`" + binder + "` ranges over integers", binding.domain.span,
                  "write `bounded(k in 1..: E)`");
    }
  }
  const Scoped<Scope*> inside(scope_, new_scope(scope_));
  const int id = add_symbol(binding.name.text, SymbolKind::bound, bound, binding.name.span);
  if (bound.kind == TypeKind::integer) nonnegative_.insert(id);
  scope_->add(binding.name.text, {Entity::Kind::symbol, id, nullptr, binding.name.span});
  TermPtr body = number(*expression.children[0], "what tends to a limit");
  if (!body) return nullptr;
  statement_->takes_limits = true;
  const bool truth = binder == "bounded" || binder == "converges" || binder == "diverges";
  std::vector<TermPtr> arguments{std::move(body)};
  if (point) arguments.push_back(std::move(point));
  auto term = draft(binders().at(binder), truth ? Type::boolean() : Type::real(), expression.span,
                    std::move(arguments));
  term->symbol = id;
  if (typed) term->domain = std::make_shared<const DomainTerm>(typed->term);
  return term;
}

}  // namespace referee

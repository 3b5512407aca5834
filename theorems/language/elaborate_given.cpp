#include <algorithm>
#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: the declarations of `given`.

namespace referee {

using syntax::Declaration;
using syntax::DomainKind;
using syntax::ExpressionKind;

void Elaborator::given(const Declaration& declaration) {
  switch (declaration.shape) {
    case Declaration::Shape::membership:
      return given_membership(declaration);
    case Declaration::Shape::chain:
      return given_chain(declaration);
    case Declaration::Shape::function:
      return given_function(declaration);
    case Declaration::Shape::distribution:
      return given_distribution(declaration);
  }
}

/// Binds the index of `s[t]` or `f[i in 1..n]` in the current scope. Returns whether its range is right.
bool Elaborator::family_index(const Declaration& declaration, Given& into) {
  if (!declaration.index) return true;
  const syntax::Name& index = *declaration.index;
  bool complete = true;
  if (declaration.index_domain) {
    const auto typed = domain(*declaration.index_domain);
    complete = typed.has_value();
    if (typed && typed->term.kind != DomainKind::range) {
      error("R0230", "the index of a family runs through a range", declaration.index_domain->span,
            "write `" + declaration.names[0].text + "[" + index.text + " in 1..n]`");
      complete = false;
    }
    if (complete) into.family_range = typed->term;
  }
  into.family_index = add_symbol(index.text, SymbolKind::bound, Type::integer(), index.span);
  scope_->add(index.text, {Entity::Kind::symbol, into.family_index, nullptr, index.span});
  return complete;
}

void Elaborator::given_membership(const Declaration& declaration) {
  Given made;
  std::optional<TypedDomain> typed;
  const auto fail_all = [&] {
    for (const auto& name : declaration.names) {
      if (may_declare(name)) declare_failed(name);
    }
  };
  {
    const Scoped<Scope*> inside(scope_, declaration.index ? new_scope(scope_) : scope_);
    const bool complete = family_index(declaration, made);
    typed = domain(declaration.domain);
    if (!complete) typed.reset();
  }
  if (!typed) return fail_all();
  if (declaration.random && !typed->term.is_finite()) {
    error("R0260", "`random` draws from finite sets and ranges only", declaration.domain.span,
          "write `in {-1, 1} random`, or `~ normal(0, 1)` for normal numbers");
    return fail_all();
  }
  if (declaration.index && !declaration.random) {
    error("R0261", "a family of values must be `random`", declaration.span,
          "a point with several components is a vector, `x in R^n`; several points are the rows of a matrix");
    return fail_all();
  }
  for (const auto& name : declaration.names) {
    const Type type = declaration.index ? Type::sequence(typed->element) : typed->element;
    made.symbol = declare(name, declaration.random ? SymbolKind::random : SymbolKind::given, type);
    made.domain = typed->term;
    if (made.symbol < 0) continue;
    note_range(made.symbol, made.domain);
    statement_->givens.push_back(made);
  }
}

/// What `normal(mean, variance)` draws: numbers, or vectors where the variance is a matrix of covariances.
std::optional<Type> Elaborator::normal_type(const TermPtr& mean, const TermPtr& variance) {
  if (mean->type.kind != TypeKind::vector) {
    const bool numbers =
        as_number(mean, "the mean of `normal`") && as_number(variance, "the variance of `normal`");
    return numbers ? std::optional<Type>(Type::real()) : std::nullopt;
  }
  const Type wanted = Type::matrix(mean->type.rows, mean->type.rows);
  if (variance->type == wanted) return mean->type;
  fail("R0219",
       "the variance of a normal vector must be a matrix of covariances, found " + show(variance->type),
       variance->span,
       "components that vary alike and independently have `sigma^2 * I(" + show(mean->type.rows) + ")`");
  return std::nullopt;
}

void Elaborator::given_distribution(const Declaration& declaration) {
  Given made;
  made.distribution = declaration.distribution;
  Type type = Type::real();
  bool complete = true;
  {
    const Scoped<Scope*> inside(scope_, declaration.index ? new_scope(scope_) : scope_);
    complete = family_index(declaration, made);
    if (declaration.argument_domain) {
      const auto typed = domain(*declaration.argument_domain);
      complete &= typed.has_value();
      if (typed && !typed->term.is_finite()) {
        error("R0260", "`" + declaration.distribution + "` draws from finite sets and ranges only",
              declaration.argument_domain->span, "write `" + declaration.distribution + "(1..n ...)`");
        complete = false;
      } else if (typed) {
        made.domain = typed->term;
        type = declaration.distribution == "subsets" ? Type::set(typed->element) : typed->element;
      }
    }
    const bool whole = declaration.distribution == "subsets";
    for (const auto& argument : declaration.arguments) {
      TermPtr term = whole ? integer(*argument, "the size of a subset") : value(*argument);
      complete &= term != nullptr;
      made.distribution_arguments.push_back(std::move(term));
    }
    if (declaration.distribution == "normal" && complete) {
      const auto drawn = normal_type(made.distribution_arguments[0], made.distribution_arguments[1]);
      complete = drawn.has_value();
      if (drawn) type = *drawn;
    }
  }
  for (const auto& name : declaration.names) {
    if (!complete) {
      if (may_declare(name)) declare_failed(name);
      continue;
    }
    made.symbol = declare(name, SymbolKind::random, declaration.index ? Type::sequence(type) : type);
    if (made.symbol >= 0) statement_->givens.push_back(made);
  }
}

// ------------------------------------------------------------------------------------------- chains

bool Elaborator::mentions(const TermPtr& term, const std::set<int>& symbols) const {
  if (term->symbol >= 0 && symbols.contains(term->symbol)) return true;
  return std::any_of(term->arguments.begin(), term->arguments.end(),
                     [&](const TermPtr& argument) { return argument && mentions(argument, symbols); });
}

/// The interval that the neighbours of a new name leave it, as far as they are drawn before it.
DomainTerm Elaborator::chain_domain(const std::vector<TermPtr>& terms, const std::vector<Relation>& relations,
                                    const std::set<int>& undrawn, std::size_t at) {
  DomainTerm result;
  result.kind = DomainKind::interval;
  result.open_left = result.open_right = true;
  TermPtr low;
  TermPtr high;
  const auto bound = [&](Relation relation, const TermPtr& term) {  // name RELATION term
    if (mentions(term, undrawn)) return;
    const bool below =
        relation == Relation::less || relation == Relation::less_equal || relation == Relation::equal;
    const bool above =
        relation == Relation::greater || relation == Relation::greater_equal || relation == Relation::equal;
    const bool strict = relation == Relation::less || relation == Relation::greater;
    if (below && !high) {
      high = term;
      result.open_right = strict;
    }
    if (above && !low) {
      low = term;
      result.open_left = strict;
    }
  };
  if (at > 0) bound(mirrored(relations[at - 1]), terms[at - 1]);
  if (at < relations.size()) bound(relations[at], terms[at + 1]);
  const Span span = terms[at]->span;
  if (!low) {
    TermPtr infinity = make(Operation::infinity, Type::real(), span);
    low = make(Operation::negate, Type::real(), span, {infinity});
  }
  if (!high) high = make(Operation::infinity, Type::real(), span);
  result.arguments = {std::move(low), std::move(high)};
  return result;
}

void Elaborator::given_chain(const Declaration& declaration) {
  const Expression& chain_expression = *declaration.chain;
  std::vector<int> new_symbols;
  std::set<int> undrawn;
  bool complete = true;
  for (const auto& child : chain_expression.children) {
    const bool is_new =
        child->kind == ExpressionKind::name && lookup(child->text) == nullptr && !is_constant(child->text);
    int id = -1;
    if (is_new) {
      id = declare({child->text, child->span}, SymbolKind::given, Type::real());
      complete &= id >= 0;
      if (id >= 0) undrawn.insert(id);
    }
    new_symbols.push_back(id);
  }
  if (undrawn.empty() && complete) {
    error("R0262", "this declares no new name", declaration.span,
          "a condition on declared names is written `assume`");
    return;
  }
  std::vector<TermPtr> terms;
  for (std::size_t i = 0; i < chain_expression.children.size(); ++i) {
    const Expression& child = *chain_expression.children[i];
    terms.push_back(new_symbols[i] >= 0 ? symbol_term(new_symbols[i], child.span) : number(child, "a bound"));
    complete &= terms.back() != nullptr;
  }
  if (!complete) return;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (new_symbols[i] < 0) continue;
    Given made;
    made.symbol = new_symbols[i];
    made.domain = chain_domain(terms, chain_expression.relations, undrawn, i);
    undrawn.erase(new_symbols[i]);
    statement_->givens.push_back(std::move(made));
  }
  if (TermPtr hypothesis = chain(terms, chain_expression.relations, chain_expression.span)) {
    statement_->hypotheses.push_back(std::move(hypothesis));
  }
}

// ---------------------------------------------------------------------------------------- functions

void Elaborator::given_function(const Declaration& declaration) {
  Given made;
  std::optional<TypedDomain> typed;
  Type type = Type::function(Dimension(1), true);
  const syntax::Name& name = declaration.names[0];
  {
    const Scoped<Scope*> inside(scope_, declaration.index ? new_scope(scope_) : scope_);
    const bool complete = family_index(declaration, made);
    typed = domain(declaration.domain);
    if (!complete) typed.reset();
    if (declaration.index && !declaration.index_domain) {
      error("R0230", "a family of functions needs a range of members", declaration.index->span,
            "write `" + name.text + "[" + declaration.index->text + " in 1..n]`");
      typed.reset();
    }
    if (typed && typed->element.kind == TypeKind::vector) type = Type::function(typed->element.rows, false);
  }
  const auto fail_facts = [&] {
    for (const auto& use : declaration.classes) {
      if (use.fact && may_declare(*use.fact)) declare_failed(*use.fact);
    }
  };
  if (!typed) {
    if (may_declare(name)) declare_failed(name);
    return fail_facts();
  }
  made.domain = typed->term;
  made.symbol = declare(name, SymbolKind::given, declaration.index ? Type::sequence(type) : type);
  for (const auto& use : declaration.classes) function_class(use, type, declaration.index.has_value(), made);
  if (made.symbol >= 0) statement_->givens.push_back(std::move(made));
}

namespace {

bool takes_constant(FunctionClass function_class) {
  switch (function_class) {
    case FunctionClass::smooth:
    case FunctionClass::smoothness:
    case FunctionClass::strongly_convex:
    case FunctionClass::lipschitz:
    case FunctionClass::pl:
    case FunctionClass::hessian_lipschitz:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Elaborator::function_class(const syntax::ClassUse& use, const Type& function, bool family, Given& into) {
  const auto found = function_class_from_name(use.name);
  if (!found) {
    error("R0263", "there is no function class `" + use.name + "`", use.span);
    return;
  }
  ClassTerm made;
  made.function_class = *found;
  const std::size_t wanted = takes_constant(*found) ? 1 : 0;
  if (use.arguments.size() != wanted) {
    error("R0263",
          "the class `" + use.name + "` takes " + (wanted == 1 ? "1 constant" : "no constant") + ", found " +
              std::to_string(use.arguments.size()),
          use.span, wanted == 1 ? "write `" + use.name + "(L)`" : "write `" + use.name + "`");
    return;
  }
  if (wanted == 1) {
    made.argument = number(*use.arguments[0], "the constant of a class");
    if (!made.argument) return;
  }
  if (use.fact) {
    const bool of_sum = *found == FunctionClass::sum_minimizer;
    if (of_sum != family) {
      error("R0264",
            of_sum ? "`sum minimizer` belongs to a family of functions"
                   : "`" + use.name + "` belongs to a single function, not to a family",
            use.span, of_sum ? "write `minimizer " + use.fact->text + "`" : "write `sum minimizer xs`");
      if (may_declare(*use.fact)) declare_failed(*use.fact);
      return;
    }
    const bool point = *found != FunctionClass::minimum && !function.of_numbers;
    made.fact = declare(*use.fact, SymbolKind::given, point ? Type::vector(function.rows) : Type::real());
    if (made.fact < 0) return;
  }
  into.classes.push_back(std::move(made));
}

}  // namespace referee

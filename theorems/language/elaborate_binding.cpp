#include <algorithm>
#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: the values of an instance, written behind `with` or `tight`.

namespace referee {

using syntax::InstanceBinding;

/// The names an instance may bind, in the order of declaration, hoisted names last.
std::vector<std::pair<std::string, int>> Elaborator::bindable() const {
  std::vector<std::pair<std::string, int>> result;
  std::vector<std::pair<std::string, int>> hoisted;
  for (const Given& given : statement_->givens) {
    const Symbol& declared = statement_->symbol(given.symbol);
    if (declared.kind == SymbolKind::random) continue;
    (given.hoisted ? hoisted : result).emplace_back(declared.name, given.symbol);
    for (const ClassTerm& fact : given.classes) {
      if (fact.fact >= 0) result.emplace_back(statement_->symbol(fact.fact).name, fact.fact);
    }
  }
  result.insert(result.end(), hoisted.begin(), hoisted.end());
  return result;
}

void Elaborator::reopen() {
  for (const auto& [name, id] : bindable())
    scope_->add(name, {Entity::Kind::symbol, id, nullptr, symbol(id).span});
  for (const Given& given : statement_->givens) note_range(given.symbol, given.domain);
}

namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
  return text;
}

}  // namespace

/// `d = 1` counts for all dimensions of the list, wherever it stands.
void Elaborator::fix_dimensions(const std::vector<InstanceBinding>& list,
                                const std::vector<std::pair<std::string, int>>& names) {
  for (const InstanceBinding& binding : list) {
    const bool whole = binding.value->kind == syntax::ExpressionKind::number &&
                       denominator(binding.value->value) == 1 &&
                       binding.value->value <= Rational(1'000'000'000);
    if (!whole) continue;
    for (const auto& [name, id] : names) {
      if (name != binding.name.text || symbol(id).type.kind != TypeKind::integer) continue;
      const Dimension size(numerator(binding.value->value).convert_to<long>());
      fixed_dimensions_.insert_or_assign(id, size);
      dimensions_.insert_or_assign(id, size);
    }
  }
}

/// The members that a family of known range still lacks.
void Elaborator::missing_members(int id, const BindingTerms& bound, std::vector<std::string>& missing) {
  const auto members = bound.members.find(id);
  if (members == bound.members.end()) return;
  for (const Given& given : statement_->givens) {
    if (given.symbol != id || !given.family_range || given.family_range->arguments.size() < 2) continue;
    const auto end_of = [&](const TermPtr& term) {
      const auto size = dimension_of(term);
      return size ? size->substitute(fixed_dimensions_).constant() : std::nullopt;
    };
    const auto first = end_of(given.family_range->arguments[0]);
    const auto last = end_of(given.family_range->arguments[1]);
    if (!first || !last) return;
    constexpr long most_listed = 5;
    for (long i = *first; i <= std::min(*last, *first + 1000); ++i) {
      if (members->second.contains(i)) continue;
      missing.push_back(name_of(id) + "[" + std::to_string(i) + "]");
      if (static_cast<long>(missing.size()) > most_listed) return;
    }
  }
}

BindingTerms Elaborator::bindings(const std::vector<InstanceBinding>& list, Span span) {
  BindingTerms result;
  result.span = span;
  const auto names = bindable();
  std::vector<std::string> spellings;
  for (const auto& [name, id] : names) spellings.push_back(name);
  // The values see what is bound before them, and what is built in.
  const Scoped<Scope*> inside(scope_, new_scope(nullptr));
  const auto outer_dimensions = dimensions_;
  fix_dimensions(list, names);
  std::set<int> bound;
  for (const InstanceBinding& binding : list) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& one) {
      return one.first == binding.name.text && (binding.index || !bound.contains(one.second));
    });
    if (found != names.end()) {
      bind_name(binding, found->second, result);
      if (bound.insert(found->second).second) {
        scope_->add(binding.name.text, {Entity::Kind::symbol, found->second, nullptr, binding.name.span});
      }
    } else if (std::find(spellings.begin(), spellings.end(), binding.name.text) != spellings.end()) {
      error("R0201", "`" + binding.name.text + "` is bound twice", binding.name.span);
    } else {
      const std::string near = nearest(binding.name.text, spellings);
      error("R0282", "`" + binding.name.text + "` is no declared name of this claim", binding.name.span,
            near.empty() ? "an instance binds " + listed(spellings) : "did you mean `" + near + "`?");
    }
  }
  std::vector<std::string> missing;
  for (const auto& [name, id] : names) {
    const bool hoisted =
        std::any_of(statement_->givens.begin(), statement_->givens.end(),
                    [id = id](const Given& given) { return given.symbol == id && given.hoisted; });
    if (!hoisted && !bound.contains(id))
      missing.push_back(name);
    else
      missing_members(id, result, missing);
  }
  if (!missing.empty()) {
    error("R0281", "the instance gives no value to " + listed(missing), span,
          "every declared name needs a value, facts such as a minimizer included");
  }
  fixed_dimensions_.clear();
  dimensions_ = outer_dimensions;
  return result;
}

void Elaborator::bind_name(const InstanceBinding& binding, int id, BindingTerms& into) {
  const Type type = type_of(id);
  const bool family = type.kind == TypeKind::sequence;
  if (binding.index && !family) {
    error("R0289", "`" + binding.name.text + "` is no family", binding.span,
          "write `" + binding.name.text + " = ...`");
    return;
  }
  if (family) {
    std::optional<long> member;
    if (binding.index) {
      const TermPtr at = integer(*binding.index, "the member of a family");
      const auto place = at ? dimension_of(at) : std::nullopt;
      if (!at) return;
      member = place ? place->constant() : std::nullopt;
    }
    if (!member) {
      error("R0289", "a family is bound member by member", binding.span,
            "write `" + binding.name.text + "[1](z) = ..., " + binding.name.text + "[2](z) = ...`");
      return;
    }
    TermPtr function = bound_function(binding, *type.element);
    if (function && !into.members[id].emplace(*member, std::move(function)).second) {
      error("R0201", "member " + std::to_string(*member) + " of `" + binding.name.text + "` is bound twice",
            binding.span);
    }
    return;
  }
  TermPtr term = type.kind == TypeKind::function ? bound_function(binding, type) : bound_value(binding, type);
  if (!term) return;
  if (type.kind == TypeKind::integer) {
    if (const auto size = dimension_of(term)) {
      fixed_dimensions_.insert_or_assign(id, *size);
      dimensions_.insert_or_assign(id, *size);
    }
  }
  into.values.emplace(id, std::move(term));
}

TermPtr Elaborator::bound_value(const InstanceBinding& binding, const Type& type) {
  if (!binding.parameters.empty()) {
    return fail("R0289", "`" + binding.name.text + "` is no function, its type is " + show(type),
                binding.span, "write `" + binding.name.text + " = ...`");
  }
  TermPtr term = value(*binding.value);
  if (!term) return nullptr;
  if (type.kind == TypeKind::matrix && type.rows == Dimension(1) && type.columns == Dimension(1) &&
      term->type == Type::vector(Dimension(1))) {
    return make(Operation::transpose, type, term->span, {term});  // [a] is the only way to write it
  }
  const bool fits = term->type == type || (type.kind == TypeKind::real && term->type.is_number());
  if (fits) return term;
  std::string help;
  if (type.kind == TypeKind::vector && term->type.is_number())
    help = "a vector of one component is written `[x]`";
  if (type.kind == TypeKind::vector && term->type.kind == TypeKind::vector) help = "the dimensions differ";
  return fail("R0289",
              "`" + binding.name.text + "` has the type " + show(type) + ", its value " + show(term->type),
              term->span, help);
}

TermPtr Elaborator::bound_function(const InstanceBinding& binding, const Type& type) {
  if (binding.parameters.empty()) {
    return fail("R0289", "`" + binding.name.text + "` is a function", binding.span,
                "write `" + binding.name.text + "(z) = ...`");
  }
  if (binding.parameters.size() > 1) {
    return fail(
        "R0289",
        "`" + binding.name.text + "` has one parameter, found " + std::to_string(binding.parameters.size()),
        binding.span, "the parameter is one vector; its components are `z[1]`, `z[2]`");
  }
  const syntax::Name& name = binding.parameters[0];
  if (is_reserved(name.text)) {
    return fail("R0202", "`" + name.text + "` cannot be a parameter: the language uses it", name.span,
                "choose another name");
  }
  Lambda lambda;
  lambda.name = binding.name.text;
  {
    const Scoped<Scope*> inside(scope_, new_scope(scope_));
    const int id = add_symbol(name.text, SymbolKind::parameter,
                              type.of_numbers ? Type::real() : Type::vector(type.rows), name.span);
    scope_->add(name.text, {Entity::Kind::symbol, id, nullptr, name.span});
    lambda.parameters = {id};
    lambda.body = number(*binding.value, "the value of a function");
  }
  if (!lambda.body) return nullptr;
  auto term = draft(Operation::lambda, type, binding.span);
  term->lambda = static_cast<int>(statement_->lambdas.size());
  statement_->lambdas.push_back(std::move(lambda));
  return term;
}

}  // namespace referee

#include <algorithm>
#include <utility>

#include "theorems/language/elaborator.h"

/// Elaborator: recurrences and flows.
///
/// The type of a sequence's elements is that of its first initial value, or of its rule if it has none.
/// Whole numbers make a sequence of integers only if its rule gives integers and keeps them in bounds by its
/// form, as `mod(i[t], n) + 1` does: such a sequence serves as an index, while one that may grow (2*x[t]) is
/// computed in the arithmetic of real numbers. Integers are tried first, and taken back if need be.

namespace referee {

using syntax::BinaryOperation;
using syntax::Definition;
using syntax::ExpressionKind;

/// What stands in the brackets on the left: a fixed index, or the bound name of a rule.
bool Elaborator::left_index(const Definition& definition, Pending& into) {
  const Expression& at = *definition.index;
  Pending::Part part;
  part.definition = &definition;
  if (at.kind == ExpressionKind::number && denominator(at.value) == 1 && at.value <= Rational(1'000'000)) {
    part.index = numerator(at.value).convert_to<long>();
    for (const auto& before : into.initial) {
      if (before.index != part.index) continue;
      Diagnostic& diagnostic = error("R0240", "this element is defined twice", at.span);
      diagnostic.secondary.push_back({before.definition->index->span, "first defined here"});
      return false;
    }
    if (into.rule) {
      error("R0240", "a fixed element stands before the rule", at.span,
            "write the elements with fixed index first");
      return false;
    }
    into.initial.push_back(part);
    return true;
  }
  const bool plain = at.kind == ExpressionKind::name;
  const bool next = at.kind == ExpressionKind::binary && at.operation == BinaryOperation::add &&
                    at.children[0]->kind == ExpressionKind::name &&
                    at.children[1]->kind == ExpressionKind::number && at.children[1]->value == 1;
  const std::string& name = definition.names[0].text;
  if (!plain && !next) {
    error("R0241", "the index on the left of a recurrence is a number, a name, or a name plus 1", at.span,
          "write `" + name + "[0] = ...` or `" + name + "[t+1] = ...`");
    return false;
  }
  if (into.rule) {
    Diagnostic& diagnostic = error("R0240", "`" + name + "` has two rules", at.span);
    diagnostic.secondary.push_back({into.rule->definition->index->span, "the first one"});
    return false;
  }
  into.rule = part;
  into.index_name = plain ? at.text : at.children[0]->text;
  into.shift = plain ? 0 : 1;
  return true;
}

void Elaborator::define_sequences(const std::vector<const Definition*>& list, const std::string& prefix) {
  std::vector<int> symbols;
  std::map<std::string, int> own;
  const std::size_t recurrence = statement_->recurrences.size();
  std::vector<Pending> drafts;
  for (const Definition* definition : list) {
    const syntax::Name& name = definition->names[0];
    const auto known = own.find(name.text);
    std::size_t place = known == own.end() ? drafts.size() : static_cast<std::size_t>(known->second);
    if (known == own.end()) {
      own.emplace(name.text, static_cast<int>(place));
      drafts.emplace_back().failed = !may_declare(name);
      int id = -1;
      if (drafts.back().failed) {
        declare_failed(name);
      } else {
        id = add_symbol(prefix + name.text, SymbolKind::sequence, Type::sequence(Type::real()), name.span);
        symbol(id).group = static_cast<int>(recurrence);
        scope_->add(name.text, {Entity::Kind::symbol, id, nullptr, name.span});
      }
      symbols.push_back(id);
    }
    if (!left_index(*definition, drafts[place])) drafts[place].failed = true;
  }
  statement_->recurrences.emplace_back();
  std::vector<int> members;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (symbols[i] < 0) continue;
    drafts[i].recurrence = recurrence;
    drafts[i].scope = scope_;
    drafts[i].member = members.size();
    Recurrence::Member& member = statement_->recurrences[recurrence].members.emplace_back();
    member.symbol = symbols[i];
    member.shift = drafts[i].shift;
    pending_.emplace(symbols[i], std::move(drafts[i]));
    members.push_back(symbols[i]);
  }
  elaborate_sequences(members);
  for (int id : members) {
    const auto pending = pending_.find(id);
    if (pending->second.failed) {
      // Uses of it stay silent.
      for (const auto& [name, place] : own) {
        if (symbols[static_cast<std::size_t>(place)] == id) {
          scope_->add(name, {Entity::Kind::failed, -1, nullptr, symbol(id).span});
        }
      }
    }
    pending_.erase(pending);
  }
}

/// Elaborates all initial values and rules, with integers where the rules allow it.
void Elaborator::elaborate_sequences(const std::vector<int>& symbols) {
  const Checkpoint before = checkpoint();
  Diagnostics* const outer = diagnostics_;
  const auto not_decided = statement_->not_decided_yet;
  constexpr int most_rounds = 3;
  int rounds = 0;
  for (;;) {
    Diagnostics trial;
    diagnostics_ = &trial;
    try {
      for (int id : symbols) {
        Pending& pending = pending_.at(id);
        for (auto& part : pending.initial) elaborate_part(id, pending, part, false);
      }
      for (int id : symbols) {
        Pending& pending = pending_.at(id);
        if (pending.rule) elaborate_part(id, pending, *pending.rule, true);
      }
    } catch (...) {
      diagnostics_ = outer;
      outer->append(trial);
      throw;
    }
    diagnostics_ = outer;
    bool again = false;
    for (int id : symbols) again |= pending_.at(id).retry;
    if (++rounds >= most_rounds) {
      for (int id : symbols) pending_.at(id).retry = true;
    }
    if (!again) {
      outer->append(trial);
      return;
    }
    roll_back(before);
    statement_->not_decided_yet = not_decided;
    for (int id : symbols) {
      Pending& pending = pending_.at(id);
      pending.force_real |= pending.retry;
      pending.retry = pending.typed = pending.failed = false;
      for (auto& part : pending.initial) part.done = false;
      if (pending.rule) pending.rule->done = false;
      Recurrence::Member& member = statement_->recurrences[pending.recurrence].members[pending.member];
      member.initial.clear();
      member.rule = nullptr;
      member.index = -1;
    }
  }
}

/// Makes sure that the type of a sequence is known while its group is being elaborated.
bool Elaborator::resolve_sequence(int id, Span span) {
  Pending& pending = pending_.at(id);
  if (pending.failed) return false;
  if (pending.typed) return true;
  if (pending.busy) {
    error("R0242", "the type of `" + name_of(id) + "` cannot be told", span,
          "give it an initial value, as in `" + name_of(id) + "[0] = ...`");
    pending.failed = true;
    return false;
  }
  const bool rule = pending.initial.empty();
  elaborate_part(id, pending, rule ? *pending.rule : pending.initial.front(), rule);
  return pending.typed && !pending.failed;
}

void Elaborator::elaborate_part(int id, Pending& pending, Pending::Part& part, bool rule) {
  if (part.done || pending.failed) return;
  part.done = true;
  const bool first = !pending.typed;
  if (first) pending.busy = true;
  int index = -1;
  TermPtr term;
  {
    const Scoped<Scope*> inside(scope_, rule ? new_scope(pending.scope) : pending.scope);
    if (rule) {
      const Expression& at = *part.definition->index;
      const Span span = at.kind == ExpressionKind::name ? at.span : at.children[0]->span;
      index = add_symbol(pending.index_name, SymbolKind::parameter, Type::integer(), span);
      nonnegative_.insert(index);
      scope_->add(pending.index_name, {Entity::Kind::symbol, index, nullptr, span});
    }
    term = value(*part.definition->body);
  }
  if (first) pending.busy = false;
  if (!term) {
    pending.failed = true;
    return;
  }
  settle_type(id, pending, term, rule);
  Recurrence::Member& member = statement_->recurrences[pending.recurrence].members[pending.member];
  if (rule) {
    member.rule = std::move(term);
    member.index = index;
  } else {
    member.initial.emplace(part.index, std::move(term));
  }
}

/// Whether the form of an integer term bounds it, whatever values the sequences in it have.
bool Elaborator::is_bounded(const TermPtr& term) const {
  const auto& a = term->arguments;
  switch (term->operation) {
    case Operation::number:
      return abs(term->value) <= Rational(1'000'000'000);
    case Operation::symbol:
      return statement_->symbol(term->symbol).kind != SymbolKind::let;
    case Operation::sign:
    case Operation::cardinality:
    case Operation::rank:
      return true;
    case Operation::modulo:
      return is_bounded(a[1]);
    case Operation::clip:
      return is_bounded(a[1]) && is_bounded(a[2]);
    case Operation::negate:
      return is_bounded(a[0]);
    case Operation::add:
    case Operation::subtract:
    case Operation::minimum:
    case Operation::maximum:
      return std::all_of(a.begin(), a.end(), [&](const TermPtr& one) { return is_bounded(one); });
    case Operation::conditional:
      return is_bounded(a[1]) && is_bounded(a[2]);
    case Operation::element: {
      // Of a random sequence, or of one that is already known to stay small.
      const Symbol& sequence = statement_->symbol(term->symbol);
      return sequence.kind == SymbolKind::random ||
             (sequence.kind == SymbolKind::sequence && !pending_.contains(term->symbol));
    }
    default:
      return false;
  }
}

/// The first part gives the type; the others must agree with it.
void Elaborator::settle_type(int id, Pending& pending, const TermPtr& term, bool rule) {
  const Type& type = term->type;
  if (type.kind == TypeKind::integer && !is_bounded(term) && !pending.force_real) pending.retry = true;
  if (!pending.typed) {
    const bool fits = type.is_number() || type.kind == TypeKind::vector || type.kind == TypeKind::matrix;
    if (!fits) {
      error("R0243", "the elements of a sequence are numbers, vectors or matrices, found " + show(type),
            term->span);
      pending.failed = true;
      return;
    }
    pending.typed = true;
    symbol(id).type = Type::sequence(pending.force_real && type.is_number() ? Type::real() : type);
    return;
  }
  const Type& element = *symbol(id).type.element;
  if (element == type || (element.kind == TypeKind::real && type.is_number())) return;
  if (element.kind == TypeKind::integer && type.kind == TypeKind::real) {
    pending.retry = true;
    return;
  }
  error("R0243",
        std::string(rule ? "the rule of `" : "this element of `") + name_of(id) + "` has the type " +
            show(type) + ", its first element " + show(element),
        term->span, "all elements of a sequence have one type");
  pending.failed = true;
}

// -------------------------------------------------------------------------------------------- flows

void Elaborator::define_flows(const std::vector<const Definition*>& list, const std::string& prefix) {
  const int group = static_cast<int>(statement_->flows.size());
  statement_->flows.emplace_back();
  std::vector<const Definition*> rates;
  for (const Definition* definition : list) {
    if (definition->shape == Definition::Shape::flow) rates.push_back(definition);
  }
  std::vector<int> symbols;
  for (const Definition* rate : rates) {
    const syntax::Name& name = rate->names[0];
    const Definition* initial = nullptr;
    for (const Definition* one : list) {
      if (one->at && one->names[0].text == name.text) initial = one;
    }
    symbols.push_back(-1);
    if (initial == nullptr) {
      error("R0244", "the flow `" + name.text + "` has no initial value", rate->span,
            "write `" + name.text + "(0) = ...` behind it, in the same `let`");
      declare_failed(name);
      continue;
    }
    const TermPtr start = number(*initial->at, "the initial time of a flow");
    const TermPtr value_there = value(*initial->body);
    const bool shaped =
        value_there && value_there->type.kind != TypeKind::boolean && value_there->type.kind != TypeKind::set;
    if (value_there && !shaped)
      fail("R0243", "a flow has numbers, vectors or matrices as values, found " + show(value_there->type),
           value_there->span);
    if (!may_declare(name) || !start || !shaped) {
      declare_failed(name);
      continue;
    }
    const Type type = value_there->type.is_number() ? Type::real() : value_there->type;
    const int id = add_symbol(prefix + name.text, SymbolKind::flow, Type::sequence(type), name.span);
    symbol(id).group = group;
    scope_->add(name.text, {Entity::Kind::symbol, id, nullptr, name.span});
    symbols.back() = id;
    Flow::Member& member = statement_->flows[static_cast<std::size_t>(group)].members.emplace_back();
    member.symbol = id;
    member.initial = value_there;
    member.start = start;
  }
  std::size_t member = 0;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (symbols[i] < 0) continue;
    const syntax::Name& time = rates[i]->parameters[0];
    const Scoped<Scope*> inside(scope_, new_scope(scope_));
    const int id = add_symbol(time.text, SymbolKind::parameter, Type::real(), time.span);
    scope_->add(time.text, {Entity::Kind::symbol, id, nullptr, time.span});
    const TermPtr rate = value(*rates[i]->body);
    const Type type = *symbol(symbols[i]).type.element;
    if (rate && !(rate->type == type) && !(rate->type.is_number() && type.is_number())) {
      fail("R0243",
           "the rate of `" + name_of(symbols[i]) + "` has the type " + show(rate->type) +
               ", its initial value " + show(type),
           rate->span);
    }
    Flow::Member& place = statement_->flows[static_cast<std::size_t>(group)].members[member++];
    place.rate = rate;
    place.time = id;
  }
}

}  // namespace referee

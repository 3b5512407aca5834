#pragma once

#include "theorems/meaning/machine.h"

/// Machine: binders over ranges and sets.

namespace referee {

/// Calls body() for each value of a finite domain, with `symbol` bound to it; with symbol -1 calls
/// body(value). A body that returns bool stops the walk by returning false.
template <class N>
template <class Body>
void Machine<N>::for_each(const DomainTerm& domain, int symbol, Body body) {
  auto visit = [&](const Value<N>& value, Binding* binding) -> bool {
    count();
    if constexpr (std::is_invocable_v<Body, const Value<N>&>) {
      body(value);
      return true;
    } else {
      binding->set(value);
      if constexpr (std::is_same_v<decltype(body()), bool>)
        return body();
      else
        body();
      return true;
    }
  };
  std::optional<Binding> binding;
  if (symbol >= 0) binding.emplace(*this, symbol);
  Binding* bound = binding ? &*binding : nullptr;
  auto integer_value = [](long i) {
    Value<N> value;
    value.integer = i;
    value.number = from_long(i);
    return value;
  };
  switch (domain.kind) {
    case syntax::DomainKind::range: {
      if (domain.arguments.size() < 2 || !domain.arguments[1]) {
        throw Indeterminate(Indeterminate::Reason::too_large, "a range without end");
      }
      const long first = integer(*domain.arguments[0]);
      const long last = integer(*domain.arguments[1]);
      if (last - first > limits_.range_length) {
        throw Indeterminate(Indeterminate::Reason::too_large,
                            "a range of " + std::to_string(last - first + 1) + " values, the limit is " +
                                std::to_string(limits_.range_length));
      }
      for (long i = first; i <= last; ++i) {
        if (!visit(integer_value(i), bound)) return;
      }
      return;
    }
    case syntax::DomainKind::set:
    case syntax::DomainKind::expression: {
      std::vector<N> elements;
      if (domain.kind == syntax::DomainKind::expression)
        elements = set(*domain.arguments[0]);
      else
        for (const TermPtr& element : domain.arguments) elements.push_back(number(*element));
      for (const N& x : elements) {
        Value<N> value;
        value.number = x;
        const double plain = to_double(x);
        if (std::abs(plain) < 9e15) value.integer = static_cast<long>(std::nearbyint(plain));
        if (!visit(value, bound)) return;
      }
      return;
    }
    default:
      throw Indeterminate(Indeterminate::Reason::unrepresentable, "a walk through an infinite domain");
  }
}

/// As for_each, over the values that meet the binder's condition (`such that`).
template <class N>
template <class Body>
void Machine<N>::for_each_admitted(const Term& term, Body body) {
  const Term* admitted = term.arguments.size() > 1 ? term.arguments[1].get() : nullptr;
  for_each(*term.domain, term.symbol, [&]() -> bool {
    if (admitted && condition(*admitted) == Truth::no) return true;
    if constexpr (std::is_same_v<decltype(body()), bool>)
      return body();
    else
      body();
    return true;
  });
}

template <class N>
std::vector<N> Machine<N>::set(const Term& term) {
  if (term.operation == Operation::symbol) return symbol_value(term.symbol).set;
  if (term.operation == Operation::call) return call(term.lambda, term.arguments).set;
  if (term.operation == Operation::conditional) return set(branch(term));
  if (term.operation != Operation::set)
    not_decided_yet("a set made by " + std::string(to_string(term.operation)));
  std::vector<N> elements;
  for (const TermPtr& argument : term.arguments) {
    const N x = number(*argument);
    bool is_new = true;
    for (const N& other : elements) is_new &= holds(Relation::equal, compare(x, other, N(0))) != Truth::yes;
    if (is_new) elements.push_back(x);
  }
  return elements;
}

template <class N>
N Machine<N>::binder(const Term& term) {
  switch (term.operation) {
    case Operation::sum: {
      N sum(0);
      for_each_admitted(term, [&] { sum += number(*term.arguments[0]); });
      return sum;
    }
    case Operation::product: {
      N product(1);
      for_each_admitted(term, [&] { product *= number(*term.arguments[0]); });
      return product;
    }
    default:
      break;
  }
  return term.domain->is_finite() ? extremum_over(term) : extremum_on_interval(term);
}

template <class N>
N Machine<N>::extremum_over(const Term& term) {
  const bool largest = term.operation == Operation::maximum_over || term.operation == Operation::supremum;
  std::optional<N> best;
  std::optional<N> place;
  for_each_admitted(term, [&] {
    const N x = number(*term.arguments[0]);
    if (!best) {
      best = x;
      place = cells_[index(term.symbol)].value.number;
    } else if (term.operation == Operation::argmin) {
      const Truth smaller = holds(Relation::less, compare(x, *best, N(0)));
      if (smaller != Truth::yes && smaller != Truth::no) {
        throw Indeterminate(Indeterminate::Reason::possibly_undefined, "an argmin that cannot be told");
      }
      if (smaller == Truth::yes) {
        best = x;
        place = cells_[index(term.symbol)].value.number;
      }
    } else {
      best = largest ? max(*best, x) : min(*best, x);
    }
  });
  if (!best) throw UndefinedTerm("an extremum over an empty range", term);
  return term.operation == Operation::argmin ? *place : *best;
}

}  // namespace referee

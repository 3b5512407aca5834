#pragma once

#include "theorems/meaning/machine.h"

/// Machine: the values of names, the elements of sequences, and what function terms denote.

namespace referee {

/// Binds a name for the time of a scope and restores what it was.
template <class N>
class Machine<N>::Binding {
 public:
  Binding(Machine& machine, int symbol) : cell_(machine.cells_[machine.index(symbol)]) {
    std::swap(saved_, cell_.value);
    was_ready_ = cell_.ready;
  }
  ~Binding() {
    std::swap(saved_, cell_.value);
    cell_.ready = was_ready_;
    ++cell_.version;
  }
  Binding(const Binding&) = delete;
  Binding& operator=(const Binding&) = delete;

  void set(Value<N> value) {
    cell_.value = std::move(value);
    cell_.ready = true;
    ++cell_.version;
  }
  void set_integer(long i) {
    cell_.value.integer = i;
    cell_.value.number = from_long(i);
    cell_.ready = true;
    ++cell_.version;
  }
  void set_number(const N& x) {
    cell_.value.number = x;
    cell_.ready = true;
    ++cell_.version;
  }

 private:
  Cell& cell_;
  Value<N> saved_;
  bool was_ready_ = false;
};

template <class N>
Machine<N>::Machine(const Instance& instance, const Dependencies& dependencies,
                    const EvaluationLimits& limits, Outcomes& outcomes)
    : instance_(instance),
      statement_(*instance.statement),
      dependencies_(dependencies),
      limits_(limits),
      outcomes_(outcomes),
      cells_(statement_.symbols.size()),
      tracks_(statement_.symbols.size()),
      vectors_(static_cast<std::size_t>(statement_.node_count)),
      matrices_(static_cast<std::size_t>(statement_.node_count)),
      constants_(static_cast<std::size_t>(statement_.node_count)) {
  for (const Symbol& symbol : statement_.symbols) has_random_names_ |= symbol.kind == SymbolKind::random;
}

template <class N>
void Machine<N>::count(std::uint64_t operations) {
  operations_ += operations;
  if (operations_ > limits_.operations) {
    throw Indeterminate(Indeterminate::Reason::too_large,
                        "evaluation takes more than " + std::to_string(limits_.operations) + " operations");
  }
}

template <class N>
void Machine<N>::not_decided_yet(const std::string& what) {
  throw Indeterminate(Indeterminate::Reason::not_decided_yet, "not decided yet: " + what);
}

template <class N>
void Machine<N>::only_estimated(const std::string& what) {
  throw Indeterminate(Indeterminate::Reason::only_estimated, what + " is only estimated");
}

template <class N>
N Machine<N>::from_long(long value) {
  if (value >= -1'000'000'000 && value <= 1'000'000'000) return N(static_cast<int>(value));
  return from_rational<N>(Rational(value));
}

template <class N>
const N& Machine<N>::constant(const Term& term) {
  auto& slot = constants_[index(term.node)];
  if (!slot) slot = from_rational<N>(term.value);
  return *slot;
}

template <class N>
std::uint64_t Machine<N>::stamp(const std::vector<int>& dependencies) const {
  std::uint64_t sum = 0;
  for (int symbol : dependencies) sum += cells_[index(symbol)].version;
  return sum;
}

template <class N>
const Value<N>& Machine<N>::symbol_value(int symbol) {
  Cell& cell = cells_[index(symbol)];
  const Symbol& declared = statement_.symbol(symbol);
  switch (declared.kind) {
    case SymbolKind::given:
      if (!cell.ready) load_given(symbol, cell);
      return cell.value;
    case SymbolKind::random:
      if (!cell.ready) load_random(symbol, cell);
      return cell.value;
    case SymbolKind::let: {
      const std::uint64_t now = stamp(dependencies_.of_symbol[index(symbol)]);
      if (!cell.ready || cell.stamp != now) {
        const DepthGuard guard(definitions_);
        constexpr int deepest = 1000;
        if (definitions_ > deepest) {
          throw Indeterminate(Indeterminate::Reason::too_large,
                              "definitions that build on each other over 1000 deep");
        }
        cell.ready = false;
        if constexpr (is_polynomial<N>) {
          cell.value = is_known_to_base(dependencies_.of_symbol[index(symbol)])
                           ? lifted(in_base([&](auto& base) { return base.symbol_value(symbol); }))
                           : evaluate(*declared.definition);
        } else {
          cell.value = evaluate(*declared.definition);
        }
        cell.stamp = now;
        cell.ready = true;
      }
      return cell.value;
    }
    default:
      REFEREE_DEMAND(cell.ready);
      return cell.value;
  }
}

template <class N>
void Machine<N>::load_given(int symbol, Cell& cell) {
  const InstanceValue& given = instance_.values.at(index(symbol));
  if (const auto* x = std::get_if<Rational>(&given)) {
    cell.value.number = from_rational<N>(*x);
    if (statement_.symbol(symbol).type.kind == TypeKind::integer) {
      cell.value.integer = static_cast<long>(numerator(*x));
    }
  } else if (const auto* v = std::get_if<Vector<Rational>>(&given)) {
    cell.value.vector = v->unaryExpr([](const Rational& x) { return from_rational<N>(x); });
  } else if (const auto* a = std::get_if<Matrix<Rational>>(&given)) {
    cell.value.matrix = a->unaryExpr([](const Rational& x) { return from_rational<N>(x); });
  } else if (const auto* minimum = std::get_if<MinimumOf>(&given)) {
    const FunctionPtr& function = given_function(minimum->function);
    const auto minimizer = function->minimizer();
    REFEREE_DEMAND(minimizer.has_value());
    const Vector<N> x = minimizer->unaryExpr([](const Rational& r) { return from_rational<N>(r); });
    cell.value.number = apply_function(*function, x);
  } else if (const auto* term = std::get_if<TermPtr>(&given)) {
    cell.value = evaluate(**term);
  } else {
    REFEREE_DEMAND(false && "a given name without a value");
  }
  cell.ready = true;
}

template <class N>
void Machine<N>::load_random(int symbol, Cell& cell) {
  cell.value = random_draw(given_of(symbol), 0);
  cell.ready = true;
  // A later outcome must draw again; for_each_outcome clears the cell.
}

template <class N>
Value<N> Machine<N>::evaluate(const Term& term) {
  Value<N> value;
  switch (term.type.kind) {
    case TypeKind::integer: {
      value.number = number(term);
      if constexpr (is_polynomial<N>) {
        value.integer = Value<N>::no_integer;
        if (!value.number.is_constant()) break;
      }
      const double rounded = std::nearbyint(to_double(value.number));
      value.integer = std::abs(rounded) < 9e15 ? static_cast<long>(rounded) : Value<N>::no_integer;
      break;
    }
    case TypeKind::real:
      value.number = number(term);
      break;
    case TypeKind::boolean:
      value.boolean = truth(term);
      break;
    case TypeKind::vector:
      value.vector = vector(term);
      break;
    case TypeKind::matrix:
      value.matrix = matrix(term);
      break;
    case TypeKind::set:
      value.set = set(term);
      break;
    case TypeKind::function:
    case TypeKind::sequence:
      break;  // looked up where they are used
  }
  return value;
}

/// Follows `let x = y` to the name that holds the sequence, function or flow itself.
template <class N>
int Machine<N>::resolved(int symbol) const {
  for (;;) {
    const Symbol& declared = statement_.symbol(symbol);
    if (declared.kind != SymbolKind::let || !declared.definition) return symbol;
    if (declared.definition->operation != Operation::symbol) return symbol;
    symbol = declared.definition->symbol;
  }
}

template <class N>
const FunctionPtr& Machine<N>::given_function(int symbol) {
  const auto* function = std::get_if<FunctionPtr>(&instance_.values.at(index(symbol)));
  REFEREE_DEMAND(function != nullptr && *function != nullptr);
  return *function;
}

template <class N>
FunctionReference Machine<N>::function(const Term& term) {
  if (term.operation == Operation::lambda) return {nullptr, term.lambda, term.type.of_numbers};
  if (term.operation == Operation::family_member) {
    const int family = resolved(term.symbol);
    const long member = integer(*term.arguments.at(0));
    const auto [first, last] = instance_.family_ranges.at(index(family));
    if (member < first || member > last) {
      throw Undefined("member " + std::to_string(member) + " of a family that runs from " +
                      std::to_string(first) + " to " + std::to_string(last));
    }
    const InstanceValue& value = instance_.values.at(index(family));
    const auto place = static_cast<std::size_t>(member - first);
    if (const auto* terms = std::get_if<std::vector<TermPtr>>(&value)) return function(*terms->at(place));
    return {std::get<std::vector<FunctionPtr>>(value).at(place).get(), -1, term.type.of_numbers};
  }
  REFEREE_DEMAND(term.operation == Operation::symbol);
  const int symbol = resolved(term.symbol);
  const Symbol& declared = statement_.symbol(symbol);
  if (declared.kind == SymbolKind::let) return function(*declared.definition);
  const InstanceValue& value = instance_.values.at(index(symbol));
  if (const auto* bound = std::get_if<TermPtr>(&value)) return function(**bound);
  return {given_function(symbol).get(), -1, term.type.of_numbers};
}

/// Whether a rule refers to a member of its own group, so that its elements build on earlier ones.
template <class N>
bool Machine<N>::is_recursive(const Recurrence& recurrence, const Term& term) const {
  if (term.operation == Operation::element) {
    const int symbol = resolved(term.symbol);
    for (const auto& member : recurrence.members) {
      if (member.symbol == symbol) return true;
    }
  }
  for (const TermPtr& argument : term.arguments) {
    if (argument && is_recursive(recurrence, *argument)) return true;
  }
  return term.lambda >= 0 && is_recursive(recurrence, *statement_.lambdas.at(index(term.lambda)).body);
}

template <class N>
const Value<N>& Machine<N>::element(int symbol, long i) {
  symbol = resolved(symbol);
  const Symbol& declared = statement_.symbol(symbol);
  const auto& dependencies = dependencies_.of_symbol[index(symbol)];
  Track& track = tracks_[index(symbol)];
  if (i < 0) {
    throw Undefined(declared.name + "[" + std::to_string(i) + "] lies before the first element");
  }
  if (i > limits_.sequence_length) {
    throw Indeterminate(
        Indeterminate::Reason::too_large,
        "index " + std::to_string(i) + " is over the limit of " + std::to_string(limits_.sequence_length));
  }
  const std::uint64_t now = stamp(dependencies);
  if (track.stamp != now) {
    track.elements.clear();
    track.stamp = now;
  }
  auto known = [&](long k) {
    return k < static_cast<long>(track.elements.size()) && track.elements[index(static_cast<int>(k))];
  };
  if (known(i)) return *track.elements[index(static_cast<int>(i))];

  auto store = [&](long k, Value<N> value) -> const Value<N>& {
    while (static_cast<long>(track.elements.size()) <= k) track.elements.emplace_back();
    auto& place = track.elements[index(static_cast<int>(k))];
    place = std::move(value);
    return *place;
  };
  if (declared.kind == SymbolKind::random) return store(i, random_draw(given_of(symbol), i));
  if constexpr (is_polynomial<N>) {
    if (is_known_to_base(dependencies))
      return store(i, lifted(in_base([&](auto& base) { return base.element(symbol, i); })));
  }

  const Recurrence& recurrence = statement_.recurrences.at(index(declared.group));
  const Recurrence::Member* member = nullptr;
  for (const auto& candidate : recurrence.members) {
    if (candidate.symbol == symbol) member = &candidate;
  }
  REFEREE_DEMAND(member != nullptr);
  if (!track.analysed) {
    track.recursive = member->rule && is_recursive(recurrence, *member->rule);
    track.analysed = true;
  }
  if (track.recursive) {
    // Fill in order, so that a long recurrence needs no deep recursion.
    const long first = member->initial.empty() ? 0 : member->initial.begin()->first;
    for (long k = std::max(first, static_cast<long>(track.elements.size())); k < i; ++k) {
      if (!known(k)) store(k, compute_element(*member, k));
    }
  }
  return store(i, compute_element(*member, i));
}

template <class N>
Value<N> Machine<N>::compute_element(const Recurrence::Member& member, long i) {
  const std::string& name = statement_.symbol(member.symbol).name;
  const DepthGuard guard(depth_);
  if (depth_ > 400) {
    throw Indeterminate(Indeterminate::Reason::too_large,
                        "the definition of " + name + "[" + std::to_string(i) + "] is nested over 400 deep");
  }
  count();
  Value<N> value;
  const auto initial = member.initial.find(i);
  if (initial != member.initial.end()) {
    value = evaluate(*initial->second);
  } else {
    const long t = i - member.shift;
    if (!member.rule || t < 0) {
      throw Undefined(name + "[" + std::to_string(i) + "] has no initial value and no rule");
    }
    Binding binding(*this, member.index);
    binding.set_integer(t);
    value = evaluate(*member.rule);
  }
  return value;
}

template <class N>
template <class M>
void Machine<N>::adopt(const Machine<M>& other, const std::vector<int>& needed) {
  for (int symbol : needed) {
    const auto& from = other.cells_[index(symbol)];
    Cell& to = cells_[index(symbol)];
    if (statement_.symbol(symbol).kind == SymbolKind::random) {
      to.ready = false;  // drawn again: the outcome may have changed
      ++to.version;
      continue;
    }
    if (!from.ready) continue;
    auto lift = [](const M& x) { return N(x); };
    to.value.number = lift(from.value.number);
    to.value.integer = from.value.integer;
    to.value.boolean = from.value.boolean;
    to.value.vector = from.value.vector.unaryExpr(lift);
    to.value.matrix = from.value.matrix.unaryExpr(lift);
    to.value.set.clear();
    for (const M& x : from.value.set) to.value.set.push_back(lift(x));
    to.ready = true;
    ++to.version;
  }
}

template <class N>
void Machine<N>::bind(int symbol, Value<N> value) {
  Cell& cell = cells_[index(symbol)];
  cell.value = std::move(value);
  cell.ready = true;
  ++cell.version;
}

}  // namespace referee

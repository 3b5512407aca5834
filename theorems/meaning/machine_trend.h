#pragma once

#include <map>

#include "theorems/meaning/cycle.h"
#include "theorems/meaning/linear_growth.h"
#include "theorems/meaning/machine_orbit.h"
#include "theorems/meaning/trend.h"

/// Machine: limits, rates, orders, and whether sequences are bounded or converge.
///
/// Plain arithmetic extrapolates from finitely many terms: a trend, which supports a claim or speaks against
/// it and decides nothing. Intervals of 150 digits and exact numbers know a limit where it is proved: for
/// recurrences with a global contraction or an invariant box, for exact cycles and fixed points. They know
/// that there is none, or not the claimed one, where a box that is visited for ever excludes it, or the
/// sequence provably grows. A comparison with a limit that does not exist is false.

namespace referee {

/// The limit `term` is no number: by its trend, or as its tail proves.
template <class N>
class NoLimit : public Indeterminate {
 public:
  NoLimit(const Term& term, Course course)
      : Indeterminate(Reason::possibly_undefined, "a limit that does not seem to exist"),
        term(term),
        course(course) {}
  NoLimit(const Term& term, std::shared_ptr<const Tail<N>> tail)
      : Indeterminate(Reason::only_estimated, "a limit is only estimated"),
        term(term),
        tail(std::move(tail)) {}
  const Term& term;
  const Course course = Course::unclear;
  const std::shared_ptr<const Tail<N>> tail;
};

/// What is known of the trends of a statement, by node, for as long as the names they depend on stay.
template <class N>
struct Machine<N>::Trends {
  template <class T>
  struct Known {
    std::uint64_t stamp = 0;
    std::shared_ptr<const T> value;
  };
  std::map<int, Known<Trend<N>>> seen;
  std::map<int, Known<Tail<N>>> proved;
  const Term* assumed_term = nullptr;  ///< takes the value `assumed` for the time of a comparison
  N assumed{0};
};

template <class N>
auto Machine<N>::trends() -> Trends& {
  if (!trends_) trends_ = std::make_shared<Trends>();
  return *trends_;
}

/// What `compute` gives for the term, kept until a name that the term depends on changes.
template <class N>
template <class Known, class Compute>
auto Machine<N>::kept(std::map<int, Known>& list, const Term& term, Compute compute) {
  const std::uint64_t now = stamp(free_names(term, statement_, dependencies_)) + 1;
  const auto found = list.find(term.node);
  if (found != list.end() && found->second.stamp == now) return found->second.value;
  auto value = compute();
  list[term.node] = {now, value};
  return value;
}

/// The value of a limit, rate or order.
template <class N>
N Machine<N>::limit_value(const Term& term) {
  if constexpr (!is_value_arithmetic<N>) {
    throw Indeterminate(Indeterminate::Reason::unrepresentable, "a limit within a derivative or a moment");
  } else {
    if (trends().assumed_term == &term) return trends().assumed;
    if constexpr (is_plain<N>) {
      rely_on(Reliance::trend);
      const auto trend = trend_of(term);
      if (trend->course == Course::unclear) {
        throw Indeterminate(Indeterminate::Reason::too_large,
                            "the terms that were computed are too few, or too slow, to show a trend");
      }
      if (trend->course != Course::converges) throw NoLimit<N>(term, trend->course);
      constexpr double least = 1e-45;
      estimate_error_ = std::max(estimate_error_, least);
      // within_error allows for a hundred times what moving makes of the difference, here for twice the
      // error.
      return moves_estimates_ ? N(trend->value + trend->error / N(50)) : trend->value;
    } else {
      const auto tail = proved_tail(term);
      if (!tail) only_estimated("a limit");
      if (!tail->limit) throw NoLimit<N>(term, tail);
      return *tail->limit;
    }
  }
}

/// The terms of a sequence cancel on the way to their limit: its scale is that of an early term.
template <class N>
N Machine<N>::scale_of_limit(const Term& term) {
  const N own = abs(limit_value(term));
  if (term.arguments[1]->operation != Operation::infinity) return own;
  Binding index(*this, term.symbol);
  index.set_integer(1);
  try {
    return own + scale(*term.arguments[0]);
  } catch (const Undefined&) {
    return own;  // the first term need not exist
  }
}

template <class N>
bool Machine<N>::is_limit_formula(const Term& term) {
  return term.operation == Operation::bounded || term.operation == Operation::converges ||
         term.operation == Operation::diverges;
}

/// bounded, converges, diverges. To diverge is to have no finite limit.
template <class N>
Truth Machine<N>::limit_formula(const Term& term) {
  if constexpr (!is_value_arithmetic<N>) {
    throw Indeterminate(Indeterminate::Reason::unrepresentable, "a limit within a derivative or a moment");
  } else if (term.domain && term.domain->arguments.size() > 1 && term.domain->arguments[1]) {
    not_decided_yet("bounds of finitely many terms");
  } else if constexpr (is_plain<N>) {
    rely_on(Reliance::trend);
    const Course course = trend_of(term)->course;
    if (course == Course::unclear) {
      throw Indeterminate(Indeterminate::Reason::too_large,
                          "the terms that were computed are too few, or too slow, to show a trend");
    }
    return truth_of((course == Course::converges) != (term.operation == Operation::diverges));
  } else {
    const auto tail = proved_tail(term);
    if (!tail) only_estimated("a limit");
    if (term.operation == Operation::bounded) {
      if (tail->unbounded) return Truth::no;
      only_estimated("a bound");
    }
    const bool none = tail->unbounded || has_no_limit(*tail);
    if (!none && !tail->limit) only_estimated("a limit");
    return truth_of(none == (term.operation == Operation::diverges));
  }
}

/// Whether two of the closed sets that the terms visit for ever are disjoint.
template <class N>
bool Machine<N>::has_no_limit(const Tail<N>& tail) {
  for (const N& a : tail.visited) {
    for (const N& b : tail.visited) {
      if (holds(Relation::equal, compare(a, b, N(0))) == Truth::no) return true;
    }
  }
  return false;
}

/// 1 for `inf`, -1 for `-inf`, else 0.
inline int infinite_sign(const Term& term) {
  if (term.operation == Operation::infinity) return 1;
  return term.operation == Operation::negate && term.arguments[0]->operation == Operation::infinity ? -1 : 0;
}

/// a R b on numbers, where a or b may be a limit or infinite.
template <class N>
Truth Machine<N>::compare_numbers(const Term& term) {
  const Term& a = *term.arguments[0];
  const Term& b = *term.arguments[1];
  auto sign_of = [&](const Term& side) {
    int sign = infinite_sign(side);
    if (sign != 0) return sign;
    try {
      number(side);
    } catch (const NoLimit<N>& none) {
      if (&none.term != &side || none.course == Course::wanders || none.course == Course::unclear) throw;
      sign = none.course == Course::grows ? 1 : -1;
    }
    return sign;
  };
  try {
    if (!statement_.takes_limits) return holds(term.relation, ordering(a, b));
    const int left = sign_of(a), right = sign_of(b);
    if (left == 0 && right == 0) return holds(term.relation, ordering(a, b));
    return holds(term.relation, {left < right, left == right, left > right, false});
  } catch (const NoLimit<N>& none) {
    if constexpr (is_value_arithmetic<N> && NumberTraits<N>::rigorous)
      return compare_without_limit(term, none);
    else
      return Truth::no;
  }
}

/// a R b where a limit in it is not known: false if there is none, or if no value that it may have fits.
template <class N>
Truth Machine<N>::compare_without_limit(const Term& term, const NoLimit<N>& none) {
  if (none.tail->unbounded) {
    const bool finite = infinite_sign(*term.arguments[0]) == 0 && infinite_sign(*term.arguments[1]) == 0;
    if (term.relation == Relation::equal && finite) return Truth::no;
    throw none;
  }
  if (has_no_limit(*none.tail)) return Truth::no;
  struct Assumption {
    explicit Assumption(Machine& machine) : machine(machine) {}
    ~Assumption() {
      machine.trends().assumed_term = nullptr;
      machine.forget_definitions();
    }
    Machine& machine;
  };
  if (trends().assumed_term) throw none;
  const Assumption assumption(*this);
  trends().assumed_term = &none.term;
  for (const N& value : none.tail->visited) {
    trends().assumed = value;
    forget_definitions();
    if (compare_numbers(term) == Truth::no) return Truth::no;
  }
  throw none;
}

/// Has every definition and every sequence computed again.
template <class N>
void Machine<N>::forget_definitions() {
  for (std::size_t i = 0; i < statement_.symbols.size(); ++i) {
    if (statement_.symbols[i].kind == SymbolKind::let) cells_[i].ready = false;
    tracks_[i].elements.clear();
  }
}

/// How far a claim about limits is from failing: infinite where the trend supports it, 0 where it is unclear.
template <class N>
double Machine<N>::slack_of_limits(const Term& term) {
  try {
    const Truth truth = term.operation == Operation::compare ? compare_numbers(term) : limit_formula(term);
    if (truth == Truth::unknown) return 0;
    return truth == Truth::no ? -1 : std::numeric_limits<double>::infinity();
  } catch (const Indeterminate& error) {
    if (error.reason == Indeterminate::Reason::not_decided_yet) throw;
    return 0;
  }
}

/// What is proved of the terms of a sequence; nothing for rates, orders and limits at a point.
template <class N>
std::shared_ptr<const Tail<N>> Machine<N>::proved_tail(const Term& term) {
  if (term.operation == Operation::rate || term.operation == Operation::order) return nullptr;
  if (term.operation == Operation::limit && term.arguments[1]->operation != Operation::infinity)
    return nullptr;
  if constexpr (std::is_same_v<N, WideInterval> || std::is_same_v<N, Exact>) {
    return kept(trends().proved, term, [&]() -> std::shared_ptr<const Tail<N>> {
      const auto orbit = find_orbit(statement_, *term.arguments[0], term.symbol);
      std::optional<Tail<N>> tail;
      if (orbit) {
        if constexpr (std::is_same_v<N, WideInterval>)
          tail = enclosed_tail(term, *orbit);
        else
          tail = exact_tail(term, *orbit);
      }
      return tail ? std::make_shared<const Tail<N>>(std::move(*tail)) : nullptr;
    });
  } else {
    return nullptr;
  }
}

template <class N>
std::optional<Tail<N>> Machine<N>::enclosed_tail(const Term& term, const Orbit& orbit)
  requires std::is_same_v<N, WideInterval>
{
  constexpr long first_look = 40, last_look = 240;
  OrbitMap<N> map(*this, orbit, *term.arguments[0], term.symbol);
  std::vector<StepMap::Box> states;
  auto run_to = [&](long length) {
    try {
      while (static_cast<long>(states.size()) < length) {
        StepMap::Box state = map.state(orbit.settled + static_cast<long>(states.size()));
        for (const N& x : state) {
          if (!(x.width() <= Mp150("1e-30") * (1 + abs(x).upper()))) return;
        }
        states.push_back(std::move(state));
      }
    } catch (const Undefined&) {
    } catch (const Indeterminate&) {
    }
  };
  run_to(first_look);
  if (states.empty()) return std::nullopt;
  if (auto tail = linear_tail(map, states)) return tail;
  run_to(last_look);
  return cycle_tail(map, states);
}

/// A state that comes back exactly.
template <class N>
std::optional<Tail<N>> Machine<N>::exact_tail(const Term& term, const Orbit& orbit)
  requires std::is_same_v<N, Exact>
{
  constexpr long looks[] = {6, 20, 80};
  constexpr long longest_period = 64;
  auto same = [&](long t, long u) {
    for (const int symbol : orbit.members) {
      const Type& type = *statement_.symbol(symbol).type.element;
      for (long lag = 0; lag < orbit.depth; ++lag) {
        Value<N> difference = element(symbol, t - lag);
        const Value<N>& other = element(symbol, u - lag);
        if (type.kind == TypeKind::vector)
          difference.vector -= other.vector;
        else if (type.kind == TypeKind::matrix)
          difference.matrix -= other.matrix;
        else
          difference.number -= other.number;
        if (!certainly_zero(size(difference, type))) return false;
      }
    }
    return true;
  };
  Binding index(*this, term.symbol);
  try {
    for (const long look : looks) {
      const long last = orbit.settled + look;
      long period = 1;
      while (period <= std::min(look, longest_period) && !same(last, last - period)) ++period;
      if (period > std::min(look, longest_period)) continue;
      Tail<N> tail;
      for (long t = last; t < last + period; ++t) {
        index.set_integer(t - orbit.depth + 1 - orbit.reach);
        tail.visited.push_back(number(*term.arguments[0]));
      }
      if (!has_no_limit(tail)) tail.limit = tail.visited[0];
      return tail;
    }
  } catch (const Undefined&) {
  } catch (const Indeterminate&) {
  }
  return std::nullopt;
}

}  // namespace referee

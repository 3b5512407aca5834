#pragma once

#include <algorithm>
#include <queue>

#include "theorems/meaning/degree.h"
#include "theorems/meaning/machine.h"
#include "theorems/meaning/shape.h"

/// Machine: sup, inf and argmin over intervals.
///
/// A body whose form shows it to be convex (for sup) or concave (for inf) takes its extremum at an end. A
/// body that is piecewise a polynomial of degree at most two (absolute values, max, min, relu and clip of
/// affine terms, and sums, multiples, squares of them) takes it at an end, a kink or a vertex: exactly, in
/// every arithmetic, and over unbounded intervals too. Of other bodies plain numbers search a grid, intervals
/// enclose the extremum by branch and bound, and exact numbers give up.

namespace referee {

/// Where a body ranges, with the points at which it may have a kink.
template <class N>
struct Machine<N>::Line {
  std::vector<N> points;  ///< ascending; at least one
  bool endless_left = false;
  bool endless_right = false;
};

/// A number with the place where the body has it.
template <class N>
struct Machine<N>::Extremum {
  N place;
  N value;
};

/// The interval that a binder ranges over.
template <class N>
typename Machine<N>::Line Machine<N>::line_of(const Term& term) {
  const Term& left = *term.domain->arguments[0];
  const Term& right = *term.domain->arguments[1];
  Line line;
  line.endless_left =
      left.operation == Operation::negate && left.arguments[0]->operation == Operation::infinity;
  line.endless_right = right.operation == Operation::infinity;
  if (!line.endless_left) line.points.push_back(number(left));
  if (!line.endless_right) line.points.push_back(number(right));
  if (line.points.empty()) line.points.push_back(N(0));
  if (holds(Relation::greater, compare(line.points.front(), line.points.back(), N(0))) == Truth::yes) {
    throw UndefinedTerm("an extremum over an empty interval", term);
  }
  return line;
}

/// A body need not have a value at an open end, which then cannot be looked at.
template <class N>
void Machine<N>::require_values_at_open_ends(const Term& term, Binding& binding, const Line& line) {
  auto require = [&](const N& end) {
    try {
      body_at(binding, *term.arguments[0], end);
    } catch (const Undefined& error) {
      throw Indeterminate(Indeterminate::Reason::possibly_undefined, error.what());
    }
  };
  if (term.domain->open_left && !line.endless_left) require(line.points.front());
  if (term.domain->open_right && !line.endless_right) require(line.points.back());
}

template <class N>
N Machine<N>::extremum_on_interval(const Term& term) {
  if (term.domain->kind != syntax::DomainKind::interval) not_decided_yet("an extremum over this domain");
  if (term.arguments.size() > 1)
    not_decided_yet("an extremum over those numbers of an interval that meet a condition");
  const bool largest = term.operation == Operation::supremum || term.operation == Operation::maximum_over;
  const bool place_wanted = term.operation == Operation::argmin;
  const Term& body = *term.arguments[0];
  const Line line = line_of(term);
  const bool bounded = !line.endless_left && !line.endless_right;
  const N low = line.points.front();
  const N high = line.points.back();
  Binding binding(*this, term.symbol);
  require_values_at_open_ends(term, binding, line);
  const Shape shape = shape_in(body, term.symbol, statement_);
  const bool at_ends = shape == Shape::constant || shape == Shape::affine ||
                       shape == (largest ? Shape::convex : Shape::concave);
  if (bounded && at_ends && !place_wanted) {
    const N at_low = body_at(binding, body, low);
    const N at_high = body_at(binding, body, high);
    return largest ? max(at_low, at_high) : min(at_low, at_high);
  }
  const int degree =
      piecewise_degree_in(body, term.symbol, statement_, [&](const Term& f) { return is_quadratic(f); });
  if (0 <= degree && degree <= 2) {
    if (auto found = extremum_of_pieces(term, binding, line, largest, degree))
      return place_wanted ? found->place : found->value;
  }
  if (!bounded) {
    throw Indeterminate(Indeterminate::Reason::unrepresentable,
                        "an extremum over an unbounded interval of what is not piecewise quadratic");
  }
  if constexpr (is_plain<N>) {
    const Extremum found = searched_extremum(body, binding, low, high, largest);
    return place_wanted ? found.place : found.value;
  } else if constexpr (is_interval<N>) {
    const Extremum found = enclosed_extremum(body, binding, term.symbol, low, high, largest);
    return place_wanted ? found.place : found.value;
  }
  throw Indeterminate(Indeterminate::Reason::unrepresentable, "an extremum over an interval");
}

template <class N>
N Machine<N>::body_at(Binding& binding, const Term& body, const N& x) {
  binding.set_number(x);
  return number(body);
}

/// The ends of the pieces of a line, an endless piece by two of its points.
template <class N>
template <class Use>
void Machine<N>::for_each_piece(const Line& line, Use use) {
  const auto& p = line.points;
  if (line.endless_left) use(N(p.front() - N(1)), p.front(), true, false);
  for (std::size_t i = 0; i + 1 < p.size(); ++i) use(p[i], p[i + 1], false, false);
  if (line.endless_right) use(p.back(), N(p.back() + N(1)), false, true);
}

/// Adds the zeros of `difference`, which is affine on each piece.
template <class N>
template <class Difference>
void Machine<N>::add_kinks(Line& line, Difference difference) {
  std::vector<N> zeros;
  for_each_piece(line, [&](const N& p, const N& q, bool endless_left, bool endless_right) {
    const N at_p = difference(p);
    const N at_q = difference(q);
    const Ordering slope = compare(at_p, at_q, N(0));
    const bool flat = slope.equal;
    if (flat && !slope.less && !slope.greater) return;
    if (flat) throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a kink that cannot be placed");
    const N zero = p + (q - p) * (at_p / (at_p - at_q));
    const bool before = !endless_left && holds(Relation::less_equal, compare(zero, p, N(0))) == Truth::yes;
    const bool behind =
        !endless_right && holds(Relation::greater_equal, compare(zero, q, N(0))) == Truth::yes;
    if (!before && !behind) zeros.push_back(zero);
  });
  line.points.insert(line.points.end(), zeros.begin(), zeros.end());
  std::sort(line.points.begin(), line.points.end(), [](const N& a, const N& b) {
    if constexpr (std::is_same_v<N, Exact>) return a < b;
    return to_double(a) < to_double(b);
  });
  std::vector<N> sorted;
  for (N& x : line.points) {
    const Ordering order = sorted.empty() ? Ordering::certainly_less() : compare(sorted.back(), x, N(0));
    if (order.greater && NumberTraits<N>::rigorous)
      throw Indeterminate(Indeterminate::Reason::possibly_undefined, "kinks whose order cannot be told");
    if (order.less) sorted.push_back(std::move(x));
  }
  line.points = std::move(sorted);
}

/// The value of a term inside the bodies of `calls`, of which each stands in the one before.
template <class N>
N Machine<N>::value_within(const std::vector<const Term*>& calls, std::size_t depth, const Term& term) {
  if (depth == calls.size()) return number(term);
  const Term& outer = *calls[depth];
  return called(outer.lambda, outer.arguments,
                [&](const Term&) { return value_within(calls, depth + 1, term); });
}

/// Whether a term depends on the bound number, or on parameters of the calls that it stands in.
template <class N>
bool Machine<N>::depends_on(const Term& term, int symbol, const std::vector<const Term*>& calls) const {
  const std::vector<int> names = free_names(term, statement_, dependencies_);
  auto free = [&](int name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (free(symbol)) return true;
  return std::any_of(calls.begin(), calls.end(), [&](const Term* call) {
    const auto& parameters = statement_.lambdas.at(index(call->lambda)).parameters;
    return std::any_of(parameters.begin(), parameters.end(), free);
  });
}

/// The kinks of a term that is piecewise a polynomial, inner ones first.
template <class N>
void Machine<N>::collect_kinks(const Term& term, int symbol, Binding& binding, Line& line,
                               std::vector<const Term*> calls) {
  const auto& a = term.arguments;
  count();
  auto at_zero_of = [&](const Term& x, const Term* y) {
    add_kinks(line, [&](const N& at) {
      binding.set_number(at);
      const N value = value_within(calls, 0, x);
      return y ? N(value - value_within(calls, 0, *y)) : value;
    });
  };
  if (term.operation == Operation::sum && calls.empty()) {
    for_each(*term.domain, term.symbol, [&] { collect_kinks(*a[0], symbol, binding, line, calls); });
    return;
  }
  if (term.domain || !depends_on(term, symbol, calls)) return;
  for (const TermPtr& argument : a) {
    if (argument && argument->type.is_number()) collect_kinks(*argument, symbol, binding, line, calls);
  }
  if (term.operation == Operation::call) {
    calls.push_back(&term);
    collect_kinks(*statement_.lambdas.at(index(term.lambda)).body, symbol, binding, line, calls);
    return;
  }
  if (term.operation == Operation::symbol) {
    const Symbol& declared = statement_.symbol(term.symbol);
    if (declared.kind == SymbolKind::let && declared.definition && declared.type.is_number())
      collect_kinks(*declared.definition, symbol, binding, line, calls);
    return;
  }
  switch (term.operation) {
    case Operation::abs:
    case Operation::norm:
    case Operation::relu:
      if (a[0]->type.is_number()) at_zero_of(*a[0], nullptr);
      return;
    case Operation::minimum:
    case Operation::maximum:
    case Operation::clip:
      for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) at_zero_of(*a[i], a[j].get());
      }
      return;
    default:
      return;
  }
}

/// The extremum of a body that is piecewise quadratic: at t in [-1/2, 1/2] of a piece [m - h/2, m + h/2] it
/// is f(m) + B t + 2 A t^2 with B = f(q) - f(p) and A = f(p) + f(q) - 2 f(m). Nothing if intervals cannot
/// tell.
template <class N>
std::optional<typename Machine<N>::Extremum> Machine<N>::extremum_of_pieces(const Term& term,
                                                                            Binding& binding, Line line,
                                                                            bool largest, int degree) {
  const Term& body = *term.arguments[0];
  const int sign = largest ? -1 : 1;  // the least of sign * f is looked for
  std::vector<Extremum> candidates;
  auto value = [&](const N& x) { return N(N(sign) * body_at(binding, body, x)); };
  auto surely = [](const N& a, Relation relation, const N& b) {
    return holds(relation, compare(a, b, N(0)));
  };
  try {
    collect_kinks(body, term.symbol, binding, line, {});
    for (const N& x : line.points) candidates.push_back({x, value(x)});
    for_each_piece(line, [&](const N& p, const N& q, bool endless_left, bool endless_right) {
      const N m = (p + q) / N(2);
      const N at_p = value(p), at_m = value(m), at_q = value(q);
      const N curvature = degree < 2 ? N(0) : N(at_p + at_q - N(2) * at_m);
      const N slope = at_q - at_p;
      const Truth convex = surely(curvature, Relation::greater, N(0));
      const Truth concave = surely(curvature, Relation::less, N(0));
      if (endless_left || endless_right) {
        const N outward = endless_right ? slope : N(-slope);
        const Truth falls = surely(outward, Relation::less, N(0));
        if (concave == Truth::yes || (convex == Truth::no && falls == Truth::yes))
          throw UndefinedTerm("an extremum that is infinite", term);
        if (convex == Truth::no && concave == Truth::no && falls == Truth::no) return;
      }
      if (convex == Truth::no) return;
      if (convex != Truth::yes)
        throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a curvature that may be zero");
      const N t = -slope / (N(4) * curvature);
      const N half = N(1) / N(2);
      const Truth right_of = endless_left ? Truth::yes : surely(t, Relation::greater, N(-half));
      const Truth left_of = endless_right ? Truth::yes : surely(t, Relation::less, half);
      const Truth inside = logical_and(right_of, left_of);
      if (inside == Truth::no) return;
      if (inside != Truth::yes)
        throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a vertex that may lie outside");
      candidates.push_back({N(m + t * (q - p)), N(at_m - square(slope) / (N(8) * curvature))});
    });
  } catch (const Indeterminate&) {
    if (std::is_same_v<N, Exact>) throw;
    return std::nullopt;
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Extremum& a, const Extremum& b) { return to_double(a.place) < to_double(b.place); });
  if (term.operation == Operation::argmin) return least_of(term, candidates);
  N best = candidates.front().value;
  for (const Extremum& candidate : candidates) best = min(best, candidate.value);
  return Extremum{candidates.front().place, N(N(sign) * best)};
}

/// The candidate of the least value, the leftmost of several, if it lies in the interval.
template <class N>
std::optional<typename Machine<N>::Extremum> Machine<N>::least_of(const Term& term,
                                                                  const std::vector<Extremum>& candidates) {
  const Extremum* best = &candidates.front();
  for (const Extremum& candidate : candidates) {
    const Truth smaller = holds(Relation::less, compare(candidate.value, best->value, N(0)));
    if (smaller != Truth::yes && smaller != Truth::no) return std::nullopt;
    if (smaller == Truth::yes) best = &candidate;
  }
  auto is_open = [&](bool open, const TermPtr& end) {
    return open && end->operation != Operation::infinity && end->operation != Operation::negate &&
           holds(Relation::equal, compare(best->place, number(*end), N(0))) != Truth::no;
  };
  const DomainTerm& domain = *term.domain;
  if (is_open(domain.open_left, domain.arguments[0]) || is_open(domain.open_right, domain.arguments[1])) {
    throw UndefinedTerm("a least value that is not taken: it lies at an open end", term);
  }
  return *best;
}

/// Plain numbers: the best of a grid, refined by golden sections.
template <class N>
typename Machine<N>::Extremum Machine<N>::searched_extremum(const Term& body, Binding& binding, const N& low,
                                                            const N& high, bool largest)
  requires is_plain<N>
{
  constexpr int points = 200;
  constexpr int sections = std::is_same_v<N, double> ? 45 : 130;
  auto value = [&](const N& x) {
    const N y = body_at(binding, body, x);
    return largest ? N(-y) : y;
  };
  const N step = (high - low) / N(points);
  Extremum best{low, value(low)};
  for (int i = 1; i <= points; ++i) {
    const N x = i == points ? high : N(low + step * N(i));
    const N y = value(x);
    if (y < best.value) best = {x, y};
  }
  const N golden = (sqrt(N(5)) - N(1)) / N(2);
  N a = max(low, N(best.place - step)), b = min(high, N(best.place + step));
  N x = b - golden * (b - a), y = a + golden * (b - a);
  N at_x = value(x), at_y = value(y);
  for (int i = 0; i < sections; ++i) {
    const bool left = at_x <= at_y;
    if (left ? at_x < best.value : at_y < best.value) best = left ? Extremum{x, at_x} : Extremum{y, at_y};
    (left ? b : a) = left ? y : x;
    (left ? y : x) = left ? x : y;
    (left ? at_y : at_x) = left ? at_x : at_y;
    N& fresh = left ? x : y;
    fresh = left ? N(b - golden * (b - a)) : N(a + golden * (b - a));
    (left ? at_x : at_y) = value(fresh);
  }
  if (largest) best.value = -best.value;
  return best;
}

/// An enclosure of the slope of a body over a range of its bound number; nothing where it has none.
template <class N>
std::optional<N> Machine<N>::slope_over(const Term& body, int symbol, const N& range)
  requires is_interval<N>
{
  try {
    Value<Jet<N>> x;
    x.number = Jet<N>::variable(range, 0, 1, 1);
    jet_machine().bind(symbol, std::move(x));
    const Jet<N> jet = jet_machine().number(body);
    operations_ += std::exchange(jet_machine().operations_, 0);
    if (jet.is_constant()) return N(0);
    if (is_finite(jet.gradient()(0))) return jet.gradient()(0);
  } catch (const Indeterminate&) {
  } catch (const Undefined&) {
  }
  return std::nullopt;
}

/// Intervals: pieces that may hold the extremum are halved, the most promising first. The value lies between
/// what a point reaches and what a piece allows, the place within the pieces that are left. Over a piece with
/// slope, f(x) lies in f(m) + f'(piece)(x - m); where the slope has a sign, the extremum lies elsewhere.
template <class N>
typename Machine<N>::Extremum Machine<N>::enclosed_extremum(const Term& body, Binding& binding, int symbol,
                                                            const N& low, const N& high, bool largest)
  requires is_interval<N>
{
  using End = std::decay_t<decltype(low.lower())>;
  struct Piece {
    N range;
    End bound;  ///< sign * f is no less over it
    bool operator<(const Piece& other) const { return other.bound < bound; }
  };
  constexpr int most = std::is_same_v<N, WideInterval> ? 300 : 1000;
  const N sign(largest ? -1 : 1);
  auto value = [&](const N& x) { return N(sign * body_at(binding, body, x)); };
  jet_machine().enter_scope_of(*this);
  End reached = min(value(low), value(high)).upper();  // the least value is no more
  std::priority_queue<Piece> pieces;
  std::vector<Piece> left_over;
  auto include = [&](const N& range) {
    const N middle(range.midpoint());
    const N at_middle = value(middle);
    const bool within = low.upper() < middle.lower() && middle.upper() < high.lower();
    if (within) reached = std::min(reached, at_middle.upper());
    End bound = value(range).lower();
    if (const auto slope = slope_over(body, symbol, range)) {
      if (!slope->contains_zero()) return;
      bound = std::max(bound, N(at_middle + sign * *slope * (range - middle)).lower());
    }
    pieces.push({range, bound});
  };
  for (const N& end : {low, high}) pieces.push({end, value(end).lower()});
  include(hull(low, high));
  for (int i = 0; i < most && !pieces.empty() && pieces.top().bound < reached; ++i) {
    const Piece piece = pieces.top();
    pieces.pop();
    const End middle = piece.range.midpoint();
    if (!(piece.range.lower() < middle && middle < piece.range.upper())) {
      left_over.push_back(piece);
      continue;
    }
    include(N(piece.range.lower(), middle));
    include(N(middle, piece.range.upper()));
  }
  for (; !pieces.empty() && !(pieces.top().bound > reached); pieces.pop()) left_over.push_back(pieces.top());
  REFEREE_DEMAND(!left_over.empty());
  Extremum result{left_over.front().range, N(0)};
  End least = reached;
  for (const Piece& piece : left_over) {
    least = std::min(least, piece.bound);
    if (!(piece.bound > reached)) result.place = hull(result.place, piece.range);
  }
  result.value = sign * N(least, reached);
  return result;
}

}  // namespace referee

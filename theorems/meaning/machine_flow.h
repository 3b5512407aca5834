#pragma once

#include <map>

#include "theorems/meaning/degree.h"
#include "theorems/meaning/initial_value_problem.h"
#include "theorems/meaning/machine.h"
#include "theorems/meaning/matrix_exponential.h"

/// Machine: flows y'(t) = rate, y(start) = initial. The members of a group are one system; its state y is
/// their values one behind the other.
///
/// Where the form of the rates shows them to be A y + b + c t, the solution is a matrix exponential, which
/// every arithmetic but the exact one encloses or rounds. Other flows are followed numerically in doubles: an
/// estimate, with the difference of two tolerances as its error.

namespace referee {

template <class N>
struct Machine<N>::FlowTrack {
  bool ready = false;
  std::uint64_t stamp = 0;
  N start{0};
  Vector<N> initial;
  std::vector<Value<N>> current;  ///< of the members: at the start, and wherever a rate is evaluated
  std::optional<N> now;           ///< the time there, while a rate is evaluated
  Matrix<N> system;               ///< of affine flows, see affine_system; else empty
  std::deque<std::pair<N, std::vector<Value<N>>>> known;  ///< what was asked for last
  std::map<double, SolutionPoint> fine, coarse;           ///< numerical solutions at two tolerances
};

/// The value of a flow at a time; within its own rate, the value for which the rate is asked.
template <class N>
const Value<N>& Machine<N>::flow_value(const Term& term) {
  if constexpr (!is_value_arithmetic<N>) {
    not_decided_yet("derivatives of flows");
  } else {
    const int symbol = resolved(term.symbol);
    const int group = statement_.symbol(symbol).group;
    const Flow& flow = statement_.flows.at(index(group));
    std::size_t member = 0;
    while (flow.members.at(member).symbol != symbol) ++member;
    const N t = number(*term.arguments[0]);
    FlowTrack& track = flow_track(group);
    if (track.now) {
      if (!(t == *track.now)) not_decided_yet("flows whose rate looks at another time than its own");
      return track.current[member];
    }
    for (const auto& [time, values] : track.known) {
      if (time == t) return values[member];
    }
    constexpr std::size_t kept = 16;
    std::vector<Value<N>> values = track.current;
    unpack(flow_state(group, t), flow, values);
    if (track.known.size() == kept) track.known.pop_front();
    track.known.emplace_back(t, std::move(values));
    return track.known.back().second[member];
  }
}

/// What is kept of a group, made anew when a name that it depends on has changed.
template <class N>
auto Machine<N>::flow_track(int group) -> FlowTrack& {
  flow_tracks_.resize(statement_.flows.size());
  auto& place = flow_tracks_[index(group)];
  if (place && place->now) return *place;
  const Flow& flow = statement_.flows.at(index(group));
  const std::uint64_t now = stamp(dependencies_.of_symbol[index(flow.members[0].symbol)]);
  if (place && place->ready && place->stamp == now) return *place;
  place = std::make_shared<FlowTrack>();
  FlowTrack& track = *place;
  track.start = number(*flow.members[0].start);
  for (const auto& member : flow.members) {
    if (holds(Relation::equal, compare(number(*member.start), track.start, N(0))) != Truth::yes) {
      throw Indeterminate(Indeterminate::Reason::unrepresentable,
                          "flows of one `let` whose initial values are not at the same time");
    }
    track.current.push_back(evaluate(*member.initial));
  }
  track.initial = packed(flow, track.current);
  track.stamp = now;
  if (is_affine(flow, track.initial.size())) track.system = affine_system(flow, track);
  track.ready = true;
  return track;
}

/// The components of the members' values, one behind the other.
template <class N>
Vector<N> Machine<N>::packed(const Flow& flow, const std::vector<Value<N>>& values) const {
  std::vector<N> all;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Type& type = *statement_.symbol(flow.members[i].symbol).type.element;
    const Value<N>& value = values[i];
    if (type.is_number())
      all.push_back(value.number);
    else if (type.kind == TypeKind::vector)
      all.insert(all.end(), value.vector.data(), value.vector.data() + value.vector.size());
    else
      all.insert(all.end(), value.matrix.data(), value.matrix.data() + value.matrix.size());
  }
  return Eigen::Map<const Vector<N>>(all.data(), static_cast<Eigen::Index>(all.size()));
}

/// The inverse of packed; `values` has the right shapes.
template <class N>
void Machine<N>::unpack(const Vector<N>& y, const Flow& flow, std::vector<Value<N>>& values) const {
  const N* next = y.data();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Type& type = *statement_.symbol(flow.members[i].symbol).type.element;
    Value<N>& value = values[i];
    auto fill = [&](auto& into) {
      std::copy(next, next + into.size(), into.data());
      next += into.size();
    };
    if (type.is_number())
      value.number = *next++;
    else if (type.kind == TypeKind::vector)
      fill(value.vector);
    else
      fill(value.matrix);
  }
  REFEREE_DEMAND(next == y.data() + y.size());
}

template <class N>
Vector<N> Machine<N>::flow_rates(const Flow& flow, FlowTrack& track, const N& t, const Vector<N>& y) {
  struct Active {
    FlowTrack& track;
    ~Active() { track.now.reset(); }
  };
  const Apart apart(*this);
  unpack(y, flow, track.current);
  track.now = t;
  const Active active{track};
  std::vector<Value<N>> rates;
  for (const auto& member : flow.members) {
    Binding time(*this, member.time);
    time.set_number(t);
    rates.push_back(evaluate(*member.rate));
  }
  Vector<N> result = packed(flow, rates);
  REFEREE_DEMAND(result.size() == y.size());
  return result;
}

/// Whether the form of the rates shows them to be A y + b + c t.
template <class N>
bool Machine<N>::is_affine(const Flow& flow, Eigen::Index size) {
  constexpr Eigen::Index largest = 60;
  std::vector<int> symbols;
  for (const auto& member : flow.members) {
    symbols.push_back(member.symbol);
    symbols.push_back(member.time);
  }
  return size <= largest && std::all_of(flow.members.begin(), flow.members.end(), [&](const auto& member) {
           const int degree = degree_in(*member.rate, symbols, statement_,
                                        [&](const Term& function) { return is_quadratic(function); });
           return degree == 0 || degree == 1;
         });
}

/// The matrix of z' = [A, b, c; 0, 0, 0; 0, 1, 0] z for z = (y, 1, t), where the rates are A y + b + c t:
/// without t if c = 0, and without 1 if b = 0 as well.
template <class N>
Matrix<N> Machine<N>::affine_system(const Flow& flow, FlowTrack& track) {
  const Eigen::Index n = track.initial.size();
  const Vector<N> zero = Vector<N>::Constant(n, N(0));
  const Vector<N> constant = flow_rates(flow, track, N(0), zero);
  Matrix<N> system = Matrix<N>::Constant(n + 2, n + 2, N(0));
  for (Eigen::Index j = 0; j < n; ++j) {
    Vector<N> unit = zero;
    unit(j) = N(1);
    const Vector<N> column = flow_rates(flow, track, N(0), unit);
    for (Eigen::Index i = 0; i < n; ++i) system(i, j) = column(i) - constant(i);
  }
  const Vector<N> later = flow_rates(flow, track, N(1), zero);
  bool has_constant = false;
  bool has_time = false;
  for (Eigen::Index i = 0; i < n; ++i) {
    system(i, n) = constant(i);
    system(i, n + 1) = later(i) - constant(i);
    has_constant |= !certainly_zero(system(i, n));
    has_time |= !certainly_zero(system(i, n + 1));
  }
  system(n + 1, n) = N(1);
  const Eigen::Index size = has_time ? n + 2 : has_constant ? n + 1 : n;
  return system.topLeftCorner(size, size);
}

template <class N>
Vector<N> Machine<N>::flow_state(int group, const N& t) {
  const Flow& flow = statement_.flows.at(index(group));
  FlowTrack& track = *flow_tracks_[index(group)];
  const Eigen::Index n = track.initial.size();
  if (holds(Relation::equal, compare(t, track.start, N(0))) == Truth::yes) return track.initial;
  if (track.system.size() > 0) {
    const Eigen::Index size = track.system.rows();
    count(static_cast<std::uint64_t>(30 * size * size * size));
    const N duration = t - track.start;
    const Matrix<N> e = matrix_exponential(
        Matrix<N>(track.system.unaryExpr([&](const N& entry) { return N(entry * duration); })));
    Matrix<N> z = Matrix<N>::Constant(size, 1, N(1));
    for (Eigen::Index i = 0; i < n; ++i) z(i) = track.initial(i);
    if (size == n + 2) z(n + 1) = track.start;
    return exponential::product(e, z).col(0).head(n);
  }
  if constexpr (!is_plain<N>) {
    only_estimated("the flow `" + statement_.symbol(flow.members[0].symbol).name +
                   "`, whose rate is not shown to be linear with constant coefficients,");
  } else {
    Vector<double> state;
    if constexpr (std::is_same_v<N, double>) {
      state = numerical_solution(flow, track, t);
    } else {
      auto& doubles = double_machine();
      state = doubles.numerical_solution(flow, doubles.flow_track(group), to_double(t));
      estimate_error_ = std::max(estimate_error_, doubles.estimate_error_);
      operations_ += std::exchange(doubles.operations_, 0);
    }
    constexpr double rounding = 0x1p-42;
    rely_on_estimate(rounding);
    Vector<N> result = state.unaryExpr([](double x) { return N(x); });
    if (moves_estimates_) {
      for (Eigen::Index i = 0; i < n; ++i) result(i) *= N(1) + rounding * wobble(group, i);
    }
    return result;
  }
}

/// The numerical solution at a time; with moved estimates the one at the coarser tolerance, provided that the
/// finer one is close to it.
template <class N>
Vector<double> Machine<N>::numerical_solution(const Flow& flow, FlowTrack& track, double t)
  requires std::is_same_v<N, double>
{
  constexpr double fine_tolerance = 1e-12, coarse_tolerance = 1e-10;
  auto to_vector = [](const std::vector<double>& x) {
    return Vector<double>(Eigen::Map<const Vector<double>>(x.data(), static_cast<Eigen::Index>(x.size())));
  };
  auto rate = [&](double time, const std::vector<double>& y, std::vector<double>& out) {
    const Vector<double> rates = flow_rates(flow, track, time, to_vector(y));
    out.assign(rates.data(), rates.data() + rates.size());
  };
  auto solution = [&](std::map<double, SolutionPoint>& points, double tolerance) {
    const std::vector<double> initial(track.initial.data(), track.initial.data() + track.initial.size());
    if (points.empty()) points[track.start] = {track.start, initial, 0};
    auto nearest = points.upper_bound(t);  // from which t lies on the far side of the start
    if (t >= track.start)
      --nearest;
    else
      nearest = points.lower_bound(t);
    const SolutionPoint reached = advance(rate, nearest->second, t, tolerance, limits_.operations / 500);
    constexpr std::size_t kept = 20'000;
    if (points.size() < kept) points[t] = reached;
    return to_vector(reached.state);
  };
  try {
    const Vector<double> fine = solution(track.fine, fine_tolerance);
    if (!moves_estimates_) return fine;
    const Vector<double> coarse = solution(track.coarse, coarse_tolerance);
    const double size = std::max(fine.cwiseAbs().maxCoeff(), track.initial.cwiseAbs().maxCoeff());
    if (!((fine - coarse).cwiseAbs().maxCoeff() <= largest_estimate_error * size)) {
      throw Indeterminate(Indeterminate::Reason::possibly_undefined,
                          "the flow is too sensitive to errors to be followed to t = " + to_text(t, 6));
    }
    return coarse;
  } catch (const Undefined& error) {
    throw Indeterminate(Indeterminate::Reason::possibly_undefined, error.what());
  }
}

/// A machine over doubles, in the scope of this one.
template <class N>
Machine<double>& Machine<N>::double_machine() {
  if (!doubles_) doubles_ = std::make_shared<Machine<double>>(instance_, dependencies_, limits_, outcomes_);
  auto& machine = *static_cast<Machine<double>*>(doubles_.get());
  machine.moves_estimates_ = moves_estimates_;
  machine.enter_scope_of(*this);
  return machine;
}

}  // namespace referee

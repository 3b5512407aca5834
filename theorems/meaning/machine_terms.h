#pragma once

#include "theorems/meaning/machine_trend.h"

/// Machine: the terms from which trends are read.

namespace referee {

/// The trend of a limit, rate, order or of a formula about one.
template <class N>
std::shared_ptr<const Trend<N>> Machine<N>::trend_of(const Term& term)
  requires is_plain<N>
{
  if (origin_ && free_names(term, statement_, dependencies_).empty()) return origin_->trend_of(term);
  return kept(trends().seen, term, [&] {
    const bool at_infinity = term.arguments.size() < 2 || term.arguments[1]->operation == Operation::infinity;
    if (!at_infinity && infinite_sign(*term.arguments[1]) != 0) not_decided_yet("limits at -inf");
    return std::make_shared<const Trend<N>>(at_infinity ? trend_of_terms(term) : trend_at_point(term));
  });
}

/// What the terms with the indices first, first + 1, ... tend to: as many of them as are needed to tell, up
/// to 4096 or a share of the operations that are allowed.
template <class N>
Trend<N> Machine<N>::trend_of_terms(const Term& term)
  requires is_plain<N>
{
  constexpr std::size_t fewest = 16, first_look = 256, last_look = 4096;
  constexpr long latest_start = 64;
  const std::uint64_t affordable = operations_ + limits_.operations / (std::is_same_v<N, double> ? 200 : 40);
  auto read = [&](const std::vector<N>& terms, long first) {
    if (term.operation == Operation::rate) return rate_of_terms(terms, first);
    if (term.operation == Operation::bounded) return Trend<N>{bound_of_terms(terms), N(0), N(0)};
    return limit_of_terms(terms, first);
  };
  auto is_settled = [&](const Trend<N>& trend, const std::vector<N>& terms) {
    if (trend.course != Course::converges) return false;
    const N sharp = std::is_same_v<N, double> ? N(1e-9) : N(1e-25);
    if (term.operation == Operation::limit) return trend.error <= sharp * (N(1) + abs(terms.front()));
    return terms.size() >= 4 * first_look;
  };
  long first = term.domain ? std::max(0L, integer(*term.domain->arguments[0])) : 1;
  const long latest = first + latest_start;
  Binding index(*this, term.symbol);
  std::vector<N> terms;
  Trend<N> trend;
  for (std::size_t look = first_look; look <= last_look; look *= 2) {
    while (terms.size() < look) {
      if (terms.size() >= fewest && operations_ > affordable) return read(terms, first);
      index.set_integer(first + static_cast<long>(terms.size()));
      try {
        terms.push_back(number(*term.arguments[0]));
      } catch (const Undefined&) {
        if (!terms.empty() || first == latest) throw;
        ++first;
        continue;
      } catch (const Indeterminate& error) {
        if (terms.size() < fewest || error.reason != Indeterminate::Reason::too_large) throw;
        return read(terms, first);
      }
      if (!is_finite(terms.back())) return read(terms, first);
    }
    trend = read(terms, first);
    if (is_settled(trend, terms)) break;
  }
  return trend;
}

/// Limits and orders at a point p: from the values at p + h and p - h for h = h_0, h_0 q, h_0 q^2, ..., twice
/// with an h_0 that is no round number, q = 1/2 and q = 1/3. Where the term is defined at none of them (an
/// index 1/h must be an integer), with h_0 = 1 and q = 1/2. A side on which it is undefined does not count.
template <class N>
Trend<N> Machine<N>::trend_at_point(const Term& term)
  requires is_plain<N>
{
  const Rational odd = Rational(7390851) / 10000000;
  const std::pair<Rational, Rational> grids[] = {
      {odd, Rational(1) / 2}, {odd, Rational(1) / 3}, {Rational(1), Rational(1) / 2}};
  std::optional<Trend<N>> result;
  for (const auto& [start, q] : grids) {
    if (start == 1 && result) break;
    for (const int side : {1, -1}) {
      if (side < 0 && term.operation == Operation::order && result) continue;
      const std::vector<N> values =
          values_at_point(term, from_rational<N>(start * side), from_rational<N>(q));
      if (values.empty()) continue;
      const Trend<N> trend = term.operation == Operation::order ? order_of_values(values, from_rational<N>(q))
                                                                : limit_of_values(values);
      result = result ? agreement(*result, trend) : trend;
    }
  }
  if (!result) throw UndefinedTerm("a limit at a point near which the term is undefined", term);
  return *result;
}

template <class N>
std::vector<N> Machine<N>::values_at_point(const Term& term, N h, const N& q)
  requires is_plain<N>
{
  constexpr std::size_t fewest = 8;
  const std::size_t most = std::is_same_v<N, double> ? 20 : 40;
  const std::uint64_t affordable = operations_ + limits_.operations / (std::is_same_v<N, double> ? 800 : 160);
  const N point = number(*term.arguments[1]);
  Binding variable(*this, term.symbol);
  std::vector<N> values;
  for (; values.size() < most && (values.size() < fewest || operations_ <= affordable); h *= q) {
    variable.set_number(N(point + h));
    try {
      values.push_back(number(*term.arguments[0]));
    } catch (const Undefined&) {
      return {};
    } catch (const Indeterminate& error) {
      if (values.size() < fewest || error.reason != Indeterminate::Reason::too_large) throw;
      return values;
    }
    if (values.back() != values.back()) return {};
  }
  return values;
}

/// What two looks at the same limit say together: one-sided limits that differ make none.
template <class N>
Trend<N> Machine<N>::agreement(const Trend<N>& a, const Trend<N>& b)
  requires is_plain<N>
{
  if (a.course != b.course) {
    const bool unclear = a.course == Course::unclear || b.course == Course::unclear;
    return {unclear ? Course::unclear : Course::wanders, N(0), N(0)};
  }
  if (a.course != Course::converges) return a;
  const N distance = abs(a.value - b.value);
  const N error = max(a.error, b.error);
  const N size = max(N(abs(a.value)), N(abs(b.value)));
  if (distance > N(1000) * error && N(1000) * distance > size) return {Course::wanders, N(0), N(0)};
  return {Course::converges, a.value, max(error, distance)};
}

}  // namespace referee

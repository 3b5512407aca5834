#pragma once

#include "theorems/meaning/degree.h"
#include "theorems/meaning/machine.h"
#include "theorems/meaning/quadrature.h"

/// Machine: definite integrals. `integral(t in [a, b]: E)` with b < a is minus the integral from b to a.

namespace referee {

/// Where the form of the body shows a polynomial of degree at most 20 in t, the rule of Newton and Cotes
/// gives the integral in every arithmetic. Else plain numbers estimate it and intervals of doubles enclose
/// it, to a few digits, which more digits would not improve.
template <class N>
N Machine<N>::integral(const Term& term) {
  if constexpr (!is_value_arithmetic<N>) {
    not_decided_yet("derivatives of integrals");
  } else {
    const Term& body = *term.arguments[0];
    const N low = number(*term.domain->arguments[0]);
    const N high = number(*term.domain->arguments[1]);
    Binding binding(*this, term.symbol);
    auto body_at = [&](const N& t) {
      const Apart apart(*this);
      binding.set_number(t);
      return number(body);
    };
    const int degree =
        degree_in(body, {term.symbol}, statement_, [&](const Term& f) { return is_quadratic(f); });
    if (0 <= degree && degree <= largest_newton_cotes_degree) {
      const std::vector<Rational>& weights = newton_cotes_weights(degree);
      N sum(0);
      for (int i = 0; i <= degree; ++i) {
        const N place = from_rational<N>(Rational(i, std::max(1, degree)));
        sum +=
            from_rational<N>(weights[static_cast<std::size_t>(i)]) * body_at(N(low + (high - low) * place));
      }
      return (high - low) * sum;
    }
    if (certainly_zero(N(high - low))) return N(0);
    try {
      if constexpr (is_plain<N>)
        return quadrature(term, low, high, body_at);
      else if constexpr (std::is_same_v<N, DoubleInterval>)
        return enclosed_integral(body, term.symbol, low, high, body_at);
      else
        only_estimated("the integral of what is not shown to be a polynomial");
    } catch (const Undefined& error) {
      // Of the integrand at one point, which may not matter.
      throw Indeterminate(Indeterminate::Reason::possibly_undefined, error.what());
    }
  }
}

template <class N>
N Machine<N>::quadrature(const Term& term, const N& low, const N& high,
                         const std::function<N(const N&)>& body)
  requires is_plain<N>
{
  constexpr double rounding = std::is_same_v<N, double> ? 0x1p-45 : 0x1p-140;
  const bool downward = high < low;
  const Apart apart(*this);
  body(N((low + high) / 2));  // tells what the integrand itself can be known to
  const double tolerance = std::max(rounding, 10 * estimate_error_);
  const Quadrature<N> found = integrate<N>(body, downward ? high : low, downward ? low : high, tolerance);
  const double error = found.magnitude == 0 ? 0 : to_double(N(found.error / found.magnitude));
  if (!(error <= largest_estimate_error)) {
    throw Indeterminate(Indeterminate::Reason::possibly_undefined,
                        "the quadrature of an integral does not converge");
  }
  rely_on_estimate(std::max(error, rounding));
  N value = found.value;
  if (moves_estimates_) value += wobble(term.node, 0) * N(found.error + rounding * found.magnitude);
  return downward ? N(-value) : value;
}

/// With g(u) = E(low + (high - low) u), n pieces of [0, 1] and their midpoints u_i, the integral is
/// (high - low)/n times the sum of g(u_i) + g''(v_i)/(24 n^2) for some v_i in the pieces. Where g'' cannot be
/// enclosed, the piece is enclosed by the range of g.
template <class N>
N Machine<N>::enclosed_integral(const Term& body, int symbol, const N& low, const N& high,
                                const std::function<N(const N&)>& body_at)
  requires is_interval<N>
{
  constexpr int pieces = 128;
  const N length = high - low;
  auto& jets = jet_machine();
  jets.enter_scope_of(*this);
  auto second_derivative = [&](const N& range) -> std::optional<N> {
    try {
      Value<Jet<N>> t;
      t.number = Jet<N>::variable(range, 0, 1, 2);
      jets.bind(symbol, std::move(t));
      const Jet<N> jet = jets.number(body);
      operations_ += std::exchange(jets.operations_, 0);
      if (jet.is_constant()) return N(0);
      if (jet.order() == 2 && is_finite(jet.hessian()(0, 0))) return jet.hessian()(0, 0);
    } catch (const Indeterminate&) {
    } catch (const Undefined&) {
    }
    return std::nullopt;
  };
  auto place = [&](int i) { return N(low + length * (N(i) / N(2 * pieces))); };
  N sum(0);
  for (int i = 0; i < pieces; ++i) {
    const N range = hull(place(2 * i), place(2 * i + 2));
    if (const auto curvature = second_derivative(range))
      sum += body_at(place(2 * i + 1)) + square(length) * *curvature / N(24 * pieces * pieces);
    else
      sum += body_at(range);
  }
  return length * sum / N(pieces);
}

}  // namespace referee

#include "theorems/meaning/initial_value_problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/numeric/odeint/stepper/controlled_runge_kutta.hpp>
#include <boost/numeric/odeint/stepper/generation.hpp>
#include <boost/numeric/odeint/stepper/runge_kutta_dopri5.hpp>
#include <cmath>

#include "numbers/errors.h"

namespace referee {
namespace {

namespace odeint = boost::numeric::odeint;
using State = std::vector<double>;

constexpr double shortest_step = 1e-14;  // of the span, or of the time itself
constexpr double longest_step = 0.05;    // of the span, so that no piece of a rate goes unseen

double largest(const State& values) {
  double size = 0;
  for (double x : values) size = std::max(size, std::abs(x));
  return size;
}

bool is_finite(const State& values) {
  return std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
}

/// A step over which the state changes by about a hundredth.
double first_step(double size, const State& rate, double span) {
  const double speed = largest(rate);
  const double step = speed > 0 ? 0.01 * size / speed : std::abs(span);
  return std::copysign(std::min(step, std::abs(span)), span);
}

[[noreturn]] void lost(double time) {
  throw Indeterminate(
      Indeterminate::Reason::possibly_undefined,
      fmt::format("the flow cannot be followed beyond t = {:.6g}: it may end there, or its rate may jump",
                  time));
}

}  // namespace

SolutionPoint advance(const RateOfChange& rate, SolutionPoint from, double to, double tolerance,
                      std::uint64_t most_steps) {
  const double span = to - from.time;
  if (span == 0) return from;
  if (!std::isfinite(span) || !is_finite(from.state)) lost(from.time);
  State speed(from.state.size());
  rate(from.time, from.state, speed);
  if (!is_finite(speed)) lost(from.time);
  const double start_size = largest(from.state);
  const double moved = largest(speed) * std::abs(span);
  const double size = start_size > 0 ? start_size : moved > 0 ? moved : 1;
  double step = from.step != 0 ? std::copysign(std::min(std::abs(from.step), std::abs(span)), span)
                               : first_step(size, speed, span);
  using Stepper = odeint::runge_kutta_dopri5<State>;
  auto stepper = odeint::make_controlled(tolerance * 1e-3 * size, tolerance, Stepper());
  auto system = [&](const State& y, State& out, double t) { rate(t, y, out); };
  for (std::uint64_t attempts = 0; from.time != to; ++attempts) {
    if (attempts >= most_steps) {
      throw Indeterminate(
          Indeterminate::Reason::too_large,
          fmt::format("following the flow to t = {:.6g} takes more than {} steps", to, most_steps));
    }
    step = std::copysign(std::min(std::abs(step), longest_step * std::abs(span)), span);
    const double left = to - from.time;
    const bool last = std::abs(step) >= std::abs(left);
    if (last) {
      step = left;
    } else {
      if (std::abs(step) < shortest_step * std::max(std::abs(span), std::abs(from.time))) lost(from.time);
      from.step = step;
    }
    const double tried = step;
    State next = from.state, next_speed = speed;
    double time = from.time;
    const bool accepted = stepper.try_step(system, next, next_speed, time, step) == odeint::success;
    if (!is_finite(next) || !is_finite(next_speed)) {
      step = tried / 10;
    } else if (accepted) {
      from.state = std::move(next);
      speed = std::move(next_speed);
      from.time = last ? to : time;
    }
  }
  if (from.step == 0) from.step = span;
  return from;
}

}  // namespace referee

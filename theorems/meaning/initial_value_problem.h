#pragma once

#include <cstdint>
#include <functional>
#include <vector>

/// Ordinary differential equations y'(t) = rate(t, y), y(t0) = y0 in R^n, followed numerically in doubles.
///
/// Dormand and Prince's pair of orders 4 and 5 with adaptive steps (Boost.Odeint, whose pair of orders 7 and
/// 8 is blind to the errors of rates that depend on time alone or have corners). A step takes a twentieth of
/// the way at most, and its error is kept below `tolerance` times the size of each component, or below a
/// thousandth of that times the size of the whole state at the start, for components near zero. The error at
/// the end is not known from one run: compare two tolerances.

namespace referee {

/// Writes the rate at (t, y) into `rate`, which has the size of y.
using RateOfChange = std::function<void(double t, const std::vector<double>& y, std::vector<double>& rate)>;

/// A point of a solution, and the step that the next piece may start with (0: to be found).
struct SolutionPoint {
  double time = 0;
  std::vector<double> state;
  double step = 0;
};

/// The solution through `from` at the time `to`, which may lie before or behind it.
///
/// Throws Indeterminate: possibly_undefined where the steps shrink to nothing or the values overflow (the
/// solution may end there, or its rate may jump), too_large after `most_steps` attempted steps. What `rate`
/// throws is passed on.
SolutionPoint advance(const RateOfChange& rate, SolutionPoint from, double to, double tolerance,
                      std::uint64_t most_steps);

}  // namespace referee

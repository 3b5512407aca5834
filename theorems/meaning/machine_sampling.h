#pragma once

#include <cmath>

#include "theorems/meaning/machine_random.h"

/// Machine: expectations as means over pseudo-random outcomes.

namespace referee {

/// Each interval misses with probability 1e-14 at most, so that all of a run's 10^5 looks together do with
/// 1e-9. Hoeffding: |mean - E| <= range sqrt(log(2 / 1e-14) / (2 n)). For unbounded bodies as many standard
/// errors as make the same chance if the mean is as good as normal.
constexpr double hoeffding_factor = 4.07;
constexpr double standard_errors = 7.8;

template <class N>
std::vector<N> parts_of(const Value<N>& value) {
  if (value.vector.size() > 0) return {value.vector.begin(), value.vector.end()};
  if (value.matrix.size() > 0) return {value.matrix.data(), value.matrix.data() + value.matrix.size()};
  return {value.number};
}

/// A value of the shape of `shape` with these components.
template <class N>
Value<N> assembled(const std::vector<N>& parts, Value<N> shape) {
  if (shape.vector.size() > 0)
    std::copy(parts.begin(), parts.end(), shape.vector.begin());
  else if (shape.matrix.size() > 0)
    std::copy(parts.begin(), parts.end(), shape.matrix.data());
  else
    shape.number = parts.front();
  return shape;
}

/// Doubles get a mean, for a first look; intervals of doubles an interval around it.
template <class N>
Value<N> Machine<N>::estimated(Operation operation, const Term& body) {
  if constexpr (std::is_same_v<N, double> || std::is_same_v<N, DoubleInterval>) {
    if (operation != Operation::variance) {
      return estimated_mean(
          [&] {
            if (operation == Operation::expectation) return evaluate(body);
            Value<N> indicator;
            indicator.number = N(condition(body) == Truth::yes ? 1 : 0);
            return indicator;
          },
          operation == Operation::probability);
    }
    Value<N> result = estimated_mean(
        [&] {
          Value<N> x;
          x.number = square(number(body));
          return x;
        },
        false);
    const Apart mean_apart(*this);
    const N mean = estimated_mean([&] { return evaluate(body); }, false).number;
    result.number = max(N(0), N(result.number - square(mean)));
    return result;
  } else {
    throw Indeterminate(Indeterminate::Reason::unrepresentable,
                        "an expectation over unbounded or too many outcomes is only estimated");
  }
}

template <class N>
template <class Body>
Value<N> Machine<N>::estimated_mean(Body body, bool indicator) {
  const OutcomesScope scope(*this);
  const auto range = std::is_same_v<N, double> || indicator ? std::nullopt : range_over_outcomes(body);
  std::uint64_t samples = std::is_same_v<N, double> ? 400 : 4000;
  const std::uint64_t before = operations_;
  std::vector<N> sums;
  std::vector<double> squares;
  Value<N> shape;
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    outcomes_.sample(sampling_key(), sample);
    forget_random();
    const Value<N> x = body();
    const std::vector<N> parts = parts_of(x);
    sums.resize(parts.size(), N(0));
    squares.resize(parts.size(), 0.0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sums[i] += parts[i];
      squares[i] += to_double(parts[i]) * to_double(parts[i]);
    }
    if (sample > 0) continue;
    shape = x;
    samples = std::min(samples, (limits_.operations - before) / (4 * (operations_ - before) + 1));
    if (samples < 50) {
      throw Indeterminate(Indeterminate::Reason::too_large, "an estimate takes more operations than allowed");
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    sums[i] /= N(static_cast<int>(samples));
    if constexpr (std::is_same_v<N, DoubleInterval>) {
      const auto n = static_cast<double>(samples);
      double radius = hoeffding_factor / std::sqrt(n);
      if (range) {
        radius *= (*range)[i].width();
      } else if (!indicator) {
        const double center = to_double(sums[i]);
        const double variance = squares[i] / n - center * center;
        if (!(variance > 1e-9 * center * center)) {
          throw Indeterminate(Indeterminate::Reason::unrepresentable,
                              "an estimate from draws that all agree");
        }
        radius = standard_errors * std::sqrt(variance / n);
      }
      sums[i] += N(-radius, radius);
    }
  }
  rely_on(Reliance::estimate);
  return assembled(sums, std::move(shape));
}

/// An enclosure of a value over all outcomes at once, if interval arithmetic finds a bounded one.
template <class N>
template <class Body>
std::optional<std::vector<N>> Machine<N>::range_over_outcomes(Body body) {
  std::optional<std::vector<N>> result;
  ranging_ = true;
  forget_random();
  try {
    result = parts_of(body());
  } catch (const Undefined&) {
  } catch (const Indeterminate&) {
  }
  ranging_ = false;
  if (!result || !std::all_of(result->begin(), result->end(), [](const N& x) { return is_finite(x); }))
    return std::nullopt;
  return result;
}

}  // namespace referee

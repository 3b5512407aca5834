#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "generators/choices.h"
#include "numbers/rational_roots.h"

/// Drawing exact numbers: integers of a range and rationals of an interval, simple ones first.

namespace referee {

/// An interval of reals. An absent end is infinite.
struct RealInterval {
  std::optional<Rational> low;
  std::optional<Rational> high;
  bool open_low = true;
  bool open_high = true;
  bool is_empty() const;
  bool contains(const Rational& x) const;
};

/// How a number is drawn; which of them exist depends on the interval, see `number_modes`.
enum class NumberMode : unsigned char {
  nice,     ///< one of the simplest numbers of the interval: 1, 2, 1/2, 3, 0, ...
  generic,  ///< anywhere in the interval, rounded to about two digits; log-uniform in an unbounded one
  square,   ///< the square of a simple rational, so that its root is exact
  low_end,  ///< a closed end exactly
  high_end,
  near_low,  ///< close to an open end
  near_high,
  extreme,  ///< unbounded intervals: magnitudes from 1e-6 to 1e6
};
std::string_view to_string(NumberMode mode);

/// The modes of an interval in the order in which `draw_number` numbers them; `nice` is the first.
std::vector<NumberMode> number_modes(const RealInterval& interval);

/// A rational of the interval; its mode is the first decision. `prefer_square` makes squares likely.
/// Numerators and denominators are short where the ends are: usually at most three digits. Precondition:
/// the interval is not empty.
Rational draw_number(const RealInterval& interval, Choices& choices, bool prefer_square = false);

/// The modes of a range of integers: small, anywhere, the first, the last.
inline constexpr std::uint32_t integer_modes = 4;
/// An integer of first..last, small ones (counted from `first`) preferred; the mode is the first decision.
long draw_integer(long first, std::optional<long> last, Choices& choices);

/// A rational of small height, 0 the simplest: a coordinate of a point. About 5 ns before conversion.
Rational draw_coordinate(Choices& choices);
/// The same without 0.
Rational draw_nonzero_coordinate(Choices& choices);

/// A short rational r with sqrt(x) <= r <= 1.002 sqrt(x); the root itself if it is rational. For x >= 0.
Rational root_above(const Rational& x);

}  // namespace referee

#include "generators/scalars.h"

#include <algorithm>
#include <cmath>

#include "numbers/errors.h"

namespace referee {

namespace {

Rational fraction(long numerator, long denominator = 1) {
  return Rational(numerator) / Rational(denominator);
}

std::vector<Rational> fractions(std::initializer_list<std::pair<long, long>> list) {
  std::vector<Rational> result;
  for (const auto& [p, q] : list) result.push_back(fraction(p, q));
  return result;
}

/// Simple numbers, the simplest first.
const std::vector<Rational>& nice_numbers() {
  static const std::vector<Rational> list = fractions(
      {{1, 1},   {2, 1},  {1, 2},  {3, 1},  {0, 1},  {-1, 1},  {4, 1},   {5, 1},    {1, 4},    {3, 2},
       {-2, 1},  {10, 1}, {1, 10}, {1, 3},  {-1, 2}, {2, 3},   {3, 4},   {8, 1},    {9, 10},   {20, 1},
       {1, 100}, {-3, 1}, {7, 1},  {25, 1}, {50, 1}, {100, 1}, {-10, 1}, {99, 100}, {1000, 1}, {1, 1000}});
  return list;
}

const std::vector<Rational>& nice_roots() {
  static const std::vector<Rational> list = fractions({{1, 1},
                                                       {2, 1},
                                                       {3, 1},
                                                       {1, 2},
                                                       {4, 1},
                                                       {5, 1},
                                                       {3, 2},
                                                       {1, 3},
                                                       {6, 1},
                                                       {10, 1},
                                                       {1, 10},
                                                       {7, 1},
                                                       {2, 3}});
  return list;
}

Rational power_of_ten(int e) {
  return power(Rational(10), e);
}

/// The interval without its ends (or as it is, if it is a point).
RealInterval inside(RealInterval interval) {
  if (interval.low && interval.high && *interval.low == *interval.high) return interval;
  interval.open_low = interval.open_high = true;
  return interval;
}

Rational width_scale(const RealInterval& interval) {
  if (interval.low && interval.high) return *interval.high - *interval.low;
  const std::optional<Rational>& end = interval.low ? interval.low : interval.high;
  return end && *end != 0 ? abs(*end) : Rational(1);
}

Rational fallback(const RealInterval& interval, Choices& choices) {
  if (interval.low && interval.high) {
    if (*interval.low == *interval.high) return *interval.low;
    const Rational width = *interval.high - *interval.low;
    const Rational first = *interval.low + width * fraction(1, 3);
    return simplest_between(first, first + width * fraction(1 + static_cast<long>(choices.choose(6)), 24));
  }
  const long step = 1 + static_cast<long>(choices.choose(3));
  if (interval.low) return Rational(floor(*interval.low)) + step;
  if (interval.high) return Rational(ceil(*interval.high)) - step;
  return Rational(step);
}

Rational draw_nice(const RealInterval& all, Choices& choices) {
  const RealInterval interval = inside(all);
  std::vector<const Rational*> candidates;
  for (const Rational& x : nice_numbers()) {
    if (candidates.size() < 10 && interval.contains(x)) candidates.push_back(&x);
  }
  if (candidates.size() < 2) return fallback(interval, choices);
  return *candidates[choices.choose(static_cast<std::uint32_t>(candidates.size()))];
}

Rational draw_square(const RealInterval& all, Choices& choices) {
  const RealInterval interval = inside(all);
  std::vector<Rational> candidates;
  for (const Rational& root : nice_roots()) {
    if (Rational square = root * root; interval.contains(square)) candidates.push_back(std::move(square));
  }
  if (!candidates.empty()) return candidates[choices.choose(static_cast<std::uint32_t>(candidates.size()))];
  if (interval.low && interval.high && *interval.low > 0) {
    const double low = std::sqrt(to_double(*interval.low)), high = std::sqrt(to_double(*interval.high));
    if (high - low > 1e-9 * high) {
      const double third = (high - low) / 3;
      const Rational root =
          simplest_between(rational_from_double(low + third), rational_from_double(high - third));
      if (interval.contains(root * root)) return root * root;
    }
  }
  return draw_nice(all, choices);
}

/// p/q inside a bounded interval with small q, all multiples of 1/q equally likely.
Rational draw_grid_point(const RealInterval& interval, Choices& choices) {
  static constexpr long denominators[] = {1, 2, 4, 10, 3, 7, 16};
  long q = denominators[choices.choose(7)];
  const double low = to_double(*interval.low), high = to_double(*interval.high);
  for (int tries = 0; tries < 7; ++tries, q *= 10) {
    const double first = std::floor(low * static_cast<double>(q)) + 1;
    const double last = std::ceil(high * static_cast<double>(q)) - 1;
    if (std::fabs(first) > 1e9 || std::fabs(last) > 1e9) break;
    if (last - first < 3) continue;
    const long p = static_cast<long>(first) +
                   static_cast<long>(choices.choose(static_cast<std::uint32_t>(last - first + 1)));
    if (Rational x = fraction(p, q); interval.contains(x)) return x;
  }
  return *interval.low +
         (*interval.high - *interval.low) * fraction(1 + static_cast<long>(choices.choose(63)), 64);
}

/// A two-digit number between 10^first and 10^(last + 1).
Rational draw_magnitude(int first, int last, Choices& choices) {
  static constexpr long leading[] = {10, 20, 50, 15, 30, 70, 12, 25, 40, 60, 85, 99};
  const int exponent = first + static_cast<int>(choices.choose(static_cast<std::uint32_t>(last - first + 1)));
  return fraction(leading[choices.choose(12)], 10) * power_of_ten(exponent);
}

Rational draw_generic(const RealInterval& all, Choices& choices) {
  const RealInterval interval = inside(all);
  if (interval.low && interval.high) {
    if (*interval.low == 0 && *interval.high > 0 && choices.chance(35)) {
      const Rational x = *interval.high * draw_magnitude(-4, -1, choices);
      if (interval.contains(x)) return x;
    }
    return draw_grid_point(interval, choices);
  }
  const bool down = !interval.low && (interval.high || choices.chance(50));
  const Rational size = width_scale(interval) * draw_magnitude(-3, 2, choices);
  const std::optional<Rational>& end = down ? interval.high : interval.low;
  const Rational start = end ? *end : Rational(0);
  return down ? start - size : start + size;
}

Rational draw_extreme(const RealInterval& interval, Choices& choices) {
  const bool small = choices.chance(40);
  const Rational size =
      width_scale(interval) * power_of_ten((small ? -1 : 1) * (4 + static_cast<int>(choices.choose(3))));
  const bool down = !interval.low && (interval.high || choices.chance(50));
  if (down) return (interval.high ? *interval.high : Rational(0)) - size;
  return (interval.low ? *interval.low : Rational(0)) + size;
}

Rational draw_near(const RealInterval& interval, bool low, Choices& choices) {
  const Rational width = interval.low && interval.high ? *interval.high - *interval.low : Rational(1);
  const Rational step = width * power_of_ten(-2 - static_cast<int>(choices.choose(4)));
  if (low) return simplest_between(*interval.low + step / 2, *interval.low + step);
  return simplest_between(*interval.high - step, *interval.high - step / 2);
}

unsigned weight_of(NumberMode mode, bool prefer_square) {
  switch (mode) {
    case NumberMode::nice:
      return 30;
    case NumberMode::generic:
      return 45;
    case NumberMode::square:
      return prefer_square ? 600 : 6;
    case NumberMode::extreme:
      return 3;
    default:
      return 5;
  }
}

}  // namespace

bool RealInterval::is_empty() const {
  if (!low || !high) return false;
  return *high < *low || (*low == *high && (open_low || open_high));
}

bool RealInterval::contains(const Rational& x) const {
  if (low && (open_low ? x <= *low : x < *low)) return false;
  return !(high && (open_high ? x >= *high : x > *high));
}

std::string_view to_string(NumberMode mode) {
  static constexpr std::string_view names[] = {"nice",     "generic",  "square",    "low end",
                                               "high end", "near low", "near high", "extreme"};
  return names[static_cast<std::size_t>(mode)];
}

std::vector<NumberMode> number_modes(const RealInterval& interval) {
  std::vector<NumberMode> modes{NumberMode::nice};
  if (interval.low && interval.high && *interval.low == *interval.high) return modes;
  modes.push_back(NumberMode::generic);
  if (!interval.high || *interval.high > 0) modes.push_back(NumberMode::square);
  if (interval.low) modes.push_back(interval.open_low ? NumberMode::near_low : NumberMode::low_end);
  if (interval.high) modes.push_back(interval.open_high ? NumberMode::near_high : NumberMode::high_end);
  if (!interval.low || !interval.high) modes.push_back(NumberMode::extreme);
  return modes;
}

Rational draw_number(const RealInterval& interval, Choices& choices, bool prefer_square) {
  REFEREE_DEMAND(!interval.is_empty());
  const std::vector<NumberMode> modes = number_modes(interval);
  std::vector<unsigned> weights;
  for (NumberMode mode : modes) weights.push_back(weight_of(mode, prefer_square));
  switch (modes[choices.mode(weights)]) {
    case NumberMode::nice:
      return draw_nice(interval, choices);
    case NumberMode::generic:
      return draw_generic(interval, choices);
    case NumberMode::square:
      return draw_square(interval, choices);
    case NumberMode::low_end:
      return *interval.low;
    case NumberMode::high_end:
      return *interval.high;
    case NumberMode::near_low:
      return draw_near(interval, true, choices);
    case NumberMode::near_high:
      return draw_near(interval, false, choices);
    case NumberMode::extreme:
      return draw_extreme(interval, choices);
  }
  return draw_nice(interval, choices);
}

long draw_integer(long first, std::optional<long> last, Choices& choices) {
  REFEREE_DEMAND(!last || first <= *last);
  const long end = last ? *last : first + 1000;
  const auto count = static_cast<std::uint32_t>(std::min(end - first, 4'000'000'000L) + 1);
  const std::uint32_t few = std::min<std::uint32_t>(count, 6);
  switch (choices.mode({55, count > 200 ? 8U : 35U, 5, last && count <= 200 ? 5U : 1U})) {
    case 0:
      return first + static_cast<long>(choices.choose(few));
    case 1: {  // half of the draws within the first 50
      const bool far = choices.chance(50);
      return first + static_cast<long>(choices.choose(far ? count : std::min<std::uint32_t>(count, 50)));
    }
    case 2:
      return first;
    default:
      return end;
  }
}

Rational draw_coordinate(Choices& choices) {
  static const std::vector<Rational> list =
      fractions({{0, 1},  {1, 1},  {-1, 1},  {2, 1},  {-2, 1}, {1, 2},  {-1, 2}, {3, 1},  {-3, 1},
                 {3, 2},  {-3, 2}, {4, 1},   {-4, 1}, {5, 1},  {-5, 1}, {1, 4},  {-1, 4}, {7, 1},
                 {-7, 1}, {1, 10}, {-1, 10}, {5, 2},  {-5, 2}, {10, 1}, {-10, 1}});
  return list[choices.coordinate(static_cast<std::uint32_t>(list.size()))];
}

Rational draw_nonzero_coordinate(Choices& choices) {
  const Rational x = draw_coordinate(choices);
  return x == 0 ? Rational(1) : x;
}

Rational root_above(const Rational& x) {
  if (const std::optional<Rational> root = exact_sqrt(x)) return *root;
  const Rational near = rational_from_double(std::sqrt(to_double(x)));
  Rational root = simplest_between(near * (1 + fraction(1, 1'000'000)), near * (1 + fraction(1, 1000)));
  REFEREE_DEMAND(root * root >= x);
  return root;
}

}  // namespace referee

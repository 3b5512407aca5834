#include "generators/matrices.h"

#include <algorithm>

#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

namespace {

Rational even_step(const Rational& low, const Rational& high, int i, int n) {
  return n == 1 ? high : low + (high - low) * Rational(i) / Rational(n - 1);
}

/// low * (high/low)^(i/(n-1)), rounded to a short fraction inside; the ends exactly.
Rational geometric_step(const Rational& low, const Rational& high, int i, int n) {
  if (n == 1 || i == n - 1) return high;
  if (i == 0) return low;
  const double ratio = to_double(high / low);
  const Rational t = rational_from_double(std::pow(ratio, static_cast<double>(i) / (n - 1)));
  const Rational x = low * simplest_between(t * Rational(99) / 100, t * Rational(101) / 100);
  return std::clamp(x, low, high);
}

Rational free_value(const Rational& low, const Rational& high, Choices& choices) {
  return low + (high - low) * Rational(choices.coordinate(13)) / 12;
}

}  // namespace

std::vector<Rational> draw_spectrum(int dimension, const Rational& low, const Rational& high,
                                    Choices& choices) {
  REFEREE_DEMAND(low <= high);
  const bool same_sign = low > 0 || high < 0;
  const bool has_zero = low <= 0 && high >= 0;
  auto mode =
      static_cast<SpectrumMode>(choices.mode({8, 5, 2, 2, same_sign ? 6U : 0U, 3, 2, has_zero ? 4U : 0U, 5}));
  if (mode == SpectrumMode::logarithmic && !same_sign) mode = SpectrumMode::even;
  if (mode == SpectrumMode::with_zeros && !has_zero) mode = SpectrumMode::even;
  std::vector<Rational> values;
  for (int i = 0; i < dimension; ++i) {
    const int from_top = dimension - 1 - i;
    switch (mode) {
      case SpectrumMode::two_point:
        values.push_back(i % 2 == 0 ? high : low);
        break;
      case SpectrumMode::even:
        values.push_back(even_step(low, high, from_top, dimension));
        break;
      case SpectrumMode::all_high:
        values.push_back(high);
        break;
      case SpectrumMode::all_low:
        values.push_back(low);
        break;
      case SpectrumMode::logarithmic:
        values.push_back(geometric_step(low, high, from_top, dimension));
        break;
      case SpectrumMode::clustered:
        values.push_back(i == 0 ? high : low);
        break;
      case SpectrumMode::repeated:
        values.push_back(even_step(low, high, from_top / 2, (dimension + 1) / 2));
        break;
      case SpectrumMode::with_zeros:
        values.push_back(i == 0 ? high : i == 1 ? low : Rational(0));
        break;
      case SpectrumMode::free:
        values.push_back(free_value(low, high, choices));
        break;
    }
  }
  if (mode == SpectrumMode::repeated) values.front() = high;
  return values;
}

Vector<Rational> draw_reflector(int dimension, Choices& choices) {
  return draw_direction(dimension, choices);
}

Matrix<Rational> conjugate_by_reflection(const Matrix<Rational>& a, const Vector<Rational>& v) {
  const Rational size = v.dot(v);
  if (size == 0) return a;
  const Vector<Rational> right = a * v, left = a.transpose() * v;
  const Rational s = 2 / size, t = s * s * v.dot(right);
  return a - (right * s) * v.transpose() - (v * s) * left.transpose() + (v * t) * v.transpose();
}

Matrix<Rational> draw_symmetric(const std::vector<Rational>& spectrum, Choices& choices) {
  const auto n = static_cast<int>(spectrum.size());
  Matrix<Rational> a = Matrix<Rational>::Zero(n, n);
  for (int i = 0; i < n; ++i) a(i, i) = spectrum[static_cast<std::size_t>(i)];
  const std::uint32_t reflections = n == 1 ? 0 : choices.pick({2, 6, 2});
  for (std::uint32_t r = 0; r < reflections; ++r) a = conjugate_by_reflection(a, draw_reflector(n, choices));
  return a;
}

Matrix<Rational> draw_symmetric(int dimension, const RealInterval& spectrum, Choices& choices) {
  REFEREE_DEMAND(!spectrum.is_empty());
  RealInterval range = spectrum;
  const Rational span = 1 + static_cast<int>(choices.choose(4));
  if (!range.low && !range.high) range.low = -span, range.high = span;
  if (!range.high)
    range.high = *range.low + (choices.chance(20) ? span * 100 : span), range.open_high = false;
  if (!range.low) range.low = *range.high - span, range.open_low = false;
  const Rational width = *range.high - *range.low;
  const Rational low = range.open_low ? Rational(*range.low + width / 16) : *range.low;
  const Rational high = range.open_high ? Rational(*range.high - width / 16) : *range.high;
  return draw_symmetric(draw_spectrum(dimension, low, high, choices), choices);
}

Matrix<Rational> draw_orthogonal(int dimension, Choices& choices) {
  const std::uint32_t mode = choices.mode({1, 2, 5, 3});
  Matrix<Rational> q = Matrix<Rational>::Identity(dimension, dimension);
  if (mode == 1) {
    const auto shift = static_cast<int>(choices.choose(static_cast<std::uint32_t>(dimension)));
    q.setZero();
    for (int i = 0; i < dimension; ++i) q(i, (i + shift) % dimension) = choices.coordinate(2) == 0 ? 1 : -1;
    return q;
  }
  for (std::uint32_t r = 1; r < mode; ++r) {
    const Vector<Rational> v = draw_reflector(dimension, choices);
    const Vector<Rational> w = q * v * (2 / v.dot(v));
    q -= w * v.transpose();
  }
  return q;
}

Matrix<Rational> draw_matrix(int rows, int columns, Choices& choices) {
  const std::uint32_t mode = choices.mode({10, 1, 2, 2, 2});
  Matrix<Rational> a = Matrix<Rational>::Zero(rows, columns);
  if (mode == 1) return a;
  if (mode == 2) {
    const Rational scale = draw_nonzero_coordinate(choices);
    for (int i = 0; i < std::min(rows, columns); ++i) a(i, i) = scale;
    return a;
  }
  if (mode == 3) {
    const Vector<Rational> u = draw_direction(rows, choices), v = draw_direction(columns, choices);
    return u * v.transpose();
  }
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < columns; ++j)
      a(i, j) = mode == 4 ? draw_coordinate(choices) * 100 : draw_coordinate(choices);
  return a;
}

}  // namespace referee

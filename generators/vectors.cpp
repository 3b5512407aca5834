#include "generators/vectors.h"

#include "generators/scalars.h"
#include "numbers/errors.h"

namespace referee {

namespace {

const Vector<Rational>& earlier_one(const EarlierVectors& earlier, Choices& choices) {
  const auto points = static_cast<std::uint32_t>(earlier.points.size());
  const auto all = points + static_cast<std::uint32_t>(earlier.minimizers.size());
  const std::uint32_t i = choices.choose(all);
  return i < points ? earlier.points[i] : earlier.minimizers[i - points];
}

Vector<Rational> basis_vector(int dimension, Choices& choices) {
  Vector<Rational> e = Vector<Rational>::Zero(dimension);
  e(static_cast<int>(choices.choose(static_cast<std::uint32_t>(dimension)))) =
      draw_nonzero_coordinate(choices);
  return e;
}

Vector<Rational> orthogonal_to(const Vector<Rational>& x, Choices& choices) {
  Vector<Rational> y = draw_small_vector(static_cast<int>(x.size()), choices);
  const Rational size = x.dot(x);
  if (size == 0) return y;
  return y * size - x * x.dot(y);
}

}  // namespace

std::string_view to_string(VectorMode mode) {
  static constexpr std::string_view names[] = {"small",     "offset", "zero",     "equal to an earlier one",
                                               "minimiser", "basis",  "parallel", "orthogonal",
                                               "large"};
  return names[static_cast<std::size_t>(mode)];
}

std::vector<VectorMode> vector_modes(int dimension, const EarlierVectors& earlier) {
  std::vector<VectorMode> modes{VectorMode::small, VectorMode::large, VectorMode::zero, VectorMode::basis};
  if (!earlier.minimizers.empty()) modes.push_back(VectorMode::equal_minimizer);
  if (!earlier.points.empty()) modes.push_back(VectorMode::equal_earlier);
  if (earlier.points.empty() && earlier.minimizers.empty()) return modes;
  modes.push_back(VectorMode::offset);
  modes.push_back(VectorMode::parallel);
  if (dimension > 1) modes.push_back(VectorMode::orthogonal);
  return modes;
}

Vector<Rational> draw_small_vector(int dimension, Choices& choices) {
  Vector<Rational> x(dimension);
  for (int i = 0; i < dimension; ++i) x(i) = draw_coordinate(choices);
  return x;
}

Vector<Rational> draw_direction(int dimension, Choices& choices) {
  Vector<Rational> x(dimension);
  for (int i = 0; i < dimension; ++i) {
    static constexpr int entries[] = {0, 1, -1, 2, -2, 3};
    x(i) = entries[choices.coordinate(dimension > 8 ? 4 : 6)];
  }
  if (x.isZero()) x(0) = 1;
  return x;
}

Vector<Rational> draw_vector(int dimension, const EarlierVectors& earlier, Choices& choices) {
  const std::vector<VectorMode> modes = vector_modes(dimension, earlier);
  std::vector<unsigned> weights;
  for (VectorMode mode : modes) {
    weights.push_back(mode == VectorMode::small ? 60 : mode == VectorMode::offset ? 20 : 4);
  }
  switch (modes[choices.mode(weights)]) {
    case VectorMode::small:
      return draw_small_vector(dimension, choices);
    case VectorMode::offset: {
      const Vector<Rational>& x = earlier_one(earlier, choices);
      const Rational scale = choices.chance(50) ? Rational(1) / 10 : Rational(1);
      return x + draw_small_vector(dimension, choices) * scale;
    }
    case VectorMode::zero:
      return Vector<Rational>::Zero(dimension);
    case VectorMode::equal_earlier:
      return earlier_one({earlier.points, {}}, choices);
    case VectorMode::equal_minimizer:
      return earlier_one({{}, earlier.minimizers}, choices);
    case VectorMode::basis:
      return basis_vector(dimension, choices);
    case VectorMode::parallel: {
      const Vector<Rational>& x = earlier_one(earlier, choices);
      return x * draw_nonzero_coordinate(choices);
    }
    case VectorMode::orthogonal:
      return orthogonal_to(earlier_one(earlier, choices), choices);
    case VectorMode::large:
      return draw_small_vector(dimension, choices) * Rational(100);
  }
  return draw_small_vector(dimension, choices);
}

Vector<Rational> draw_unit_vector(int dimension, Choices& choices) {
  const auto n = static_cast<std::uint32_t>(dimension);
  const std::uint32_t mode = choices.mode({2, 1, 3, 6});
  const int i = static_cast<int>(choices.choose(n));
  Vector<Rational> e = Vector<Rational>::Zero(dimension);
  e(i) = mode == 1 ? -1 : 1;
  if (mode < 2 || dimension == 1) return e;
  if (mode == 2) {
    static constexpr int triples[][3] = {{3, 4, 5},   {4, 3, 5},    {-3, 4, 5},
                                         {5, 12, 13}, {8, -15, 17}, {20, 21, 29}};
    const int* triple = triples[choices.choose(6)];
    e(i) = Rational(triple[0]) / triple[2];
    e((i + 1) % dimension) = Rational(triple[1]) / triple[2];
    return e;
  }
  const Vector<Rational> v = draw_direction(dimension, choices);
  return e - v * (2 * v(i) / v.dot(v));
}

}  // namespace referee

#pragma once

#include <string_view>
#include <vector>

#include "generators/choices.h"
#include "numbers/eigen_support.h"

/// Drawing vectors of R^d and exactly unit vectors of the sphere.

namespace referee {

/// Vectors of the same dimension that exist already, in the order of declaration; minimisers of functions
/// (facts) are told apart, since meeting one of them is a case of its own.
struct EarlierVectors {
  std::vector<Vector<Rational>> points;
  std::vector<Vector<Rational>> minimizers;
};

enum class VectorMode : unsigned char {
  small,   ///< components from the simplest rationals
  offset,  ///< an earlier vector (or minimiser) plus a small one
  zero,
  equal_earlier,    ///< x = y
  equal_minimizer,  ///< x0 = xs
  basis,            ///< a multiple of a basis vector
  parallel,         ///< a multiple of an earlier vector
  orthogonal,       ///< orthogonal to an earlier vector
  large,            ///< a small vector times 100
};
std::string_view to_string(VectorMode mode);

/// The modes that exist given what came before, `small` first.
std::vector<VectorMode> vector_modes(int dimension, const EarlierVectors& earlier);

/// A vector with `dimension` components; its mode is the first decision.
Vector<Rational> draw_vector(int dimension, const EarlierVectors& earlier, Choices& choices);

/// A vector of small rationals without further modes.
Vector<Rational> draw_small_vector(int dimension, Choices& choices);
/// A nonzero vector of small integers.
Vector<Rational> draw_direction(int dimension, Choices& choices);

/// Modes of a unit vector: a basis vector, its negative, a Pythagorean pair, a reflected basis vector.
inline constexpr std::uint32_t sphere_modes = 4;
/// A vector u with <u, u> = 1 exactly: a basis vector e reflected by I - 2 v v'/<v, v> with small integer v,
/// or (3/5, 4/5) and the like in two coordinates. In dimension 1: 1 or -1.
Vector<Rational> draw_unit_vector(int dimension, Choices& choices);

}  // namespace referee

#pragma once

#include <vector>

#include "generators/choices.h"
#include "generators/scalars.h"
#include "numbers/eigen_support.h"

/// Drawing matrices whose spectrum, or orthogonality, is exact.

namespace referee {

/// How the eigenvalues of a symmetric matrix, or the curvatures of a quadratic, lie in [low, high].
enum class SpectrumMode : unsigned char {
  two_point,  ///< only the ends; in dimension 1 the upper one
  even,       ///< equally spaced, both ends attained
  all_high,   ///< multiples of the identity
  all_low,
  logarithmic,  ///< a geometric progression, ends attained; only if the ends have the same sign
  clustered,    ///< all but one at the lower end
  repeated,     ///< pairs of equal values
  with_zeros,   ///< only if 0 is inside
  free,         ///< drawn one by one
};
inline constexpr std::uint32_t spectrum_modes = 9;

/// `dimension` rationals of [low, high]; the mode is the first decision. The upper end is among them in
/// every mode but all_low and free.
std::vector<Rational> draw_spectrum(int dimension, const Rational& low, const Rational& high,
                                    Choices& choices);

/// v of a reflection H = I - 2 v v'/<v, v>: small integers, not zero. Dimension 1 gives H = -1.
Vector<Rational> draw_reflector(int dimension, Choices& choices);

/// H A H, an m x m matrix like A, for the reflection of v (v zero: A itself). O(m^2) operations.
Matrix<Rational> conjugate_by_reflection(const Matrix<Rational>& a, const Vector<Rational>& v);

/// H D H with D diagonal, so that the eigenvalues are exactly `spectrum`; at times diagonal, at times with
/// two reflections.
Matrix<Rational> draw_symmetric(const std::vector<Rational>& spectrum, Choices& choices);

/// A symmetric matrix with spectrum in the interval (an infinite end is replaced by a drawn one). The
/// spectrum's mode is the first decision. Precondition: the interval is not empty.
Matrix<Rational> draw_symmetric(int dimension, const RealInterval& spectrum, Choices& choices);

/// Modes of an orthogonal matrix: the identity, a permutation with signs, one reflection, a product of two.
inline constexpr std::uint32_t orthogonal_modes = 4;
/// Q with Q'Q = I exactly.
Matrix<Rational> draw_orthogonal(int dimension, Choices& choices);

/// Modes of a general matrix: small entries, zero, identity-like, rank one, small-integer entries times 100.
inline constexpr std::uint32_t matrix_modes = 5;
Matrix<Rational> draw_matrix(int rows, int columns, Choices& choices);

}  // namespace referee

#pragma once

#include <optional>

#include "numbers/eigen_support.h"
#include "numbers/polynomial.h"
#include "numbers/truth.h"

/// Exact linear algebra. Templates exist for N = Rational and N = Exact; over Exact every operation may
/// throw Indeterminate (different fields, too many bits). Shapes are checked (InternalError).

namespace referee {

/// The solution x of A x = b for a square A; nothing if A is singular.
template <class N>
std::optional<Vector<N>> solve(const Matrix<N>& a, const Vector<N>& b);

/// The inverse of a square matrix; nothing if it is singular.
template <class N>
std::optional<Matrix<N>> inverse(const Matrix<N>& a);

template <class N>
N determinant(const Matrix<N>& a);

/// The rank of a matrix of any shape.
template <class N>
Eigen::Index rank(const Matrix<N>& a);

/// How many eigenvalues of a symmetric matrix are negative, zero and positive, with multiplicity
/// (Sylvester's law under exact congruences).
struct Inertia {
  Eigen::Index negative = 0;
  Eigen::Index zero = 0;
  Eigen::Index positive = 0;
  bool operator==(const Inertia&) const = default;
};
template <class N>
Inertia inertia(const Matrix<N>& a);

/// Whether x'Ax >= 0 (> 0 for x != 0) for all x. Requires a symmetric A.
template <class N>
bool is_positive_semidefinite(const Matrix<N>& a);
template <class N>
bool is_positive_definite(const Matrix<N>& a);

/// det(z I - A) as a polynomial in z, monic of degree n (Faddeev and LeVerrier).
Polynomial characteristic_polynomial(const Matrix<Rational>& a);

/// How the spectral radius of a square matrix compares with c: always decided.
Ordering compare_spectral_radius(const Matrix<Rational>& a, const Rational& c);

}  // namespace referee

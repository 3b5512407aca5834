#pragma once

#include <vector>

#include "numbers/eigen_support.h"

/// Eigenvalues, singular values and moduli of roots, in every arithmetic of numbers/arithmetic.h.
///
/// Plain numbers get approximations at their own precision. Intervals get enclosures: of each list the i-th
/// interval holds the i-th smallest (largest) number of every real matrix within. Exact numbers get exact
/// lists where these consist of rationals and at most two numbers of the form a + b sqrt(n), and
/// Indeterminate (unrepresentable) is thrown elsewhere.

namespace referee {

/// The eigenvalues of a symmetric matrix, ascending. Up to 2 by 2 in closed form.
///
/// Intervals: with V the approximate orthogonal matrix of eigenvectors, M = V'AV and V'V = I + E, the
/// eigenvalues of M are those of A times factors within 1 +- |E| (Ostrowski), and within the norm of its
/// off-diagonal part of its diagonal (Weyl). The relative error is some units in the last place of |A|.
/// Of an interval matrix only the symmetric real matrices within are meant.
template <class N>
std::vector<N> symmetric_eigenvalues(const Matrix<N>& a);

/// The min(m, n) singular values of a matrix of m rows and n columns, descending: the largest eigenvalues
/// of [0, A; A', 0], and of exact numbers the roots of the eigenvalues of A'A.
template <class N>
std::vector<N> singular_values(const Matrix<N>& a);

/// The absolute values of the complex eigenvalues of a square matrix, ascending. Up to 2 by 2 in closed form.
///
/// Intervals: the discs of Gershgorin after an approximate diagonalisation in doubles. Indeterminate where
/// the matrix is too close to one that has no basis of eigenvectors.
template <class N>
std::vector<N> eigenvalue_moduli(const Matrix<N>& a);

/// The absolute values of the complex roots of c[0] + c[1] z + ... + c[n] z^n, ascending; n >= 1. Up to
/// degree 2 in closed form, above by the companion matrix. Undefined if c[n] is zero.
template <class N>
std::vector<N> root_moduli(const Vector<N>& c);

}  // namespace referee

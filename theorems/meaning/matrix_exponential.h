#pragma once

#include <algorithm>
#include <cmath>

#include "numbers/eigen_support.h"
#include "numbers/errors.h"

/// exp(A) = I + A + A^2/2! + A^3/3! + ... of a square matrix, in every value arithmetic.
///
/// Scaling and squaring (Moler and Van Loan 2003, method 3): exp(A) = exp(X)^(2^s) with X = A/2^s so small
/// that its row sum norm is at most 2^-q; exp(X) by Taylor's series up to X^K/K!. What is cut off is at most
/// 2 |X|^(K+1)/(K+1)! in every entry, since |X| <= 1/2. Intervals take it in, so they enclose exp(B) for
/// every matrix B of the entries' intervals. Plain numbers leave it out; K is such that it is below their
/// rounding. A diagonal matrix is exponentiated entry by entry.
///
/// Exact numbers: of nilpotent matrices (the series is finite) and of diagonal ones whose exponentials are
/// exact; Indeterminate (unrepresentable) for others. Indeterminate (too_large) for norms over 2^60 in
/// rigorous arithmetics; NaN in plain ones. The shape is checked (InternalError).

namespace referee {
namespace exponential {

/// How far A is scaled (|X| <= 2^-halvings) and the binary digits that the series is to have.
template <class N>
struct Accuracy {
  static constexpr int halvings = 1;
  static constexpr int digits = 58;
};
template <>
struct Accuracy<Mp50> {
  static constexpr int halvings = 8;
  static constexpr int digits = 172;
};
template <>
struct Accuracy<Mp150> {
  static constexpr int halvings = 16;
  static constexpr int digits = 508;
};
template <>
struct Accuracy<WideInterval> : Accuracy<Mp150> {};

template <class N>
Matrix<N> identity(Eigen::Index n) {
  Matrix<N> one = Matrix<N>::Constant(n, n, N(0));
  one.diagonal().setConstant(N(1));
  return one;
}

/// A plain loop for the rigorous numbers; terms with a factor that is certainly zero are left out.
template <class N>
Matrix<N> product(const Matrix<N>& a, const Matrix<N>& b) {
  if constexpr (std::is_same_v<N, double>) return a * b;
  Matrix<N> c = Matrix<N>::Constant(a.rows(), b.cols(), N(0));
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    for (Eigen::Index k = 0; k < a.cols(); ++k) {
      if (certainly_zero(a(i, k))) continue;
      for (Eigen::Index j = 0; j < b.cols(); ++j) {
        if (!certainly_zero(b(k, j))) c(i, j) += a(i, k) * b(k, j);
      }
    }
  }
  return c;
}

template <class N>
bool is_diagonal(const Matrix<N>& a) {
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    for (Eigen::Index j = 0; j < a.cols(); ++j) {
      if (i != j && !certainly_zero(a(i, j))) return false;
    }
  }
  return true;
}

/// The largest sum of absolute values of a row, as a number at or above it for intervals.
template <class N>
double row_sum_norm(const Matrix<N>& a) {
  double norm = 0;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    N sum(0);
    for (Eigen::Index j = 0; j < a.cols(); ++j) sum += abs(a(i, j));
    double bound = 0;
    if constexpr (NumberTraits<N>::rigorous)
      bound = static_cast<double>(sum.upper()) * (1 + 0x1p-50);
    else
      bound = to_double(sum);
    if (!(bound <= norm)) norm = bound;
  }
  return norm;
}

/// The first K at which 2 x^(K+1)/(K+1)! <= 2^-digits for x = 2^-halvings.
inline int degree_of_series(int halvings, int digits) {
  double bits = halvings;  // of (K+1)!/x^(K+1), at K = 0
  int k = 0;
  while (bits < digits + 1) {
    ++k;
    bits += halvings + std::log2(k + 1);
  }
  return k;
}

template <class N>
Matrix<N> by_scaling_and_squaring(const Matrix<N>& a) {
  constexpr int halvings = Accuracy<N>::halvings;
  const Eigen::Index n = a.rows();
  const double norm = row_sum_norm(a);
  if (!(norm < 0x1p60)) {
    if constexpr (NumberTraits<N>::rigorous) {
      throw Indeterminate(Indeterminate::Reason::too_large,
                          "the exponential of a matrix whose norm may be over 2^60");
    } else {
      return Matrix<N>::Constant(n, n, N(std::nan("")));
    }
  }
  const int s = norm == 0 ? 0 : std::max(0, std::ilogb(norm) + 1 + halvings);
  const N scale = from_rational<N>(Rational(1, Integer(1) << static_cast<unsigned>(s)));
  const Matrix<N> x = a.unaryExpr([&](const N& entry) { return N(entry * scale); });
  const int degree = degree_of_series(halvings, Accuracy<N>::digits);
  Matrix<N> sum = identity<N>(n);
  for (int k = degree; k >= 1; --k) {
    sum = product(x, sum).unaryExpr([&](const N& entry) { return N(entry / N(k)); });
    for (Eigen::Index i = 0; i < n; ++i) sum(i, i) += N(1);
  }
  if constexpr (NumberTraits<N>::rigorous) {
    N rest(2);
    for (int k = 1; k <= degree + 1; ++k) rest *= N(1) / (N(1 << halvings) * N(k));
    const N enclosure(-rest.upper(), rest.upper());
    for (Eigen::Index i = 0; i < sum.size(); ++i) sum(i) += enclosure;
  }
  for (int i = 0; i < s; ++i) sum = product(sum, sum);
  return sum;
}

/// The finite series of a nilpotent matrix.
inline Matrix<Exact> of_nilpotent(const Matrix<Exact>& a) {
  Matrix<Exact> sum = identity<Exact>(a.rows());
  Matrix<Exact> term = sum;
  for (int k = 1; k <= a.rows(); ++k) {
    term = product(a, term).unaryExpr([&](const Exact& entry) { return Exact(entry / Exact(k)); });
    if (std::all_of(term.data(), term.data() + term.size(), certainly_zero<Exact>)) return sum;
    sum += term;
  }
  throw Indeterminate(Indeterminate::Reason::unrepresentable,
                      "the exponential of a matrix that is not nilpotent is not exact");
}

}  // namespace exponential

template <class N>
Matrix<N> matrix_exponential(const Matrix<N>& a) {
  REFEREE_DEMAND(a.rows() == a.cols());
  if (exponential::is_diagonal(a)) {
    Matrix<N> result = Matrix<N>::Constant(a.rows(), a.cols(), N(0));
    for (Eigen::Index i = 0; i < a.rows(); ++i) result(i, i) = exp(a(i, i));
    return result;
  }
  if constexpr (std::is_same_v<N, Exact>)
    return exponential::of_nilpotent(a);
  else
    return exponential::by_scaling_and_squaring(a);
}

}  // namespace referee

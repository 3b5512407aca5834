#include "numbers/linear_exact.h"

#include <utility>

#include "numbers/errors.h"

namespace referee {
namespace {

using Eigen::Index;

bool is_zero(const Rational& x) {
  return x == 0;
}
bool is_zero(const Exact& x) {
  return x.signum() == 0;
}

/// Gauss-Jordan elimination of the first `columns` columns in place: reduced row echelon form.
struct Elimination {
  Index rank = 0;
  bool odd_swaps = false;
};

template <class N>
Elimination eliminate(Matrix<N>& a, Index columns, N* pivot_product = nullptr) {
  Elimination result;
  for (Index column = 0; column < columns && result.rank < a.rows(); ++column) {
    Index pivot = result.rank;
    while (pivot < a.rows() && is_zero(a(pivot, column))) ++pivot;
    if (pivot == a.rows()) continue;
    if (pivot != result.rank) {
      a.row(pivot).swap(a.row(result.rank));
      result.odd_swaps = !result.odd_swaps;
    }
    const N value = a(result.rank, column);
    if (pivot_product != nullptr) *pivot_product *= value;
    for (Index j = column; j < a.cols(); ++j) a(result.rank, j) /= value;
    for (Index i = 0; i < a.rows(); ++i) {
      if (i == result.rank || is_zero(a(i, column))) continue;
      const N factor = a(i, column);
      for (Index j = column; j < a.cols(); ++j) a(i, j) -= factor * a(result.rank, j);
    }
    ++result.rank;
  }
  return result;
}

template <class N>
bool is_symmetric(const Matrix<N>& a) {
  if (a.rows() != a.cols()) return false;
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < i; ++j) {
      if (!(a(i, j) == a(j, i))) return false;
    }
  }
  return true;
}

/// Brings a nonzero diagonal entry to place k of the trailing block, by a congruence; false if the block is
/// 0.
template <class N>
bool bring_pivot(Matrix<N>& a, Index k) {
  const Index n = a.rows();
  for (Index i = k; i < n; ++i) {
    if (is_zero(a(i, i))) continue;
    a.row(i).swap(a.row(k));
    a.col(i).swap(a.col(k));
    return true;
  }
  for (Index i = k; i < n; ++i) {
    for (Index j = k; j < i; ++j) {
      if (is_zero(a(i, j))) continue;
      for (Index c = k; c < n; ++c) a(j, c) += a(i, c);
      for (Index r = k; r < n; ++r) a(r, j) += a(r, i);
      return bring_pivot(a, k);
    }
  }
  return false;
}

}  // namespace

template <class N>
std::optional<Vector<N>> solve(const Matrix<N>& a, const Vector<N>& b) {
  REFEREE_DEMAND(a.rows() == a.cols() && a.rows() == b.size());
  Matrix<N> augmented(a.rows(), a.cols() + 1);
  augmented << a, b;
  if (eliminate(augmented, a.cols()).rank < a.cols()) return std::nullopt;
  return Vector<N>(augmented.col(a.cols()));
}

template <class N>
std::optional<Matrix<N>> inverse(const Matrix<N>& a) {
  REFEREE_DEMAND(a.rows() == a.cols());
  const Index n = a.rows();
  Matrix<N> augmented(n, 2 * n);
  augmented << a, Matrix<N>::Identity(n, n);
  if (eliminate(augmented, n).rank < n) return std::nullopt;
  return Matrix<N>(augmented.rightCols(n));
}

template <class N>
N determinant(const Matrix<N>& a) {
  REFEREE_DEMAND(a.rows() == a.cols());
  Matrix<N> work = a;
  N product(1);
  const Elimination result = eliminate(work, a.cols(), &product);
  if (result.rank < a.rows()) return N(0);
  return result.odd_swaps ? N(-product) : product;
}

template <class N>
Index rank(const Matrix<N>& a) {
  Matrix<N> work = a;
  return eliminate(work, a.cols()).rank;
}

template <class N>
Inertia inertia(const Matrix<N>& a) {
  REFEREE_DEMAND(is_symmetric(a));
  Matrix<N> work = a;
  Inertia result;
  const Index n = a.rows();
  for (Index k = 0; k < n; ++k) {
    if (!bring_pivot(work, k)) {
      result.zero = n - k;
      break;
    }
    const N pivot = work(k, k);
    ++(pivot < N(0) ? result.negative : result.positive);
    for (Index i = k + 1; i < n; ++i) {
      if (is_zero(work(i, k))) continue;
      const N factor = work(i, k) / pivot;
      for (Index j = k + 1; j < n; ++j) work(i, j) -= factor * work(k, j);
    }
    for (Index i = k + 1; i < n; ++i) work(i, k) = N(0);
  }
  return result;
}

template <class N>
bool is_positive_semidefinite(const Matrix<N>& a) {
  return inertia(a).negative == 0;
}

template <class N>
bool is_positive_definite(const Matrix<N>& a) {
  return inertia(a).positive == a.rows();
}

/// M_1 = I, c_{n-k} = -tr(A M_k) / k, M_{k+1} = A M_k + c_{n-k} I.
Polynomial characteristic_polynomial(const Matrix<Rational>& a) {
  REFEREE_DEMAND(a.rows() == a.cols());
  const Index n = a.rows();
  Polynomial p(static_cast<std::size_t>(n) + 1, Rational(0));
  p.back() = 1;
  Matrix<Rational> m = Matrix<Rational>::Identity(n, n);
  for (Index k = 1; k <= n; ++k) {
    Matrix<Rational> product = a * m;
    Rational trace(0);
    for (Index i = 0; i < n; ++i) trace += product(i, i);
    const Rational c = -trace / static_cast<long>(k);
    for (Index i = 0; i < n; ++i) product(i, i) += c;
    p[static_cast<std::size_t>(n - k)] = c;
    m = std::move(product);
  }
  return p;
}

/// For c > 0 the roots of p(c z) are compared with 1.
Ordering compare_spectral_radius(const Matrix<Rational>& a, const Rational& c) {
  REFEREE_DEMAND(a.rows() == a.cols() && a.rows() > 0);
  if (c < 0) return Ordering::certainly_greater();
  Polynomial p = characteristic_polynomial(a);
  if (c == 0) {
    for (std::size_t i = 0; i + 1 < p.size(); ++i) {
      if (p[i] != 0) return Ordering::certainly_greater();
    }
    return Ordering::certainly_equal();
  }
  Rational scale(1);
  for (Rational& coefficient : p) {
    coefficient *= scale;
    scale *= c;
  }
  return compare_largest_root_with_one(p);
}

#define REFEREE_INSTANTIATE(N)                                                 \
  template std::optional<Vector<N>> solve(const Matrix<N>&, const Vector<N>&); \
  template std::optional<Matrix<N>> inverse(const Matrix<N>&);                 \
  template N determinant(const Matrix<N>&);                                    \
  template Index rank(const Matrix<N>&);                                       \
  template Inertia inertia(const Matrix<N>&);                                  \
  template bool is_positive_semidefinite(const Matrix<N>&);                    \
  template bool is_positive_definite(const Matrix<N>&);
REFEREE_INSTANTIATE(Rational)
REFEREE_INSTANTIATE(Exact)

}  // namespace referee

#include "numbers/spectrum.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <complex>
#include <numeric>

#include "numbers/errors.h"
#include "numbers/linear_exact.h"
#include "numbers/rational_roots.h"

namespace referee {
namespace {

using Eigen::Index;

template <class N>
inline constexpr bool encloses = std::is_same_v<N, DoubleInterval> || std::is_same_v<N, WideInterval>;

[[noreturn]] void no_closed_form(const char* what) {
  throw Indeterminate(Indeterminate::Reason::unrepresentable, std::string(what) + " without a closed form");
}

template <class N>
void sort_ascending(std::vector<N>& values) {
  if (std::any_of(values.begin(), values.end(), [](const N& x) { return x != x; })) return;
  std::sort(values.begin(), values.end());
}

/// The i-th smallest lower end with the i-th smallest upper end: an enclosure of the i-th smallest number.
template <class T>
void sort_ascending(std::vector<Interval<T>>& values) {
  std::vector<T> lower, upper;
  for (const auto& x : values) {
    lower.push_back(x.lower());
    upper.push_back(x.upper());
  }
  std::sort(lower.begin(), lower.end());
  std::sort(upper.begin(), upper.end());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = Interval<T>(lower[i], upper[i]);
}

template <class N>
Matrix<N> product(const Matrix<N>& a, const Matrix<N>& b) {
  Matrix<N> result(a.rows(), b.cols());
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < b.cols(); ++j) {
      N sum(0);
      for (Index k = 0; k < a.cols(); ++k) sum += a(i, k) * b(k, j);
      result(i, j) = sum;
    }
  }
  return result;
}

// ------------------------------------------------------------------------------- symmetric matrices

/// The method of Jacobi: rotations that annihilate one off-diagonal entry after another, in cyclic order
/// (Golub, Van Loan, Matrix Computations, 8.5). Makes `a` diagonal; its rotations are applied to `vectors`.
template <class T>
void diagonalise(Matrix<T>& a, Matrix<T>& vectors) {
  const Index n = a.rows();
  constexpr int most_sweeps = 60;
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    T off(0), all(0);
    for (Index i = 0; i < n; ++i) {
      for (Index j = 0; j < n; ++j) (i == j ? all : off) += a(i, j) * a(i, j);
    }
    if (!(off > all * T(std::numeric_limits<T>::epsilon()) * T(std::numeric_limits<T>::epsilon()))) return;
    for (Index p = 0; p < n; ++p) {
      for (Index q = p + 1; q < n; ++q) {
        if (a(p, q) == 0) continue;
        const T theta = (a(q, q) - a(p, p)) / (2 * a(p, q));
        const T t = (theta < 0 ? T(-1) : T(1)) / (abs(theta) + sqrt(T(theta * theta + 1)));
        const T c = 1 / sqrt(T(t * t + 1)), s = t * c;
        auto rotate = [&](T& x, T& y) {
          const T before = x;
          x = c * before - s * y;
          y = s * before + c * y;
        };
        for (Index k = 0; k < n; ++k) rotate(a(k, p), a(k, q));
        for (Index k = 0; k < n; ++k) rotate(a(p, k), a(q, k));
        for (Index k = 0; k < n; ++k) rotate(vectors(k, p), vectors(k, q));
      }
    }
  }
}

template <class T>
std::vector<T> plain_eigenvalues(Matrix<T> a) {
  Matrix<T> vectors(0, a.cols());
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < i; ++j) a(j, i) = a(i, j);
  }
  vectors = Matrix<T>::Identity(a.rows(), a.cols());
  diagonalise(a, vectors);
  std::vector<T> values(static_cast<std::size_t>(a.rows()));
  for (Index i = 0; i < a.rows(); ++i) values[static_cast<std::size_t>(i)] = a(i, i);
  sort_ascending(values);
  return values;
}

template <class T>
std::vector<Interval<T>> enclosed_eigenvalues(const Matrix<Interval<T>>& a) {
  using N = Interval<T>;
  const Index n = a.rows();
  Matrix<T> middle(n, n);
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < n; ++j) {
      if (!is_finite(a(i, j)))
        throw Indeterminate(Indeterminate::Reason::possibly_undefined, "an eigenvalue that may be infinite");
      middle(i, j) = a(std::max(i, j), std::min(i, j)).midpoint();
    }
  }
  Matrix<T> vectors = Matrix<T>::Identity(n, n);
  diagonalise(middle, vectors);
  const Matrix<N> v = vectors.unaryExpr([](const T& x) { return N(x); });
  const Matrix<N> transposed = v.transpose();
  const Matrix<N> m = product(product(transposed, a), v);
  const Matrix<N> gram = product(transposed, v);
  N off(0), skew(0);  // Frobenius norms, squared
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < n; ++j) {
      if (i != j) off += square(m(i, j));
      skew += square(N(gram(i, j) - N(i == j ? 1 : 0)));
    }
  }
  const T radius = sqrt(off).upper(), error = sqrt(skew).upper();
  if (!(error < T(0.5))) no_closed_form("eigenvalues");
  const N factor(directed::subtract_down(T(1), error), directed::add_up(T(1), error));
  std::vector<N> values;
  for (Index i = 0; i < n; ++i) values.push_back((m(i, i) + N(T(-radius), radius)) / factor);
  sort_ascending(values);
  return values;
}

Matrix<Rational> rational(const Matrix<Exact>& a, const char* what) {
  Matrix<Rational> result(a.rows(), a.cols());
  for (Index i = 0; i < a.size(); ++i) {
    if (!a(i).is_rational()) no_closed_form(what);
    result(i) = a(i).rational_part();
  }
  return result;
}

/// (-b - sqrt(b^2 - 4ac))/(2a) and its mate, ascending, for a > 0 and real roots.
std::vector<Exact> real_roots_of_quadratic(const Polynomial& p) {
  const Rational half = p[1] / p[2] / 2, constant = p[0] / p[2];
  const Exact root = sqrt(Exact(Rational(half * half - constant)));
  return {Exact(Rational(-half)) - root, Exact(Rational(-half)) + root};
}

std::vector<Exact> exact_eigenvalues(const Matrix<Exact>& a) {
  const RationalRoots found = rational_roots(characteristic_polynomial(rational(a, "eigenvalues")));
  std::vector<Exact> values(found.roots.begin(), found.roots.end());
  if (found.rest.size() > 3) no_closed_form("eigenvalues");
  if (found.rest.size() == 3) {
    for (Exact& x : real_roots_of_quadratic(found.rest)) values.push_back(std::move(x));
  }
  std::sort(values.begin(), values.end());
  return values;
}

template <class N>
bool is_diagonal(const Matrix<N>& a) {
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < a.cols(); ++j) {
      if (i != j && !certainly_zero(a(i, j))) return false;
    }
  }
  return true;
}

// ------------------------------------------------------------------------------- general matrices

/// A complex number with enclosed parts.
template <class N>
struct Complex {
  N re{0};
  N im{0};
};

template <class T>
using ComplexMatrix = std::vector<std::vector<Complex<Interval<T>>>>;

template <class T>
ComplexMatrix<T> product(const ComplexMatrix<T>& a, const ComplexMatrix<T>& b) {
  const std::size_t n = a.size();
  ComplexMatrix<T> result(n, std::vector<Complex<Interval<T>>>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      auto& sum = result[i][j];
      for (std::size_t k = 0; k < n; ++k) {
        sum.re += a[i][k].re * b[k][j].re - a[i][k].im * b[k][j].im;
        sum.im += a[i][k].re * b[k][j].im + a[i][k].im * b[k][j].re;
      }
    }
  }
  return result;
}

template <class T>
ComplexMatrix<T> lifted(const Eigen::MatrixXcd& a) {
  const auto n = static_cast<std::size_t>(a.rows());
  ComplexMatrix<T> result(n, std::vector<Complex<Interval<T>>>(n));
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < a.cols(); ++j) {
      auto& entry = result[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      entry = {Interval<T>(T(a(i, j).real())), Interval<T>(T(a(i, j).imag()))};
    }
  }
  return result;
}

template <class T>
Interval<T> modulus(const Complex<Interval<T>>& z) {
  return sqrt(Interval<T>(square(z.re) + square(z.im)));
}

/// The largest sum of moduli of a row.
template <class T>
T row_norm(const ComplexMatrix<T>& a) {
  T largest(0);
  for (const auto& row : a) {
    Interval<T> sum(0);
    for (const auto& entry : row) sum += modulus(entry);
    largest = std::max(largest, sum.upper());
  }
  return largest;
}

/// Moduli of eigenvalues from discs around `centers`: a group of m overlapping discs holds m of them.
template <class T>
std::vector<Interval<T>> moduli_of_discs(const std::vector<Complex<Interval<T>>>& centers,
                                         const std::vector<T>& radii) {
  using N = Interval<T>;
  const std::size_t n = centers.size();
  std::vector<std::size_t> group(n);
  std::iota(group.begin(), group.end(), 0);
  auto apart = [&](std::size_t i, std::size_t j) {
    const N distance =
        modulus(Complex<N>{N(centers[i].re - centers[j].re), N(centers[i].im - centers[j].im)});
    return distance.lower() > directed::add_up(radii[i], radii[j]);
  };
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (group[i] == group[j] || apart(i, j)) continue;
      const std::size_t from = group[i], to = group[j];
      std::replace(group.begin(), group.end(), from, to);
    }
  }
  std::vector<N> own, values;
  for (std::size_t i = 0; i < n; ++i) {
    const N range = modulus(centers[i]) + N(T(-radii[i]), radii[i]);
    own.push_back(max(range, N(0)));
  }
  for (std::size_t i = 0; i < n; ++i) {
    N range = own[i];
    for (std::size_t j = 0; j < n; ++j) {
      if (group[j] == group[i]) range = hull(range, own[j]);
    }
    values.push_back(range);
  }
  sort_ascending(values);
  return values;
}

template <class T>
std::vector<Interval<T>> enclosed_moduli(const Matrix<Interval<T>>& a) {
  using N = Interval<T>;
  const Index n = a.rows();
  Matrix<double> middle(n, n);
  ComplexMatrix<T> complex(static_cast<std::size_t>(n), std::vector<Complex<N>>(static_cast<std::size_t>(n)));
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < n; ++j) {
      middle(i, j) = to_double(a(i, j));
      complex[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].re = a(i, j);
    }
  }
  if (!middle.allFinite()) no_closed_form("eigenvalues");
  const Eigen::EigenSolver<Matrix<double>> solver(middle);
  const Eigen::MatrixXcd vectors = solver.eigenvectors();
  const Eigen::MatrixXcd inverse = vectors.inverse();
  if (solver.info() != Eigen::Success || !inverse.allFinite()) no_closed_form("eigenvalues");
  const auto v = lifted<T>(vectors), w = lifted<T>(inverse);
  const auto m = product<T>(product<T>(w, complex), v);
  auto defect = product<T>(w, v);
  for (std::size_t i = 0; i < defect.size(); ++i) defect[i][i].re -= N(1);
  const N error(row_norm<T>(defect));
  if (!(error.upper() < T(0.5)))
    throw Indeterminate(Indeterminate::Reason::unrepresentable, "eigenvalues too close to a multiple one");
  // V^-1 A V = (I + F) M with |F| <= error / (1 - error).
  const T more = N(error / (N(1) - error) * N(row_norm<T>(m))).upper();
  std::vector<Complex<N>> centers;
  std::vector<T> radii;
  for (std::size_t i = 0; i < m.size(); ++i) {
    N radius(more);
    for (std::size_t j = 0; j < m.size(); ++j) {
      if (j != i) radius += modulus(m[i][j]);
    }
    centers.push_back(m[i][i]);
    radii.push_back(radius.upper());
  }
  return moduli_of_discs<T>(centers, radii);
}

template <class T>
std::vector<T> plain_moduli(const Matrix<T>& a) {
  const Index n = a.rows();
  std::vector<T> values;
  if (!a.allFinite())
    return std::vector<T>(static_cast<std::size_t>(n), T(std::numeric_limits<T>::quiet_NaN()));
  const Eigen::RealSchur<Matrix<T>> schur(a, false);
  const Matrix<T>& t = schur.matrixT();
  for (Index i = 0; i < n; ++i) {
    if (i + 1 < n && t(i + 1, i) != 0) {
      // A pair of conjugates: the determinant is the square of the modulus.
      const T modulus = sqrt(T(abs(T(t(i, i) * t(i + 1, i + 1) - t(i, i + 1) * t(i + 1, i)))));
      values.push_back(modulus);
      values.push_back(modulus);
      ++i;
    } else {
      values.push_back(abs(T(t(i, i))));
    }
  }
  sort_ascending(values);
  return values;
}

/// The moduli of the roots of z^2 + b z + c, ascending: both sqrt(c) if b^2 < 4c, else | |b| -+ sqrt(b^2 -
/// 4c) | / 2.
template <class N>
std::vector<N> moduli_of_quadratic(const N& b, const N& c) {
  const N discriminant = square(b) - N(4) * c;
  const Ordering sign = compare_with_zero(discriminant);
  if (!sign.equal && !sign.greater) return {sqrt(c), sqrt(c)};
  const N size = abs(b);
  if (!sign.less) {
    const N root = sqrt(discriminant);
    const N larger = (size + root) / N(2);
    return {N(abs(N(size - root)) / N(2)), larger};
  }
  if constexpr (encloses<N>) {
    // Of either kind: the roots lie within sqrt |discriminant| / 2 of -b/2.
    const N half_root = sqrt(abs(discriminant)) / N(2);
    const N low = max(N(0), N(size / N(2) - half_root)), high = size / N(2) + half_root;
    return {hull(low, high), hull(low, high)};
  }
  return {discriminant, discriminant};  // NaN
}

std::vector<Exact> moduli_of_roots(const Polynomial& p) {
  const RationalRoots found = rational_roots(p);
  std::vector<Exact> values;
  for (const Rational& r : found.roots) values.emplace_back(abs(r));
  if (found.rest.size() > 3) no_closed_form("moduli of roots");
  if (found.rest.size() == 3) {
    const Rational leading = found.rest[2];
    for (Exact& x : moduli_of_quadratic(Exact(Rational(found.rest[1] / leading)),
                                        Exact(Rational(found.rest[0] / leading))))
      values.push_back(std::move(x));
  }
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace

template <class N>
std::vector<N> symmetric_eigenvalues(const Matrix<N>& a) {
  REFEREE_DEMAND(a.rows() == a.cols());
  if (is_diagonal(a)) {
    std::vector<N> values(a.rows(), N(0));
    for (Index i = 0; i < a.rows(); ++i) values[static_cast<std::size_t>(i)] = a(i, i);
    sort_ascending(values);
    return values;
  }
  if (a.rows() == 2) {
    const N half_difference = (a(0, 0) - a(1, 1)) / N(2);
    const N root = sqrt(N(square(half_difference) + square(N(a(0, 1)))));
    const N middle = (a(0, 0) + a(1, 1)) / N(2);
    return {N(middle - root), N(middle + root)};
  }
  if constexpr (encloses<N>)
    return enclosed_eigenvalues(a);
  else if constexpr (std::is_same_v<N, Exact>)
    return exact_eigenvalues(a);
  else
    return plain_eigenvalues(a);
}

template <class N>
std::vector<N> singular_values(const Matrix<N>& a) {
  const Index m = a.rows(), n = a.cols();
  std::vector<N> values;
  if (std::is_same_v<N, Exact> || std::min(m, n) <= 2 || is_diagonal(a)) {
    const Matrix<N> transposed = a.transpose();
    const Matrix<N> gram = m < n ? product(a, transposed) : product(transposed, a);
    for (const N& x : symmetric_eigenvalues(gram)) values.push_back(sqrt(N(max(x, N(0)))));
  } else {
    Matrix<N> both = Matrix<N>::Constant(m + n, m + n, N(0));
    both.topRightCorner(m, n) = a;
    both.bottomLeftCorner(n, m) = a.transpose();
    const std::vector<N> all = symmetric_eigenvalues(both);
    for (auto i = static_cast<std::size_t>(std::max(m, n)); i < all.size(); ++i)
      values.push_back(max(all[i], N(0)));
  }
  std::reverse(values.begin(), values.end());
  return values;
}

template <class N>
std::vector<N> eigenvalue_moduli(const Matrix<N>& a) {
  REFEREE_DEMAND(a.rows() == a.cols());
  if (is_diagonal(a)) {
    std::vector<N> values;
    for (Index i = 0; i < a.rows(); ++i) values.push_back(abs(N(a(i, i))));
    sort_ascending(values);
    return values;
  }
  if (a.rows() == 2) {
    return moduli_of_quadratic(N(-(a(0, 0) + a(1, 1))), N(a(0, 0) * a(1, 1) - a(0, 1) * a(1, 0)));
  }
  if constexpr (encloses<N>)
    return enclosed_moduli(a);
  else if constexpr (std::is_same_v<N, Exact>)
    return moduli_of_roots(characteristic_polynomial(rational(a, "moduli of eigenvalues")));
  else
    return plain_moduli(a);
}

template <class N>
std::vector<N> root_moduli(const Vector<N>& c) {
  const Index degree = c.size() - 1;
  REFEREE_DEMAND(degree >= 1);
  const N leading = c(degree);
  if (certainly_zero(leading)) throw Undefined("the roots of a polynomial whose leading coefficient is zero");
  if (degree == 1) return {N(abs(N(c(0) / leading)))};
  if (degree == 2) return moduli_of_quadratic(N(c(1) / leading), N(c(0) / leading));
  Matrix<N> companion = Matrix<N>::Constant(degree, degree, N(0));
  for (Index i = 0; i < degree; ++i) {
    companion(i, degree - 1) = -c(i) / leading;
    if (i > 0) companion(i, i - 1) = N(1);
  }
  return eigenvalue_moduli(companion);
}

#define REFEREE_INSTANTIATE(N)                                     \
  template std::vector<N> symmetric_eigenvalues(const Matrix<N>&); \
  template std::vector<N> singular_values(const Matrix<N>&);       \
  template std::vector<N> eigenvalue_moduli(const Matrix<N>&);     \
  template std::vector<N> root_moduli(const Vector<N>&);
REFEREE_FOR_EACH_ARITHMETIC(REFEREE_INSTANTIATE)

}  // namespace referee

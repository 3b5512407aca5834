#pragma once

#include <Eigen/Eigenvalues>

#include "numbers/linear_exact.h"
#include "theorems/meaning/machine.h"
#include "theorems/meaning/matrix_exponential.h"

/// Machine: matrices, their numbers, and spectra. Spectra of intervals and exact numbers are compared, not
/// computed: see compare_spectrum.

namespace referee {

template <class N>
void Machine<N>::compute_matrix(const Term& term, Matrix<N>& out) {
  const auto& a = term.arguments;
  auto both = [&](auto operation) {
    const Matrix<N>& left = matrix(*a[0]);
    const Matrix<N>& right = matrix(*a[1]);
    REFEREE_DEMAND(left.rows() == right.rows() && left.cols() == right.cols());
    out.resize(left.rows(), left.cols());
    for (Eigen::Index i = 0; i < left.size(); ++i) out(i) = operation(left(i), right(i));
  };
  auto size = [&](const Term& term) {
    const long n = integer(term);
    if (n < 0) throw UndefinedTerm("a matrix of dimension " + std::to_string(n), term);
    if (n * n > limits_.dimension * 10) {
      throw Indeterminate(Indeterminate::Reason::too_large, "a matrix of dimension " + std::to_string(n));
    }
    return static_cast<Eigen::Index>(n);
  };
  switch (term.operation) {
    case Operation::add:
      both([](const N& x, const N& y) { return N(x + y); });
      return;
    case Operation::subtract:
      both([](const N& x, const N& y) { return N(x - y); });
      return;
    case Operation::elementwise_multiply:
      both([](const N& x, const N& y) { return N(x * y); });
      return;
    case Operation::elementwise_divide:
      at(term, [&] { both([](const N& x, const N& y) { return N(x / y); }); });
      return;
    case Operation::negate:
      out = -matrix(*a[0]);
      return;
    case Operation::multiply:
      multiply_into(term, out);
      return;
    case Operation::divide: {
      const N divisor = number(*a[1]);
      out = at(term, [&] {
        return Matrix<N>(matrix(*a[0]).unaryExpr([&](const N& x) { return N(x / divisor); }));
      });
      return;
    }
    case Operation::transpose:
      if (a[0]->type.kind == TypeKind::vector)
        out = vector(*a[0]).transpose();
      else
        out = matrix(*a[0]).transpose();
      return;
    case Operation::matrix: {
      const Eigen::Index columns = term.columns;
      out.resize(static_cast<Eigen::Index>(a.size()) / columns, columns);
      for (std::size_t i = 0; i < a.size(); ++i) {
        const auto k = static_cast<Eigen::Index>(i);
        out(k / columns, k % columns) = number(*a[i]);
      }
      return;
    }
    case Operation::identity:
    case Operation::zeros:
    case Operation::ones: {
      const Eigen::Index rows = size(*a[0]);
      const Eigen::Index columns = a.size() > 1 ? size(*a[1]) : rows;
      out = Matrix<N>::Constant(rows, columns, N(term.operation == Operation::ones ? 1 : 0));
      if (term.operation == Operation::identity) out.diagonal().setConstant(N(1));
      return;
    }
    case Operation::diagonal: {
      const Vector<N>& d = vector(*a[0]);
      out = Matrix<N>::Constant(d.size(), d.size(), N(0));
      out.diagonal() = d;
      return;
    }
    case Operation::power: {
      const long k = integer(*a[1]);
      if (k < 0) not_decided_yet("negative powers of matrices");
      const Matrix<N> base = matrix(*a[0]);
      out = Matrix<N>::Constant(base.rows(), base.cols(), N(0));
      out.diagonal().setConstant(N(1));
      for (long i = 0; i < k; ++i) {
        count(static_cast<std::uint64_t>(base.size() * base.rows()));
        out = Matrix<N>(out * base);
      }
      return;
    }
    case Operation::inverse: {
      const Matrix<N> m = matrix(*a[0]);
      Matrix<N> one = Matrix<N>::Constant(m.rows(), m.cols(), N(0));
      one.diagonal().setConstant(N(1));
      out = solved(m, one, term);
      return;
    }
    case Operation::lyapunov: {
      // X = A X A' + Q  as a linear system in the entries of X: (I - A (x) A) vec X = vec Q.
      const Matrix<N> m = matrix(*a[0]);
      const Matrix<N> q = matrix(*a[1]);
      const Eigen::Index n = m.rows();
      Matrix<N> system(n * n, n * n);
      Matrix<N> right(n * n, 1);
      for (Eigen::Index i = 0; i < n * n; ++i) {
        right(i, 0) = q(i / n, i % n);
        for (Eigen::Index j = 0; j < n * n; ++j) {
          system(i, j) = N(i == j ? 1 : 0) - m(i / n, j / n) * m(i % n, j % n);
        }
      }
      const Matrix<N> x = solved(system, right, term);
      out.resize(n, n);
      for (Eigen::Index i = 0; i < n * n; ++i) out(i / n, i % n) = x(i, 0);
      return;
    }
    case Operation::hessian:
      out = hessian(term);
      return;
    case Operation::flow_value:
      out = flow_value(term).matrix;
      return;
    case Operation::expm: {
      if constexpr (!is_value_arithmetic<N>) {
        not_decided_yet("derivatives of matrix exponentials");
      } else {
        const Matrix<N> m = matrix(*a[0]);
        count(static_cast<std::uint64_t>(30 * m.size() * m.rows()));
        out = matrix_exponential(m);
      }
      return;
    }
    case Operation::call:
      out = call(term.lambda, a).matrix;
      return;
    case Operation::expectation:
      out = over_outcomes(term).matrix;
      return;
    case Operation::sum: {
      out.resize(0, 0);
      for_each_admitted(term, [&] {
        const Matrix<N>& m = matrix(*a[0]);
        if (out.size() == 0)
          out = m;
        else
          out += m;
      });
      if (out.size() == 0) not_decided_yet("an empty sum of matrices");
      return;
    }
    default:
      not_decided_yet(std::string(to_string(term.operation)) + " of a matrix");
  }
}

/// X with A X = B by Gaussian elimination; intervals enclose, exact numbers are exact.
template <class N>
Matrix<N> Machine<N>::solved(const Matrix<N>& a, const Matrix<N>& b, const Term& term) {
  REFEREE_DEMAND(a.rows() == a.cols() && a.rows() == b.rows());
  Matrix<N> left = a;
  Matrix<N> right = b;
  const Eigen::Index n = left.rows();
  count(static_cast<std::uint64_t>(n * n * n));
  for (Eigen::Index k = 0; k < n; ++k) {
    Eigen::Index pivot = -1;
    bool all_zero = true;
    for (Eigen::Index i = k; i < n; ++i) {
      if (certainly_zero(left(i, k))) continue;
      all_zero = false;
      if (pivot < 0 || std::abs(to_double(left(i, k))) > std::abs(to_double(left(pivot, k)))) pivot = i;
    }
    if (all_zero) throw UndefinedTerm("a singular linear system", term);
    left.row(k).swap(left.row(pivot));
    right.row(k).swap(right.row(pivot));
    for (Eigen::Index i = 0; i < n; ++i) {
      if (i == k || certainly_zero(left(i, k))) continue;
      const N factor = left(i, k) / left(k, k);
      for (Eigen::Index j = k + 1; j < n; ++j) left(i, j) -= factor * left(k, j);
      for (Eigen::Index j = 0; j < right.cols(); ++j) right(i, j) -= factor * right(k, j);
      left(i, k) = N(0);
    }
  }
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < right.cols(); ++j) right(i, j) /= left(i, i);
  }
  return right;
}

/// By expansion along the first row up to size 3, by elimination above.
template <class N>
N Machine<N>::determinant_of(const Matrix<N>& a) {
  const Eigen::Index n = a.rows();
  if (n == 1) return a(0, 0);
  if (n == 2) return a(0, 0) * a(1, 1) - a(0, 1) * a(1, 0);
  if constexpr (std::is_same_v<N, Exact>) {
    return determinant(a);
  } else {
    if (n > 12) not_decided_yet("determinants of matrices larger than 12 by 12");
    N sum(0);
    for (Eigen::Index j = 0; j < n; ++j) {
      count(static_cast<std::uint64_t>(n));
      Matrix<N> minor(n - 1, n - 1);
      for (Eigen::Index r = 1; r < n; ++r) {
        for (Eigen::Index c = 0; c < n; ++c) {
          if (c != j) minor(r - 1, c < j ? c : c - 1) = a(r, c);
        }
      }
      const N cofactor = a(0, j) * determinant_of(minor);
      if (j % 2 == 0)
        sum += cofactor;
      else
        sum -= cofactor;
    }
    return sum;
  }
}

template <class N>
N Machine<N>::matrix_number(const Term& term) {
  const Matrix<N> a = matrix(*term.arguments[0]);
  switch (term.operation) {
    case Operation::trace: {
      N sum(0);
      for (Eigen::Index i = 0; i < std::min(a.rows(), a.cols()); ++i) sum += a(i, i);
      return sum;
    }
    case Operation::determinant:
      return determinant_of(a);
    case Operation::frobenius: {
      N sum(0);
      for (Eigen::Index i = 0; i < a.size(); ++i) sum += square(a(i));
      return sqrt(sum);
    }
    case Operation::spectral_radius:
      return spectral_radius(a);
    case Operation::lambda_min:
    case Operation::lambda_max:
      at(term, [&] { require_symmetric(a); });
      return extreme_eigenvalue(a, term.operation == Operation::lambda_max);
    case Operation::norm2:
      return sqrt(max(N(0), extreme_eigenvalue(Matrix<N>(a.transpose() * a), true)));
    case Operation::condition: {
      const Matrix<N> gram = a.transpose() * a;
      const N largest = extreme_eigenvalue(gram, true);
      const N smallest = extreme_eigenvalue(gram, false);
      return at(term, [&] { return N(sqrt(N(largest / smallest))); });
    }
    case Operation::rank:
      if constexpr (std::is_same_v<N, Exact>) return from_long(rank(a));
      [[fallthrough]];
    default:
      not_decided_yet(std::string(to_string(term.operation)) + " in this arithmetic");
  }
}

/// The modulus of the largest eigenvalue. Closed form up to 2 by 2: the roots of z^2 - tr z + det have
/// modulus sqrt(det) where the discriminant is negative and (|tr| + sqrt(discriminant))/2 elsewhere.
template <class N>
N Machine<N>::spectral_radius(const Matrix<N>& a) {
  if (a.rows() == 1) return abs(a(0, 0));
  if (a.rows() == 2) {
    const N trace = a(0, 0) + a(1, 1);
    const N determinant = determinant_of(a);
    const N discriminant = square(trace) - N(4) * determinant;
    const Ordering sign = compare_with_zero(discriminant);
    if (!sign.equal && !sign.greater) return sqrt(determinant);
    if (!sign.less) return (abs(trace) + sqrt(discriminant)) / N(2);
    if constexpr (is_interval<N>) {
      // Undecided: on either side the radius lies between |tr|/2 and (|tr| + sqrt |discriminant|)/2.
      const N half = abs(trace) / N(2);
      return hull(half, N(half + sqrt(abs(discriminant)) / N(2)));
    }
    throw Indeterminate(Indeterminate::Reason::unrepresentable, "spectral radius near a double root");
  }
  if constexpr (is_plain<N>) {
    const Matrix<double> plain = a.unaryExpr([](const N& x) { return to_double(x); });
    return N(plain.eigenvalues().cwiseAbs().maxCoeff());
  }
  throw Indeterminate(Indeterminate::Reason::unrepresentable,
                      "spectral radius of a matrix larger than 2 by 2; it can be compared");
}

/// Eigenvalues are ordered for symmetric matrices only.
template <class N>
void Machine<N>::require_symmetric(const Matrix<N>& a) {
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) {
      const Truth equal = holds(Relation::equal, compare(a(i, j), a(j, i), N(0)));
      if (equal == Truth::no && NumberTraits<N>::rigorous) {
        throw Undefined("eigenvalues of a matrix that is not symmetric");
      }
      if (equal != Truth::yes && NumberTraits<N>::rigorous) {
        throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a matrix that may not be symmetric");
      }
    }
  }
}

template <class N>
N Machine<N>::extreme_eigenvalue(const Matrix<N>& a, bool largest) {
  if (a.rows() == 1) return a(0, 0);
  if (a.rows() == 2) {
    const N half_difference = (a(0, 0) - a(1, 1)) / N(2);
    const N root = sqrt(N(square(half_difference) + square(N(a(0, 1)))));
    const N middle = (a(0, 0) + a(1, 1)) / N(2);
    return largest ? N(middle + root) : N(middle - root);
  }
  bool diagonal = true;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    for (Eigen::Index j = 0; j < a.cols(); ++j) diagonal &= i == j || certainly_zero(a(i, j));
  }
  if (diagonal) {
    N best = a(0, 0);
    for (Eigen::Index i = 1; i < a.rows(); ++i) best = largest ? max(best, a(i, i)) : min(best, a(i, i));
    return best;
  }
  if constexpr (is_plain<N>) {
    const Matrix<double> plain = a.unaryExpr([](const N& x) { return to_double(x); });
    const Vector<double> eigenvalues = plain.template selfadjointView<Eigen::Lower>().eigenvalues();
    return N(largest ? eigenvalues.maxCoeff() : eigenvalues.minCoeff());
  }
  throw Indeterminate(Indeterminate::Reason::unrepresentable,
                      "an eigenvalue of a matrix larger than 2 by 2; it can be compared");
}

/// How a spectral quantity compares with a number, where that is easier than its value: Jury's conditions
/// for 2 by 2 spectral radii, Schur-Cohn on the exact characteristic polynomial, inertia of A - cI.
template <class N>
std::optional<Ordering> Machine<N>::compare_spectrum(const Term& spectral, const Term& other) {
  if constexpr (!is_value_arithmetic<N> || !NumberTraits<N>::rigorous) {
    return std::nullopt;
  } else {
    const Matrix<N> a = matrix(*spectral.arguments[0]);
    const N c = number(other);
    auto certainly = [](Ordering order, Relation relation) { return holds(relation, order) == Truth::yes; };
    if (spectral.operation == Operation::spectral_radius && a.rows() == 2 &&
        certainly(compare_with_zero(c), Relation::greater)) {
      const N trace = a(0, 0) + a(1, 1);
      const N determinant = determinant_of(a);
      const N square_c = square(c);
      const Ordering modulus = compare(abs(determinant), square_c, N(0));
      const Ordering real = compare(N(c * abs(trace)), N(square_c + determinant), N(0));
      if (certainly(modulus, Relation::less) && certainly(real, Relation::less))
        return Ordering::certainly_less();
      if (certainly(modulus, Relation::greater) || certainly(real, Relation::greater)) {
        return Ordering::certainly_greater();
      }
      if (certainly(modulus, Relation::less_equal) && certainly(real, Relation::less_equal)) {
        if (certainly(modulus, Relation::equal) || certainly(real, Relation::equal))
          return Ordering::certainly_equal();
      }
      return std::nullopt;
    }
    if constexpr (std::is_same_v<N, Exact>) {
      if (spectral.operation == Operation::spectral_radius) {
        if (!c.is_rational()) return std::nullopt;
        Matrix<Rational> rational(a.rows(), a.cols());
        for (Eigen::Index i = 0; i < a.size(); ++i) {
          if (!a(i).is_rational()) return std::nullopt;
          rational(i) = a(i).rational_part();
        }
        return compare_spectral_radius(rational, c.rational_part());
      }
      require_symmetric(a);
      Matrix<Exact> shifted = a;
      for (Eigen::Index i = 0; i < a.rows(); ++i) shifted(i, i) -= c;
      const Inertia signs = inertia(shifted);
      const bool largest = spectral.operation == Operation::lambda_max;
      const Eigen::Index beyond = largest ? signs.positive : signs.negative;
      if (beyond > 0) return largest ? Ordering::certainly_greater() : Ordering::certainly_less();
      if (signs.zero > 0) return Ordering::certainly_equal();
      return largest ? Ordering::certainly_less() : Ordering::certainly_greater();
    }
    return std::nullopt;
  }
}

template <class N>
Truth Machine<N>::semidefinite(const Matrix<N>& a) {
  if constexpr (std::is_same_v<N, Exact>) {
    return truth_of(is_positive_semidefinite(a));
  } else if constexpr (!is_value_arithmetic<N>) {
    return Truth::unknown;
  } else if constexpr (!NumberTraits<N>::rigorous) {
    const Matrix<double> plain = a.unaryExpr([](const N& x) { return to_double(x); });
    return truth_of(plain.template selfadjointView<Eigen::Lower>().eigenvalues().minCoeff() >= 0);
  } else {
    return Truth::unknown;
  }
}

}  // namespace referee

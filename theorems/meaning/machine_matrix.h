#pragma once

#include "numbers/linear_exact.h"
#include "theorems/meaning/machine.h"
#include "theorems/meaning/matrix_exponential.h"

/// Machine: matrices, linear systems and determinants.

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
    case Operation::power:
      out = power_of_matrix(term);
      return;
    case Operation::elementwise_power:
      if (a[1]->type.kind == TypeKind::matrix) {
        at(term, [&] { both([](const N& x, const N& y) { return power(x, y); }); });
      } else if (a[1]->type.kind == TypeKind::integer) {
        const long k = integer(*a[1]);
        out = at(term,
                 [&] { return Matrix<N>(matrix(*a[0]).unaryExpr([&](const N& x) { return power(x, k); })); });
      } else {
        const N y = number(*a[1]);
        out = at(term,
                 [&] { return Matrix<N>(matrix(*a[0]).unaryExpr([&](const N& x) { return power(x, y); })); });
      }
      return;
    case Operation::solve: {
      const Matrix<N> m = matrix(*a[0]);
      out = solved(m, matrix(*a[1]), term);
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
      const Matrix<N> m = matrix(*a[0]);
      out = lyapunov_solution(m, matrix(*a[1]), term);
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
      if (out.size() == 0) {
        const Eigen::Index rows = size_of(term.type.rows);
        out = Matrix<N>::Constant(rows, size_of(term.type.columns), N(0));
      }
      return;
    }
    default:
      not_decided_yet(std::string(to_string(term.operation)) + " of a matrix");
  }
}

/// The row among those from k on whose entry in column k is certainly not zero, and largest; -1 if all are
/// zero for sure. Indeterminate if an interval might be zero and no other entry helps.
template <class N>
Eigen::Index pivot_row(const Matrix<N>& a, Eigen::Index k, Eigen::Index column) {
  Eigen::Index pivot = -1;
  bool all_zero = true;
  for (Eigen::Index i = k; i < a.rows(); ++i) {
    if (certainly_zero(a(i, column))) continue;
    all_zero = false;
    if (compare_with_zero(a(i, column)).equal) continue;
    const double size = std::abs(to_double(a(i, column)));
    if (pivot < 0 || size > std::abs(to_double(a(pivot, column)))) pivot = i;
  }
  if (pivot < 0 && !all_zero)
    throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a pivot that may be zero");
  return pivot;
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
    const Eigen::Index pivot = pivot_row(left, k, k);
    if (pivot < 0) throw UndefinedTerm("a singular linear system", term);
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

/// By expansion along the first row up to size 3, by elimination above; what cannot be divided, by expansion.
template <class N>
N Machine<N>::determinant_of(const Matrix<N>& a) {
  const Eigen::Index n = a.rows();
  if (n == 1) return a(0, 0);
  if (n == 2) return a(0, 0) * a(1, 1) - a(0, 1) * a(1, 0);
  if constexpr (std::is_same_v<N, Exact>) {
    return determinant(a);
  } else {
    constexpr Eigen::Index most_expanded = 8;
    if constexpr (is_value_arithmetic<N>) {
      if (n > 3) return determinant_by_elimination(a);
    }
    if (n > most_expanded) not_decided_yet("derivatives and moments of determinants larger than 8 by 8");
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
N Machine<N>::determinant_by_elimination(Matrix<N> a)
  requires is_value_arithmetic<N>
{
  const Eigen::Index n = a.rows();
  count(static_cast<std::uint64_t>(n * n * n));
  N product(1);
  for (Eigen::Index k = 0; k < n; ++k) {
    const Eigen::Index pivot = pivot_row(a, k, k);
    if (pivot < 0) return N(0);
    if (pivot != k) {
      a.row(k).swap(a.row(pivot));
      product = -product;
    }
    product *= a(k, k);
    for (Eigen::Index i = k + 1; i < n; ++i) {
      const N factor = a(i, k) / a(k, k);
      for (Eigen::Index j = k + 1; j < n; ++j) a(i, j) -= factor * a(k, j);
    }
  }
  return product;
}

/// Exact numbers have a rank; intervals if it is full for sure; plain ones up to rounding.
template <class N>
N Machine<N>::rank_of(const Matrix<N>& a) {
  if constexpr (std::is_same_v<N, Exact>) {
    return from_long(rank(a));
  } else if constexpr (is_polynomial<N>) {
    using Base = BaseNumber<N>;
    const Matrix<Base> constants = a.unaryExpr([](const N& x) { return x.constant_only("a rank"); });
    return N(base_->rank_of(constants));
  } else if constexpr (!is_value_arithmetic<N>) {
    not_decided_yet("derivatives of ranks");
  } else {
    const std::vector<N> values = singular_values_of(a);
    long rank = 0;
    for (const N& x : values) {
      if constexpr (is_plain<N>)
        rank += to_double(x) > 1e-11 * to_double(values.front());
      else
        rank += holds(Relation::greater, compare_with_zero(x)) == Truth::yes;
    }
    if (!is_plain<N> && rank < static_cast<long>(values.size()) && !certainly_zero(values.front()))
      throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a rank that may be lower");
    return from_long(rank);
  }
}

template <class N>
N Machine<N>::matrix_number(const Term& term) {
  switch (term.operation) {
    case Operation::trace: {
      const Matrix<N>& a = matrix(*term.arguments[0]);
      N sum(0);
      for (Eigen::Index i = 0; i < std::min(a.rows(), a.cols()); ++i) sum += a(i, i);
      return sum;
    }
    case Operation::determinant:
      return determinant_of(Matrix<N>(matrix(*term.arguments[0])));
    case Operation::frobenius: {
      const Matrix<N>& a = matrix(*term.arguments[0]);
      N sum(0);
      for (Eigen::Index i = 0; i < a.size(); ++i) sum += square(a(i));
      return sqrt(sum);
    }
    case Operation::rank:
      return rank_of(Matrix<N>(matrix(*term.arguments[0])));
    default:
      return spectral_number(term);
  }
}

/// A^k; for k < 0, the power of the inverse.
template <class N>
Matrix<N> Machine<N>::power_of_matrix(const Term& term) {
  const long k = integer(*term.arguments[1]);
  Matrix<N> base = matrix(*term.arguments[0]);
  Matrix<N> result = Matrix<N>::Constant(base.rows(), base.cols(), N(0));
  result.diagonal().setConstant(N(1));
  if (k < 0) base = solved(base, result, term);
  for (long i = 0; i < std::abs(k); ++i) {
    count(static_cast<std::uint64_t>(base.size() * base.rows()));
    result = Matrix<N>(result * base);
  }
  return result;
}

/// X = A X A' + Q  as a linear system in the entries of X: (I - A (x) A) vec X = vec Q.
template <class N>
Matrix<N> Machine<N>::lyapunov_solution(const Matrix<N>& a, const Matrix<N>& q, const Term& term) {
  const Eigen::Index n = a.rows();
  constexpr Eigen::Index largest = 12;
  if (n > largest) {
    throw Indeterminate(Indeterminate::Reason::too_large,
                        "lyapunov of a matrix of " + std::to_string(n) + " rows, the limit is 12");
  }
  Matrix<N> system(n * n, n * n);
  Matrix<N> right(n * n, 1);
  for (Eigen::Index i = 0; i < n * n; ++i) {
    right(i, 0) = q(i / n, i % n);
    for (Eigen::Index j = 0; j < n * n; ++j) {
      system(i, j) = N(i == j ? 1 : 0) - a(i / n, j / n) * a(i % n, j % n);
    }
  }
  const Matrix<N> x = solved(system, right, term);
  Matrix<N> result(n, n);
  for (Eigen::Index i = 0; i < n * n; ++i) result(i / n, i % n) = x(i, 0);
  return result;
}

/// The value of a dimension of a type.
template <class N>
Eigen::Index Machine<N>::size_of(const Dimension& dimension) {
  Rational size = 0;
  for (const auto& [monomial, coefficient] : dimension.coefficients()) {
    Rational product = coefficient;
    for (int symbol : monomial) product *= symbol_value(symbol).integer;
    size += product;
  }
  return static_cast<Eigen::Index>(numerator(size));
}

}  // namespace referee

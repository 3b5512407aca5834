#pragma once

#include "theorems/meaning/machine.h"

/// Machine: terms whose value is a vector or a matrix.

namespace referee {

template <class N>
N Machine<N>::dot(const Vector<N>& a, const Vector<N>& b) {
  REFEREE_DEMAND(a.size() == b.size());
  if constexpr (std::is_same_v<N, double>) return a.dot(b);
  N sum(0);
  for (Eigen::Index i = 0; i < a.size(); ++i) {
    if (&a == &b)
      sum += square(a(i));
    else
      sum += a(i) * b(i);
  }
  return sum;
}

template <class N>
N Machine<N>::norm(const Vector<N>& a) {
  if (a.size() == 1) return abs(a(0));
  return sqrt(dot(a, a));
}

template <class N>
const Vector<N>& Machine<N>::vector(const Term& term) {
  count();
  switch (term.operation) {
    case Operation::symbol:
      return symbol_value(term.symbol).vector;
    case Operation::element:
      return element(term.symbol, integer(*term.arguments[0])).vector;
    case Operation::conditional:
      return vector(branch(term));
    default:
      break;
  }
  Vector<N>& out = vectors_[index(term.node)];
  if constexpr (is_polynomial<N>) {
    if (is_known_to_base(term)) {
      auto lift = [](const BaseNumber<N>& x) { return N(x); };
      out = in_base([&](auto& base) { return Vector<BaseNumber<N>>(base.vector(term)); }).unaryExpr(lift);
      return out;
    }
  }
  compute_vector(term, out);
  count(static_cast<std::uint64_t>(out.size()));
  return out;
}

template <class N>
void Machine<N>::compute_vector(const Term& term, Vector<N>& out) {
  const auto& a = term.arguments;
  auto both = [&](auto operation) {
    const Vector<N>& left = vector(*a[0]);
    const Vector<N>& right = vector(*a[1]);
    REFEREE_DEMAND(left.size() == right.size());
    out.resize(left.size());
    for (Eigen::Index i = 0; i < left.size(); ++i) out(i) = operation(left(i), right(i));
  };
  auto dimension = [&](const Term& size) {
    const long n = integer(size);
    if (n < 0) throw UndefinedTerm("a vector of dimension " + std::to_string(n), term);
    if (n > limits_.dimension) {
      throw Indeterminate(Indeterminate::Reason::too_large, "a vector of dimension " + std::to_string(n));
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
    case Operation::elementwise_power: {
      if (a[1]->type.kind == TypeKind::vector) {
        at(term, [&] { both([](const N& x, const N& y) { return power(x, y); }); });
      } else if (a[1]->type.kind == TypeKind::integer) {
        const long k = integer(*a[1]);
        at(term, [&] { out = vector(*a[0]).unaryExpr([&](const N& x) { return power(x, k); }); });
      } else {
        const N y = number(*a[1]);
        at(term, [&] { out = vector(*a[0]).unaryExpr([&](const N& x) { return power(x, y); }); });
      }
      return;
    }
    case Operation::negate:
      out = -vector(*a[0]);
      return;
    case Operation::multiply:
      multiply_into(term, out);
      return;
    case Operation::divide: {
      const N divisor = number(*a[1]);
      const Vector<N>& v = vector(*a[0]);
      out.resize(v.size());
      at(term, [&] {
        for (Eigen::Index i = 0; i < v.size(); ++i) out(i) = v(i) / divisor;
      });
      return;
    }
    case Operation::vector:
      out.resize(static_cast<Eigen::Index>(a.size()));
      for (std::size_t i = 0; i < a.size(); ++i) out(static_cast<Eigen::Index>(i)) = number(*a[i]);
      return;
    case Operation::zeros:
      out = Vector<N>::Constant(dimension(*a[0]), N(0));
      return;
    case Operation::ones:
      out = Vector<N>::Constant(dimension(*a[0]), N(1));
      return;
    case Operation::basis: {
      const long i = integer(*a[0]);
      const Eigen::Index n = dimension(*a[1]);
      if (i < 1 || i > n)
        throw UndefinedTerm("basis vector " + std::to_string(i) + " of R^" + std::to_string(n), term);
      out = Vector<N>::Constant(n, N(0));
      out(i - 1) = N(1);
      return;
    }
    case Operation::gradient:
      out = gradient(term);
      return;
    case Operation::flow_value:
      out = flow_value(term).vector;
      return;
    case Operation::call:
      out = call(term.lambda, a).vector;
      return;
    case Operation::row: {
      const long i = integer(*a[1]);
      const Matrix<N>& m = matrix(*a[0]);
      if (i < 1 || i > m.rows())
        throw UndefinedTerm("row " + std::to_string(i) + " of a matrix with " + std::to_string(m.rows()),
                            term);
      out = m.row(i - 1).transpose();
      return;
    }
    case Operation::diagonal:
      out = matrix(*a[0]).diagonal();
      return;
    case Operation::solve:
      out = solved(matrix(*a[0]), vector(*a[1]), term).col(0);
      return;
    case Operation::sum: {
      out.resize(0);
      for_each_admitted(term, [&] {
        const Vector<N>& v = vector(*a[0]);
        if (out.size() == 0)
          out = v;
        else
          for (Eigen::Index i = 0; i < v.size(); ++i) out(i) += v(i);
      });
      if (out.size() == 0) out = Vector<N>::Constant(size_of(term.type.rows), N(0));
      return;
    }
    case Operation::expectation:
      out = over_outcomes(term).vector;
      return;
    case Operation::eigenvalues:
    case Operation::singular_values: {
      const std::vector<N> list = spectral_list(term);
      out = Eigen::Map<const Vector<N>>(list.data(), static_cast<Eigen::Index>(list.size()));
      return;
    }
    case Operation::norm: {
      REFEREE_DEMAND(a[0]->operation == Operation::roots);  // of other vectors, a number
      const std::vector<N> list = spectral_list(*a[0]);
      out = Eigen::Map<const Vector<N>>(list.data(), static_cast<Eigen::Index>(list.size()));
      return;
    }
    default:
      break;
  }
  if (a.size() != 1 || a[0]->type.kind != TypeKind::vector)
    not_decided_yet(std::string(to_string(term.operation)));
  const Vector<N>& v = vector(*a[0]);
  out.resize(v.size());
  at(term, [&] {
    for (Eigen::Index i = 0; i < v.size(); ++i) out(i) = apply_unary(term.operation, v(i));
  });
}

template <class N>
void Machine<N>::multiply_into(const Term& term, Vector<N>& out) {
  const Term& a = *term.arguments[0];
  const Term& b = *term.arguments[1];
  if (a.type.is_number() || b.type.is_number()) {
    const N factor = number(a.type.is_number() ? a : b);
    const Vector<N>& v = vector(a.type.is_number() ? b : a);
    out.resize(v.size());
    for (Eigen::Index i = 0; i < v.size(); ++i) out(i) = factor * v(i);
    return;
  }
  const Matrix<N>& m = matrix(a);
  const Vector<N>& v = vector(b);
  REFEREE_DEMAND(m.cols() == v.size());
  count(static_cast<std::uint64_t>(m.size()));
  if constexpr (std::is_same_v<N, double>) {
    out.noalias() = m * v;
  } else {
    out.resize(m.rows());
    for (Eigen::Index i = 0; i < m.rows(); ++i) {
      N sum(0);
      for (Eigen::Index j = 0; j < m.cols(); ++j) sum += m(i, j) * v(j);
      out(i) = sum;
    }
  }
}

template <class N>
const Matrix<N>& Machine<N>::matrix(const Term& term) {
  count();
  switch (term.operation) {
    case Operation::symbol:
      return symbol_value(term.symbol).matrix;
    case Operation::element:
      return element(term.symbol, integer(*term.arguments[0])).matrix;
    case Operation::conditional:
      return matrix(branch(term));
    default:
      break;
  }
  Matrix<N>& out = matrices_[index(term.node)];
  if constexpr (is_polynomial<N>) {
    if (is_known_to_base(term)) {
      auto lift = [](const BaseNumber<N>& x) { return N(x); };
      out = in_base([&](auto& base) { return Matrix<BaseNumber<N>>(base.matrix(term)); }).unaryExpr(lift);
      return out;
    }
  }
  compute_matrix(term, out);
  count(static_cast<std::uint64_t>(out.size()));
  return out;
}

template <class N>
void Machine<N>::multiply_into(const Term& term, Matrix<N>& out) {
  const Term& a = *term.arguments[0];
  const Term& b = *term.arguments[1];
  if (a.type.is_number() || b.type.is_number()) {
    const N factor = number(a.type.is_number() ? a : b);
    out = matrix(a.type.is_number() ? b : a).unaryExpr([&](const N& x) { return N(factor * x); });
    return;
  }
  const bool outer = a.type.kind == TypeKind::vector;
  const Matrix<N> left = outer ? Matrix<N>(vector(a)) : matrix(a);
  const Matrix<N>& right = matrix(b);
  REFEREE_DEMAND(left.cols() == right.rows());
  count(static_cast<std::uint64_t>(left.size() * right.cols()));
  out.resize(left.rows(), right.cols());
  for (Eigen::Index i = 0; i < left.rows(); ++i) {
    for (Eigen::Index j = 0; j < right.cols(); ++j) {
      N sum(0);
      for (Eigen::Index k = 0; k < left.cols(); ++k) sum += left(i, k) * right(k, j);
      out(i, j) = sum;
    }
  }
}

}  // namespace referee

#pragma once

#include "numbers/linear_exact.h"
#include "numbers/spectrum.h"
#include "theorems/meaning/machine.h"
#include "theorems/meaning/symmetry.h"

/// Machine: eigenvalues, singular values and roots. Where a spectral quantity is compared with a number,
/// exact arithmetic compares without computing it.

namespace referee {

/// A list that `compute` makes of a matrix, which must not be differentiated.
template <class N>
template <class Compute>
std::vector<N> Machine<N>::listed(const Matrix<N>& a, Compute compute) {
  count(static_cast<std::uint64_t>(20 * a.size() * std::max(a.rows(), a.cols())));
  if constexpr (is_value_arithmetic<N>) {
    return compute(a);
  } else if constexpr (is_polynomial<N>) {
    using Base = BaseNumber<N>;
    const Matrix<Base> constants = a.unaryExpr([](const N& x) { return x.constant_only("a spectrum"); });
    const std::vector<Base> list = compute(constants);
    return {list.begin(), list.end()};
  } else {
    not_decided_yet("derivatives of spectra");
  }
}

template <class N>
std::vector<N> Machine<N>::eigenvalues_of(const Matrix<N>& a) {
  return listed(a, [](const auto& m) { return symmetric_eigenvalues(m); });
}
template <class N>
std::vector<N> Machine<N>::singular_values_of(const Matrix<N>& a) {
  return listed(a, [](const auto& m) { return singular_values(m); });
}
template <class N>
std::vector<N> Machine<N>::eigenvalue_moduli_of(const Matrix<N>& a) {
  return listed(a, [](const auto& m) { return eigenvalue_moduli(m); });
}

/// eigenvalues(A), singular_values(A), |roots(c0, ...)|.
template <class N>
std::vector<N> Machine<N>::spectral_list(const Term& term) {
  const auto& a = term.arguments;
  return at(term, [&] {
    if (term.operation == Operation::roots) {
      Matrix<N> coefficients(static_cast<Eigen::Index>(a.size()), 1);
      for (std::size_t i = 0; i < a.size(); ++i)
        coefficients(static_cast<Eigen::Index>(i), 0) = number(*a[i]);
      return listed(coefficients, [](const auto& c) {
        using Coefficient = std::decay_t<decltype(c(0, 0))>;
        return root_moduli(Vector<Coefficient>(c.col(0)));
      });
    }
    const Matrix<N> m = matrix(*a[0]);
    if (term.operation == Operation::singular_values) return singular_values_of(m);
    require_symmetric(*a[0], m);
    return eigenvalues_of(m);
  });
}

template <class N>
N Machine<N>::spectral_number(const Term& term) {
  const Term& argument = *term.arguments[0];
  const Matrix<N> a = matrix(argument);
  if (term.operation == Operation::lambda_min || term.operation == Operation::lambda_max) {
    at(term, [&] { require_symmetric(argument, a); });
  }
  if constexpr (is_jet<N> || is_germ<N>) return small_spectral_number(term, a);
  switch (term.operation) {
    case Operation::spectral_radius:
      return eigenvalue_moduli_of(a).back();
    case Operation::lambda_min:
      return eigenvalues_of(a).front();
    case Operation::lambda_max:
      return eigenvalues_of(a).back();
    case Operation::norm2:
      return singular_values_of(a).front();
    default: {
      const std::vector<N> values = singular_values_of(a);
      return at(term, [&] { return N(values.front() / values.back()); });
    }
  }
}

/// In closed form, and so with derivatives, up to 2 by 2: the larger eigenvalue is m + r and the smaller m -
/// r with m = tr/2 and r^2 = (a11 - a22)^2/4 + a12^2.
template <class N>
N Machine<N>::small_spectral_number(const Term& term, const Matrix<N>& a) {
  auto eigenvalue = [](const Matrix<N>& s, bool largest) {
    if (s.rows() == 1) return s(0, 0);
    if (s.rows() > 2) not_decided_yet("derivatives of spectra of matrices larger than 2 by 2");
    const N half_difference = (s(0, 0) - s(1, 1)) / N(2);
    const N root = sqrt(N(square(half_difference) + square(N(s(0, 1)))));
    const N middle = (s(0, 0) + s(1, 1)) / N(2);
    return largest ? N(middle + root) : N(middle - root);
  };
  const Matrix<N> gram = a.transpose() * a;
  switch (term.operation) {
    case Operation::lambda_min:
    case Operation::lambda_max:
      return eigenvalue(a, term.operation == Operation::lambda_max);
    case Operation::norm2:
      return sqrt(eigenvalue(gram, true));
    case Operation::condition:
      return at(term, [&] { return N(sqrt(N(eigenvalue(gram, true) / eigenvalue(gram, false)))); });
    default:
      if (a.rows() == 1) return abs(a(0, 0));
      not_decided_yet("derivatives of spectral radii");
  }
}

/// Eigenvalues are ordered for symmetric matrices only.
template <class N>
void Machine<N>::require_symmetric(const Term& term, const Matrix<N>& a) {
  if (!NumberTraits<N>::rigorous || is_symmetric_by_form(term, statement_)) return;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) {
      const Truth equal = holds(Relation::equal, compare(a(i, j), a(j, i), N(0)));
      if (equal == Truth::no) throw Undefined("eigenvalues of a matrix that is not symmetric");
      if (equal != Truth::yes) {
        throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a matrix that may not be symmetric");
      }
    }
  }
}

/// How a spectral quantity compares with a number, where that is easier than its value: Jury's conditions
/// for 2 by 2 spectral radii, Schur-Cohn on the exact characteristic polynomial, inertia of A - cI, and of
/// A'A - c^2 I for norms.
template <class N>
std::optional<Ordering> Machine<N>::compare_spectrum(const Term& spectral, const Term& other) {
  if constexpr (!is_value_arithmetic<N> || !NumberTraits<N>::rigorous) {
    return std::nullopt;
  } else {
    const Matrix<N> a = matrix(*spectral.arguments[0]);
    const N c = number(other);
    if (spectral.operation == Operation::spectral_radius && a.rows() == 2) {
      if (holds(Relation::greater, compare_with_zero(c)) != Truth::yes) return std::nullopt;
      return compare_small_radius(a, c);
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
      const bool of_norm = spectral.operation == Operation::norm2;
      if (of_norm && c.signum() < 0) return Ordering::certainly_greater();
      if (!of_norm) at(spectral, [&] { require_symmetric(*spectral.arguments[0], a); });
      Matrix<Exact> shifted = of_norm ? Matrix<Exact>(a.transpose() * a) : a;
      for (Eigen::Index i = 0; i < shifted.rows(); ++i) shifted(i, i) -= of_norm ? square(c) : c;
      const Inertia signs = inertia(shifted);
      const bool largest = spectral.operation != Operation::lambda_min;
      const Eigen::Index beyond = largest ? signs.positive : signs.negative;
      if (beyond > 0) return largest ? Ordering::certainly_greater() : Ordering::certainly_less();
      if (signs.zero > 0) return Ordering::certainly_equal();
      return largest ? Ordering::certainly_less() : Ordering::certainly_greater();
    }
    return std::nullopt;
  }
}

/// The spectral radius of a 2 by 2 matrix against c > 0: below exactly if |det| < c^2 and c |tr| < c^2 + det.
template <class N>
std::optional<Ordering> Machine<N>::compare_small_radius(const Matrix<N>& a, const N& c) {
  auto certainly = [](Ordering order, Relation relation) { return holds(relation, order) == Truth::yes; };
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

template <class N>
Truth Machine<N>::semidefinite(const Matrix<N>& a) {
  if constexpr (std::is_same_v<N, Exact>) {
    return truth_of(is_positive_semidefinite(a));
  } else if constexpr (is_jet<N> || is_germ<N>) {
    return Truth::unknown;
  } else {
    const std::vector<N> values = eigenvalues_of(a);
    const N smallest = values.front();
    if constexpr (is_plain<N>) {
      const N rounding = N(1000) * std::numeric_limits<N>::epsilon() * max(N(-smallest), values.back());
      return truth_of(smallest >= -rounding);
    }
    return holds(Relation::greater_equal, compare_with_zero(smallest));
  }
}

}  // namespace referee

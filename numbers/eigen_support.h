#pragma once

#include <Eigen/Dense>
#include <type_traits>

#include "numbers/arithmetic.h"

/// Vectors and matrices over the arithmetics. Sums, products, dot products and transposes work for every
/// N below; decompositions only for double, Mp50 and Mp150 (for Rational and Exact see linear_exact.h).

namespace referee {

template <class N>
class Jet;
template <class N>
class Germ;
template <class N>
class SparsePolynomial;

template <class N>
using Vector = Eigen::Matrix<N, Eigen::Dynamic, 1>;
template <class N>
using Matrix = Eigen::Matrix<N, Eigen::Dynamic, Eigen::Dynamic>;

/// Everything Eigen asks of a real, heap-allocated scalar without a machine precision.
template <class N>
struct ScalarTraits {
  using Real = N;
  using NonInteger = N;
  using Literal = N;
  using Nested = N;
  enum {
    IsComplex = 0,
    IsInteger = 0,
    IsSigned = 1,
    RequireInitialization = 1,
    ReadCost = 4,
    AddCost = 16,
    MulCost = 32
  };
  static N epsilon() { return N(0); }
  static N dummy_precision() { return N(0); }
  static int digits10() { return 0; }
  static int max_digits10() { return 0; }
};

/// The same for floating-point numbers of many digits.
template <class N>
struct MultiprecisionTraits : ScalarTraits<N> {
  static N epsilon() { return std::numeric_limits<N>::epsilon(); }
  static N dummy_precision() { return 1000 * epsilon(); }
  static N highest() { return (std::numeric_limits<N>::max)(); }
  static N lowest() { return -(std::numeric_limits<N>::max)(); }
  static N infinity() { return std::numeric_limits<N>::infinity(); }
  static N quiet_NaN() { return std::numeric_limits<N>::quiet_NaN(); }
  static int digits10() { return std::numeric_limits<N>::digits10; }
  static int max_digits10() { return std::numeric_limits<N>::max_digits10; }
};

}  // namespace referee

namespace Eigen {

// clang-format off
template <> struct NumTraits<referee::Mp50> : referee::MultiprecisionTraits<referee::Mp50> {};
template <> struct NumTraits<referee::Mp150> : referee::MultiprecisionTraits<referee::Mp150> {};
template <> struct NumTraits<referee::Rational> : referee::ScalarTraits<referee::Rational> {};
template <> struct NumTraits<referee::Exact> : referee::ScalarTraits<referee::Exact> {};
template <class T> struct NumTraits<referee::Interval<T>> : referee::ScalarTraits<referee::Interval<T>> {};
template <class N> struct NumTraits<referee::Jet<N>> : referee::ScalarTraits<referee::Jet<N>> {};
template <class N> struct NumTraits<referee::Germ<N>> : referee::ScalarTraits<referee::Germ<N>> {};
template <class N>
struct NumTraits<referee::SparsePolynomial<N>> : referee::ScalarTraits<referee::SparsePolynomial<N>> {};
// clang-format on

namespace internal {

/// squaredNorm() of intervals sums tight squares, which x * x is not.
template <class T>
struct abs2_impl<referee::Interval<T>> {
  static referee::Interval<T> run(const referee::Interval<T>& x) { return referee::square(x); }
};

}  // namespace internal
}  // namespace Eigen

#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>

#include "numbers/directed.h"
#include "numbers/domain.h"
#include "numbers/errors.h"
#include "numbers/multiprecision.h"
#include "numbers/rational.h"
#include "numbers/truth.h"

namespace referee {

/// A closed interval of real numbers, [lower, upper], with ends of type T (double or Mp150).
///
/// Every operation returns an interval that contains f(x, y, ...) for all real x, y, ... of its operands,
/// whatever the rounding: ends are computed by directed operations (directed.h, MPFR). An end that the
/// format holds exactly is not widened, so 1 + 1 is the point 2. Ends may be infinite (overflow), never
/// NaN; the lower end is below +infinity, the upper end above -infinity; all members are finite numbers.
///
/// Failures: Undefined if no point of the operands has a value (1/0, sqrt of [-2, -1], log of [-1, 0]),
/// Indeterminate (possibly_undefined) if some have none (1 / [-1, 1], tan of an interval with a pole).
template <class T>
class Interval {
 public:
  Interval() : lower_(0), upper_(0) {}
  /// The point x; the whole line if x is infinite or NaN.
  Interval(const T& x) : lower_(x), upper_(x) {
    if (!(x - x == 0)) *this = whole_line();
  }
  // clang-format off
  template <class S>
    requires(std::is_same_v<S, int> || (std::is_same_v<S, double> && !std::is_same_v<T, double>))
  Interval(S x) : Interval(T(x)) {}
  // clang-format on
  /// Requires lower <= upper; as in the invariant, lower < +infinity and upper > -infinity.
  Interval(T lower, T upper) : lower_(std::move(lower)), upper_(std::move(upper)) {
    REFEREE_ASSERT(lower_ <= upper_);
  }
  /// The tightest interval around x: a point where the format holds x.
  static Interval from_rational(const Rational& x);
  static Interval pi();
  static Interval whole_line() {
    return {T(-std::numeric_limits<double>::infinity()), T(std::numeric_limits<double>::infinity())};
  }

  const T& lower() const { return lower_; }
  const T& upper() const { return upper_; }
  /// upper - lower, rounded up.
  T width() const { return directed::subtract_up(upper_, lower_); }
  /// A finite number of the interval, the middle of it up to rounding if both ends are finite.
  T midpoint() const;
  bool is_point() const { return lower_ == upper_; }
  bool is_finite() const { return lower_ - lower_ == 0 && upper_ - upper_ == 0; }
  bool contains(const Rational& x) const;
  bool contains_zero() const { return lower_ <= 0 && upper_ >= 0; }
  bool certainly_zero() const { return lower_ == 0 && upper_ == 0; }

  Interval operator-() const { return {-upper_, -lower_}; }
  Interval& operator+=(const Interval& b) {
    lower_ = directed::add_down(lower_, b.lower_);
    upper_ = directed::add_up(upper_, b.upper_);
    return *this;
  }
  Interval& operator-=(const Interval& b) {
    T lower = directed::subtract_down(lower_, b.upper_);
    upper_ = directed::subtract_up(upper_, b.lower_);
    lower_ = std::move(lower);
    return *this;
  }
  Interval& operator*=(const Interval& b) { return *this = product(*this, b); }
  Interval& operator/=(const Interval& b) { return *this = quotient(*this, b); }

  friend Interval operator+(Interval a, const Interval& b) { return a += b; }
  friend Interval operator-(Interval a, const Interval& b) { return a -= b; }
  friend Interval operator*(const Interval& a, const Interval& b) { return product(a, b); }
  friend Interval operator/(const Interval& a, const Interval& b) { return quotient(a, b); }
  /// Equality of the ends, not of the enclosed numbers: for those see compare().
  friend bool operator==(const Interval& a, const Interval& b) {
    return a.lower_ == b.lower_ && a.upper_ == b.upper_;
  }

 private:
  static Interval product(const Interval& a, const Interval& b);
  static Interval quotient(const Interval& a, const Interval& b);

  T lower_;
  T upper_;
};

using DoubleInterval = Interval<double>;
using WideInterval = Interval<Mp150>;

/// The smallest interval that contains both.
template <class T>
Interval<T> hull(const Interval<T>& a, const Interval<T>& b) {
  return {a.lower() < b.lower() ? a.lower() : b.lower(), a.upper() < b.upper() ? b.upper() : a.upper()};
}

/// Elementary functions. square and even powers are never negative; floor, ceil and sign of an interval
/// that meets a jump are the hull of the values; sin and cos stay within [-1, 1].
// clang-format off
template <class T> Interval<T> sqrt(const Interval<T>& x);
template <class T> Interval<T> square(const Interval<T>& x);
template <class T> Interval<T> exp(const Interval<T>& x);
template <class T> Interval<T> log(const Interval<T>& x);
template <class T> Interval<T> sin(const Interval<T>& x);
template <class T> Interval<T> cos(const Interval<T>& x);
template <class T> Interval<T> tan(const Interval<T>& x);
template <class T> Interval<T> tanh(const Interval<T>& x);
template <class T> Interval<T> abs(const Interval<T>& x);
template <class T> Interval<T> floor(const Interval<T>& x);
template <class T> Interval<T> ceil(const Interval<T>& x);
template <class T> Interval<T> sign(const Interval<T>& x);
template <class T> Interval<T> min(const Interval<T>& a, const Interval<T>& b);
template <class T> Interval<T> max(const Interval<T>& a, const Interval<T>& b);
// clang-format on

/// x^k with x^0 = 1 for every x.
template <class T>
Interval<T> power(const Interval<T>& x, long k);
/// base^exponent: integer powers if the exponent is the point of an integer; else exp(exponent log base)
/// for base > 0, and 0 at base 0 for positive exponents.
template <class T>
Interval<T> power(const Interval<T>& base, const std::type_identity_t<Interval<T>>& exponent);

/// Which orderings of a point of a and a point of b are possible. Wide intervals report a tie if the order
/// is open but every |a - b| is at most 2^-200 times every point of `scale`.
template <class T>
Ordering compare(const Interval<T>& a, const std::type_identity_t<Interval<T>>& b,
                 const std::type_identity_t<Interval<T>>& scale);

/// A point is printed rounded to nearest, another interval as "[lower, upper]" rounded outward.
// clang-format off
template <class T> std::string to_text(const Interval<T>& x, int digits);
template <class T> double to_double(const Interval<T>& x);
template <class T> bool is_finite(const Interval<T>& x) { return x.is_finite(); }
// clang-format on

template <class T>
inline Interval<T> Interval<T>::product(const Interval& a, const Interval& b) {
  using directed::multiply_down, directed::multiply_up;
  if (a.lower_ >= 0) {
    const T& for_lower = b.lower_ >= 0 ? a.lower_ : a.upper_;
    const T& for_upper = b.upper_ >= 0 ? a.upper_ : a.lower_;
    return {multiply_down(for_lower, b.lower_), multiply_up(for_upper, b.upper_)};
  }
  if (a.upper_ <= 0) {
    const T& for_lower = b.upper_ >= 0 ? a.lower_ : a.upper_;
    const T& for_upper = b.lower_ >= 0 ? a.upper_ : a.lower_;
    return {multiply_down(for_lower, b.upper_), multiply_up(for_upper, b.lower_)};
  }
  if (b.lower_ >= 0) return {multiply_down(a.lower_, b.upper_), multiply_up(a.upper_, b.upper_)};
  if (b.upper_ <= 0) return {multiply_down(a.upper_, b.lower_), multiply_up(a.lower_, b.lower_)};
  const T l1 = multiply_down(a.lower_, b.upper_), l2 = multiply_down(a.upper_, b.lower_);
  const T u1 = multiply_up(a.lower_, b.lower_), u2 = multiply_up(a.upper_, b.upper_);
  return {l1 < l2 ? l1 : l2, u1 < u2 ? u2 : u1};
}

template <class T>
inline Interval<T> Interval<T>::quotient(const Interval& a, const Interval& b) {
  using directed::divide_down, directed::divide_up;
  if (b.contains_zero()) {
    if (b.certainly_zero()) domain::division_by_zero(to_text(a, 6));
    domain::may_divide_by_zero(to_text(b, 6));
  }
  if (b.lower_ > 0) {
    return {divide_down(a.lower_, a.lower_ >= 0 ? b.upper_ : b.lower_),
            divide_up(a.upper_, a.upper_ >= 0 ? b.lower_ : b.upper_)};
  }
  return {divide_down(a.upper_, a.upper_ >= 0 ? b.upper_ : b.lower_),
          divide_up(a.lower_, a.lower_ >= 0 ? b.lower_ : b.upper_)};
}

}  // namespace referee

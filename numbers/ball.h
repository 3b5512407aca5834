#pragma once

#include <arb.h>

#include <string>

#include "numbers/errors.h"
#include "numbers/rational.h"
#include "numbers/truth.h"

namespace referee {

/// The precision of the operations on balls in this thread, in bits, for as long as the object lives.
class BallPrecision {
 public:
  explicit BallPrecision(long bits) : outer_(current_) { current_ = bits; }
  ~BallPrecision() { current_ = outer_; }
  BallPrecision(const BallPrecision&) = delete;
  BallPrecision& operator=(const BallPrecision&) = delete;
  static long bits() { return current_; }

 private:
  static thread_local long current_;
  long outer_;
};

/// A midpoint of arbitrary precision and a radius: all real numbers within the radius of the midpoint.
///
/// Every operation returns a ball that contains f(x, y, ...) for all real x, y, ... of its operands; its
/// midpoint is rounded to BallPrecision::bits(). A result that this precision holds exactly is a point.
/// Exponents are unbounded: nothing overflows or underflows. A ball may be the whole line; it is never NaN.
///
/// Failures, as for Interval: Undefined if no point of the operands has a value, Indeterminate
/// (possibly_undefined) if some have none.
///
/// Source: F. Johansson, Arb: efficient arbitrary-precision midpoint-radius interval arithmetic (2017).
class Ball {
 public:
  Ball() { arb_init(x_); }
  Ball(int x) : Ball() { arb_set_si(x_, x); }
  /// The point x; the whole line if x is infinite or NaN.
  Ball(double x);
  /// The smallest ball around both, up to rounding.
  Ball(const Ball& lower, const Ball& upper) : Ball() {
    arb_union(x_, lower.x_, upper.x_, BallPrecision::bits());
  }
  Ball(const Ball& b) : Ball() { arb_set(x_, b.x_); }
  Ball(Ball&& b) noexcept : Ball() { arb_swap(x_, b.x_); }
  Ball& operator=(const Ball& b) {
    arb_set(x_, b.x_);
    return *this;
  }
  Ball& operator=(Ball&& b) noexcept {
    arb_swap(x_, b.x_);
    return *this;
  }
  ~Ball() { arb_clear(x_); }

  static Ball from_rational(const Rational& x);
  static Ball pi();
  static Ball whole_line();

  /// The ends, as points, rounded outward to the precision of radii.
  Ball lower() const;
  Ball upper() const;
  Ball midpoint() const;
  bool is_point() const { return arb_is_exact(x_) != 0; }
  bool is_finite() const { return arb_is_finite(x_) != 0; }
  bool contains(const Rational& x) const;
  bool contains_zero() const { return arb_contains_zero(x_) != 0; }
  bool certainly_zero() const { return arb_is_zero(x_) != 0; }
  bool certainly_negative() const { return arb_is_negative(x_) != 0; }
  bool certainly_positive() const { return arb_is_positive(x_) != 0; }

  Ball operator-() const;
  Ball& operator+=(const Ball& b);
  Ball& operator-=(const Ball& b);
  Ball& operator*=(const Ball& b);
  Ball& operator/=(const Ball& b);
  friend Ball operator+(const Ball& a, const Ball& b);
  friend Ball operator-(const Ball& a, const Ball& b);
  friend Ball operator*(const Ball& a, const Ball& b);
  friend Ball operator/(const Ball& a, const Ball& b);
  /// Equality of the balls, not of the enclosed numbers: for those see compare().
  friend bool operator==(const Ball& a, const Ball& b) { return arb_equal(a.x_, b.x_) != 0; }

  arb_ptr get() { return x_; }
  arb_srcptr get() const { return x_; }

 private:
  arb_t x_;
};

/// The smallest ball around both, up to rounding.
inline Ball hull(const Ball& a, const Ball& b) {
  return {a, b};
}

Ball sqrt(const Ball& x);
/// The root of a number that is known to be nonnegative, though its ball may reach below zero: of a sum of
/// squares.
Ball sqrt_of_nonnegative(const Ball& x);
Ball square(const Ball& x);
Ball exp(const Ball& x);
Ball log(const Ball& x);
Ball sin(const Ball& x);
Ball cos(const Ball& x);
Ball tan(const Ball& x);
Ball tanh(const Ball& x);
Ball abs(const Ball& x);
Ball floor(const Ball& x);
Ball ceil(const Ball& x);
Ball sign(const Ball& x);
Ball min(const Ball& a, const Ball& b);
Ball max(const Ball& a, const Ball& b);
/// x^k with x^0 = 1 for every x.
Ball power(const Ball& x, long k);
/// base^exponent: integer powers if the exponent is the point of an integer; else exp(exponent log base)
/// for base > 0, and 0 at base 0 for positive exponents.
Ball power(const Ball& base, const Ball& exponent);

/// Which orderings of a point of a and a point of b are possible; a tie if the order is open but every |a -
/// b| is at most 2^-200 times every point of `scale`.
Ordering compare(const Ball& a, const Ball& b, const Ball& scale);

/// A point is printed rounded to nearest, another ball as "[lower, upper]" rounded outward.
std::string to_text(const Ball& x, int digits);
double to_double(const Ball& x);
inline bool is_finite(const Ball& x) {
  return x.is_finite();
}

}  // namespace referee

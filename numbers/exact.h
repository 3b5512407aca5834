#pragma once

#include <cstddef>
#include <string>

#include "numbers/interval.h"
#include "numbers/rational.h"
#include "numbers/truth.h"

namespace referee {

/// An exact real number a + b sqrt(n): a, b rational, n >= 2 an integer that is not a square.
///
/// Invariant: b = 0 and n = 0 for rationals. Square factors p^2 with p below a small bound are pulled out
/// of n; that two radicands give the same field is found by testing whether n1 n2 is a square, so results
/// and comparisons do not depend on factoring.
///
/// + - * / are exact. Numbers of two different fields Q(sqrt n) combine only if the result has this form
/// (sqrt(2) sqrt(3) = sqrt(6)); otherwise Indeterminate (unrepresentable). Division by zero and roots of
/// negative numbers are Undefined. A result of more than `largest_size` bits is Indeterminate (too_large).
class Exact {
 public:
  static constexpr std::size_t largest_size = 20000;  ///< bits of a and b together

  Exact() = default;
  Exact(int x) : a_(x) {}
  Exact(long x) : a_(x) {}
  Exact(const Rational& a);
  Exact(const Integer& a);
  /// a + b sqrt(radicand), for any rational radicand >= 0.
  Exact(const Rational& a, const Rational& b, const Rational& radicand);

  bool is_rational() const { return b_ == 0; }
  const Rational& rational_part() const { return a_; }  ///< a
  const Rational& root_part() const { return b_; }      ///< b
  const Integer& radicand() const { return n_; }        ///< n, 0 for rationals

  Exact operator-() const;
  Exact& operator+=(const Exact& y);
  Exact& operator-=(const Exact& y);
  Exact& operator*=(const Exact& y);
  Exact& operator/=(const Exact& y);
  friend Exact operator+(Exact x, const Exact& y) { return x += y; }
  friend Exact operator-(Exact x, const Exact& y) { return x -= y; }
  friend Exact operator*(Exact x, const Exact& y) { return x *= y; }
  friend Exact operator/(Exact x, const Exact& y) { return x /= y; }
  friend bool operator==(const Exact& x, const Exact& y) { return order(x, y) == 0; }
  friend bool operator<(const Exact& x, const Exact& y) { return order(x, y) < 0; }
  friend bool operator>(const Exact& x, const Exact& y) { return order(x, y) > 0; }
  friend bool operator<=(const Exact& x, const Exact& y) { return order(x, y) <= 0; }
  friend bool operator>=(const Exact& x, const Exact& y) { return order(x, y) >= 0; }

  /// -1, 0 or 1 as x < y, x = y, x > y: always decided, also across fields (by squaring twice).
  static int order(const Exact& x, const Exact& y);
  /// -1, 0 or 1 as the number is negative, zero, positive.
  int signum() const;

 private:
  bool enter_field_of(const Exact& y);
  Exact& finished();

  Rational a_;
  Rational b_;
  Integer n_;
};

/// The root of a rational, or of an a + b sqrt(n) that is a square within Q(sqrt n).
Exact sqrt(const Exact& x);
/// Exact only at 0 (log: at 1); Indeterminate (unrepresentable) elsewhere, Undefined outside the domain.
Exact exp(const Exact& x);
Exact log(const Exact& x);
Exact sin(const Exact& x);
Exact cos(const Exact& x);
Exact tan(const Exact& x);
Exact tanh(const Exact& x);

Exact square(const Exact& x);
Exact abs(const Exact& x);
Exact floor(const Exact& x);
Exact ceil(const Exact& x);
Exact sign(const Exact& x);
Exact min(const Exact& x, const Exact& y);
Exact max(const Exact& x, const Exact& y);

/// x^k with x^0 = 1; Undefined for 0 and k < 0.
Exact power(const Exact& x, long k);
/// base^exponent for integers and half-integers; other exponents are unrepresentable (unless the base is 0
/// or 1), and Undefined for negative bases.
Exact power(const Exact& base, const Exact& exponent);

/// Always one of the three certain orderings; the scale is not looked at.
Ordering compare(const Exact& x, const Exact& y, const Exact& scale);

/// "1/2 + 3*sqrt(2)", in the language of claims.
std::string to_string(const Exact& x);
/// to_string if that is short, else the decimal to that many digits.
std::string to_text(const Exact& x, int digits);
/// Accurate to about a unit in the last place.
double to_double(const Exact& x);
inline bool is_finite(const Exact&) {
  return true;
}
WideInterval enclose(const Exact& x);

}  // namespace referee

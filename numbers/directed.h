#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "numbers/errors.h"
#include "numbers/multiprecision.h"

/// Directed rounding without touching the rounding mode: each operation returns a number of the format at
/// or below (_down), at or above (_up) the exact result, and the exact result itself where the format
/// holds it (products and quotients near underflow excepted).
///
/// For double the sign of the rounding error is found by an error-free transformation (Knuth's two-sum;
/// fused multiply-add for products, quotients and roots) and the result moves one step if it lies on the
/// wrong side: at most one unit in the last place from the best bound. For Mp150 MPFR rounds directly.
///
/// The operands are ends of intervals: 0 times an infinite end is 0; a sum of opposite infinities does not
/// arise. Sources: Muller et al., Handbook of Floating-Point Arithmetic, 2nd edition, chapters 4 and 5.

namespace referee::directed {

/// Below this magnitude the error of a product or quotient may itself underflow.
inline constexpr double smallest_safe = 0x1p-900;

inline double next_up(double x) {
  if (!(x < std::numeric_limits<double>::infinity())) return x;
  if (x == 0) return std::numeric_limits<double>::denorm_min();
  const auto bits = std::bit_cast<std::int64_t>(x);
  return std::bit_cast<double>(x > 0 ? bits + 1 : bits - 1);
}
inline double next_down(double x) { return -next_up(-x); }

/// The bound for a nonzero exact result that rounded to the zero z.
inline double below_underflow(double z) {
  return std::signbit(z) ? -std::numeric_limits<double>::denorm_min() : 0.0;
}

inline double add_down(double a, double b) {
  const double s = a + b;
  const double t = s - a;
  const double error = (a - (s - t)) + (b - t);
  return error >= 0 ? s : next_down(s);
}

inline double multiply_down(double a, double b) {
  if (a == 0 || b == 0) return 0.0;
  const double p = a * b;
  if (p == 0) return below_underflow(p);
  if (std::abs(p) < smallest_safe) return next_down(p);
  return std::fma(a, b, -p) >= 0 ? p : next_down(p);
}

/// Requires b != 0.
inline double divide_down(double a, double b) {
  if (a == 0) return 0.0;
  const double q = a / b;
  if (q == 0) return below_underflow(q);
  if (std::abs(q) < smallest_safe || std::abs(a) < smallest_safe) return next_down(q);
  const double residual = std::fma(-q, b, a);
  return (b > 0 ? residual >= 0 : residual <= 0) ? q : next_down(q);
}

/// Requires a >= 0.
inline double sqrt_down(double a) {
  const double s = std::sqrt(a);
  if (a == 0) return 0.0;
  if (a < smallest_safe) return next_down(s);
  return std::fma(-s, s, a) >= 0 ? s : next_down(s);
}
inline double sqrt_up(double a) {
  const double s = std::sqrt(a);
  if (a == 0) return 0.0;
  if (a < smallest_safe) return next_up(s);
  return std::fma(-s, s, a) <= 0 ? s : next_up(s);
}

inline double add_up(double a, double b) { return -add_down(-a, -b); }
inline double subtract_down(double a, double b) { return add_down(a, -b); }
inline double subtract_up(double a, double b) { return -add_down(-a, b); }
inline double multiply_up(double a, double b) { return -multiply_down(-a, b); }
inline double divide_up(double a, double b) { return -divide_down(-a, b); }

Mp150 add_down(const Mp150& a, const Mp150& b);
Mp150 add_up(const Mp150& a, const Mp150& b);
Mp150 subtract_down(const Mp150& a, const Mp150& b);
Mp150 subtract_up(const Mp150& a, const Mp150& b);
Mp150 multiply_down(const Mp150& a, const Mp150& b);
Mp150 multiply_up(const Mp150& a, const Mp150& b);
Mp150 divide_down(const Mp150& a, const Mp150& b);
Mp150 divide_up(const Mp150& a, const Mp150& b);
Mp150 sqrt_down(const Mp150& a);
Mp150 sqrt_up(const Mp150& a);

}  // namespace referee::directed

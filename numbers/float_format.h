#pragma once

#include <optional>
#include <string_view>

#include "numbers/arithmetic.h"

/// Rounding to the binary formats of IEEE 754 (half, single, double) and bfloat16: to nearest, ties to
/// even, with subnormals.

namespace referee {

enum class FloatFormat : unsigned char { half, bfloat16, single_precision, double_precision };

/// "half", "bfloat16", "single", "double".
std::optional<FloatFormat> float_format_from_name(std::string_view name);
std::string_view to_string(FloatFormat format);

/// Numbers m 2^e with |m| < 2^precision and e >= least_exponent, up to `largest` = (2^precision - 1)
/// 2^largest_exponent.
struct FloatFormatParameters {
  int precision;
  int least_exponent;
  int largest_exponent;
};
FloatFormatParameters parameters(FloatFormat format);

/// x rounded; nothing if that is infinite: from half a step above the largest number on, that is for
/// |x| >= (2^precision - 1/2) 2^largest_exponent.
std::optional<Rational> round_to(FloatFormat format, const Rational& x);

/// The same in each arithmetic. Plain numbers become infinite. Intervals are rounded at both ends (rounding
/// is monotone). Exact rationals are rounded exactly, irrational ones through an enclosure (unrepresentable
/// if that leaves a choice). For intervals and exact numbers a certain overflow is Undefined, a possible one
/// Indeterminate (possibly_undefined).
double round_to(FloatFormat format, double x);
Mp50 round_to(FloatFormat format, const Mp50& x);
Mp150 round_to(FloatFormat format, const Mp150& x);
DoubleInterval round_to(FloatFormat format, const DoubleInterval& x);
WideInterval round_to(FloatFormat format, const WideInterval& x);
Exact round_to(FloatFormat format, const Exact& x);

}  // namespace referee

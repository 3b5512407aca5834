#include "numbers/float_format.h"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "numbers/domain.h"
#include "numbers/errors.h"

namespace referee {
namespace {

constexpr std::array<std::pair<std::string_view, FloatFormat>, 4> names{{
    {"half", FloatFormat::half},
    {"bfloat16", FloatFormat::bfloat16},
    {"single", FloatFormat::single_precision},
    {"double", FloatFormat::double_precision},
}};

Rational power_of_two(long k) {
  return power(Rational(2), k);
}

/// The exact value of a finite number.
Rational exact_value(double x) {
  return rational_from_double(x);
}
template <class N>
Rational exact_value(const N& x) {
  Rational r;
  mpfr_get_q(r.backend().data(), x.backend().data());
  return r;
}

template <class N>
N round_plain(FloatFormat format, const N& x) {
  if (!(x - x == 0) || x == 0) return x;
  const auto rounded = round_to(format, exact_value(x));
  if (!rounded)
    return x > 0 ? N(std::numeric_limits<double>::infinity()) : N(-std::numeric_limits<double>::infinity());
  return from_rational<N>(*rounded);
}

[[noreturn]] void overflow(FloatFormat format, const std::string& x) {
  throw Undefined("rounding to " + std::string(to_string(format)) + " overflows: " + x);
}

[[noreturn]] void possible_overflow(FloatFormat format, const std::string& x) {
  throw Indeterminate(Indeterminate::Reason::possibly_undefined,
                      "rounding to " + std::string(to_string(format)) + " may overflow: " + x);
}

template <class T>
Interval<T> round_ends(FloatFormat format, const Interval<T>& x) {
  if (!x.is_finite()) possible_overflow(format, to_text(x, 6));
  const auto lower = round_to(format, exact_value(x.lower()));
  const auto upper = round_to(format, exact_value(x.upper()));
  const bool same_side = x.lower() > 0 ? !lower : x.upper() < 0 && !upper;
  if (same_side) overflow(format, to_text(x, 6));
  if (!lower || !upper) possible_overflow(format, to_text(x, 6));
  return hull(Interval<T>::from_rational(*lower), Interval<T>::from_rational(*upper));
}

}  // namespace

std::optional<FloatFormat> float_format_from_name(std::string_view name) {
  for (const auto& [known, format] : names) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::string_view to_string(FloatFormat format) {
  return names[static_cast<std::size_t>(format)].first;
}

FloatFormatParameters parameters(FloatFormat format) {
  switch (format) {
    case FloatFormat::half:
      return {11, -24, 5};
    case FloatFormat::bfloat16:
      return {8, -133, 120};
    case FloatFormat::single_precision:
      return {24, -149, 104};
    case FloatFormat::double_precision:
      return {53, -1074, 971};
  }
  return {};
}

std::optional<Rational> round_to(FloatFormat format, const Rational& x) {
  const auto [precision, least_exponent, largest_exponent] = parameters(format);
  const Dyadic nearest = round_to_nearest(x, precision, least_exponent);
  const Rational rounded = nearest.mantissa * power_of_two(nearest.exponent);
  if (abs(rounded) >= power_of_two(precision + largest_exponent)) return std::nullopt;
  return rounded;
}

double round_to(FloatFormat format, double x) {
  return round_plain(format, x);
}
Mp50 round_to(FloatFormat format, const Mp50& x) {
  return round_plain(format, x);
}
Mp150 round_to(FloatFormat format, const Mp150& x) {
  return round_plain(format, x);
}
DoubleInterval round_to(FloatFormat format, const DoubleInterval& x) {
  return round_ends(format, x);
}
WideInterval round_to(FloatFormat format, const WideInterval& x) {
  return round_ends(format, x);
}

Exact round_to(FloatFormat format, const Exact& x) {
  if (x.is_rational()) {
    const auto rounded = round_to(format, x.rational_part());
    if (!rounded) overflow(format, to_text(x, 6));
    return Exact(*rounded);
  }
  const WideInterval rounded = round_to(format, enclose(x));
  if (!rounded.is_point())
    domain::unrepresentable("rounding of " + to_text(x, 30), "those decided by 150 digits");
  return Exact(exact_value(rounded.lower()));
}

}  // namespace referee

#pragma once

#include <boost/multiprecision/gmp.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "numbers/truth.h"

/// Exact integers and rationals (GMP): the numbers of literals, recipes and certificates. Everything here
/// is exact unless it says "rounded". A Rational is always in lowest terms with a positive denominator.

namespace referee {

using Integer = boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off>;
using Rational =
    boost::multiprecision::number<boost::multiprecision::gmp_rational, boost::multiprecision::et_off>;

/// Reads "12", "0.1", "1e-5", "3/4", "-2". A point needs a digit on both sides; a fraction has two plain
/// integers. Nothing is returned for other text, a zero denominator, a decimal exponent beyond
/// +-largest_literal_exponent, or text longer than longest_literal characters.
std::optional<Rational> parse_rational(std::string_view text);
inline constexpr long largest_literal_exponent = 4000;
inline constexpr std::size_t longest_literal = 10000;

/// "3/4", "-2"; parse_rational reads it back.
std::string to_string(const Rational& x);

/// x in decimal, rounded to nearest (ties to even) at `digits` >= 1 significant digits, without trailing
/// zeros: "0.33333", "-12", "1.5e-07". Exponents are used below 1e-5 and from 10^digits on.
std::string to_decimal(const Rational& x, int digits);

/// The size of x: the number of bits of its numerator plus those of its denominator.
std::size_t bits(const Rational& x);
std::size_t bits(const Integer& n);

/// The nonnegative rational whose square is x; nothing if x is negative or not the square of a rational.
std::optional<Rational> exact_sqrt(const Rational& x);
std::optional<Integer> exact_sqrt(const Integer& n);

/// x^k, with x^0 = 1. Throws Undefined for 0^k with k < 0, and Indeterminate (too_large) if the result
/// would have more than a million bits.
Rational power(const Rational& x, long k);

Integer floor(const Rational& x);
Integer ceil(const Rational& x);
Rational abs(const Rational& x);

/// Always one of the three certain orderings.
Ordering compare(const Rational& a, const Rational& b);

/// mantissa * 2^exponent.
struct Dyadic {
  Integer mantissa;
  long exponent = 0;
};

/// The number m * 2^e nearest to x (ties to even m) with |m| <= 2^precision and e >= least_exponent, where
/// e is as small as these allow: the rounding of a binary format with gradual underflow, without overflow.
Dyadic round_to_nearest(const Rational& x, long precision, long least_exponent);

/// x rounded to the nearest double, subnormals included; infinite from 2^1024 - 2^970 on, as in IEEE 754.
double to_double(const Rational& x);

/// The exact value of a finite double. Throws InternalError for infinities and NaN.
Rational rational_from_double(double x);

}  // namespace referee

#include "numbers/rational.h"

#include <mpfr.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "numbers/errors.h"

namespace referee {
namespace {

constexpr std::size_t largest_power_size = 1'000'000;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Requires digits only (a leading zero must not mean octal).
Integer integer_from_digits(std::string_view digits) {
  Integer n;
  mpz_set_str(n.backend().data(), std::string(digits).c_str(), 10);
  return n;
}

Integer power_of_ten(unsigned long k) {
  Integer n;
  mpz_ui_pow_ui(n.backend().data(), 10, k);
  return n;
}

Rational times_power_of_two(const Rational& x, long k) {
  Rational y;
  if (k >= 0) {
    mpq_mul_2exp(y.backend().data(), x.backend().data(), static_cast<mp_bitcnt_t>(k));
  } else {
    mpq_div_2exp(y.backend().data(), x.backend().data(), static_cast<mp_bitcnt_t>(-k));
  }
  return y;
}

/// x >= 0 rounded to an integer, ties to even.
Integer nearest_integer(const Rational& x) {
  const Integer n = floor(x);
  const Ordering half = compare(Rational(x - n), Rational(1, 2));
  return half.less || (half.equal && n % 2 == 0) ? n : n + 1;
}

/// The largest e with 2^e <= |x|, for x != 0.
long binary_exponent(const Rational& x) {
  const Rational magnitude = abs(x);
  const long guess = static_cast<long>(bits(Integer(numerator(magnitude)))) -
                     static_cast<long>(bits(Integer(denominator(magnitude))));
  return times_power_of_two(magnitude, -guess) < 1 ? guess - 1 : guess;
}

/// The largest e with 10^e <= x, for x > 0.
long decimal_exponent(const Rational& x) {
  long e = static_cast<long>(std::floor(static_cast<double>(binary_exponent(x)) * 0.30102999566398120));
  while (power(Rational(10), e) > x) --e;
  while (power(Rational(10), e + 1) <= x) ++e;
  return e;
}

std::optional<Rational> parse_fraction(std::string_view numerator, std::string_view denominator) {
  if (!all_digits(numerator) || !all_digits(denominator)) return std::nullopt;
  const Integer d = integer_from_digits(denominator);
  if (d == 0) return std::nullopt;
  return Rational(integer_from_digits(numerator), d);
}

std::optional<long> parse_exponent(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (!all_digits(text)) return std::nullopt;
  const Integer n = integer_from_digits(text);
  if (n > largest_literal_exponent) return std::nullopt;
  const long k = n.convert_to<long>();
  return negative ? -k : k;
}

std::optional<Rational> parse_decimal(std::string_view text) {
  long exponent = 0;
  if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
    const auto parsed = parse_exponent(text.substr(e + 1));
    if (!parsed) return std::nullopt;
    exponent = *parsed;
    text = text.substr(0, e);
  }
  std::string digits(text);
  if (const auto point = text.find('.'); point != std::string_view::npos) {
    if (!all_digits(text.substr(0, point)) || !all_digits(text.substr(point + 1))) return std::nullopt;
    digits.erase(point, 1);
    exponent -= static_cast<long>(text.size() - point - 1);
  }
  if (!all_digits(digits)) return std::nullopt;
  const Integer n = integer_from_digits(digits);
  if (exponent >= 0) return Rational(Integer(n * power_of_ten(static_cast<unsigned long>(exponent))));
  return Rational(n, power_of_ten(static_cast<unsigned long>(-exponent)));
}

}  // namespace

std::optional<Rational> parse_rational(std::string_view text) {
  if (text.size() > longest_literal) return std::nullopt;
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const auto slash = text.find('/');
  std::optional<Rational> x = slash == std::string_view::npos
                                  ? parse_decimal(text)
                                  : parse_fraction(text.substr(0, slash), text.substr(slash + 1));
  if (x && negative) x = Rational(-*x);
  return x;
}

std::string to_string(const Rational& x) {
  return x.str();
}

std::string to_decimal(const Rational& x, int digits) {
  REFEREE_DEMAND(digits >= 1);
  if (x == 0) return "0";
  const Rational magnitude = abs(x);
  long e = decimal_exponent(magnitude);
  std::string text = nearest_integer(Rational(magnitude * power(Rational(10), digits - 1 - e))).str();
  if (text.size() > static_cast<std::size_t>(digits)) ++e;
  text.erase(text.find_last_not_of('0') + 1);
  const std::string sign = x < 0 ? "-" : "";
  const long count = static_cast<long>(text.size());
  if (e < -5 || e >= digits) {
    if (count > 1) text.insert(1, ".");
    const std::string exponent = std::to_string(std::abs(e));
    return sign + text + (e < 0 ? "e-" : "e+") + (exponent.size() < 2 ? "0" : "") + exponent;
  }
  if (e < 0) return sign + "0." + std::string(static_cast<std::size_t>(-e - 1), '0') + text;
  if (count <= e + 1) return sign + text + std::string(static_cast<std::size_t>(e + 1 - count), '0');
  return sign + text.insert(static_cast<std::size_t>(e + 1), ".");
}

std::size_t bits(const Integer& n) {
  return n == 0 ? 0 : mpz_sizeinbase(n.backend().data(), 2);
}

std::size_t bits(const Rational& x) {
  const auto* q = x.backend().data();
  return (x == 0 ? 0 : mpz_sizeinbase(mpq_numref(q), 2)) + mpz_sizeinbase(mpq_denref(q), 2);
}

std::optional<Integer> exact_sqrt(const Integer& n) {
  if (n < 0 || mpz_perfect_square_p(n.backend().data()) == 0) return std::nullopt;
  Integer root;
  mpz_sqrt(root.backend().data(), n.backend().data());
  return root;
}

std::optional<Rational> exact_sqrt(const Rational& x) {
  const auto p = exact_sqrt(Integer(numerator(x)));
  if (!p) return std::nullopt;
  const auto q = exact_sqrt(Integer(denominator(x)));
  if (!q) return std::nullopt;
  return Rational(*p, *q);
}

Rational power(const Rational& x, long k) {
  if (k < 0 && x == 0) throw Undefined("power of zero with a negative exponent: 0^" + std::to_string(k));
  const unsigned long n = k < 0 ? 0UL - static_cast<unsigned long>(k) : static_cast<unsigned long>(k);
  const std::size_t size = x == 0 || abs(x) == 1 ? 0 : bits(x);
  if (size > 0 && n > largest_power_size / size) {
    throw Indeterminate(Indeterminate::Reason::too_large,
                        "power of " + std::to_string(size) + " bits times exponent " + std::to_string(k) +
                            " is over the limit of " + std::to_string(largest_power_size) + " bits");
  }
  const unsigned long reduced = size == 0 ? (n == 0 ? 0 : 2 - n % 2) : n;
  Integer p, q;
  mpz_pow_ui(p.backend().data(), mpq_numref(x.backend().data()), reduced);
  mpz_pow_ui(q.backend().data(), mpq_denref(x.backend().data()), reduced);
  return k < 0 ? Rational(q, p) : Rational(p, q);
}

Integer floor(const Rational& x) {
  Integer n;
  mpz_fdiv_q(n.backend().data(), mpq_numref(x.backend().data()), mpq_denref(x.backend().data()));
  return n;
}

Integer ceil(const Rational& x) {
  Integer n;
  mpz_cdiv_q(n.backend().data(), mpq_numref(x.backend().data()), mpq_denref(x.backend().data()));
  return n;
}

Rational abs(const Rational& x) {
  return x < 0 ? Rational(-x) : x;
}

Ordering compare(const Rational& a, const Rational& b) {
  const int order = mpq_cmp(a.backend().data(), b.backend().data());
  return {order<0, order == 0, order> 0, false};
}

Dyadic round_to_nearest(const Rational& x, long precision, long least_exponent) {
  if (x == 0) return {Integer(0), least_exponent};
  const long exponent = std::max(binary_exponent(x) - precision + 1, least_exponent);
  Integer mantissa = nearest_integer(times_power_of_two(abs(x), -exponent));
  return {x < 0 ? Integer(-mantissa) : mantissa, exponent};
}

double to_double(const Rational& x) {
  if (x == 0) return 0.0;
  const long e = binary_exponent(x);
  if (e > 1024)
    return x < 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  if (e < -1080) return x < 0 ? -0.0 : 0.0;
  const Dyadic nearest = round_to_nearest(x, 53, -1074);
  return std::ldexp(nearest.mantissa.convert_to<double>(), static_cast<int>(nearest.exponent));
}

Rational rational_from_double(double x) {
  REFEREE_DEMAND(std::isfinite(x));
  Rational r;
  mpq_set_d(r.backend().data(), x);
  return r;
}

}  // namespace referee

#include "numbers/arithmetic.h"

#include <fmt/format.h>

#include <limits>

#include "numbers/domain.h"

namespace referee {
namespace {

template <class N>
N nearest(const Rational& x) {
  N y;
  mpfr_set_q(y.backend().data(), x.backend().data(), MPFR_RNDN);
  return y;
}

template <class N>
N nearest_pi() {
  N y;
  mpfr_const_pi(y.backend().data(), MPFR_RNDN);
  return y;
}

template <class N>
N integer_power(const N& x, long k) {
  N y;
  mpfr_pow_si(y.backend().data(), x.backend().data(), k, MPFR_RNDN);
  return y;
}

template <class N>
N real_power(const N& base, const N& exponent) {
  N y;
  mpfr_pow(y.backend().data(), base.backend().data(), exponent.backend().data(), MPFR_RNDN);
  return y;
}

template <class N>
std::string general_text(const N& x, int digits) {
  const int size = mpfr_snprintf(nullptr, 0, "%.*RNg", digits, x.backend().data());
  std::string text(static_cast<std::size_t>(size) + 1, '\0');
  mpfr_snprintf(text.data(), text.size(), "%.*RNg", digits, x.backend().data());
  text.pop_back();
  return text;
}

}  // namespace

double NumberTraits<double>::from_rational(const Rational& x) {
  return to_double(x);
}
Mp50 NumberTraits<Mp50>::from_rational(const Rational& x) {
  return nearest<Mp50>(x);
}
Mp150 NumberTraits<Mp150>::from_rational(const Rational& x) {
  return nearest<Mp150>(x);
}
DoubleInterval NumberTraits<DoubleInterval>::from_rational(const Rational& x) {
  return DoubleInterval::from_rational(x);
}
WideInterval NumberTraits<WideInterval>::from_rational(const Rational& x) {
  return WideInterval::from_rational(x);
}
Exact NumberTraits<Exact>::from_rational(const Rational& x) {
  return Exact(x);
}

double NumberTraits<double>::pi() {
  return 0x1.921fb54442d18p+1;
}
Mp50 NumberTraits<Mp50>::pi() {
  return nearest_pi<Mp50>();
}
Mp150 NumberTraits<Mp150>::pi() {
  return nearest_pi<Mp150>();
}
DoubleInterval NumberTraits<DoubleInterval>::pi() {
  return DoubleInterval::pi();
}
WideInterval NumberTraits<WideInterval>::pi() {
  return WideInterval::pi();
}
Exact NumberTraits<Exact>::pi() {
  domain::unrepresentable("pi", "the form a + b*sqrt(n) with rational a and b");
}

double power(const double& x, long k) {
  return std::pow(x, static_cast<double>(k));
}
Mp50 power(const Mp50& x, long k) {
  return integer_power(x, k);
}
Mp150 power(const Mp150& x, long k) {
  return integer_power(x, k);
}

double power(const double& base, const double& exponent) {
  return std::pow(base, exponent);
}
Mp50 power(const Mp50& base, const Mp50& exponent) {
  return real_power(base, exponent);
}
Mp150 power(const Mp150& base, const Mp150& exponent) {
  return real_power(base, exponent);
}

double to_double(const double& x) {
  return x;
}
double to_double(const Mp50& x) {
  return mpfr_get_d(x.backend().data(), MPFR_RNDN);
}
double to_double(const Mp150& x) {
  return mpfr_get_d(x.backend().data(), MPFR_RNDN);
}

std::string to_text(const double& x, int digits) {
  return fmt::format("{:.{}g}", x, digits);
}
std::string to_text(const Mp50& x, int digits) {
  return general_text(x, digits);
}
std::string to_text(const Mp150& x, int digits) {
  return general_text(x, digits);
}

}  // namespace referee

#include "numbers/ball.h"

#include <mpfr.h>

#include <cmath>
#include <vector>

#include "numbers/domain.h"

namespace referee {

thread_local long BallPrecision::current_ = 512;

namespace {

long bits() {
  return BallPrecision::bits();
}

/// Operations that have no enclosure, or whose operands are not finite, give the whole line.
Ball settled(Ball x) {
  if (arf_is_nan(arb_midref(x.get())) != 0) return Ball::whole_line();
  return x;
}

template <class F>
Ball of(F f, const Ball& x) {
  Ball y;
  f(y.get(), x.get(), bits());
  return settled(std::move(y));
}

template <class F>
Ball of(F f, const Ball& a, const Ball& b) {
  Ball y;
  f(y.get(), a.get(), b.get(), bits());
  return settled(std::move(y));
}

/// The value of a point that is a machine integer.
bool is_machine_integer(const Ball& x, long& value) {
  if (!x.is_point() || arf_is_int(arb_midref(x.get())) == 0) return false;
  if (arf_cmpabs_2exp_si(arb_midref(x.get()), 50) > 0) return false;
  value = arf_get_si(arb_midref(x.get()), ARF_RND_NEAR);
  return true;
}

std::string end_text(const arf_t x, int digits, mpfr_rnd_t rounding) {
  if (arf_is_inf(x) != 0) return arf_sgn(x) < 0 ? "-inf" : "inf";
  mpfr_t value;
  mpfr_init2(value, static_cast<mpfr_prec_t>(std::max(64L, arf_bits(x))));
  arf_get_mpfr(value, x, rounding);
  const char* format = rounding == MPFR_RNDN ? "%.*RNg" : rounding == MPFR_RNDD ? "%.*RDg" : "%.*RUg";
  std::vector<char> text(static_cast<std::size_t>(digits) + 64);
  mpfr_snprintf(text.data(), text.size(), format, digits, value);
  mpfr_clear(value);
  return text.data();
}

}  // namespace

Ball::Ball(double x) : Ball() {
  if (x - x == 0) {
    arb_set_d(x_, x);
  } else {
    arb_zero_pm_inf(x_);
  }
}

Ball Ball::from_rational(const Rational& x) {
  Ball y;
  fmpq_t q;
  fmpq_init(q);
  fmpq_set_mpq(q, x.backend().data());
  arb_set_fmpq(y.x_, q, bits());
  fmpq_clear(q);
  return y;
}

Ball Ball::pi() {
  Ball y;
  arb_const_pi(y.x_, bits());
  return y;
}

Ball Ball::whole_line() {
  Ball y;
  arb_zero_pm_inf(y.x_);
  return y;
}

Ball Ball::lower() const {
  Ball y;
  arb_get_lbound_arf(arb_midref(y.x_), x_, bits());
  return y;
}

Ball Ball::upper() const {
  Ball y;
  arb_get_ubound_arf(arb_midref(y.x_), x_, bits());
  return y;
}

Ball Ball::midpoint() const {
  Ball y;
  arb_get_mid_arb(y.x_, x_);
  return y;
}

bool Ball::contains(const Rational& x) const {
  fmpq_t q;
  fmpq_init(q);
  fmpq_set_mpq(q, x.backend().data());
  const bool inside = arb_contains_fmpq(x_, q) != 0;
  fmpq_clear(q);
  return inside;
}

Ball Ball::operator-() const {
  Ball y;
  arb_neg(y.x_, x_);
  return y;
}

#define REFEREE_BALL_OPERATOR(SIGN, FUNCTION)        \
  Ball& Ball::operator SIGN##=(const Ball & b) {     \
    return *this = *this SIGN b;                     \
  }                                                  \
  Ball operator SIGN(const Ball& a, const Ball& b) { \
    return of(FUNCTION, a, b);                       \
  }
REFEREE_BALL_OPERATOR(+, arb_add)
REFEREE_BALL_OPERATOR(-, arb_sub)
REFEREE_BALL_OPERATOR(*, arb_mul)
#undef REFEREE_BALL_OPERATOR

Ball operator/(const Ball& a, const Ball& b) {
  if (b.certainly_zero()) domain::division_by_zero(to_text(a, 6));
  if (b.contains_zero()) domain::may_divide_by_zero(to_text(b, 6));
  return of(arb_div, a, b);
}
Ball& Ball::operator/=(const Ball& b) {
  return *this = *this / b;
}

Ball sqrt(const Ball& x) {
  if (x.certainly_negative()) domain::root_of_negative(to_text(x, 6));
  if (arb_contains_negative(x.get()) != 0) domain::may_take_root_of_negative(to_text(x, 6));
  return of(arb_sqrt, x);
}
Ball sqrt_of_nonnegative(const Ball& x) {
  return of(arb_sqrtpos, x);
}
Ball square(const Ball& x) {
  return of(arb_sqr, x);
}
Ball exp(const Ball& x) {
  return of(arb_exp, x);
}
Ball log(const Ball& x) {
  if (arb_is_nonpositive(x.get()) != 0) domain::log_of_nonpositive(to_text(x, 6));
  if (arb_contains_nonpositive(x.get()) != 0) domain::may_take_log_of_nonpositive(to_text(x, 6));
  return of(arb_log, x);
}
Ball sin(const Ball& x) {
  return of(arb_sin, x);
}
Ball cos(const Ball& x) {
  return of(arb_cos, x);
}
Ball tan(const Ball& x) {
  Ball y;
  arb_tan(y.get(), x.get(), bits());
  if (!y.is_finite()) domain::may_meet_pole_of_tan(to_text(x, 6));
  return y;
}
Ball tanh(const Ball& x) {
  return of(arb_tanh, x);
}
Ball abs(const Ball& x) {
  if (!x.contains_zero()) return x.certainly_negative() ? -x : x;
  // Around zero, [0, bound]: what arb_abs returns reaches as far below zero as above.
  Ball y;
  arb_get_mag(arb_radref(y.get()), x.get());
  Ball bound;
  arf_set_mag(arb_midref(bound.get()), arb_radref(y.get()));
  return {Ball(0), bound};
}
Ball floor(const Ball& x) {
  return of(arb_floor, x);
}
Ball ceil(const Ball& x) {
  return of(arb_ceil, x);
}
Ball sign(const Ball& x) {
  Ball y;
  arb_sgn(y.get(), x.get());
  return y;
}
Ball min(const Ball& a, const Ball& b) {
  return of(arb_min, a, b);
}
Ball max(const Ball& a, const Ball& b) {
  return of(arb_max, a, b);
}

Ball power(const Ball& x, long k) {
  Ball y;
  if (k < 0) {
    if (x.certainly_zero()) domain::power_undefined("0", std::to_string(k));
    if (x.contains_zero()) domain::power_may_be_undefined(to_text(x, 6), std::to_string(k));
    return power(Ball(1) / x, -k);
  }
  arb_pow_ui(y.get(), x.get(), static_cast<ulong>(k), bits());
  return settled(std::move(y));
}

Ball power(const Ball& base, const Ball& exponent) {
  long k = 0;
  if (is_machine_integer(exponent, k)) return power(base, k);
  if (base.certainly_positive()) return exp(exponent * log(base));
  if (arb_is_nonnegative(base.get()) != 0 && exponent.certainly_positive()) {
    if (base.certainly_zero()) return Ball(0);
    return {Ball(0), exp(exponent * log(base.upper()))};
  }
  const std::string base_text = to_text(base, 6), exponent_text = to_text(exponent, 6);
  if (base.certainly_zero() && exponent.certainly_negative())
    domain::power_undefined(base_text, exponent_text);
  if (base.certainly_negative() && arb_contains_int(exponent.get()) == 0)
    domain::power_undefined(base_text, exponent_text);
  domain::power_may_be_undefined(base_text, exponent_text);
}

Ordering compare(const Ball& a, const Ball& b, const Ball& scale) {
  const bool certainly_equal = a.is_point() && b.is_point() && a == b;
  if (certainly_equal) return Ordering::certainly_equal();
  Ordering order{arb_ge(a.get(), b.get()) == 0, arb_overlaps(a.get(), b.get()) != 0,
                 arb_le(a.get(), b.get()) == 0, false};
  if (order.less + order.equal + order.greater <= 1 || !scale.certainly_positive()) return order;
  const Ball distance = a - b;
  const Ball bound = scale * Ball(0x1p-200);
  order.tie = distance.is_finite() && arb_le(abs(distance).upper().get(), bound.lower().get()) != 0;
  return order;
}

std::string to_text(const Ball& x, int digits) {
  if (x.is_point()) return end_text(arb_midref(x.get()), digits, MPFR_RNDN);
  const Ball lower = x.lower(), upper = x.upper();
  return "[" + end_text(arb_midref(lower.get()), digits, MPFR_RNDD) + ", " +
         end_text(arb_midref(upper.get()), digits, MPFR_RNDU) + "]";
}

double to_double(const Ball& x) {
  return arf_get_d(arb_midref(x.get()), ARF_RND_NEAR);
}

}  // namespace referee

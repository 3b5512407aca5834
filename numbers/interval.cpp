#include "numbers/interval.h"

#include <mpfr.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace referee {
namespace {

/// An MPFR variable.
class Variable {
 public:
  explicit Variable(mpfr_prec_t precision) { mpfr_init2(x_, precision); }
  ~Variable() { mpfr_clear(x_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
  mpfr_ptr get() { return x_; }

 private:
  mpfr_t x_;
};

mpfr_prec_t precision_of(double) {
  return 53;
}
mpfr_prec_t precision_of(const Mp150& x) {
  return mpfr_get_prec(x.backend().data());
}

/// Exact: the target has at least the precision of the source.
void assign(Variable& target, double x) {
  mpfr_set_d(target.get(), x, MPFR_RNDN);
}
void assign(Variable& target, const Mp150& x) {
  mpfr_set(target.get(), x.backend().data(), MPFR_RNDN);
}

template <class T>
T extract(Variable& x, mpfr_rnd_t rounding);
template <>
double extract<double>(Variable& x, mpfr_rnd_t rounding) {
  return mpfr_get_d(x.get(), rounding);
}
template <>
Mp150 extract<Mp150>(Variable& x, mpfr_rnd_t rounding) {
  Mp150 y;
  mpfr_set(y.backend().data(), x.get(), rounding);
  return y;
}

/// f(x) rounded in one direction, at the precision of T.
template <class T, class F>
T rounded(F f, const T& x, mpfr_rnd_t rounding) {
  Variable argument(precision_of(x)), value(precision_of(x));
  assign(argument, x);
  f(value.get(), argument.get(), rounding);
  return extract<T>(value, rounding);
}

template <class T, class F>
Interval<T> increasing(F f, const Interval<T>& x) {
  return {rounded(f, x.lower(), MPFR_RNDD), rounded(f, x.upper(), MPFR_RNDU)};
}

/// The integers k with lower <= shift pi/2 + k pi <= upper, in as far as they may exist: none, one, many.
struct Landmarks {
  bool any = false;
  bool several = false;
  bool even = false;  ///< whether k is even, if there is one
};

/// The largest exponent of an argument of sin, cos and tan that is reduced.
constexpr mpfr_exp_t largest_exponent = 4096;

/// One end, x / pi - shift / 2 rounded in one direction, at a precision that leaves digits after the point.
template <class T>
void in_half_turns(Variable& result, const T& x, int shift, mpfr_rnd_t rounding) {
  const bool up = rounding == MPFR_RNDU;
  const mpfr_prec_t precision = mpfr_get_prec(result.get());
  Variable pi(precision);
  const bool away = (x > 0) == up;
  mpfr_const_pi(pi.get(), away ? MPFR_RNDD : MPFR_RNDU);
  Variable argument(precision);
  assign(argument, x);
  mpfr_div(result.get(), argument.get(), pi.get(), rounding);
  mpfr_sub_d(result.get(), result.get(), shift * 0.5, rounding);
}

template <class T>
Landmarks landmarks(const Interval<T>& x, int shift) {
  const Landmarks many{true, true, false};
  if (!x.is_finite() || x.width() >= 7) return many;
  Variable end(precision_of(x.lower()));
  mpfr_exp_t exponent = 1;
  for (const T* e : {&x.lower(), &x.upper()}) {
    assign(end, *e);
    if (mpfr_regular_p(end.get()) != 0) exponent = std::max(exponent, mpfr_get_exp(end.get()));
  }
  if (exponent > largest_exponent) return many;
  const mpfr_prec_t precision = precision_of(x.lower()) + exponent + 64;
  Variable first(precision), last(precision), count(64);
  in_half_turns(first, x.lower(), shift, MPFR_RNDD);
  in_half_turns(last, x.upper(), shift, MPFR_RNDU);
  mpfr_ceil(first.get(), first.get());
  mpfr_floor(last.get(), last.get());
  if (mpfr_greater_p(first.get(), last.get()) != 0) return {};
  if (mpfr_equal_p(first.get(), last.get()) == 0) return many;
  mpfr_div_2ui(last.get(), first.get(), 1, MPFR_RNDN);
  return {true, false, mpfr_integer_p(last.get()) != 0};
}

/// sin (shift 1) or cos (shift 0): extrema at shift pi/2 + k pi, maxima for even k.
template <class T, class F>
Interval<T> wave(F f, const Interval<T>& x, int shift) {
  const Landmarks extrema = landmarks(x, shift);
  if (extrema.several) return {T(-1), T(1)};
  const T l1 = rounded(f, x.lower(), MPFR_RNDD), u1 = rounded(f, x.lower(), MPFR_RNDU);
  if (x.is_point()) return {l1, u1};
  const T l2 = rounded(f, x.upper(), MPFR_RNDD), u2 = rounded(f, x.upper(), MPFR_RNDU);
  T lower = l1 < l2 ? l1 : l2;
  T upper = u1 < u2 ? u2 : u1;
  if (extrema.any) (extrema.even ? upper : lower) = T(extrema.even ? 1 : -1);
  return {lower, upper};
}

Mp150 power_down(const Mp150& x, unsigned long k) {
  Mp150 y;
  mpfr_pow_ui(y.backend().data(), x.backend().data(), k, MPFR_RNDD);
  return y;
}
Mp150 power_up(const Mp150& x, unsigned long k) {
  Mp150 y;
  mpfr_pow_ui(y.backend().data(), x.backend().data(), k, MPFR_RNDU);
  return y;
}
/// Requires x >= 0: the partial products are all on one side.
double power_down(double x, unsigned long k) {
  double y = 1;
  for (; k > 0; k >>= 1) {
    if ((k & 1) != 0) y = directed::multiply_down(y, x);
    if (k > 1) x = directed::multiply_down(x, x);
  }
  return y;
}
double power_up(double x, unsigned long k) {
  double y = 1;
  for (; k > 0; k >>= 1) {
    if ((k & 1) != 0) y = directed::multiply_up(y, x);
    if (k > 1) x = directed::multiply_up(x, x);
  }
  return y;
}

/// x^k for x >= 0.
template <class T>
Interval<T> nonnegative_power(const Interval<T>& x, unsigned long k) {
  return {power_down(x.lower(), k), power_up(x.upper(), k)};
}

template <class T>
Interval<T> natural_power(const Interval<T>& x, unsigned long k) {
  if (k == 0) return Interval<T>(1);
  if (k % 2 == 0 || x.lower() >= 0) return nonnegative_power(k % 2 == 0 ? abs(x) : x, k);
  if (x.upper() <= 0) return -nonnegative_power(-x, k);
  const T below = power_up(T(-x.lower()), k);
  return {T(-below), power_up(x.upper(), k)};
}

/// The value of a point that is a machine integer.
template <class T>
bool is_machine_integer(const Interval<T>& x, long& value) {
  if (!x.is_point() || !(x.lower() >= -1e15 && x.lower() <= 1e15)) return false;
  value = static_cast<long>(x.lower());
  return x.lower() == value;
}

template <class T>
bool contains_integer(const Interval<T>& x) {
  return ceil(Interval<T>(x.lower())).lower() <= x.upper();
}

template <class T>
std::string end_text(const T& x, int digits, mpfr_rnd_t rounding) {
  Variable value(precision_of(x));
  assign(value, x);
  const char* format = rounding == MPFR_RNDN ? "%.*RNg" : rounding == MPFR_RNDD ? "%.*RDg" : "%.*RUg";
  std::vector<char> text(static_cast<std::size_t>(digits) + 64);
  mpfr_snprintf(text.data(), text.size(), format, digits, value.get());
  return text.data();
}

bool ties(const WideInterval& a, const WideInterval& b, const WideInterval& scale) {
  if (!a.is_finite() || !b.is_finite() || !(scale.lower() > 0)) return false;
  const WideInterval distance = abs(a - b);
  return distance.upper() <= (scale * WideInterval(0x1p-200)).lower();
}
bool ties(const DoubleInterval&, const DoubleInterval&, const DoubleInterval&) {
  return false;
}

}  // namespace

namespace directed {

#define REFEREE_DIRECTED(NAME, FUNCTION)                                             \
  Mp150 NAME##_down(const Mp150& a, const Mp150& b) {                                \
    Mp150 y;                                                                         \
    FUNCTION(y.backend().data(), a.backend().data(), b.backend().data(), MPFR_RNDD); \
    return y;                                                                        \
  }                                                                                  \
  Mp150 NAME##_up(const Mp150& a, const Mp150& b) {                                  \
    Mp150 y;                                                                         \
    FUNCTION(y.backend().data(), a.backend().data(), b.backend().data(), MPFR_RNDU); \
    return y;                                                                        \
  }
REFEREE_DIRECTED(add, mpfr_add)
REFEREE_DIRECTED(subtract, mpfr_sub)
REFEREE_DIRECTED(divide, mpfr_div)
#undef REFEREE_DIRECTED

Mp150 multiply_down(const Mp150& a, const Mp150& b) {
  if (a == 0 || b == 0) return Mp150(0);
  Mp150 y;
  mpfr_mul(y.backend().data(), a.backend().data(), b.backend().data(), MPFR_RNDD);
  return y;
}
Mp150 multiply_up(const Mp150& a, const Mp150& b) {
  if (a == 0 || b == 0) return Mp150(0);
  Mp150 y;
  mpfr_mul(y.backend().data(), a.backend().data(), b.backend().data(), MPFR_RNDU);
  return y;
}
Mp150 sqrt_down(const Mp150& a) {
  Mp150 y;
  mpfr_sqrt(y.backend().data(), a.backend().data(), MPFR_RNDD);
  return y;
}
Mp150 sqrt_up(const Mp150& a) {
  Mp150 y;
  mpfr_sqrt(y.backend().data(), a.backend().data(), MPFR_RNDU);
  return y;
}

}  // namespace directed

template <class T>
Interval<T> Interval<T>::from_rational(const Rational& x) {
  Variable value(precision_of(T(0)));
  std::array<T, 2> ends;
  for (const mpfr_rnd_t rounding : {MPFR_RNDD, MPFR_RNDU}) {
    mpfr_set_q(value.get(), x.backend().data(), rounding);
    ends[rounding == MPFR_RNDU] = extract<T>(value, rounding);
  }
  return {ends[0], ends[1]};
}

template <class T>
Interval<T> Interval<T>::pi() {
  Variable lower(precision_of(T(0))), upper(precision_of(T(0)));
  mpfr_const_pi(lower.get(), MPFR_RNDD);
  mpfr_const_pi(upper.get(), MPFR_RNDU);
  return {extract<T>(lower, MPFR_RNDD), extract<T>(upper, MPFR_RNDU)};
}

template <class T>
T Interval<T>::midpoint() const {
  if (is_finite()) {
    const T middle = lower_ * T(0.5) + upper_ * T(0.5);
    return middle < lower_ ? lower_ : middle > upper_ ? upper_ : middle;
  }
  return lower_ - lower_ == 0 ? lower_ : upper_ - upper_ == 0 ? upper_ : T(0);
}

template <class T>
bool Interval<T>::contains(const Rational& x) const {
  Variable end(precision_of(lower_));
  assign(end, lower_);
  if (mpfr_cmp_q(end.get(), x.backend().data()) > 0) return false;
  assign(end, upper_);
  return mpfr_cmp_q(end.get(), x.backend().data()) >= 0;
}

template <class T>
Interval<T> sqrt(const Interval<T>& x) {
  if (x.upper() < 0) domain::root_of_negative(to_text(x, 6));
  if (x.lower() < 0) domain::may_take_root_of_negative(to_text(x, 6));
  return {directed::sqrt_down(x.lower()), directed::sqrt_up(x.upper())};
}

template <class T>
Interval<T> square(const Interval<T>& x) {
  const Interval<T> a = abs(x);
  return {directed::multiply_down(a.lower(), a.lower()), directed::multiply_up(a.upper(), a.upper())};
}

template <class T>
Interval<T> exp(const Interval<T>& x) {
  return increasing(mpfr_exp, x);
}

template <class T>
Interval<T> log(const Interval<T>& x) {
  if (x.upper() <= 0) domain::log_of_nonpositive(to_text(x, 6));
  if (x.lower() <= 0) domain::may_take_log_of_nonpositive(to_text(x, 6));
  return increasing(mpfr_log, x);
}

template <class T>
Interval<T> sin(const Interval<T>& x) {
  return wave(mpfr_sin, x, 1);
}

template <class T>
Interval<T> cos(const Interval<T>& x) {
  return wave(mpfr_cos, x, 0);
}

template <class T>
Interval<T> tan(const Interval<T>& x) {
  if (landmarks(x, 1).any) domain::may_meet_pole_of_tan(to_text(x, 6));
  return increasing(mpfr_tan, x);
}

template <class T>
Interval<T> tanh(const Interval<T>& x) {
  return increasing(mpfr_tanh, x);
}

template <class T>
Interval<T> abs(const Interval<T>& x) {
  if (x.lower() >= 0) return x;
  if (x.upper() <= 0) return -x;
  const T negated = -x.lower();
  return {T(0), negated < x.upper() ? x.upper() : negated};
}

template <class T>
Interval<T> floor(const Interval<T>& x) {
  using std::floor;
  return {T(floor(x.lower())), T(floor(x.upper()))};
}

template <class T>
Interval<T> ceil(const Interval<T>& x) {
  using std::ceil;
  return {T(ceil(x.lower())), T(ceil(x.upper()))};
}

template <class T>
Interval<T> sign(const Interval<T>& x) {
  const auto signum = [](const T& y) { return T(y > 0 ? 1 : y < 0 ? -1 : 0); };
  return {signum(x.lower()), signum(x.upper())};
}

template <class T>
Interval<T> min(const Interval<T>& a, const Interval<T>& b) {
  return {a.lower() < b.lower() ? a.lower() : b.lower(), a.upper() < b.upper() ? a.upper() : b.upper()};
}

template <class T>
Interval<T> max(const Interval<T>& a, const Interval<T>& b) {
  return {a.lower() < b.lower() ? b.lower() : a.lower(), a.upper() < b.upper() ? b.upper() : a.upper()};
}

template <class T>
Interval<T> power(const Interval<T>& x, long k) {
  if (k >= 0) return natural_power(x, static_cast<unsigned long>(k));
  if (x.certainly_zero()) domain::power_undefined("0", std::to_string(k));
  if (x.contains_zero()) domain::power_may_be_undefined(to_text(x, 6), std::to_string(k));
  return Interval<T>(1) / natural_power(x, 0UL - static_cast<unsigned long>(k));
}

template <class T>
Interval<T> power(const Interval<T>& base, const std::type_identity_t<Interval<T>>& exponent) {
  long k = 0;
  if (is_machine_integer(exponent, k)) return power(base, k);
  if (base.lower() > 0) return exp(exponent * log(base));
  if (base.lower() == 0 && exponent.lower() > 0) {
    if (base.upper() == 0) return Interval<T>(0);
    return {T(0), exp(exponent * log(Interval<T>(base.upper()))).upper()};
  }
  const std::string base_text = to_text(base, 6), exponent_text = to_text(exponent, 6);
  if (base.certainly_zero() && exponent.upper() < 0) domain::power_undefined(base_text, exponent_text);
  if (base.upper() < 0 && !contains_integer(exponent)) domain::power_undefined(base_text, exponent_text);
  domain::power_may_be_undefined(base_text, exponent_text);
}

template <class T>
Ordering compare(const Interval<T>& a, const std::type_identity_t<Interval<T>>& b,
                 const std::type_identity_t<Interval<T>>& scale) {
  Ordering o{a.lower() < b.upper(), a.lower() <= b.upper() && b.lower() <= a.upper(), a.upper() > b.lower(),
             false};
  o.tie = o.less + o.equal + o.greater > 1 && ties(a, b, scale);
  return o;
}

template <class T>
std::string to_text(const Interval<T>& x, int digits) {
  if (x.is_point()) return end_text(x.lower(), digits, MPFR_RNDN);
  return "[" + end_text(x.lower(), digits, MPFR_RNDD) + ", " + end_text(x.upper(), digits, MPFR_RNDU) + "]";
}

template <class T>
double to_double(const Interval<T>& x) {
  return static_cast<double>(x.midpoint());
}

#define REFEREE_INSTANTIATE(T)                                                           \
  template class Interval<T>;                                                            \
  template Interval<T> sqrt(const Interval<T>&);                                         \
  template Interval<T> square(const Interval<T>&);                                       \
  template Interval<T> exp(const Interval<T>&);                                          \
  template Interval<T> log(const Interval<T>&);                                          \
  template Interval<T> sin(const Interval<T>&);                                          \
  template Interval<T> cos(const Interval<T>&);                                          \
  template Interval<T> tan(const Interval<T>&);                                          \
  template Interval<T> tanh(const Interval<T>&);                                         \
  template Interval<T> abs(const Interval<T>&);                                          \
  template Interval<T> floor(const Interval<T>&);                                        \
  template Interval<T> ceil(const Interval<T>&);                                         \
  template Interval<T> sign(const Interval<T>&);                                         \
  template Interval<T> min(const Interval<T>&, const Interval<T>&);                      \
  template Interval<T> max(const Interval<T>&, const Interval<T>&);                      \
  template Interval<T> power(const Interval<T>&, long);                                  \
  template Interval<T> power(const Interval<T>&, const Interval<T>&);                    \
  template Ordering compare(const Interval<T>&, const Interval<T>&, const Interval<T>&); \
  template std::string to_text(const Interval<T>&, int);                                 \
  template double to_double(const Interval<T>&);
REFEREE_INSTANTIATE(double)
REFEREE_INSTANTIATE(Mp150)

}  // namespace referee

#include "numbers/exact.h"

#include <utility>

#include "numbers/errors.h"

namespace referee {
namespace {

constexpr std::string_view kind = "the form a + b*sqrt(n) with rational a and b";
constexpr unsigned largest_trial_divisor = 1000;

struct Radical {
  Rational factor;
  Integer radicand;
};

/// sqrt(n) = factor * sqrt(radicand), for n >= 0, with small square factors pulled out; radicand 0 if n is
/// a square.
Radical simplified_root(Integer n) {
  if (const auto root = exact_sqrt(n)) return {Rational(*root), Integer(0)};
  Integer factor = 1;
  for (unsigned p = 2; p <= largest_trial_divisor && n >= p * p; p += p == 2 ? 1 : 2) {
    while (mpz_divisible_ui_p(n.backend().data(), p * p) != 0) {
      n /= p * p;
      factor *= p;
    }
  }
  if (const auto root = exact_sqrt(n)) return {Rational(Integer(factor * *root)), Integer(0)};
  return {Rational(factor), n};
}

int signum_of(const Rational& x) {
  return mpq_sgn(x.backend().data());
}

/// The sign of a + b sqrt(n) for b sqrt(n) irrational or 0.
int signum_of(const Rational& a, const Rational& b, const Integer& n) {
  const int sign_a = signum_of(a), sign_b = signum_of(b);
  if (sign_b == 0 || sign_a == sign_b) return sign_a;
  if (sign_a == 0) return sign_b;
  return a * a > b * b * n ? sign_a : sign_b;
}

std::string number_text(const Rational& x) {
  return bits(x) <= 200 ? to_string(x) : "about " + to_decimal(x, 6);
}

std::string short_text(const Exact& x) {
  if (x.is_rational()) return number_text(x.rational_part());
  return bits(x.rational_part()) + bits(x.root_part()) + bits(x.radicand()) <= 300
             ? to_string(x)
             : "about " + to_text(enclose(x), 6);
}

[[noreturn]] void not_of_this_form(const std::string& what) {
  domain::unrepresentable(what, std::string(kind));
}

[[noreturn]] void too_large(std::size_t size) {
  throw Indeterminate(Indeterminate::Reason::too_large, "exact number of " + std::to_string(size) +
                                                            " bits is over the limit of " +
                                                            std::to_string(Exact::largest_size));
}

Exact only_at(int place, int value, const char* function, const Exact& x) {
  if (x == Exact(place)) return Exact(value);
  not_of_this_form(std::string(function) + "(" + short_text(x) + ")");
}

/// The c >= 0 or c + d sqrt(n) >= 0 in Q(sqrt n) whose square is x, for x = a + b sqrt(n) >= 0.
/// (c + d sqrt n)^2 = x gives c^2 + n d^2 = a and 2cd = b, so c^2 = (a +- sqrt(a^2 - n b^2)) / 2.
bool root_within_field(const Exact& x, Exact& root) {
  const Rational &a = x.rational_part(), &b = x.root_part(), n(x.radicand());
  const auto norm_root = exact_sqrt(Rational(a * a - n * b * b));
  if (!norm_root) return false;
  for (const Rational& twice : {Rational(a + *norm_root), Rational(a - *norm_root)}) {
    const auto c = exact_sqrt(Rational(twice / 2));
    if (!c || *c == 0) continue;
    root = abs(Exact(*c, Rational(b / (2 * *c)), n));
    return true;
  }
  return false;
}

}  // namespace

Exact::Exact(const Rational& a) : a_(a) {
  finished();
}

Exact::Exact(const Integer& a) : a_(a) {
  finished();
}

Exact::Exact(const Rational& a, const Rational& b, const Rational& radicand) : a_(a), b_(b) {
  if (radicand < 0) domain::root_of_negative(number_text(radicand));
  if (bits(radicand) > largest_size) too_large(bits(radicand));
  const Integer q(denominator(radicand));
  const Radical root = simplified_root(Integer(numerator(radicand)) * q);
  const Rational scaled = b * root.factor / q;
  if (root.radicand == 0) {
    a_ += scaled;
    b_ = 0;
  } else {
    b_ = scaled;
    n_ = root.radicand;
  }
  finished();
}

Exact& Exact::finished() {
  if (b_ == 0) n_ = 0;
  const std::size_t size = bits(a_) + (b_ == 0 ? 0 : bits(b_) + bits(n_));
  if (size > largest_size) too_large(size);
  return *this;
}

/// Rewrites this irrational number with the radicand of the irrational y, if both fields are the same.
bool Exact::enter_field_of(const Exact& y) {
  if (n_ == y.n_) return true;
  const auto root = exact_sqrt(Integer(n_ * y.n_));
  if (!root) return false;
  b_ *= Rational(*root, y.n_);
  n_ = y.n_;
  return true;
}

Exact Exact::operator-() const {
  Exact x = *this;
  x.a_ = -x.a_;
  x.b_ = -x.b_;
  return x;
}

Exact& Exact::operator+=(const Exact& y) {
  if (y.is_rational()) {
    a_ += y.a_;
    return finished();
  }
  if (is_rational()) {
    n_ = y.n_;
  } else if (!enter_field_of(y)) {
    not_of_this_form("(" + short_text(*this) + ") + (" + short_text(y) + ")");
  }
  const Rational b = y.b_;
  a_ += y.a_;
  b_ += b;
  return finished();
}

Exact& Exact::operator-=(const Exact& y) {
  return *this += -y;
}

Exact& Exact::operator*=(const Exact& y) {
  if (y.is_rational()) {
    const Rational factor = y.a_;
    a_ *= factor;
    b_ *= factor;
    return finished();
  }
  if (is_rational()) {
    b_ = a_ * y.b_;
    a_ *= y.a_;
    n_ = y.n_;
    return finished();
  }
  if (!enter_field_of(y)) {
    if (a_ == 0 && y.a_ == 0)
      return *this = Exact(Rational(0), Rational(b_ * y.b_), Rational(Integer(n_ * y.n_)));
    not_of_this_form("(" + short_text(*this) + ") * (" + short_text(y) + ")");
  }
  const Rational a = a_ * y.a_ + b_ * y.b_ * n_;
  b_ = a_ * y.b_ + b_ * y.a_;
  a_ = a;
  return finished();
}

Exact& Exact::operator/=(const Exact& y) {
  if (y.signum() == 0) domain::division_by_zero(short_text(*this));
  if (y.is_rational()) {
    const Rational divisor = y.a_;
    a_ /= divisor;
    b_ /= divisor;
    return finished();
  }
  Exact inverse = y;
  const Rational norm = y.a_ * y.a_ - y.b_ * y.b_ * y.n_;
  inverse.a_ /= norm;
  inverse.b_ /= Rational(-norm);
  return *this *= inverse;
}

int Exact::signum() const {
  return signum_of(a_, b_, n_);
}

/// Sign of (a + b sqrt n) - (c + d sqrt m). Over one field it is that of one such number. Otherwise let
/// l = (a - c) + b sqrt n and r = d sqrt m: if their signs agree, compare the squares, both in Q(sqrt n).
int Exact::order(const Exact& x, const Exact& y) {
  const Rational a = x.a_ - y.a_;
  if (x.is_rational()) return signum_of(a, Rational(-y.b_), y.n_);
  if (y.is_rational()) return signum_of(a, x.b_, x.n_);
  if (x.n_ == y.n_) return signum_of(a, Rational(x.b_ - y.b_), x.n_);
  if (Exact z = y; z.enter_field_of(x)) return signum_of(a, Rational(x.b_ - z.b_), x.n_);
  const int left = signum_of(a, x.b_, x.n_), right = signum_of(y.b_);
  if (left != right) return left < right ? -1 : 1;
  const Rational rational = a * a + x.b_ * x.b_ * x.n_ - y.b_ * y.b_ * y.n_;
  return left * signum_of(rational, Rational(2 * a * x.b_), x.n_);
}

Exact sqrt(const Exact& x) {
  const int sign = x.signum();
  if (sign < 0) domain::root_of_negative(short_text(x));
  if (x.is_rational()) return Exact(Rational(0), Rational(1), x.rational_part());
  Exact root;
  if (root_within_field(x, root)) return root;
  not_of_this_form("sqrt(" + short_text(x) + ")");
}

Exact exp(const Exact& x) {
  return only_at(0, 1, "exp", x);
}

Exact log(const Exact& x) {
  if (x.signum() <= 0) domain::log_of_nonpositive(short_text(x));
  return only_at(1, 0, "log", x);
}

Exact sin(const Exact& x) {
  return only_at(0, 0, "sin", x);
}
Exact cos(const Exact& x) {
  return only_at(0, 1, "cos", x);
}
Exact tan(const Exact& x) {
  return only_at(0, 0, "tan", x);
}
Exact tanh(const Exact& x) {
  return only_at(0, 0, "tanh", x);
}

Exact square(const Exact& x) {
  return x * x;
}
Exact abs(const Exact& x) {
  return x.signum() < 0 ? -x : x;
}

/// floor(a) and the integer root of floor(b^2 n) leave a range of a few integers.
Exact floor(const Exact& x) {
  if (x.is_rational()) return Exact(floor(x.rational_part()));
  const Rational& b = x.root_part();
  const Integer root = boost::multiprecision::sqrt(floor(Rational(b * b * x.radicand())));
  Integer k = floor(x.rational_part()) + (b > 0 ? root : Integer(-root - 2));
  while (Exact(Integer(k + 1)) <= x) ++k;
  return Exact(k);
}

Exact ceil(const Exact& x) {
  return -floor(-x);
}
Exact sign(const Exact& x) {
  return Exact(x.signum());
}
Exact min(const Exact& x, const Exact& y) {
  return y < x ? y : x;
}
Exact max(const Exact& x, const Exact& y) {
  return x < y ? y : x;
}

Exact power(const Exact& x, long k) {
  if (k < 0 && x.signum() == 0) domain::power_undefined("0", std::to_string(k));
  unsigned long n = k < 0 ? 0UL - static_cast<unsigned long>(k) : static_cast<unsigned long>(k);
  if (x == Exact(0) || x == Exact(1)) return n == 0 ? Exact(1) : x;
  if (x == Exact(-1)) return n % 2 == 0 ? Exact(1) : x;
  Exact y(1), factor = x;
  for (; n > 0; n >>= 1) {
    if ((n & 1) != 0) y *= factor;
    if (n > 1) factor *= factor;
  }
  return k < 0 ? Exact(1) / y : y;
}

Exact power(const Exact& base, const Exact& exponent) {
  const Rational twice = exponent.is_rational() ? Rational(2 * exponent.rational_part()) : Rational(1, 3);
  const bool half_integer = denominator(twice) == 1;
  if (half_integer && abs(twice) < Rational(1'000'000'000)) {
    const long k = Integer(numerator(twice)).convert_to<long>();
    if (k % 2 == 0) return power(base, k / 2);
  }
  const int sign = base.signum();
  if (sign < 0 && !(exponent.is_rational() && denominator(exponent.rational_part()) == 1)) {
    domain::power_undefined(short_text(base), short_text(exponent));
  }
  if (sign == 0) {
    if (exponent.signum() < 0) domain::power_undefined("0", short_text(exponent));
    return Exact(exponent.signum() == 0 ? 1 : 0);
  }
  if (base == Exact(1)) return base;
  if (half_integer && abs(twice) < Rational(1'000'000'000)) {
    return power(sqrt(base), Integer(numerator(twice)).convert_to<long>());
  }
  not_of_this_form("(" + short_text(base) + ")^(" + short_text(exponent) + ")");
}

Ordering compare(const Exact& x, const Exact& y, const Exact&) {
  const int order = Exact::order(x, y);
  return {order<0, order == 0, order> 0, false};
}

std::string to_string(const Exact& x) {
  if (x.is_rational()) return to_string(x.rational_part());
  const Rational &a = x.rational_part(), &b = x.root_part();
  const Rational size = abs(b);
  const std::string root = (size == 1 ? "" : to_string(size) + "*") + "sqrt(" + x.radicand().str() + ")";
  if (a == 0) return (b < 0 ? "-" : "") + root;
  return to_string(a) + (b < 0 ? " - " : " + ") + root;
}

std::string to_text(const Exact& x, int digits) {
  const std::size_t room = 24 + static_cast<std::size_t>(digits);
  if (bits(x.rational_part()) + bits(x.root_part()) + bits(x.radicand()) < 4 * room) {
    std::string text = to_string(x);
    if (text.size() <= room) return text;
  }
  if (x.is_rational()) return to_decimal(x.rational_part(), digits);
  return to_text(WideInterval(enclose(x).midpoint()), digits);
}

double to_double(const Exact& x) {
  return x.is_rational() ? to_double(x.rational_part()) : to_double(enclose(x));
}

/// Where a and b sqrt(n) cancel, through the conjugate: (a^2 - b^2 n) / (a - b sqrt n).
WideInterval enclose(const Exact& x) {
  const Rational &a = x.rational_part(), &b = x.root_part();
  const WideInterval first = WideInterval::from_rational(a);
  if (x.is_rational()) return first;
  const WideInterval second =
      WideInterval::from_rational(b) * sqrt(WideInterval::from_rational(Rational(x.radicand())));
  if (signum_of(a) * signum_of(b) >= 0) return first + second;
  return WideInterval::from_rational(Rational(a * a - b * b * x.radicand())) / (first - second);
}

}  // namespace referee

#include "numbers/germ.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "numbers/domain.h"
#include "numbers/errors.h"

namespace referee {
namespace {

[[noreturn]] void undecided(const std::string& message) {
  throw Indeterminate(Indeterminate::Reason::possibly_undefined, message);
}

/// The first n coefficients of the product of two series.
template <class N>
std::vector<N> convolution(const std::vector<N>& a, const std::vector<N>& b, std::size_t n) {
  std::vector<N> c(n, N(0));
  for (std::size_t i = 0; i < a.size() && i < n; ++i) {
    for (std::size_t j = 0; j < b.size() && i + j < n; ++j) c[i + j] += a[i] * b[j];
  }
  return c;
}

/// Whether the polynomials a b and c are certainly the same.
template <class N>
bool product_is(const std::vector<N>& a, const std::vector<N>& b, const std::vector<N>& c) {
  std::vector<N> difference = convolution(a, b, std::max(a.size() + b.size(), c.size()));
  for (std::size_t i = 0; i < c.size(); ++i) difference[i] -= c[i];
  return std::all_of(difference.begin(), difference.end(), [](const N& x) { return certainly_zero(x); });
}

/// sum of t_j t_{k-j} over the j from 0 to k.
template <class N>
N square_coefficient(const std::vector<N>& t, std::size_t k) {
  N sum(0);
  for (std::size_t j = 0; j <= k; ++j) sum += t[j] * t[k - j];
  return sum;
}

/// Taylor coefficients at c of the solution of t' = 1 + sign t^2 with the value t0 there: tan (sign 1) and
/// tanh (sign -1).
template <class N>
std::vector<N> tangent_series(const N& t0, int sign) {
  std::vector<N> t{t0};
  for (int k = 0; k + 1 < Germ<N>::length; ++k) {
    const N sum = square_coefficient(t, static_cast<std::size_t>(k));
    t.push_back(((k == 0 ? N(1) : N(0)) + N(sign) * sum) / N(k + 1));
  }
  return t;
}

/// Taylor coefficients from the cycle f, f', f'', f''' of the derivatives.
template <class N>
std::vector<N> cyclic_series(const std::vector<N>& cycle) {
  std::vector<N> t;
  int factorial = 1;
  for (int k = 0; k < Germ<N>::length; ++k) {
    if (k > 0) factorial *= k;
    t.push_back(cycle[static_cast<std::size_t>(k) % cycle.size()] / N(factorial));
  }
  return t;
}

/// Taylor coefficients of x^e at c.
template <class N>
std::vector<N> power_series(const N& c, const N& e) {
  std::vector<N> t{power(c, e)};
  for (int k = 1; k < Germ<N>::length; ++k) t.push_back(t.back() * (e - N(k - 1)) / (N(k) * c));
  return t;
}

/// The integer that x certainly is.
template <class N>
bool is_integer(const N& x, int& k) {
  const double nearest = std::nearbyint(to_double(x));
  if (!(std::abs(nearest) <= 1e6)) return false;
  k = static_cast<int>(nearest);
  return certainly_zero(N(x - N(k)));
}

template <class N>
std::string text_of(const Germ<N>& x) {
  return to_text(x, 6);
}

bool is_certain(const Ordering& o) {
  return o.less + o.equal + o.greater == 1;
}

/// -1, 0 or 1 as x is negative, exactly zero, positive for all small eps.
template <class N>
int signum(const Germ<N>& x) {
  if (x.certainly_zero()) return 0;
  return compare_with_zero(x.leading()).less ? -1 : 1;
}

}  // namespace

template <class N>
Germ<N>::Germ(const N& value) : coefficients_{value} {
  tidied();
}

template <class N>
Germ<N>::Germ(int valuation, std::vector<N> coefficients, bool exact)
    : valuation_(valuation), coefficients_(std::move(coefficients)), exact_(exact) {
  tidied();
}

template <class N>
Germ<N>& Germ<N>::tidied() {
  const auto first = std::find_if(coefficients_.begin(), coefficients_.end(),
                                  [](const N& c) { return !referee::certainly_zero(c); });
  valuation_ += static_cast<int>(first - coefficients_.begin());
  coefficients_.erase(coefficients_.begin(), first);
  while (exact_ && !coefficients_.empty() && referee::certainly_zero(coefficients_.back())) {
    coefficients_.pop_back();
  }
  if (coefficients_.size() > length) {
    coefficients_.resize(length, N(0));
    exact_ = false;
  }
  if (certainly_zero()) valuation_ = 0;
  return *this;
}

template <class N>
const N& Germ<N>::leading() const {
  REFEREE_DEMAND(!certainly_zero());
  if (coefficients_.empty()) undecided("leading term is beyond the known ones: " + text_of(*this));
  if (compare_with_zero(coefficients_.front()).equal ||
      !is_certain(compare_with_zero(coefficients_.front()))) {
    undecided("leading coefficient may be zero: " + text_of(*this));
  }
  return coefficients_.front();
}

template <class N>
int Germ<N>::valuation() const {
  leading();
  return valuation_;
}

template <class N>
N Germ<N>::coefficient(int k) const {
  if (k < valuation_ && !certainly_zero()) return N(0);
  if (k < end() && k >= valuation_) return coefficients_[static_cast<std::size_t>(k - valuation_)];
  if (!exact_)
    undecided("coefficient of eps^" + std::to_string(k) + " is beyond the known ones: " + text_of(*this));
  return N(0);
}

template <class N>
Germ<N> Germ<N>::operator-() const {
  Germ x = *this;
  for (N& c : x.coefficients_) c = -c;
  return x;
}

template <class N>
Germ<N>& Germ<N>::operator+=(const Germ& b) {
  if (b.certainly_zero()) return *this;
  if (certainly_zero()) return *this = b;
  const int first = std::min(valuation_, b.valuation_);
  int last = std::max(end(), b.end());
  if (!exact_) last = std::min(last, end());
  if (!b.exact_) last = std::min(last, b.end());
  std::vector<N> sum(static_cast<std::size_t>(last - first), N(0));
  for (const Germ* term : {static_cast<const Germ*>(this), &b}) {
    for (int k = term->valuation_; k < std::min(term->end(), last); ++k) {
      sum[static_cast<std::size_t>(k - first)] +=
          term->coefficients_[static_cast<std::size_t>(k - term->valuation_)];
    }
  }
  return *this = Germ(first, std::move(sum), exact_ && b.exact_);
}

template <class N>
Germ<N>& Germ<N>::operator*=(const Germ& b) {
  if (certainly_zero() || b.certainly_zero()) return *this = Germ();
  std::size_t terms = coefficients_.size() + b.coefficients_.size();
  if (!exact_) terms = std::min(terms, coefficients_.size());
  if (!b.exact_) terms = std::min(terms, b.coefficients_.size());
  return *this = Germ(valuation_ + b.valuation_, convolution(coefficients_, b.coefficients_, terms),
                      exact_ && b.exact_);
}

template <class N>
Germ<N>& Germ<N>::operator/=(const Germ& b) {
  if (b.certainly_zero()) domain::division_by_zero(text_of(*this));
  const N divisor = b.leading();
  if (certainly_zero()) return *this;
  std::size_t terms = length;
  if (!exact_) terms = std::min(terms, coefficients_.size());
  if (!b.exact_ && b.coefficients_.size() < terms) terms = b.coefficients_.size();
  std::vector<N> q;
  for (std::size_t i = 0; i < terms; ++i) {
    N c = i < coefficients_.size() ? coefficients_[i] : N(0);
    for (std::size_t j = 1; j <= i && j < b.coefficients_.size(); ++j) c -= b.coefficients_[j] * q[i - j];
    q.push_back(c / divisor);
  }
  const bool exact =
      exact_ && b.exact_ && (b.coefficients_.size() == 1 || product_is(q, b.coefficients_, coefficients_));
  return *this = Germ(valuation_ - b.valuation_, std::move(q), exact);
}

template <class N>
Germ<N> Germ<N>::shifted(int k) const {
  Germ x = *this;
  if (!certainly_zero()) x.valuation_ += k;
  return x;
}

template <class N>
N Germ<N>::constant_term(std::string_view function) const {
  if (certainly_zero() || valuation_ > 0) return N(0);
  if (coefficients_.empty()) undecided("value at eps = 0 is not known: " + text_of(*this));
  if (valuation_ == 0) return coefficients_.front();
  leading();
  domain::unrepresentable(std::string(function) + " of the infinite " + text_of(*this),
                          "power series in eps");
}

template <class N>
Germ<N> Germ<N>::composed(const std::vector<N>& taylor) const {
  if (is_constant()) return Germ(taylor.front());
  const auto skipped = valuation_ == 0 ? 1 : 0;
  const Germ u(valuation_ + skipped, {coefficients_.begin() + skipped, coefficients_.end()}, exact_);
  Germ y(taylor.back());
  for (int k = length - 2; k >= 0; --k) y = y * u + Germ(taylor[static_cast<std::size_t>(k)]);
  return y + Germ(length, {}, false);
}

template <class N>
Germ<N> sqrt(const Germ<N>& x) {
  if (x.is_constant()) return Germ<N>(sqrt(x.coefficient(0)));
  if (signum(x) < 0) domain::root_of_negative(text_of(x));
  const int v = x.valuation();
  if (v % 2 != 0) domain::unrepresentable("sqrt(" + text_of(x) + ")", "power series in eps");
  const std::size_t terms = x.is_exact() ? Germ<N>::length : static_cast<std::size_t>(x.end() - v);
  std::vector<N> known;
  for (int k = v; k < x.end(); ++k) known.push_back(x.coefficient(k));
  std::vector<N> root{sqrt(known.front())};
  for (std::size_t i = 1; i < terms; ++i) {
    N c = i < known.size() ? known[i] : N(0);
    for (std::size_t j = 1; j < i; ++j) c -= root[j] * root[i - j];
    root.push_back(c / (N(2) * root.front()));
  }
  const bool exact = x.is_exact() && (known.size() == 1 || product_is(root, root, known));
  return Germ<N>(v / 2, std::move(root), exact);
}

template <class N>
Germ<N> exp(const Germ<N>& x) {
  return x.composed(cyclic_series(std::vector<N>{exp(x.constant_term("exp"))}));
}

template <class N>
Germ<N> log(const Germ<N>& x) {
  if (x.is_constant()) return Germ<N>(log(x.coefficient(0)));
  if (signum(x) < 0) domain::log_of_nonpositive(text_of(x));
  const N c = x.constant_term("log");
  if (certainly_zero(c)) domain::unrepresentable("log(" + text_of(x) + ")", "power series in eps");
  std::vector<N> t{log(c)};
  N slope = N(1) / c;
  for (int k = 1; k < Germ<N>::length; ++k) {
    t.push_back(slope / N(k));
    slope = -slope / c;
  }
  return x.composed(t);
}

template <class N>
Germ<N> sin(const Germ<N>& x) {
  const N c = x.constant_term("sin");
  const N sine = sin(c);
  if (x.is_constant()) return Germ<N>(sine);
  const N cosine = cos(c);
  return x.composed(cyclic_series(std::vector<N>{sine, cosine, N(-sine), N(-cosine)}));
}

template <class N>
Germ<N> cos(const Germ<N>& x) {
  const N c = x.constant_term("cos");
  const N cosine = cos(c);
  if (x.is_constant()) return Germ<N>(cosine);
  const N sine = sin(c);
  return x.composed(cyclic_series(std::vector<N>{cosine, N(-sine), N(-cosine), sine}));
}

template <class N>
Germ<N> tan(const Germ<N>& x) {
  return x.composed(tangent_series(N(tan(x.constant_term("tan"))), 1));
}

template <class N>
Germ<N> tanh(const Germ<N>& x) {
  return x.composed(tangent_series(N(tanh(x.constant_term("tanh"))), -1));
}

template <class N>
Germ<N> square(const Germ<N>& x) {
  return x.is_constant() ? Germ<N>(square(x.coefficient(0))) : x * x;
}

template <class N>
Germ<N> abs(const Germ<N>& x) {
  if (x.is_constant()) return Germ<N>(abs(x.coefficient(0)));
  return signum(x) < 0 ? -x : x;
}

template <class N>
Germ<N> sign(const Germ<N>& x) {
  if (x.is_constant()) return Germ<N>(sign(x.coefficient(0)));
  return Germ<N>(signum(x));
}

/// At an integer constant term the side decides: floor(2 - eps) = 1.
template <class N>
Germ<N> floor(const Germ<N>& x) {
  const N c = x.constant_term("floor");
  const N below = floor(c);
  if (x.is_constant()) return Germ<N>(below);
  const Ordering o = compare(c, below, N(0));
  if (!o.equal && o.greater && !o.less) return Germ<N>(below);
  if (!is_certain(o)) undecided("argument of floor may be an integer: " + text_of(x));
  return signum(Germ<N>(x - Germ<N>(c))) < 0 ? Germ<N>(N(below - N(1))) : Germ<N>(below);
}

template <class N>
Germ<N> ceil(const Germ<N>& x) {
  return -floor(-x);
}

template <class N>
Germ<N> min(const Germ<N>& a, const Germ<N>& b) {
  if (a.is_constant() && b.is_constant()) return Germ<N>(min(a.coefficient(0), b.coefficient(0)));
  return signum(Germ<N>(a - b)) > 0 ? b : a;
}

template <class N>
Germ<N> max(const Germ<N>& a, const Germ<N>& b) {
  if (a.is_constant() && b.is_constant()) return Germ<N>(max(a.coefficient(0), b.coefficient(0)));
  return signum(Germ<N>(a - b)) < 0 ? b : a;
}

template <class N>
Germ<N> power(const Germ<N>& x, long k) {
  if (x.is_constant()) return Germ<N>(power(x.coefficient(0), k));
  unsigned long n = k < 0 ? 0UL - static_cast<unsigned long>(k) : static_cast<unsigned long>(k);
  Germ<N> y(1), factor = x;
  for (; n > 0; n >>= 1) {
    if ((n & 1) != 0) y *= factor;
    if (n > 1) factor = square(factor);
  }
  return k < 0 ? Germ<N>(1) / y : y;
}

template <class N>
Germ<N> power(const Germ<N>& base, const std::type_identity_t<Germ<N>>& exponent) {
  if (!exponent.is_constant()) return exp(exponent * log(base));
  const N e = exponent.coefficient(0);
  if (base.is_constant()) return Germ<N>(power(base.coefficient(0), e));
  int k = 0;
  if (is_integer(e, k)) return power(base, static_cast<long>(k));
  if (signum(base) < 0) domain::power_undefined(text_of(base), to_text(e, 6));
  const int v = base.valuation();
  int order = 0;
  if (!is_integer(N(e * N(v)), order)) {
    domain::unrepresentable("(" + text_of(base) + ")^(" + to_text(e, 6) + ")", "power series in eps");
  }
  const Germ<N> scaled = base.shifted(-v);
  return scaled.composed(power_series(N(scaled.coefficient(0)), e)).shifted(order);
}

template <class N>
Germ<N> round_to(FloatFormat format, const Germ<N>& x) {
  if (!x.is_constant()) domain::unrepresentable("rounding of " + text_of(x), "power series in eps");
  return Germ<N>(round_to(format, N(x.coefficient(0))));
}

template <class N>
Ordering compare(const Germ<N>& a, const std::type_identity_t<Germ<N>>& b,
                 const std::type_identity_t<Germ<N>>& scale) {
  if (a.is_constant() && b.is_constant()) {
    return compare(a.coefficient(0), b.coefficient(0), scale.is_constant() ? scale.coefficient(0) : N(0));
  }
  const Germ<N> difference = a - b;
  if (difference.certainly_zero()) return Ordering::certainly_equal();
  const int first = std::min(a.end(), b.end());
  for (int k = std::min(first, difference.end() - Germ<N>::length); k < difference.end(); ++k) {
    const Ordering o = compare_with_zero(N(difference.coefficient(k)));
    if (!is_certain(o)) return Ordering::unknown();
    if (!o.equal) return o;
  }
  return Ordering::unknown();
}

template <class N>
double to_double(const Germ<N>& x) {
  if (x.certainly_zero()) return 0.0;
  const int first = x.end() - Germ<N>::length;
  for (int k = std::min(first, -1); k < std::min(0, x.end()); ++k) {
    const N c = x.coefficient(k);
    if (!certainly_zero(c)) return std::copysign(std::numeric_limits<double>::infinity(), to_double(c));
  }
  if (!x.is_exact() && x.end() <= 0) return std::numeric_limits<double>::quiet_NaN();
  return to_double(N(x.coefficient(0)));
}

template <class N>
std::string to_text(const Germ<N>& x, int digits) {
  std::string text;
  for (int k = x.end() - Germ<N>::length; k < x.end(); ++k) {
    const N c = x.coefficient(k);
    if (certainly_zero(c)) continue;
    if (!text.empty()) text += " + ";
    text += to_text(c, digits);
    if (k != 0) text += k == 1 ? "*eps" : "*eps^" + std::to_string(k);
  }
  if (!x.is_exact()) text += (text.empty() ? "O(eps^" : " + O(eps^") + std::to_string(x.end()) + ")";
  return text.empty() ? "0" : text;
}

template <class N>
bool is_finite(const Germ<N>& x) {
  return std::isfinite(to_double(x));
}

#define REFEREE_INSTANTIATE(N)                                               \
  template class Germ<N>;                                                    \
  template Germ<N> sqrt(const Germ<N>&);                                     \
  template Germ<N> exp(const Germ<N>&);                                      \
  template Germ<N> log(const Germ<N>&);                                      \
  template Germ<N> sin(const Germ<N>&);                                      \
  template Germ<N> cos(const Germ<N>&);                                      \
  template Germ<N> tan(const Germ<N>&);                                      \
  template Germ<N> tanh(const Germ<N>&);                                     \
  template Germ<N> square(const Germ<N>&);                                   \
  template Germ<N> abs(const Germ<N>&);                                      \
  template Germ<N> floor(const Germ<N>&);                                    \
  template Germ<N> ceil(const Germ<N>&);                                     \
  template Germ<N> sign(const Germ<N>&);                                     \
  template Germ<N> min(const Germ<N>&, const Germ<N>&);                      \
  template Germ<N> max(const Germ<N>&, const Germ<N>&);                      \
  template Germ<N> power(const Germ<N>&, long);                              \
  template Germ<N> power(const Germ<N>&, const Germ<N>&);                    \
  template Germ<N> round_to(FloatFormat, const Germ<N>&);                    \
  template Ordering compare(const Germ<N>&, const Germ<N>&, const Germ<N>&); \
  template double to_double(const Germ<N>&);                                 \
  template std::string to_text(const Germ<N>&, int);                         \
  template bool is_finite(const Germ<N>&);
REFEREE_FOR_EACH_ARITHMETIC(REFEREE_INSTANTIATE)

}  // namespace referee

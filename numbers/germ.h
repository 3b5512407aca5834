#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "numbers/arithmetic.h"
#include "numbers/eigen_support.h"
#include "numbers/float_format.h"

namespace referee {

/// A function of a positive infinitesimal eps, by its leading terms: c_v eps^v + c_{v+1} eps^{v+1} + ...
///
/// At most `length` coefficients are held; what follows them is either exactly zero or unknown,
/// O(eps^end()). Germs are ordered by their sign for all small eps > 0. A one-sided directional derivative
/// of f at x along v is coefficient(1) of f(x + eps v); it exists where coefficients below 1 are those of a
/// constant.
///
/// Leading coefficients that are certainly zero are stripped. An operation that needs the leading coefficient
/// (division, sqrt, log, abs, sign, compare) throws Indeterminate if N cannot tell whether it is zero; so do
/// valuation() and coefficients beyond the known ones. Division by a germ that is exactly zero is Undefined,
/// by one that is zero as far as known Indeterminate. sqrt of an odd power of eps, log of eps, exp and sin of
/// an infinite germ are unrepresentable. These failures occur for plain N, too.
template <class N>
class Germ {
 public:
  static constexpr int length = 6;

  Germ() = default;
  Germ(int value) : Germ(N(value)) {}
  Germ(const N& value);
  /// Coefficients from eps^valuation on; `exact` says that nothing follows.
  Germ(int valuation, std::vector<N> coefficients, bool exact);
  static Germ epsilon() { return Germ(1, {N(1)}, true); }

  /// The order of the leading term. Requires a germ that is not exactly zero.
  int valuation() const;
  /// The coefficient of eps^k.
  N coefficient(int k) const;
  /// One past the largest k of a coefficient that is held; for an inexact germ, of a known one.
  int end() const { return valuation_ + static_cast<int>(coefficients_.size()); }
  bool is_exact() const { return exact_; }
  bool certainly_zero() const { return coefficients_.empty() && exact_; }
  /// Whether nothing but the coefficient of eps^0 can be nonzero.
  bool is_constant() const { return exact_ && (coefficients_.empty() || (valuation_ == 0 && end() == 1)); }

  Germ operator-() const;
  Germ& operator+=(const Germ& b);
  Germ& operator-=(const Germ& b) { return *this += -b; }
  Germ& operator*=(const Germ& b);
  Germ& operator/=(const Germ& b);
  friend Germ operator+(Germ a, const Germ& b) { return a += b; }
  friend Germ operator-(Germ a, const Germ& b) { return a -= b; }
  friend Germ operator*(Germ a, const Germ& b) { return a *= b; }
  friend Germ operator/(Germ a, const Germ& b) { return a /= b; }
  /// Equality of all parts as stored.
  friend bool operator==(const Germ& a, const Germ& b) {
    return a.exact_ == b.exact_ && a.valuation_ == b.valuation_ && a.coefficients_ == b.coefficients_;
  }

  /// The order of the leading term, with the coefficients from there on (`known`): sure of it or thrown.
  const N& leading() const;
  /// This germ times eps^k.
  Germ shifted(int k) const;
  /// The value at eps = 0. Throws Indeterminate (unrepresentable) for an infinite germ.
  N constant_term(std::string_view function) const;
  /// sum of taylor[k] (this - constant term)^k, taylor having `length` entries.
  Germ composed(const std::vector<N>& taylor) const;

 private:
  Germ& tidied();

  int valuation_ = 0;
  std::vector<N> coefficients_;
  bool exact_ = true;
};

// clang-format off
template <class N> Germ<N> sqrt(const Germ<N>& x);
template <class N> Germ<N> exp(const Germ<N>& x);
template <class N> Germ<N> log(const Germ<N>& x);
template <class N> Germ<N> sin(const Germ<N>& x);
template <class N> Germ<N> cos(const Germ<N>& x);
template <class N> Germ<N> tan(const Germ<N>& x);
template <class N> Germ<N> tanh(const Germ<N>& x);
template <class N> Germ<N> square(const Germ<N>& x);
template <class N> Germ<N> abs(const Germ<N>& x);
template <class N> Germ<N> floor(const Germ<N>& x);
template <class N> Germ<N> ceil(const Germ<N>& x);
template <class N> Germ<N> sign(const Germ<N>& x);
template <class N> Germ<N> min(const Germ<N>& a, const Germ<N>& b);
template <class N> Germ<N> max(const Germ<N>& a, const Germ<N>& b);
template <class N> Germ<N> power(const Germ<N>& x, long k);
// clang-format on
/// The exponent must be constant; eps^v to the power y needs an integer v y.
template <class N>
Germ<N> power(const Germ<N>& base, const std::type_identity_t<Germ<N>>& exponent);

/// Rounds constants; Indeterminate (unrepresentable) for others.
template <class N>
Germ<N> round_to(FloatFormat format, const Germ<N>& x);

/// The order for all small eps > 0: by the first coefficient of a - b that is certainly not zero, if all
/// before it are certainly zero; equal only if a - b is exactly zero.
template <class N>
Ordering compare(const Germ<N>& a, const std::type_identity_t<Germ<N>>& b,
                 const std::type_identity_t<Germ<N>>& scale);
/// The value at eps = 0; infinite for infinite germs.
template <class N>
double to_double(const Germ<N>& x);
/// "1 + 2*eps + O(eps^3)".
template <class N>
std::string to_text(const Germ<N>& x, int digits);
/// Whether the value at eps = 0 is finite.
template <class N>
bool is_finite(const Germ<N>& x);

template <class N>
struct NumberTraits<Germ<N>> {
  static constexpr std::string_view name = NumberTraits<N>::name;
  static constexpr bool rigorous = NumberTraits<N>::rigorous;
  static Germ<N> from_rational(const Rational& x) { return NumberTraits<N>::from_rational(x); }
  static Germ<N> pi() { return NumberTraits<N>::pi(); }
};

}  // namespace referee

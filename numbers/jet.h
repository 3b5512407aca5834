#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "numbers/arithmetic.h"
#include "numbers/eigen_support.h"
#include "numbers/float_format.h"

namespace referee {

/// A value with its gradient and, at order 2, its Hessian in d variables: forward differentiation as a
/// number type, with the interface of arithmetic.h.
///
/// A constant has an empty gradient and Hessian (both mean zero) and mixes with anything. An order 1 jet
/// has a d-vector gradient and an empty Hessian; an order 2 jet also a symmetric d x d Hessian. An operation
/// on jets of orders 1 and 2 gives order 1; jets of different d must not meet (InternalError). The chain
/// rule is evaluated in N: exact, enclosing or rounded as N is.
///
/// At a kink there is no derivative: abs, sign at 0, floor, ceil at an integer, min, max of equal values
/// and sqrt at 0 throw Undefined if the jet is certainly there (plain N: if the rounded value is), and
/// Indeterminate (possibly_undefined) if N cannot tell. No kink: constants; abs at a zero with zero gradient
/// (and zero Hessian, at order 2, else Indeterminate); min, max of jets equal in all parts.
template <class N>
class Jet {
 public:
  Jet() : value_(0) {}
  Jet(int value) : value_(value) {}
  Jet(const N& value) : value_(value) {}
  /// The Hessian is empty (order 1) or square of the gradient's size.
  Jet(N value, Vector<N> gradient, Matrix<N> hessian);
  /// The coordinate `index` (from 0) of a point of R^d, where it has this value. The order is 1 or 2.
  static Jet variable(const N& value, Eigen::Index index, Eigen::Index d, int order);

  const N& value() const { return value_; }
  const Vector<N>& gradient() const { return gradient_; }
  const Matrix<N>& hessian() const { return hessian_; }
  bool is_constant() const { return gradient_.size() == 0; }
  /// 0 for constants, else 1 or 2.
  int order() const { return is_constant() ? 0 : hessian_.size() == 0 ? 1 : 2; }

  Jet operator-() const;
  Jet& operator+=(const Jet& b);
  Jet& operator-=(const Jet& b);
  Jet& operator*=(const Jet& b);
  Jet& operator/=(const Jet& b);
  friend Jet operator+(Jet a, const Jet& b) { return a += b; }
  friend Jet operator-(Jet a, const Jet& b) { return a -= b; }
  friend Jet operator*(Jet a, const Jet& b) { return a *= b; }
  friend Jet operator/(Jet a, const Jet& b) { return a /= b; }
  /// Equality of all parts as stored.
  friend bool operator==(const Jet& a, const Jet& b) {
    return a.value_ == b.value_ && a.gradient_.size() == b.gradient_.size() &&
           a.hessian_.size() == b.hessian_.size() && a.gradient_ == b.gradient_ && a.hessian_ == b.hessian_;
  }

  /// f(u) for this jet u, given f, f' and f'' at its value (f'' is not looked at below order 2).
  Jet composed(const N& f, const N& f1, const N& f2) const;
  /// Whether all derivatives that are held are certainly zero.
  bool derivatives_vanish() const;

 private:
  void match(const Jet& b);

  N value_;
  Vector<N> gradient_;
  Matrix<N> hessian_;
};

// clang-format off
template <class N> Jet<N> sqrt(const Jet<N>& x);
template <class N> Jet<N> exp(const Jet<N>& x);
template <class N> Jet<N> log(const Jet<N>& x);
template <class N> Jet<N> sin(const Jet<N>& x);
template <class N> Jet<N> cos(const Jet<N>& x);
template <class N> Jet<N> tan(const Jet<N>& x);
template <class N> Jet<N> tanh(const Jet<N>& x);
template <class N> Jet<N> square(const Jet<N>& x);
template <class N> Jet<N> abs(const Jet<N>& x);
template <class N> Jet<N> floor(const Jet<N>& x);
template <class N> Jet<N> ceil(const Jet<N>& x);
template <class N> Jet<N> sign(const Jet<N>& x);
template <class N> Jet<N> min(const Jet<N>& a, const Jet<N>& b);
template <class N> Jet<N> max(const Jet<N>& a, const Jet<N>& b);
template <class N> Jet<N> power(const Jet<N>& x, long k);
// clang-format on
/// By the power rule if the exponent is constant, else exp(exponent log base).
template <class N>
Jet<N> power(const Jet<N>& base, const std::type_identity_t<Jet<N>>& exponent);

/// Rounds constants; Indeterminate (unrepresentable) for a jet with derivatives.
template <class N>
Jet<N> round_to(FloatFormat format, const Jet<N>& x);

/// Compares the values.
template <class N>
Ordering compare(const Jet<N>& a, const std::type_identity_t<Jet<N>>& b,
                 const std::type_identity_t<Jet<N>>& scale) {
  return compare(a.value(), b.value(), scale.value());
}
template <class N>
double to_double(const Jet<N>& x) {
  return to_double(x.value());
}
template <class N>
std::string to_text(const Jet<N>& x, int digits) {
  return to_text(x.value(), digits);
}
/// Whether the value is finite.
template <class N>
bool is_finite(const Jet<N>& x) {
  return is_finite(x.value());
}

template <class N>
struct NumberTraits<Jet<N>> {
  static constexpr std::string_view name = NumberTraits<N>::name;
  static constexpr bool rigorous = NumberTraits<N>::rigorous;
  static Jet<N> from_rational(const Rational& x) { return NumberTraits<N>::from_rational(x); }
  static Jet<N> pi() { return NumberTraits<N>::pi(); }
};

}  // namespace referee

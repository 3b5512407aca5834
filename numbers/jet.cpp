#include "numbers/jet.h"

#include <utility>

#include "numbers/domain.h"
#include "numbers/errors.h"

namespace referee {
namespace {

/// On which side of 0 a jet lies, for abs, min and max.
enum class Side { negative, positive, vanishing, not_a_number };

bool is_certain_less(const Ordering& o) {
  return o.less && !o.equal && !o.greater;
}
bool is_certain_equal(const Ordering& o) {
  return !o.less && o.equal && !o.greater;
}
bool is_certain_greater(const Ordering& o) {
  return !o.less && !o.equal && o.greater;
}

template <class N>
bool gradient_vanishes(const Jet<N>& x) {
  for (Eigen::Index i = 0; i < x.gradient().size(); ++i) {
    if (!certainly_zero(x.gradient()(i))) return false;
  }
  return true;
}

template <class N>
bool gradient_may_vanish(const Jet<N>& x) {
  for (Eigen::Index i = 0; i < x.gradient().size(); ++i) {
    if (!compare_with_zero(x.gradient()(i)).equal) return false;
  }
  return true;
}

template <class N>
Side side_of_zero(const Jet<N>& x, const char* function) {
  const Ordering o = compare_with_zero(x.value());
  if (is_certain_less(o)) return Side::negative;
  if (is_certain_greater(o)) return Side::positive;
  if (is_certain_equal(o)) {
    if (x.derivatives_vanish()) return Side::vanishing;
    if (!gradient_may_vanish(x)) domain::kink(function, to_text(x, 6));
  } else if (!NumberTraits<N>::rigorous) {
    return Side::not_a_number;
  }
  domain::may_be_at_kink(function, to_text(x, 6));
}

/// f(x) for a step function f whose jumps are at the zeros of `distance`.
template <class N>
Jet<N> step(const Jet<N>& x, const N& f, const Ordering& distance, const char* function) {
  if (x.is_constant()) return Jet<N>(f);
  if (is_certain_equal(distance)) domain::kink(function, to_text(x, 6));
  if (distance.equal && NumberTraits<N>::rigorous) domain::may_be_at_kink(function, to_text(x, 6));
  return x.composed(f, N(0), N(0));
}

}  // namespace

template <class N>
Jet<N>::Jet(N value, Vector<N> gradient, Matrix<N> hessian)
    : value_(std::move(value)), gradient_(std::move(gradient)), hessian_(std::move(hessian)) {
  REFEREE_DEMAND(hessian_.size() == 0 ||
                 (hessian_.rows() == gradient_.size() && hessian_.cols() == gradient_.size()));
}

template <class N>
Jet<N> Jet<N>::variable(const N& value, Eigen::Index index, Eigen::Index d, int order) {
  REFEREE_DEMAND(0 <= index && index < d && (order == 1 || order == 2));
  Jet x(value);
  x.gradient_ = Vector<N>::Constant(d, N(0));
  x.gradient_(index) = N(1);
  if (order == 2) x.hessian_ = Matrix<N>::Constant(d, d, N(0));
  return x;
}

/// Gives this jet the shape of its result with b.
template <class N>
void Jet<N>::match(const Jet& b) {
  if (b.is_constant()) return;
  if (is_constant()) {
    gradient_ = Vector<N>::Constant(b.gradient_.size(), N(0));
    hessian_ = Matrix<N>::Constant(b.hessian_.rows(), b.hessian_.cols(), N(0));
  }
  REFEREE_DEMAND(gradient_.size() == b.gradient_.size());
  if (b.hessian_.size() == 0) hessian_.resize(0, 0);
}

template <class N>
Jet<N> Jet<N>::operator-() const {
  return Jet(N(-value_), Vector<N>(-gradient_), Matrix<N>(-hessian_));
}

template <class N>
Jet<N>& Jet<N>::operator+=(const Jet& b) {
  match(b);
  value_ += b.value_;
  if (b.is_constant()) return *this;
  gradient_ += b.gradient_;
  if (hessian_.size() > 0) hessian_ += b.hessian_;
  return *this;
}

template <class N>
Jet<N>& Jet<N>::operator-=(const Jet& b) {
  match(b);
  value_ -= b.value_;
  if (b.is_constant()) return *this;
  gradient_ -= b.gradient_;
  if (hessian_.size() > 0) hessian_ -= b.hessian_;
  return *this;
}

template <class N>
Jet<N>& Jet<N>::operator*=(const Jet& b) {
  if (&b == this) return *this = square(*this);
  match(b);
  if (b.is_constant()) {
    gradient_ *= b.value_;
    hessian_ *= b.value_;
  } else {
    for (Eigen::Index j = 0; j < hessian_.cols(); ++j) {
      for (Eigen::Index i = 0; i < hessian_.rows(); ++i) {
        hessian_(i, j) = hessian_(i, j) * b.value_ + b.hessian_(i, j) * value_ +
                         gradient_(i) * b.gradient_(j) + gradient_(j) * b.gradient_(i);
      }
    }
    for (Eigen::Index i = 0; i < gradient_.size(); ++i) {
      gradient_(i) = gradient_(i) * b.value_ + b.gradient_(i) * value_;
    }
  }
  value_ *= b.value_;
  return *this;
}

/// From a = q b: b grad q = grad a - q grad b, and so on.
template <class N>
Jet<N>& Jet<N>::operator/=(const Jet& b) {
  if (&b == this) return *this /= Jet(b);
  match(b);
  value_ /= b.value_;
  if (b.is_constant()) {
    for (auto& g : gradient_.reshaped()) g /= b.value_;
    for (auto& h : hessian_.reshaped()) h /= b.value_;
    return *this;
  }
  for (Eigen::Index i = 0; i < gradient_.size(); ++i) {
    gradient_(i) = (gradient_(i) - value_ * b.gradient_(i)) / b.value_;
  }
  for (Eigen::Index j = 0; j < hessian_.cols(); ++j) {
    for (Eigen::Index i = 0; i < hessian_.rows(); ++i) {
      hessian_(i, j) = (hessian_(i, j) - value_ * b.hessian_(i, j) - gradient_(i) * b.gradient_(j) -
                        gradient_(j) * b.gradient_(i)) /
                       b.value_;
    }
  }
  return *this;
}

template <class N>
Jet<N> Jet<N>::composed(const N& f, const N& f1, const N& f2) const {
  Jet y(f);
  if (is_constant()) return y;
  y.gradient_ = gradient_ * f1;
  y.hessian_ = hessian_ * f1;
  for (Eigen::Index j = 0; j < hessian_.cols(); ++j) {
    for (Eigen::Index i = 0; i < hessian_.rows(); ++i) {
      y.hessian_(i, j) += f2 * (i == j ? square(gradient_(i)) : N(gradient_(i) * gradient_(j)));
    }
  }
  return y;
}

template <class N>
bool Jet<N>::derivatives_vanish() const {
  for (Eigen::Index i = 0; i < hessian_.size(); ++i) {
    if (!certainly_zero(hessian_.data()[i])) return false;
  }
  return gradient_vanishes(*this);
}

template <class N>
Jet<N> sqrt(const Jet<N>& x) {
  const N root = sqrt(x.value());
  if (x.is_constant()) return Jet<N>(root);
  const Ordering o = compare_with_zero(x.value());
  if (is_certain_equal(o)) domain::kink("sqrt", to_text(x, 6));
  if (o.equal && NumberTraits<N>::rigorous) domain::may_be_at_kink("sqrt", to_text(x, 6));
  const N slope = N(1) / (N(2) * root);
  return x.composed(root, slope, N(-slope / (N(2) * x.value())));
}

template <class N>
Jet<N> exp(const Jet<N>& x) {
  const N e = exp(x.value());
  return x.composed(e, e, e);
}

template <class N>
Jet<N> log(const Jet<N>& x) {
  const N value = log(x.value());
  if (x.is_constant()) return Jet<N>(value);
  const N slope = N(1) / x.value();
  return x.composed(value, slope, N(-square(slope)));
}

template <class N>
Jet<N> sin(const Jet<N>& x) {
  const N s = sin(x.value());
  if (x.is_constant()) return Jet<N>(s);
  return x.composed(s, cos(x.value()), N(-s));
}

template <class N>
Jet<N> cos(const Jet<N>& x) {
  const N c = cos(x.value());
  if (x.is_constant()) return Jet<N>(c);
  return x.composed(c, N(-sin(x.value())), N(-c));
}

template <class N>
Jet<N> tan(const Jet<N>& x) {
  const N t = tan(x.value());
  const N slope = N(1) + square(t);
  return x.composed(t, slope, N(N(2) * t * slope));
}

template <class N>
Jet<N> tanh(const Jet<N>& x) {
  const N t = tanh(x.value());
  const N slope = N(1) - square(t);
  return x.composed(t, slope, N(N(-2) * t * slope));
}

template <class N>
Jet<N> square(const Jet<N>& x) {
  return x.composed(square(x.value()), N(N(2) * x.value()), N(2));
}

template <class N>
Jet<N> abs(const Jet<N>& x) {
  if (x.is_constant()) return Jet<N>(abs(x.value()));
  switch (side_of_zero(x, "abs")) {
    case Side::negative:
      return -x;
    case Side::not_a_number:
      return x.composed(x.value(), x.value(), x.value());
    default:
      return x;
  }
}

template <class N>
Jet<N> floor(const Jet<N>& x) {
  const N f = floor(x.value());
  return step(x, f, compare(x.value(), f, N(0)), "floor");
}

template <class N>
Jet<N> ceil(const Jet<N>& x) {
  const N c = ceil(x.value());
  return step(x, c, compare(x.value(), c, N(0)), "ceil");
}

template <class N>
Jet<N> sign(const Jet<N>& x) {
  return step(x, sign(x.value()), compare_with_zero(x.value()), "sign");
}

template <class N>
Jet<N> min(const Jet<N>& a, const Jet<N>& b) {
  if (a.is_constant() && b.is_constant()) return Jet<N>(min(a.value(), b.value()));
  const Side side = side_of_zero(Jet<N>(a - b), "min");
  if (side == Side::not_a_number) return a + b;
  return side == Side::positive ? b : a;
}

template <class N>
Jet<N> max(const Jet<N>& a, const Jet<N>& b) {
  if (a.is_constant() && b.is_constant()) return Jet<N>(max(a.value(), b.value()));
  const Side side = side_of_zero(Jet<N>(a - b), "max");
  if (side == Side::not_a_number) return a + b;
  return side == Side::negative ? b : a;
}

template <class N>
Jet<N> power(const Jet<N>& x, long k) {
  const N value = power(x.value(), k);
  if (x.is_constant() || k == 0) return x.composed(value, N(0), N(0));
  const N n = from_rational<N>(Rational(k));
  const N slope = n * power(x.value(), k - 1);
  if (x.order() == 1 || k == 1) return x.composed(value, slope, N(0));
  return x.composed(value, slope, N(n * (n - N(1)) * power(x.value(), k - 2)));
}

template <class N>
Jet<N> power(const Jet<N>& base, const std::type_identity_t<Jet<N>>& exponent) {
  if (!exponent.is_constant()) return exp(exponent * log(base));
  const N& e = exponent.value();
  const N value = power(base.value(), e);
  if (base.is_constant() || certainly_zero(e)) return base.composed(value, N(0), N(0));
  const N slope = e * power(base.value(), N(e - N(1)));
  if (base.order() == 1 || certainly_zero(N(e - N(1)))) return base.composed(value, slope, N(0));
  return base.composed(value, slope, N(e * (e - N(1)) * power(base.value(), N(e - N(2)))));
}

template <class N>
Jet<N> round_to(FloatFormat format, const Jet<N>& x) {
  if (!x.is_constant())
    domain::unrepresentable("derivative of a rounding", std::string(NumberTraits<N>::name));
  return Jet<N>(round_to(format, x.value()));
}

#define REFEREE_INSTANTIATE(N)                         \
  template class Jet<N>;                               \
  template Jet<N> sqrt(const Jet<N>&);                 \
  template Jet<N> exp(const Jet<N>&);                  \
  template Jet<N> log(const Jet<N>&);                  \
  template Jet<N> sin(const Jet<N>&);                  \
  template Jet<N> cos(const Jet<N>&);                  \
  template Jet<N> tan(const Jet<N>&);                  \
  template Jet<N> tanh(const Jet<N>&);                 \
  template Jet<N> square(const Jet<N>&);               \
  template Jet<N> abs(const Jet<N>&);                  \
  template Jet<N> floor(const Jet<N>&);                \
  template Jet<N> ceil(const Jet<N>&);                 \
  template Jet<N> sign(const Jet<N>&);                 \
  template Jet<N> min(const Jet<N>&, const Jet<N>&);   \
  template Jet<N> max(const Jet<N>&, const Jet<N>&);   \
  template Jet<N> power(const Jet<N>&, long);          \
  template Jet<N> power(const Jet<N>&, const Jet<N>&); \
  template Jet<N> round_to(FloatFormat, const Jet<N>&);
REFEREE_FOR_EACH_ARITHMETIC(REFEREE_INSTANTIATE)

}  // namespace referee

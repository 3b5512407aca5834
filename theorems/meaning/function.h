#pragma once

#include <memory>
#include <optional>
#include <string>

#include "numbers/arithmetic.h"
#include "numbers/eigen_support.h"

/// A function R^d -> R of an instance: its values and derivatives in every arithmetic, and what is
/// proved of it.

namespace referee {

/// What holds exactly of a function, by construction. An absent constant is not known to exist; the
/// flags say "proved", never "refuted": `convex = false` makes no statement.
struct Guarantees {
  bool convex = false;
  bool quadratic = false;
  bool differentiable = true;
  bool twice_differentiable = false;
  bool separable = false;
  bool coercive = false;
  bool bounded_below = false;
  std::optional<Rational> smoothness;         ///< |grad f(x) - grad f(y)| <= L |x - y|
  bool smoothness_attained = false;           ///< and no smaller constant does
  std::optional<Rational> strong_convexity;   ///< f - m/2 |x|^2 is convex, m > 0
  std::optional<Rational> lipschitz;          ///< |f(x) - f(y)| <= G |x - y|
  std::optional<Rational> pl;                 ///< |grad f|^2 >= 2 mu (f - min f), mu > 0
  std::optional<Rational> hessian_lipschitz;  ///< |Hess f(x) - Hess f(y)| <= rho |x - y| (spectral norm)
};

/// Shapes: points and gradients have `dimension()` components, Hessians that many rows and columns.
/// Evaluation throws Undefined where the function, or its derivative, certainly does not exist, and
/// Indeterminate where the arithmetic cannot tell.
class Function {
 public:
  virtual ~Function() = default;
  virtual int dimension() const = 0;
  virtual const Guarantees& guarantees() const = 0;
  /// The name of the family, for reports ("quadratic", "log-sum-exp").
  virtual std::string family() const = 0;
  /// A global minimiser, if there is one that is known exactly.
  virtual std::optional<Vector<Rational>> minimizer() const { return std::nullopt; }
  /// A point where the gradient is zero, if one is known exactly; a minimiser by default.
  virtual std::optional<Vector<Rational>> stationary() const { return minimizer(); }
  /// The body E of `f(z) = E` in the claim language, whose argument is `variable`: a number, or a vector with
  /// components variable[1], ...; empty if the language has no closed form for it.
  virtual std::string text(const std::string& variable, bool of_numbers) const = 0;

#define REFEREE_FUNCTION_MEMBERS(N)                         \
  virtual N value(const Vector<N>& x) const = 0;            \
  virtual Vector<N> gradient(const Vector<N>& x) const = 0; \
  virtual Matrix<N> hessian(const Vector<N>& x) const = 0;
  REFEREE_FOR_EACH_ARITHMETIC(REFEREE_FUNCTION_MEMBERS)
#undef REFEREE_FUNCTION_MEMBERS

  /// Hess f(x) v in doubles; without forming the matrix where that takes O(d).
  virtual Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const {
    return hessian(x) * v;
  }
};

using FunctionPtr = std::shared_ptr<const Function>;

/// Implements the virtual members of Function for every arithmetic by the templates `value_at`,
/// `gradient_at` and `hessian_at` of Derived, so that a family states its formulas once:
///
///     class Huber : public FunctionOf<Huber> {
///       template <class N> N value_at(const Vector<N>& x) const;
///       template <class N> Vector<N> gradient_at(const Vector<N>& x) const;
///       template <class N> Matrix<N> hessian_at(const Vector<N>& x) const;
///     };
template <class Derived>
class FunctionOf : public Function {
 public:
#define REFEREE_FUNCTION_MEMBERS(N)                                                       \
  N value(const Vector<N>& x) const override { return self().value_at(x); }               \
  Vector<N> gradient(const Vector<N>& x) const override { return self().gradient_at(x); } \
  Matrix<N> hessian(const Vector<N>& x) const override { return self().hessian_at(x); }
  REFEREE_FOR_EACH_ARITHMETIC(REFEREE_FUNCTION_MEMBERS)
#undef REFEREE_FUNCTION_MEMBERS

 private:
  const Derived& self() const { return static_cast<const Derived&>(*this); }
};

}  // namespace referee

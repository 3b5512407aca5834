#pragma once

#include "generators/converted.h"
#include "theorems/meaning/function.h"

/// A function with a linear part added, and a curvature along one direction:
///
///   f(z) + <g, y> + s/2 <v, y>^2/<v, v>,   y = z - c.
///
/// The gradient moves by g + s <v, y> v/<v, v> and the Hessian by the matrix s v v'/<v, v> of norm |s|:
/// curvatures move by between min(s, 0) and max(s, 0), the constant of smoothness grows by at most |s|
/// (exactly known only for s = 0), that of the Hessian stays, and so do quadratics. A function that is
/// m-strongly convex is so with m + min(s, 0), if that is positive, and convex if it is 0. For s = 0 the
/// Lipschitz constant grows by at most |g|. Separability stays for a v along an axis. PL, coercivity and
/// boundedness are kept only by strong convexity; minimisers are lost.
///
/// Members of a sum get g and s that add up to zero, with one c and one v: the sum does not change. If every
/// f_i has the minimiser c, so has the sum, and no member by itself.

namespace referee {

class Tilted : public FunctionOf<Tilted> {
 public:
  /// v = 0: no curvature is added.
  Tilted(FunctionPtr function, const Vector<Rational>& slope, const Vector<Rational>& center,
         const Rational& curvature, const Vector<Rational>& direction);
  int dimension() const override { return function_->dimension(); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return function_->family(); }
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override;

  template <class N>
  N value_at(const Vector<N>& x) const {
    const Vector<N> y = x - center_.in<N>();
    const N sum = function_->value(x) + slope_.in<N>().dot(y);
    return bent_ ? N(sum + curvature_.in<N>() * square(N(direction_.in<N>().dot(y))) / N(2)) : sum;
  }
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const {
    const Vector<N> g = function_->gradient(x) + slope_.in<N>();
    if (!bent_) return g;
    const Vector<N>& v = direction_.in<N>();
    return g + v * N(curvature_.in<N>() * v.dot(x - center_.in<N>()));
  }
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const {
    const Vector<N>& v = direction_.in<N>();
    if (!bent_) return function_->hessian(x);
    return function_->hessian(x) + v * v.transpose() * curvature_.in<N>();
  }

 private:
  void note_curvature(const Rational& s);

  FunctionPtr function_;
  bool bent_;
  ConstantVector slope_, center_, direction_;
  Constant curvature_;  ///< s/<v, v>
  Guarantees guarantees_;
};

}  // namespace referee

#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// Quadratics with an exactly known spectrum.
///
///   f(z) = 1/2 y'Dy + <g, z - c> + b,   y = H_2 H_1 (z - c),   H_i = I - 2 v_i v_i'/<v_i, v_i>,
///
/// D diagonal and rational. The Hessian H_1 H_2 D H_2 H_1 has exactly the diagonal of D as its eigenvalues:
/// smoothness is max |D_ii| (attained), strong convexity min D_ii, the PL constant of a convex one the least
/// nonzero D_ii: with e = D y, |e|^2 >= mu y'Dy. For g = 0, c is stationary, and a minimiser if D >= 0; a
/// linear part g != 0 occurs only where nothing is asked of minimisers, and then f may be unbounded below.
/// Spectra: see matrices.h; the ends of the request are attained in most of them. Reflections act in O(d).

namespace referee {

class Quadratic : public FunctionOf<Quadratic> {
 public:
  struct Data {
    Vector<Rational> center;
    Vector<Rational> spectrum;
    Vector<Rational> v1, v2;  ///< zero vectors: no reflection
    Vector<Rational> linear;  ///< g
    Rational constant;        ///< b
  };
  explicit Quadratic(Data data);
  int dimension() const override { return static_cast<int>(data_.center.size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "quadratic"; }
  std::optional<Vector<Rational>> minimizer() const override;
  std::optional<Vector<Rational>> stationary() const override;
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override;
  Matrix<Rational> hessian_matrix() const;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  template <class N>
  Vector<N> rotate(Vector<N> x) const;
  template <class N>
  Vector<N> rotate_back(Vector<N> y) const;

  Data data_;
  bool reflected_[2];
  bool flat_;  ///< g = 0
  ConstantVector center_, spectrum_, v_[2], w_[2], linear_;
  Constant constant_;
  Guarantees guarantees_;
};

class QuadraticFamily : public Family {
 public:
  std::string name() const override { return "quadratic"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 10; }
  std::uint32_t mode_count() const override;
};

}  // namespace referee

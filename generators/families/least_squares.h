#pragma once

#include "generators/families/quadratic.h"

/// Least squares with prescribed singular values, of full rank or not.
///
///   f(z) = s/2 |A z - b|^2,   A = H_1 S H_2 (m x d),   b = A c + H_1 rho,   s > 0,
///
/// H_i = I - 2 v_i v_i'/<v_i, v_i> (or I), S with the rational singular values sigma_j on its diagonal, and
/// rho zero where a row of S is not. As H_1 is orthogonal and S'rho = 0,
///
///   f(z) = s/2 |S H_2 (z - c)|^2 + s/2 |rho|^2,
///
/// a quadratic with Hessian H_2 diag(s sigma_j^2) H_2 (zero beyond the rank): its constants are exact and are
/// those of quadratic.h, by which it is evaluated. c is a minimiser with the value s/2 |rho|^2; with a zero
/// singular value (always for m < d) there is a whole line, plane, ... of minimisers c + ker A, f is convex
/// and PL but not strongly convex, and not coercive.

namespace referee {

class LeastSquares : public FunctionOf<LeastSquares> {
 public:
  struct Data {
    Rational scale;              ///< s
    Vector<Rational> singular;   ///< sigma, with d components; zeros beyond the rows
    Vector<Rational> left;       ///< v_1, with m components; zero: no reflection
    Vector<Rational> right;      ///< v_2, with d components
    Vector<Rational> center;     ///< c
    Vector<Rational> remainder;  ///< rho, with m components
  };
  explicit LeastSquares(Data data);
  int dimension() const override { return static_cast<int>(data_.center.size()); }
  const Guarantees& guarantees() const override { return quadratic_.guarantees(); }
  std::string family() const override { return "least squares"; }
  std::optional<Vector<Rational>> minimizer() const override { return data_.center; }
  /// A sum over the rows of A: `1/2*((z[1] + 2*z[2] - 3)^2 + ...)`.
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override {
    return quadratic_.hessian_times(x, v);
  }
  /// A and b.
  Matrix<Rational> matrix() const;
  Vector<Rational> right_side() const;

  template <class N>
  N value_at(const Vector<N>& x) const {
    return quadratic_.value(x);
  }
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const {
    return quadratic_.gradient(x);
  }
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const {
    return quadratic_.hessian(x);
  }

 private:
  Data data_;
  Quadratic quadratic_;
};

/// Modes: more rows than columns with a remainder, a zero singular value, fewer rows than columns.
class LeastSquaresFamily : public Family {
 public:
  std::string name() const override { return "least squares"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  std::uint32_t mode_count() const override { return 3; }
};

}  // namespace referee

#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// Matrix factorisation: a quartic polynomial that is not convex, with known minimisers and a saddle.
///
///   f(z) = s/4 |U V' - M|_F^2,   U (m x r), V (n x r) the rows of y = z - c + y*,   M = U* V*',   s > 0,
///   or, symmetric,   f(z) = s/4 |U U' - M|_F^2,   M = U* U*',
///
/// where y* lists the rows of U*, then those of V*. f >= 0 = f(c): c is a global minimiser, among others
/// (U* T, V* T^(-T)). grad f has the blocks s/2 (U V' - M) V and s/2 (U V' - M)' U, or s (U U' - M) U: the
/// point y = 0, z = c - y*, is stationary too, and no minimiser as M != 0. There is no global constant of
/// smoothness or slope; the symmetric form is coercive, since |U U'|_F grows with |U|, the other is constant
/// along (t U, V/t).

namespace referee {

class MatrixFactorization : public FunctionOf<MatrixFactorization> {
 public:
  struct Data {
    int rows = 1, columns = 0, rank = 1;  ///< m, n, r; n = 0 for the symmetric form
    Vector<Rational> factors, center;     ///< y*, c
    Rational scale = 1;
    bool at_saddle = false;  ///< `stationary` is the saddle
  };
  /// Precondition: factors != 0 and, unless symmetric, M != 0.
  explicit MatrixFactorization(const Data& data);
  int dimension() const override { return static_cast<int>(data_.center.size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "matrix factorisation"; }
  std::optional<Vector<Rational>> minimizer() const override { return data_.center; }
  std::optional<Vector<Rational>> stationary() const override;
  std::string text(const std::string& variable, bool of_numbers) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  bool symmetric() const { return data_.columns == 0; }
  int width() const { return symmetric() ? data_.rows : data_.columns; }
  /// Where row a of U, and row b of V, begin in y.
  Eigen::Index left(int a) const { return a * data_.rank; }
  Eigen::Index right(int b) const { return (symmetric() ? b : data_.rows + b) * data_.rank; }
  /// <row a of U, row b of V> - M_ab.
  template <class N>
  N residual(const Vector<N>& y, int a, int b) const;

  Data data_;
  ConstantMatrix target_;  ///< M
  ConstantVector shift_;   ///< c - y*
  Constant scale_;
  Guarantees guarantees_;
};

/// Serves requests without global constants.
class MatrixFactorizationFamily : public Family {
 public:
  std::string name() const override { return "matrix factorisation"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  unsigned weight() const override { return 3; }
};

}  // namespace referee

#pragma once

#include <vector>

#include "generators/converted.h"
#include "generators/family.h"

/// A quadratic that is flatter away from a polygon of the first two coordinates: smooth, not twice
/// differentiable, and not separable.
///
///   f(z) = L/2 |y|^2 - (L - m)/2 dist((y_1, y_2), P)^2,   y = z - c,   0 <= m < L,   d >= 2,
///
/// P a convex polygon with 0 in its interior. With the nearest point p of P to (y_1, y_2),
///   f(z) = m/2 (y_1^2 + y_2^2) + (L - m) (<p, (y_1, y_2)> - |p|^2/2) + L/2 (y_3^2 + ... + y_d^2),
///   grad f = m (y_1, y_2) + (L - m) p on the first two components, L y_j on the others;
/// and p is (y_1, y_2) itself inside, on the edge from a to a + e the point a + s e with s = <y - a, e>/<e,
/// e>, or a vertex: rational for rational z. f was made for the cycles of heavy ball (Goujaud, Taylor,
/// Dieuleveut 2023, arXiv 2307.11291; planar_cycle.h).
///
/// Constants. L/2 |y|^2 - f is a multiple of the convex function dist^2, and f - m/2 |y|^2 is, in the plane,
/// a multiple of |y|^2 - dist^2 = max over p in P of 2 <p, y> - |p|^2, a maximum of affine functions:
/// curvatures lie in [m, L], L attained inside P and m beyond the vertices. c is the minimiser, as p = 0
/// there, and f is coercive, 0 being inside P. For m = 0 and d = 2, |grad f| = L |p| is at most L times the
/// longest vertex. The Hessian is Undefined where the nearest point passes from one edge, vertex or the
/// inside to another.

namespace referee {

class Polygon : public FunctionOf<Polygon> {
 public:
  /// Vertices counterclockwise, relative to the first two components of the center. Precondition: no three of
  /// them on a line, convex, 0 inside: may_be_polygon.
  Polygon(const std::vector<Vector<Rational>>& vertices, const Vector<Rational>& center, const Rational& low,
          const Rational& high);
  static bool may_be_polygon(const std::vector<Vector<Rational>>& vertices);
  int dimension() const override { return static_cast<int>(center_.exact().size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "polygon"; }
  std::optional<Vector<Rational>> minimizer() const override { return center_.exact(); }
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  /// Where y lies, as far as N can tell (-1, 0, 1): before or beyond the line of edge k; before or behind its
  /// start, and its end, along it.
  struct Position {
    std::optional<int> beyond, start, end;
  };
  template <class N>
  std::vector<Position> positions(const Vector<N>& y) const;
  /// p; where N cannot tell on which side of a seam y lies, an enclosure of both answers.
  template <class N>
  Vector<N> nearest(const Vector<N>& y) const;
  template <class N>
  Vector<N> nearest_on_edge(const Vector<N>& y, Eigen::Index k) const;
  template <class N>
  Matrix<N> plane_hessian(const Vector<N>& x) const;
  Eigen::Index after(Eigen::Index k) const { return k + 1 == lengths_.exact().size() ? 0 : k + 1; }

  ConstantMatrix vertices_, edges_;   ///< a_k and a_(k+1) - a_k, in columns
  ConstantVector heights_, lengths_;  ///< <n_k, a_k> for the outward n_k = (e_2, -e_1), and |e_k|^2
  ConstantVector center_;
  Constant low_, high_;
  Guarantees guarantees_;
};

class PolygonFamily : public Family {
 public:
  std::string name() const override { return "polygon"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
};

}  // namespace referee

#include "generators/families/cubic.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/matrices.h"
#include "generators/profile.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

Cubic::Cubic(const Vector<Rational>& origin, const Vector<Rational>& spectrum, const Vector<Rational>& v,
             const Rational& q)
    : rotated_(!v.isZero()), origin_(origin), spectrum_(spectrum), v_(v), q_(q), minimizer_(origin) {
  REFEREE_DEMAND(q > 0 && spectrum.size() == origin.size() && v.size() == origin.size());
  if (rotated_) w_ = ConstantVector(v * (2 / v.dot(v)));
  Eigen::Index least = 0;
  for (Eigen::Index i = 1; i < spectrum.size(); ++i)
    if (spectrum(i) < spectrum(least)) least = i;
  const Rational& lowest = spectrum(least);
  Guarantees& g = guarantees_;
  g.twice_differentiable = g.coercive = g.bounded_below = true;
  g.convex = lowest >= 0;
  g.separable = dimension() == 1;
  g.hessian_lipschitz = q;
  if (lowest > 0) g.strong_convexity = g.pl = lowest;
  if (lowest < 0)
    minimizer_ -= reflect<Rational>(Vector<Rational>::Unit(origin.size(), least)) * (2 * lowest / q);
}

template <class N>
Vector<N> Cubic::reflect(const Vector<N>& x) const {
  if (!rotated_) return x;
  if constexpr (std::is_same_v<N, Rational>)
    return x - w_.exact() * v_.exact().dot(x);
  else
    return x - w_.in<N>() * v_.in<N>().dot(x);
}

template <class N>
Vector<N> Cubic::bent(const Vector<N>& x) const {
  Vector<N> u = reflect(x);
  u.array() *= spectrum_.in<N>().array();
  return reflect(u);
}

template <class N>
N Cubic::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - origin_.in<N>(), u = reflect(y);
  const N squares = y.squaredNorm();
  N sum = q_.in<N>() * squares * sqrt(squares) / N(6);
  for (Eigen::Index i = 0; i < u.size(); ++i) sum += spectrum_.in<N>()(i) * square(u(i)) / N(2);
  return sum;
}

template <class N>
Vector<N> Cubic::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - origin_.in<N>();
  return bent(y) + y * N(q_.in<N>() * sqrt(N(y.squaredNorm())) / N(2));
}

template <class N>
Matrix<N> Cubic::hessian_at(const Vector<N>& x) const {
  const Vector<N> y = x - origin_.in<N>();
  const Eigen::Index d = x.size();
  Matrix<N> h(d, d);
  for (Eigen::Index i = 0; i < d; ++i) h.col(i) = bent<N>(Vector<N>::Unit(d, i));
  const N length = sqrt(N(y.squaredNorm())), half = q_.in<N>() / N(2);
  if (certainly_zero(length)) return h;
  h += y * y.transpose() * N(half / length);
  for (Eigen::Index i = 0; i < d; ++i) h(i, i) += half * length;
  return h;
}

Vector<double> Cubic::hessian_times(const Vector<double>& x, const Vector<double>& v) const {
  const Vector<double> y = x - origin_.in<double>();
  const double length = y.norm(), half = q_.in<double>() / 2;
  if (length == 0) return bent(v);
  return bent(v) + half * length * v + half / length * y.dot(v) * y;
}

std::string Cubic::text(const std::string& variable, bool of_numbers) const {
  const int d = dimension();
  const Matrix<Rational> diagonal = spectrum_.exact().asDiagonal();
  const Matrix<Rational> h = conjugate_by_reflection(diagonal, v_.exact());
  std::vector<std::string> y, terms, squares;
  for (int i = 0; i < d; ++i)
    y.push_back(
        shifted(of_numbers ? variable : variable + "[" + std::to_string(i + 1) + "]", origin_.exact()(i)));
  for (int i = 0; i < d; ++i) {
    const std::string& yi = y[static_cast<std::size_t>(i)];
    squares.push_back(yi + "^2");
    if (h(i, i) != 0) terms.push_back(times(h(i, i) / 2, yi + "^2"));
    for (int j = i + 1; j < d; ++j)
      if (h(i, j) != 0) terms.push_back(times(h(i, j), yi + "*" + y[static_cast<std::size_t>(j)]));
  }
  const std::string length = d == 1 ? "abs(" + y[0] + ")" : "sqrt(" + sum_text(squares) + ")";
  terms.push_back(times(q_.exact() / 6, length + "^3"));
  return sum_text(terms);
}

bool CubicFamily::serves(const FunctionRequest& request) const {
  if (request.largest_curvature() || request.lipschitz || request.quadratic) return false;
  if (request.separable && request.dimension > 1) return false;
  return !request.hessian_lipschitz || *request.hessian_lipschitz > 0;
}

FunctionPtr CubicFamily::draw(const FunctionRequest& request, Choices& choices) const {
  static constexpr int sixths[] = {6, 12, 1, 60};
  const int d = request.dimension;
  CurvatureRange range = draw_curvature(request, choices);
  Rational q = sixths[choices.choose(4)];
  if (request.hessian_lipschitz) q = *request.hessian_lipschitz;
  if (!choices.chance(50)) range.low = std::max<Rational>(range.low, 0);
  if (request.pl) range.low = std::max<Rational>(range.low, *request.pl);
  const std::vector<Rational> list = draw_spectrum(d, range.low, range.high, choices);
  Vector<Rational> spectrum(d), v = Vector<Rational>::Zero(d);
  for (int i = 0; i < d; ++i) spectrum(i) = list[static_cast<std::size_t>(i)];
  if (d > 1 && choices.chance(50)) v = draw_reflector(d, choices);
  const Vector<Rational> center = request.center ? *request.center : draw_small_vector(d, choices);
  const Vector<Rational> shift = *Cubic(Vector<Rational>::Zero(d), spectrum, v, q).minimizer();
  return std::make_shared<Cubic>(center - shift, spectrum, v, q);
}

}  // namespace referee

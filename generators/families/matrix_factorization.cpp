#include "generators/families/matrix_factorization.h"

#include "generators/profile.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

MatrixFactorization::MatrixFactorization(const Data& data)
    : data_(data), shift_(data.center - data.factors), scale_(data.scale) {
  const int height = data.rows + data.columns;
  REFEREE_DEMAND(data.scale > 0 && data.factors.size() == data.center.size());
  REFEREE_DEMAND(height * data.rank == data.center.size());
  Matrix<Rational> target(data.rows, width());
  for (int a = 0; a < data.rows; ++a)
    for (int b = 0; b < width(); ++b)
      target(a, b) = data.factors.segment(left(a), data.rank).dot(data.factors.segment(right(b), data.rank));
  REFEREE_DEMAND(!target.isZero());
  target_ = ConstantMatrix(target);
  Guarantees& g = guarantees_;
  g.twice_differentiable = g.bounded_below = true;
  g.coercive = symmetric();
  g.separable = dimension() == 1;
}

std::optional<Vector<Rational>> MatrixFactorization::stationary() const {
  return data_.at_saddle ? shift_.exact() : data_.center;
}

template <class N>
N MatrixFactorization::residual(const Vector<N>& y, int a, int b) const {
  return y.segment(left(a), data_.rank).dot(y.segment(right(b), data_.rank)) - target_.in<N>()(a, b);
}

template <class N>
N MatrixFactorization::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - shift_.in<N>();
  N sum(0);
  for (int a = 0; a < data_.rows; ++a)
    for (int b = 0; b < width(); ++b) sum += square(residual(y, a, b));
  return scale_.in<N>() * sum / N(4);
}

template <class N>
Vector<N> MatrixFactorization::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - shift_.in<N>();
  const int r = data_.rank;
  Vector<N> g = Vector<N>::Zero(y.size());
  for (int a = 0; a < data_.rows; ++a)
    for (int b = 0; b < width(); ++b) {
      const N factor = scale_.in<N>() * residual(y, a, b) / N(2);
      g.segment(left(a), r) += y.segment(right(b), r) * factor;
      g.segment(right(b), r) += y.segment(left(a), r) * factor;
    }
  return g;
}

template <class N>
Matrix<N> MatrixFactorization::hessian_at(const Vector<N>& x) const {
  const Vector<N> y = x - shift_.in<N>();
  const int r = data_.rank;
  Matrix<N> h = Matrix<N>::Zero(y.size(), y.size());
  const N half = scale_.in<N>() / N(2);
  for (int a = 0; a < data_.rows; ++a)
    for (int b = 0; b < width(); ++b) {
      // With q = <u_a, v_b>: s/2 (grad q grad q' + residual Hess q).
      const Eigen::Index i = left(a), j = right(b);
      const Vector<N> u = y.segment(i, r), v = y.segment(j, r);
      h.block(i, i, r, r) += v * v.transpose() * half;
      h.block(j, j, r, r) += u * u.transpose() * half;
      h.block(i, j, r, r) += v * u.transpose() * half;
      h.block(j, i, r, r) += u * v.transpose() * half;
      const N pull = half * residual(y, a, b);
      for (int k = 0; k < r; ++k) h(i + k, j + k) += pull, h(j + k, i + k) += pull;
    }
  return h;
}

std::string MatrixFactorization::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> y, terms;
  for (int j = 0; j < dimension(); ++j)
    y.push_back(
        shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", shift_.exact()(j)));
  for (int a = 0; a < data_.rows; ++a)
    for (int b = 0; b < width(); ++b) {
      std::vector<std::string> form;
      for (int k = 0; k < data_.rank; ++k) {
        const std::string &u = y[static_cast<std::size_t>(left(a) + k)],
                          &v = y[static_cast<std::size_t>(right(b) + k)];
        form.push_back(left(a) == right(b) ? u + "^2" : u + "*" + v);
      }
      if (target_.exact()(a, b) != 0) form.push_back(to_string(Rational(-target_.exact()(a, b))));
      terms.push_back(times(scale_.exact() / 4, "(" + sum_text(form) + ")^2"));
    }
  return sum_text(terms);
}

namespace {

constexpr int largest_symmetric = 12;

struct Shape {
  int rows, columns, rank;
};

/// The shapes of dimension d, the simplest first.
std::vector<Shape> shapes(int d, bool symmetric) {
  std::vector<Shape> list;
  for (int r = 1; r <= 2 && !symmetric; ++r)
    for (int m = 1; m <= 2 && d % r == 0; ++m)
      if (d / r > m) list.push_back({m, d / r - m, r});
  for (int r = 1; r <= 3 && d <= largest_symmetric; ++r)
    if (d % r == 0) list.push_back({d / r, 0, r});
  return list;
}

}  // namespace

bool MatrixFactorizationFamily::serves(const FunctionRequest& request) const {
  if (request.asks_convex() || request.quadratic || request.largest_curvature()) return false;
  if (request.lipschitz || request.pl || request.hessian_lipschitz) return false;
  if (request.separable && request.dimension > 1) return false;
  return !shapes(request.dimension, request.coercive).empty();
}

FunctionPtr MatrixFactorizationFamily::draw(const FunctionRequest& request, Choices& choices) const {
  static constexpr int scales[] = {4, 1, 2};
  const int d = request.dimension;
  const std::vector<Shape> list = shapes(d, request.coercive);
  const Shape& shape = list[choices.choose(static_cast<std::uint32_t>(list.size()))];
  MatrixFactorization::Data data;
  data.rows = shape.rows, data.columns = shape.columns, data.rank = shape.rank;
  data.scale = scales[choices.choose(3)];
  data.at_saddle = !request.needs_minimizer && choices.chance(40);
  const int height = shape.rows * shape.rank;
  data.factors = Vector<Rational>(d);
  data.factors.head(height) = draw_direction(height, choices);
  if (shape.columns > 0) data.factors.tail(d - height) = draw_direction(d - height, choices);
  // M_11 != 0.
  if (data.factors(0) == 0) data.factors(0) = 1;
  if (shape.columns > 0 && data.factors.head(shape.rank).dot(data.factors.segment(height, shape.rank)) == 0)
    data.factors.segment(height, shape.rank) = data.factors.head(shape.rank);
  data.center = request.center ? *request.center : draw_small_vector(d, choices);
  return std::make_shared<MatrixFactorization>(data);
}

}  // namespace referee

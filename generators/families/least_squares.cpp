#include "generators/families/least_squares.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/matrices.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

namespace {

Quadratic::Data as_quadratic(const LeastSquares::Data& data) {
  Quadratic::Data quadratic;
  quadratic.center = data.center;
  quadratic.spectrum = data.singular.cwiseProduct(data.singular) * data.scale;
  quadratic.v1 = data.right;
  quadratic.v2 = quadratic.linear = Vector<Rational>::Zero(data.center.size());
  quadratic.constant = data.scale * data.remainder.dot(data.remainder) / 2;
  return quadratic;
}

Vector<Rational> reflected(const Vector<Rational>& x, const Vector<Rational>& v) {
  if (v.isZero()) return x;
  return x - v * (2 * v.dot(x) / v.dot(v));
}

}  // namespace

LeastSquares::LeastSquares(Data data) : data_(std::move(data)), quadratic_(as_quadratic(data_)) {
  const Eigen::Index rows = data_.remainder.size();
  REFEREE_DEMAND(data_.scale > 0 && data_.left.size() == rows);
  for (Eigen::Index j = 0; j < std::max(rows, data_.singular.size()); ++j) {
    const bool used = j < data_.singular.size() && data_.singular(j) != 0;
    REFEREE_DEMAND(!used || (j < rows && data_.remainder(j) == 0));
  }
}

Matrix<Rational> LeastSquares::matrix() const {
  const Eigen::Index rows = data_.remainder.size(), columns = data_.singular.size();
  Matrix<Rational> a = Matrix<Rational>::Zero(rows, columns);
  for (Eigen::Index j = 0; j < std::min(rows, columns); ++j) a(j, j) = data_.singular(j);
  for (Eigen::Index i = 0; i < rows; ++i) a.row(i) = reflected(a.row(i).transpose(), data_.right).transpose();
  for (Eigen::Index j = 0; j < columns; ++j) a.col(j) = reflected(a.col(j), data_.left);
  return a;
}

Vector<Rational> LeastSquares::right_side() const {
  return matrix() * data_.center + reflected(data_.remainder, data_.left);
}

std::string LeastSquares::text(const std::string& variable, bool of_numbers) const {
  const Matrix<Rational> a = matrix();
  const Vector<Rational> b = right_side();
  std::vector<std::string> squares;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    std::vector<std::string> form;
    for (int j = 0; j < dimension(); ++j) {
      const std::string component = of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]";
      if (a(i, j) != 0) form.push_back(times(a(i, j), component));
    }
    if (b(i) != 0) form.push_back(to_string(Rational(-b(i))));
    if (!form.empty()) squares.push_back("(" + sum_text(form) + ")^2");
  }
  if (squares.empty()) return "0";
  const std::string sum = sum_text(squares);
  return times(data_.scale / 2, squares.size() == 1 ? sum : "(" + sum + ")");
}

bool LeastSquaresFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  return range && range->high > 0 && !request.lipschitz;
}

namespace {

/// Singular values with s sigma^2 in [low, high] for s = high/top^2, the first of them `top`.
Vector<Rational> draw_singular(int count, const Rational& low, const Rational& high, const Rational& top,
                               Choices& choices) {
  const Rational least = low <= 0 ? Rational(0) : std::min<Rational>(1, root_above(low / high)) * top;
  Vector<Rational> singular(count);
  for (int j = 0; j < count; ++j)
    singular(j) =
        j == 0 ? top
               : Rational(least + (top - least) * Rational(4 - static_cast<int>(choices.coordinate(5))) / 4);
  return singular;
}

}  // namespace

FunctionPtr LeastSquaresFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const int d = request.dimension;
  std::uint32_t mode = choices.mode({4, 3, 3});
  const CurvatureRange range = draw_curvature(request, choices);
  if (d == 1 || request.strongly_convex || request.coercive) mode = 0;
  const int more = 1 + static_cast<int>(choices.choose(2));
  const int rows = mode == 0 ? d + more : mode == 1 ? d : std::max(1, d - more);
  const int rank = mode == 0 ? d : mode == 1 ? d - 1 : rows;
  const Rational top = Rational(1 + static_cast<int>(choices.choose(3)));
  const Rational low = std::max<Rational>(std::max<Rational>(range.low, 0), request.pl.value_or(0));
  LeastSquares::Data data;
  data.scale = range.high / (top * top);
  data.singular = Vector<Rational>::Zero(d);
  data.singular.head(rank) = draw_singular(rank, low, range.high, top, choices);
  if (request.coercive)
    for (Rational& sigma : data.singular)
      if (sigma == 0) sigma = top;
  const bool rotate = d > 1 && !request.separable && choices.chance(70);
  data.right = rotate ? draw_reflector(d, choices) : Vector<Rational>(Vector<Rational>::Zero(d));
  const bool mix = rows > 1 && choices.chance(70);
  data.left = mix ? draw_reflector(rows, choices) : Vector<Rational>(Vector<Rational>::Zero(rows));
  data.remainder = Vector<Rational>::Zero(rows);
  for (int i = rank; i < rows; ++i) data.remainder(i) = Rational(static_cast<int>(choices.coordinate(4)));
  data.center = request.center ? *request.center : draw_small_vector(d, choices);
  return std::make_shared<LeastSquares>(std::move(data));
}

}  // namespace referee

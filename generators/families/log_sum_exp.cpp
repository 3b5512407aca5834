#include "generators/families/log_sum_exp.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

Rational squared_diameter(const Matrix<Rational>& a) {
  Rational largest = 0;
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < i; ++j) {
      const Vector<Rational> difference = (a.row(i) - a.row(j)).transpose();
      largest = std::max<Rational>(largest, difference.dot(difference));
    }
  return largest;
}

LogSumExp::LogSumExp(const Matrix<Rational>& a, const Vector<Rational>& center, const Rational& s,
                     const Rational& r)
    : a_(a), center_(center), s_(s), r_(r) {
  REFEREE_DEMAND(s > 0 && r >= 0 && a.cols() == center.size());
  const Vector<Rational> mean = a.transpose() * Vector<Rational>::Constant(a.rows(), Rational(1) / a.rows());
  mean_ = ConstantVector(mean);
  Guarantees& g = guarantees_;
  g.convex = g.twice_differentiable = g.bounded_below = true;
  g.coercive = r > 0;
  g.separable = dimension() == 1;
  const Rational diameter = squared_diameter(a);
  g.smoothness = r + s * diameter / 4;
  g.hessian_lipschitz = s * diameter * root_above(diameter) * 77 / 800;
  g.smoothness_attained = a.rows() == 2;
  if (r > 0) g.strong_convexity = g.pl = r;
  if (r > 0) return;
  // A rational bound of the norms |a_i - w|: the sum of the absolute values of the components.
  Rational bound = 0;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    Rational size = 0, squares = 0;
    for (Eigen::Index j = 0; j < a.cols(); ++j) {
      const Rational x = a(i, j) - mean(j);
      size += abs(x), squares += x * x;
    }
    bound = std::max<Rational>(bound, exact_sqrt(squares).value_or(size));
  }
  g.lipschitz = s * bound;
}

/// Softmax weights and the logarithm of the mean.
template <class N>
struct LogSumExp::Weights {
  Vector<N> p;
  N log_mean;
};

template <class N>
LogSumExp::Weights<N> LogSumExp::weights(const Vector<N>& y) const {
  Vector<N> q = a_.in<N>() * y;
  N top = q(0);
  for (Eigen::Index i = 1; i < q.size(); ++i) top = max(top, q(i));
  N sum(0);
  for (Eigen::Index i = 0; i < q.size(); ++i) {
    q(i) = exp(N(q(i) - top));
    sum += q(i);
  }
  for (Eigen::Index i = 0; i < q.size(); ++i) q(i) /= sum;
  const N log_mean = top + log(N(sum / N(static_cast<int>(q.size()))));
  return {std::move(q), log_mean};
}

template <class N>
N LogSumExp::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>();
  return s_.in<N>() * (weights(y).log_mean - mean_.in<N>().dot(y)) + r_.in<N>() * y.squaredNorm() / N(2);
}

template <class N>
Vector<N> LogSumExp::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), p = weights(y).p;
  // A'(p - 1/n), and not A'p - w: the difference is exactly 0 at the minimiser.
  const N share = N(1) / N(static_cast<int>(p.size()));
  Vector<N> q(p.size());
  for (Eigen::Index i = 0; i < p.size(); ++i) q(i) = p(i) - share;
  return a_.in<N>().transpose() * q * s_.in<N>() + y * r_.in<N>();
}

template <class N>
Matrix<N> LogSumExp::hessian_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), p = weights(y).p;
  const Matrix<N>& a = a_.in<N>();
  const Vector<N> mean = a.transpose() * p;
  Matrix<N> h = mean * mean.transpose() * N(-s_.in<N>());
  for (Eigen::Index i = 0; i < a.rows(); ++i) h += a.row(i).transpose() * a.row(i) * N(p(i) * s_.in<N>());
  for (Eigen::Index j = 0; j < h.rows(); ++j) h(j, j) += r_.in<N>();
  return h;
}

Vector<double> LogSumExp::hessian_times(const Vector<double>& x, const Vector<double>& v) const {
  const Vector<double> y = x - center_.in<double>(), p = weights(y).p;
  const Vector<double> slopes = a_.in<double>() * v;
  const Vector<double> weighted = p.array() * (slopes.array() - p.dot(slopes));
  return a_.in<double>().transpose() * weighted * s_.in<double>() + v * r_.in<double>();
}

std::string LogSumExp::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> y;
  for (int j = 0; j < dimension(); ++j)
    y.push_back(
        shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", center_.exact()(j)));
  const auto form = [&](const auto& coefficients) {
    std::vector<std::string> terms;
    for (int j = 0; j < dimension(); ++j)
      if (coefficients(j) != 0) terms.push_back(times(coefficients(j), y[static_cast<std::size_t>(j)]));
    return sum_text(terms);
  };
  std::vector<std::string> exponentials, terms;
  for (Eigen::Index i = 0; i < a_.exact().rows(); ++i)
    exponentials.push_back("exp(" + form(a_.exact().row(i)) + ")");
  terms.push_back(
      times(s_.exact(), "log((" + sum_text(exponentials) + ")/" + std::to_string(exponentials.size()) + ")"));
  if (!mean_.exact().isZero()) terms.push_back(times(-s_.exact(), "(" + form(mean_.exact()) + ")"));
  for (const std::string& component : y)
    if (r_.exact() != 0) terms.push_back(times(r_.exact() / 2, component + "^2"));
  return sum_text(terms);
}

bool LogSumExpFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || range->high == 0 || request.quadratic) return false;
  if (request.hessian_lipschitz && (*request.hessian_lipschitz == 0 || request.lipschitz)) return false;
  if (request.separable && request.dimension > 1) return false;
  if (request.strongly_convex || request.pl)
    return range->high > std::max(request.strongly_convex.value_or(0), request.pl.value_or(0)) &&
           !request.lipschitz;
  // Lipschitz and smooth together fix both scales; a short slope with a large curvature is left to others.
  return !(request.lipschitz && request.smoothness) && !(request.lipschitz && request.coercive);
}

FunctionPtr LogSumExpFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const int d = request.dimension;
  CurvatureRange range = draw_curvature(request, choices);
  const int rows = request.smoothness
                       ? 2
                       : 2 + static_cast<int>(choices.choose(static_cast<std::uint32_t>(std::min(d + 2, 8))));
  Matrix<Rational> a(rows, d);
  for (int i = 0; i < rows; ++i) a.row(i) = draw_direction(d, choices).transpose();
  if (rows == 2) a.row(1) = -a.row(0);
  if (squared_diameter(a) == 0) a.row(0) *= Rational(-1);
  Rational r = std::max<Rational>(request.strongly_convex.value_or(0), request.pl.value_or(0));
  if (r == range.high) range = *nominal_curvature(request);
  if (r == 0 && (request.coercive || (!request.lipschitz && choices.chance(30)))) r = range.high / 10;
  Rational s = (range.high - r) * 4 / squared_diameter(a);
  const Vector<Rational> center = request.center ? *request.center : draw_small_vector(d, choices);
  if (request.lipschitz) {
    const Rational slope = *LogSumExp(a, center, s, r).guarantees().lipschitz;
    if (slope > *request.lipschitz) s *= *request.lipschitz / slope;
  }
  if (request.hessian_lipschitz) {  // stretching keeps the curvature
    const Rational rho = *LogSumExp(a, center, s, r).guarantees().hessian_lipschitz;
    const Rational least = rho / *request.hessian_lipschitz * 1002 / 1000;  // see root_above
    const Rational stretch = least <= 1 ? Rational(1) : simplest_between(least, least * 5 / 4);
    a /= stretch, s *= stretch * stretch;
  }
  return std::make_shared<LogSumExp>(a, center, s, r);
}

}  // namespace referee

#include "generators/families/logistic.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/families/log_sum_exp.h"
#include "generators/matrices.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

namespace {

/// max over the directions of the frame of the sum of |a_i|^2: the largest eigenvalue of A'A.
Rational largest_energy(const Matrix<Rational>& a) {
  Rational largest = 0;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    Rational energy = 0;
    for (Eigen::Index j = 0; j < a.rows(); ++j) {
      const Vector<Rational> x = a.row(i).transpose(), y = a.row(j).transpose();
      const Rational inner = x.dot(y);
      REFEREE_DEMAND(inner == 0 || inner * inner == x.dot(x) * y.dot(y));
      if (inner != 0) energy += y.dot(y);
    }
    largest = std::max(largest, energy);
  }
  return largest;
}

}  // namespace

Logistic::Logistic(const Matrix<Rational>& a, const Vector<Rational>& center, const Rational& s,
                   const Rational& r, bool balanced)
    : a_(a), center_(center), s_(s), r_(r), balanced_(balanced) {
  REFEREE_DEMAND(s > 0 && r >= 0);
  slope_ = ConstantVector(a.transpose() * Vector<Rational>::Constant(a.rows(), s / 2));
  Guarantees& g = guarantees_;
  g.convex = g.twice_differentiable = true;
  g.bounded_below = true;
  g.coercive = r > 0;
  g.separable = dimension() == 1;
  const Rational energy = largest_energy(a);
  Rational longest = 0;
  for (Eigen::Index i = 0; i < a.rows(); ++i) longest = std::max<Rational>(longest, a.row(i).squaredNorm());
  g.smoothness = r + s * energy / 4;
  g.smoothness_attained = true;
  g.hessian_lipschitz = s * energy * root_above(longest) * 77 / 800;
  if (r > 0) {
    g.strong_convexity = g.pl = r;
    return;
  }
  Rational bound = 0;
  for (Eigen::Index i = 0; i < a.rows(); ++i)
    for (Eigen::Index j = 0; j < a.cols(); ++j) bound += abs(a(i, j));
  g.lipschitz = balanced ? s * bound / 2 : s * bound;
}

std::optional<Vector<Rational>> Logistic::minimizer() const {
  if (!balanced_) return std::nullopt;
  return center_.exact();
}

template <class N>
N Logistic::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), margins = a_.in<N>() * y;
  N sum = r_.in<N>() * y.squaredNorm() / N(2);
  for (Eigen::Index i = 0; i < margins.size(); ++i) {
    const N& m = margins(i);  // log(1 + exp(-m)) = max(-m, 0) + log(1 + exp(-|m|))
    sum += s_.in<N>() * (max(N(-m), N(0)) + log(N((N(1) + exp(N(-abs(m)))) / N(2))));
  }
  return balanced_ ? N(sum + slope_.in<N>().dot(y)) : sum;
}

template <class N>
Vector<N> Logistic::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), margins = a_.in<N>() * y;
  Vector<N> q(margins.size());  // 1/2 - sigmoid(-m) = tanh(m/2)/2
  for (Eigen::Index i = 0; i < q.size(); ++i) {
    const N centered = tanh(N(margins(i) / N(2))) / N(2);
    q(i) = balanced_ ? centered : N(centered - N(1) / N(2));
  }
  return a_.in<N>().transpose() * q * s_.in<N>() + y * r_.in<N>();
}

template <class N>
Matrix<N> Logistic::hessian_at(const Vector<N>& x) const {
  const Matrix<N>& a = a_.in<N>();
  const Vector<N> margins = a * (x - center_.in<N>());
  Matrix<N> h = Matrix<N>::Zero(x.size(), x.size());
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    const N weight = s_.in<N>() * (N(1) - square(N(tanh(N(margins(i) / N(2)))))) / N(4);
    h += a.row(i).transpose() * a.row(i) * weight;
  }
  for (Eigen::Index j = 0; j < h.rows(); ++j) h(j, j) += r_.in<N>();
  return h;
}

Vector<double> Logistic::hessian_times(const Vector<double>& x, const Vector<double>& v) const {
  const Matrix<double>& a = a_.in<double>();
  const Vector<double> margins = a * (x - center_.in<double>());
  const Vector<double> weights = (1 - (margins / 2).array().tanh().square()) / 4;
  const Vector<double> weighted = weights.array() * (a * v).array();
  return a.transpose() * weighted * s_.in<double>() + v * r_.in<double>();
}

std::string Logistic::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> y, terms;
  for (int j = 0; j < dimension(); ++j)
    y.push_back(
        shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", center_.exact()(j)));
  for (Eigen::Index i = 0; i < a_.exact().rows(); ++i) {
    std::vector<std::string> form;
    for (int j = 0; j < dimension(); ++j)
      if (a_.exact()(i, j) != 0) form.push_back(times(-a_.exact()(i, j), y[static_cast<std::size_t>(j)]));
    terms.push_back(times(s_.exact(), "log((1 + exp(" + sum_text(form) + "))/2)"));
  }
  for (int j = 0; j < dimension(); ++j) {
    const std::string& component = y[static_cast<std::size_t>(j)];
    if (balanced_ && slope_.exact()(j) != 0) terms.push_back(times(slope_.exact()(j), component));
    if (r_.exact() != 0) terms.push_back(times(r_.exact() / 2, component + "^2"));
  }
  return sum_text(terms);
}

bool LogisticFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || range->high == 0 || request.quadratic || request.lipschitz) return false;
  if (request.hessian_lipschitz && *request.hessian_lipschitz == 0) return false;
  if (request.separable && request.dimension > 1) return false;
  return range->high > std::max(request.strongly_convex.value_or(0), request.pl.value_or(0));
}

FunctionPtr LogisticFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const int d = request.dimension;
  CurvatureRange range = draw_curvature(request, choices);
  const bool balanced = request.needs_minimizer || request.needs_stationary || choices.chance(50);
  const int rows = 1 + static_cast<int>(choices.choose(static_cast<std::uint32_t>(std::min(2 * d, 8))));
  Matrix<Rational> frame = Matrix<Rational>::Identity(d, d);
  const Vector<Rational> v = draw_reflector(d, choices);
  frame -= v * (2 / v.dot(v)) * v.transpose();
  Matrix<Rational> a(rows, d);
  for (int i = 0; i < rows; ++i) {
    const int size = 1 + static_cast<int>(choices.coordinate(4));
    a.row(i) = frame.row(i % d) * Rational(choices.coordinate(2) == 0 ? size : -size);
  }
  Rational r = std::max<Rational>(request.strongly_convex.value_or(0), request.pl.value_or(0));
  if (r == range.high) range = *nominal_curvature(request);
  if (r == 0 && (request.coercive || choices.chance(50))) r = range.high / 10;
  Rational s = (range.high - r) * 4 / largest_energy(a);
  const Vector<Rational> center = request.center ? *request.center : draw_small_vector(d, choices);
  if (request.hessian_lipschitz) {  // stretching keeps the curvature
    const Rational rho = *Logistic(a, center, s, r, balanced).guarantees().hessian_lipschitz;
    const Rational least = rho / *request.hessian_lipschitz * 1002 / 1000;  // see root_above
    const Rational stretch = least <= 1 ? Rational(1) : simplest_between(least, least * 5 / 4);
    a /= stretch, s *= stretch * stretch;
  }
  return std::make_shared<Logistic>(a, center, s, r, balanced);
}

}  // namespace referee

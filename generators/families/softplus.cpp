#include "generators/families/softplus.h"

#include <algorithm>
#include <map>

#include "generators/curvature.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

namespace {

/// Pairs along all axes need a matrix of 2 d rows.
constexpr int most_axes = 20;

/// <a_i, a_j>; most components are zero.
Rational inner(const Matrix<Rational>& a, Eigen::Index i, Eigen::Index j) {
  Rational sum = 0;
  for (Eigen::Index k = 0; k < a.cols(); ++k)
    if (!a(i, k).is_zero() && !a(j, k).is_zero()) sum += a(i, k) * a(j, k);
  return sum;
}

}  // namespace

Rational Softplus::curvature_bound(const Data& data) {
  Rational largest = 0;
  for (Eigen::Index i = 0; i < data.a.rows(); ++i) {
    Rational sum = 0;
    for (Eigen::Index j = 0; j < data.a.rows(); ++j) sum += abs(inner(data.a, i, j));
    largest = std::max<Rational>(largest, data.weights(i) * sum);
  }
  return largest / 4;
}

Rational Softplus::slope_bound(const Data& data) {
  Rational sum = 0;
  for (Eigen::Index i = 0; i < data.a.rows(); ++i) sum += data.weights(i) * root_above(inner(data.a, i, i));
  return is_balanced(data) ? Rational(sum / 2) : sum;
}

Rational Softplus::third_bound(const Data& data) {
  Rational sum = 0;
  for (Eigen::Index i = 0; i < data.a.rows(); ++i) {
    const Rational squares = inner(data.a, i, i);
    sum += data.weights(i) * squares * root_above(squares);
  }
  return sum / 10;
}

bool Softplus::is_balanced(const Data& data) {
  std::map<Rational, Vector<Rational>> sums;
  for (Eigen::Index i = 0; i < data.a.rows(); ++i) {
    const Vector<Rational> term = data.a.row(i).transpose() * data.weights(i);
    const auto [place, added] = sums.emplace(data.offsets(i), term);
    if (!added) place->second += term;
  }
  return std::all_of(sums.begin(), sums.end(), [](const auto& sum) { return sum.second.isZero(); });
}

Softplus::Softplus(const Data& data)
    : a_(data.a),
      offsets_(data.offsets),
      weights_(data.weights),
      center_(data.center),
      ridge_(data.ridge),
      balanced_(is_balanced(data)) {
  REFEREE_DEMAND(data.ridge >= 0 && data.weights.minCoeff() > 0);
  Guarantees& g = guarantees_;
  g.convex = g.twice_differentiable = g.bounded_below = true;
  g.coercive = data.ridge > 0 || (balanced_ && data.spans);
  g.smoothness = data.ridge + curvature_bound(data);
  g.hessian_lipschitz = third_bound(data);
  if (data.ridge > 0)
    g.strong_convexity = g.pl = data.ridge;
  else
    g.lipschitz = slope_bound(data);
  g.separable = true;
  for (Eigen::Index i = 0; i < data.a.rows(); ++i)
    g.separable = g.separable && (data.a.row(i).array() != Rational(0)).count() <= 1;
}

std::optional<Vector<Rational>> Softplus::minimizer() const {
  if (!balanced_) return std::nullopt;
  return center_.exact();
}

namespace {

/// log(1 + exp(m)).
template <class N>
N softplus(const N& m) {
  return max(m, N(0)) + log(N(N(1) + exp(N(-abs(m)))));
}

}  // namespace

template <class N>
N Softplus::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), margins = a_.in<N>() * y;
  N sum = ridge_.in<N>() * y.squaredNorm() / N(2);
  for (Eigen::Index i = 0; i < margins.size(); ++i) {
    if (certainly_zero(margins(i))) continue;
    const N& b = offsets_.in<N>()(i);
    sum += weights_.in<N>()(i) * (softplus(N(margins(i) - b)) - softplus(N(-b)));
  }
  return sum;
}

/// sigmoid(m - b_i), minus sigmoid(-b_i) if balanced, for m = <a_i, y>.
template <class N>
N Softplus::steepness(const N& margin, Eigen::Index i) const {
  const N& b = offsets_.in<N>()(i);
  if (!balanced_) return (N(1) + tanh(N((margin - b) / N(2)))) / N(2);
  const N t = tanh(N(margin / N(2)));
  if (certainly_zero(t)) return N(0);
  const N u = tanh(N(b / N(2)));
  return t * (N(1) - square(u)) / (N(2) * (N(1) - t * u));
}

template <class N>
Vector<N> Softplus::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), margins = a_.in<N>() * y;
  Vector<N> q(margins.size());
  for (Eigen::Index i = 0; i < q.size(); ++i) q(i) = weights_.in<N>()(i) * steepness(margins(i), i);
  return a_.in<N>().transpose() * q + y * ridge_.in<N>();
}

template <class N>
Matrix<N> Softplus::hessian_at(const Vector<N>& x) const {
  const Matrix<N>& a = a_.in<N>();
  const Vector<N> margins = a * (x - center_.in<N>()) - offsets_.in<N>();
  Matrix<N> h = Matrix<N>::Zero(x.size(), x.size());
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    const N weight = weights_.in<N>()(i) * (N(1) - square(N(tanh(N(margins(i) / N(2)))))) / N(4);
    h += a.row(i).transpose() * a.row(i) * weight;
  }
  for (Eigen::Index j = 0; j < h.rows(); ++j) h(j, j) += ridge_.in<N>();
  return h;
}

Vector<double> Softplus::hessian_times(const Vector<double>& x, const Vector<double>& v) const {
  const Matrix<double>& a = a_.in<double>();
  const Vector<double> margins = a * (x - center_.in<double>()) - offsets_.in<double>();
  const Vector<double> curvatures = (1 - (margins / 2).array().tanh().square()) / 4;
  const Vector<double> weighted = weights_.in<double>().array() * curvatures.array() * (a * v).array();
  return a.transpose() * weighted + v * ridge_.in<double>();
}

std::string Softplus::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> y, terms;
  for (int j = 0; j < dimension(); ++j)
    y.push_back(
        shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", center_.exact()(j)));
  for (Eigen::Index i = 0; i < a_.exact().rows(); ++i) {
    std::vector<std::string> form;
    for (int j = 0; j < dimension(); ++j)
      if (a_.exact()(i, j) != 0) form.push_back(times(a_.exact()(i, j), y[static_cast<std::size_t>(j)]));
    const Rational offset = -offsets_.exact()(i);
    if (form.empty()) continue;
    if (offset != 0) form.push_back(to_string(offset));
    const std::string at_center = offset == 0 ? "2" : "(1 + exp(" + to_string(offset) + "))";
    terms.push_back(times(weights_.exact()(i), "log((1 + exp(" + sum_text(form) + "))/" + at_center + ")"));
  }
  for (const std::string& component : y)
    if (ridge_.exact() != 0) terms.push_back(times(ridge_.exact() / 2, component + "^2"));
  return sum_text(terms);
}

bool SoftplusFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || range->high == 0 || request.quadratic || request.smoothness) return false;
  if (request.hessian_lipschitz && *request.hessian_lipschitz == 0) return false;
  const Rational ridge = std::max(request.strongly_convex.value_or(0), request.pl.value_or(0));
  if (!request.lipschitz) return range->high > ridge;
  return *request.lipschitz > 0 && ridge == 0 && (!request.coercive || request.dimension <= most_axes);
}

namespace {

/// At most three neighbouring components, so that rows stay short.
Vector<Rational> draw_short_direction(int d, Choices& choices) {
  const int size = std::min(d, 3);
  const int first = static_cast<int>(choices.choose(static_cast<std::uint32_t>(d - size + 1)));
  Vector<Rational> a = Vector<Rational>::Zero(d);
  a.segment(first, size) = draw_direction(size, choices);
  return a;
}

Rational draw_offset(Choices& choices) {
  static constexpr int halves[] = {2, 0, 4, 1, -2, 6};
  return Rational(halves[choices.choose(6)]) / 2;
}

/// +-a with a common offset, for each of the directions.
void add_pairs(const std::vector<Vector<Rational>>& directions, Softplus::Data& data, Choices& choices) {
  const auto n = static_cast<Eigen::Index>(directions.size());
  data.a.resize(2 * n, directions[0].size());
  data.offsets.resize(2 * n);
  for (Eigen::Index i = 0; i < n; ++i) {
    data.a.row(2 * i) = directions[static_cast<std::size_t>(i)].transpose();
    data.a.row(2 * i + 1) = -data.a.row(2 * i);
    data.offsets(2 * i) = data.offsets(2 * i + 1) = draw_offset(choices);
  }
  data.weights = Vector<Rational>::Ones(2 * n);
}

std::vector<Vector<Rational>> axes(int d, bool all, Choices& choices) {
  std::vector<Vector<Rational>> directions;
  const int count = all ? d : std::min(d, 1 + static_cast<int>(choices.choose(3)));
  for (int i = 0; i < count; ++i)
    directions.push_back(Vector<Rational>::Unit(d, i) *
                         Rational(1 + static_cast<int>(choices.coordinate(3))));
  return directions;
}

/// One or two groups a_0 = -(a_1 + ... + a_n) with one offset; `free` draws a_0 and the offsets as well.
void add_groups(int d, bool free, Softplus::Data& data, Choices& choices) {
  const std::uint32_t groups = 1 + choices.choose(2), size = 3 + choices.choose(2);
  data.a.resize(groups * size, d);
  data.offsets.resize(groups * size);
  data.weights = Vector<Rational>::Ones(groups * size);
  for (std::uint32_t g = 0; g < groups; ++g) {
    Vector<Rational> sum = Vector<Rational>::Zero(d);
    const Rational offset = draw_offset(choices);
    for (std::uint32_t i = g * size; i < (g + 1) * size; ++i) {
      const bool last = i + 1 == (g + 1) * size;
      const Vector<Rational> a = last && !free ? Vector<Rational>(-sum) : draw_short_direction(d, choices);
      sum += a;
      data.a.row(i) = a.transpose();
      data.offsets(i) = free ? draw_offset(choices) : offset;
    }
  }
}

Softplus::Data draw_forms(std::uint32_t mode, const FunctionRequest& request, Choices& choices) {
  Softplus::Data data;
  const bool everywhere = request.lipschitz && request.coercive;
  if (everywhere || (request.separable && request.dimension > 1)) {
    add_pairs(axes(request.dimension, everywhere, choices), data, choices);
    data.spans = everywhere;
  } else if (mode == 0) {
    std::vector<Vector<Rational>> directions;
    const auto most = static_cast<std::uint32_t>(std::min(request.dimension, 3));
    const std::uint32_t count = 1 + choices.choose(most);
    for (std::uint32_t i = 0; i < count; ++i)
      directions.push_back(draw_short_direction(request.dimension, choices));
    add_pairs(directions, data, choices);
  } else {
    const bool free = mode == 2 && !request.needs_minimizer && !request.needs_stationary;
    add_groups(request.dimension, free, data, choices);
  }
  return data;
}

}  // namespace

FunctionPtr SoftplusFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const std::uint32_t mode = choices.mode({4, 3, 3});
  CurvatureRange range = draw_curvature(request, choices);
  Softplus::Data data = draw_forms(mode, request, choices);
  data.ridge = std::max<Rational>(request.strongly_convex.value_or(0), request.pl.value_or(0));
  if (data.ridge == range.high) range = *nominal_curvature(request);
  const bool more = data.ridge == 0 && !request.lipschitz;
  if (more && (request.coercive || choices.chance(30))) data.ridge = range.high / 10;
  Rational scale = (range.high - data.ridge) / Softplus::curvature_bound(data);
  if (request.lipschitz) scale = std::min<Rational>(scale, *request.lipschitz / Softplus::slope_bound(data));
  if (request.hessian_lipschitz)
    scale = std::min<Rational>(scale, *request.hessian_lipschitz / Softplus::third_bound(data));
  data.weights *= scale;
  data.center = request.center ? *request.center : draw_small_vector(request.dimension, choices);
  return std::make_shared<Softplus>(data);
}

}  // namespace referee

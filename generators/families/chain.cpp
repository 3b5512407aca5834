#include "generators/families/chain.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/profile.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

namespace {

Rational weight_of(const Chain::Data& data) {
  return (data.high - data.low) / 4;
}

/// D_0, ..., D_(p+1), times the unit.
std::vector<Rational> recurrence(const Chain::Data& data) {
  std::vector<Rational> d{0, data.unit};
  const Rational factor = 2 + data.low / weight_of(data);
  while (d.size() < static_cast<std::size_t>(data.length) + 2)
    d.push_back(factor * d.back() - d[d.size() - 2]);
  return d;
}

/// xs - c.
Vector<Rational> way(Eigen::Index dimension, const Chain::Data& data) {
  const std::vector<Rational> d = recurrence(data);
  Vector<Rational> y = Vector<Rational>::Zero(dimension);
  for (int i = 0; i < data.length; ++i) y(i) = d[static_cast<std::size_t>(data.length - i)];
  return y;
}

}  // namespace

std::shared_ptr<const Chain> Chain::starting_at(const Vector<Rational>& start, const Data& data) {
  return std::make_shared<Chain>(start, start + way(start.size(), data), data);
}

std::shared_ptr<const Chain> Chain::ending_at(const Vector<Rational>& minimizer, const Data& data) {
  return std::make_shared<Chain>(minimizer - way(minimizer.size(), data), minimizer, data);
}

Chain::Chain(const Vector<Rational>& start, const Vector<Rational>& minimizer, const Data& data)
    : start_(start),
      length_(data.length),
      minimizer_(minimizer),
      weight_(weight_of(data)),
      low_(data.low),
      pull_(weight_of(data) * recurrence(data).back()) {
  REFEREE_DEMAND(data.low >= 0 && data.low < data.high && length_ >= 1 && length_ <= start.size());
  least_ = Constant(-pull_ * (minimizer(0) - start(0)) / 2);
  const Rational &w = weight_.exact(), bottom = 4 * w / ((length_ + 1) * (length_ + 1));
  Guarantees& g = guarantees_;
  g.quadratic = g.convex = g.twice_differentiable = g.bounded_below = true;
  g.hessian_lipschitz = Rational(0);
  g.smoothness_attained = length_ <= 2;
  g.smoothness = data.low + w * (length_ == 1 ? 2 : length_ == 2 ? 3 : 4);
  const bool full = length_ == start.size();
  if (full || data.low > 0) g.strong_convexity = full ? Rational(data.low + bottom) : data.low;
  g.coercive = full || data.low > 0;
  g.pl = g.strong_convexity ? *g.strong_convexity : bottom;
  g.separable = length_ == 1;
}

template <class N>
Vector<N> Chain::applied(const Vector<N>& u) const {
  const N& w = weight_.in<N>();
  Vector<N> g = u * low_.in<N>();
  g(0) += w * u(0);
  g(length_ - 1) += w * u(length_ - 1);
  for (Eigen::Index i = 0; i + 1 < length_; ++i) {
    const N pull = w * (u(i) - u(i + 1));
    g(i) += pull;
    g(i + 1) -= pull;
  }
  return g;
}

template <class N>
N Chain::value_at(const Vector<N>& x) const {
  const Vector<N> u = x - minimizer_.in<N>();
  N sum = square(u(0)) + square(u(length_ - 1));
  for (Eigen::Index i = 0; i + 1 < length_; ++i) sum += square(N(u(i) - u(i + 1)));
  return (weight_.in<N>() * sum + low_.in<N>() * u.squaredNorm()) / N(2) + least_.in<N>();
}

template <class N>
Vector<N> Chain::gradient_at(const Vector<N>& x) const {
  return applied<N>(x - minimizer_.in<N>());
}

template <class N>
Matrix<N> Chain::hessian_at(const Vector<N>& x) const {
  Matrix<N> h(x.size(), x.size());
  for (Eigen::Index j = 0; j < x.size(); ++j) h.col(j) = applied<N>(Vector<N>::Unit(x.size(), j));
  return h;
}

Vector<double> Chain::hessian_times(const Vector<double>&, const Vector<double>& v) const {
  return applied<double>(v);
}

std::string Chain::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> y;
  for (int j = 0; j < dimension(); ++j)
    y.push_back(shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", start_(j)));
  const auto last = static_cast<std::size_t>(length_) - 1;
  std::string links = y[0] + "^2";
  for (std::size_t i = 0; i < last; ++i) links += " + (" + y[i] + " - " + y[i + 1] + ")^2";
  links += " + " + y[last] + "^2";
  std::vector<std::string> terms{times(weight_.exact() / 2, "(" + links + ")"), times(-pull_, y[0])};
  if (low_.exact() != 0)
    for (const std::string& component : y) terms.push_back(times(low_.exact() / 2, component + "^2"));
  return sum_text(terms);
}

bool ChainFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || request.dimension < 2 || request.smoothness || request.lipschitz || request.separable)
    return false;
  return range->high > std::max(request.strongly_convex.value_or(0), request.pl.value_or(0));
}

FunctionPtr ChainFamily::draw(const FunctionRequest& request, Choices& choices) const {
  static constexpr int halves[] = {2, 1, 4, 20};
  const int d = request.dimension;
  const std::uint32_t mode = choices.mode({5, 3});
  CurvatureRange range = draw_curvature(request, choices);
  Chain::Data data;
  data.low = std::max<Rational>(request.strongly_convex.value_or(0), request.pl.value_or(0));
  if (range.high == data.low) range = *nominal_curvature(request);
  data.high = range.high;
  const int longest = data.low > 0 ? std::min(d, longest_strong_chain) : d;
  data.length = longest;
  const bool shorten = mode == 1 && !(request.coercive && data.low == 0);
  if (shorten) data.length = 1 + static_cast<int>(choices.choose(static_cast<std::uint32_t>(longest)));
  data.unit = Rational(halves[choices.choose(4)]) / 2;
  const Vector<Rational> point = request.center ? *request.center : draw_small_vector(d, choices);
  return request.center ? Chain::ending_at(point, data) : Chain::starting_at(point, data);
}

#define REFEREE_INSTANTIATE(N)                                   \
  template N Chain::value_at(const Vector<N>&) const;            \
  template Vector<N> Chain::gradient_at(const Vector<N>&) const; \
  template Matrix<N> Chain::hessian_at(const Vector<N>&) const;
REFEREE_FOR_EACH_ARITHMETIC(REFEREE_INSTANTIATE)
#undef REFEREE_INSTANTIATE

}  // namespace referee

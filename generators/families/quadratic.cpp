#include "generators/families/quadratic.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/matrices.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"

namespace referee {

Quadratic::Quadratic(Data data)
    : data_(std::move(data)),
      flat_(data_.linear.isZero()),
      center_(data_.center),
      spectrum_(data_.spectrum),
      linear_(data_.linear),
      constant_(data_.constant) {
  const Vector<Rational>* v[2] = {&data_.v1, &data_.v2};
  for (int i = 0; i < 2; ++i) {
    reflected_[i] = !v[i]->isZero();
    if (!reflected_[i]) continue;
    v_[i] = ConstantVector(*v[i]);
    w_[i] = ConstantVector(*v[i] * (2 / v[i]->dot(*v[i])));
  }
  const Rational lowest = data_.spectrum.minCoeff(), highest = data_.spectrum.maxCoeff();
  Guarantees& g = guarantees_;
  g.quadratic = g.twice_differentiable = true;
  g.convex = lowest >= 0;
  g.coercive = lowest > 0;
  g.bounded_below = lowest > 0 || (g.convex && flat_);
  g.smoothness = std::max<Rational>(abs(lowest), abs(highest));
  g.smoothness_attained = true;
  g.hessian_lipschitz = Rational(0);
  if (lowest > 0) g.strong_convexity = lowest;
  if (highest == 0 && lowest == 0 && flat_) g.lipschitz = Rational(0);
  if (g.bounded_below) {
    for (const Rational& x : data_.spectrum)
      if (x != 0 && (!g.pl || x < *g.pl)) g.pl = x;
  }
  g.separable = dimension() == 1 || (!reflected_[0] && !reflected_[1]);
}

std::optional<Vector<Rational>> Quadratic::minimizer() const {
  if (!guarantees_.convex) return std::nullopt;
  return stationary();
}

std::optional<Vector<Rational>> Quadratic::stationary() const {
  if (!flat_) return std::nullopt;
  return data_.center;
}

template <class N>
Vector<N> Quadratic::rotate(Vector<N> x) const {
  for (int i = 0; i < 2; ++i)
    if (reflected_[i]) x -= w_[i].in<N>() * v_[i].in<N>().dot(x);
  return x;
}

template <class N>
Vector<N> Quadratic::rotate_back(Vector<N> y) const {
  for (int i = 1; i >= 0; --i)
    if (reflected_[i]) y -= w_[i].in<N>() * v_[i].in<N>().dot(y);
  return y;
}

template <class N>
N Quadratic::value_at(const Vector<N>& x) const {
  const Vector<N> u = x - center_.in<N>(), y = rotate<N>(u);
  const Vector<N>& spectrum = spectrum_.in<N>();
  N sum = constant_.in<N>();
  for (Eigen::Index i = 0; i < y.size(); ++i) sum += spectrum(i) * square(y(i)) / N(2);
  return flat_ ? sum : sum + linear_.in<N>().dot(u);
}

template <class N>
Vector<N> Quadratic::gradient_at(const Vector<N>& x) const {
  Vector<N> y = rotate<N>(x - center_.in<N>());
  y.array() *= spectrum_.in<N>().array();
  y = rotate_back<N>(std::move(y));
  return flat_ ? y : y + linear_.in<N>();
}

template <class N>
Matrix<N> Quadratic::hessian_at(const Vector<N>& x) const {
  Matrix<N> h(x.size(), x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    Vector<N> y = rotate<N>(Vector<N>::Unit(x.size(), i));
    y.array() *= spectrum_.in<N>().array();
    h.col(i) = rotate_back<N>(std::move(y));
  }
  return h;
}

Vector<double> Quadratic::hessian_times(const Vector<double>&, const Vector<double>& v) const {
  Vector<double> y = rotate<double>(v);
  y.array() *= spectrum_.in<double>().array();
  return rotate_back<double>(std::move(y));
}

Matrix<Rational> Quadratic::hessian_matrix() const {
  const Matrix<Rational> d = data_.spectrum.asDiagonal();
  return conjugate_by_reflection(conjugate_by_reflection(d, data_.v2), data_.v1);
}

std::string Quadratic::text(const std::string& variable, bool of_numbers) const {
  const int d = dimension();
  std::vector<std::string> shifted_component;
  for (int i = 0; i < d; ++i) {
    const std::string component = of_numbers ? variable : variable + "[" + std::to_string(i + 1) + "]";
    shifted_component.push_back(shifted(component, data_.center(i)));
  }
  const Matrix<Rational> h = hessian_matrix();
  std::vector<std::string> terms;
  for (int i = 0; i < d; ++i) {
    const auto k = static_cast<std::size_t>(i);
    if (h(i, i) != 0) terms.push_back(times(h(i, i) / 2, shifted_component[k] + "^2"));
    for (int j = i + 1; j < d; ++j) {
      if (h(i, j) == 0) continue;
      terms.push_back(
          times(h(i, j), shifted_component[k] + "*" + shifted_component[static_cast<std::size_t>(j)]));
    }
    if (data_.linear(i) != 0) terms.push_back(times(data_.linear(i), shifted_component[k]));
  }
  if (data_.constant != 0) terms.push_back(to_string(data_.constant));
  return sum_text(terms);
}

std::uint32_t QuadraticFamily::mode_count() const {
  return spectrum_modes;
}

bool QuadraticFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range) return false;
  return !request.lipschitz || (request.largest_curvature() && *request.largest_curvature() == 0);
}

namespace {

/// Moves a spectrum into what is asked beyond the range: an attained constant, PL, coercivity, a minimum.
void adjust(std::vector<Rational>& spectrum, const FunctionRequest& request, const CurvatureRange& range) {
  const bool below = request.bounded_below || request.needs_minimizer || request.coercive || request.pl;
  for (Rational& x : spectrum) {
    if (below && x < 0) x = 0;
    if (request.pl && x != 0) x = std::max(x, *request.pl);
    if (request.coercive && x == 0) x = range.high;
  }
  if (request.smoothness) {
    const bool there = std::any_of(spectrum.begin(), spectrum.end(),
                                   [&](const Rational& x) { return abs(x) == *request.smoothness; });
    if (!there) spectrum.front() = *request.smoothness;
  }
  const bool constant =
      std::all_of(spectrum.begin(), spectrum.end(), [](const Rational& x) { return x == 0; });
  if (constant && request.pl) spectrum.front() = range.high;
}

}  // namespace

FunctionPtr QuadraticFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const int d = request.dimension;
  const std::uint32_t kind = choices.mode({8, 5, 2, 2, 4, 3, 2, 4, 5});
  const CurvatureRange range = draw_curvature(request, choices);
  const bool below = request.bounded_below || request.needs_minimizer || request.needs_stationary ||
                     request.coercive || request.pl;
  const bool linear = !below && !request.lipschitz && choices.chance(25);
  const bool constant = choices.chance(20);
  const std::uint32_t reflections = d == 1 || request.separable ? 0 : choices.pick({5, 6, 3});
  choices.force({kind});
  std::vector<Rational> spectrum = draw_spectrum(d, range.low, range.high, choices);
  adjust(spectrum, request, range);

  Quadratic::Data data;
  data.v1 = data.v2 = data.linear = Vector<Rational>::Zero(d);
  data.spectrum = Vector<Rational>(d);
  for (int i = 0; i < d; ++i) data.spectrum(i) = spectrum[static_cast<std::size_t>(i)];
  if (constant) data.constant = draw_nonzero_coordinate(choices);
  if (reflections > 0) data.v1 = draw_reflector(d, choices);
  if (reflections > 1) data.v2 = draw_reflector(d, choices);
  data.center = request.center ? *request.center : draw_small_vector(d, choices);
  if (linear) data.linear = draw_small_vector(d, choices);
  return std::make_shared<Quadratic>(std::move(data));
}

}  // namespace referee

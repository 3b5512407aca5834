#include "generators/families/network.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

namespace {

/// An upper bound of the spectral norm.
Rational norm_bound(const Matrix<Rational>& w) {
  Rational squares = 0, column = 0, row = 0;
  for (Eigen::Index j = 0; j < w.cols(); ++j) {
    Rational sum = 0;
    for (Eigen::Index i = 0; i < w.rows(); ++i) sum += abs(w(i, j)), squares += w(i, j) * w(i, j);
    column = std::max(column, sum);
  }
  for (Eigen::Index i = 0; i < w.rows(); ++i) {
    Rational sum = 0;
    for (Eigen::Index j = 0; j < w.cols(); ++j) sum += abs(w(i, j));
    row = std::max(row, sum);
  }
  return root_above(std::min<Rational>(squares, column * row));
}

/// Whether the units of the first layer are pairs as in the header.
bool is_even(const Network::Data& data) {
  const Network::Layer& first = data.layers[0];
  const Matrix<Rational> next =
      data.layers.size() > 1 ? data.layers[1].weights : Matrix<Rational>(data.output.transpose());
  if (first.weights.rows() % 2 != 0) return false;
  for (Eigen::Index i = 0; i < first.weights.rows(); i += 2) {
    if (first.weights.row(i) != -first.weights.row(i + 1) || first.biases(i) != first.biases(i + 1) ||
        next.col(i) != next.col(i + 1))
      return false;
  }
  return true;
}

}  // namespace

NetworkBounds bounds_of(const Network::Data& data) {
  Rational g = 1, m = 0;
  for (const Network::Layer& layer : data.layers) {
    const ActivationBounds& sigma = bounds_of(layer.activation);
    const Rational w = norm_bound(layer.weights);
    m = sigma.curvature * w * w * g * g + sigma.slope * w * m;
    g = sigma.slope * w * g;
  }
  const Rational v = root_above(data.output.squaredNorm());
  return {v * g, v * m};
}

Network::Network(const Data& data)
    : output_(data.output),
      center_(data.center),
      scale_(data.scale),
      ridge_(data.ridge),
      even_(is_even(data)) {
  REFEREE_DEMAND(data.scale > 0 && data.ridge >= 0);
  for (const Layer& layer : data.layers)
    layers_.push_back({ConstantMatrix(layer.weights), ConstantVector(layer.biases), layer.activation});
  const NetworkBounds bounds = bounds_of(data);
  Guarantees& g = guarantees_;
  g.twice_differentiable = true;
  g.coercive = data.ridge > 0;
  g.bounded_below = data.ridge > 0 || bounds_of(data.layers.back().activation).width;
  g.separable = dimension() == 1;
  g.smoothness = data.scale * bounds.smoothness + data.ridge;
  if (data.ridge == 0) g.lipschitz = data.scale * bounds.lipschitz;
}

std::optional<Vector<Rational>> Network::stationary() const {
  if (!even_) return std::nullopt;
  return center_.exact();
}

/// The sums a_l of all layers, and the output h_m.
template <class N>
struct Network::Pass {
  std::vector<Vector<N>> sums;
  Vector<N> last;
};

template <class N>
Network::Pass<N> Network::pass(const Vector<N>& y) const {
  Pass<N> result{{}, y};
  for (const StoredLayer& layer : layers_) {
    result.sums.push_back(layer.weights.in<N>() * result.last + layer.biases.in<N>());
    result.last = result.sums.back().unaryExpr([&](const N& a) { return value_of(layer.activation, a); });
  }
  return result;
}

template <class N>
bool Network::at_symmetry(const Vector<N>& y) const {
  return even_ && std::all_of(y.begin(), y.end(), [](const N& x) { return certainly_zero(x); });
}

template <class N>
N Network::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>();
  if (at_symmetry(y)) return N(0);
  N network = output_.in<N>().dot(pass(y).last);
  if (even_) network -= output_.in<N>().dot(pass<N>(Vector<N>::Zero(y.size())).last);
  network *= scale_.in<N>();
  return ridge_.exact() == 0 ? network : N(network + ridge_.in<N>() * y.squaredNorm() / N(2));
}

template <class N>
Vector<N> Network::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>();
  if (at_symmetry(y)) return Vector<N>::Zero(y.size());
  const Pass<N> forward = pass(y);
  Vector<N> d = output_.in<N>() * scale_.in<N>();
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const StoredLayer& layer = layers_[l];
    for (Eigen::Index i = 0; i < d.size(); ++i) d(i) *= slope_of(layer.activation, forward.sums[l](i));
    d = (layer.weights.in<N>().transpose() * d).eval();
  }
  return d + y * ridge_.in<N>();
}

template <class N>
Matrix<N> Network::hessian_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>();
  const Pass<N> forward = pass(y);
  std::vector<Matrix<N>> jacobians{layers_[0].weights.in<N>()};
  for (std::size_t l = 0; l + 1 < layers_.size(); ++l) {
    Matrix<N> inner = jacobians[l];
    for (Eigen::Index i = 0; i < inner.rows(); ++i)
      inner.row(i) *= slope_of(layers_[l].activation, forward.sums[l](i));
    jacobians.push_back(layers_[l + 1].weights.in<N>() * inner);
  }
  Matrix<N> h = Matrix<N>::Zero(x.size(), x.size());
  Vector<N> d = output_.in<N>() * scale_.in<N>();
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const Activation activation = layers_[l].activation;
    for (Eigen::Index i = 0; i < d.size(); ++i) {
      const N& a = forward.sums[l](i);
      const Vector<N> row = jacobians[l].row(i).transpose();
      h += row * row.transpose() * N(d(i) * curvature_of(activation, a));
      d(i) *= slope_of(activation, a);
    }
    d = (layers_[l].weights.in<N>().transpose() * d).eval();
  }
  for (Eigen::Index j = 0; j < h.rows(); ++j) h(j, j) += ridge_.in<N>();
  return h;
}

std::vector<std::string> Network::unit_texts(std::vector<std::string> inputs) const {
  for (const StoredLayer& layer : layers_) {
    std::vector<std::string> units;
    for (Eigen::Index i = 0; i < layer.weights.exact().rows(); ++i) {
      std::vector<std::string> form;
      for (std::size_t j = 0; j < inputs.size(); ++j) {
        const Rational& w = layer.weights.exact()(i, static_cast<Eigen::Index>(j));
        if (w != 0 && !inputs[j].empty()) form.push_back(times(w, inputs[j]));
      }
      if (layer.biases.exact()(i) != 0) form.push_back(to_string(layer.biases.exact()(i)));
      units.push_back(text_of(layer.activation, sum_text(form)));
    }
    inputs = std::move(units);
  }
  return inputs;
}

std::string Network::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> y, terms;
  for (int j = 0; j < dimension(); ++j)
    y.push_back(
        shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", center_.exact()(j)));
  if (ridge_.exact() != 0)
    for (const std::string& component : y) terms.push_back(times(ridge_.exact() / 2, component + "^2"));
  const auto add_network = [&](const Rational& factor, const std::vector<std::string>& units) {
    for (std::size_t j = 0; j < units.size(); ++j)
      terms.push_back(times(factor * output_.exact()(static_cast<Eigen::Index>(j)), units[j]));
  };
  add_network(scale_.exact(), unit_texts(y));
  if (even_) add_network(-scale_.exact(), unit_texts(std::vector<std::string>(y.size())));
  return sum_text(terms);
}

bool NetworkFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || range->high == 0 || request.asks_convex() || request.quadratic) return false;
  if (request.smoothness || request.pl || request.hessian_lipschitz || request.needs_minimizer) return false;
  if (request.separable && request.dimension > 1) return false;
  return !request.lipschitz || (*request.lipschitz > 0 && !request.coercive);
}

namespace {

Network::Data draw_layers(int d, bool even, bool bounded, Choices& choices) {
  Network::Data data;
  const auto depth = 1 + choices.choose(2);
  int inputs = d;
  for (std::uint32_t l = 0; l < depth; ++l) {
    const auto width = 1 + static_cast<int>(choices.choose(3));
    const bool last = l + 1 == depth, pairs = even && l == 0, repeats = even && l == 1;
    Network::Layer layer;
    layer.activation = static_cast<Activation>(choices.choose(bounded && last ? 2 : activations));
    layer.weights = Matrix<Rational>(pairs ? 2 * width : width, inputs);
    layer.biases = Vector<Rational>(layer.weights.rows());
    for (Eigen::Index i = 0; i < layer.weights.rows(); ++i) {
      if (pairs && i % 2 == 1) {
        layer.weights.row(i) = -layer.weights.row(i - 1);
        layer.biases(i) = layer.biases(i - 1);
        continue;
      }
      const Vector<Rational> w = draw_direction(repeats ? inputs / 2 : inputs, choices);
      for (int j = 0; j < inputs; ++j) layer.weights(i, j) = w(repeats ? j / 2 : j);
      layer.biases(i) = draw_coordinate(choices);
    }
    inputs = static_cast<int>(layer.weights.rows());
    data.layers.push_back(std::move(layer));
  }
  data.output = Vector<Rational>(inputs);
  for (int j = 0; j < inputs; ++j)
    data.output(j) = even && depth == 1 && j % 2 == 1 ? data.output(j - 1) : draw_nonzero_coordinate(choices);
  return data;
}

}  // namespace

FunctionPtr NetworkFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const int d = request.dimension;
  const CurvatureRange range = draw_curvature(request, choices);
  const bool even = request.needs_stationary || choices.chance(30);
  const bool ridged = !request.lipschitz && (request.coercive || choices.chance(30));
  Network::Data data = draw_layers(d, even, request.bounded_below && !ridged, choices);
  data.center = request.center ? *request.center : draw_small_vector(d, choices);
  if (ridged) data.ridge = range.high / 10;
  const NetworkBounds bounds = bounds_of(data);
  data.scale = (range.high - data.ridge) / bounds.smoothness;
  if (request.lipschitz) data.scale = std::min<Rational>(data.scale, *request.lipschitz / bounds.lipschitz);
  return std::make_shared<Network>(data);
}

}  // namespace referee

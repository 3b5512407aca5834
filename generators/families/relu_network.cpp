#include "generators/families/relu_network.h"

#include <algorithm>

#include "generators/families/kinks.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"

namespace referee {

ReluNetwork::ReluNetwork(const Data& data)
    : weights_(data.weights),
      biases_(data.biases),
      output_(data.output),
      center_(data.center),
      distance_(data.distance) {
  const Eigen::Index units = data.weights.rows();
  REFEREE_DEMAND(data.biases.size() == units && data.output.size() == units);
  Rational at_center = 0, slope = 0;
  for (Eigen::Index j = 0; j < units; ++j) {
    if (data.biases(j) > 0) at_center += data.output(j) * data.biases(j);
    slope += abs(data.output(j)) * root_above(data.weights.row(j).squaredNorm());
  }
  offset_ = Constant(distance_ ? at_center : Rational(0));
  const bool positive = data.output.minCoeff() >= 0;
  Guarantees& g = guarantees_;
  g.convex = positive && !distance_;
  g.bounded_below = positive || distance_;
  g.differentiable = false;
  g.separable = dimension() == 1;
  g.lipschitz = slope;
}

std::optional<Vector<Rational>> ReluNetwork::minimizer() const {
  if (!distance_) return std::nullopt;
  return center_.exact();
}

template <class N>
N ReluNetwork::output(const Vector<N>& y) const {
  const Vector<N> sums = weights_.in<N>() * y + biases_.in<N>();
  N result(0);
  for (Eigen::Index j = 0; j < sums.size(); ++j) result += output_.in<N>()(j) * max(sums(j), N(0));
  return result;
}

template <class N>
N ReluNetwork::value_at(const Vector<N>& x) const {
  const N g = output<N>(x - center_.in<N>());
  return distance_ ? N(abs(N(g - offset_.in<N>()))) : g;
}

template <class N>
Vector<N> ReluNetwork::gradient_at(const Vector<N>& x) const {
  const std::string what = "gradient of a ReLU network";
  const Vector<N> y = x - center_.in<N>(), sums = weights_.in<N>() * y + biases_.in<N>();
  Vector<N> g = Vector<N>::Zero(x.size());
  for (Eigen::Index j = 0; j < sums.size(); ++j)
    if (certain_sign(sums(j), what) > 0) g += weights_.in<N>().row(j).transpose() * output_.in<N>()(j);
  if (distance_ && certain_sign(N(output(y) - offset_.in<N>()), what) < 0) return -g;
  return g;
}

template <class N>
Matrix<N> ReluNetwork::hessian_at(const Vector<N>& x) const {
  gradient_at(x);
  return Matrix<N>::Zero(x.size(), x.size());
}

std::string ReluNetwork::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> y, units;
  for (int j = 0; j < dimension(); ++j)
    y.push_back(
        shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", center_.exact()(j)));
  for (Eigen::Index j = 0; j < weights_.exact().rows(); ++j) {
    std::vector<std::string> form;
    for (int k = 0; k < dimension(); ++k) {
      const Rational& w = weights_.exact()(j, k);
      if (w != 0) form.push_back(times(w, y[static_cast<std::size_t>(k)]));
    }
    if (biases_.exact()(j) != 0) form.push_back(to_string(biases_.exact()(j)));
    if (output_.exact()(j) != 0) units.push_back(times(output_.exact()(j), "relu(" + sum_text(form) + ")"));
  }
  if (!distance_) return sum_text(units);
  if (offset_.exact() != 0) units.push_back(to_string(Rational(-offset_.exact())));
  return "abs(" + sum_text(units) + ")";
}

bool ReluNetworkFamily::serves(const FunctionRequest& request) const {
  if (!request.allows_kinks() || request.asks_convex() || request.coercive) return false;
  if (request.separable && request.dimension > 1) return false;
  return !request.lipschitz || *request.lipschitz > 0;
}

FunctionPtr ReluNetworkFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const int d = request.dimension;
  const auto units = 1 + static_cast<int>(choices.choose(4));
  ReluNetwork::Data data;
  data.distance = request.needs_minimizer || request.bounded_below || choices.chance(30);
  data.weights = Matrix<Rational>(units, d);
  data.biases = data.output = Vector<Rational>(units);
  for (int j = 0; j < units; ++j) {
    data.weights.row(j) = draw_direction(d, choices).transpose();
    data.biases(j) = draw_coordinate(choices);
    data.output(j) = draw_nonzero_coordinate(choices);
  }
  data.center = request.center ? *request.center : draw_small_vector(d, choices);
  if (request.lipschitz) {
    const Rational slope = *ReluNetwork(data).guarantees().lipschitz;
    data.output *= Rational(*request.lipschitz / slope);
  }
  return std::make_shared<ReluNetwork>(data);
}

}  // namespace referee

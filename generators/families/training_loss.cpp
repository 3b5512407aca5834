#include "generators/families/training_loss.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

namespace {

/// The two constants of s = 1, r = 0.
struct LossBounds {
  Rational smoothness, lipschitz;
};

LossBounds bounds_of(const TrainingLoss::Data& data) {
  const ActivationBounds& sigma = bounds_of(data.activation);
  Rational sum = 0, largest = 0, squares = 0, energy = 0, lengths = 0;
  for (const Rational& v : data.output)
    sum += abs(v), largest = std::max<Rational>(largest, abs(v)), squares += v * v;
  for (Eigen::Index i = 0; i < data.inputs.rows(); ++i) {
    const Rational square = data.inputs.row(i).squaredNorm();
    energy += square, lengths += root_above(square);
  }
  const Rational error = sum * *sigma.width;
  return {(sigma.slope * sigma.slope * squares + sigma.curvature * error * largest) * energy,
          sigma.slope * error * root_above(squares) * lengths};
}

}  // namespace

TrainingLoss::TrainingLoss(const Data& data)
    : inputs_(data.inputs),
      output_(data.output),
      teacher_(data.teacher),
      activation_(data.activation),
      scale_(data.scale),
      ridge_(data.ridge) {
  REFEREE_DEMAND(data.scale > 0 && data.ridge >= 0 && bounds_of(data.activation).width);
  REFEREE_DEMAND(data.teacher.size() == data.output.size() * data.inputs.cols());
  const LossBounds bounds = bounds_of(data);
  Guarantees& g = guarantees_;
  g.twice_differentiable = g.bounded_below = true;
  g.coercive = data.ridge > 0;
  g.separable = dimension() == 1;
  g.smoothness = data.scale * bounds.smoothness + data.ridge;
  if (data.ridge == 0) g.lipschitz = data.scale * bounds.lipschitz;
}

template <class N>
Matrix<N> TrainingLoss::sums(const Vector<N>& z) const {
  const Matrix<N> weights = Eigen::Map<const Matrix<N>>(z.data(), z.size() / units(), units()).transpose();
  return weights * inputs_.in<N>().transpose();
}

namespace {

/// sigma(a) - sigma(b), exactly 0 for a = b.
template <class N>
N difference(Activation activation, const N& a, const N& b) {
  if (certainly_zero(N(a - b))) return N(0);
  return value_of(activation, a) - value_of(activation, b);
}

}  // namespace

template <class N>
Vector<N> TrainingLoss::errors(const Matrix<N>& sums) const {
  const Matrix<N> taught = this->sums(teacher_.in<N>());
  Vector<N> e = Vector<N>::Zero(sums.cols());
  for (Eigen::Index i = 0; i < sums.cols(); ++i)
    for (Eigen::Index j = 0; j < sums.rows(); ++j)
      e(i) += output_.in<N>()(j) * difference(activation_, sums(j, i), taught(j, i));
  return e;
}

template <class N>
N TrainingLoss::value_at(const Vector<N>& x) const {
  const N loss = scale_.in<N>() * errors(sums(x)).squaredNorm() / N(2);
  if (ridge_.exact() == 0) return loss;
  return loss + ridge_.in<N>() * (x - teacher_.in<N>()).squaredNorm() / N(2);
}

template <class N>
Vector<N> TrainingLoss::gradient_at(const Vector<N>& x) const {
  const Matrix<N> a = sums(x);
  const Vector<N> e = errors(a);
  Matrix<N> blocks = Matrix<N>::Zero(x.size() / units(), units());
  for (Eigen::Index i = 0; i < a.cols(); ++i) {
    if (certainly_zero(e(i))) continue;
    for (Eigen::Index j = 0; j < a.rows(); ++j) {
      const N factor = scale_.in<N>() * e(i) * output_.in<N>()(j) * slope_of(activation_, a(j, i));
      blocks.col(j) += inputs_.in<N>().row(i).transpose() * factor;
    }
  }
  Vector<N> g = Eigen::Map<const Vector<N>>(blocks.data(), x.size());
  if (ridge_.exact() != 0) g += (x - teacher_.in<N>()) * ridge_.in<N>();
  return g;
}

template <class N>
Matrix<N> TrainingLoss::hessian_at(const Vector<N>& x) const {
  const Matrix<N> a = sums(x);
  const Vector<N> e = errors(a);
  const Eigen::Index k = x.size() / units();
  Matrix<N> h = Matrix<N>::Zero(x.size(), x.size());
  for (Eigen::Index i = 0; i < a.cols(); ++i) {
    const Vector<N> u = inputs_.in<N>().row(i).transpose();
    const Matrix<N> square = u * u.transpose() * scale_.in<N>();
    Vector<N> slopes(units());
    for (Eigen::Index j = 0; j < units(); ++j)
      slopes(j) = output_.in<N>()(j) * slope_of(activation_, a(j, i));
    for (Eigen::Index j = 0; j < units(); ++j) {
      for (Eigen::Index l = 0; l < units(); ++l)
        h.block(j * k, l * k, k, k) += square * N(slopes(j) * slopes(l));
      const N bend = e(i) * output_.in<N>()(j) * curvature_of(activation_, a(j, i));
      h.block(j * k, j * k, k, k) += square * bend;
    }
  }
  for (Eigen::Index j = 0; j < h.rows(); ++j) h(j, j) += ridge_.in<N>();
  return h;
}

std::string TrainingLoss::text(const std::string& variable, bool of_numbers) const {
  const auto component = [&](Eigen::Index j) {
    return of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]";
  };
  const Eigen::Index k = dimension() / units();
  const Vector<Rational>& c = teacher_.exact();
  std::vector<std::string> terms;
  for (Eigen::Index i = 0; i < inputs_.exact().rows(); ++i) {
    std::vector<std::string> errors;
    for (Eigen::Index j = 0; j < units(); ++j) {
      std::vector<std::string> form;
      Rational taught = 0;
      for (Eigen::Index l = 0; l < k; ++l) {
        const Rational& u = inputs_.exact()(i, l);
        if (u != 0) form.push_back(times(u, component(j * k + l)));
        taught += u * c(j * k + l);
      }
      const Rational& v = output_.exact()(j);
      errors.push_back(times(v, text_of(activation_, sum_text(form))));
      errors.push_back(times(-v, text_of(activation_, to_string(taught))));
    }
    terms.push_back(times(scale_.exact() / 2, "(" + sum_text(errors) + ")^2"));
  }
  for (int j = 0; j < dimension() && ridge_.exact() != 0; ++j)
    terms.push_back(times(ridge_.exact() / 2, shifted(component(j), c(j)) + "^2"));
  return sum_text(terms);
}

bool TrainingLossFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || range->high == 0 || request.asks_convex() || request.quadratic) return false;
  if (request.smoothness || request.pl || request.hessian_lipschitz) return false;
  if (request.separable && request.dimension > 1) return false;
  return !request.lipschitz || (*request.lipschitz > 0 && !request.coercive);
}

FunctionPtr TrainingLossFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const int d = request.dimension;
  const CurvatureRange range = draw_curvature(request, choices);
  int units = 1 + static_cast<int>(choices.choose(4));
  while (d % units != 0) --units;
  const auto count = 1 + static_cast<int>(choices.choose(3));
  TrainingLoss::Data data;
  data.activation = static_cast<Activation>(choices.choose(2));
  data.inputs = Matrix<Rational>(count, d / units);
  for (int i = 0; i < count; ++i) data.inputs.row(i) = draw_direction(d / units, choices).transpose();
  data.output = Vector<Rational>(units);
  for (int j = 0; j < units; ++j) data.output(j) = draw_nonzero_coordinate(choices);
  data.teacher = request.center ? *request.center : draw_small_vector(d, choices);
  const bool ridged = !request.lipschitz && (request.coercive || choices.chance(25));
  if (ridged) data.ridge = range.high / 10;
  const LossBounds bounds = bounds_of(data);
  data.scale = (range.high - data.ridge) / bounds.smoothness;
  if (request.lipschitz) data.scale = std::min<Rational>(data.scale, *request.lipschitz / bounds.lipschitz);
  return std::make_shared<TrainingLoss>(data);
}

}  // namespace referee

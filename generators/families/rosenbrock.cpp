#include "generators/families/rosenbrock.h"

#include "generators/curvature.h"
#include "generators/families/kinks.h"
#include "generators/profile.h"
#include "generators/vectors.h"

namespace referee {

Rosenbrock::Rosenbrock(const Vector<Rational>& center, const Rational& a, const Rational& b,
                       const std::optional<Bounds>& bounds)
    : tamed_(bounds.has_value()),
      shift_(center - Vector<Rational>::Ones(center.size())),
      a_(a),
      b_(b),
      reach_(bounds ? bounds->reach : Rational(1)),
      offset_(bounds ? bounds->offset : Rational(1)) {
  REFEREE_DEMAND(center.size() > 1 && a > 0 && b > 0);
  Guarantees& g = guarantees_;
  g.coercive = g.bounded_below = true;
  g.twice_differentiable = !tamed_;
  if (!tamed_) return;
  const auto& [r, offset] = *bounds;
  REFEREE_DEMAND(r >= 1 && offset > 0);
  const int overlap = center.size() > 2 ? 2 : 1;
  g.smoothness = 2 * a + b * (2 * overlap * (1 + 4 * r * r) + 4 * offset);
}

std::optional<Vector<Rational>> Rosenbrock::minimizer() const {
  return shift_.exact() + Vector<Rational>::Ones(dimension());
}

namespace {

/// t^2 for |t| <= seam, continued by its tangents, if there is a seam; its derivative; its second derivative.
template <class N>
N parabola(const N& t, const N* seam) {
  if (!seam) return square(t);
  const N size = abs(t);
  return square(N(min(size, *seam))) + N(2) * *seam * max(N(size - *seam), N(0));
}

template <class N>
N parabola_slope(const N& t, const N* seam) {
  if (!seam) return N(2) * t;
  return N(2) * max(min(t, *seam), N(-*seam));
}

template <class N>
N parabola_curvature(const N& t, const N* seam) {
  if (!seam) return N(2);
  return N(certain_sign(N(abs(t) - *seam), "second derivative") < 0 ? 2 : 0);
}

}  // namespace

template <class N>
N Rosenbrock::value_at(const Vector<N>& z) const {
  const Vector<N> x = z - shift_.in<N>();
  const N* reach = tamed_ ? &reach_.in<N>() : nullptr;
  const N* offset = tamed_ ? &offset_.in<N>() : nullptr;
  N far(0), valley(0);
  for (Eigen::Index i = 0; i + 1 < x.size(); ++i) {
    far += square(N(N(1) - x(i)));
    valley += parabola<N>(x(i + 1) - parabola(x(i), reach), offset);
  }
  return a_.in<N>() * far + b_.in<N>() * valley;
}

template <class N>
Vector<N> Rosenbrock::gradient_at(const Vector<N>& z) const {
  const Vector<N> x = z - shift_.in<N>();
  const N* reach = tamed_ ? &reach_.in<N>() : nullptr;
  const N* offset = tamed_ ? &offset_.in<N>() : nullptr;
  Vector<N> g = Vector<N>::Zero(x.size());
  for (Eigen::Index i = 0; i + 1 < x.size(); ++i) {
    const N slope = b_.in<N>() * parabola_slope<N>(x(i + 1) - parabola(x(i), reach), offset);
    g(i) += N(2) * a_.in<N>() * (x(i) - N(1)) - slope * parabola_slope(x(i), reach);
    g(i + 1) += slope;
  }
  return g;
}

template <class N>
Rosenbrock::Block<N> Rosenbrock::block(const N& x, const N& next) const {
  const N* reach = tamed_ ? &reach_.in<N>() : nullptr;
  const N* offset = tamed_ ? &offset_.in<N>() : nullptr;
  const N t = next - parabola(x, reach), slope = parabola_slope(x, reach);
  const N bend = b_.in<N>() * parabola_curvature(t, offset);
  const N pull = b_.in<N>() * parabola_slope(t, offset) * parabola_curvature(x, reach);
  return {N(N(2) * a_.in<N>() + bend * square(slope) - pull), N(-bend * slope), bend};
}

template <class N>
Matrix<N> Rosenbrock::hessian_at(const Vector<N>& z) const {
  const Vector<N> x = z - shift_.in<N>();
  Matrix<N> h = Matrix<N>::Zero(x.size(), x.size());
  for (Eigen::Index i = 0; i + 1 < x.size(); ++i) {
    const Block<N> part = block(x(i), x(i + 1));
    h(i, i) += part.first;
    h(i, i + 1) = h(i + 1, i) = part.mixed;
    h(i + 1, i + 1) += part.second;
  }
  return h;
}

Vector<double> Rosenbrock::hessian_times(const Vector<double>& z, const Vector<double>& v) const {
  const Vector<double> x = z - shift_.in<double>();
  Vector<double> result = Vector<double>::Zero(x.size());
  for (Eigen::Index i = 0; i + 1 < x.size(); ++i) {
    const Block<double> part = block(x(i), x(i + 1));
    result(i) += part.first * v(i) + part.mixed * v(i + 1);
    result(i + 1) += part.mixed * v(i) + part.second * v(i + 1);
  }
  return result;
}

std::string Rosenbrock::text(const std::string& variable, bool) const {
  const auto parabola_text = [&](const std::string& t, const Constant& seam) {
    if (!tamed_) return t + "^2";
    const std::string s = to_string(seam.exact());
    return "(if abs(" + t + ") <= " + s + " then " + t + "^2 else " +
           times(seam.exact(), "(2*abs(" + t + ") - " + s + ")") + ")";
  };
  const auto component = [&](int i, const Rational& by) {
    return shifted(variable + "[" + std::to_string(i + 1) + "]", by);
  };
  std::vector<std::string> terms;
  for (int i = 0; i + 1 < dimension(); ++i) {
    const Rational &own = shift_.exact()(i), &next = shift_.exact()(i + 1);
    terms.push_back(times(a_.exact(), component(i, Rational(own + 1)) + "^2"));
    const std::string deviation =
        "(" + component(i + 1, next) + " - " + parabola_text(component(i, own), reach_) + ")";
    terms.push_back(times(b_.exact(), parabola_text(deviation, offset_)));
  }
  return sum_text(terms);
}

namespace {

/// Requests for which a function that is neither convex nor PL, nor bounded in slope, will do.
bool allows_valley(const FunctionRequest& request) {
  return request.dimension > 1 && !request.asks_convex() && !request.quadratic && !request.separable &&
         !request.pl && !request.lipschitz && !request.hessian_lipschitz && !request.smoothness;
}

}  // namespace

bool RosenbrockFamily::serves(const FunctionRequest& request) const {
  return allows_valley(request) && !request.smooth;
}

FunctionPtr RosenbrockFamily::draw(const FunctionRequest& request, Choices& choices) const {
  static constexpr int depths[] = {1, 100, 10};
  const Rational b = depths[choices.choose(3)];
  const Vector<Rational> center =
      request.center ? *request.center : draw_small_vector(request.dimension, choices);
  return std::make_shared<Rosenbrock>(center, Rational(1), b, std::nullopt);
}

bool TamedRosenbrockFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  return range && range->high > 0 && allows_valley(request) && !request.twice_differentiable;
}

FunctionPtr TamedRosenbrockFamily::draw(const FunctionRequest& request, Choices& choices) const {
  static constexpr int depths[] = {1, 100, 10};
  static constexpr int halves[] = {2, 4, 3};
  const CurvatureRange range = draw_curvature(request, choices);
  const Rational b = depths[choices.choose(3)];
  const Rosenbrock::Bounds bounds{Rational(halves[choices.choose(3)]) / 2,
                                  Rational(halves[choices.choose(3)]) / 2};
  const Vector<Rational> center =
      request.center ? *request.center : draw_small_vector(request.dimension, choices);
  const Rational unit = *Rosenbrock(center, Rational(1), b, bounds).guarantees().smoothness;
  return std::make_shared<Rosenbrock>(center, range.high / unit, b * range.high / unit, bounds);
}

}  // namespace referee

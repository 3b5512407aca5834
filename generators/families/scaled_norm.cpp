#include "generators/families/scaled_norm.h"

#include "generators/bindings.h"
#include "generators/curvature.h"
#include "generators/families/kinks.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"

namespace referee {

ScaledNorm::ScaledNorm(NormKind kind, const Vector<Rational>& center, const Rational& s, const Rational& r)
    : kind_(kind), center_(center), s_(s), r_(r) {
  REFEREE_DEMAND(s > 0 && r >= 0);
  Guarantees& g = guarantees_;
  g.convex = g.coercive = g.bounded_below = true;
  g.differentiable = false;
  g.separable = kind == NormKind::one || dimension() == 1;
  if (r > 0)
    g.strong_convexity = r;
  else
    g.lipschitz = kind == NormKind::one ? Rational(s * root_above(dimension())) : s;
}

namespace {

template <class N>
Vector<N> sizes(const Vector<N>& y) {
  return y.unaryExpr([](const N& x) { return N(abs(x)); });
}

template <class N>
N norm_of(NormKind kind, const Vector<N>& y) {
  if (y.size() == 1) return abs(y(0));
  if (kind == NormKind::two) return sqrt(N(y.squaredNorm()));
  N norm(0);
  for (const N& x : y) norm = kind == NormKind::one ? N(norm + abs(x)) : N(max(norm, N(abs(x))));
  return norm;
}

}  // namespace

template <class N>
N ScaledNorm::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>();
  const N norm = s_.in<N>() * norm_of(kind_, y);
  return r_.exact() == 0 ? norm : N(norm + r_.in<N>() * y.squaredNorm() / N(2));
}

template <class N>
Vector<N> ScaledNorm::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>();
  const N& s = s_.in<N>();
  Vector<N> g = y * r_.in<N>();
  const std::string what = "gradient of a norm";
  if (kind_ == NormKind::one || y.size() == 1) {
    for (Eigen::Index i = 0; i < y.size(); ++i) g(i) += s * N(certain_sign(y(i), what));
  } else if (kind_ == NormKind::two) {
    const N square = y.squaredNorm();
    certain_sign(square, what);
    g += y * N(s / sqrt(square));
  } else {
    const Eigen::Index i = certain_largest(sizes(y), what);
    g(i) += s * N(certain_sign(y(i), what));
  }
  return g;
}

template <class N>
Matrix<N> ScaledNorm::hessian_at(const Vector<N>& x) const {
  gradient_at(x);
  Matrix<N> h = Matrix<N>::Zero(x.size(), x.size());
  N diagonal = r_.in<N>();
  if (kind_ == NormKind::two && x.size() > 1) {
    const Vector<N> y = x - center_.in<N>();
    const N square = y.squaredNorm(), curvature = s_.in<N>() / sqrt(square);
    h = y * y.transpose() * N(-curvature / square);
    diagonal += curvature;
  }
  for (Eigen::Index i = 0; i < x.size(); ++i) h(i, i) += diagonal;
  return h;
}

std::string ScaledNorm::text(const std::string& variable, bool of_numbers) const {
  const Vector<Rational>& c = center_.exact();
  std::string norm;
  if (of_numbers) {
    norm = "abs(" + shifted(variable, c(0)) + ")";
  } else {
    norm = "|" + variable + (c.isZero() ? "" : " - " + to_text(c)) + "|";
    if (kind_ != NormKind::two) norm += kind_ == NormKind::one ? "_1" : "_inf";
  }
  std::vector<std::string> terms{times(s_.exact(), norm)};
  for (int i = 0; i < dimension() && r_.exact() != 0; ++i) {
    const std::string component = of_numbers ? variable : variable + "[" + std::to_string(i + 1) + "]";
    terms.push_back(times(r_.exact() / 2, shifted(component, c(i)) + "^2"));
  }
  return sum_text(terms);
}

bool ScaledNormFamily::serves(const FunctionRequest& request) const {
  if (!request.allows_kinks()) return false;
  return !request.lipschitz || (*request.lipschitz > 0 && !request.strongly_convex);
}

FunctionPtr ScaledNormFamily::draw(const FunctionRequest& request, Choices& choices) const {
  static constexpr int halves[] = {2, 4, 1, 10};
  const int d = request.dimension;
  auto kind = static_cast<NormKind>(choices.mode({2, 1, 1}));
  if (request.separable && d > 1) kind = NormKind::one;
  Rational s = Rational(halves[choices.choose(4)]) / 2;
  if (request.lipschitz) s = kind == NormKind::one ? *request.lipschitz / root_above(d) : *request.lipschitz;
  const Rational r = request.strongly_convex.value_or(0);
  const Vector<Rational> center = request.center ? *request.center : draw_small_vector(d, choices);
  return std::make_shared<ScaledNorm>(kind, center, s, r);
}

}  // namespace referee

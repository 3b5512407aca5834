#include "generators/families/affine_maximum.h"

#include <algorithm>

#include "generators/families/kinks.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"

namespace referee {

namespace {

/// Whether a_0 = -t (sum of the other a_i with b_i = 0) for some t > 0.
bool is_balanced(const Matrix<Rational>& a, const Vector<Rational>& b) {
  Vector<Rational> sum = Vector<Rational>::Zero(a.cols());
  bool any = false;
  for (Eigen::Index i = 1; i < a.rows(); ++i)
    if (b(i) == 0) sum += a.row(i).transpose(), any = true;
  const Vector<Rational> first = a.row(0).transpose();
  const Rational inner = first.dot(sum), squares = sum.dot(sum);
  if (squares == 0 || inner == 0) return any && squares == 0 && first.isZero();
  return inner < 0 && (first * squares - sum * inner).isZero();
}

std::vector<Eigen::Index> distinct_rows(const Matrix<Rational>& a, const Vector<Rational>& b) {
  std::vector<Eigen::Index> rows;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    const bool known = std::any_of(rows.begin(), rows.end(),
                                   [&](Eigen::Index j) { return b(i) == b(j) && a.row(i) == a.row(j); });
    if (!known) rows.push_back(i);
  }
  return rows;
}

}  // namespace

AffineMaximum::AffineMaximum(const Matrix<Rational>& a, const Vector<Rational>& b,
                             const Vector<Rational>& center, const Rational& r)
    : center_(center), r_(r) {
  REFEREE_DEMAND(b(0) == 0 && b.minCoeff() >= 0 && r >= 0 && is_balanced(a, b));
  const std::vector<Eigen::Index> rows = distinct_rows(a, b);
  a_ = ConstantMatrix(a(rows, Eigen::all));
  b_ = ConstantVector(b(rows));
  Guarantees& g = guarantees_;
  g.convex = g.bounded_below = true;
  g.differentiable = false;
  g.separable = dimension() == 1;
  g.coercive = r > 0 || (dimension() == 1 && a(0, 0) != 0);
  if (r > 0) {
    g.strong_convexity = r;
    return;
  }
  Rational largest = 0;
  for (Eigen::Index i = 0; i < a.rows(); ++i) largest = std::max<Rational>(largest, a.row(i).squaredNorm());
  g.lipschitz = root_above(largest);
}

template <class N>
N AffineMaximum::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), q = a_.in<N>() * y - b_.in<N>();
  N top = q(0);
  for (Eigen::Index i = 1; i < q.size(); ++i) top = max(top, q(i));
  return r_.exact() == 0 ? top : N(top + r_.in<N>() * y.squaredNorm() / N(2));
}

template <class N>
Vector<N> AffineMaximum::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), q = a_.in<N>() * y - b_.in<N>();
  const Eigen::Index i = certain_largest(q, "gradient of a maximum of affine functions");
  return a_.in<N>().row(i).transpose() + y * r_.in<N>();
}

template <class N>
Matrix<N> AffineMaximum::hessian_at(const Vector<N>& x) const {
  gradient_at(x);
  Matrix<N> h = Matrix<N>::Zero(x.size(), x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) h(i, i) = r_.in<N>();
  return h;
}

std::string AffineMaximum::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> y, terms;
  for (int j = 0; j < dimension(); ++j)
    y.push_back(
        shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", center_.exact()(j)));
  std::string list;
  for (Eigen::Index i = 0; i < a_.exact().rows(); ++i) {
    std::vector<std::string> form;
    for (int j = 0; j < dimension(); ++j)
      if (a_.exact()(i, j) != 0) form.push_back(times(a_.exact()(i, j), y[static_cast<std::size_t>(j)]));
    if (b_.exact()(i) != 0) form.push_back(to_string(Rational(-b_.exact()(i))));
    list += (i == 0 ? "" : ", ") + sum_text(form);
  }
  terms.push_back("max(" + list + ")");
  for (const std::string& component : y)
    if (r_.exact() != 0) terms.push_back(times(r_.exact() / 2, component + "^2"));
  return sum_text(terms);
}

bool AffineMaximumFamily::serves(const FunctionRequest& request) const {
  if (!request.allows_kinks() || (request.separable && request.dimension > 1)) return false;
  if (request.coercive && request.dimension > 1 && !request.strongly_convex) return false;
  return !request.lipschitz || (*request.lipschitz > 0 && !request.strongly_convex);
}

FunctionPtr AffineMaximumFamily::draw(const FunctionRequest& request, Choices& choices) const {
  static constexpr int halves[] = {2, 4, 1, 10};
  const int d = request.dimension;
  const Rational slope =
      request.lipschitz ? *request.lipschitz : Rational(Rational(halves[choices.choose(4)]) / 2);
  const auto active = 1 + static_cast<int>(choices.choose(static_cast<std::uint32_t>(std::min(d + 1, 4))));
  const auto inactive = static_cast<int>(choices.choose(3));
  Matrix<Rational> a = Matrix<Rational>::Zero(1 + active + inactive, d);
  Vector<Rational> b = Vector<Rational>::Zero(a.rows());
  for (Eigen::Index i = 1; i < a.rows(); ++i) {
    a.row(i) = draw_unit_vector(d, choices).transpose() * slope;
    if (i <= active)
      a.row(0) -= a.row(i) / Rational(active);
    else
      b(i) = Rational(halves[choices.coordinate(4)]) / 2;
  }
  if (d == 1 && a(0, 0) == 0) a(2, 0) = a(1, 0), a(0, 0) = -a(1, 0);
  const Vector<Rational> center = request.center ? *request.center : draw_small_vector(d, choices);
  return std::make_shared<AffineMaximum>(a, b, center, request.strongly_convex.value_or(0));
}

}  // namespace referee

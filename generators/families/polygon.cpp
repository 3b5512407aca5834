#include "generators/families/polygon.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/profile.h"
#include "generators/scalars.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

namespace {

Rational cross(const Vector<Rational>& a, const Vector<Rational>& b) {
  return a(0) * b(1) - a(1) * b(0);
}

/// -1, 0, 1 as a < b, a = b, a > b; nothing if N cannot tell.
template <class N>
std::optional<int> side(const N& a, const N& b) {
  const Ordering o = compare(a, b, abs(a) + abs(b));
  if (o.less + o.equal + o.greater != 1) return std::nullopt;
  return o.less ? -1 : o.greater ? 1 : 0;
}

/// A value that is a or b: their hull, if N has such; else both are right up to rounding.
template <class N>
Vector<N> either(const Vector<N>& a, const Vector<N>& b) {
  if constexpr (requires { hull(a(0), b(0)); })
    return a.binaryExpr(b, [](const N& x, const N& y) { return hull(x, y); });
  else
    return a;
}

}  // namespace

bool Polygon::may_be_polygon(const std::vector<Vector<Rational>>& vertices) {
  const std::size_t n = vertices.size();
  if (n < 3) return false;
  for (std::size_t k = 0; k < n; ++k) {
    const Vector<Rational>& a = vertices[k];
    const Vector<Rational> edge = vertices[(k + 1) % n] - a;
    if (cross(edge, -a) <= 0) return false;
    for (std::size_t j = 0; j < n; ++j)
      if (j != k && j != (k + 1) % n && cross(edge, vertices[j] - a) <= 0) return false;
  }
  return true;
}

Polygon::Polygon(const std::vector<Vector<Rational>>& vertices, const Vector<Rational>& center,
                 const Rational& low, const Rational& high)
    : center_(center), low_(low), high_(high) {
  REFEREE_DEMAND(may_be_polygon(vertices) && center.size() >= 2 && low >= 0 && low < high);
  const auto n = static_cast<Eigen::Index>(vertices.size());
  Matrix<Rational> a(2, n), e(2, n);
  Vector<Rational> heights(n), lengths(n);
  Rational farthest = 0;
  for (Eigen::Index k = 0; k < n; ++k) {
    const Vector<Rational>& vertex = vertices[static_cast<std::size_t>(k)];
    const Vector<Rational> edge = vertices[static_cast<std::size_t>((k + 1) % n)] - vertex;
    a.col(k) = vertex;
    e.col(k) = edge;
    heights(k) = cross(vertex, edge);
    lengths(k) = edge.dot(edge);
    farthest = std::max<Rational>(farthest, vertex.dot(vertex));
  }
  vertices_ = ConstantMatrix(a), edges_ = ConstantMatrix(e);
  heights_ = ConstantVector(heights), lengths_ = ConstantVector(lengths);
  Guarantees& g = guarantees_;
  g.convex = g.coercive = g.bounded_below = g.smoothness_attained = true;
  g.smoothness = high;
  if (low > 0) g.strong_convexity = g.pl = low;
  if (low == 0 && center.size() == 2) g.lipschitz = high * root_above(farthest);
}

template <class N>
std::vector<Polygon::Position> Polygon::positions(const Vector<N>& y) const {
  const Matrix<N>&a = vertices_.in<N>(), &e = edges_.in<N>();
  std::vector<Position> result;
  for (Eigen::Index k = 0; k < a.cols(); ++k) {
    const N along = (y(0) - a(0, k)) * e(0, k) + (y(1) - a(1, k)) * e(1, k);
    result.push_back({side(N(y(0) * e(1, k) - y(1) * e(0, k)), heights_.in<N>()(k)), side(along, N(0)),
                      side(along, lengths_.in<N>()(k))});
  }
  return result;
}

template <class N>
Vector<N> Polygon::nearest_on_edge(const Vector<N>& y, Eigen::Index k) const {
  const Vector<N> a = vertices_.in<N>().col(k), e = edges_.in<N>().col(k);
  const N s = (y - a).dot(e) / lengths_.in<N>()(k);
  return a + e * min(max(s, N(0)), N(1));
}

template <class N>
Vector<N> Polygon::nearest(const Vector<N>& y) const {
  const std::vector<Position> edges = positions(y);
  const auto at_most = [](const std::optional<int>& sign, int bound) { return sign.value_or(-1) <= bound; };
  const auto at_least = [](const std::optional<int>& sign, int bound) { return sign.value_or(1) >= bound; };
  std::optional<Vector<N>> result;
  const auto may_be = [&](const Vector<N>& p) { result = result ? either(*result, p) : p; };
  if (std::all_of(edges.begin(), edges.end(), [&](const Position& edge) { return at_most(edge.beyond, 0); }))
    may_be(y);
  for (Eigen::Index k = 0; k < vertices_.exact().cols(); ++k) {
    const Position &here = edges[static_cast<std::size_t>(k)],
                   &next = edges[static_cast<std::size_t>(after(k))];
    if (at_least(here.beyond, 0) && at_least(here.start, 0) && at_most(here.end, 0))
      may_be(nearest_on_edge(y, k));
    if (at_least(here.end, 0) && at_most(next.start, 0)) may_be(vertices_.in<N>().col(after(k)));
  }
  if (result) return *result;
  // Roundings that contradict each other, close to a seam: the nearest of the edges' points.
  REFEREE_DEMAND(!NumberTraits<N>::rigorous);
  Vector<N> best = nearest_on_edge(y, 0);
  for (Eigen::Index k = 1; k < vertices_.exact().cols(); ++k) {
    const Vector<N> p = nearest_on_edge(y, k);
    if (to_double(N((y - p).squaredNorm())) < to_double(N((y - best).squaredNorm()))) best = p;
  }
  return best;
}

template <class N>
N Polygon::value_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), plane = y.head(2), p = nearest(plane);
  const Eigen::Index rest = y.size() - 2;
  const N &low = low_.in<N>(), &high = high_.in<N>();
  N sum = low * plane.squaredNorm() / N(2) + (high - low) * (p.dot(plane) - p.squaredNorm() / N(2));
  if (rest > 0) sum += high * y.tail(rest).squaredNorm() / N(2);
  return sum;
}

template <class N>
Vector<N> Polygon::gradient_at(const Vector<N>& x) const {
  const Vector<N> y = x - center_.in<N>(), plane = y.head(2);
  const N &low = low_.in<N>(), &high = high_.in<N>();
  Vector<N> g = y * high;
  g.head(2) = plane * low + nearest(plane) * N(high - low);
  return g;
}

/// The Hessian's block of the first two components.
template <class N>
Matrix<N> Polygon::plane_hessian(const Vector<N>& x) const {
  const Vector<N> plane = (x - center_.in<N>()).head(2);
  const std::vector<Position> edges = positions(plane);
  const N rise = high_.in<N>() - low_.in<N>();
  const Matrix<N> low = Matrix<N>::Identity(2, 2) * low_.in<N>();
  const auto within = [](const Position& edge) { return edge.beyond == -1; };
  if (std::all_of(edges.begin(), edges.end(), within)) return low + Matrix<N>::Identity(2, 2) * rise;
  for (Eigen::Index k = 0; k < vertices_.exact().cols(); ++k) {
    const Position &here = edges[static_cast<std::size_t>(k)],
                   &next = edges[static_cast<std::size_t>(after(k))];
    if (here.end == 1 && next.start == -1) return low;
    if (here.beyond != 1 || here.start != 1 || here.end != -1) continue;
    const Vector<N> e = edges_.in<N>().col(k);
    return low + e * e.transpose() * N(rise / lengths_.in<N>()(k));
  }
  const bool known = std::all_of(edges.begin(), edges.end(),
                                 [](const Position& edge) { return edge.beyond && edge.start && edge.end; });
  if (known) throw Undefined("second derivative at the seam of a polygon's distance");
  throw Indeterminate(Indeterminate::Reason::possibly_undefined, "near the seam of a polygon's distance");
}

template <class N>
Matrix<N> Polygon::hessian_at(const Vector<N>& x) const {
  Matrix<N> h = Matrix<N>::Zero(x.size(), x.size());
  for (Eigen::Index j = 2; j < x.size(); ++j) h(j, j) = high_.in<N>();
  h.topLeftCorner(2, 2) = plane_hessian(x);
  return h;
}

Vector<double> Polygon::hessian_times(const Vector<double>& x, const Vector<double>& v) const {
  Vector<double> result = v * high_.in<double>();
  result.head(2) = plane_hessian(x) * v.head(2);
  return result;
}

/// `L/2*(z[1]^2 + ...) - (L - m)/2*(if max(...) <= 0 then 0 else if ... then ...)`: inside, edges, vertices.
std::string Polygon::text(const std::string& variable, bool) const {
  const Matrix<Rational>&a = vertices_.exact(), &e = edges_.exact();
  const Eigen::Index n = a.cols();
  std::vector<std::string> y, squares;
  for (int j = 0; j < dimension(); ++j) {
    y.push_back(shifted(variable + "[" + std::to_string(j + 1) + "]", center_.exact()(j)));
    squares.push_back(y.back() + "^2");
  }
  const auto form = [&](const Rational& p, const Rational& q, const Rational& constant) {
    return sum_text({p == 0 ? "" : times(p, y[0]), q == 0 ? "" : times(q, y[1]),
                     constant == 0 ? "" : to_string(constant)});
  };
  std::string heights, edges, vertices;
  for (Eigen::Index k = 0; k < n; ++k) {
    const Rational &e0 = e(0, k), &e1 = e(1, k), &length = lengths_.exact()(k);
    const Eigen::Index next = after(k);
    const std::string height = form(e1, -e0, -heights_.exact()(k));
    const std::string along = form(e0, e1, -(a(0, k) * e0 + a(1, k) * e1));
    heights += (k == 0 ? "" : ", ") + height;
    edges += "if " + height + " >= 0 and 0 <= " + along + " and " + along + " <= " + to_string(length) +
             " then " + times(1 / length, "(" + height + ")^2") + " else ";
    const std::string behind = form(e0, e1, -(a(0, next) * e0 + a(1, next) * e1));
    const std::string before =
        form(e(0, next), e(1, next), -(a(0, next) * e(0, next) + a(1, next) * e(1, next)));
    const std::string distance = "(" + form(1, 0, -a(0, next)) + ")^2 + (" + form(0, 1, -a(1, next)) + ")^2";
    if (k + 1 < n)
      vertices += "if " + behind + " >= 0 and " + before + " <= 0 then " + distance + " else ";
    else
      vertices += distance;
  }
  const Rational fall = (high_.exact() - low_.exact()) / 2;
  return sum_text({times(high_.exact() / 2, "(" + sum_text(squares) + ")"),
                   times(-fall, "(if max(" + heights + ") <= 0 then 0 else " + edges + vertices + ")")});
}

bool PolygonFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || request.dimension < 2 || request.separable || request.quadratic) return false;
  if (request.twice_differentiable || request.hessian_lipschitz) return false;
  const Rational low = std::max(request.strongly_convex.value_or(0), request.pl.value_or(0));
  if (request.lipschitz)
    return *request.lipschitz > 0 && low == 0 && request.dimension == 2 && range->high > 0;
  return range->high > low;
}

namespace {

/// Polygons around 0, the simplest first.
std::vector<Vector<Rational>> draw_vertices(Choices& choices) {
  static const std::vector<std::vector<std::pair<int, int>>> shapes{
      {{1, 0}, {-1, 1}, {-1, -1}},
      {{1, 0}, {0, 1}, {-1, 0}, {0, -1}},
      {{2, 0}, {0, 1}, {-1, 0}, {0, -3}},
      {{3, -1}, {1, 2}, {-2, 1}, {-1, -2}},
      {{4, 0}, {1, 1}, {-2, 1}, {-2, -1}, {1, -1}},
      {{10, -1}, {10, 1}, {-1, 1}, {-1, -1}}};
  static constexpr int quarters[] = {4, 2, 8, 1, 40};
  const auto& shape = shapes[choices.choose(static_cast<std::uint32_t>(shapes.size()))];
  const Rational scale = Rational(quarters[choices.choose(5)]) / 4;
  std::vector<Vector<Rational>> vertices;
  for (const auto& [p, q] : shape) {
    Vector<Rational> vertex(2);
    vertex << p, q;
    vertices.push_back(vertex * scale);
  }
  return vertices;
}

}  // namespace

FunctionPtr PolygonFamily::draw(const FunctionRequest& request, Choices& choices) const {
  CurvatureRange range = draw_curvature(request, choices);
  Rational low = std::max<Rational>(request.strongly_convex.value_or(0), request.pl.value_or(0));
  if (low == range.high) range = *nominal_curvature(request);
  if (low == 0 && !request.lipschitz && choices.chance(50)) low = range.high / 10;
  std::vector<Vector<Rational>> vertices = draw_vertices(choices);
  const Vector<Rational> center =
      request.center ? *request.center : draw_small_vector(request.dimension, choices);
  if (request.lipschitz) {
    const Rational slope = *Polygon(vertices, center, low, range.high).guarantees().lipschitz;
    // root_above exceeds the root by 2/1000 at most, and not by the same share at every size.
    for (Vector<Rational>& vertex : vertices) vertex *= Rational(*request.lipschitz * 1000 / (slope * 1003));
  }
  return std::make_shared<Polygon>(vertices, center, low, range.high);
}

}  // namespace referee

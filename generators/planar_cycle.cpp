#include "generators/planar_cycle.h"

#include "generators/families/polygon.h"
#include "numbers/errors.h"

namespace referee {

namespace {

/// Close to the roots of unity: sqrt(3)/2 = 6/7 + 0.009, and so on; numerators over a common denominator.
struct Points {
  int denominator;
  std::vector<std::pair<int, int>> numerators;
};

const Points& points_of(int period) {
  static const Points all[] = {{14, {{14, 0}, {-7, 12}, {-7, -12}}},
                               {1, {{1, 0}, {0, 1}, {-1, 0}, {0, -1}}},
                               {20, {{20, 0}, {6, 19}, {-16, 12}, {-16, -12}, {6, -19}}},
                               {14, {{14, 0}, {7, 12}, {-7, 12}, {-14, 0}, {-7, -12}, {7, -12}}}};
  REFEREE_DEMAND(3 <= period && period <= 6);
  return all[period - 3];
}

}  // namespace

std::optional<PlanarCycle> planar_cycle(int period, const Rational& m, const Rational& high,
                                        const Rational& alpha, const Rational& beta) {
  if (m < 0 || m >= high || alpha <= 0) return std::nullopt;
  const Points& roots = points_of(period);
  PlanarCycle cycle;
  for (const auto& [p, q] : roots.numerators) {
    Vector<Rational> x(2);
    x << Rational(p) / roots.denominator, Rational(q) / roots.denominator;
    cycle.points.push_back(std::move(x));
  }
  const std::vector<Vector<Rational>>& x = cycle.points;
  const std::size_t n = x.size();
  for (std::size_t t = 0; t < n; ++t) {
    const Vector<Rational>&before = x[(t + n - 1) % n], &after = x[(t + 1) % n];
    const Vector<Rational> g = (x[t] * (1 + beta) - before * beta - after) / alpha;
    cycle.polygon.push_back((g - x[t] * m) / Rational(high - m));
  }
  for (std::size_t t = 0; t < n; ++t)
    for (const Vector<Rational>& vertex : cycle.polygon)
      if ((x[t] - cycle.polygon[t]).dot(vertex - cycle.polygon[t]) > 0) return std::nullopt;
  if (!Polygon::may_be_polygon(cycle.polygon)) return std::nullopt;
  return cycle;
}

}  // namespace referee

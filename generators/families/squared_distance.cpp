#include "generators/families/squared_distance.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/families/piecewise_quadratic.h"
#include "generators/matrices.h"
#include "generators/vectors.h"

namespace referee {

namespace {

/// The curvature on the body: PL alone asks for none.
Rational least_curvature(const FunctionRequest& request) {
  if (!request.strongly_convex) return 0;
  return std::max<Rational>(*request.strongly_convex, request.pl.value_or(0));
}

}  // namespace

bool SquaredDistanceFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || request.quadratic || request.lipschitz) return false;
  if (request.twice_differentiable || request.hessian_lipschitz) return false;
  return range->high > least_curvature(request);
}

namespace {

enum class Body : unsigned char { half_space, slab, box, orthant };

/// inner/2 t^2 + (outer - inner)/2 dist(t, C_i)^2 for C_i = [-h, h], or (-inf, h] if one-sided.
ProfilePtr interval_profile(const Rational& center, const Rational& inner, const Rational& outer,
                            const Rational& h, bool one_sided) {
  std::vector<Rational> seams{h}, slopes{inner, outer};
  if (!one_sided && h > 0) seams = {-h, h}, slopes = {outer, inner, outer};
  auto profile = std::make_shared<PiecewiseQuadratic>(center, seams, slopes);
  if (inner == 0) profile->promise_pl(outer);
  return profile;
}

}  // namespace

FunctionPtr SquaredDistanceFamily::draw(const FunctionRequest& request, Choices& choices) const {
  static constexpr int halves[] = {2, 1, 4, 20};
  const int d = request.dimension;
  auto body = static_cast<Body>(choices.mode({3, 3, 3, 2}));
  CurvatureRange range = draw_curvature(request, choices);
  Rational inner = least_curvature(request);
  if (inner == range.high) range = *nominal_curvature(request);
  const bool ridge = inner == 0 && !request.pl && choices.chance(25);
  if (ridge) inner = range.high / 10;
  if (request.coercive && inner == 0) body = Body::box;
  const bool rotate = d > 1 && !request.separable && choices.chance(60);
  const Vector<Rational> v =
      rotate ? draw_reflector(d, choices) : Vector<Rational>(Vector<Rational>::Zero(d));
  Vector<Rational> center = request.center ? *request.center : draw_small_vector(d, choices);
  if (rotate) center -= v * (2 * v.dot(center) / v.dot(v));
  const bool one_sided = body == Body::half_space || body == Body::orthant;
  const bool one_axis = body == Body::half_space || body == Body::slab;
  std::vector<ProfilePtr> profiles;
  for (int i = 0; i < d; ++i) {
    const Rational h = body == Body::orthant ? Rational(0) : Rational(halves[choices.coordinate(4)]) / 2;
    if (i > 0 && one_axis)
      profiles.push_back(quadratic_profile(center(i), inner));
    else
      profiles.push_back(interval_profile(center(i), inner, range.high, h, one_sided));
  }
  return std::make_shared<RotatedSum>(name(), std::move(profiles), v);
}

}  // namespace referee

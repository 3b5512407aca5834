#include "generators/curvature.h"

#include <algorithm>

#include "numbers/errors.h"

namespace referee {

namespace {

/// The least upper curvature that leaves room for the strong convexity and PL constants asked for.
Rational least_high(const FunctionRequest& request) {
  Rational least = 0;
  if (request.strongly_convex) least = *request.strongly_convex;
  if (request.pl) least = std::max(least, *request.pl);
  return least;
}

Rational low_for(const FunctionRequest& request, const Rational& high) {
  if (request.strongly_convex) return *request.strongly_convex;
  return request.convex ? Rational(0) : Rational(-high);
}

}  // namespace

std::optional<CurvatureRange> nominal_curvature(const FunctionRequest& request) {
  const Rational least = least_high(request);
  Rational high = least > 0 ? Rational(4 * least) : Rational(1);
  if (request.largest_curvature()) high = *request.largest_curvature();
  if (request.smooth && *request.smooth < high) return std::nullopt;
  if (high < least || high < 0) return std::nullopt;
  return CurvatureRange{low_for(request, high), high, request.smoothness.has_value()};
}

CurvatureRange draw_curvature(const FunctionRequest& request, Choices& choices) {
  const std::optional<CurvatureRange> nominal = nominal_curvature(request);
  REFEREE_DEMAND(nominal);
  const Rational least = least_high(request);
  CurvatureRange range = *nominal;
  if (!request.largest_curvature()) {
    static constexpr int factors[] = {1, 2, 4, 10, 100};
    const Rational unit = least > 0 ? least : Rational(1);
    range.high = unit * factors[choices.pick({4, 3, 3, 2, 1})];
    range.low = low_for(request, range.high);
  } else if (!request.smoothness && choices.chance(12)) {
    range.high = std::max<Rational>(least, range.high / (choices.chance(50) ? 10 : 2));
    range.low = low_for(request, range.high);
  }
  if (range.low < 0) {
    static constexpr int divisors[] = {1, 2, 10};
    range.low /= divisors[choices.pick({6, 1, 1})];
  }
  range.attain = true;
  return range;
}

}  // namespace referee

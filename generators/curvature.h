#pragma once

#include <optional>

#include "generators/family.h"

/// The curvatures that a request allows, shared by the families.

namespace referee {

/// Curvatures within [low, high]; `high` is the smallest gradient-Lipschitz constant if `attain`.
struct CurvatureRange {
  Rational low;
  Rational high;
  bool attain = false;
};

/// The widest range of the request, with constants it leaves open set to typical values; nothing if its
/// constants contradict each other (strongly_convex(2), smooth(1)).
std::optional<CurvatureRange> nominal_curvature(const FunctionRequest& request);

/// A range within the request: at times smaller than allowed, with open constants drawn. Precondition:
/// nominal_curvature gives a range.
CurvatureRange draw_curvature(const FunctionRequest& request, Choices& choices);

}  // namespace referee

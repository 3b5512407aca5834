#pragma once

#include "generators/families/rotated_sum.h"

/// Half the squared distance to a half-space, a slab, a box or an orthant, on a quadratic: smooth, not twice
/// differentiable, with a whole body of minimisers.
///
///   f(z) = a/2 |y|^2 + (L - a)/2 dist(y, C)^2,   y = H z - c,   0 <= a < L,   0 in C,
///
/// H a reflection (or I), and C a product of intervals C_i = [-h_i, h_i], (-inf, h_i] or R, h_i >= 0. As
/// dist(y, C)^2 is the sum of the dist(y_i, C_i)^2, f is a rotated sum (rotated_sum.h) of piecewise
/// quadratics with slopes a inside and L outside C_i: curvatures in [a, L], both attained. The minimisers are
/// C for a = 0, else the point c. For a = 0, f is convex and PL with L: |grad f|^2 = L^2 dist^2 = 2 L f; it
/// is not strongly convex, and coercive only for a box.

namespace referee {

/// Modes: half-space, slab, box, orthant.
class SquaredDistanceFamily : public Family {
 public:
  std::string name() const override { return "squared distance"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  std::uint32_t mode_count() const override { return 4; }
};

}  // namespace referee

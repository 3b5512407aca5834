#pragma once

#include <optional>
#include <vector>

#include "numbers/eigen_support.h"

/// Cycles of the heavy-ball method in the plane, exact in rationals.

namespace referee {

/// A polygon P, counterclockwise, and points x_0, ..., x_(K-1), such that on P's function of polygon.h
///   x_(t+1) = x_t - alpha grad f(x_t) + beta (x_t - x_(t-1))   (indices modulo K).
struct PlanarCycle {
  std::vector<Vector<Rational>> points;
  std::vector<Vector<Rational>> polygon;
};

/// The cycle through points close to the K-th roots of unity (for K = 4 the roots themselves), if there is
/// one for these parameters; 3 <= K <= 6, 0 <= m < L, alpha > 0, 0 <= beta < 1.
///
/// The recursion asks for the gradients g_t = ((1 + beta) x_t - beta x_(t-1) - x_(t+1))/alpha, which f has if
/// the point of P nearest to x_t is a_t = (g_t - m x_t)/(L - m). With P the hull of the a_t this is so
/// exactly if <x_t - a_t, a_s - a_t> <= 0 for all s, t, which is verified, as is that the a_t are the
/// vertices of a convex polygon with 0 inside. (Goujaud, Taylor, Dieuleveut 2023, arXiv 2307.11291: for exact
/// roots of unity that is possible, on any smooth strongly convex f, iff with c = cos(2 pi/K), q = m/L
///   (m alpha)^2 - 2 (beta - c + q (1 - beta c)) m alpha + 2 q (1 - c) (1 + beta^2 - 2 beta c) <= 0.)
std::optional<PlanarCycle> planar_cycle(int period, const Rational& m, const Rational& high,
                                        const Rational& alpha, const Rational& beta);

}  // namespace referee

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generators/choices.h"
#include "theorems/meaning/function.h"

/// Families of functions, and what a claim asks of one.
///
/// A family makes functions of which constants, minimiser and class membership are known exactly; its
/// header states the formula and proves them, the tests audit them. A request draws from every family whose
/// guarantees imply it.

namespace referee {

/// What a claim asks of a function. A flag that is not set asks for nothing: families beyond it are drawn
/// as well.
struct FunctionRequest {
  int dimension = 1;
  bool of_numbers = false;  ///< R -> R instead of R^1 -> R
  bool convex = false;
  bool quadratic = false;
  bool differentiable = false;
  bool twice_differentiable = false;
  bool separable = false;
  bool coercive = false;
  bool bounded_below = false;
  std::optional<Rational> smooth;      ///< an upper bound of the smallest gradient-Lipschitz constant
  std::optional<Rational> smoothness;  ///< that smallest constant exactly
  std::optional<Rational> strongly_convex;
  std::optional<Rational> lipschitz;
  std::optional<Rational> pl;
  std::optional<Rational> hessian_lipschitz;
  bool needs_minimizer = false;
  bool needs_stationary = false;
  bool needs_gradient = true;  ///< false if the claim takes no derivative: kinks do no harm
  /// Where a minimiser (or stationary point) is to lie, if a joint recipe asks for it.
  std::optional<Vector<Rational>> center;

  /// The curvatures a member may have: from 0 if convex, from m if strongly convex, else from -L.
  std::optional<Rational> largest_curvature() const { return smoothness ? smoothness : smooth; }
  bool asks_convex() const { return convex || strongly_convex.has_value(); }
  /// Whether members may have points without a gradient.
  bool allows_kinks() const;
};

/// Whether a function with these guarantees is one that is asked for, as far as classes go (minimisers are
/// the family's own business). All implications between classes live here:
///   quadratic => twice differentiable, Hessian constant (0-Lipschitz);
///   twice differentiable, smooth => differentiable;
///   strongly convex with m => with every m' in (0, m]; => convex, coercive, pl(m), bounded below;
///   smooth with L => with every L' >= L (smoothness: only the attained constant);
///   lipschitz, hessian_lipschitz with a constant => with every larger one; pl(mu) => with every smaller one;
///   pl => bounded below; convex, coercive => bounded below; dimension 1 => separable.
bool implies(const Guarantees& guarantees, const FunctionRequest& request);

class Family {
 public:
  virtual ~Family() = default;
  virtual std::string name() const = 0;
  /// Whether `draw` can answer the request.
  virtual bool serves(const FunctionRequest& request) const = 0;
  /// A member. Precondition: serves(request). The guarantees of the member imply the request, and its
  /// minimiser or stationary point is known if needed.
  virtual FunctionPtr draw(const FunctionRequest& request, Choices& choices) const = 0;
  /// How often it is drawn beside the others.
  virtual unsigned weight() const { return 4; }
  /// The outcomes of the first `mode` decision of `draw`: its edge cases.
  virtual std::uint32_t mode_count() const { return 1; }
};

/// All families, the simplest first; one line each in families.cpp.
const std::vector<const Family*>& families();

/// Those that serve the request, in the same order.
std::vector<const Family*> serving(const FunctionRequest& request);

/// "convex, smooth(2), minimizer", as in the claim language.
std::string to_string(const FunctionRequest& request);

}  // namespace referee

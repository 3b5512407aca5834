#include "generators/family.h"

namespace referee {

namespace {

/// Whether a constant is known and at most the one asked for.
bool at_most(const std::optional<Rational>& known, const Rational& asked) {
  return known && *known <= asked;
}
bool at_least(const std::optional<Rational>& known, const Rational& asked) {
  return known && *known >= asked;
}

}  // namespace

bool FunctionRequest::allows_kinks() const {
  const bool asks_gradient = needs_gradient || needs_stationary || differentiable || twice_differentiable;
  return !asks_gradient && !quadratic && !largest_curvature() && !hessian_lipschitz && !pl;
}

bool implies(const Guarantees& g, const FunctionRequest& request) {
  const bool strongly = g.strong_convexity.has_value();
  const bool convex = g.convex || strongly;
  const bool coercive = g.coercive || strongly;
  const bool twice = g.twice_differentiable || g.quadratic;
  const bool differentiable = g.differentiable || twice || g.smoothness.has_value();
  const bool bounded_below = g.bounded_below || g.pl.has_value() || (convex && coercive);
  if (request.convex && !convex) return false;
  if (request.quadratic && !g.quadratic) return false;
  if (request.twice_differentiable && !twice) return false;
  if (request.differentiable && !differentiable) return false;
  if (request.separable && !g.separable && request.dimension != 1) return false;
  if (request.coercive && !coercive) return false;
  if (request.bounded_below && !bounded_below) return false;
  if (request.smooth && !at_most(g.smoothness, *request.smooth)) return false;
  if (request.smoothness && !(g.smoothness_attained && g.smoothness == request.smoothness)) return false;
  if (request.strongly_convex && !at_least(g.strong_convexity, *request.strongly_convex)) return false;
  if (request.lipschitz && !at_most(g.lipschitz, *request.lipschitz)) return false;
  if (request.pl && !at_least(g.pl, *request.pl) && !at_least(g.strong_convexity, *request.pl)) return false;
  if (request.hessian_lipschitz && !g.quadratic &&
      !(twice && at_most(g.hessian_lipschitz, *request.hessian_lipschitz)))
    return false;
  return true;
}

std::vector<const Family*> serving(const FunctionRequest& request) {
  std::vector<const Family*> result;
  for (const Family* family : families())
    if (family->serves(request)) result.push_back(family);
  return result;
}

std::string to_string(const FunctionRequest& request) {
  std::string text;
  const auto add = [&](const std::string& word) { text += (text.empty() ? "" : ", ") + word; };
  const auto add_constant = [&](const char* word, const std::optional<Rational>& x) {
    if (x) add(std::string(word) + "(" + to_string(*x) + ")");
  };
  if (request.convex) add("convex");
  add_constant("smooth", request.smooth);
  add_constant("smoothness", request.smoothness);
  add_constant("strongly_convex", request.strongly_convex);
  if (request.quadratic) add("quadratic");
  add_constant("lipschitz", request.lipschitz);
  add_constant("pl", request.pl);
  if (request.twice_differentiable) add("twice_differentiable");
  add_constant("hessian_lipschitz", request.hessian_lipschitz);
  if (request.separable) add("separable");
  if (request.differentiable) add("differentiable");
  if (request.coercive) add("coercive");
  if (request.bounded_below) add("bounded_below");
  if (request.needs_minimizer)
    add("minimizer");
  else if (request.needs_stationary)
    add("stationary");
  return text;
}

}  // namespace referee

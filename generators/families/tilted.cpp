#include "generators/families/tilted.h"

#include <algorithm>

#include "generators/profile.h"
#include "generators/scalars.h"

namespace referee {

Tilted::Tilted(FunctionPtr function, const Vector<Rational>& slope, const Vector<Rational>& center,
               const Rational& curvature, const Vector<Rational>& direction)
    : function_(std::move(function)),
      bent_(curvature != 0 && !direction.isZero()),
      slope_(slope),
      center_(center),
      direction_(direction),
      guarantees_(function_->guarantees()) {
  Guarantees& g = guarantees_;
  if (g.lipschitz) *g.lipschitz += root_above(slope.dot(slope));
  if (bent_) {
    curvature_ = Constant(curvature / direction.dot(direction));
    g.separable = g.separable && (direction.array() != Rational(0)).count() == 1;
    note_curvature(curvature);
  }
  g.coercive = g.bounded_below = g.strong_convexity.has_value();
  g.pl = g.strong_convexity;
}

void Tilted::note_curvature(const Rational& s) {
  Guarantees& g = guarantees_;
  const Rational low = g.strong_convexity.value_or(0) + std::min<Rational>(s, 0);
  g.convex = (g.convex || g.strong_convexity) && low >= 0;
  g.strong_convexity = g.convex && low > 0 ? std::optional<Rational>(low) : std::nullopt;
  if (g.smoothness) *g.smoothness += abs(s);
  g.smoothness_attained = false;
  g.lipschitz.reset();
}

Vector<double> Tilted::hessian_times(const Vector<double>& x, const Vector<double>& v) const {
  Vector<double> result = function_->hessian_times(x, v);
  const Vector<double>& along = direction_.in<double>();
  if (bent_) result += along * (curvature_.in<double>() * along.dot(v));
  return result;
}

std::string Tilted::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> terms{function_->text(variable, of_numbers)}, form;
  for (int j = 0; j < dimension(); ++j) {
    const std::string component =
        shifted(of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]", center_.exact()(j));
    if (slope_.exact()(j) != 0) terms.push_back(times(slope_.exact()(j), component));
    if (direction_.exact()(j) != 0) form.push_back(times(direction_.exact()(j), component));
  }
  if (bent_) terms.push_back(times(curvature_.exact() / 2, "(" + sum_text(form) + ")^2"));
  return sum_text(terms);
}

}  // namespace referee

#include "generators/families/rotated_sum.h"

#include <algorithm>

#include "generators/curvature.h"
#include "generators/families/piecewise_quadratic.h"
#include "generators/matrices.h"
#include "generators/scalars.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

namespace referee {

RotatedSum::RotatedSum(std::string family, std::vector<ProfilePtr> profiles, const Vector<Rational>& v)
    : family_(std::move(family)), profiles_(std::move(profiles)), rotated_(!v.isZero()), v_(v) {
  REFEREE_DEMAND(static_cast<std::size_t>(v.size()) == profiles_.size());
  if (rotated_) w_ = ConstantVector(v * (2 / v.dot(v)));
  find_guarantees();
  minimizer_ = point_of(&ProfileFacts::minimizer);
  stationary_ = minimizer_ ? minimizer_ : point_of(&ProfileFacts::stationary);
}

void RotatedSum::find_guarantees() {
  Rational lowest = profiles_[0]->facts().lowest, smoothness = 0, bound_squares = 0, bound_sum = 0;
  std::optional<Rational> pl, rho = Rational(0);
  bool smooth = true, attained = true, pl_known = true, bounded_gradient = true;
  Guarantees& g = guarantees_;
  g.twice_differentiable = g.coercive = g.bounded_below = g.quadratic = true;
  for (const ProfilePtr& profile : profiles_) {
    const ProfileFacts& facts = profile->facts();
    lowest = std::min(lowest, facts.lowest);
    smooth = smooth && facts.highest;
    const Rational constant = std::max<Rational>(abs(facts.lowest), abs(facts.highest.value_or(0)));
    if (constant > smoothness)
      attained = facts.exact;
    else if (constant == smoothness)
      attained = attained || facts.exact;
    smoothness = std::max(smoothness, constant);
    g.differentiable = g.differentiable && facts.differentiable;
    g.twice_differentiable = g.twice_differentiable && facts.twice_differentiable;
    g.quadratic = g.quadratic && profile->quadratic();
    g.coercive = g.coercive && facts.coercive;
    g.bounded_below = g.bounded_below && facts.bounded_below;
    if (facts.lipschitz)
      bound_squares += *facts.lipschitz * *facts.lipschitz, bound_sum += *facts.lipschitz;
    else
      bounded_gradient = false;
    if (!facts.hessian_lipschitz)
      rho = std::nullopt;
    else if (rho)
      rho = std::max(*rho, *facts.hessian_lipschitz);
    if (facts.constant) continue;
    if (!facts.pl)
      pl_known = false;
    else
      pl = pl ? std::min(*pl, *facts.pl) : *facts.pl;
  }
  g.convex = lowest >= 0;
  if (smooth) g.smoothness = smoothness, g.smoothness_attained = attained;
  if (lowest > 0) g.strong_convexity = lowest;
  if (pl_known) g.pl = pl;
  if (g.twice_differentiable) g.hessian_lipschitz = rho;
  if (bounded_gradient) g.lipschitz = exact_sqrt(bound_squares).value_or(bound_sum);
  g.separable = !rotated_ || profiles_.size() == 1;
}

Vector<Rational> RotatedSum::reflected(const Vector<Rational>& x) const {
  if (!rotated_) return x;
  return x - w_.exact() * v_.exact().dot(x);
}

std::optional<Vector<Rational>> RotatedSum::point_of(std::optional<Rational> ProfileFacts::* member) const {
  Vector<Rational> y(dimension());
  for (int i = 0; i < dimension(); ++i) {
    const std::optional<Rational>& point = profiles_[static_cast<std::size_t>(i)]->facts().*member;
    if (!point) return std::nullopt;
    y(i) = *point;
  }
  return reflected(y);
}

template <class N>
Vector<N> RotatedSum::reflect(const Vector<N>& x) const {
  if (!rotated_) return x;
  return x - w_.in<N>() * v_.in<N>().dot(x);
}

template <class N>
N RotatedSum::value_at(const Vector<N>& x) const {
  const Vector<N> y = reflect(x);
  N sum(0);
  for (int i = 0; i < dimension(); ++i) sum += profiles_[static_cast<std::size_t>(i)]->value(y(i));
  return sum;
}

template <class N>
Vector<N> RotatedSum::gradient_at(const Vector<N>& x) const {
  Vector<N> y = reflect(x);
  for (int i = 0; i < dimension(); ++i) y(i) = profiles_[static_cast<std::size_t>(i)]->derivative(y(i));
  return reflect(y);
}

template <class N>
Matrix<N> RotatedSum::hessian_at(const Vector<N>& x) const {
  const Vector<N> y = reflect(x);
  Matrix<N> h = Matrix<N>::Zero(dimension(), dimension());
  for (int i = 0; i < dimension(); ++i) h(i, i) = profiles_[static_cast<std::size_t>(i)]->second(y(i));
  if (!rotated_) return h;
  for (int i = 0; i < dimension(); ++i) h.col(i) = reflect<N>(h.col(i));
  for (int i = 0; i < dimension(); ++i) h.row(i) = reflect<N>(h.row(i).transpose()).transpose();
  return h;
}

Vector<double> RotatedSum::hessian_times(const Vector<double>& x, const Vector<double>& v) const {
  const Vector<double> y = reflect(x);
  Vector<double> u = reflect(v);
  for (int i = 0; i < dimension(); ++i) u(i) *= profiles_[static_cast<std::size_t>(i)]->second(y(i));
  return reflect(u);
}

std::string RotatedSum::form_text(int i, const std::string& variable, bool of_numbers) const {
  const auto component = [&](int j) {
    return of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]";
  };
  if (!rotated_) return component(i);
  std::vector<std::string> terms;
  for (int j = 0; j < dimension(); ++j) {
    const Rational h = (i == j ? 1 : 0) - w_.exact()(i) * v_.exact()(j);
    if (h != 0) terms.push_back(times(h, component(j)));
  }
  return "(" + sum_text(terms) + ")";
}

std::string RotatedSum::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> terms;
  for (int i = 0; i < dimension(); ++i) {
    const Profile& profile = *profiles_[static_cast<std::size_t>(i)];
    if (!profile.facts().constant) terms.push_back(profile.text(form_text(i, variable, of_numbers)));
  }
  return sum_text(terms);
}

namespace {

ProfileRequest profile_request(const FunctionRequest& request, const CurvatureRange& range) {
  ProfileRequest profile;
  profile.low = range.low;
  profile.high = range.high;
  profile.smooth = request.largest_curvature().has_value();
  profile.attain = range.attain;
  profile.twice_differentiable = request.twice_differentiable;
  profile.coercive = request.coercive;
  profile.bounded_below = request.bounded_below;
  profile.needs_minimizer = request.needs_minimizer;
  profile.needs_stationary = request.needs_stationary;
  profile.lipschitz = request.lipschitz;
  profile.pl = request.pl;
  profile.hessian_lipschitz = request.hessian_lipschitz;
  return profile;
}

/// A quadratic, or the constant, for an axis beside the main one.
ProfilePtr plain_profile(const ProfileRequest& request, bool zero_allowed, Choices& choices) {
  if (request.lipschitz || (zero_allowed && choices.chance(30))) return quadratic_profile(request.center, 0);
  const bool below = request.coercive || request.bounded_below || request.needs_minimizer || request.pl;
  Rational low = below ? std::max<Rational>(request.low, 0) : request.low;
  if (request.pl) low = std::max(low, *request.pl);
  Rational curvature = low + (request.high - low) * Rational(choices.coordinate(5)) / 4;
  if (request.coercive && curvature == 0) curvature = request.high;
  return quadratic_profile(request.center, curvature);
}

/// The shares of the axes in a Lipschitz constant, a unit vector: all of them where f is to be coercive, one
/// where two further constants leave no room.
Vector<Rational> draw_shares(const FunctionRequest& request, Choices& choices) {
  const int d = request.dimension;
  if (!request.lipschitz || d == 1) return Vector<Rational>::Ones(d);
  if (request.coercive) {
    Vector<Rational> v = Vector<Rational>::Ones(d);
    if (d == 2) v(1) = 2;
    return Vector<Rational>::Unit(d, 0) - v * (2 / v.dot(v));
  }
  if (request.smoothness && request.hessian_lipschitz) return Vector<Rational>::Unit(d, 0);
  return draw_unit_vector(d, choices);
}

}  // namespace

bool ProfileFamily::serves(const FunctionRequest& request) const {
  const std::optional<CurvatureRange> range = nominal_curvature(request);
  if (!range || request.quadratic) return false;
  if (range->high == 0) return false;
  if (request.lipschitz && *request.lipschitz == 0 && (request.smoothness || request.coercive)) return false;
  return can(profile_request(request, *range));
}

FunctionPtr ProfileFamily::draw(const FunctionRequest& request, Choices& choices) const {
  const int d = request.dimension;
  const auto n = static_cast<std::size_t>(d);
  const std::uint32_t kind = choices.mode(std::vector<unsigned>(mode_count(), 1));
  const CurvatureRange range = draw_curvature(request, choices);
  const bool rotate = d > 1 && !request.separable && choices.chance(60);
  const bool others = d > 1 && choices.chance(50);
  ProfileRequest asked = profile_request(request, range);
  Vector<Rational> v = Vector<Rational>::Zero(d);
  if (rotate) v = draw_reflector(d, choices);
  const Vector<Rational> shares = draw_shares(request, choices);
  int main = 0;
  for (int i = 1; i < d; ++i)
    if (abs(shares(i)) > abs(shares(main))) main = i;

  std::vector<ProfilePtr> profiles(n);
  const auto profile_of = [&](int i, const Rational& center) {
    asked.center = center;
    asked.attain = range.attain && i == main;
    if (request.lipschitz) asked.lipschitz = *request.lipschitz * abs(shares(i));
    const bool zero_allowed = range.low <= 0 && !request.coercive;
    if (request.lipschitz && *asked.lipschitz == 0) return quadratic_profile(center, 0);
    if (i == main) {
      if (mode_count() > 1) choices.force({kind});
      return profile(asked, choices);
    }
    return others || request.lipschitz ? profile(asked, choices)
                                       : plain_profile(asked, zero_allowed, choices);
  };
  Vector<Rational> center = request.center ? *request.center : draw_small_vector(d, choices);
  if (rotate) center -= v * (2 * v.dot(center) / v.dot(v));
  for (int i = 0; i < d; ++i) profiles[static_cast<std::size_t>(i)] = profile_of(i, center(i));
  return std::make_shared<RotatedSum>(name(), std::move(profiles), v);
}

}  // namespace referee

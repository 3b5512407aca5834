#pragma once

#include <memory>
#include <optional>
#include <string>

#include "generators/choices.h"
#include "generators/converted.h"

/// Functions of one variable, the building blocks of functions on R^d (families/rotated_sum.h).

namespace referee {

/// What is proved of a profile phi. Curvatures bound the slopes of phi':
/// lowest <= (phi'(s) - phi'(t)) / (s - t) <= highest.
struct ProfileFacts {
  Rational lowest;
  std::optional<Rational> highest;  ///< absent: phi' is not Lipschitz
  bool exact = true;  ///< the larger of |lowest|, |highest| is the smallest Lipschitz constant of phi'
  bool constant = false;
  bool differentiable = true;
  bool twice_differentiable = false;
  bool coercive = false;
  bool bounded_below = false;
  std::optional<Rational> lipschitz;
  std::optional<Rational> pl;
  std::optional<Rational> hessian_lipschitz;
  std::optional<Rational> minimizer;  ///< global
  std::optional<Rational> stationary;
};

/// phi : R -> R with its derivatives in every arithmetic; failures as in Function.
class Profile {
 public:
  virtual ~Profile() = default;
  virtual const ProfileFacts& facts() const = 0;
  /// phi of the expression `x`, in the claim language; x is an atom or bracketed.
  virtual std::string text(const std::string& x) const = 0;
  virtual bool quadratic() const { return false; }

#define REFEREE_PROFILE_MEMBERS(N)            \
  virtual N value(const N& x) const = 0;      \
  virtual N derivative(const N& x) const = 0; \
  virtual N second(const N& x) const = 0;
  REFEREE_FOR_EACH_ARITHMETIC(REFEREE_PROFILE_MEMBERS)
#undef REFEREE_PROFILE_MEMBERS
};
using ProfilePtr = std::shared_ptr<const Profile>;

/// Implements the members by the templates value_at, derivative_at, second_at of Derived.
template <class Derived>
class ProfileOf : public Profile {
 public:
  const ProfileFacts& facts() const override { return facts_; }
#define REFEREE_PROFILE_MEMBERS(N)                                            \
  N value(const N& x) const override { return self().value_at(x); }           \
  N derivative(const N& x) const override { return self().derivative_at(x); } \
  N second(const N& x) const override { return self().second_at(x); }
  REFEREE_FOR_EACH_ARITHMETIC(REFEREE_PROFILE_MEMBERS)
#undef REFEREE_PROFILE_MEMBERS

 protected:
  ProfileFacts facts_;

 private:
  const Derived& self() const { return static_cast<const Derived&>(*this); }
};

/// What is asked of a profile. Curvatures from low on, to `high` if `smooth`; `attain`: the smallest
/// Lipschitz constant of the derivative is exactly `high`.
struct ProfileRequest {
  Rational low;
  Rational high;
  bool smooth = true;
  bool attain = false;
  bool twice_differentiable = false;
  bool coercive = false;
  bool bounded_below = false;
  bool needs_minimizer = false;
  bool needs_stationary = false;
  std::optional<Rational> lipschitz;
  std::optional<Rational> pl;
  std::optional<Rational> hessian_lipschitz;
  Rational center;  ///< where the minimiser (stationary point) is
};

/// phi = a/2 t^2 + b sigma(t) with 0 <= sigma'' <= 1 for a convex sigma: a as asked by low and pl, and b such
/// that a + b = high.
struct ConvexSplit {
  Rational quadratic;
  Rational rest;
};
ConvexSplit convex_split(const ProfileRequest& request);

/// The b <= request.high for which a profile of largest curvature b has slopes up to G = request.lipschitz at
/// the distance b/G and third derivatives up to share b^2/G: high, or less if that is over
/// request.hessian_lipschitz.
Rational curvature_within(const ProfileRequest& request, const Rational& share);
/// Whether that is high, with room for slopes of G/2.
bool attains_within(const ProfileRequest& request, const Rational& share);

/// Products and sums in the claim language without superfluous brackets: "2*", "" for 1, "-1*" for -1.
std::string times(const Rational& factor, const std::string& term);
/// "x", "(x - 3)", "(x + 1/2)": x minus the number, as an atom.
std::string shifted(const std::string& x, const Rational& by);
/// Joins "a", "-b", ... into "a - b"; "0" if there is none.
std::string sum_text(const std::vector<std::string>& terms);

}  // namespace referee

#pragma once

#include <vector>

#include "generators/family.h"
#include "generators/profile.h"

/// Sums of functions of one variable along the axes of a rational orthonormal basis:
///
///   f(z) = phi_1(y_1) + ... + phi_d(y_d),   y = H z,   H = I - 2 v v'/<v, v>  (H = I if v = 0).
///
/// H is symmetric and orthogonal, so grad f = H (phi_i'(y_i)) and Hess f = H diag(phi_i''(y_i)) H. Hence
/// - curvatures: the chords of grad f have all curvatures within [min lowest_i, max highest_i], and the
///   smallest Lipschitz constant of grad f is the largest of those of the phi_i', if all have one;
/// - |grad f|^2 = sum phi_i'^2 <= sum G_i^2, with equality reachable in the limit;
/// - PL: sum phi_i'^2 >= sum 2 mu_i (phi_i - min phi_i) >= 2 (min mu_i) (f - min f), where constant phi_i do
///   not count;
/// - |Hess f(x) - Hess f(y)| = max |phi_i''(x_i) - phi_i''(y_i)| <= (max rho_i) |x - y|;
/// - z = H y minimises f if y_i minimises phi_i for each i; the same for stationary points.

namespace referee {

class RotatedSum : public FunctionOf<RotatedSum> {
 public:
  /// One profile per dimension; v as in H, zero for the identity.
  RotatedSum(std::string family, std::vector<ProfilePtr> profiles, const Vector<Rational>& v);
  int dimension() const override { return static_cast<int>(profiles_.size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return family_; }
  std::optional<Vector<Rational>> minimizer() const override { return minimizer_; }
  std::optional<Vector<Rational>> stationary() const override { return stationary_; }
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override;

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  void find_guarantees();
  std::optional<Vector<Rational>> point_of(std::optional<Rational> ProfileFacts::* member) const;
  Vector<Rational> reflected(const Vector<Rational>& x) const;
  template <class N>
  Vector<N> reflect(const Vector<N>& x) const;
  std::string form_text(int i, const std::string& variable, bool of_numbers) const;

  std::string family_;
  std::vector<ProfilePtr> profiles_;
  bool rotated_;
  ConstantVector v_;
  ConstantVector w_;  ///< 2 v / <v, v>
  Guarantees guarantees_;
  std::optional<Vector<Rational>> minimizer_;
  std::optional<Vector<Rational>> stationary_;
};

/// A family of rotated sums whose profiles come from one kind; along some axes the profile is quadratic or
/// constant instead.
class ProfileFamily : public Family {
 public:
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;

 protected:
  /// Whether `profile` can answer.
  virtual bool can(const ProfileRequest& request) const = 0;
  /// A profile with what is asked; its first decision is a mode, if there are several.
  virtual ProfilePtr profile(const ProfileRequest& request, Choices& choices) const = 0;
};

}  // namespace referee

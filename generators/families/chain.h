#pragma once

#include "generators/converted.h"
#include "generators/family.h"

/// Nesterov's chain, on which no method whose steps are combinations of gradients is fast, with or without
/// strong convexity.
///
///   f(z) = w/2 (y_1^2 + (y_1 - y_2)^2 + ... + (y_(p-1) - y_p)^2 + y_p^2) - w t y_1 + m/2 |y|^2,
///   y = z - c,   w = (L - m)/4,   1 <= p <= d,   0 <= m < L.
///
/// From c, the j-th gradient tells a span method of y_1, ..., y_j only, all other components stay 0.
/// (Nesterov, Introductory Lectures on Convex Optimization, section 2.1: for m = 0 and p = 2k + 1 <= d, every
/// span method has f(x_k) - min f >= 3 L |c - xs|^2 / (32 (k + 1)^2).)
///
/// Constants. The Hessian is w T + m I on the first p components, T = tridiag(-1, 2, -1), and m I on the
/// others. T has the eigenvalues 2 - 2 cos(j pi/(p + 1)) = 4 sin^2(j pi/(2 (p + 1))), j = 1..p. They are
/// below 4, hence smooth(L), a bound that is approached and not attained; for p = 1 and 2 the largest is 2
/// and 3, and the constants 2 w + m and 3 w + m are exact. They are at least 4/(p + 1)^2, as sin x >= 2 x/pi
/// on [0, pi/2]: strongly convex with m + (L - m)/(p + 1)^2 if p = d, else with m; PL for m = 0 with
/// L/(p + 1)^2 in either case.
///
/// Minimiser. With D_0 = 0, D_1 = 1, D_(j+1) = (2 + m/w) D_j - D_(j-1) and t = u D_(p+1), y_i = u D_(p+1-i)
/// solves w T y + m y = w t e_1: each row i > 1 is the recurrence, the first one too, with y_0 = t, and
/// y_(p+1) = 0. For m = 0, D_j = j. The other components are 0 (any number for m = 0, p < d: a whole plane of
/// minimisers). The least value is -w t y_1 / 2.

namespace referee {

class Chain : public FunctionOf<Chain> {
 public:
  /// The chain with L = high whose start c is `start` (or whose minimiser, in `ending_at`), with p = length
  /// and u = unit.
  struct Data {
    int length = 1;
    Rational low;
    Rational high;
    Rational unit = 1;
  };
  static std::shared_ptr<const Chain> starting_at(const Vector<Rational>& start, const Data& data);
  static std::shared_ptr<const Chain> ending_at(const Vector<Rational>& minimizer, const Data& data);
  Chain(const Vector<Rational>& start, const Vector<Rational>& minimizer, const Data& data);

  int dimension() const override { return static_cast<int>(start_.size()); }
  const Guarantees& guarantees() const override { return guarantees_; }
  std::string family() const override { return "chain"; }
  std::optional<Vector<Rational>> minimizer() const override { return minimizer_.exact(); }
  std::string text(const std::string& variable, bool of_numbers) const override;
  Vector<double> hessian_times(const Vector<double>& x, const Vector<double>& v) const override;
  /// c.
  const Vector<Rational>& start() const { return start_; }

  template <class N>
  N value_at(const Vector<N>& x) const;
  template <class N>
  Vector<N> gradient_at(const Vector<N>& x) const;
  template <class N>
  Matrix<N> hessian_at(const Vector<N>& x) const;

 private:
  /// w T u + m u.
  template <class N>
  Vector<N> applied(const Vector<N>& u) const;

  Vector<Rational> start_;
  Eigen::Index length_;
  ConstantVector minimizer_;
  Constant weight_, low_, least_ /* min f */;
  Rational pull_;  ///< w t
  Guarantees guarantees_;
};

/// Modes: through all components, through some.
class ChainFamily : public Family {
 public:
  std::string name() const override { return "chain"; }
  bool serves(const FunctionRequest& request) const override;
  FunctionPtr draw(const FunctionRequest& request, Choices& choices) const override;
  std::uint32_t mode_count() const override { return 2; }
};

/// With m > 0 the minimiser's components grow by a few digits with every link: the longest chain that is
/// drawn.
inline constexpr int longest_strong_chain = 8;

}  // namespace referee

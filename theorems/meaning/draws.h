#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "numbers/sparse_polynomial.h"

namespace referee {

/// Independent random draws as variables of polynomials, with all their moments.
///
/// A draw is normal, with E X^k = mean E X^(k-1) + (k - 1) variance E X^(k-2), or one of finitely many
/// numbers, equally likely. Beside the draws there are formal variables, numbered below 0, by which functions
/// are differentiated: an expectation leaves them as they are.
///
/// Everything is computed in N: exact, enclosing or rounded as N is.
template <class N>
class Draws {
 public:
  using Polynomial = SparsePolynomial<N>;
  using Monomial = typename Polynomial::Monomial;
  struct Key {
    int symbol = -1;
    long index = 0;
    int component = 0;
    auto operator<=>(const Key&) const = default;
  };

  /// The variable of a draw, the same whenever the same key is asked for. Requires variance >= 0.
  Polynomial normal(const Key& key, const N& mean, const N& variance);
  /// Requires at least one value.
  Polynomial finite(const Key& key, const std::vector<N>& values);
  /// The formal variable number i >= 0.
  static Polynomial formal(int i) { return Polynomial::variable(-1 - i); }

  /// From now on `is_listed` holds of the finite draws among these variables; whether it is new of any.
  bool list(const std::vector<int>& variables);
  void list_none() { listed_.clear(); }
  bool is_listed(const Key& key) const { return listed_.contains(key); }

  Polynomial expected(const Polynomial& p) const;
  /// E[p q], without forming the product if both are affine in draws.
  Polynomial expected_product(const Polynomial& p, const Polynomial& q) const;
  /// E p^k, without forming the power if p is affine in draws.
  Polynomial expected_power(const Polynomial& p, int k) const;
  /// Whether p is affine in normal draws, and not constant: then it is normal itself.
  bool is_normal(const Polynomial& p) const;
  N mean(const Polynomial& affine) const;
  N variance(const Polynomial& affine) const { return covariance(affine, affine); }

  /// The part of p whose factors among the formal variables from number `first` on are exactly `formals`,
  /// divided by them: of p(x + e), the derivatives at x.
  static Polynomial coefficient(const Polynomial& p, const Monomial& formals, int first);

 private:
  struct Draw {
    Key key;
    bool is_finite = false;
    std::vector<N> values;
    mutable std::vector<N> moments;  ///< E X^k at k, as far as computed
    N variance{0};
  };
  Polynomial variable(const Key& key, Draw draw);
  const N& moment(int variable, int k) const;
  N covariance(const Polynomial& p, const Polynomial& q) const;
  static bool has_formal(const Polynomial& p);

  std::vector<Draw> draws_;  ///< by variable
  std::map<Key, int> variables_;
  std::set<Key> listed_;
};

}  // namespace referee

#pragma once

#include <vector>

#include "numbers/rational.h"

/// Polynomials with rational coefficients, and exact answers about where their roots lie.

namespace referee {

/// p[0] + p[1] z + ... + p[n] z^n. The zero polynomial is empty; the functions below drop leading zeros.
using Polynomial = std::vector<Rational>;

Rational evaluate(const Polynomial& p, const Rational& z);
Polynomial multiply(const Polynomial& p, const Polynomial& q);
Polynomial derivative(const Polynomial& p);

/// p = quotient * q + remainder with deg remainder < deg q. Requires q != 0.
struct PolynomialDivision {
  Polynomial quotient;
  Polynomial remainder;
};
PolynomialDivision divide(const Polynomial& p, const Polynomial& q);

/// The monic greatest common divisor; 0 if both are 0.
Polynomial greatest_common_divisor(const Polynomial& p, const Polynomial& q);

/// p divided by gcd(p, p'): the same roots, each simple.
Polynomial square_free(const Polynomial& p);

/// The number of different real roots of p in the closed interval [a, b] (Sturm). Requires p != 0, a <= b.
int count_real_roots(const Polynomial& p, const Rational& a, const Rational& b);

/// Whether all complex roots satisfy |z| < 1 (Schur-Cohn recursion; true for nonzero constants). A root on
/// the circle makes it false. Requires p != 0.
bool schur_stable(const Polynomial& p);

/// How max |z| over the complex roots of p compares with 1: always one of the three certain orderings;
/// `less` for nonzero constants. Requires p != 0.
///
/// Problem: roots on the circle, possibly multiple, where the recursion of Schur and Cohn stops.
/// Approach: g = gcd(p, z^n p(1/z)) collects the roots on the circle and the pairs z, 1/z. The other roots,
/// those of p/g, meet no circle: decided by schur_stable. The square-free part of g, freed of z = 1 and
/// z = -1, is palindromic, z^k r(z + 1/z), and has all its roots on the circle exactly if r has all its k
/// roots in [-2, 2]: counted by Sturm's theorem.
Ordering compare_largest_root_with_one(const Polynomial& p);

}  // namespace referee

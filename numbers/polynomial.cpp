#include "numbers/polynomial.h"

#include <algorithm>
#include <utility>

#include "numbers/errors.h"

namespace referee {
namespace {

void trim(Polynomial& p) {
  while (!p.empty() && p.back() == 0) p.pop_back();
}

Polynomial trimmed(Polynomial p) {
  trim(p);
  return p;
}

Polynomial monic(Polynomial p) {
  trim(p);
  if (p.empty()) return p;
  const Rational leading = p.back();
  for (Rational& c : p) c /= leading;
  return p;
}

/// z^n p(1/z).
Polynomial reversed(Polynomial p) {
  std::reverse(p.begin(), p.end());
  return p;
}

/// p without the root z, as often as it occurs.
Polynomial without_root(Polynomial p, const Rational& z) {
  while (p.size() > 1 && evaluate(p, z) == 0) p = divide(p, {Rational(-z), Rational(1)}).quotient;
  return p;
}

/// Sign changes along a sequence of polynomials at z, zeros left out.
int sign_changes(const std::vector<Polynomial>& sequence, const Rational& z) {
  int changes = 0, previous = 0;
  for (const Polynomial& p : sequence) {
    const Rational value = evaluate(p, z);
    const int sign = value > 0 ? 1 : value < 0 ? -1 : 0;
    if (sign * previous < 0) ++changes;
    if (sign != 0) previous = sign;
  }
  return changes;
}

/// r with p(z) = z^k r(z + 1/z), for a palindromic p of even degree 2k: the terms z^j + z^-j are the
/// polynomials t_j of z + 1/z with t_0 = 2, t_1 = x, t_{j+1} = x t_j - t_{j-1}.
Polynomial folded(const Polynomial& p) {
  const std::size_t k = (p.size() - 1) / 2;
  Polynomial r(k + 1, Rational(0)), t{Rational(2)}, next{Rational(0), Rational(1)};
  r[0] = p[k];
  for (std::size_t j = 1; j <= k; ++j) {
    for (std::size_t i = 0; i < next.size(); ++i) r[i] += p[k + j] * next[i];
    Polynomial after = multiply(next, {Rational(0), Rational(1)});
    for (std::size_t i = 0; i < t.size(); ++i) after[i] -= t[i];
    t = std::move(next);
    next = std::move(after);
  }
  return r;
}

/// Whether all roots lie on the unit circle, for p whose set of roots is closed under z -> 1/z.
bool all_on_circle(const Polynomial& p) {
  const Polynomial rest = without_root(without_root(square_free(p), Rational(1)), Rational(-1));
  if (rest.size() <= 1) return true;
  REFEREE_DEMAND(rest.size() % 2 == 1 && rest == reversed(rest));
  const Polynomial r = folded(rest);
  return count_real_roots(r, Rational(-2), Rational(2)) == static_cast<int>(r.size()) - 1;
}

}  // namespace

Rational evaluate(const Polynomial& p, const Rational& z) {
  Rational value(0);
  for (std::size_t i = p.size(); i-- > 0;) value = value * z + p[i];
  return value;
}

Polynomial multiply(const Polynomial& p, const Polynomial& q) {
  if (p.empty() || q.empty()) return {};
  Polynomial product(p.size() + q.size() - 1, Rational(0));
  for (std::size_t i = 0; i < p.size(); ++i) {
    for (std::size_t j = 0; j < q.size(); ++j) product[i + j] += p[i] * q[j];
  }
  return trimmed(std::move(product));
}

Polynomial derivative(const Polynomial& p) {
  Polynomial d;
  for (std::size_t i = 1; i < p.size(); ++i) d.push_back(Rational(p[i] * static_cast<long>(i)));
  return trimmed(std::move(d));
}

PolynomialDivision divide(const Polynomial& p, const Polynomial& q) {
  const Polynomial divisor = trimmed(q);
  REFEREE_DEMAND(!divisor.empty());
  PolynomialDivision result{{}, trimmed(p)};
  Polynomial& rest = result.remainder;
  if (rest.size() < divisor.size()) return result;
  result.quotient.resize(rest.size() - divisor.size() + 1);
  while (rest.size() >= divisor.size()) {
    const std::size_t shift = rest.size() - divisor.size();
    const Rational factor = rest.back() / divisor.back();
    result.quotient[shift] = factor;
    for (std::size_t i = 0; i < divisor.size(); ++i) rest[shift + i] -= factor * divisor[i];
    trim(rest);
  }
  return result;
}

Polynomial greatest_common_divisor(const Polynomial& p, const Polynomial& q) {
  Polynomial a = monic(p), b = monic(q);
  while (!b.empty()) {
    Polynomial remainder = monic(divide(a, b).remainder);
    a = std::exchange(b, std::move(remainder));
  }
  return a;
}

Polynomial square_free(const Polynomial& p) {
  const Polynomial q = monic(p);
  REFEREE_DEMAND(!q.empty());
  return divide(q, greatest_common_divisor(q, derivative(q))).quotient;
}

int count_real_roots(const Polynomial& p, const Rational& a, const Rational& b) {
  REFEREE_DEMAND(a <= b);
  const Polynomial q = square_free(p);
  std::vector<Polynomial> sequence{q, derivative(q)};
  while (!sequence.back().empty()) {
    Polynomial next = divide(sequence[sequence.size() - 2], sequence.back()).remainder;
    for (Rational& c : next) c = -c;
    sequence.push_back(std::move(next));
  }
  const bool root_at_a = evaluate(q, a) == 0;
  return sign_changes(sequence, a) - sign_changes(sequence, b) + (root_at_a ? 1 : 0);
}

/// For monic p of degree n, p[0] is +- the product of the roots: |p[0]| >= 1 is not stable, and otherwise p
/// is stable exactly if (p - p[0] z^n p(1/z)) / z, of degree n - 1, is.
bool schur_stable(const Polynomial& p) {
  Polynomial q = monic(p);
  REFEREE_DEMAND(!q.empty());
  while (q.size() > 1) {
    const Rational last = q.front();
    if (abs(last) >= 1) return false;
    const Polynomial mirror = reversed(q);
    for (std::size_t i = 0; i < q.size(); ++i) q[i] -= last * mirror[i];
    q.erase(q.begin());
    q = monic(std::move(q));
  }
  return true;
}

Ordering compare_largest_root_with_one(const Polynomial& p) {
  const Polynomial q = monic(p);
  REFEREE_DEMAND(!q.empty());
  if (schur_stable(q)) return Ordering::certainly_less();
  const Polynomial paired = greatest_common_divisor(q, reversed(q));
  const bool all_inside = schur_stable(divide(q, paired).quotient) && all_on_circle(paired);
  return all_inside ? Ordering::certainly_equal() : Ordering::certainly_greater();
}

}  // namespace referee

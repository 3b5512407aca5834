#include "numbers/rational_roots.h"

#include <algorithm>

#include "numbers/errors.h"

namespace referee {
namespace {

/// A bound of Cauchy: every root has |z| < 1 + max |p_i / p_n|.
Rational root_bound(const Polynomial& p) {
  Rational largest = 0;
  for (const Rational& c : p) largest = std::max(largest, abs(Rational(c / p.back())));
  return largest + 1;
}

/// The leading coefficient of the primitive integer multiple of p.
Integer integer_leading(const Polynomial& p) {
  Integer denominators = 1;
  for (const Rational& c : p) denominators = lcm(denominators, denominator(c));
  Integer content = 0;
  for (const Rational& c : p) content = gcd(content, numerator(Rational(c * denominators)));
  return abs(Integer(numerator(Rational(p.back() * denominators)) / content));
}

void trim(Polynomial& p) {
  while (!p.empty() && p.back() == 0) p.pop_back();
}

/// Intervals [a, b] shorter than `width`, each with at least one real root, together with all of them.
void isolate(const Polynomial& p, const Rational& a, const Rational& b, const Rational& width,
             std::vector<std::pair<Rational, Rational>>& found) {
  if (count_real_roots(p, a, b) == 0) return;
  if (b - a < width) {
    found.emplace_back(a, b);
    return;
  }
  const Rational middle = (a + b) / 2;
  isolate(p, a, middle, width, found);
  isolate(p, middle, b, width, found);
}

}  // namespace

/// Along the continued fractions of the two ends.
Rational simplest_between(const Rational& a, const Rational& b) {
  REFEREE_DEMAND(a <= b);
  if (a <= 0 && b >= 0) return 0;
  if (b < 0) return -simplest_between(Rational(-b), Rational(-a));
  const Integer whole = ceil(a);
  if (Rational(whole) <= b) return Rational(whole);
  const Integer below = floor(a);
  return Rational(below) + 1 / simplest_between(Rational(1 / (b - below)), Rational(1 / (a - below)));
}

RationalRoots rational_roots(const Polynomial& p) {
  RationalRoots result;
  result.rest = p;
  trim(result.rest);
  REFEREE_DEMAND(!result.rest.empty());
  if (result.rest.size() == 1) return result;
  const Polynomial simple = square_free(result.rest);
  const Rational bound = root_bound(simple);
  const Rational q(integer_leading(simple));
  std::vector<std::pair<Rational, Rational>> intervals;
  isolate(simple, Rational(-bound), bound, Rational(1 / (q * q)), intervals);
  std::vector<Rational> candidates;
  for (const auto& [a, b] : intervals) candidates.push_back(simplest_between(a, b));
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  for (const Rational& r : candidates) {
    while (result.rest.size() > 1 && evaluate(result.rest, r) == 0) {
      result.roots.push_back(r);
      result.rest = divide(result.rest, {Rational(-r), Rational(1)}).quotient;
    }
  }
  return result;
}

}  // namespace referee

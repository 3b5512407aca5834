#include "numbers/sparse_polynomial.h"

#include <algorithm>
#include <map>

#include "numbers/errors.h"

namespace referee {
namespace {

using Monomial = std::vector<std::pair<int, int>>;

Monomial product(const Monomial& a, const Monomial& b) {
  Monomial result;
  result.reserve(a.size() + b.size());
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() || j != b.end()) {
    if (j == b.end() || (i != a.end() && i->first < j->first)) {
      result.push_back(*i++);
    } else if (i == a.end() || j->first < i->first) {
      result.push_back(*j++);
    } else {
      result.emplace_back(i->first, i->second + j->second);
      ++i;
      ++j;
    }
  }
  return result;
}

}  // namespace

template <class N>
SparsePolynomial<N> SparsePolynomial<N>::variable(int id) {
  SparsePolynomial x;
  x.parts_.push_back({{{id, 1}}, N(1)});
  return x;
}

template <class N>
SparsePolynomial<N> SparsePolynomial<N>::of_parts(N constant, std::vector<Part> parts) {
  SparsePolynomial x;
  x.constant_ = std::move(constant);
  x.parts_ = std::move(parts);
  std::erase_if(x.parts_, [](const Part& part) { return certainly_zero(part.second); });
  std::sort(x.parts_.begin(), x.parts_.end(), [](const Part& a, const Part& b) { return a.first < b.first; });
  return x;
}

template <class N>
bool SparsePolynomial<N>::is_affine() const {
  return std::all_of(parts_.begin(), parts_.end(), [](const Part& part) {
    return part.first.size() == 1 && part.first.front().second == 1;
  });
}

template <class N>
std::vector<int> SparsePolynomial<N>::variables() const {
  std::vector<int> result;
  for (const Part& part : parts_) {
    for (const auto& [variable, exponent] : part.first) result.push_back(variable);
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

template <class N>
const N& SparsePolynomial<N>::constant_only(std::string_view operation) const {
  if (!is_constant()) throw NotPolynomial(std::string(operation), variables());
  return constant_;
}

template <class N>
template <class Map>
SparsePolynomial<N>& SparsePolynomial<N>::map_coefficients(Map map) {
  constant_ = map(constant_);
  for (Part& part : parts_) part.second = map(part.second);
  std::erase_if(parts_, [](const Part& part) { return certainly_zero(part.second); });
  return *this;
}

template <class N>
SparsePolynomial<N> SparsePolynomial<N>::operator-() const {
  SparsePolynomial result = *this;
  result.map_coefficients([](const N& x) { return N(-x); });
  return result;
}

/// Merges the two ordered lists of parts.
template <class N>
SparsePolynomial<N>& SparsePolynomial<N>::add(const SparsePolynomial& b, bool negated) {
  if (negated)
    constant_ -= b.constant_;
  else
    constant_ += b.constant_;
  if (b.parts_.empty()) return *this;
  std::vector<Part> merged;
  merged.reserve(parts_.size() + b.parts_.size());
  auto i = parts_.begin();
  for (const Part& part : b.parts_) {
    while (i != parts_.end() && i->first < part.first) merged.push_back(std::move(*i++));
    const N term = negated ? N(-part.second) : part.second;
    if (i == parts_.end() || part.first < i->first) {
      merged.emplace_back(part.first, term);
      continue;
    }
    const N sum = i->second + term;
    if (!certainly_zero(sum)) merged.emplace_back(part.first, sum);
    ++i;
  }
  merged.insert(merged.end(), std::make_move_iterator(i), std::make_move_iterator(parts_.end()));
  if (merged.size() > most_parts) throw NotPolynomial("a sum of too many parts", {});
  parts_ = std::move(merged);
  return *this;
}

template <class N>
SparsePolynomial<N>& SparsePolynomial<N>::operator*=(const SparsePolynomial& b) {
  if (b.is_constant()) {
    const N factor = b.constant_;
    return map_coefficients([&](const N& x) { return N(x * factor); });
  }
  if (is_constant()) {
    const N factor = constant_;
    *this = b;
    return map_coefficients([&](const N& x) { return N(factor * x); });
  }
  if ((parts_.size() + 1) * (b.parts_.size() + 1) > most_products) {
    throw NotPolynomial("a product of too many parts", {});
  }
  std::map<Monomial, N> sum;
  auto include = [&](const Monomial& monomial, const N& coefficient) {
    const auto [place, is_new] = sum.try_emplace(monomial, coefficient);
    if (!is_new) place->second += coefficient;
  };
  const bool b_has_constant = !certainly_zero(b.constant_);
  const bool has_constant = !certainly_zero(constant_);
  for (const Part& x : parts_) {
    if (b_has_constant) include(x.first, N(x.second * b.constant_));
    for (const Part& y : b.parts_) include(product(x.first, y.first), N(x.second * y.second));
  }
  if (has_constant) {
    for (const Part& y : b.parts_) include(y.first, N(constant_ * y.second));
  }
  if (sum.size() > most_parts) throw NotPolynomial("a product of too many parts", {});
  const N constant = constant_ * b.constant_;
  parts_.clear();
  for (auto& [monomial, coefficient] : sum) {
    if (!certainly_zero(coefficient)) parts_.emplace_back(monomial, std::move(coefficient));
  }
  constant_ = constant;
  return *this;
}

template <class N>
SparsePolynomial<N>& SparsePolynomial<N>::operator/=(const SparsePolynomial& b) {
  const N divisor = b.constant_only("division");
  return map_coefficients([&](const N& x) { return N(x / divisor); });
}

/// By repeated squaring.
template <class N>
SparsePolynomial<N> power(const SparsePolynomial<N>& x, long k) {
  if (x.is_constant()) return SparsePolynomial<N>(N(power(x.constant(), k)));
  if (k < 0) throw NotPolynomial("a negative power", x.variables());
  if (k > 1000) throw NotPolynomial("a power of too many parts", {});
  SparsePolynomial<N> result(1);
  SparsePolynomial<N> base = x;
  for (; k > 0; k /= 2) {
    if (k % 2 == 1) result *= base;
    if (k > 1) base *= SparsePolynomial<N>(base);
  }
  return result;
}

#define REFEREE_INSTANTIATE(N)        \
  template class SparsePolynomial<N>; \
  template SparsePolynomial<N> power(const SparsePolynomial<N>&, long);
REFEREE_FOR_EACH_ARITHMETIC(REFEREE_INSTANTIATE)

}  // namespace referee

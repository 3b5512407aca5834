#include "theorems/meaning/draws.h"

#include <algorithm>

#include "numbers/errors.h"

namespace referee {

template <class N>
SparsePolynomial<N> Draws<N>::variable(const Key& key, Draw draw) {
  const auto [place, is_new] = variables_.try_emplace(key, static_cast<int>(draws_.size()));
  if (is_new) {
    draw.key = key;
    draws_.push_back(std::move(draw));
  }
  return Polynomial::variable(place->second);
}

template <class N>
SparsePolynomial<N> Draws<N>::normal(const Key& key, const N& mean, const N& variance) {
  Draw draw;
  draw.moments = {N(1), mean};
  draw.variance = variance;
  return variable(key, std::move(draw));
}

template <class N>
SparsePolynomial<N> Draws<N>::finite(const Key& key, const std::vector<N>& values) {
  REFEREE_DEMAND(!values.empty());
  const N count(static_cast<int>(values.size()));
  Draw draw;
  draw.is_finite = true;
  N sum(0);
  for (const N& x : values) sum += x;
  const N mean = sum / count;
  for (const N& x : values) draw.variance += square(N(x - mean));
  draw.variance /= count;
  draw.moments = {N(1), mean};
  draw.values = values;
  return variable(key, std::move(draw));
}

template <class N>
bool Draws<N>::list(const std::vector<int>& variables) {
  bool changed = false;
  for (int variable : variables) {
    if (variable < 0) continue;
    const Draw& draw = draws_.at(static_cast<std::size_t>(variable));
    if (draw.is_finite) changed |= listed_.insert(draw.key).second;
  }
  return changed;
}

template <class N>
const N& Draws<N>::moment(int variable, int k) const {
  const Draw& draw = draws_.at(static_cast<std::size_t>(variable));
  auto& known = draw.moments;
  while (static_cast<int>(known.size()) <= k) {
    const int next = static_cast<int>(known.size());
    if (draw.is_finite) {
      N sum(0);
      for (const N& x : draw.values) sum += power(x, static_cast<long>(next));
      known.push_back(sum / N(static_cast<int>(draw.values.size())));
    } else {
      const auto at = static_cast<std::size_t>(next);
      known.push_back(N(known[1] * known[at - 1] + N(next - 1) * draw.variance * known[at - 2]));
    }
  }
  return known[static_cast<std::size_t>(k)];
}

template <class N>
bool Draws<N>::has_formal(const Polynomial& p) {
  return std::any_of(p.parts().begin(), p.parts().end(), [](const auto& part) {
    return part.first.front().first < 0;  // variables ascend
  });
}

template <class N>
SparsePolynomial<N> Draws<N>::expected(const Polynomial& p) const {
  auto mean_of = [&](const Monomial& monomial) {
    N product(1);
    for (const auto& [variable, exponent] : monomial) {
      if (variable >= 0) product *= moment(variable, exponent);
    }
    return product;
  };
  if (!has_formal(p)) return Polynomial(p.sum_of(mean_of));
  Polynomial sum(p.constant());
  for (const auto& [monomial, coefficient] : p.parts()) {
    Polynomial part(N(coefficient * mean_of(monomial)));
    for (const auto& [variable, exponent] : monomial) {
      if (variable < 0) part *= power(Polynomial::variable(variable), static_cast<long>(exponent));
    }
    sum += part;
  }
  return sum;
}

template <class N>
N Draws<N>::mean(const Polynomial& affine) const {
  return affine.sum_of([&](const Monomial& monomial) { return moment(monomial.front().first, 1); });
}

/// Of affine polynomials: the sum of a_i b_i Var X_i.
template <class N>
N Draws<N>::covariance(const Polynomial& p, const Polynomial& q) const {
  N sum(0);
  auto j = q.parts().begin();
  for (const auto& [monomial, a] : p.parts()) {
    while (j != q.parts().end() && j->first < monomial) ++j;
    if (j == q.parts().end()) break;
    if (j->first != monomial) continue;
    const N product = &p == &q ? N(square(a)) : N(a * j->second);
    sum += product * draws_.at(static_cast<std::size_t>(monomial.front().first)).variance;
  }
  return sum;
}

template <class N>
SparsePolynomial<N> Draws<N>::expected_product(const Polynomial& p, const Polynomial& q) const {
  if (p.is_affine() && q.is_affine() && !has_formal(p) && !has_formal(q)) {
    const N square_of_mean = &p == &q ? N(square(mean(p))) : N(mean(p) * mean(q));
    return Polynomial(N(square_of_mean + covariance(p, q)));
  }
  return expected(&p == &q ? square(p) : p * q);
}

/// The moments m_0, m_1, ... of a sum of independent parts: of S + a X, m_j is the sum over i of
/// binom(j, i) a^i E X^i m_(j-i) of S.
template <class N>
SparsePolynomial<N> Draws<N>::expected_power(const Polynomial& p, int k) const {
  if (k == 2) return expected_product(p, p);
  if (!p.is_affine() || has_formal(p)) return expected(power(p, static_cast<long>(k)));
  const auto size = static_cast<std::size_t>(k) + 1;
  std::vector<N> moments{N(1)};
  for (std::size_t j = 1; j < size; ++j) moments.push_back(N(moments.back() * p.constant()));
  std::vector<std::vector<N>> binomials(size, std::vector<N>(size, N(0)));
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t i = 0; i <= j; ++i)
      binomials[j][i] = i == 0 || i == j ? N(1) : N(binomials[j - 1][i - 1] + binomials[j - 1][i]);
  }
  for (const auto& [monomial, a] : p.parts()) {
    std::vector<N> of_part;
    for (std::size_t i = 0; i < size; ++i) {
      of_part.push_back(
          N(power(a, static_cast<long>(i)) * moment(monomial.front().first, static_cast<int>(i))));
    }
    std::vector<N> sum(size, N(0));
    for (std::size_t j = 0; j < size; ++j) {
      for (std::size_t i = 0; i <= j; ++i) sum[j] += binomials[j][i] * of_part[i] * moments[j - i];
    }
    moments = std::move(sum);
  }
  return Polynomial(moments.back());
}

template <class N>
bool Draws<N>::is_normal(const Polynomial& p) const {
  return !p.is_constant() && p.is_affine() &&
         std::all_of(p.parts().begin(), p.parts().end(), [&](const auto& part) {
           const int variable = part.first.front().first;
           return variable >= 0 && !draws_.at(static_cast<std::size_t>(variable)).is_finite;
         });
}

template <class N>
SparsePolynomial<N> Draws<N>::coefficient(const Polynomial& p, const Monomial& formals, int first) {
  N constant = formals.empty() ? p.constant() : N(0);
  std::vector<typename Polynomial::Part> parts;
  for (const auto& [monomial, coefficient] : p.parts()) {
    // Variables ascend, and these are the lowest.
    const auto rest = std::find_if(monomial.begin(), monomial.end(),
                                   [&](const auto& factor) { return factor.first > -1 - first; });
    if (!std::equal(monomial.begin(), rest, formals.begin(), formals.end())) continue;
    if (rest == monomial.end())
      constant = coefficient;
    else
      parts.emplace_back(Monomial(rest, monomial.end()), coefficient);
  }
  return Polynomial::of_parts(std::move(constant), std::move(parts));
}

#define REFEREE_INSTANTIATE(N) template class Draws<N>;
REFEREE_FOR_EACH_ARITHMETIC(REFEREE_INSTANTIATE)

}  // namespace referee

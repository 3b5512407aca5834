#pragma once

#include "theorems/meaning/function.h"

namespace referee::tests {

inline Rational q(long p, long r = 1) {
  return Rational(p) / Rational(r);
}

inline Vector<Rational> point(std::initializer_list<Rational> entries) {
  Vector<Rational> x(static_cast<Eigen::Index>(entries.size()));
  Eigen::Index i = 0;
  for (const Rational& entry : entries) x(i++) = entry;
  return x;
}

template <class N>
Vector<N> in(const Vector<Rational>& x) {
  return x.unaryExpr([](const Rational& r) { return from_rational<N>(r); });
}

/// Equality as a truth value: Catch2 cannot print vectors of exact numbers.
inline bool same(const Vector<Exact>& x, const Vector<Exact>& y) {
  return x == y;
}

}  // namespace referee::tests

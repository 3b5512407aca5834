#pragma once

#include <optional>
#include <tuple>
#include <utility>

#include "numbers/eigen_support.h"

/// Exact constants of a function, converted to each arithmetic on first use and kept: a conversion costs
/// hundreds of times what a multiplication of doubles does. Single-threaded, like all of Referee.

namespace referee {

template <template <class> class Shape, class Convert>
class Converted {
 public:
  Converted() = default;
  explicit Converted(Shape<Rational> exact) : exact_(std::move(exact)) {}
  const Shape<Rational>& exact() const { return exact_; }
  template <class N>
  const Shape<N>& in() const {
    std::optional<Shape<N>>& slot = std::get<std::optional<Shape<N>>>(slots_);
    if (!slot) slot = Convert::template to<N>(exact_);
    return *slot;
  }

 private:
  template <class>
  struct Slots;
  template <class... N>
  struct Slots<std::tuple<N...>> {
    using type = std::tuple<std::optional<Shape<N>>...>;
  };
  Shape<Rational> exact_;
  mutable typename Slots<Arithmetics>::type slots_;
};

struct ConvertVector {
  template <class N>
  static Vector<N> to(const Vector<Rational>& x) {
    return x.unaryExpr([](const Rational& r) { return from_rational<N>(r); });
  }
};
struct ConvertMatrix {
  template <class N>
  static Matrix<N> to(const Matrix<Rational>& x) {
    return x.unaryExpr([](const Rational& r) { return from_rational<N>(r); });
  }
};
struct ConvertNumber {
  template <class N>
  static N to(const Rational& x) {
    return from_rational<N>(x);
  }
};
template <class N>
using Itself = N;

using ConstantVector = Converted<Vector, ConvertVector>;
using ConstantMatrix = Converted<Matrix, ConvertMatrix>;
using Constant = Converted<Itself, ConvertNumber>;

}  // namespace referee

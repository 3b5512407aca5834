#pragma once

#include <functional>

#include "numbers/errors.h"
#include "theorems/meaning/step_map.h"

/// Maps to test what is proved of orbits.

namespace referee::tests {

/// s -> A s + b, observed as the first component, or as its absolute value.
class AffineMap : public StepMap {
 public:
  AffineMap(const Matrix<double>& a, const Vector<double>& b)
      : a_(a.unaryExpr([](double x) { return WideInterval(x); })),
        b_(b.unaryExpr([](double x) { return WideInterval(x); })) {}
  Box image(const Box& box) override { return a_ * box + b_; }
  Matrix<WideInterval> derivative(const Box&) override { return a_; }
  WideInterval observed(const Box& box) override { return abs(box(0)); }
  bool continuous() const override { return true; }
  Matrix<WideInterval> outputs() override {
    Matrix<WideInterval> first = Matrix<WideInterval>::Constant(1, a_.rows(), WideInterval(0));
    first(0) = WideInterval(1);
    return first;
  }

 private:
  Matrix<WideInterval> a_;
  Box b_;
};

/// Heavy ball on the piecewise quadratic function with slopes 25, 1, 25 and breakpoints 1 and 2, with the
/// step 1/9 and the momentum 4/9: some starts go to 0, some into a cycle of length 3.
class CyclingHeavyBall : public StepMap {
 public:
  Box image(const Box& box) override {
    const WideInterval& x = box(0);
    Box next(2);
    next << x - alpha_ * slope(x) + beta_ * (x - box(1)), x;
    return next;
  }
  Matrix<WideInterval> derivative(const Box& box) override {
    Matrix<WideInterval> result(2, 2);
    const WideInterval curvature = piece(box(0)) == 1 ? WideInterval(1) : WideInterval(25);
    result << WideInterval(1) + beta_ - alpha_ * curvature, -beta_, WideInterval(1), WideInterval(0);
    return result;
  }
  WideInterval observed(const Box& box) override { return abs(box(0)); }
  bool continuous() const override { return true; }
  Matrix<WideInterval> outputs() override { return {}; }

 private:
  static int piece(const WideInterval& x) {
    if (x.upper() < 1) return 0;
    if (x.lower() > 1 && x.upper() < 2) return 1;
    if (x.lower() > 2) return 2;
    throw Indeterminate(Indeterminate::Reason::possibly_undefined, "near a seam");
  }
  static WideInterval slope(const WideInterval& x) {
    static const WideInterval slopes[] = {25, 1, 25}, offsets[] = {0, 24, -24};
    return slopes[piece(x)] * x + offsets[piece(x)];
  }
  const WideInterval alpha_ = WideInterval(1) / WideInterval(9), beta_ = WideInterval(4) / WideInterval(9);
};

inline std::vector<StepMap::Box> orbit(StepMap& map, const Vector<double>& start, int length) {
  std::vector<StepMap::Box> states{start.unaryExpr([](double x) { return WideInterval(x); })};
  while (static_cast<int>(states.size()) < length) states.push_back(map.image(states.back()));
  return states;
}

}  // namespace referee::tests

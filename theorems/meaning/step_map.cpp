#include "theorems/meaning/step_map.h"

#include "numbers/errors.h"

namespace referee::boxes {

using Box = StepMap::Box;

Box middle(const Box& box) {
  return box.unaryExpr([](const WideInterval& x) { return WideInterval(x.midpoint()); });
}

Box around(const Box& box, const Mp150& radius) {
  const WideInterval width(Mp150(-radius), radius);
  return box.unaryExpr([&](const WideInterval& x) { return WideInterval(x + width); });
}

bool inside(const Box& inner, const Box& outer) {
  REFEREE_DEMAND(inner.size() == outer.size());
  for (Eigen::Index i = 0; i < inner.size(); ++i) {
    if (!(outer(i).lower() < inner(i).lower()) || !(inner(i).upper() < outer(i).upper())) return false;
  }
  return true;
}

Vector<double> plain(const Box& box) {
  return box.unaryExpr([](const WideInterval& x) { return to_double(x); });
}

Matrix<double> plain(const Matrix<WideInterval>& a) {
  return a.unaryExpr([](const WideInterval& x) { return to_double(x); });
}

Mp150 reach(const Box& box) {
  Mp150 largest(0);
  for (const WideInterval& x : box) largest = max(largest, abs(x).upper());
  return largest;
}

bool is_finite(const Matrix<WideInterval>& a) {
  for (Eigen::Index i = 0; i < a.size(); ++i) {
    if (!a(i).is_finite()) return false;
  }
  return true;
}

bool positive_definite(const Matrix<WideInterval>& a) {
  Matrix<WideInterval> left = a;
  for (Eigen::Index k = 0; k < left.rows(); ++k) {
    if (!(left(k, k).lower() > 0)) return false;
    for (Eigen::Index i = k + 1; i < left.rows(); ++i) {
      const WideInterval factor = left(k, i) / left(k, k);
      for (Eigen::Index j = i; j < left.rows(); ++j) left(i, j) -= factor * left(k, j);
    }
  }
  return true;
}

std::optional<FixedPoint> fixed_point(StepMap& map, const Box& start, int period) {
  constexpr int most_steps = 40;
  const Eigen::Index n = start.size();
  auto number = [](const WideInterval& x) { return x.midpoint(); };
  Box point = middle(start);
  Mp150 before(-1);
  for (int step = 0; step < most_steps; ++step) {
    Matrix<WideInterval> derivative = Matrix<WideInterval>::Constant(n, n, WideInterval(0));
    derivative.diagonal().setConstant(WideInterval(1));
    Box moved = point;
    for (int i = 0; i < period; ++i) {
      derivative = Matrix<WideInterval>(map.derivative(moved) * derivative);
      moved = middle(map.image(moved));
    }
    if (!is_finite(derivative)) return std::nullopt;
    const Box change = moved - point;
    const Mp150 size = reach(change);
    if (size <= Mp150("1e-120") * (1 + reach(point))) return FixedPoint{point, plain(derivative)};
    if (step > 10 && !(size < before)) return std::nullopt;
    before = size;
    Matrix<Mp150> system = Matrix<Mp150>::Identity(n, n);
    system -= Matrix<Mp150>(derivative.unaryExpr(number));
    const Vector<Mp150> right = change.unaryExpr(number);
    const Vector<Mp150> newton = system.partialPivLu().solve(right);
    for (Eigen::Index i = 0; i < n; ++i) {
      if (!referee::is_finite(newton(i))) return std::nullopt;
      point(i) = WideInterval(Mp150(point(i).midpoint() + newton(i)));
    }
  }
  return std::nullopt;
}

}  // namespace referee::boxes

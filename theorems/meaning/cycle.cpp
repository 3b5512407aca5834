#include "theorems/meaning/cycle.h"

#include <Eigen/Eigenvalues>
#include <algorithm>

#include "numbers/errors.h"

namespace referee {
namespace {

using Box = StepMap::Box;

constexpr int longest_period = 64;
constexpr std::size_t fewest_states = 70;
constexpr int most_steps = 600;

/// Periods after which the orbit returns to within a twentieth of its spread, the shortest three.
std::vector<int> candidate_periods(const std::vector<Box>& orbit) {
  std::vector<int> periods;
  const Vector<double> last = boxes::plain(orbit.back());
  std::vector<double> distances;
  for (int k = 1; k <= longest_period; ++k) {
    const Box& earlier = orbit[orbit.size() - 1 - static_cast<std::size_t>(k)];
    distances.push_back((boxes::plain(earlier) - last).cwiseAbs().maxCoeff());
  }
  const double spread = *std::max_element(distances.begin(), distances.end());
  for (int k = 1; k <= longest_period && periods.size() < 3; ++k) {
    const double distance = distances[static_cast<std::size_t>(k - 1)];
    if (distance <= spread / 20 && (k == 1 || spread > 0)) periods.push_back(k);
  }
  return periods;
}

/// The least multiple of the period after which the derivative has become small; 0 if there is none.
int contracting_steps(const Matrix<double>& derivative, int period) {
  constexpr double slowest = 0.999, small = 0.25;
  if (!derivative.allFinite() || derivative.eigenvalues().cwiseAbs().maxCoeff() > slowest) return 0;
  Matrix<double> power = derivative;
  for (int n = period; n <= most_steps; n += period) {
    if (power.cwiseAbs().rowwise().sum().maxCoeff() <= small) return n;
    power = Matrix<double>(power * derivative);
  }
  return 0;
}

/// B_0, ..., B_(n-1) and B_n around the orbit of `center`, and an enclosure of DF^n over B_0.
struct Tube {
  std::vector<Box> boxes;
  Box end;
  Matrix<WideInterval> derivative;
};

Tube tube(StepMap& map, const Box& center, const Mp150& radius, int steps) {
  const Eigen::Index n = center.size();
  const WideInterval width(Mp150(-radius), radius);
  Tube result;
  result.derivative = Matrix<WideInterval>::Constant(n, n, WideInterval(0));
  result.derivative.diagonal().setConstant(WideInterval(1));
  Box point = center;
  result.end = boxes::around(center, radius);
  for (int i = 0; i < steps; ++i) {
    result.boxes.push_back(result.end);
    result.derivative = Matrix<WideInterval>(map.derivative(result.end) * result.derivative);
    point = map.image(point);
    for (Eigen::Index k = 0; k < n; ++k) {
      WideInterval sum = point(k);
      for (Eigen::Index j = 0; j < n; ++j) sum += result.derivative(k, j) * width;
      result.end(k) = sum;
    }
  }
  return result;
}

/// Whether all row sums of absolute values are below 1.
bool contracts(const Matrix<WideInterval>& a) {
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    WideInterval sum(0);
    for (Eigen::Index j = 0; j < a.cols(); ++j) sum += abs(a(i, j));
    if (!(sum.upper() < 1)) return false;
  }
  return true;
}

std::optional<Tail<WideInterval>> returning(StepMap& map, const Box& center, int period, int steps,
                                            const Box& last) {
  const Mp150 size = 1 + boxes::reach(center);
  const Mp150 radius = 2 * boxes::reach(Box(last - center)) + Mp150("1e-60") * size;
  const Tube around = tube(map, center, radius, steps);
  const Box& first = around.boxes[0];
  if (!boxes::inside(last, first) || !boxes::inside(around.end, first)) return std::nullopt;
  Tail<WideInterval> tail;
  for (const Box& box : around.boxes) tail.visited.push_back(map.observed(box));
  if (period != 1 || !map.continuous() || !contracts(around.derivative)) return tail;
  const Tube sharp = tube(map, center, Mp150("1e-105") * size, steps);
  const Box& second = steps > 1 ? sharp.boxes[1] : sharp.end;
  if (boxes::inside(sharp.end, sharp.boxes[0]) && boxes::inside(sharp.boxes[0], first) &&
      boxes::inside(second, first))
    tail.limit = map.observed(sharp.boxes[0]);
  return tail;
}

}  // namespace

std::optional<Tail<WideInterval>> cycle_tail(StepMap& map, const std::vector<Box>& orbit) {
  if (orbit.size() < fewest_states) return std::nullopt;
  for (const int period : candidate_periods(orbit)) {
    try {
      const auto center = boxes::fixed_point(map, orbit.back(), period);
      const int steps = center ? contracting_steps(center->derivative, period) : 0;
      if (steps == 0) continue;
      if (auto tail = returning(map, center->point, period, steps, orbit.back())) return tail;
    } catch (const Undefined&) {
    } catch (const Indeterminate&) {
    }
  }
  return std::nullopt;
}

}  // namespace referee

#include "theorems/meaning/linear_growth.h"

#include <Eigen/Dense>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "numbers/errors.h"

namespace referee {
namespace {

using Box = StepMap::Box;
using Enclosures = Matrix<WideInterval>;

constexpr Eigen::Index largest_state = 60;
constexpr Eigen::Index largest_expanding_state = 20;

Enclosures exactly(const Matrix<double>& a) {
  return a.unaryExpr([](double x) { return WideInterval(x); });
}

Matrix<double> symmetric(const Matrix<double>& a) {
  return (a + a.transpose()) / 2;
}

/// A lower bound for z'Dz / |z|^2: the least of the diagonal entries less the rest of their rows
/// (Gershgorin).
WideInterval least_eigenvalue(const Enclosures& d) {
  std::optional<WideInterval> least;
  for (Eigen::Index i = 0; i < d.rows(); ++i) {
    WideInterval center = d(i, i);
    for (Eigen::Index j = 0; j < d.cols(); ++j) {
      if (j != i) center -= abs(d(i, j));
    }
    least = least ? min(*least, center) : center;
  }
  return least->lower();
}

WideInterval form(const Enclosures& x, const Box& z) {
  WideInterval sum(0);
  for (Eigen::Index i = 0; i < z.size(); ++i) {
    for (Eigen::Index j = 0; j < z.size(); ++j) sum += z(i) * x(i, j) * z(j);
  }
  return sum;
}

/// sum over k of (M^k)'(M^k), by doubling the number of summands.
Matrix<double> summed_squares(Matrix<double> m) {
  Matrix<double> sum = Matrix<double>::Identity(m.rows(), m.cols());
  for (int i = 0; i < 60 && m.cwiseAbs().maxCoeff() > 1e-20 && sum.allFinite(); ++i) {
    sum = Matrix<double>(sum + m.transpose() * sum * m);
    m = Matrix<double>(m * m);
  }
  return symmetric(sum);
}

/// The symmetric Q with A'QA - q Q = I.
Matrix<double> stein_solution(const Matrix<double>& a, double q) {
  const Eigen::Index n = a.rows();
  Matrix<double> system(n * n, n * n);
  for (Eigen::Index i = 0; i < n * n; ++i) {
    for (Eigen::Index j = 0; j < n * n; ++j)
      system(i, j) = a(j / n, i / n) * a(j % n, i % n) - (i == j ? q : 0);
  }
  Matrix<double> one = Matrix<double>::Identity(n, n);
  const Vector<double> right = Eigen::Map<const Vector<double>>(one.data(), n * n);
  const Vector<double> q_entries = system.partialPivLu().solve(right);
  return symmetric(Eigen::Map<const Matrix<double>>(q_entries.data(), n, n));
}

std::optional<Tail<WideInterval>> contraction(StepMap& map, const Enclosures& a, double q, const Box& start) {
  const Matrix<double> plain_x = summed_squares(boxes::plain(a) / std::sqrt(q));
  if (!plain_x.allFinite()) return std::nullopt;
  const Enclosures x = exactly(plain_x);
  const WideInterval factor(q);
  const Enclosures less = a.transpose() * Enclosures(x * a);
  const WideInterval least = least_eigenvalue(Enclosures(x * factor - less));
  if (!(least.lower() > 0) || !boxes::positive_definite(x)) return std::nullopt;
  const auto center = boxes::fixed_point(map, start, 1);
  if (!center) return std::nullopt;
  const Box change = map.image(center->point) - center->point;
  const WideInterval distance =
      sqrt(max(WideInterval(0), form(x, change)) * factor / least) / (WideInterval(1) - sqrt(factor));
  const Mp150 size = 1 + boxes::reach(center->point);
  const Box box = boxes::around(center->point, Mp150(2 * distance.upper() + Mp150("1e-140") * size));
  Tail<WideInterval> tail;
  const WideInterval value = map.observed(box);
  tail.visited.push_back(value);
  if (map.continuous()) tail.limit = value;
  return tail;
}

/// Whether C z, C A z, ..., C A^(n-1) z together determine z, for all of [A].
bool observes(const Enclosures& c, const Enclosures& a) {
  const Eigen::Index n = a.rows();
  Enclosures all(n * c.rows(), n);
  Enclosures block = c;
  for (Eigen::Index k = 0; k < n; ++k) {
    const double size = boxes::plain(block).cwiseAbs().maxCoeff();
    if (!std::isfinite(size) || size == 0) return false;
    const WideInterval scale(std::exp2(-std::floor(std::log2(size))));
    block = Enclosures(block * scale);
    all.middleRows(k * c.rows(), c.rows()) = block;
    block = Enclosures(block * a);
  }
  const Matrix<double> inverse = boxes::plain(all).completeOrthogonalDecomposition().pseudoInverse();
  Enclosures near_one = exactly(inverse) * all;
  for (Eigen::Index i = 0; i < n; ++i) near_one(i, i) -= WideInterval(1);
  for (Eigen::Index i = 0; i < n; ++i) {
    WideInterval sum(0);
    for (Eigen::Index j = 0; j < n; ++j) sum += abs(near_one(i, j));
    if (!(sum.upper() < 1)) return false;
  }
  return true;
}

/// Whether some difference of consecutive states grows without bound.
bool expands(StepMap& map, const Enclosures& a, double q, const std::vector<Box>& orbit) {
  if (!(q > 1)) return false;
  const Matrix<double> plain_form = stein_solution(boxes::plain(a), q);
  if (!plain_form.allFinite()) return false;
  const Enclosures x = exactly(plain_form);
  const Enclosures more = a.transpose() * Enclosures(x * a);
  if (!(least_eigenvalue(Enclosures(more - x * WideInterval(q))).lower() > 0)) return false;
  return std::any_of(orbit.rbegin(), orbit.rend(),
                     [&](const Box& state) { return form(x, Box(map.image(state) - state)).lower() > 0; });
}

}  // namespace

std::optional<Tail<WideInterval>> linear_tail(StepMap& map, const std::vector<Box>& orbit) {
  constexpr double least_gap = 1e-13;
  try {
    const Eigen::Index n = orbit.back().size();
    if (n > largest_state) return std::nullopt;
    const Enclosures a = map.derivative(Box::Constant(n, WideInterval::whole_line()));
    if (!boxes::is_finite(a)) return std::nullopt;
    const Vector<double> moduli = boxes::plain(a).eigenvalues().cwiseAbs();
    const double radius = moduli.maxCoeff();
    if (radius < 1 - least_gap) {
      for (const double share : {0.5, 0.05}) {
        const double root = 1 - share * (1 - radius);
        if (auto tail = contraction(map, a, root * root, orbit.back())) return tail;
      }
      return std::nullopt;
    }
    if (n > largest_expanding_state || !(radius > 1 + least_gap)) return std::nullopt;
    double expanding = radius, inner = 1;
    for (const double modulus : moduli) {
      if (modulus > 1 + least_gap) expanding = std::min(expanding, modulus);
      if (modulus < radius * (1 - 1e-6)) inner = std::max(inner, modulus);
    }
    const bool grows = expands(map, a, expanding, orbit) || expands(map, a, radius * inner, orbit);
    if (!grows) return std::nullopt;
    const Enclosures c = map.outputs();
    if (c.rows() == 0 || !observes(c, a)) return std::nullopt;
    Tail<WideInterval> tail;
    tail.unbounded = true;
    return tail;
  } catch (const Undefined&) {
  } catch (const Indeterminate&) {
  }
  return std::nullopt;
}

}  // namespace referee

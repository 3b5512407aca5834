#include <Spectra/SymEigsSolver.h>

#include <catch2/catch.hpp>

#include "generators/families/cosine.h"
#include "generators/families/cubic.h"
#include "generators/families/log_cosh.h"
#include "generators/families/log_sum_exp.h"
#include "generators/families/piecewise_quadratic.h"
#include "generators/families/pseudo_huber.h"
#include "generators/families/quadratic.h"
#include "generators/families/rosenbrock.h"
#include "generators/families/rotated_sum.h"

using namespace referee;

/// The extreme curvatures in dimension 100 000, by Krylov subspaces from products with the Hessian alone.

namespace {

constexpr int dimension = 100'000;
using Product = std::function<Vector<double>(const Vector<double>&)>;

/// A symmetric matrix known by its products, as Spectra asks for it.
struct Operator {
  using Scalar = double;
  Product product;
  Eigen::Index rows() const { return dimension; }
  Eigen::Index cols() const { return dimension; }
  void perform_op(const double* in, double* out) const {
    Eigen::Map<Vector<double>>(out, dimension) = product(Eigen::Map<const Vector<double>>(in, dimension));
  }
};

/// Two Ritz values, from both ends, with residuals within `accuracy` of their size. They lie within the
/// spectrum, and next to its ends where these stand apart.
Eigen::Vector2d ritz_ends(const Product& product, double accuracy) {
  Operator matrix{product};
  Spectra::SymEigsSolver<Operator> solver(matrix, 2, 20);
  solver.init();
  solver.compute(Spectra::SortRule::BothEnds, 20, accuracy);
  REQUIRE(solver.info() == Spectra::CompInfo::Successful);
  const Vector<double> found = solver.eigenvalues();
  return {found.minCoeff(), found.maxCoeff()};
}

Eigen::Vector2d ends_at(const Function& f, const Vector<double>& x, double accuracy = 0.01) {
  return ritz_ends([&](const Vector<double>& v) { return f.hessian_times(x, v); }, accuracy);
}

Vector<Rational> zeros() {
  return Vector<Rational>::Zero(dimension);
}

/// Small integers that repeat.
Vector<Rational> some_integers(int period) {
  Vector<Rational> v(dimension);
  for (int i = 0; i < dimension; ++i) v(i) = i % period - period / 2;
  return v;
}

Vector<double> some_point(double size) {
  Vector<double> x(dimension);
  for (int i = 0; i < dimension; ++i) x(i) = size * std::sin(1.0 + i * 0.7);
  return x;
}

/// The profiles in turn, along the axes of a reflected basis.
RotatedSum rotated(const std::vector<ProfilePtr>& kinds) {
  std::vector<ProfilePtr> profiles;
  for (int i = 0; i < dimension; ++i) profiles.push_back(kinds[static_cast<std::size_t>(i) % kinds.size()]);
  return RotatedSum("sum", std::move(profiles), some_integers(5));
}

void check_within(const Function& f, const Eigen::Vector2d& ends) {
  const Guarantees& g = f.guarantees();
  INFO(f.family() << ": " << ends.transpose());
  const double high = to_double(*g.smoothness), tolerance = 1e-9 * high;
  CHECK(ends(1) <= high + tolerance);
  CHECK(ends(0) >= -high - tolerance);
  if (g.convex) CHECK(ends(0) >= -tolerance);
  if (g.strong_convexity) CHECK(ends(0) >= to_double(*g.strong_convexity) - tolerance);
}

Rational q(long p, long r) {
  return Rational(p) / Rational(r);
}

}  // namespace

TEST_CASE("the ends of a large quadratic's spectrum are the declared ones") {
  Quadratic::Data data;
  data.center = data.linear = zeros();
  data.spectrum = Vector<Rational>(dimension);
  for (int i = 0; i < dimension; ++i) data.spectrum(i) = 3 + q(i % 97, 97);
  data.spectrum(17) = q(1, 2), data.spectrum(dimension - 3) = 10;
  data.v1 = some_integers(7), data.v2 = some_integers(4);
  const Quadratic f(data);
  const Eigen::Vector2d ends = ends_at(f, some_point(1), 1e-6);
  check_within(f, ends);
  CHECK(ends(0) == Approx(0.5).epsilon(1e-9));
  CHECK(ends(1) == Approx(10).epsilon(1e-9));
}

TEST_CASE("large rotated sums keep their curvatures") {
  const RotatedSum convex =
      rotated({std::make_shared<LogCosh>(1, q(1, 2), 3, 2), std::make_shared<PseudoHuber>(0, 1, 2, q(1, 2)),
               quadratic_profile(2, q(3, 4))});
  REQUIRE(convex.guarantees().strong_convexity == q(1, 2));
  check_within(convex, ends_at(convex, some_point(1)));
  const RotatedSum wavy = rotated({std::make_shared<Cosine>(0, 1, 2, 3), quadratic_profile(1, 1)});
  const Eigen::Vector2d ends = ends_at(wavy, some_point(2));
  check_within(wavy, ends);
  CHECK(ends(0) == Approx(-1).epsilon(0.02));
  CHECK(ends(1) == Approx(3).epsilon(0.02));
}

TEST_CASE("a large log-sum-exp of two points attains its constant at the minimiser") {
  Matrix<Rational> a(2, dimension);
  a.row(0) = some_integers(3).transpose();
  a.row(1) = -a.row(0);
  const LogSumExp f(a, zeros(), q(1, 1000), q(1, 10));
  const Eigen::Vector2d ends = ends_at(f, Vector<double>::Zero(dimension), 1e-8);
  check_within(f, ends);
  CHECK(ends(1) == Approx(to_double(*f.guarantees().smoothness)).epsilon(1e-9));
}

TEST_CASE("the tamed chain of Rosenbrock keeps its bound") {
  const Rosenbrock f(zeros(), 1, 10, Rosenbrock::Bounds{2, 1});
  for (const double size : {0.5, 3.0}) check_within(f, ends_at(f, some_point(size)));
}

TEST_CASE("the Hessian of a large cubic moves no faster than declared") {
  Vector<Rational> spectrum(dimension);
  for (int i = 0; i < dimension; ++i) spectrum(i) = q(i % 5, 2);
  const Cubic f(zeros(), spectrum, some_integers(5), 3);
  const Vector<double> x = some_point(0.01), y = 1.5 * x + some_point(0.001).reverse();
  const Eigen::Vector2d ends = ritz_ends(
      [&](const Vector<double>& v) -> Vector<double> {
        return f.hessian_times(x, v) - f.hessian_times(y, v);
      },
      1e-6);
  const double moved = 3 * (x - y).norm();
  CHECK(std::max(-ends(0), ends(1)) <= moved * (1 + 1e-9));
  CHECK(std::max(-ends(0), ends(1)) >= moved * 0.9);
}

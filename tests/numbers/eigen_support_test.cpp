#include "numbers/eigen_support.h"

#include "numbers/germ.h"
#include "numbers/jet.h"
#include "support.h"

using namespace referee;

using Scalars = std::tuple<double, DoubleInterval, Mp50, WideInterval, Exact, Jet<Exact>, Germ<Exact>>;

TEMPLATE_LIST_TEST_CASE("vectors and matrices of every scalar", "", Scalars) {
  using N = TestType;
  Matrix<N> a(3, 3);
  Vector<N> x(3), y = Vector<N>::Constant(3, N(2));
  for (int i = 0; i < 3; ++i) {
    x(i) = N(i + 1);
    for (int j = 0; j < 3; ++j) a(i, j) = N(i - j);
  }
  CHECK(to_double(N(x.dot(y))) == 12);
  CHECK(to_double(N(x.sum())) == 6);
  CHECK(to_double(N(x.squaredNorm())) == 14);
  const Vector<N> ax = a * x, combined = N(2) * x - y + a.transpose() * x;
  CHECK(to_double(ax(0)) == -8);
  CHECK(to_double(combined(2)) == 0);
  const Matrix<N> product = a * a.transpose();
  CHECK(to_double(product(0, 0)) == 5);
  CHECK(to_double(N(a.trace())) == 0);
  const Matrix<N> outer = x * y.transpose() + Matrix<N>::Identity(3, 3);
  CHECK(to_double(outer(2, 2)) == 7);
}

TEST_CASE("large products of intervals enclose") {
  const int n = 40;
  Matrix<DoubleInterval> a(n, n);
  Matrix<Rational> exact(n, n);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < n; ++j) {
      exact(i, j) = Rational(i + 1, j + 7);
      a(i, j) = from_rational<DoubleInterval>(exact(i, j));
    }
  }
  const Matrix<DoubleInterval> product = a * a;
  const Matrix<Rational> expected = exact * exact;
  CHECK(product(3, 5).contains(expected(3, 5)));
  CHECK(product(n - 1, n - 1).contains(expected(n - 1, n - 1)));
}

TEST_CASE("squared norms of intervals are tight") {
  Vector<DoubleInterval> x(2);
  x << DoubleInterval(-1, 1), DoubleInterval(2);
  CHECK(x.squaredNorm() == DoubleInterval(4.0, 5.0));
}

TEST_CASE("learning: decompositions of Eigen work with 50 digits") {
  Matrix<Mp50> a(2, 2);
  a << Mp50(2), Mp50(1), Mp50(1), Mp50(2);
  const Eigen::SelfAdjointEigenSolver<Matrix<Mp50>> solver(a);
  CHECK(abs(Mp50(solver.eigenvalues()(1) - 3)) < Mp50(1e-45));
}

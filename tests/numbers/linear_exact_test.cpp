#include "numbers/linear_exact.h"

#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

template <class N = Rational>
Matrix<N> matrix(int rows, int cols, const std::vector<N>& entries) {
  Matrix<N> a(rows, cols);
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < cols; ++j) a(i, j) = entries[static_cast<std::size_t>(i * cols + j)];
  }
  return a;
}

Matrix<Rational> draw_matrix(int rows, int cols) {
  Matrix<Rational> a(rows, cols);
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < cols; ++j) a(i, j) = Rational(*rc::gen::inRange(-4, 5), *rc::gen::inRange(1, 4));
  }
  return a;
}

Truth radius(Relation relation, const Matrix<Rational>& a, const Rational& c) {
  return holds(relation, compare_spectral_radius(a, c));
}

}  // namespace

TEST_CASE("solutions, inverses and determinants are exact") {
  check_property("A x = b, A A^-1 = I, det(AB) = det A det B", [] {
    const int n = *rc::gen::inRange(1, 5);
    const Matrix<Rational> a = draw_matrix(n, n), b = draw_matrix(n, n);
    const Vector<Rational> right = draw_matrix(n, 1);
    RC_ASSERT(determinant(Matrix<Rational>(a * b)) == determinant(a) * determinant(b));
    const auto x = solve(a, right);
    RC_ASSERT(x.has_value() == (determinant(a) != 0));
    RC_ASSERT(x.has_value() == (rank(a) == n));
    if (!x) return;
    RC_ASSERT(Vector<Rational>(a * *x) == right);
    RC_ASSERT(Matrix<Rational>(a * *inverse(a)) == Matrix<Rational>(Matrix<Rational>::Identity(n, n)));
  });
}

TEST_CASE("elimination over a quadratic field") {
  const Exact root = sqrt(Exact(2));
  const Matrix<Exact> a = matrix<Exact>(2, 2, {1, root, root, 2});
  CHECK(determinant(a) == Exact(0));
  CHECK(rank(a) == 1);
  CHECK_FALSE(inverse(a).has_value());
  CHECK(is_positive_semidefinite(a));
  CHECK_FALSE(is_positive_definite(a));
}

TEST_CASE("rank of rectangular matrices") {
  CHECK(rank(matrix(2, 3, {1, 2, 3, 2, 4, 6})) == 1);
  CHECK(rank(Matrix<Rational>(Matrix<Rational>::Zero(3, 2))) == 0);
}

TEST_CASE("inertia counts signs of eigenvalues") {
  CHECK(inertia(matrix(2, 2, {0, 1, 1, 0})) == Inertia{1, 0, 1});
  CHECK(inertia(matrix(3, 3, {0, 0, 0, 0, 0, 0, 0, 0, -1})) == Inertia{1, 2, 0});
  CHECK(inertia(matrix(2, 2, {1, 1, 1, 1})) == Inertia{0, 1, 1});
  CHECK(inertia(matrix(2, 2, {1, 2, 2, 1})) == Inertia{1, 0, 1});
  CHECK_THROWS_AS(inertia(matrix(2, 2, {1, 2, 3, 1})), InternalError);
}

TEST_CASE("inertia is invariant under congruence") {
  check_property("S D S' for invertible S", [] {
    const int n = *rc::gen::inRange(1, 6);
    const Matrix<Rational> s = draw_matrix(n, n);
    if (determinant(s) == 0) return;
    Matrix<Rational> d = Matrix<Rational>::Zero(n, n);
    Inertia expected;
    for (int i = 0; i < n; ++i) {
      const int sign = *rc::gen::inRange(-1, 2);
      d(i, i) = Rational(sign * *rc::gen::inRange(1, 5));
      ++(sign < 0 ? expected.negative : sign > 0 ? expected.positive : expected.zero);
    }
    const Matrix<Rational> a = s * d * s.transpose();
    RC_ASSERT(inertia(a) == expected);
    RC_ASSERT(is_positive_semidefinite(a) == (expected.negative == 0));
    RC_ASSERT(is_positive_definite(a) == (expected.positive == n));
  });
}

TEST_CASE("a matrix is a root of its characteristic polynomial") {
  check_property("Cayley-Hamilton", [] {
    const int n = *rc::gen::inRange(1, 6);
    const Matrix<Rational> a = draw_matrix(n, n);
    const Polynomial p = characteristic_polynomial(a);
    Matrix<Rational> value = Matrix<Rational>::Zero(n, n);
    const Matrix<Rational> identity = Matrix<Rational>::Identity(n, n);
    for (std::size_t i = p.size(); i-- > 0;) value = (value * a + p[i] * identity).eval();
    RC_ASSERT(value == Matrix<Rational>(Matrix<Rational>::Zero(n, n)));
    RC_ASSERT(p.front() == (n % 2 == 0 ? determinant(a) : Rational(-determinant(a))));
  });
}

TEST_CASE("spectral radii are compared exactly") {
  const Matrix<Rational> rotation =
      matrix(2, 2, {Rational(3, 5), Rational(-4, 5), Rational(4, 5), Rational(3, 5)});
  CHECK(radius(Relation::equal, rotation, 1) == Truth::yes);
  CHECK(radius(Relation::less, rotation, Rational(1000001, 1000000)) == Truth::yes);
  CHECK(radius(Relation::greater, rotation, Rational(999999, 1000000)) == Truth::yes);
  CHECK(radius(Relation::equal, matrix(2, 2, {2, 1, 0, 2}), 2) == Truth::yes);
  CHECK(radius(Relation::equal, matrix(2, 2, {0, 1, 0, 0}), 0) == Truth::yes);
  CHECK(radius(Relation::greater, matrix(2, 2, {0, 1, 1, 0}), 0) == Truth::yes);
  CHECK(radius(Relation::greater, rotation, -1) == Truth::yes);
}

TEST_CASE("the optimal heavy ball has a double eigenvalue on its circle") {
  // m = 1, L = 9: step 4/(3+1)^2 = 1/4, momentum ((3-1)/(3+1))^2 = 1/4, radius 1/2 at both ends.
  for (const Rational& curvature : {Rational(1), Rational(9)}) {
    const Matrix<Rational> a =
        matrix(2, 2, {Rational(Rational(5, 4) - curvature / 4), Rational(-1, 4), 1, 0});
    CHECK(radius(Relation::equal, a, Rational(1, 2)) == Truth::yes);
  }
}

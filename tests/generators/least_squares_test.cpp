#include "generators/families/least_squares.h"

#include <catch2/catch.hpp>

#include "support_functions.h"

using namespace referee;
using tests::in;
using tests::point;
using tests::q;

namespace {

LeastSquares::Data example() {
  LeastSquares::Data data;
  data.scale = q(1, 2);
  data.singular = point({q(3), q(1, 2)});
  data.left = point({q(1), q(-1), q(2)});
  data.right = point({q(1), q(2)});
  data.center = point({q(1), q(-1)});
  data.remainder = point({q(0), q(0), q(4)});
  return data;
}

}  // namespace

TEST_CASE("least squares are half the scaled squared residual, with the prescribed singular values") {
  const LeastSquares f(example());
  const Matrix<Rational> a = f.matrix();
  const Vector<Rational> b = f.right_side();
  for (const Vector<Rational>& x : {point({q(0), q(0)}), point({q(2), q(1, 3)}), example().center}) {
    const Vector<Rational> residual = a * x - b;
    CHECK(f.value(in<Exact>(x)) == Exact(residual.dot(residual) / 4));
    CHECK(
        tests::same(f.gradient(in<Exact>(x)), in<Exact>(Vector<Rational>(a.transpose() * residual / q(2)))));
  }
  // The eigenvalues of A'A: their sum and product.
  const Matrix<Rational> gram = a.transpose() * a;
  CHECK(gram.trace() == q(9) + q(1, 4));
  CHECK(gram(0, 0) * gram(1, 1) - gram(0, 1) * gram(1, 0) == q(9, 4));
  CHECK(f.guarantees().smoothness == q(9, 2));
  CHECK(f.guarantees().strong_convexity == q(1, 8));
  CHECK(f.value(in<Exact>(example().center)) == Exact(4));
}

TEST_CASE("a zero singular value leaves a line of minimisers") {
  LeastSquares::Data data = example();
  data.singular = point({q(2), q(0)});
  const LeastSquares f(data);
  // The kernel of A is H_2 e_2, with H_2 of (1, 2).
  const Vector<Rational> kernel = point({q(-4, 5), q(-3, 5)});
  CHECK(Vector<Rational>(f.matrix() * kernel).isZero());
  CHECK(f.gradient(in<Exact>(Vector<Rational>(data.center + kernel * q(7)))).isZero());
  const Guarantees& g = f.guarantees();
  CHECK(g.convex);
  CHECK(g.pl == q(2));
  CHECK_FALSE(g.strong_convexity);
  CHECK_FALSE(g.coercive);
}

TEST_CASE("least squares as text") {
  LeastSquares::Data data = example();
  data.left.setZero();
  data.right.setZero();
  CHECK(LeastSquares(data).text("z", false) == "1/4*((3*z[1] - 3)^2 + (1/2*z[2] + 1/2)^2 + (-4)^2)");
}

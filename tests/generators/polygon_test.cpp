#include "generators/families/polygon.h"

#include <catch2/catch.hpp>

#include "numbers/errors.h"
#include "support_functions.h"

using namespace referee;
using tests::in;
using tests::point;
using tests::q;

namespace {

const std::vector<Vector<Rational>> corners{point({q(1), q(-1)}), point({q(1), q(1)}), point({q(-1), q(1)}),
                                            point({q(-1), q(-1)})};

Polygon example() {
  return {corners, point({q(0), q(0), q(5)}), q(1), q(3)};
}

}  // namespace

TEST_CASE("a square's function is a quadratic less the squared distance") {
  const Polygon f = example();
  const auto value = [&](Rational a, Rational b) { return f.value(in<Exact>(point({a, b, q(6)}))); };
  // 3/2 |y|^2 - dist^2, where y_3 = 1.
  CHECK(value(q(1, 2), q(0)) == Exact(q(3, 2) * q(5, 4)));
  CHECK(value(q(3), q(0)) == Exact(q(3, 2) * 10 - 4));
  CHECK(value(q(3), q(-2)) == Exact(q(3, 2) * 14 - 4 - 1));
  const Vector<Exact> gradient = f.gradient(in<Exact>(point({q(3), q(1, 2), q(6)})));
  CHECK(tests::same(gradient, in<Exact>(point({q(3) + 2, q(1, 2) * 3, q(3)}))));
}

TEST_CASE("a polygon's gradient is exact on seams, its Hessian is not defined there") {
  const Polygon f = example();
  for (const Vector<Rational>& x :
       {point({q(1), q(0), q(5)}), point({q(2), q(1), q(5)}), point({q(1), q(1), q(5)})}) {
    CHECK(tests::same(f.gradient(in<Exact>(x)), in<Exact>(point({x(0) + 2, x(1) * 3, q(0)}))));
    CHECK_THROWS_AS(f.hessian(in<Exact>(x)), Undefined);
  }
  const Matrix<double> h = f.hessian(in<double>(point({q(3), q(1, 2), q(6)})));
  CHECK(h == Matrix<double>(Eigen::Vector3d(1, 3, 3).asDiagonal()));
  CHECK_FALSE(f.guarantees().twice_differentiable);
}

TEST_CASE("what is no convex polygon around the origin is refused") {
  CHECK(Polygon::may_be_polygon(corners));
  CHECK_FALSE(Polygon::may_be_polygon({corners[0], corners[1]}));
  CHECK_FALSE(Polygon::may_be_polygon({corners[3], corners[2], corners[1], corners[0]}));
  CHECK_FALSE(Polygon::may_be_polygon({corners[0], corners[1], point({q(0), q(0)})}));
  CHECK_FALSE(Polygon::may_be_polygon({corners[0], corners[1], corners[2], point({q(0), q(1)}), corners[3]}));
}

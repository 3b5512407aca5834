#include "generators/families/tilted.h"

#include <catch2/catch.hpp>

#include "generators/families/quadratic.h"
#include "support_functions.h"

using namespace referee;
using tests::in;
using tests::point;
using tests::q;

namespace {

/// 1/2 (2 z_1^2 + 6 z_2^2).
FunctionPtr bowl() {
  Quadratic::Data data;
  data.center = data.v1 = data.v2 = data.linear = Vector<Rational>::Zero(2);
  data.spectrum = point({q(2), q(6)});
  return std::make_shared<Quadratic>(std::move(data));
}

Tilted bent(const Rational& curvature) {
  return {bowl(), point({q(1), q(0)}), point({q(0), q(1)}), curvature, point({q(3), q(4)})};
}

}  // namespace

TEST_CASE("a slope and a curvature are added") {
  const Tilted f = bent(q(-1));
  const Vector<Rational> x = point({q(1), q(2)});  // y = (1, 1), <v, y> = 7, |v|^2 = 25
  CHECK(f.value(in<Exact>(x)) == Exact(q(1) + 12 + 1 - q(49, 50)));
  CHECK(tests::same(f.gradient(in<Exact>(x)), in<Exact>(point({q(2) + 1 - q(21, 25), q(12) - q(28, 25)}))));
  CHECK(f.hessian(in<Exact>(x))(0, 1) == Exact(q(-12, 25)));
  CHECK(f.hessian_times(in<double>(x), Vector<double>(Eigen::Vector2d(1, 0))) ==
        Vector<double>(f.hessian(in<double>(x)).col(0)));
}

TEST_CASE("constants of bent functions") {
  CHECK(*bent(q(0)).guarantees().smoothness == q(6));
  CHECK(bent(q(0)).guarantees().smoothness_attained);
  CHECK(*bent(q(-1)).guarantees().smoothness == q(7));
  CHECK_FALSE(bent(q(-1)).guarantees().smoothness_attained);
  CHECK(*bent(q(-1)).guarantees().strong_convexity == q(1));
  CHECK(*bent(q(1)).guarantees().strong_convexity == q(2));
  CHECK(bent(q(-2)).guarantees().convex);
  CHECK_FALSE(bent(q(-2)).guarantees().strong_convexity);
  CHECK_FALSE(bent(q(-3)).guarantees().convex);
  CHECK_FALSE(bent(q(-3)).guarantees().bounded_below);
  CHECK(bent(q(-3)).guarantees().quadratic);
  CHECK_FALSE(bent(q(-3)).guarantees().separable);
}

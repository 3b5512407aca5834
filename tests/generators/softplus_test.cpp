#include "generators/families/softplus.h"

#include <catch2/catch.hpp>

#include "support_functions.h"

using namespace referee;
using tests::in;
using tests::point;
using tests::q;

namespace {

/// a_0 + a_1 + a_2 = 0 with one offset: balanced, and not even about the center.
Softplus::Data triple() {
  Softplus::Data data;
  data.a.resize(3, 2);
  data.a << q(1), q(2), q(2), q(-1), q(-3), q(-1);
  data.offsets = point({q(1), q(1), q(1)});
  data.weights = point({q(1), q(1), q(1)});
  data.center = point({q(2), q(3)});
  return data;
}

}  // namespace

TEST_CASE("groups of softplus functions that add up to zero are minimised at their center, exactly") {
  const Softplus f(triple());
  REQUIRE(f.minimizer());
  CHECK(f.gradient(in<Exact>(*f.minimizer())).isZero());
  CHECK(f.gradient(in<double>(*f.minimizer())).isZero());
  const Vector<double> step = in<double>(point({q(1), q(0)})), xs = in<double>(*f.minimizer());
  CHECK(f.value(Vector<double>(xs + step)) > f.value(xs));
  CHECK(std::fabs(f.value(Vector<double>(xs + step)) - f.value(Vector<double>(xs - step))) > 1e-3);
}

TEST_CASE("other softplus sums have no known minimiser") {
  Softplus::Data weights = triple();
  weights.weights(1) = q(2);
  CHECK_FALSE(Softplus(weights).minimizer());
  Softplus::Data offsets = triple();
  offsets.offsets(2) = q(0);
  CHECK_FALSE(Softplus(offsets).minimizer());
}

TEST_CASE("the constants of softplus sums") {
  Softplus::Data pair;
  pair.a.resize(2, 1);
  pair.a << q(3), q(-3);
  pair.offsets = point({q(0), q(0)});
  pair.weights = point({q(1), q(1)});
  pair.center = point({q(0)});
  // Twice 9/4 at the center, where both sigmoids are 1/2; slopes up to 3.
  CHECK(*Softplus(pair).guarantees().smoothness == q(9, 2));
  CHECK(Softplus(pair).hessian(Vector<double>(Vector<double>::Zero(1)))(0, 0) == Approx(4.5));
  CHECK(*Softplus(pair).guarantees().lipschitz == q(3));
  CHECK(Softplus(pair).gradient(Vector<double>(Vector<double>::Constant(1, 50)))(0) == Approx(3));
  CHECK_FALSE(Softplus(pair).guarantees().coercive);
  pair.spans = true;
  CHECK(Softplus(pair).guarantees().coercive);
}

#include "generators/families/squared_distance.h"

#include <catch2/catch.hpp>

#include "generators/vectors.h"
#include "support_functions.h"

using namespace referee;
using tests::in;
using tests::q;

TEST_CASE("half squared distances meet the PL inequality with L, as an equality, and have many minimisers") {
  const SquaredDistanceFamily family;
  FunctionRequest request;
  request.dimension = 2;
  request.convex = request.needs_minimizer = true;
  request.smoothness = request.pl = q(5);
  int flat = 0;
  for (std::uint64_t i = 0; i < 40; ++i) {
    Choices choices(1, "distance", i);
    const FunctionPtr f = family.draw(request, choices);
    INFO(f->text("z", false));
    CHECK_FALSE(f->guarantees().strong_convexity);
    CHECK_FALSE(f->guarantees().twice_differentiable);
    for (int k = 0; k < 5; ++k) {
      const Vector<Rational> x = draw_small_vector(2, choices) * q(3);
      const Vector<Exact> gradient = f->gradient(in<Exact>(x));
      CHECK(gradient.squaredNorm() == Exact(10) * f->value(in<Exact>(x)));
      flat += gradient.isZero() && x != *f->minimizer();
    }
  }
  CHECK(flat > 10);
}

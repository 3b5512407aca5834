#include "numbers/rational_roots.h"

#include "support.h"

using namespace referee;
using namespace referee::testing;

TEST_CASE("the rational roots of a product of linear factors are found with their multiplicity") {
  check_property("roots of prod (z - r)", [] {
    const int count = *rc::gen::inRange(1, 5);
    std::vector<Rational> roots;
    Polynomial p{Rational(7, 3)};
    for (int i = 0; i < count; ++i) {
      const Rational r(*rc::gen::inRange(-9, 10), *rc::gen::inRange(1, 12));
      roots.push_back(r);
      p = multiply(p, {Rational(-r), Rational(1)});
    }
    // z^2 - 2 has real roots that are not rational, z^2 + 1 none.
    const Polynomial rest = *rc::gen::element(Polynomial{1}, Polynomial{-2, 0, 1}, Polynomial{1, 0, 1});
    std::sort(roots.begin(), roots.end());
    const RationalRoots found = rational_roots(multiply(p, rest));
    RC_ASSERT(found.roots == roots);
    RC_ASSERT(found.rest.size() == rest.size());
  });
}

TEST_CASE("the simplest rational of an interval") {
  CHECK(simplest_between(Rational(3, 10), Rational(4, 10)) == Rational(1, 3));
  CHECK(simplest_between(Rational(-4, 10), Rational(-3, 10)) == Rational(-1, 3));
  CHECK(simplest_between(Rational(-1), Rational(3)) == 0);
  CHECK(simplest_between(Rational(5, 2), Rational(7, 2)) == 3);
  CHECK(simplest_between(Rational(22, 7), Rational(22, 7)) == Rational(22, 7));
}

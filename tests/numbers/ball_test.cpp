#include "numbers/ball.h"

#include "numbers/arithmetic.h"
#include "numbers/errors.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

/// A random ball, often a point, and a random point of it.
struct Enclosed {
  Ball ball;
  Rational point;
};

Enclosed draw_between(const Rational& a, const Rational& b) {
  const Rational point = a + (b - a) * draw_share();
  return {hull(Ball::from_rational(a), Ball::from_rational(b)), point};
}
Enclosed draw_enclosed() {
  const Rational a = draw_rational();
  return draw_between(a, *rc::gen::inRange(0, 3) == 0 ? a : draw_rational());
}
Enclosed draw_positive_enclosed() {
  const Rational a = draw_positive();
  return draw_between(a, *rc::gen::inRange(0, 3) == 0 ? a : draw_positive());
}

}  // namespace

TEST_CASE("balls enclose the exact results at every precision") {
  const long bits = GENERATE(24, 128, 1024);
  const BallPrecision precision(bits);
  check_property("+ - * / square power", [] {
    const auto x = draw_enclosed(), y = draw_enclosed();
    const long k = *rc::gen::inRange(-4, 7);
    RC_ASSERT((x.ball + y.ball).contains(Rational(x.point + y.point)));
    RC_ASSERT((x.ball - y.ball).contains(Rational(x.point - y.point)));
    RC_ASSERT((x.ball * y.ball).contains(Rational(x.point * y.point)));
    RC_ASSERT((-x.ball).contains(Rational(-x.point)));
    RC_ASSERT(square(x.ball).contains(Rational(x.point * x.point)));
    if (k >= 0 || !x.ball.contains_zero()) RC_ASSERT(power(x.ball, k).contains(power(x.point, k)));
    if (!y.ball.contains_zero()) RC_ASSERT((x.ball / y.ball).contains(Rational(x.point / y.point)));
  });
  check_property("abs floor ceil sign min max sqrt", [] {
    const auto x = draw_enclosed(), y = draw_enclosed(), z = draw_positive_enclosed();
    RC_ASSERT(abs(x.ball).contains(abs(x.point)));
    RC_ASSERT(floor(x.ball).contains(Rational(floor(x.point))));
    RC_ASSERT(ceil(x.ball).contains(Rational(ceil(x.point))));
    RC_ASSERT(sign(x.ball).contains(Rational(x.point > 0 ? 1 : x.point < 0 ? -1 : 0)));
    RC_ASSERT(min(x.ball, y.ball).contains(x.point < y.point ? x.point : y.point));
    RC_ASSERT(max(x.ball, y.ball).contains(x.point < y.point ? y.point : x.point));
    RC_ASSERT(square(sqrt_of_nonnegative(z.ball)).contains(z.point));
  });
}

TEST_CASE("balls of any precision meet those of another") {
  check_property("exp log sin cos tanh power", [] {
    const auto x = draw_enclosed(), z = draw_positive_enclosed();
    const auto meets = [](const Ball& a, const Ball& b) { return compare(a, b, Ball(1)).equal; };
    const auto both = [&](auto f, const Ball& wide, const Rational& point) {
      const Ball image = f(wide);
      const BallPrecision fine(2000);
      return meets(image, f(Ball::from_rational(point)));
    };
    RC_ASSERT(both([](const Ball& t) { return exp(t); }, x.ball, x.point));
    RC_ASSERT(both([](const Ball& t) { return sin(t); }, x.ball, x.point));
    RC_ASSERT(both([](const Ball& t) { return cos(t); }, x.ball, x.point));
    RC_ASSERT(both([](const Ball& t) { return tanh(t); }, x.ball, x.point));
    if (z.ball.certainly_positive()) {
      RC_ASSERT(both([](const Ball& t) { return log(t); }, z.ball, z.point));
      RC_ASSERT(
          both([](const Ball& t) { return power(t, Ball::from_rational(Rational(1, 3))); }, z.ball, z.point));
    }
  });
}

TEST_CASE("balls tell orders, ties and nothing else") {
  CHECK(compare(Ball(1), Ball(2), Ball(0)).less);
  CHECK_FALSE(compare(Ball(1), Ball(2), Ball(0)).equal);
  const Ball a = sqrt(Ball(2)) * sqrt(Ball(3)), b = sqrt(Ball(6));
  CHECK(compare(a, b, a + b).tie);
  CHECK_FALSE(compare(a, b, Ball(0)).tie);
  CHECK_FALSE(compare(Ball(Ball(1), Ball(2)), Ball(1), Ball(1)).tie);
  const Ordering open = compare(Ball::whole_line(), Ball(1), Ball(1));
  CHECK((open.less && open.equal && open.greater && !open.tie));
}

TEST_CASE("balls neither overflow nor underflow") {
  CHECK(exp(Ball(-100000)).certainly_positive());
  CHECK(compare(power(Ball(0x1p-1000), 1000), Ball(0), Ball(0)).greater);
  CHECK(exp(Ball(1e18)).certainly_positive());
}

TEST_CASE("balls say where an operation has no value") {
  CHECK_THROWS_WITH(Ball(1) / Ball(0), "division by zero: 1 / 0");
  CHECK_THROWS_AS(Ball(1) / Ball(Ball(-1), Ball(1)), Indeterminate);
  CHECK_THROWS_WITH(log(Ball(0)), "logarithm of a number that is not positive: log(0)");
  CHECK_THROWS_AS(sqrt(Ball(-1)), Undefined);
  CHECK_THROWS_AS(sqrt(Ball(Ball(-1), Ball(1))), Indeterminate);
  CHECK_THROWS_AS(tan(Ball(Ball(1), Ball(2))), Indeterminate);
  CHECK_THROWS_AS(power(Ball(0), -1), Undefined);
  CHECK(power(Ball(0), 0) == Ball(1));
  CHECK(power(Ball(0), Ball(0.5)) == Ball(0));
}

TEST_CASE("balls are printed rounded outward") {
  CHECK(to_text(Ball(0.25), 10) == "0.25");
  CHECK(to_text(Ball(Ball(1), Ball(2)), 3) == "[0.999, 2.01]");
}

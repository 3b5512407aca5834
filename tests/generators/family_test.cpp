#include "generators/family.h"

#include <catch2/catch.hpp>
#include <set>

#include "support_functions.h"
#include "support_statements.h"
#include "theorems/meaning/evaluator.h"

using namespace referee;
using tests::in;
using tests::q;

namespace {

constexpr int class_count = 14;

/// The request that asks for the classes of the set bits of `classes`, with constants that agree.
FunctionRequest request_of(int dimension, unsigned classes) {
  int bit = 0;
  const auto next = [&] { return (classes >> bit++ & 1U) != 0; };
  FunctionRequest request;
  request.dimension = dimension;
  for (bool FunctionRequest::* member :
       {&FunctionRequest::convex, &FunctionRequest::quadratic, &FunctionRequest::twice_differentiable,
        &FunctionRequest::separable, &FunctionRequest::coercive, &FunctionRequest::bounded_below,
        &FunctionRequest::needs_minimizer, &FunctionRequest::needs_stationary})
    request.*member = next();
  if (next()) request.smooth = q(10);
  if (next()) request.smoothness = q(10);
  if (next()) request.strongly_convex = q(1);
  if (next()) request.pl = q(1, 2);
  if (next()) request.hessian_lipschitz = q(30);
  if (next()) request.lipschitz = q(20);
  return request;
}

/// A bounded gradient goes with no growth as of a quadratic.
bool contradicts_itself(const FunctionRequest& request) {
  return request.lipschitz && (request.strongly_convex || request.pl || request.quadratic);
}

}  // namespace

TEST_CASE("every combination of classes is served by two families, or contradicts itself") {
  for (const int d : {1, 3}) {
    for (unsigned classes = 0; classes < 1U << class_count; ++classes) {
      const FunctionRequest request = request_of(d, classes);
      const std::size_t able = serving(request).size();
      if (contradicts_itself(request) ? able > 0 : able < 2) {
        INFO("dimension " << d << ": " << to_string(request));
        CHECK(able == (contradicts_itself(request) ? 0 : 2));
      }
    }
  }
}

TEST_CASE("families answer whatever they serve") {
  Choices pick(1, "combinations", 1);
  for (std::uint64_t i = 0; i < 1500; ++i) {
    const FunctionRequest request =
        request_of(1 + static_cast<int>(pick.choose(4)), pick.choose(1U << class_count));
    const std::vector<const Family*> able = serving(request);
    if (able.empty()) continue;
    const Family& family = *able[pick.choose(static_cast<std::uint32_t>(able.size()))];
    Choices choices(2, family.name(), i);
    const FunctionPtr f = family.draw(request, choices);
    INFO(family.name() << " for " << to_string(request) << ": " << f->text("z", false));
    CHECK(implies(f->guarantees(), request));
    CHECK((!request.needs_minimizer || f->minimizer()));
    CHECK((!request.needs_stationary || f->stationary()));
  }
}

TEST_CASE("the minimiser lies where it is asked for") {
  FunctionRequest request;
  request.dimension = 3;
  request.needs_minimizer = true;
  request.center = tests::point({q(1), q(-2), q(1, 3)});
  for (const Family* family : serving(request)) {
    for (std::uint64_t i = 0; i < 6; ++i) {
      Choices choices(3, family->name(), i);
      INFO(family->name());
      CHECK(*family->draw(request, choices)->minimizer() == *request.center);
    }
  }
}

TEST_CASE("many families attain the constant that smoothness names") {
  for (const bool convex : {false, true}) {
    for (const int d : {1, 3}) {
      FunctionRequest request;
      request.dimension = d;
      request.convex = convex;
      request.smoothness = q(7, 3);
      CHECK(serving(request).size() >= 8);
    }
  }
}

TEST_CASE("smoothness alone is met by indefinite quadratics, and in one dimension by concave ones") {
  FunctionRequest request;
  request.quadratic = request.needs_stationary = true;
  request.smooth = q(5);
  const auto draws = [&](const Matrix<double>& h) {
    const Vector<double> ends = h.selfadjointView<Eigen::Lower>().eigenvalues();
    return std::pair(ends.minCoeff(), ends.maxCoeff());
  };
  for (const int d : {1, 2, 5}) {
    request.dimension = d;
    int negative = 0, mixed = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
      Choices choices(4, "indefinite", i);
      const FunctionPtr f = families().front()->draw(request, choices);
      REQUIRE(f->family() == "quadratic");
      const auto [least, largest] = draws(f->hessian(Vector<double>(Vector<double>::Zero(d))));
      CHECK(std::max(-least, largest) <= 5 + 1e-9);
      negative += least < -1e-3;
      mixed += least < -1e-3 && largest > 1e-3;
    }
    CHECK(negative > 10);
    if (d > 1) CHECK(mixed > 20);
  }
}

namespace {

struct Written {
  double value;
  Vector<double> gradient;
};

/// The value and the gradient of the function that a text describes, computed by the evaluator.
Written evaluated(const std::string& text, const Vector<Rational>& x, bool of_numbers) {
  const std::string d = std::to_string(x.size());
  const auto statement =
      tests::statement_of("theorem test.text \"A test\"\n  given x in R" + (of_numbers ? "" : "^" + d) +
                          "\n  let F(z) = " + text + "\n  claim F(x) = 0\n  claim \"gradient\" " +
                          (of_numbers ? "grad F(x) = 0" : "grad F(x) = zeros(" + d + ")") + "\n");
  Instance instance;
  instance.statement = statement;
  instance.values.resize(statement->symbols.size());
  const auto symbol = static_cast<std::size_t>(statement->givens.at(0).symbol);
  if (of_numbers)
    instance.values[symbol] = x(0);
  else
    instance.values[symbol] = x;
  Evaluator<Mp50> evaluator(instance);
  const Term& slope = *statement->claims.at(1).formula->arguments[0];
  const Vector<Mp50> gradient =
      of_numbers ? Vector<Mp50>(Vector<Mp50>::Constant(1, evaluator.number(slope))) : evaluator.vector(slope);
  return {to_double(evaluator.number(*statement->claims.at(0).formula->arguments[0])),
          gradient.unaryExpr([](const Mp50& y) { return to_double(y); })};
}

}  // namespace

TEST_CASE("the text of a member is the member") {
  std::set<std::string> seen;
  for (const int d : {1, 2, 3}) {
    FunctionRequest free, pl, smooth, slopes;
    smooth.smooth = q(3);
    smooth.convex = smooth.needs_minimizer = true;
    pl.smooth = q(100);
    pl.pl = q(1);
    slopes.lipschitz = q(2);
    slopes.needs_gradient = false;
    for (FunctionRequest request : {free, pl, smooth, slopes}) {
      request.dimension = d;
      for (const Family* family : serving(request)) {
        for (std::uint64_t i = 0; i < family->mode_count(); ++i) {
          Choices choices(7, family->name(), i);
          choices.force({static_cast<std::uint32_t>(i)});
          const FunctionPtr f = family->draw(request, choices);
          const bool of_numbers = d == 1 && i % 2 == 0;
          const std::string text = f->text("z", of_numbers);
          if (text.empty()) continue;
          seen.insert(family->name());
          INFO(family->name() << ": " << text);
          for (const long sign : {1, -2}) {
            Vector<Rational> x(d);  // meets no kink of a member
            for (int j = 0; j < d; ++j) x(j) = q(sign * (3 + 5 * j), 7 + 4 * j);
            const Written written = evaluated(text, x, of_numbers);
            const double value = f->value(in<double>(x));
            CHECK(written.value == Approx(value).epsilon(1e-9).margin(1e-9));
            const Vector<double> gradient = f->gradient(in<double>(x));
            CHECK((written.gradient - gradient).norm() <= 1e-9 * (1 + gradient.norm()));
          }
        }
      }
    }
  }
  CHECK(seen.size() >= 20);
}

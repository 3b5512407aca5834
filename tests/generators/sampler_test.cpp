#include "generators/sampler.h"

#include <catch2/catch.hpp>
#include <set>

#include "generators/bindings.h"
#include "support_statements.h"
#include "theorems/meaning/evaluator.h"

using namespace referee;

namespace {

std::shared_ptr<const Statement> descent() {
  static const auto statement = tests::given(
      "  given d in 1..20, k in 1..100, L > 0\n"
      "  given f : R^d -> R, convex, smooth(L), minimizer xs, minimum fs\n"
      "  given x0, y in R^d",
      "f(x0) - fs <= L * |x0 - xs|^2 + |grad f(y)|");
  return statement;
}

std::vector<std::shared_ptr<const Statement>> statements() {
  return {
      descent(),
      tests::given("  given 0 < m <= L <= 50*m, alpha in (0, 2/L], T in [0, 5/m]"),
      tests::given(
          "  given d in 1..6, 0 < m < L\n  given f : R^d -> R, strongly_convex(m), smooth(L), minimizer xs\n"
          "  given x0 in R^d",
          "|grad f(x0)| >= 0"),
      tests::given("  given d in 2..4, 0 < m <= L\n  given A in Sym(d) with spectrum in [m, L]\n"
                   "  given S in SPD(d), Q in Orth(d), M in R^(d, 2), v in Sphere(d)"),
      tests::given("  given n in 1..4\n  given f[i in 1..n] : R^2 -> R, convex, smooth(3), sum minimizer xs\n"
                   "  given x in R^2",
                   "|x| >= 0"),
      tests::given("  given f : R -> R, smooth(2), stationary s\n  given x in R, c in {1, 2, 5}",
                   "|grad f(x)| >= 0"),
      tests::given("  given lambda > 0, beta in [0, 1), b in (0, 4/(1 + sqrt(lambda)))")};
}

Instance some(const Sampler& sampler, std::uint64_t number) {
  for (;; ++number)
    if (auto instance = sampler.draw(number)) return *instance;
}

void check_membership(const Instance& instance) {
  Evaluator<Exact> exact(instance);
  Evaluator<WideInterval> wide(instance);
  for (const Given& given : instance.statement->givens) {
    const Type& type = instance.statement->symbol(given.symbol).type;
    if (type.kind == TypeKind::function || type.kind == TypeKind::sequence) continue;
    Truth truth = Truth::unknown;
    try {
      truth = exact.contains(given.domain, given.symbol);
    } catch (const Indeterminate&) {
    }
    if (truth != Truth::yes) truth = wide.contains(given.domain, given.symbol);
    INFO(instance.statement->symbol(given.symbol).name << " in: " << bindings_text(instance));
    CHECK(truth == Truth::yes);
  }
}

}  // namespace

TEST_CASE("the values of instances lie in their domains") {
  for (const auto& statement : statements()) {
    const Sampler sampler(statement, 42);
    int drawn = 0;
    for (std::uint64_t i = 0; i < 60; ++i)
      if (const auto instance = sampler.draw(i)) check_membership(*instance), ++drawn;
    for (std::size_t i = 0; i < sampler.edge_count(); ++i)
      if (const auto instance = sampler.edge(i)) check_membership(*instance);
    CHECK(drawn > 40);
    CHECK(sampler.edge_count() <= 60);
    CHECK(sampler.why_empty() == "");
  }
}

TEST_CASE("an instance's recipe replays to the same instance") {
  for (const auto& statement : statements()) {
    const Sampler sampler(statement, 7);
    const auto check = [&](const std::optional<Instance>& instance) {
      if (!instance) return;
      const auto again = sampler.replay(instance->recipe);
      REQUIRE(again);
      CHECK(bindings_text(*again) == bindings_text(*instance));
      CHECK(again->recipe == instance->recipe);
    };
    for (std::uint64_t i = 0; i < 40; ++i) check(sampler.draw(i));
    for (std::size_t i = 0; i < sampler.edge_count(); ++i) check(sampler.edge(i));
  }
}

TEST_CASE("instances depend on the seed and their number only") {
  const Sampler a(descent(), 1), b(descent(), 1), c(descent(), 2);
  std::set<std::string> texts;
  int different = 0;
  for (std::uint64_t i = 0; i < 30; ++i) {
    CHECK(bindings_text(some(a, i)) == bindings_text(some(b, i)));
    different += bindings_text(some(a, i)) != bindings_text(some(c, i));
    texts.insert(bindings_text(some(a, i)));
  }
  CHECK(different > 25);
  CHECK(texts.size() > 25);
}

TEST_CASE("edge cases meet minimisers, coinciding points and joint recipes") {
  const Sampler sampler(descent(), 3);
  std::set<std::string> scenarios;
  bool at_minimizer = false, coincide = false;
  const auto id = [&](const std::string& name) {
    for (std::size_t i = 0; i < descent()->symbols.size(); ++i)
      if (descent()->symbols[i].name == name) return i;
    throw std::logic_error(name);
  };
  for (std::size_t i = 0; i < sampler.edge_count(); ++i) {
    const auto instance = sampler.edge(i);
    if (!instance) continue;
    CHECK(instance->edge);
    scenarios.insert(instance->scenario);
    const auto& x0 = std::get<Vector<Rational>>(instance->values[id("x0")]);
    const auto& y = std::get<Vector<Rational>>(instance->values[id("y")]);
    at_minimizer = at_minimizer || x0 == std::get<Vector<Rational>>(instance->values[id("xs")]);
    coincide = coincide || x0 == y;
  }
  CHECK(at_minimizer);
  CHECK(coincide);
  CHECK(scenarios.count("extremal Huber") == 1);
  CHECK(scenarios.count("extreme eigenvectors") == 1);
}

namespace {

/// The edge instances of a joint recipe, and the function and start of one.
std::vector<Instance> of_scenario(const Sampler& sampler, const std::string& scenario) {
  std::vector<Instance> found;
  for (std::uint64_t i = 0; i < 600; ++i)
    if (auto instance = sampler.draw(i); instance && instance->scenario == scenario)
      found.push_back(*instance);
  return found;
}

template <class T>
const T& value(const Instance& instance, const std::string& name) {
  for (std::size_t i = 0; i < instance.statement->symbols.size(); ++i)
    if (instance.statement->symbols[i].name == name) return std::get<T>(instance.values[i]);
  throw std::logic_error(name);
}

Vector<Exact> exact_vector(const Vector<Rational>& x) {
  return x.unaryExpr([](const Rational& r) { return Exact(r); });
}

}  // namespace

TEST_CASE("the extremal Huber function attains the worst case of gradient descent") {
  const Sampler sampler(
      tests::given(
          "  given d in 1..3, k in 1..6, L > 0\n  given f : R^d -> R, convex, smooth(L), minimizer xs\n"
          "  given x0 in R^d",
          "|grad f(x0)| >= 0"),
      5);
  const std::vector<Instance> instances = of_scenario(sampler, "extremal Huber");
  REQUIRE(instances.size() > 5);
  for (const Instance& instance : instances) {
    const FunctionPtr& f = value<FunctionPtr>(instance, "f");
    const Rational l = value<Rational>(instance, "L"), k = value<Rational>(instance, "k");
    const Vector<Exact> xs = exact_vector(value<Vector<Rational>>(instance, "xs"));
    const Vector<Rational> step =
        value<Vector<Rational>>(instance, "x0") - value<Vector<Rational>>(instance, "xs");
    Vector<Exact> x = exact_vector(value<Vector<Rational>>(instance, "x0"));
    for (Rational t = 0; t < k; t += 1) x -= f->gradient(x) * Exact(1 / l);
    INFO(bindings_text(instance));
    CHECK(f->value(x) - f->value(xs) == Exact(l * step.dot(step) / (4 * k + 2)));
  }
}

TEST_CASE("the heavy-ball recipe cycles") {
  const Sampler sampler(
      tests::given("  given 0 < m < L\n  given f : R^1 -> R, strongly_convex(m), smooth(L), minimizer xs\n"
                   "  given x0 in R^1",
                   "|grad f(x0)| >= 0"),
      5);
  const std::vector<Instance> instances = of_scenario(sampler, "heavy-ball cycle");
  REQUIRE(instances.size() > 5);
  for (const Instance& instance : instances) {
    const FunctionPtr& f = value<FunctionPtr>(instance, "f");
    const double l = to_double(value<Rational>(instance, "L")), alpha = 25 / (9 * l);
    CHECK(value<Rational>(instance, "L") == 25 * value<Rational>(instance, "m"));
    Vector<double> x = exact_vector(value<Vector<Rational>>(instance, "x0")).unaryExpr([](const Exact& y) {
      return to_double(y);
    });
    Vector<double> previous = x;
    for (int t = 0; t < 300; ++t) {
      const Vector<double> next = x - alpha * f->gradient(x) + 4.0 / 9 * (x - previous);
      previous = x;
      x = next;
    }
    CHECK(std::fabs(x(0) - to_double(value<Vector<Rational>>(instance, "xs")(0))) > 0.6);
  }
}

TEST_CASE("on the chain, gradient descent obeys the lower bound of span methods") {
  const Sampler sampler(
      tests::given("  given d in 2..9, k in 1..4, L > 0\n"
                   "  given f : R^d -> R, convex, smooth(L), minimizer xs\n  given x0 in R^d",
                   "|grad f(x0)| >= 0"),
      5);
  int long_enough = 0;
  for (const Instance& instance : of_scenario(sampler, "chain")) {
    const FunctionPtr& f = value<FunctionPtr>(instance, "f");
    const Rational l = value<Rational>(instance, "L"), k = value<Rational>(instance, "k");
    if (f->family() != "chain" || f->dimension() < 2 * k + 1) continue;
    ++long_enough;
    Vector<Exact> x = exact_vector(value<Vector<Rational>>(instance, "x0"));
    const Vector<Exact> xs = exact_vector(value<Vector<Rational>>(instance, "xs"));
    const Exact distance = (x - xs).squaredNorm();
    for (Rational t = 0; t < k; t += 1) x -= f->gradient(x) * Exact(1 / l);
    INFO(bindings_text(instance));
    CHECK(f->value(x) - f->value(xs) >= Exact(3 * l / (32 * (k + 1) * (k + 1))) * distance);
  }
  CHECK(long_enough > 5);
}

TEST_CASE("the polygon recipe cycles with Polyak's tuning") {
  const Sampler sampler(
      tests::given("  given d in 2..3, 0 < m < L\n"
                   "  given f : R^d -> R, strongly_convex(m), smooth(L), minimizer xs\n  given x0, x1 in R^d",
                   "|grad f(x0)| >= 0"),
      5);
  int cycles = 0;
  for (const Instance& instance : of_scenario(sampler, "polygon cycle")) {
    const FunctionPtr& f = value<FunctionPtr>(instance, "f");
    if (f->family() != "polygon") continue;
    const Rational m = value<Rational>(instance, "m"),
                   root = *exact_sqrt(Rational(value<Rational>(instance, "L") / m));
    const Exact alpha(4 / (m * (root + 1) * (root + 1))), ratio((root - 1) / (root + 1));
    const Vector<Exact> x0 = exact_vector(value<Vector<Rational>>(instance, "x0"));
    const Vector<Exact> x1 = exact_vector(value<Vector<Rational>>(instance, "x1"));
    if (x0 == x1) continue;
    // The two points follow each other on the cycle, in one order or the other.
    int returns = 0;
    for (const auto& [first, second] : {std::pair(x0, x1), std::pair(x1, x0)}) {
      Vector<Exact> before = first, x = second;
      for (int t = 1; t <= 6; ++t) {
        const Vector<Exact> next = x - f->gradient(x) * alpha + (x - before) * (ratio * ratio);
        before = x;
        x = next;
        returns += before == first && x == second;
        if (before == first && x == second) break;
      }
    }
    INFO(bindings_text(instance));
    CHECK(returns >= 1);
    ++cycles;
  }
  CHECK(cycles > 5);
}

namespace {

/// The sum of the members' gradients at xs, and whether some member has another gradient there than 0.
std::pair<Vector<double>, bool> gradients_at_minimizer(const Instance& instance) {
  const auto& members = value<std::vector<FunctionPtr>>(instance, "f");
  const Vector<double> xs =
      value<Vector<Rational>>(instance, "xs").unaryExpr([](const Rational& x) { return to_double(x); });
  Vector<double> sum = Vector<double>::Zero(xs.size());
  bool any = false;
  for (const FunctionPtr& f : members) {
    const Vector<double> gradient = f->gradient(xs);
    sum += gradient;
    any = any || gradient.norm() > 1e-9;
  }
  return {sum, any};
}

}  // namespace

TEST_CASE("members of a sum with a minimiser have gradients there that add up to zero") {
  for (const std::string classes :
       {"convex, smooth(3)", "smooth(3)", "strongly_convex(1), smooth(3)", "convex, lipschitz(2)",
        "quadratic, smooth(3)", "smooth(3), hessian_lipschitz(2)", "smooth(3), separable"}) {
    const Sampler sampler(tests::given("  given n in 2..5\n  given f[i in 1..n] : R^3 -> R, " + classes +
                                           ", sum minimizer xs\n  given x in R^3",
                                       "|grad f[1](x)| >= 0"),
                          3);
    int apart = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
      const auto instance = sampler.draw(i);
      REQUIRE(instance);
      const auto [sum, any] = gradients_at_minimizer(*instance);
      INFO(classes << ": " << bindings_text(*instance));
      CHECK(sum.norm() <= 1e-9);
      apart += any;
    }
    INFO(classes);
    CHECK(apart > 15);
  }
}

TEST_CASE("sums of functions that are not convex by themselves can be") {
  const Sampler sampler(
      tests::given("  given f[i in 1..2] : R^2 -> R, smooth(4), sum minimizer xs\n  given x in R^2",
                   "|grad f[1](x)| >= 0"),
      3);
  int concave_somewhere = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    const auto instance = sampler.draw(i);
    REQUIRE(instance);
    for (const FunctionPtr& f : value<std::vector<FunctionPtr>>(*instance, "f")) {
      CHECK(*f->guarantees().smoothness <= 4);
      concave_somewhere += !f->guarantees().convex && f->guarantees().quadratic;
    }
  }
  CHECK(concave_somewhere > 5);
}

TEST_CASE("fixed values are kept") {
  const Sampler sampler(descent(), 3);
  Instance fixed = some(sampler, 0);
  for (std::size_t i = 0; i < fixed.values.size(); ++i) {
    const TypeKind kind = descent()->symbols[i].type.kind;
    if (kind == TypeKind::function || kind == TypeKind::vector) fixed.values[i] = std::monostate{};
  }
  fixed.values[static_cast<std::size_t>(descent()->givens[0].symbol)] = Rational(3);
  for (std::uint64_t i = 0; i < 20; ++i) {
    const auto instance = sampler.draw(i, &fixed);
    REQUIRE(instance);
    CHECK(bindings_text(*instance).rfind("d = 3, ", 0) == 0);
  }
}

TEST_CASE("shrinking keeps the predicate and gets simpler") {
  const Sampler sampler(descent(), 9);
  const auto d = static_cast<std::size_t>(descent()->givens[0].symbol);
  const auto still = [&](const Instance& instance) { return std::get<Rational>(instance.values[d]) >= 3; };
  for (std::uint64_t number = 0; number < 6; ++number) {
    const Instance start = some(sampler, number * 100);
    if (!still(start)) continue;
    const Instance simplest = sampler.shrink(start, still, 300);
    CHECK(still(simplest));
    CHECK(simplest.nature <= start.nature);
    CHECK(bindings_text(simplest).size() <= bindings_text(start).size());
    CHECK(std::get<Rational>(simplest.values[d]) == 3);
  }
}

TEST_CASE("bindings of the simplest instance") {
  const Sampler sampler(descent(), 1);
  CHECK(bindings_text(*sampler.edge(0)) ==
        "d = 1, k = 1, L = 1, f(z) = 1/2*z[1]^2, xs = [0], fs = 0, x0 = [0], y = [0]");
  CHECK(sampler.edge(0)->nature == Nature::degenerate);
}

TEST_CASE("matrices and families as text") {
  CHECK(to_text(Matrix<Rational>(Matrix<Rational>::Identity(2, 2))) == "[1, 0; 0, 1]");
  CHECK(to_text(Matrix<Rational>(Matrix<Rational>::Constant(1, 2, Rational(1) / 2))) == "[1/2, 1/2]'");
  const auto statement = statements()[4];
  const Sampler sampler(statement, 1);
  CHECK(bindings_text(*sampler.edge(0)) == "n = 1, f[1](z) = 3/2*z[1]^2, xs = [0, 0], x = [0, 0]");
}

TEST_CASE("why nothing can be drawn") {
  const Sampler contradiction(
      tests::given("  given mu > 0, G > 0\n  given f : R -> R, strongly_convex(mu), lipschitz(G)"), 1);
  CHECK_FALSE(contradiction.edge(0));
  CHECK_FALSE(contradiction.draw(5));
  CHECK(contradiction.why_empty() == "no family provides: strongly_convex(mu), lipschitz(G) (mu = 1, G = 1)");
  const Sampler among_others(
      tests::given("  given f : R -> R, twice_differentiable, strongly_convex(2), smooth(1), minimizer xs"),
      1);
  CHECK(among_others.why_empty() == "no family provides: strongly_convex(2), smooth(1)");
  const Sampler empty(tests::given("  given a in (2, 1)"), 1);
  CHECK(empty.why_empty() == "no value for a: its domain is empty");
}

TEST_CASE("the printed bindings read back") {
  for (const auto& statement : statements()) {
    const Sampler sampler(statement, 77);
    for (std::uint64_t i = 0; i < 10; ++i) {
      const auto instance = sampler.draw(i);
      if (!instance) continue;
      SourceSet sources;
      Diagnostics diagnostics;
      const auto file = sources.add("bindings", bindings_text(*instance));
      const auto parsed = parse_bindings(sources, file, diagnostics);
      const auto [extended, terms] = elaborate_bindings(*statement, parsed, diagnostics);
      INFO(bindings_text(*instance));
      for (const Diagnostic& diagnostic : diagnostics.sorted()) UNSCOPED_INFO(render(diagnostic, sources));
      CHECK(extended != nullptr);
    }
  }
}

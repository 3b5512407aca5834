#include "generators/scenario.h"

#include <algorithm>

#include "generators/families/chain.h"
#include "generators/families/piecewise_quadratic.h"
#include "generators/families/polygon.h"
#include "generators/families/quadratic.h"
#include "generators/matrices.h"
#include "generators/planar_cycle.h"
#include "generators/requests.h"
#include "generators/term_values.h"
#include "generators/vectors.h"

namespace referee {

namespace {

bool has_function(const Statement& statement) {
  return std::any_of(statement.givens.begin(), statement.givens.end(), [&](const Given& given) {
    return statement.symbol(given.symbol).type.kind == TypeKind::function;
  });
}

Rational draw_distance(Choices& choices) {
  static constexpr int halves[] = {2, 4, 1, 10, 20, 6};
  return Rational(halves[choices.choose(6)]) / 2;
}

/// Where the function is centred, and along which rational unit direction it varies: H e_1.
struct Frame {
  Vector<Rational> center;
  Vector<Rational> v;
  Vector<Rational> image(const Vector<Rational>& x) const {
    return v.isZero() ? x : Vector<Rational>(x - v * (2 * v.dot(x) / v.dot(v)));
  }
  Vector<Rational> direction(int i) const { return image(Vector<Rational>::Unit(center.size(), i)); }
};

/// Points c + R u and c + s R u for the unit direction u, s drawn: mirrored, at the centre, on either side.
std::vector<Vector<Rational>> points_along(const Vector<Rational>& center, const Vector<Rational>& step,
                                           Choices& choices) {
  static constexpr int halves[] = {-2, 0, 1, 6, -1};
  return {center + step, center + step * (Rational(halves[choices.choose(5)]) / 2)};
}

Frame draw_frame(const FunctionRequest& request, Choices& choices) {
  const int d = request.dimension;
  const bool rotate = d > 1 && !request.separable && choices.chance(40);
  const bool moved = choices.chance(50);
  Frame frame{Vector<Rational>::Zero(d), Vector<Rational>::Zero(d)};
  if (rotate) frame.v = draw_reflector(d, choices);
  if (request.center)
    frame.center = *request.center;
  else if (moved)
    frame.center = draw_small_vector(d, choices);
  return frame;
}

/// One of the integers of the claim that are no dimensions; 1 if there is none.
Rational steps(const Instance& instance, Choices& choices) {
  std::vector<Rational> integers;
  for (const Given& given : instance.statement->givens) {
    const Symbol& symbol = instance.statement->symbol(given.symbol);
    if (symbol.type.kind != TypeKind::integer || is_dimension(*instance.statement, given.symbol)) continue;
    const std::optional<Rational> k = number_of(given.symbol, instance);
    if (k && *k >= 0) integers.push_back(*k);
  }
  return integers.empty() ? Rational(1)
                          : integers[choices.choose(static_cast<std::uint32_t>(integers.size()))];
}

bool is_constant_of(const Given& function, int symbol) {
  return std::any_of(function.classes.begin(), function.classes.end(),
                     [&](const ClassTerm& used) { return used.argument && used.argument->symbol == symbol; });
}

/// The real numbers of the claim that are drawn already and are no constant of a class of the function.
std::vector<Rational> free_numbers(const Given& function, const Instance& instance) {
  std::vector<Rational> numbers;
  for (const Given& given : instance.statement->givens) {
    if (instance.statement->symbol(given.symbol).type.kind != TypeKind::real) continue;
    if (is_constant_of(function, given.symbol)) continue;
    if (const std::optional<Rational> x = number_of(given.symbol, instance)) numbers.push_back(*x);
  }
  return numbers;
}

class ExtremalHuber : public Scenario {
 public:
  std::string name() const override { return "extremal Huber"; }
  bool applies(const Statement& statement) const override { return has_function(statement); }
  FunctionPtr function(const Given& given, const FunctionRequest& request, const Instance& instance,
                       ScenarioMemory& memory, Choices& choices) const override {
    const Rational high = request.largest_curvature().value_or(1);
    if (high == 0) return nullptr;
    const Rational distance = draw_distance(choices);
    Rational delta =
        distance / (2 * steps(instance, choices) * step_length(given, instance, high, choices) + 1);
    if (request.lipschitz) delta = *request.lipschitz / high;
    const Rational outer = std::max<Rational>(request.strongly_convex.value_or(0), request.pl.value_or(0));
    const Frame frame = draw_frame(request, choices);
    const Vector<Rational> center = frame.image(frame.center);
    std::vector<ProfilePtr> profiles{huber_profile(center(0), high, outer, delta)};
    for (int i = 1; i < request.dimension; ++i) profiles.push_back(quadratic_profile(center(i), outer));
    memory.starts = points_along(frame.center, frame.direction(0) * distance, choices);
    return std::make_shared<RotatedSum>("Huber", std::move(profiles), frame.v);
  }

 private:
  /// h = L alpha for some real number alpha of the claim, no constant of a class, with 0 < h < 2; or 1.
  static Rational step_length(const Given& function, const Instance& instance, const Rational& high,
                              Choices& choices) {
    std::vector<Rational> lengths{1};
    for (const Rational& alpha : free_numbers(function, instance))
      if (alpha > 0 && alpha * high < 2) lengths.push_back(alpha * high);
    std::rotate(lengths.begin(), lengths.end() - 1, lengths.end());
    return lengths[choices.choose(static_cast<std::uint32_t>(lengths.size()))];
  }
};

class ExtremeEigenvectors : public Scenario {
 public:
  std::string name() const override { return "extreme eigenvectors"; }
  bool applies(const Statement& statement) const override { return has_function(statement); }
  FunctionPtr function(const Given&, const FunctionRequest& request, const Instance&, ScenarioMemory& memory,
                       Choices& choices) const override {
    const std::uint32_t variant = choices.choose(3);
    const Rational distance = draw_distance(choices);
    const Frame frame = draw_frame(request, choices);
    const int d = request.dimension;
    Rational low = std::max<Rational>(request.strongly_convex.value_or(0), request.pl.value_or(0));
    const Rational high = request.largest_curvature().value_or(low > 0 ? Rational(4 * low) : Rational(1));
    const bool below = request.asks_convex() || request.needs_minimizer || request.bounded_below ||
                       request.coercive || request.pl;
    if (!below) low = -high;
    if (request.coercive && low == 0) low = high;
    Quadratic::Data data;
    data.center = frame.center;
    data.v1 = frame.v;
    data.v2 = data.linear = Vector<Rational>::Zero(d);
    data.spectrum = Vector<Rational>::Constant(d, low);
    if (d > 1 || variant != 1) data.spectrum(0) = high;
    const Vector<Rational> top = frame.direction(0), bottom = frame.direction(d - 1);
    const Vector<Rational> along = variant == 0   ? top
                                   : variant == 1 ? bottom
                                                  : Vector<Rational>(top + bottom);
    memory.starts = points_along(frame.center, along * distance, choices);
    return std::make_shared<Quadratic>(std::move(data));
  }
};

bool has_class(const Given& given, FunctionClass function_class) {
  return std::any_of(given.classes.begin(), given.classes.end(),
                     [&](const ClassTerm& used) { return used.function_class == function_class; });
}

/// The symbol that is the bare argument of a class; -1 if there is none.
int constant_symbol(const Given& given, FunctionClass function_class) {
  for (const ClassTerm& used : given.classes) {
    if (used.function_class != function_class || !used.argument) continue;
    if (used.argument->operation == Operation::symbol) return used.argument->symbol;
  }
  return -1;
}

int upper_symbol(const Given& given) {
  const int smooth = constant_symbol(given, FunctionClass::smooth);
  return smooth >= 0 ? smooth : constant_symbol(given, FunctionClass::smoothness);
}

class HeavyBallCycle : public Scenario {
 public:
  std::string name() const override { return "heavy-ball cycle"; }
  bool applies(const Statement& statement) const override {
    return std::any_of(statement.givens.begin(), statement.givens.end(), [](const Given& given) {
      return constant_symbol(given, FunctionClass::strongly_convex) >= 0 && upper_symbol(given) >= 0;
    });
  }
  std::optional<Rational> number(const Given& asked, const RealInterval&, const Instance& instance,
                                 Choices& choices) const override {
    for (const Given& given : instance.statement->givens) {
      const int m = constant_symbol(given, FunctionClass::strongly_convex), high = upper_symbol(given);
      if (m < 0 || high < 0 || (asked.symbol != m && asked.symbol != high)) continue;
      const bool upper = asked.symbol == high;
      const std::optional<Rational> other = number_of(upper ? m : high, instance);
      const Rational unit = Rational(1 + static_cast<int>(choices.choose(4)));
      if (!other) return upper ? Rational(25) * unit : unit;
      return upper ? *other * 25 : *other / 25;
    }
    return std::nullopt;
  }
  FunctionPtr function(const Given&, const FunctionRequest& request, const Instance&, ScenarioMemory& memory,
                       Choices& choices) const override {
    if (!request.strongly_convex || !request.largest_curvature()) return nullptr;
    static constexpr int starts[] = {320, 310, 330, 340, 307, 346};
    const Rational m = *request.strongly_convex, high = *request.largest_curvature();
    const Rational start = Rational(starts[choices.choose(6)]) / 100;
    const Frame frame = draw_frame(request, choices);
    const Vector<Rational> center = frame.image(frame.center);
    std::vector<ProfilePtr> profiles{std::make_shared<PiecewiseQuadratic>(
        center(0), std::vector<Rational>{1, 2}, std::vector<Rational>{high, m, high})};
    for (int i = 1; i < request.dimension; ++i) profiles.push_back(quadratic_profile(center(i), high));
    memory.starts = points_along(frame.center, frame.direction(0) * start, choices);
    return std::make_shared<RotatedSum>("piecewise quadratic", std::move(profiles), frame.v);
  }
};

class ChainFromTheStart : public Scenario {
 public:
  std::string name() const override { return "chain"; }
  bool applies(const Statement& statement) const override { return has_function(statement); }
  FunctionPtr function(const Given&, const FunctionRequest& request, const Instance& instance,
                       ScenarioMemory& memory, Choices& choices) const override {
    const int d = request.dimension;
    Chain::Data data;
    data.low = std::max<Rational>(request.strongly_convex.value_or(0), request.pl.value_or(0));
    data.high = request.largest_curvature().value_or(data.low > 0 ? Rational(10 * data.low) : Rational(1));
    if (d < 2 || data.high <= data.low) return nullptr;
    const Rational wanted = 2 * steps(instance, choices) + 1;
    data.length = wanted < d ? static_cast<int>(to_double(wanted)) : d;
    if (data.low > 0) data.length = std::min(data.length, longest_strong_chain);
    const Vector<Rational> start =
        choices.chance(50) ? draw_small_vector(d, choices) : Vector<Rational>(Vector<Rational>::Zero(d));
    const auto chain =
        request.center ? Chain::ending_at(*request.center, data) : Chain::starting_at(start, data);
    memory.starts = {chain->start(), chain->start()};
    return chain;
  }
};

class PolygonCycle : public Scenario {
 public:
  std::string name() const override { return "polygon cycle"; }
  bool applies(const Statement& statement) const override {
    const auto& givens = statement.givens;
    return std::any_of(givens.begin(), givens.end(), [&](const Given& given) {
      if (!has_class(given, FunctionClass::smooth) && !has_class(given, FunctionClass::smoothness))
        return false;
      if (has_class(given, FunctionClass::strongly_convex)) return true;
      const auto numbers = std::count_if(givens.begin(), givens.end(), [&](const Given& other) {
        return statement.symbol(other.symbol).type.kind == TypeKind::real &&
               !is_constant_of(given, other.symbol);
      });
      return has_class(given, FunctionClass::convex) && numbers >= 2;
    });
  }
  std::optional<Rational> number(const Given& asked, const RealInterval& interval, const Instance& instance,
                                 Choices& choices) const override {
    for (const Given& given : instance.statement->givens) {
      const int lower = constant_symbol(given, FunctionClass::strongly_convex), upper = upper_symbol(given);
      if (upper < 0) continue;
      const std::optional<Rational> high = number_of(upper, instance);
      const std::optional<Rational> m = lower < 0 ? Rational(0) : number_of(lower, instance);
      if (asked.symbol != lower && asked.symbol != upper) {
        const auto momentum = high && m ? usual_momentum(*m, *high) : std::nullopt;
        if (!momentum) return std::nullopt;
        return interval.high && *interval.high <= 1 && interval.low && *interval.low >= 0 ? momentum->beta
                                                                                          : momentum->alpha;
      }
      if (lower < 0) continue;
      static constexpr int roots[] = {7, 6, 8, 5, 10};
      const int root = roots[choices.choose(5)];
      const Rational unit = Rational(1 + static_cast<int>(choices.choose(4)));
      if (asked.symbol == upper) return m ? Rational(*m * root * root) : Rational(unit * root * root);
      return high ? Rational(*high / (root * root)) : unit;
    }
    return std::nullopt;
  }
  FunctionPtr function(const Given& given, const FunctionRequest& request, const Instance& instance,
                       ScenarioMemory& memory, Choices& choices) const override {
    if (request.dimension < 2 || !request.largest_curvature()) return nullptr;
    const Rational m = request.strongly_convex.value_or(0), high = *request.largest_curvature();
    if (high <= m) return nullptr;
    const std::optional<PlanarCycle> cycle = find(given, m, high, instance, choices);
    if (!cycle) return nullptr;
    static constexpr int halves[] = {2, 20, 1, 4};
    const Rational scale = Rational(halves[choices.choose(4)]) / 2;
    const Vector<Rational> center = request.center ? *request.center : draw_frame(request, choices).center;
    std::vector<Vector<Rational>> polygon = cycle->polygon;
    for (Vector<Rational>& vertex : polygon) vertex *= scale;
    memory.starts = starts(*cycle, center, scale, choices);
    return std::make_shared<Polygon>(polygon, center, m, high);
  }

 private:
  struct Momentum {
    Rational alpha, beta;
  };
  /// Polyak's tuning if it is rational; without strong convexity, one of those with a cycle.
  static std::optional<Momentum> usual_momentum(const Rational& m, const Rational& high) {
    if (high <= m) return std::nullopt;
    if (m == 0) return Momentum{3 / high, Rational(9) / 10};
    const std::optional<Rational> root = exact_sqrt(Rational(high / m));
    if (!root) return std::nullopt;
    const Rational ratio = (*root - 1) / (*root + 1);
    return Momentum{4 / (m * (*root + 1) * (*root + 1)), ratio * ratio};
  }
  /// A cycle for two numbers of the claim as alpha and beta, or for the usual ones.
  static std::optional<PlanarCycle> find(const Given& given, const Rational& m, const Rational& high,
                                         const Instance& instance, Choices& choices) {
    std::vector<Momentum> tried;
    const std::vector<Rational> numbers = free_numbers(given, instance);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      for (std::size_t j = 0; j < numbers.size(); ++j)
        if (i != j && numbers[i] > 0 && numbers[j] >= 0 && numbers[j] < 1)
          tried.push_back({numbers[i], numbers[j]});
    if (const auto usual = usual_momentum(m, high)) tried.push_back(*usual);
    const int first = static_cast<int>(choices.choose(4));
    for (const Momentum& momentum : tried)
      for (int k = 0; k < 4; ++k)
        if (auto cycle = planar_cycle(3 + (first + k) % 4, m, high, momentum.alpha, momentum.beta))
          return cycle;
    return std::nullopt;
  }
  /// Two neighbours of the cycle in either order, or one point twice, moved outwards or inwards.
  static std::vector<Vector<Rational>> starts(const PlanarCycle& cycle, const Vector<Rational>& center,
                                              const Rational& scale, Choices& choices) {
    static constexpr int halves[] = {2, 4, 6, 1, 5, 7, 15};
    const auto n = static_cast<std::uint32_t>(cycle.points.size());
    const auto at = [&](std::uint32_t t, const Rational& factor) {
      Vector<Rational> x = center;
      x.head(2) += cycle.points[t % n] * factor;
      return x;
    };
    const std::uint32_t t = choices.choose(n), variant = choices.choose(3);
    const Rational outwards = variant == 2 ? Rational(scale * halves[choices.choose(7)] / 2) : scale;
    const Vector<Rational> here = at(t, outwards), next = at(t + 1, scale);
    if (variant == 2) return {here, here};
    return variant == 0 ? std::vector<Vector<Rational>>{here, next}
                        : std::vector<Vector<Rational>>{next, here};
  }
};

}  // namespace

const std::vector<const Scenario*>& scenarios() {
  static const ExtremeEigenvectors extreme_eigenvectors;
  static const ExtremalHuber extremal_huber;
  static const HeavyBallCycle heavy_ball_cycle;
  static const ChainFromTheStart chain;
  static const PolygonCycle polygon_cycle;
  static const std::vector<const Scenario*> all{&extreme_eigenvectors, &extremal_huber, &heavy_ball_cycle,
                                                &chain, &polygon_cycle};
  return all;
}

}  // namespace referee

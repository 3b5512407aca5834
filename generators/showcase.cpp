#include "generators/showcase.h"

#include "generators/choices.h"

namespace referee {
namespace {

std::vector<FunctionRequest> requests(int dimension) {
  FunctionRequest plain;
  plain.dimension = dimension;
  std::vector<FunctionRequest> all;
  const auto add = [&](auto change) {
    FunctionRequest request = plain;
    change(request);
    all.push_back(std::move(request));
  };
  add([](FunctionRequest& r) { r.smooth = 4; });
  add([](FunctionRequest& r) { r.smooth = 4, r.convex = true; });
  add([](FunctionRequest&) {});
  add([](FunctionRequest& r) { r.needs_gradient = false, r.lipschitz = 2; });
  add([](FunctionRequest& r) { r.needs_gradient = false; });
  add([](FunctionRequest& r) { r.smooth = 64, r.pl = 1; });
  return all;
}

/// The first of some members with the most to say: neither constant nor a disguised quadratic.
FunctionPtr typical(const Family& family, const FunctionRequest& request) {
  FunctionPtr first;
  for (std::uint64_t number = 0; number < 40; ++number) {
    Choices choices(1, "showcase " + family.name(), number);
    FunctionPtr member = family.draw(request, choices);
    if (!first) first = member;
    const std::string text = member->text("z", false);
    const bool telling = !member->guarantees().quadratic || family.name() == "quadratic";
    if (telling && text.size() > 6 && text.size() < 90) return member;
  }
  return first;
}

}  // namespace

std::vector<Exhibit> showcase() {
  std::vector<Exhibit> all;
  for (const Family* family : families()) {
    FunctionPtr member;
    int dimension = 0;
    while (!member && dimension < 6) {
      ++dimension;
      for (const FunctionRequest& request : requests(dimension)) {
        if (member || !family->serves(request)) continue;
        member = typical(*family, request);
      }
    }
    if (member) all.push_back({family->name(), dimension, member});
  }
  return all;
}

std::string guarantees_text(const Guarantees& g) {
  std::string text;
  const auto add = [&](bool holds, const std::string& word) {
    if (holds) text += (text.empty() ? "" : ", ") + word;
  };
  const auto add_constant = [&](const std::optional<Rational>& constant, const std::string& word) {
    if (constant) add(true, word + "(" + to_string(*constant) + ")");
  };
  add(g.quadratic, "quadratic");
  add(g.convex && !g.strong_convexity, "convex");
  add_constant(g.strong_convexity, "strongly_convex");
  add_constant(g.smoothness, g.smoothness_attained ? "smoothness" : "smooth");
  add_constant(g.lipschitz, "lipschitz");
  add_constant(g.pl, "pl");
  add_constant(g.hessian_lipschitz, "hessian_lipschitz");
  add(g.twice_differentiable, "twice_differentiable");
  add(g.differentiable && !g.twice_differentiable, "differentiable");
  add(g.separable, "separable");
  add(g.coercive, "coercive");
  add(g.bounded_below, "bounded_below");
  return text;
}

}  // namespace referee

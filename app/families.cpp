#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "generators/showcase.h"
#include "numbers/errors.h"

namespace referee {

namespace {

/// Values along the first axis through a point of interest, for a plot; null where there is none.
nlohmann::ordered_json graph(const Exhibit& exhibit) {
  constexpr int points = 121;
  constexpr double reach = 4;
  Vector<double> x = Vector<double>::Zero(exhibit.dimension);
  if (const auto center = exhibit.member->stationary())
    x = center->unaryExpr([](const Rational& r) { return to_double(r); });
  const double middle = x(0);
  auto list = nlohmann::ordered_json::array();
  for (int i = 0; i < points; ++i) {
    x(0) = middle + reach * (2.0 * i / (points - 1) - 1);
    nlohmann::ordered_json value;
    try {
      const double y = exhibit.member->value(x);
      if (std::isfinite(y)) value = y;
    } catch (const Undefined&) {
    }
    list.push_back({x(0), value});
  }
  return list;
}

class Families : public Command {
 public:
  std::string name() const override { return "families"; }
  std::string summary() const override {
    return "The functions that instances are made of, with a member of each family";
  }
  std::string examples() const override {
    return "  referee families             name, what is guaranteed, an example\n"
           "  referee families --json      the same with values for a plot\n";
  }
  void configure(CLI::App& app) override {
    app.add_flag("--json", json_, "as JSON, with values along a line");
  }
  ExitStatus run() override {
    auto list = nlohmann::ordered_json::array();
    for (const Exhibit& exhibit : showcase()) {
      const std::string guarantees = guarantees_text(exhibit.member->guarantees());
      const std::string text = exhibit.member->text("z", false);
      if (json_) {
        list.push_back({{"family", exhibit.family},
                        {"dimension", exhibit.dimension},
                        {"guarantees", guarantees},
                        {"example", text},
                        {"graph", graph(exhibit)}});
      } else {
        fmt::print("{}\n    {}\n    f(z) = {}\n", exhibit.family, guarantees,
                   text.empty() ? "(no closed form)" : text);
      }
    }
    if (json_) fmt::print("{}\n", list.dump());
    return exit_as_expected;
  }

 private:
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_families() {
  return std::make_unique<Families>();
}

}  // namespace referee

#include "app/effort.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace referee {

void EffortOption::add_to(CLI::App& app) {
  app.add_option("--effort", name, "quick (a look), normal, or deep (a night)")
      ->type_name("EFFORT")
      ->capture_default_str();
}

Effort EffortOption::effort() const {
  if (name == "quick") return Effort::quick();
  if (name == "normal") return Effort::normal();
  if (name == "deep") return Effort::deep();
  throw UsageError(fmt::format("--effort is quick, normal or deep, not `{}`{}", name,
                               did_you_mean(name, {"quick", "normal", "deep"})));
}

}  // namespace referee

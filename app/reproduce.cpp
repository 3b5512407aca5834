#include "checks/reproduce.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/claims.h"
#include "app/command.h"
#include "app/effort.h"

namespace referee {

namespace {

/// Names at the left, one column for each arithmetic, as wide as its widest value.
std::string table(const Reproduction& run) {
  std::vector<std::size_t> widths(run.arithmetics.size() + 1, 0);
  const auto widen = [&widths](std::size_t column, const std::string& text) {
    if (column < widths.size()) widths[column] = std::max(widths[column], text.size());
  };
  for (std::size_t i = 0; i < run.arithmetics.size(); ++i) widen(i + 1, run.arithmetics[i]);
  for (const QuantityRow& row : run.rows) {
    widen(0, row.name);
    for (std::size_t i = 0; i < row.values.size(); ++i) widen(i + 1, row.values[i]);
  }
  const auto line = [&widths](const std::string& name, const std::vector<std::string>& values) {
    std::string text = fmt::format("  {:<{}}", name, widths[0]);
    for (std::size_t i = 0; i < values.size() && i + 1 < widths.size(); ++i)
      text += fmt::format("  {:<{}}", values[i], widths[i + 1]);
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
  };
  std::string text = line("", run.arithmetics);
  for (const QuantityRow& row : run.rows) text += line(row.name, row.values);
  return text;
}

class Reproduce : public Command {
 public:
  std::string name() const override { return "reproduce"; }
  std::string summary() const override {
    return "Runs one instance of a claim again and prints every quantity of it, in each arithmetic";
  }
  std::string examples() const override {
    return "  referee reproduce ch09.descent-lemma --instance 17\n"
           "  referee reproduce my.claim my.thm --instance 3 --seed 2\n";
  }
  void configure(CLI::App& app) override {
    app.add_option("ID", id_, "the claim")->required();
    app.add_option("PATH", paths_, "files or folders with claims (default: the book)");
    app.add_option("--instance", instance_, "its number")->required()->type_name("N");
    app.add_option("--seed", seed_, "of the run that it belongs to")->capture_default_str();
    effort_.add_to(app);
    color_.add_to(app);
  }
  ExitStatus run() override {
    const auto claims = load_claims(paths_, color_.for_stderr());
    if (!claims) return exit_bad_input;
    const StatementPtr statement = find_claim(claims->statements, id_);
    const Reproduction run = reproduce(statement, seed_, instance_, effort_.effort());
    fmt::print("{}, instance {}, seed {}\n", id_, instance_, seed_);
    if (!run.bindings.empty()) fmt::print("  {}\n", run.bindings);
    fmt::print("\n{}", table(run));
    if (!run.message.empty()) fmt::print("\n{}\n", run.message);
    return exit_as_expected;
  }

 private:
  std::string id_;
  std::vector<std::string> paths_;
  std::uint64_t instance_ = 0;
  std::uint64_t seed_ = 1;
  EffortOption effort_;
  ColorOption color_;
};

}  // namespace

std::unique_ptr<Command> make_reproduce() {
  return std::make_unique<Reproduce>();
}

}  // namespace referee

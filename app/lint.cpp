#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "app/claims.h"
#include "app/command.h"

namespace referee {

namespace {

class Lint : public Command {
 public:
  std::string name() const override { return "lint"; }
  std::string summary() const override { return "Reads claims and checks their types, and decides nothing"; }
  std::string examples() const override {
    return "  referee lint my.thm\n"
           "  referee lint theorems/book\n";
  }
  void configure(CLI::App& app) override {
    app.add_option("PATH", paths_, "files or folders with claims")->required();
    color_.add_to(app);
  }
  ExitStatus run() override {
    const auto claims = load_claims(paths_, color_.for_stderr());
    if (!claims) return exit_bad_input;
    fmt::print("{} claim{}, no errors\n", claims->statements.size(),
               claims->statements.size() == 1 ? "" : "s");
    return exit_as_expected;
  }

 private:
  std::vector<std::string> paths_;
  ColorOption color_;
};

}  // namespace

std::unique_ptr<Command> make_lint() {
  return std::make_unique<Lint>();
}

}  // namespace referee

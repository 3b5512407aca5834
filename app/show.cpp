#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <optional>

#include "app/claims.h"
#include "app/command.h"
#include "checks/describe.h"
#include "generators/bindings.h"
#include "generators/sampler.h"

namespace referee {

namespace {

std::string type_text(const Type& type, const Statement& statement) {
  const auto name = [&statement](int id) { return statement.symbol(id).name; };
  switch (type.kind) {
    case TypeKind::integer:
      return "Int";
    case TypeKind::real:
      return "Real";
    case TypeKind::boolean:
      return "Bool";
    case TypeKind::vector:
      return fmt::format("Vec({})", type.rows.to_text(name));
    case TypeKind::matrix:
      return fmt::format("Mat({}, {})", type.rows.to_text(name), type.columns.to_text(name));
    case TypeKind::function:
      return type.of_numbers ? "Fun of numbers" : fmt::format("Fun({})", type.rows.to_text(name));
    case TypeKind::sequence:
      return fmt::format("Seq of {}", type.element ? type_text(*type.element, statement) : "?");
    case TypeKind::set:
      return fmt::format("Set of {}", type.element ? type_text(*type.element, statement) : "?");
  }
  return "?";
}

bool is_shown(const Symbol& symbol) {
  return symbol.kind != SymbolKind::bound && symbol.kind != SymbolKind::parameter;
}

std::string indent(const std::string& text) {
  std::string result = "  ";
  for (char c : text) result += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return result + "\n";
}

std::string names_text(const Statement& statement) {
  std::string text;
  for (const Symbol& symbol : statement.symbols)
    if (is_shown(symbol)) text += fmt::format("  {} : {}\n", symbol.name, type_text(symbol.type, statement));
  return text;
}

std::string sample_text(const StatementPtr& statement, std::uint64_t seed) {
  const Sampler sampler(statement, seed);
  constexpr std::uint64_t attempts = 20;
  for (std::uint64_t number = 0; number < attempts; ++number)
    if (const auto instance = sampler.draw(number)) return bindings_text(*instance);
  return "none: " + sampler.why_empty();
}

class Show : public Command {
 public:
  std::string name() const override { return "show"; }
  std::string summary() const override { return "What a claim says, as text and LaTeX, with one instance"; }
  std::string examples() const override {
    return "  referee show ch09.descent-lemma\n"
           "  referee show my.claim my.thm          a claim of a file of one's own\n";
  }
  void configure(CLI::App& app) override {
    app.add_option("ID", id_, "the claim")->required();
    app.add_option("PATH", paths_, "files or folders with claims (default: the book)");
    app.add_option("--seed", seed_, "of the instance that is shown")->capture_default_str();
    color_.add_to(app);
  }
  ExitStatus run() override {
    const auto claims = load_claims(paths_, color_.for_stderr());
    if (!claims) return exit_bad_input;
    const StatementPtr statement = find_claim(claims->statements, id_);
    const ClaimResult claim = describe(*statement);
    fmt::print("{} {} \"{}\"\n{}:{}, expected: {}\n\n", claim.kind, claim.id, claim.title,
               shown_path(claim.file), claim.line, claim.expected);
    fmt::print("statement\n{}\nLaTeX\n{}\n", indent(claim.statement_text), indent(claim.statement_latex));
    if (const std::string names = names_text(*statement); !names.empty()) fmt::print("names\n{}\n", names);
    if (!statement->givens.empty())
      fmt::print("one instance (seed {})\n{}", seed_, indent(sample_text(statement, seed_)));
    return exit_as_expected;
  }

 private:
  std::string id_;
  std::vector<std::string> paths_;
  std::uint64_t seed_ = 1;
  ColorOption color_;
};

}  // namespace

std::unique_ptr<Command> make_show() {
  return std::make_unique<Show>();
}

}  // namespace referee

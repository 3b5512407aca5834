#include <fmt/core.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/claims.h"
#include "app/command.h"
#include "checks/describe.h"

namespace referee {

namespace {

std::string plain(const Statement& statement) {
  return fmt::format("{:<44} {:<12} {:<10} {}:{}\n", statement.id, kind_of(statement),
                     expected_word(statement.expected), shown_path(statement.file), statement.line);
}

/// What a test needs to know of a claim: id, file, and labels, set apart by tabs.
std::string ctest(const Statement& statement) {
  return fmt::format("{}\t{}\t{}\n", statement.id, statement.file, fmt::join(labels_of(statement), ","));
}

std::string json(const std::vector<StatementPtr>& statements) {
  auto list = nlohmann::ordered_json::array();
  for (const StatementPtr& statement : statements)
    list.push_back({{"id", statement->id},
                    {"kind", kind_of(*statement)},
                    {"title", statement->title},
                    {"expected", expected_word(statement->expected)},
                    {"file", shown_path(statement->file)},
                    {"line", statement->line}});
  return list.dump(2) + "\n";
}

class List : public Command {
 public:
  std::string name() const override { return "list"; }
  std::string summary() const override {
    return "What claims there are, of which kind, and what is expected";
  }
  std::string examples() const override {
    return "  referee list\n"
           "  referee list --only 'ch10.*' --kind lemma\n"
           "  referee list --format json my.thm\n";
  }
  void configure(CLI::App& app) override {
    app.add_option("PATH", paths_, "files or folders with claims (default: the book)");
    app.add_option("--format", format_, "plain, json or ctest")->capture_default_str();
    selection_.add_to(app);
    color_.add_to(app);
  }
  ExitStatus run() override {
    const std::vector<std::string> formats{"plain", "json", "ctest"};
    if (std::find(formats.begin(), formats.end(), format_) == formats.end())
      throw UsageError(
          fmt::format("`{}` is not a format of list{}", format_, did_you_mean(format_, formats)));
    const auto claims = load_claims(paths_, color_.for_stderr());
    if (!claims) return exit_bad_input;
    const auto statements = select(claims->statements, selection_);
    if (format_ == "json") {
      fmt::print("{}", json(statements));
    } else {
      for (const StatementPtr& statement : statements)
        fmt::print("{}", format_ == "ctest" ? ctest(*statement) : plain(*statement));
    }
    return statements.empty() ? exit_nothing_selected : exit_as_expected;
  }

 private:
  std::vector<std::string> paths_;
  std::string format_ = "plain";
  Selection selection_;
  ColorOption color_;
};

}  // namespace

std::unique_ptr<Command> make_list() {
  return std::make_unique<List>();
}

}  // namespace referee

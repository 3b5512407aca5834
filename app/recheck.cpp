#include "checks/recheck.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "app/claims.h"
#include "app/command.h"
#include "app/files.h"
#include "reports/record.h"

namespace referee {

namespace {

class Recheck : public Command {
 public:
  std::string name() const override { return "recheck"; }
  std::string summary() const override { return "Confirms counterexamples from their text alone"; }
  std::string examples() const override {
    return "  referee recheck book.json                 every counterexample of a record\n"
           "  referee recheck ch09.gd-nonexpansive --with 'd = 1, L = 1, alpha = 1, f(z) = -z[1]^2/2, "
           "xs = [0], x = [1]'\n";
  }
  void configure(CLI::App& app) override {
    app.add_option("TARGET", target_, "a record, or the id of a claim")->required();
    app.add_option("PATH", paths_,
                   "files or folders with claims (default: those of the record, or the book)");
    app.add_option("--with", with_, "the counterexample, as behind `with` in a claim")->type_name("BINDINGS");
    color_.add_to(app);
  }
  ExitStatus run() override { return with_.empty() ? recheck_record() : recheck_text(); }

 private:
  bool confirm(const std::string& name, const StatementPtr& statement, const std::string& bindings,
               Claims& claims, const std::string& label = "") const {
    Diagnostics diagnostics;
    const RecheckResult result = recheck(statement, bindings, claims.sources, diagnostics, label);
    for (const Diagnostic& diagnostic : diagnostics.sorted())
      fmt::print(stderr, "{}\n", render(diagnostic, claims.sources, color_.for_stderr()));
    fmt::print("{}: {}{}{}\n", name, result.confirmed ? "confirmed" : "not confirmed",
               result.message.empty() ? "" : ": ", result.message);
    return result.confirmed;
  }

  ExitStatus recheck_text() const {
    const auto claims = load_claims(paths_, color_.for_stderr());
    if (!claims) return exit_bad_input;
    const StatementPtr statement = find_claim(claims->statements, target_);
    return confirm(target_, statement, with_, *claims) ? exit_as_expected : exit_different;
  }

  ExitStatus recheck_record() const {
    if (!std::filesystem::exists(target_))
      throw UsageError(
          fmt::format("`{}` is not a file; for a claim, --with gives the counterexample", target_));
    const auto record = read_record(read_file(target_));
    if (!record) throw UsageError(fmt::format("{}: {}", target_, record.error()));
    const auto claims = load_claims(paths_.empty() ? files_of(*record) : paths_, color_.for_stderr());
    if (!claims) return exit_bad_input;
    std::size_t confirmed = 0;
    std::size_t total = 0;
    for (const ClaimResult& result : record->claims) recheck_claim(result, *claims, confirmed, total);
    fmt::print("{} counterexample{}: {} confirmed, {} not\n", total, total == 1 ? "" : "s", confirmed,
               total - confirmed);
    if (total == 0) return exit_nothing_selected;
    return confirmed == total ? exit_as_expected : exit_different;
  }

  void recheck_claim(const ClaimResult& result, Claims& claims, std::size_t& confirmed,
                     std::size_t& total) const {
    const auto judge = [&](const std::string& name, const StatementPtr& statement,
                           const Counterexample& found, const std::string& label) {
      ++total;
      if (confirm(name, statement, found.bindings, claims, label)) ++confirmed;
    };
    for (const PartResult& part : result.parts) {
      if (!part.counterexample) continue;
      const std::string name =
          part.label.empty() ? result.id : fmt::format("{}, \"{}\"", result.id, part.label);
      judge(name, find_claim(claims.statements, result.id), *part.counterexample, part.label);
    }
    for (const MutantResult& mutant : result.mutants) {
      if (!mutant.counterexample) continue;
      for (const Mutant& candidate : find_claim(claims.statements, result.id)->mutants)
        if (candidate.label == mutant.label)
          judge(fmt::format("{}, mutant \"{}\"", result.id, mutant.label), candidate.statement,
                *mutant.counterexample, "");
    }
  }

  /// The files that the record speaks of, as seen from here or from the project.
  static std::vector<std::string> files_of(const Record& record) {
    std::vector<std::string> files;
    for (const ClaimResult& result : record.claims) {
      std::string file = result.file;
      if (!std::filesystem::exists(file)) {
        const auto in_project = std::filesystem::path(REFEREE_SOURCE_DIR) / file;
        if (std::filesystem::exists(in_project)) file = in_project.string();
      }
      if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  std::string target_;
  std::vector<std::string> paths_;
  std::string with_;
  ColorOption color_;
};

}  // namespace

std::unique_ptr<Command> make_recheck() {
  return std::make_unique<Recheck>();
}

}  // namespace referee

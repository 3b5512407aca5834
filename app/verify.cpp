#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <thread>

#include "app/claims.h"
#include "app/command.h"
#include "app/display.h"
#include "app/effort.h"
#include "app/files.h"
#include "app/run.h"
#include "checks/describe.h"
#include "reports/book_report.h"
#include "reports/junit.h"
#include "reports/record.h"

namespace referee {

namespace {

class Verify : public Command {
 public:
  std::string name() const override { return "verify"; }
  std::string summary() const override { return "Decides claims: every one must come out as its file says"; }
  std::string examples() const override {
    return "  referee verify                                   the whole book\n"
           "  referee verify my.thm --verbose                  a file of one's own, a line for each claim\n"
           "  referee verify --only 'ch10.*' --effort quick    a quick look at one chapter\n"
           "  referee verify --json book.json                  keeps everything that was found\n";
  }
  void configure(CLI::App& app) override;
  ExitStatus run() override;

 private:
  std::string command_for(const ClaimResult& result) const;
  void keep_resumed(const std::vector<StatementPtr>& meant);
  bool decide(const std::vector<StatementPtr>& meant);
  void finish(ClaimResult& result) const;
  void write(const Record& record) const;
  ExitStatus status(const Record& record) const;

  std::vector<std::string> paths_;
  Selection selection_;
  EffortOption effort_;
  std::uint64_t seed_ = 1;
  unsigned jobs_ = std::max(1U, std::thread::hardware_concurrency());
  std::string json_, junit_, html_, resume_;
  ColorOption color_;
  bool quiet_ = false;
  bool verbose_ = false;
  bool allow_not_decided_ = false;
  bool ctest_ = false;
  std::vector<std::optional<ClaimResult>> results_;
};

void Verify::configure(CLI::App& app) {
  app.add_option("PATH", paths_, "files or folders with claims (default: the book)");
  selection_.add_to(app);
  effort_.add_to(app);
  app.add_option("--seed", seed_, "everything random comes from it")->capture_default_str()->type_name("N");
  app.add_option("--jobs,-j", jobs_, "worker processes (default: one for each core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  app.add_option("--resume", resume_, "goes on with an interrupted run, from its record")
      ->type_name("RECORD");
  app.add_option("--json", json_, "writes the record; - is stdout")->type_name("FILE");
  app.add_option("--junit", junit_, "writes JUnit XML")->type_name("FILE");
  app.add_option("--html", html_, "writes the report, one file for any browser")->type_name("FILE");
  color_.add_to(app);
  app.add_flag("--quiet,-q", quiet_, "prints the last line only");
  app.add_flag("--verbose,-v", verbose_, "prints a line for every claim");
  app.add_flag("--allow-not-decided", allow_not_decided_,
               "claims that this version cannot decide yet do not count against the run");
  app.add_flag("--ctest", ctest_)->group("");
}

/// The command that shows again what was found. Paths are named only where the book would not do.
std::string Verify::command_for(const ClaimResult& result) const {
  const Counterexample* found = result.counterexample();
  std::string text = found != nullptr ? "referee reproduce " + result.id : std::string("referee verify");
  if (!paths_.empty()) text += " " + result.file;
  text += found != nullptr ? fmt::format(" --instance {}", found->instance) : " --only " + result.id;
  text += fmt::format(" --seed {}", seed_);
  if (effort_.name != "normal") text += " --effort " + effort_.name;
  return found != nullptr ? text : text + " --verbose";
}

void Verify::finish(ClaimResult& result) const {
  result.reproduce = command_for(result);
  result.file = shown_path(result.file);
}

/// Takes over the verdicts of a record on claims that still read the same.
void Verify::keep_resumed(const std::vector<StatementPtr>& meant) {
  if (resume_.empty()) return;
  const auto record = read_record(read_file(resume_));
  if (!record) throw UsageError(fmt::format("{}: {}", resume_, record.error()));
  if (record->seed != seed_ || record->effort != effort_.name || record->referee != version())
    throw UsageError(fmt::format("{} is of version {}, seed {}, effort {}: this run would be another",
                                 resume_, record->referee, record->seed, record->effort));
  std::map<std::string, const ClaimResult*> known;
  for (const ClaimResult& result : record->claims) known[result.id] = &result;
  for (std::size_t i = 0; i < meant.size(); ++i) {
    const auto found = known.find(meant[i]->id);
    if (found == known.end()) continue;
    const ClaimResult now = describe(*meant[i]);
    const ClaimResult& then = *found->second;
    if (then.statement_text == now.statement_text && then.expected == now.expected) results_[i] = then;
  }
}

bool Verify::decide(const std::vector<StatementPtr>& meant) {
  DisplayOptions options;
  options.text = json_ == "-" ? stderr : stdout;
  options.color = json_ == "-" ? color_.for_stderr() : color_.for_stdout();
  options.live =
      isatty(STDERR_FILENO) != 0 && use_color(ColorChoice::automatic, true, nullptr, std::getenv("TERM"));
  options.verbose = verbose_;
  options.quiet = quiet_;
  std::vector<std::string> ids;
  for (const StatementPtr& statement : meant) ids.push_back(statement->id);
  Display display(options, std::move(ids));
  for (std::size_t i = 0; i < results_.size(); ++i)
    if (results_[i]) display.finished(i, *results_[i]);

  RunObserver observer;
  observer.started = [&](std::size_t index) { display.started(index); };
  observer.waiting = [&] { display.waiting(); };
  observer.finished = [&](std::size_t index, const ClaimResult&) {
    finish(*results_[index]);
    display.finished(index, *results_[index]);
  };
  const bool complete = run_claims(meant, {seed_, effort_.effort(), jobs_}, observer, results_);
  display.close();
  return complete;
}

void Verify::write(const Record& record) const {
  if (!json_.empty()) write_file(json_, write_record(record));
  if (!junit_.empty()) write_file(junit_, junit_xml(record));
  if (!html_.empty()) write_file(html_, book_report(record));
}

ExitStatus Verify::status(const Record& record) const {
  const Counts counts = count(record);
  if (!record.complete) return exit_interrupted;
  if (counts.different > 0) return exit_different;
  if (ctest_ && counts.not_decided_yet == counts.total) return exit_skipped;
  return counts.not_decided_yet > 0 && !allow_not_decided_ && !ctest_ ? exit_different : exit_as_expected;
}

ExitStatus Verify::run() {
  effort_.effort();
  check_writable(json_);
  check_writable(junit_);
  check_writable(html_);
  const auto claims = load_claims(paths_, color_.for_stderr());
  if (!claims) return exit_bad_input;
  const auto meant = select(claims->statements, selection_);
  if (meant.empty()) {
    fmt::print(stderr, "referee: nothing is selected\n");
    return exit_nothing_selected;
  }
  results_.assign(meant.size(), std::nullopt);
  keep_resumed(meant);

  Record record;
  record.seed = seed_;
  record.effort = effort_.name;
  record.complete = decide(meant);
  for (auto& result : results_)
    if (result) record.claims.push_back(std::move(*result));
  write(record);
  fmt::print(json_ == "-" ? stderr : stdout, "{}\n", summary_line(record, json_ == "-" ? "" : json_));
  if (!record.complete)
    fmt::print(stderr, "interrupted: {} of {} claims are decided; {}\n", record.claims.size(), meant.size(),
               json_.empty() || json_ == "-"
                   ? "with --json FILE a run can be resumed"
                   : fmt::format("the same command with --resume {} goes on from here", json_));
  return status(record);
}

}  // namespace

std::unique_ptr<Command> make_verify() {
  return std::make_unique<Verify>();
}

}  // namespace referee

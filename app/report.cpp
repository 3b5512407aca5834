#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "app/command.h"
#include "app/files.h"
#include "reports/book_report.h"
#include "reports/comparison.h"
#include "reports/errata.h"

namespace referee {

namespace {

/// Records of shards become one; their seeds and efforts must agree.
Record merged(const std::vector<std::string>& paths) {
  Record whole;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    auto record = read_record(read_file(paths[i]));
    if (!record) throw UsageError(fmt::format("{}: {}", paths[i], record.error()));
    if (i == 0) {
      whole = std::move(*record);
      continue;
    }
    if (record->seed != whole.seed || record->effort != whole.effort)
      throw UsageError(
          fmt::format("{} is of seed {}, effort {}, and {} of seed {}, effort {}: they are not of one run",
                      paths[0], whole.seed, whole.effort, paths[i], record->seed, record->effort));
    whole.complete = whole.complete && record->complete;
    for (ClaimResult& claim : record->claims) whole.claims.push_back(std::move(claim));
  }
  return whole;
}

class Report : public Command {
 public:
  std::string name() const override { return "report"; }
  std::string summary() const override {
    return "Makes a report that people like to read from the record of a run";
  }
  std::string examples() const override {
    return "  referee report book.json -o book.html               one file, opens in any browser\n"
           "  referee report book.json --errata -o errata.md      what the texts state wrongly, as Markdown\n"
           "  referee report --compare old.json new.json          what changed\n";
  }
  void configure(CLI::App& app) override {
    app.add_option("RECORD", records_,
                   "records written by `referee verify --json`; shards of one run are joined");
    app.add_option("--output,-o", output_, "where to write; - is stdout")
        ->type_name("FILE")
        ->capture_default_str();
    app.add_option("--title", options_.title, "the heading of the report")->type_name("TEXT");
    app.add_option("--baseline", baseline_, "an earlier record: the report says what changed since")
        ->type_name("RECORD");
    app.add_flag("--errata", errata_, "only the list of errata, as Markdown");
    app.add_option("--compare", compare_, "two records: prints what changed between them")
        ->expected(2)
        ->type_name("OLD NEW");
  }
  ExitStatus run() override {
    if (!compare_.empty()) return print_comparison();
    if (records_.empty()) throw UsageError("a record is missing: `referee verify --json FILE` writes one");
    check_writable(output_);
    const Record record = merged(records_);
    Record earlier;
    if (!baseline_.empty()) {
      earlier = merged({baseline_});
      options_.baseline = &earlier;
    }
    write_file(output_, errata_ ? errata_markdown(errata(record)) : book_report(record, options_));
    if (output_ != "-") fmt::print("report on {} claims in {}\n", record.claims.size(), output_);
    return exit_as_expected;
  }

 private:
  ExitStatus print_comparison() const {
    const auto changes = compare(merged({compare_[0]}), merged({compare_[1]}));
    fmt::print("{}", comparison_text(changes));
    return changes.empty() ? exit_as_expected : exit_different;
  }

  std::vector<std::string> records_, compare_;
  std::string output_ = "report.html", baseline_;
  ReportOptions options_;
  bool errata_ = false;
};

}  // namespace

std::unique_ptr<Command> make_report() {
  return std::make_unique<Report>();
}

}  // namespace referee

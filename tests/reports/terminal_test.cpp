#include "reports/terminal.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/junit.h"
#include "samples.h"

using namespace referee;

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Compares with the file of what is expected; REFEREE_APPROVE=1 writes it instead.
void check_golden(const std::filesystem::path& expected, const std::string& text) {
  if (std::getenv("REFEREE_APPROVE") != nullptr) std::ofstream(expected, std::ios::binary) << text;
  INFO(expected.filename().string());
  CHECK(read(expected) == text);
}

std::string everything(const Record& record) {
  std::string text;
  for (const ClaimResult& result : record.claims) text += claim_line(result, false);
  text += "\n";
  for (const ClaimResult& result : record.claims)
    if (is_different(result)) text += difference_text(result, false) + "\n";
  return text + summary_line(record, "build/book.json") + "\n";
}

}  // namespace

TEST_CASE("each record reads on a terminal, and as JUnit, as its golden file says") {
  const std::filesystem::path folder = std::filesystem::path(REFEREE_SOURCE_DIR) / "tests/cases/reports";
  int records = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++records;
    const auto record = read_record(read(entry.path()));
    INFO(entry.path().filename().string() << (record ? "" : ": " + record.error()));
    REQUIRE(record.has_value());
    auto expected = entry.path();
    check_golden(expected.replace_extension(".expected.txt"), everything(*record));
    check_golden(expected.replace_extension(".xml"), junit_xml(*record));
  }
  CHECK(records > 0);
}

TEST_CASE("colour obeys the option, NO_COLOR, TERM and the kind of output, in this order") {
  CHECK(use_color(ColorChoice::always, false, "1", "dumb"));
  CHECK_FALSE(use_color(ColorChoice::never, true, nullptr, "xterm"));
  CHECK(use_color(ColorChoice::automatic, true, nullptr, "xterm"));
  CHECK(use_color(ColorChoice::automatic, true, "", nullptr));
  CHECK_FALSE(use_color(ColorChoice::automatic, true, "1", "xterm"));
  CHECK_FALSE(use_color(ColorChoice::automatic, true, nullptr, "dumb"));
  CHECK_FALSE(use_color(ColorChoice::automatic, false, nullptr, "xterm"));
}

TEST_CASE("colour marks words and changes none") {
  const std::string plain = difference_text(samples::refuted(), false);
  const std::string colored = difference_text(samples::refuted(), true);
  CHECK(plain.find('\033') == std::string::npos);
  std::string stripped;
  for (std::size_t i = 0; i < colored.size(); ++i) {
    if (colored[i] == '\033')
      i = colored.find('m', i);
    else
      stripped += colored[i];
  }
  CHECK(stripped == plain);
}

TEST_CASE("the last line counts everything") {
  Record record = samples::record();
  CHECK(summary_line(record, "") == "4 claims: 1 as expected, 2 not, 1 not decided yet; seed 1");
  record.claims.resize(1);
  record.claims[0].as_expected = true;
  record.complete = false;
  CHECK(summary_line(record, "a.json") == "1 claim: 1 as expected; seed 1; interrupted; record in a.json");
}

TEST_CASE("the progress line names the claim that runs longest and keeps to the width") {
  CHECK(progress_line({3, 34, 0, "", 0}, 80) == "3/34 claims");
  CHECK(progress_line({3, 34, 1, "ch09.slow", 12.4}, 80) ==
        "3/34 claims, 1 surprise; ch09.slow runs for 12 s");
  CHECK(progress_line({3, 34, 2, "ch09.slow", 12.4}, 20).size() == 20);
}

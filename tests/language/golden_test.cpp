#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>

#include "language/language_cases.h"
#include "theorems/language/diagnostic_codes.h"
#include "theorems/language/formatter.h"

/// Texts that must be refused, each with the diagnostics it gets in NAME.expected. To accept changed
/// diagnostics: REFEREE_APPROVE=1 language_test "[golden]", then read the difference.

namespace referee {
namespace {

using testing::cases;
using testing::contents;
using testing::Read;
using testing::texts_in;

bool approving() {
  const char* value = std::getenv("REFEREE_APPROVE");
  return value != nullptr && std::string(value) == "1";
}

TEST_CASE("rejected texts get the diagnostics on record", "[golden]") {
  for (const auto& path : texts_in(cases("language/rejected"))) {
    DYNAMIC_SECTION(path.filename().string()) {
      const Read read(contents(path), path.filename().string());
      std::filesystem::path expected = path;
      expected.replace_extension(".expected");
      if (approving()) std::ofstream(expected, std::ios::binary) << read.rendered();
      CHECK(read.diagnostics.has_errors());
      CHECK(read.rendered() == contents(expected));
    }
  }
}

TEST_CASE("every reading code is explained, has an example that triggers it and a golden case", "[golden]") {
  std::set<std::string> recorded;
  for (const auto& path : texts_in(cases("language/rejected"))) {
    const Read read(contents(path), path.filename().string());
    for (const Diagnostic& d : read.diagnostics.sorted()) {
      INFO(path);
      CHECK(find_code(d.code) != nullptr);
      recorded.insert(d.code);
    }
  }
  std::string previous;
  for (const DiagnosticCode& entry : reading_codes()) {
    DYNAMIC_SECTION(std::string(entry.code)) {
      CHECK(std::string(entry.code) > previous);
      CHECK(!entry.title.empty());
      CHECK(entry.explanation.size() > 30);
      if (!entry.example.empty()) {
        const Read read{std::string(entry.example)};
        CHECK(read.codes() == std::string(entry.code));
        CHECK(recorded.count(std::string(entry.code)) == 1);
      }
    }
    previous = entry.code;
  }
}

TEST_CASE("accepted texts parse, and formatting keeps their tree", "[golden]") {
  std::vector<std::filesystem::path> all;
  for (const char* folder : {"language/accepted", "examples", "examples/submissions"}) {
    const auto more = texts_in(cases(folder));
    all.insert(all.end(), more.begin(), more.end());
  }
  for (const auto& path : all) {
    DYNAMIC_SECTION(path.filename().string()) {
      const Read first(contents(path), path.filename().string());
      CHECK(first.rendered() == "");
      const std::string once = format(first.file, first.sources);
      const Read second(once, path.filename().string());
      CHECK(second.rendered() == "");
      CHECK(same_tree(first.file, second.file));
      CHECK(first.file.comments.size() == second.file.comments.size());
      CHECK(format(second.file, second.sources) == once);
    }
  }
}

TEST_CASE("a file with many mistakes gets a message for each", "[golden]") {
  const auto path = cases("language/rejected") / "twelve-mistakes.thm";
  const Read read(contents(path), path.filename().string());
  std::set<std::string> codes;
  for (const Diagnostic& d : read.diagnostics.sorted()) codes.insert(d.code);
  CHECK(codes.size() >= 12);
}

}  // namespace
}  // namespace referee

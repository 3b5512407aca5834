#include <catch2/catch.hpp>

#include "language/typed_golden.h"
#include "theorems/language/diagnostic_codes.h"
#include "theorems/language/library.h"

/// Each code of the typing list has an example that is answered with it, and with the recorded text.

namespace referee {
namespace {

namespace fs = std::filesystem;

TEST_CASE("the example of each typing code is answered with that code") {
  const fs::path place = fs::temp_directory_path() / "referee_typed_codes";
  fs::create_directories(place);
  const fs::path before = fs::current_path();
  fs::current_path(place);
  for (const DiagnosticCode& code : typing_codes()) {
    if (code.example.empty()) continue;
    INFO(code.code);
    std::ofstream("example.thm", std::ios::binary) << code.example;
    SourceSet sources;
    Diagnostics diagnostics;
    load_library({"example.thm"}, sources, diagnostics);
    bool found = false;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) found |= diagnostic.code == code.code;
    CHECK(found);
    fs::current_path(before);
    typed_golden::compare(typed_golden::folder() / "codes" / (std::string(code.code) + ".expected"),
                          typed_golden::rendered(diagnostics, sources));
    fs::current_path(place);
  }
  fs::current_path(before);
  fs::remove_all(place);
}

TEST_CASE("typing codes ascend within their range") {
  std::string_view last = "R0200";
  for (const DiagnosticCode& code : typing_codes()) {
    CHECK(code.code >= last);
    CHECK(code.code < std::string_view("R0400"));
    last = code.code;
  }
}

}  // namespace
}  // namespace referee

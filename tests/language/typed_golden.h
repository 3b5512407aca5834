#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "theorems/language/diagnostic.h"

namespace referee::typed_golden {

inline std::filesystem::path folder() {
  return std::filesystem::path(REFEREE_SOURCE_DIR) / "tests/cases/types";
}

inline std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::string rendered(const Diagnostics& diagnostics, const SourceSet& sources) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) text += render(diagnostic, sources) + "\n";
  return text;
}

/// Compares with the stored text; with REFEREE_APPROVE set, stores it.
inline void compare(const std::filesystem::path& expected, const std::string& text) {
  if (std::getenv("REFEREE_APPROVE") != nullptr) {
    std::filesystem::create_directories(expected.parent_path());
    std::ofstream(expected, std::ios::binary) << text;
  }
  INFO("expected: " << expected.string());
  CHECK(text == read(expected));
}

}  // namespace referee::typed_golden

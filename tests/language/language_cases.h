#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "theorems/language/parser.h"

/// Helpers of the language tests: case files, and texts read in one go.

namespace referee::testing {

inline std::filesystem::path cases(const std::string& folder) {
  return std::filesystem::path(REFEREE_SOURCE_DIR) / "tests/cases" / folder;
}

/// The `.thm` and `.proof` files of a folder, sorted by name.
inline std::vector<std::filesystem::path> texts_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> result;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".thm" || extension == ".proof") result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

inline std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A text with what was read from it.
struct Read {
  explicit Read(std::string text, std::string path = "text.thm") {
    index = sources.add(std::move(path), std::move(text));
    file = parse_file(sources, index, diagnostics);
  }
  /// All diagnostics as people see them.
  std::string rendered() const {
    std::string result;
    for (const Diagnostic& d : diagnostics.sorted())
      result += (result.empty() ? "" : "\n") + render(d, sources);
    return result;
  }
  /// The codes in order of place, joined by blanks.
  std::string codes() const {
    std::string result;
    for (const Diagnostic& d : diagnostics.sorted()) result += (result.empty() ? "" : " ") + d.code;
    return result;
  }

  SourceSet sources;
  Diagnostics diagnostics;
  std::uint32_t index = 0;
  syntax::File file;
};

}  // namespace referee::testing

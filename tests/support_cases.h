#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

/// The data files of a test folder, each to be a case of its own.

namespace referee::tests {

inline std::string source_path(const std::string& relative) {
  return std::string(REFEREE_SOURCE_DIR) + "/" + relative;
}

/// All files below `folder` (relative to the project) with the extension, sorted.
inline std::vector<std::string> case_files(const std::string& folder, const std::string& extension) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_path(folder))) {
    if (entry.path().extension() == extension) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace referee::tests

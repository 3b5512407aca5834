#include "app/files.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include "app/command.h"

namespace referee {

namespace {

[[noreturn]] void refuse(const char* what, const std::string& path, int error) {
  throw UsageError(fmt::format("cannot {} {}: {}", what, path, std::strerror(error)));
}

}  // namespace

std::string read_file(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) refuse("read", path, errno == 0 ? EIO : errno);
  return text.str();
}

void write_file(const std::string& path, const std::string& text) {
  errno = 0;
  if (path == "-") {
    fmt::print("{}", text);
    return;
  }
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) refuse("write", path, errno == 0 ? EIO : errno);
}

void check_writable(const std::string& path) {
  if (path.empty() || path == "-") return;
  errno = 0;
  if (!std::ofstream(path, std::ios::app)) refuse("write", path, errno == 0 ? EIO : errno);
}

}  // namespace referee

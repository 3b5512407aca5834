#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "theorems/language/limits.h"
#include "theorems/language/parser.h"

/// Reading texts from disk.

namespace referee {
namespace {

/// The first byte that cannot be part of a text: NUL, or broken UTF-8.
std::optional<std::uint32_t> first_bad_byte(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (!c.valid || c.value == 0) return static_cast<std::uint32_t>(i);
    i += c.length;
  }
  return std::nullopt;
}

/// Reports about a file without text; the span is its (empty) beginning.
std::nullopt_t refuse(SourceSet& sources, const std::string& path, Diagnostics& diagnostics, const char* code,
                      const std::string& message) {
  diagnostics.error(code, message, {sources.add(path, ""), 0, 0});
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> read_source(SourceSet& sources, const std::string& path,
                                         Diagnostics& diagnostics) {
  namespace fs = std::filesystem;
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (!fs::exists(status))
    return refuse(sources, path, diagnostics, "R0010", "there is no file `" + path + "`");
  if (fs::is_directory(status)) {
    return refuse(sources, path, diagnostics, "R0010", "`" + path + "` is a folder when a file is wanted");
  }
  if (!fs::is_regular_file(status)) {
    return refuse(sources, path, diagnostics, "R0010", "`" + path + "` is no ordinary file");
  }
  const std::uintmax_t size = fs::file_size(path, failure);
  if (!failure && size > limits::file_bytes) {
    return refuse(
        sources, path, diagnostics, "R0011",
        "the file is " + std::to_string(size) + " bytes, the limit is " + std::to_string(limits::file_bytes));
  }
  std::ifstream in(path, std::ios::binary);
  if (failure || !in) return refuse(sources, path, diagnostics, "R0010", "`" + path + "` cannot be read");
  std::string text(static_cast<std::size_t>(size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);

  const bool blank = std::all_of(text.begin(), text.end(), [](char c) {
    return std::string_view(" \t\r\n").find(c) != std::string_view::npos;
  });
  const std::uint32_t file = sources.add(path, std::move(text));
  const std::string& kept = sources.file(file).text();
  if (blank) {
    diagnostics.error("R0014", "the file holds no claim", {file, 0, 0});
    return std::nullopt;
  }
  if (const std::optional<std::uint32_t> bad = first_bad_byte(kept)) {
    const bool nul = kept[*bad] == '\0';
    diagnostics.error(nul ? "R0012" : "R0013",
                      nul ? "the file holds a NUL byte, so it is no text" : "the file is not UTF-8 text",
                      {file, *bad, *bad + 1});
    return std::nullopt;
  }
  return file;
}

}  // namespace referee

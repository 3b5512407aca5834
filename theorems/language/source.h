#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A text that was read, and places in it.

namespace referee {

/// A half-open range of bytes of one source file.
struct Span {
  std::uint32_t file = 0;  ///< index into SourceSet
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The smallest span that covers both (of the same file).
Span cover(Span a, Span b);

/// Line and column, both from 1; columns count code points, a tab counts as one.
struct Position {
  int line = 1;
  int column = 1;
};

/// One text with its path as it is shown to people.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text);
  const std::string& path() const { return path_; }
  const std::string& text() const { return text_; }
  Position position(std::uint32_t offset) const;
  /// The text of a line (from 1) without its line end.
  std::string_view line(int number) const;
  int line_count() const { return static_cast<int>(line_starts_.size()); }

 private:
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// All texts of one run; a Span's `file` is an index into it. Files stay where they are once added.
class SourceSet {
 public:
  std::uint32_t add(std::string path, std::string text);
  const SourceFile& file(std::uint32_t index) const { return *files_.at(index); }
  std::string_view text(Span span) const;
  std::size_t size() const { return files_.size(); }

 private:
  std::vector<std::unique_ptr<SourceFile>> files_;
};

/// One code point of a text in UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 1;  ///< bytes
  bool valid = true;       ///< if not: value is U+FFFD, length 1
};

/// The code point that begins at byte `offset` of the text.
CodePoint decode_utf8(std::string_view text, std::size_t offset);

}  // namespace referee

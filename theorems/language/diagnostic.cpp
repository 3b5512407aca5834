#include "theorems/language/diagnostic.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <tuple>
#include <utility>

namespace referee {

Diagnostic& Diagnostics::error(std::string code, std::string message, Span span) {
  ++errors_;
  Diagnostic& added = list_.emplace_back();
  added.code = std::move(code);
  added.message = std::move(message);
  added.span = span;
  return added;
}

Diagnostic& Diagnostics::warning(std::string code, std::string message, Span span) {
  Diagnostic& added = error(std::move(code), std::move(message), span);
  --errors_;
  added.severity = Diagnostic::Severity::warning;
  return added;
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<std::size_t> order(list_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Span &x = list_[a].span, &y = list_[b].span;
    return std::tie(x.file, x.begin, a) < std::tie(y.file, y.begin, b);
  });
  std::vector<Diagnostic> result;
  for (const std::size_t i : order) result.push_back(list_[i]);
  return result;
}

void Diagnostics::append(const Diagnostics& other) {
  list_.insert(list_.end(), other.list_.begin(), other.list_.end());
  errors_ += other.errors_;
}

namespace {

constexpr int tab_width = 4;
constexpr int window_width = 160;  // columns of a source line that are shown
constexpr int window_before = 60;  // of these, before the marked place when the line is cut

/// Control characters and marks that turn the direction of text: they could rewrite what a terminal shows.
bool is_unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

/// Text that is safe to print: what is unprintable becomes U+FFFD, line ends become blanks.
std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto [point, length, valid] = decode_utf8(text, i);
    if (point == '\n' || point == '\t') {
      result += ' ';
    } else if (!valid || is_unprintable(point)) {
      result += "\uFFFD";
    } else {
      result.append(text, i, length);
    }
    i += length;
  }
  return result;
}

/// A source line as it is shown: tabs expanded, and where each byte of the line came to stand.
struct ShownLine {
  std::vector<std::string> cells;  // one per column
  std::vector<int> column_of;      // byte offset in the line -> column from 0; one more entry for the end
};

ShownLine show(std::string_view line) {
  ShownLine result;
  result.column_of.assign(line.size() + 1, 0);
  for (std::size_t i = 0; i < line.size();) {
    const auto [point, length, valid] = decode_utf8(line, i);
    for (std::size_t k = 0; k < length; ++k) result.column_of[i + k] = static_cast<int>(result.cells.size());
    if (point == '\t') {
      do result.cells.emplace_back(" ");
      while (result.cells.size() % tab_width != 0);
    } else {
      result.cells.push_back(!valid || is_unprintable(point) ? "\uFFFD"
                                                             : std::string(line.substr(i, length)));
    }
    i += length;
  }
  result.column_of[line.size()] = static_cast<int>(result.cells.size());
  return result;
}

/// Columns [from, to) of a shown line, joined; blanks at the end are dropped.
std::string join(const ShownLine& line, int from, int to) {
  std::string result;
  for (int i = from; i < to; ++i) result += line.cells[static_cast<std::size_t>(i)];
  while (result.ends_with(' ')) result.pop_back();
  return result;
}

struct Mark {
  Span span;
  std::string label;
  bool primary = true;
  int line = 0;
  std::size_t order = 0;
};

class Renderer {
 public:
  Renderer(const Diagnostic& diagnostic, const SourceSet& sources, bool color)
      : diagnostic_(diagnostic), sources_(sources), color_(color) {}

  std::string run() {
    const bool error = diagnostic_.severity == Diagnostic::Severity::error;
    const char* tint = error ? "\033[1;31m" : "\033[1;33m";
    out_ += paint(std::string(error ? "error" : "warning") + "[" + diagnostic_.code + "]", tint);
    out_ += paint(": " + printable(diagnostic_.message), "\033[1m") + "\n";
    if (diagnostic_.span.file < sources_.size()) snippet(tint);
    for (const std::string& note : diagnostic_.notes) remark("note", note);
    for (const std::string& help : diagnostic_.helps) remark("help", help);
    return std::move(out_);
  }

 private:
  std::string paint(const std::string& text, const char* tint) const {
    return color_ && !text.empty() ? tint + text + "\033[0m" : text;
  }
  std::string gutter(const std::string& text) const { return paint(text, "\033[1;34m"); }

  void remark(const char* kind, const std::string& text) {
    out_ += std::string(margin_, ' ') + " " + gutter("=") + " " + paint(kind, "\033[1m") + ": " +
            printable(text) + "\n";
  }

  std::vector<Mark> marks() const {
    std::vector<Mark> result;
    const auto add = [&](Span span, const std::string& label, bool primary) {
      result.push_back(
          {span, label, primary, sources_.file(span.file).position(span.begin).line, result.size()});
    };
    add(diagnostic_.span, diagnostic_.label, true);
    for (const Diagnostic::Secondary& other : diagnostic_.secondary) {
      if (other.span.file < sources_.size()) add(other.span, other.label, false);
    }
    std::sort(result.begin(), result.end(), [&](const Mark& a, const Mark& b) {
      const bool a_elsewhere = a.span.file != diagnostic_.span.file;
      const bool b_elsewhere = b.span.file != diagnostic_.span.file;
      return std::tuple(a_elsewhere, a.span.file, a.line, !a.primary, a.order) <
             std::tuple(b_elsewhere, b.span.file, b.line, !b.primary, b.order);
    });
    return result;
  }

  void place(const char* arrow, Span span) {
    const SourceFile& file = sources_.file(span.file);
    const Position at = file.position(span.begin);
    out_ += std::string(margin_, ' ') + gutter(arrow) + " " + printable(file.path()) + ":" +
            std::to_string(at.line) + ":" + std::to_string(at.column) + "\n";
  }

  void snippet(const char* tint) {
    const std::vector<Mark> all = marks();
    for (const Mark& mark : all) margin_ = std::max(margin_, std::to_string(mark.line).size());
    place("-->", diagnostic_.span);
    if (sources_.file(diagnostic_.span.file).text().empty()) return;
    const std::string bar = std::string(margin_, ' ') + " " + gutter("|");
    out_ += bar + "\n";
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool same_file = i > 0 && all[i - 1].span.file == all[i].span.file;
      if (i > 0 && !same_file) place(":::", all[i].span);
      if (same_file && all[i].line > all[i - 1].line + 1) out_ += gutter("...") + "\n";
      marked_line(all[i], !same_file || all[i].line != all[i - 1].line, tint);
    }
    if (!diagnostic_.notes.empty() || !diagnostic_.helps.empty()) out_ += bar + "\n";
  }

  static std::uint32_t offset_in(const SourceFile& file, std::string_view part) {
    return static_cast<std::uint32_t>(part.data() - file.text().data());
  }

  /// The part of a very long line around a byte of it, so that its length costs nothing.
  static std::string_view near_mark(std::string_view line, std::size_t offset) {
    constexpr std::size_t reach = 1000;
    if (line.size() <= 2 * reach) return line;
    const auto inside_character = [&](std::size_t i) {
      return i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80;
    };
    std::size_t begin = offset > reach ? offset - reach : 0;
    std::size_t end = std::min(line.size(), offset + reach);
    while (inside_character(begin)) ++begin;
    while (inside_character(end)) ++end;
    return line.substr(begin, end - begin);
  }

  void marked_line(const Mark& mark, bool with_text, const char* tint) {
    const SourceFile& file = sources_.file(mark.span.file);
    const std::string_view line = file.line(mark.line);
    const std::string_view text = near_mark(line, mark.span.begin - offset_in(file, line));
    const ShownLine shown = show(text);
    const std::uint32_t start = offset_in(file, text);
    const auto column = [&](std::uint32_t offset) {
      return shown.column_of[std::min<std::size_t>(offset < start ? 0 : offset - start, text.size())];
    };
    const int begin = column(mark.span.begin);
    const int end = std::max(column(mark.span.end), begin + 1);
    const int size = static_cast<int>(shown.cells.size());
    const int from =
        size <= window_width ? 0 : std::max(0, std::min(begin - window_before, size - window_width));
    const int to = std::min(size, from + window_width);
    const std::string cut_left = from > 0 || text.data() > line.data() ? "..." : "";
    const bool cut_right = to < size || text.data() + text.size() < line.data() + line.size();
    if (with_text) {
      const std::string number = std::to_string(mark.line);
      const std::string shown_text = cut_left + join(shown, from, to) + (cut_right ? "..." : "");
      out_ += gutter(std::string(margin_ - number.size(), ' ') + number + " |") +
              (shown_text.empty() ? "" : " " + shown_text) + "\n";
    }
    const int width = std::max(1, std::min(end, std::max(to, begin + 1)) - begin);
    std::string carets(static_cast<std::size_t>(width), mark.primary ? '^' : '~');
    if (!mark.label.empty()) carets += " " + printable(mark.label);
    out_ += std::string(margin_, ' ') + " " + gutter("|") + " " +
            std::string(cut_left.size() + static_cast<std::size_t>(begin - from), ' ') +
            paint(carets, mark.primary ? tint : "\033[1;34m") + "\n";
  }

  const Diagnostic& diagnostic_;
  const SourceSet& sources_;
  const bool color_;
  std::size_t margin_ = 1;
  std::string out_;
};

/// Least number of insertions, deletions, replacements and swaps of neighbours that turn a into b.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, previous, current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) current[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(previous, current);
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
  }
  return current[b.size()];
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const SourceSet& sources, bool color) {
  return Renderer(diagnostic, sources, color).run();
}

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 64;
  if (name.empty() || name.size() > longest) return {};
  const std::size_t allowed = name.size() <= 2 ? 0 : name.size() <= 4 ? 1 : name.size() <= 8 ? 2 : 3;
  std::size_t best = allowed + 1;
  std::string result;
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), name.size());
    const std::size_t shorter = std::min(candidate.size(), name.size());
    if (longer - shorter >= best || candidate.size() > longest || candidate == name) continue;
    // A different case alone is always near.
    const std::size_t distance = edit_distance(lower(name), lower(candidate));
    if (distance < best) {
      best = distance;
      result = candidate;
    }
  }
  return result;
}

}  // namespace referee

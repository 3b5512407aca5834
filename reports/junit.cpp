#include "reports/junit.h"

#include <fmt/core.h>

#include "reports/terminal.h"

namespace referee {

namespace {

/// Fit for an attribute; line ends are kept as they are if `text` goes between tags.
std::string escape(std::string_view text, bool between_tags = false) {
  std::string result;
  for (char c : text) {
    if (c == '\n' && between_tags) {
      result += c;
      continue;
    }
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\n':
        result += "&#10;";
        break;
      case '\t':
        result += "&#9;";
        break;
      default:
        result += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
  }
  return result;
}

/// The part of an id before its first dot: "ch09".
std::string chapter(const std::string& id) {
  return id.substr(0, id.find('.'));
}

std::string test_case(const ClaimResult& result) {
  const std::string head = fmt::format(
      "  <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\" time=\"{:.3f}\"",
      escape(chapter(result.id)), escape(result.id), escape(result.file), result.line, result.seconds);
  if (result.not_decided_yet)
    return fmt::format("{}>\n    <skipped message=\"{}\"/>\n  </testcase>\n", head, escape(result.message));
  if (!is_different(result)) return head + "/>\n";
  const bool same_verdict = to_string(result.verdict) == result.expected;
  const std::string message =
      same_verdict ? fmt::format("{}, as expected, but not all around it", result.expected)
                   : fmt::format("{}, expected: {}", to_string(result.verdict), result.expected);
  return fmt::format("{}>\n    <failure message=\"{}\" type=\"{}\">{}</failure>\n  </testcase>\n", head,
                     escape(message), to_string(result.verdict),
                     escape(difference_text(result, false), true));
}

}  // namespace

std::string junit_xml(const Record& record) {
  const Counts counts = count(record);
  double seconds = 0;
  for (const ClaimResult& result : record.claims) seconds += result.seconds;
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  text += fmt::format(
      "<testsuite name=\"referee\" tests=\"{}\" failures=\"{}\" skipped=\"{}\" time=\"{:.3f}\">\n",
      counts.total, counts.different, counts.not_decided_yet, seconds);
  text += fmt::format(
      "  <properties>\n    <property name=\"seed\" value=\"{}\"/>\n"
      "    <property name=\"effort\" value=\"{}\"/>\n  </properties>\n",
      record.seed, escape(record.effort));
  for (const ClaimResult& result : record.claims) text += test_case(result);
  return text + "</testsuite>\n";
}

}  // namespace referee

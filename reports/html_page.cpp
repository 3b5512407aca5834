#include "reports/html_page.h"

#include <cctype>
#include <map>

#include "reports/mathml.h"
#include "reports/report_assets.h"

namespace referee {

std::string html(const std::string& tag, const std::string& inside, const std::string& attributes) {
  return "<" + tag + (attributes.empty() ? "" : " " + attributes) + ">" + inside + "</" + tag + ">";
}

std::string anchor(const std::string& id) {
  std::string result = "claim-";
  for (const char c : id) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == '_';
    result += plain ? std::string(1, c) : "-";
  }
  return result;
}

std::string verdict_badge(const std::string& verdict, bool as_expected) {
  static const std::map<std::string, std::string> signs = {
      {"holds", "✓"},     {"fails", "✗"}, {"undecided", "?"}, {"vacuous", "∅"},
      {"undefined", "⊥"}, {"open", "○"},  {"true", "✓"},      {"false", "✗"}};
  const auto found = signs.find(verdict);
  const std::string sign = found == signs.end() ? "·" : found->second;
  const std::string surprise = as_expected ? "" : html("span", "not as expected", "class=\"surprise\"");
  return html("span", html("span", sign, "aria-hidden=\"true\"") + " " + html_escaped(verdict),
              "class=\"badge " + html_escaped(verdict) + "\"") +
         surprise;
}

std::string html_document(const std::string& title, const std::string& body) {
  const std::string font = math_font.empty()
                               ? ""
                               : "@font-face{font-family:\"Referee Math\";src:url(data:font/woff2;base64," +
                                     std::string(math_font) + ") format(\"woff2\")}\n";
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n" +
         html("title", html_escaped(title)) + "\n<style>\n" + font + std::string(report_css) +
         "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
         "<main id=\"main\">\n" +
         body + "</main>\n<script>\n" + std::string(report_js) + "</script>\n</body>\n</html>\n";
}

}  // namespace referee

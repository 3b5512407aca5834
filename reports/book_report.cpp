#include "reports/book_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "reports/comparison.h"
#include "reports/errata.h"
#include "reports/html_page.h"
#include "reports/mathml.h"
#include "reports/terminal.h"

namespace referee {
namespace {

std::string tile(std::size_t count, const std::string& words) {
  return html("li", html("strong", std::to_string(count)) + words);
}

std::string headline(const Record& record) {
  const Counts counts = count(record);
  std::map<std::string, std::size_t> verdicts, evidence;
  for (const ClaimResult& claim : record.claims) {
    ++verdicts[std::string(to_string(claim.verdict))];
    if (claim.verdict == Verdict::holds) ++evidence[std::string(to_string(claim.evidence))];
  }
  std::string tiles = tile(counts.total, "claims") + tile(counts.as_expected, "as expected");
  if (counts.different > 0) tiles += tile(counts.different, "not as expected");
  for (const auto& [verdict, number] : verdicts) tiles += tile(number, verdict_badge(verdict, true));
  std::string held;
  for (const auto& [word, number] : evidence)
    held += fmt::format("{}{} {}", held.empty() ? "" : ", ", number, word);
  return html("ul", tiles, "class=\"tiles\"") +
         html("p", held.empty() ? "" : "Of those that hold: " + html_escaped(held) + ".") +
         (record.complete ? ""
                          : html("p", "The run was interrupted: claims are missing.", "class=\"surprise\""));
}

std::string cell(const std::string& text, const std::string& attributes = "") {
  return html("td", text, attributes);
}

std::string chapter_of(const std::string& id) {
  return id.substr(0, id.find('.'));
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string row(const ClaimResult& claim) {
  const std::string verdict(to_string(claim.verdict)), evidence(to_string(claim.evidence));
  const Tightness tight = tightness(claim);
  const std::string slack = tight.least_slack ? fmt::format("{:.3g}", *tight.least_slack) : "";
  const std::string text =
      lowered(claim.id + " " + claim.title + " " + claim.statement_text + " " + claim.source_file);
  const std::string data = fmt::format(
      "data-verdict=\"{}\" data-evidence=\"{}\" data-chapter=\"{}\" data-kind=\"{}\" data-text=\"{}\"",
      verdict, evidence, html_escaped(chapter_of(claim.id)), claim.kind, html_escaped(text));
  const std::string source =
      claim.source_file.empty() ? "" : claim.source_file.substr(0, 3) + ", " + claim.source_place;
  return html("tr",
              html("th", html("a", html_escaped(claim.id), "href=\"#" + anchor(claim.id) + "\""),
                   "scope=\"row\" class=\"mono\"") +
                  cell(html_escaped(claim.title)) +
                  cell(verdict_badge(verdict, claim.as_expected), "data-key=\"" + verdict + "\"") +
                  cell(evidence) + cell(html_escaped(source)) + cell(slack, "class=\"number\"") +
                  cell(std::to_string(claim.instances), "class=\"number\"") +
                  cell(fmt::format("{:.2f}", claim.seconds), "class=\"number\""),
              data);
}

std::string heading(const std::string& text, bool numeric = false) {
  return html("th", html("button", text, "type=\"button\""),
              std::string("scope=\"col\" aria-sort=\"none\"") + (numeric ? " data-numeric=\"\"" : ""));
}

std::string option(const std::string& value, const std::string& text) {
  return html("option", html_escaped(text),
              "value=\"" + html_escaped(value) + "\" data-label=\"" + html_escaped(text) + "\"");
}

template <class Value>
std::string filter(const Record& record, const std::string& name, Value value) {
  std::set<std::string> values;
  for (const ClaimResult& claim : record.claims) values.insert(value(claim));
  std::string options = option("", "all");
  for (const std::string& one : values) options += option(one, one);
  return html("label", name + html("select", options, "data-filter=\"" + name + "\""));
}

std::string table(const Record& record) {
  std::string rows;
  for (const ClaimResult& claim : record.claims) rows += row(claim) + "\n";
  const std::string head = heading("claim") + heading("title") + heading("verdict") + heading("evidence") +
                           heading("source") + heading("least slack", true) + heading("instances", true) +
                           heading("seconds", true);
  const std::string controls =
      html("label",
           "search (press /)" + std::string("<input id=\"search\" type=\"search\" autocomplete=\"off\">")) +
      filter(record, "verdict", [](const ClaimResult& c) { return std::string(to_string(c.verdict)); }) +
      filter(record, "evidence", [](const ClaimResult& c) { return std::string(to_string(c.evidence)); }) +
      filter(record, "chapter", [](const ClaimResult& c) { return chapter_of(c.id); }) +
      filter(record, "kind", [](const ClaimResult& c) { return c.kind; }) +
      html("span", "", "id=\"shown\" role=\"status\" class=\"quiet\"");
  return html("div", controls, "class=\"controls needs-script\"") +
         html("div",
              html("table",
                   html("caption", "All claims; a click on a heading sorts") +
                       html("thead", html("tr", head)) + html("tbody", rows),
                   "class=\"claims\""),
              "class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of all claims\"");
}

std::string coverage(const Record& record, const ClaimIndex& index) {
  std::map<std::string, std::string> settled;
  for (const ClaimResult& claim : record.claims)
    for (const std::string& id : claim.covers)
      settled[id] += (settled[id].empty() ? "" : ", ") + claim_link(claim.id, index);
  if (settled.empty()) return "";
  std::string rows;
  for (const auto& [id, by] : settled)
    rows += html("tr", html("th", html_escaped(id), "scope=\"row\" class=\"mono\"") + cell(by));
  return html("h2", "What settles which row of the catalogue", "id=\"coverage\"") +
         html("details", html("summary", fmt::format("{} rows", settled.size())) +
                             html("div", html("table", html("tbody", rows)), "class=\"scroll\""));
}

std::string environment(const Record& record) {
  std::string libraries;
  for (const auto& [name, version] : record.environment.libraries)
    libraries += (libraries.empty() ? "" : ", ") + name + " " + version;
  const auto fact = [](const std::string& name, const std::string& value) {
    return html("dt", name) + html("dd", html_escaped(value));
  };
  return html("dl",
              fact("Referee", record.referee) + fact("Seed", std::to_string(record.seed)) +
                  fact("Effort", record.effort) +
                  fact("Compiler", record.environment.compiler + ", " + record.environment.build) +
                  fact("Libraries", libraries),
              "class=\"facts\"");
}

}  // namespace

std::string book_report(const Record& unsorted, const ReportOptions& options) {
  Record record = unsorted;
  std::sort(record.claims.begin(), record.claims.end(),
            [](const ClaimResult& a, const ClaimResult& b) { return a.id < b.id; });
  const ClaimIndex index(record);
  const auto found = errata(record);
  std::string body = html("h1", html_escaped(options.title)) +
                     html("p",
                          fmt::format("Decided by Referee {} at effort “{}”, seed {}.",
                                      html_escaped(record.referee), html_escaped(record.effort), record.seed),
                          "class=\"quiet\"") +
                     html("nav",
                          "<a href=\"#errata\">Errata</a> · <a href=\"#claims\">All claims</a> · <a "
                          "href=\"#details\">Claim by "
                          "claim</a> · <a href=\"#environment\">Environment</a>",
                          "aria-label=\"Contents\"") +
                     headline(record);
  if (options.baseline != nullptr)
    body += html("h2", "Since the baseline") + comparison_html(compare(*options.baseline, record));
  body += html("h2", fmt::format("Errata ({})", found.size()), "id=\"errata\"") + errata_html(found, index) +
          html("h2", "All claims", "id=\"claims\"") + table(record) +
          html("h2", "Claim by claim", "id=\"details\"");
  for (const ClaimResult& claim : record.claims) body += claim_section(claim, index) + "\n";
  body += coverage(record, index) + html("h2", "What the run depended on", "id=\"environment\"") +
          environment(record);
  return html_document(options.title, body);
}

}  // namespace referee

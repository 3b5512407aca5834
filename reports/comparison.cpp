#include "reports/comparison.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "reports/html_page.h"
#include "reports/mathml.h"

namespace referee {
namespace {

std::string outcome(const ClaimResult& claim) {
  return fmt::format("{} ({})", to_string(claim.verdict), to_string(claim.evidence));
}

std::string why(const ClaimResult& claim) {
  if (const Counterexample* found = claim.counterexample()) return "breaks at " + found->bindings;
  return claim.message;
}

}  // namespace

std::vector<Change> compare(const Record& old_record, const Record& new_record) {
  std::map<std::string, const ClaimResult*> before, after;
  std::set<std::string> ids;
  for (const ClaimResult& claim : old_record.claims) ids.insert((before[claim.id] = &claim)->id);
  for (const ClaimResult& claim : new_record.claims) ids.insert((after[claim.id] = &claim)->id);
  std::vector<Change> changes;
  for (const std::string& id : ids) {
    const auto was = before.find(id);
    const auto is = after.find(id);
    Change change{id, was == before.end() ? "" : outcome(*was->second),
                  is == after.end() ? "" : outcome(*is->second), is == after.end() ? "" : why(*is->second)};
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

std::string comparison_text(const std::vector<Change>& changes) {
  if (changes.empty()) return "no verdict and no evidence changed\n";
  std::string text;
  for (const Change& change : changes) {
    text += fmt::format("{}: {} -> {}", change.id, change.before.empty() ? "not there" : change.before,
                        change.after.empty() ? "gone" : change.after);
    text += change.why.empty() ? "\n" : "; " + change.why + "\n";
  }
  return text;
}

std::string comparison_html(const std::vector<Change>& changes) {
  if (changes.empty()) return html("p", "No verdict and no evidence changed.");
  std::string rows;
  for (const Change& change : changes)
    rows += html("tr", html("th", html_escaped(change.id), "scope=\"row\" class=\"mono\"") +
                           html("td", html_escaped(change.before)) + html("td", html_escaped(change.after)) +
                           html("td", html_escaped(change.why)));
  const std::string head =
      html("tr", html("th", "claim", "scope=\"col\"") + html("th", "before", "scope=\"col\"") +
                     html("th", "now", "scope=\"col\"") + html("th", "why", "scope=\"col\""));
  return html("div", html("table", html("thead", head) + html("tbody", rows)), "class=\"scroll\"");
}

}  // namespace referee

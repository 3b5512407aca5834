#include "reports/errata.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "reports/html_page.h"
#include "reports/mathml.h"

namespace referee {
namespace {

/// The first number in "line 303", "lines 3-5"; headings come first.
long first_line(const std::string& place) {
  const std::size_t at = place.find_first_of("0123456789");
  return place.rfind("line", 0) == 0 && at != std::string::npos ? std::stol(place.substr(at)) : 0;
}

std::string repair_html(const ClaimResult& repair) {
  return html(
      "div",
      html("h4", "Repaired") +
          html("p", html("a", html_escaped(repair.id), "class=\"mono\" href=\"#" + anchor(repair.id) + "\"") +
                        " " + html_escaped(repair.title) + " " +
                        verdict_badge(std::string(to_string(repair.verdict)), repair.as_expected) + " " +
                        html_escaped(std::string(to_string(repair.evidence)))) +
          statement_html(repair));
}

std::string indented(const std::string& text) {
  std::string result = "    ";
  for (const char c : text) result += c == '\n' ? std::string("\n    ") : std::string(1, c);
  return result;
}

}  // namespace

std::vector<Erratum> errata(const Record& record) {
  std::vector<Erratum> result;
  for (const ClaimResult& claim : record.claims) {
    const bool wrong = claim.verdict == Verdict::fails || claim.verdict == Verdict::undefined;
    if (!wrong || claim.source_file.empty() || claim.kind == "question" || claim.kind == "exercise") continue;
    Erratum erratum{&claim, {}};
    for (const ClaimResult& other : record.claims)
      if (other.repairs == claim.id) erratum.repairs.push_back(&other);
    result.push_back(std::move(erratum));
  }
  std::sort(result.begin(), result.end(), [](const Erratum& a, const Erratum& b) {
    const auto key = [](const Erratum& e) {
      return std::make_tuple(e.claim->source_file, first_line(e.claim->source_place), e.claim->id);
    };
    return key(a) < key(b);
  });
  return result;
}

std::string reason_text(const ClaimResult& claim) {
  if (claim.verdict == Verdict::undefined)
    return "The statement has no meaning there: " + claim.message + ".";
  const Counterexample* found = claim.counterexample();
  if (found == nullptr) return claim.message;
  switch (found->nature) {
    case Nature::generic:
      return "The statement is false at an ordinary instance: nothing about it is special.";
    case Nature::boundary:
      return "The statement is false at the end of a range it admits: a strict inequality or a smaller range "
             "is missing.";
    case Nature::degenerate:
      return "The statement is false only in a degenerate case (a zero vector, or two points that coincide): "
             "a hypothesis "
             "that excludes it is missing.";
  }
  return "";
}

std::string errata_html(const std::vector<Erratum>& errata, const ClaimIndex& index) {
  if (errata.empty()) return html("p", "Nothing that the texts state was refuted.");
  std::string text;
  for (const Erratum& erratum : errata) {
    const ClaimResult& claim = *erratum.claim;
    std::string card = html("h3", html_escaped(claim.title)) +
                       html("p",
                            html_escaped(claim.source_file + ", " + claim.source_place) + " · " +
                                claim_link(claim.id, index),
                            "class=\"where\"") +
                       statement_html(claim) + html("p", html_escaped(reason_text(claim)));
    if (claim.counterexample() != nullptr) card += counterexample_html(*claim.counterexample());
    for (const ClaimResult* repair : erratum.repairs) card += repair_html(*repair);
    if (erratum.repairs.empty()) card += html("p", "No repaired form is on record.", "class=\"quiet\"");
    text += html("section", card, "class=\"card erratum\"");
  }
  return text;
}

std::string errata_markdown(const std::vector<Erratum>& errata) {
  std::string text = "# Errata\n";
  std::string file;
  for (const Erratum& erratum : errata) {
    const ClaimResult& claim = *erratum.claim;
    if (claim.source_file != file) text += "\n## " + (file = claim.source_file) + "\n";
    text += fmt::format("\n### {}: {}\n\n{}\n\n{}\n", claim.source_place, claim.title,
                        indented(claim.statement_text), reason_text(claim));
    if (const Counterexample* found = claim.counterexample()) {
      text += fmt::format("\nCounterexample: `{}`", found->bindings);
      if (!found->relation.empty())
        text += fmt::format("; there `{} {} {}` is false", found->left, found->relation, found->right);
      text += ".\n";
    }
    for (const ClaimResult* repair : erratum.repairs)
      text += fmt::format("\nRepaired ({}, {} ({})):\n\n{}\n", repair->id, to_string(repair->verdict),
                          to_string(repair->evidence), indented(repair->statement_text));
  }
  return text;
}

}  // namespace referee

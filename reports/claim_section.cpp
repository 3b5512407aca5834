#include "reports/claim_section.h"

#include <fmt/format.h>

#include <sstream>

#include "reports/html_page.h"
#include "reports/mathml.h"
#include "reports/plot.h"

namespace referee {
namespace {

std::string fact(const std::string& name, const std::string& value) {
  return value.empty() ? "" : html("dt", name) + html("dd", value);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + html_escaped(word);
  return text;
}

/// "1 to 6", "1, 3".
std::string dimensions_text(const std::vector<long>& dimensions) {
  if (dimensions.empty()) return "";
  const long first = dimensions.front(), last = dimensions.back();
  if (last - first + 1 == static_cast<long>(dimensions.size()) && last > first + 1)
    return fmt::format("{} to {}", first, last);
  return fmt::format("{}", fmt::join(dimensions, ", "));
}

std::string evidence_text(const ClaimResult& result) {
  switch (result.evidence) {
    case Evidence::certified:
      return fmt::format(
          "{} instances met the hypotheses, {} of them were decided rigorously{}", result.instances,
          result.certified,
          result.ties == 0 ? "" : fmt::format(" ({} ties: the sides agree to 60 digits)", result.ties));
    case Evidence::exhaustive:
      return fmt::format("all {} instances were decided rigorously", result.instances);
    case Evidence::sampled:
      return fmt::format("{} instances in plain arithmetic, {} decided rigorously: no proof",
                         result.instances, result.certified);
    case Evidence::trend:
      return "the trend of finitely many terms: no proof";
    case Evidence::counterexample:
      return "a certified counterexample";
    default:
      return "";
  }
}

std::string source_text(const ClaimResult& result) {
  return result.source_file.empty() ? "" : html_escaped(result.source_file + ", " + result.source_place);
}

std::string mutants_html(const ClaimResult& result) {
  if (result.mutants.empty()) return "";
  std::string items;
  for (const MutantResult& mutant : result.mutants) {
    std::string text = verdict_badge(mutant.refuted ? "false" : "undecided", mutant.refuted) + " " +
                       html_escaped(mutant.label.empty() ? "mutant" : mutant.label);
    if (mutant.counterexample) text += ": " + html("code", html_escaped(mutant.counterexample->bindings));
    if (!mutant.refuted) text += ": " + html_escaped(mutant.message);
    items += html("li", text);
  }
  return html("h4", "Mutants, which must fail") + html("ul", items);
}

std::string proof_html(const ClaimResult& result) {
  if (result.proof.empty()) return "";
  std::string rows;
  for (const StepResult& step : result.proof) {
    std::string why = html_escaped(step.message);
    if (step.counterexample) why += html("code", html_escaped(step.counterexample->bindings));
    rows += html("tr", html("th", html_escaped(step.label), "scope=\"row\"") +
                           html("td", verdict_badge(step.truth, as_expected(step))) +
                           html("td", html_escaped(step.follows)) + html("td", why));
  }
  const std::string head =
      html("tr", html("th", "step", "scope=\"col\"") + html("th", "true?", "scope=\"col\"") +
                     html("th", "follows?", "scope=\"col\"") + html("th", "why", "scope=\"col\""));
  return html("h4", "The proof, step by step") +
         html("div", html("table", html("thead", head) + html("tbody", rows)), "class=\"scroll\"");
}

std::string confirmation_text(const ConfirmationResult& confirmation) {
  if (!confirmation.present) return "";
  return confirmation.confirmed ? "confirmed" : "not confirmed: " + html_escaped(confirmation.message);
}

std::string facts_html(const ClaimResult& result, const ClaimIndex& index) {
  std::string repaired;
  if (const auto found = index.repaired_by.find(result.id); found != index.repaired_by.end())
    for (const std::string& id : found->second)
      repaired += (repaired.empty() ? "" : ", ") + claim_link(id, index);
  const Tightness tight = tightness(result);
  std::string facts = fact("Source", source_text(result)) + fact("Evidence", evidence_text(result)) +
                      fact("Message", html_escaped(result.message)) +
                      fact("Families tried", joined(result.families)) +
                      fact("Dimensions tried", dimensions_text(result.dimensions));
  if (tight.least_slack) facts += fact("Least relative slack", fmt::format("{:.3g}", *tight.least_slack));
  if (tight.largest_ratio)
    facts += fact("Best constant seen", fmt::format("{:.6g} times the claimed side", *tight.largest_ratio));
  facts += fact("Best possible side", confirmation_text(result.best)) +
           fact("Case of equality", confirmation_text(result.tight)) +
           fact("Given counterexample", confirmation_text(result.given_counterexample)) +
           fact("Repairs", result.repairs.empty() ? "" : claim_link(result.repairs, index)) +
           fact("Repaired by", repaired) + fact("Settles", joined(result.covers)) +
           fact("Time", fmt::format("{:.2f} s", result.seconds));
  return html("dl", facts, "class=\"facts\"");
}

std::string parts_html(const ClaimResult& result) {
  std::string text;
  for (const PartResult& part : result.parts) {
    if (result.parts.size() > 1)
      text += html("p", verdict_badge(std::string(to_string(part.verdict)), true) + " " +
                            html_escaped(part.label.empty() ? "claim" : part.label) +
                            (part.message.empty() ? "" : ": " + html_escaped(part.message)));
    if (part.counterexample) text += counterexample_html(*part.counterexample);
  }
  return text;
}

}  // namespace

ClaimIndex::ClaimIndex(const Record& record) {
  for (const ClaimResult& result : record.claims) {
    by_id[result.id] = &result;
    if (!result.repairs.empty()) repaired_by[result.repairs].push_back(result.id);
  }
}

std::string claim_link(const std::string& id, const ClaimIndex& index) {
  const auto found = index.by_id.find(id);
  if (found == index.by_id.end()) return html("span", html_escaped(id), "class=\"mono\"");
  return html("a", html_escaped(id), "class=\"mono\" href=\"#" + anchor(id) + "\"") + " " +
         verdict_badge(std::string(to_string(found->second->verdict)), true);
}

std::string statement_html(const ClaimResult& result) {
  std::istringstream lines(result.statement_latex);
  std::string formulas, line;
  while (std::getline(lines, line)) {
    if (!line.empty()) formulas += html("div", to_mathml(line), "class=\"formula\"");
  }
  return formulas +
         html("details", html("summary", "As text") + html("pre", html_escaped(result.statement_text)) +
                             "<button type=\"button\" class=\"copy needs-script\">copy</button>");
}

std::string counterexample_html(const Counterexample& counterexample) {
  std::string text = html("pre", html_escaped(counterexample.bindings)) +
                     "<button type=\"button\" class=\"copy needs-script\">copy</button>";
  if (!counterexample.relation.empty()) {
    text += html(
        "p",
        "There " +
            html("code", html_escaped(counterexample.left + " " + counterexample.relation + " " +
                                      counterexample.right)) +
            " is false" +
            (counterexample.where.empty() ? "" : ", at " + html("code", html_escaped(counterexample.where))) +
            ".");
  }
  const char* kind = counterexample.nature == Nature::generic ? "a generic instance"
                     : counterexample.nature == Nature::boundary
                         ? "an end of a range"
                         : "a degenerate instance (a zero vector, or two points that coincide)";
  return html("div", html("h4", "Counterexample") + text +
                         html("p",
                              std::string("It is ") + kind + ", certified by the arithmetic “" +
                                  html_escaped(counterexample.certified_by) + "”.",
                              "class=\"quiet\""));
}

std::string claim_section(const ClaimResult& result, const ClaimIndex& index) {
  const std::string head =
      html("h3", html("span", html_escaped(result.id), "class=\"mono\"") + " " + html_escaped(result.title)) +
      html("p",
           html_escaped(result.kind) + " · " +
               verdict_badge(std::string(to_string(result.verdict)), result.as_expected) + " " +
               html_escaped(std::string(to_string(result.evidence))),
           "class=\"where\"");
  const std::string plot = margin_plot(result.margins, anchor(result.id));
  const std::string reproduce = html("h4", "Reproduce") + html("pre", html_escaped(result.reproduce)) +
                                "<button type=\"button\" class=\"copy needs-script\">copy</button>";
  return html("section",
              head + statement_html(result) + parts_html(result) + facts_html(result, index) +
                  proof_html(result) + mutants_html(result) +
                  (plot.empty() ? "" : html("details", html("summary", "Margins of the instances") + plot)) +
                  reproduce,
              "class=\"card\" id=\"" + anchor(result.id) + "\"");
}

}  // namespace referee

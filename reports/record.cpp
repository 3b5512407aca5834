#include "reports/record.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace referee {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json number(const std::optional<double>& value) {
  return value ? number(*value) : Json(nullptr);
}

Json finite_numbers(const std::vector<double>& values) {
  Json list = Json::array();
  for (double value : values)
    if (std::isfinite(value)) list.push_back(value);
  return list;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json counterexample_json(const Counterexample* found) {
  if (found == nullptr) return nullptr;
  Json json;
  json["bindings"] = found->bindings;
  json["left"] = found->left;
  json["right"] = found->right;
  json["relation"] = found->relation;
  json["where"] = found->where;
  json["nature"] = std::string(to_string(found->nature));
  json["certified_by"] = found->certified_by;
  json["instance"] = found->instance;
  json["family"] = found->family;
  return json;
}

Json counterexample_json(const std::optional<Counterexample>& found) {
  return counterexample_json(found ? &*found : nullptr);
}

Json tightness_json(const std::optional<double>& slack, const std::optional<double>& ratio) {
  Json json;
  json["least_slack"] = number(slack);
  json["largest_ratio"] = number(ratio);
  return json;
}

std::optional<double> slack_of(const PartResult& part) {
  if (!part.has_tightest || !std::isfinite(part.tightest)) return std::nullopt;
  return part.tightest;
}

Json part_json(const PartResult& part) {
  Json json;
  json["label"] = part.label;
  json["verdict"] = std::string(to_string(part.verdict));
  json["evidence"] = std::string(to_string(part.evidence));
  json["tightness"] = tightness_json(slack_of(part), part.largest_ratio);
  json["counterexample"] = counterexample_json(part.counterexample);
  json["message"] = part.message;
  return json;
}

Json mutant_json(const MutantResult& mutant) {
  Json json;
  json["label"] = mutant.label;
  json["refuted"] = mutant.refuted;
  json["counterexample"] = counterexample_json(mutant.counterexample);
  json["message"] = mutant.message;
  return json;
}

Json confirmation_json(const ConfirmationResult& confirmation) {
  if (!confirmation.present) return nullptr;
  Json json;
  json["confirmed"] = confirmation.confirmed;
  json["message"] = confirmation.message;
  return json;
}

Json step_json(const StepResult& step) {
  Json json;
  json["label"] = step.label;
  json["line"] = step.line;
  json["true"] = step.truth;
  json["follows"] = step.follows;
  json["expected"] = step.expected;
  json["evidence"] = std::string(to_string(step.evidence));
  json["counterexample"] = counterexample_json(step.counterexample);
  json["message"] = step.message;
  return json;
}

template <class List, class Writer>
Json list_json(const List& list, Writer writer) {
  Json json = Json::array();
  for (const auto& element : list) json.push_back(writer(element));
  return json;
}

Json source_json(const ClaimResult& result) {
  if (result.source_file.empty()) return nullptr;
  Json json;
  json["file"] = result.source_file;
  json["place"] = result.source_place;
  return json;
}

Json environment_json(const Environment& environment) {
  Json json;
  json["compiler"] = environment.compiler;
  json["build"] = environment.build;
  json["libraries"] = Json::object();
  for (const auto& [name, number] : environment.libraries) json["libraries"][name] = number;
  json["cores"] = environment.cores;
  return json;
}

void add_identity(Json& json, const ClaimResult& result) {
  json["id"] = result.id;
  json["kind"] = result.kind;
  json["title"] = result.title;
  json["file"] = result.file;
  json["line"] = result.line;
  json["source"] = source_json(result);
  json["statement"]["text"] = result.statement_text;
  json["statement"]["latex"] = result.statement_latex;
}

void add_verdict(Json& json, const ClaimResult& result) {
  json["verdict"] = std::string(to_string(result.verdict));
  json["evidence"] = std::string(to_string(result.evidence));
  json["expected"] = result.expected;
  json["as_expected"] = result.as_expected;
  json["not_decided_yet"] = result.not_decided_yet;
  json["stopped"] = result.stopped;
  json["message"] = result.message;
}

void add_effort(Json& json, const ClaimResult& result) {
  json["instances"] = result.instances;
  json["certified"] = result.certified;
  json["ties"] = result.ties;
  json["acceptance"] = number(result.acceptance);
  json["families"] = result.families;
  json["dimensions"] = result.dimensions;
  const Tightness whole = tightness(result);
  json["tightness"] = tightness_json(whole.least_slack, whole.largest_ratio);
  json["margins"] = finite_numbers(result.margins);
}

}  // namespace

Tightness tightness(const ClaimResult& result) {
  Tightness whole;
  for (const PartResult& part : result.parts) {
    if (const auto slack = slack_of(part))
      whole.least_slack = whole.least_slack ? std::min(*whole.least_slack, *slack) : *slack;
    if (part.largest_ratio && std::isfinite(*part.largest_ratio))
      whole.largest_ratio =
          whole.largest_ratio ? std::max(*whole.largest_ratio, *part.largest_ratio) : *part.largest_ratio;
  }
  return whole;
}

Json to_json(const ClaimResult& result) {
  Json json;
  add_identity(json, result);
  add_verdict(json, result);
  add_effort(json, result);
  json["counterexample"] = counterexample_json(result.counterexample());
  json["parts"] = list_json(result.parts, part_json);
  json["mutants"] = list_json(result.mutants, mutant_json);
  json["best"] = confirmation_json(result.best);
  json["tight"] = confirmation_json(result.tight);
  json["given_counterexample"] = confirmation_json(result.given_counterexample);
  json["proof"] = list_json(result.proof, step_json);
  json["repairs"] = text_or_null(result.repairs);
  json["covers"] = result.covers;
  json["seconds"] = number(result.seconds);
  json["reproduce"] = result.reproduce;
  return json;
}

Json to_json(const Record& record) {
  Json json;
  json["referee"] = record.referee;
  json["seed"] = record.seed;
  json["effort"] = record.effort;
  json["complete"] = record.complete;
  json["environment"] = environment_json(record.environment);
  json["claims"] = list_json(record.claims, [](const ClaimResult& result) { return to_json(result); });
  return json;
}

std::string write_record(Record record) {
  std::sort(record.claims.begin(), record.claims.end(),
            [](const ClaimResult& a, const ClaimResult& b) { return a.id < b.id; });
  return to_json(record).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace referee

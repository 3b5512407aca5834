#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "reports/record.h"

namespace referee {

namespace {

using Json = nlohmann::ordered_json;

const Json& member(const Json& json, const char* name) {
  if (!json.is_object())
    throw std::runtime_error(fmt::format("`{}` is looked for in what is no object", name));
  const auto found = json.find(name);
  if (found == json.end()) throw std::runtime_error(fmt::format("`{}` is missing", name));
  return *found;
}

template <class T>
T value(const Json& json, const char* name) {
  try {
    return member(json, name).get<T>();
  } catch (const Json::exception&) {
    throw std::runtime_error(fmt::format("`{}` has the wrong type", name));
  }
}

std::optional<double> optional_number(const Json& json, const char* name) {
  return member(json, name).is_null() ? std::nullopt : std::optional<double>(value<double>(json, name));
}

std::string text_or_empty(const Json& json, const char* name) {
  return member(json, name).is_null() ? std::string() : value<std::string>(json, name);
}

/// The enumerator, from `first` to `last`, that is printed as the member's text.
template <class Enum>
Enum word(const Json& json, const char* name, Enum first, Enum last) {
  const auto text = value<std::string>(json, name);
  for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i)
    if (to_string(static_cast<Enum>(i)) == text) return static_cast<Enum>(i);
  throw std::runtime_error(fmt::format("`{}` is \"{}\", which is none of its words", name, text));
}

Verdict verdict_of(const Json& json) {
  return word(json, "verdict", Verdict::holds, Verdict::open);
}

Evidence evidence_of(const Json& json) {
  return word(json, "evidence", Evidence::none, Evidence::counterexample);
}

std::optional<Counterexample> read_counterexample(const Json& json) {
  if (json.is_null()) return std::nullopt;
  Counterexample found;
  found.bindings = value<std::string>(json, "bindings");
  found.left = value<std::string>(json, "left");
  found.right = value<std::string>(json, "right");
  found.relation = value<std::string>(json, "relation");
  found.where = value<std::string>(json, "where");
  found.nature = word(json, "nature", Nature::generic, Nature::degenerate);
  found.certified_by = value<std::string>(json, "certified_by");
  found.instance = value<std::uint64_t>(json, "instance");
  found.family = value<std::string>(json, "family");
  return found;
}

PartResult read_part(const Json& json) {
  PartResult part;
  part.label = value<std::string>(json, "label");
  part.verdict = verdict_of(json);
  part.evidence = evidence_of(json);
  const Json& tightness = member(json, "tightness");
  const auto slack = optional_number(tightness, "least_slack");
  part.has_tightest = slack.has_value();
  part.tightest = slack.value_or(0);
  part.largest_ratio = optional_number(tightness, "largest_ratio");
  part.counterexample = read_counterexample(member(json, "counterexample"));
  part.message = value<std::string>(json, "message");
  return part;
}

MutantResult read_mutant(const Json& json) {
  MutantResult mutant;
  mutant.label = value<std::string>(json, "label");
  mutant.refuted = value<bool>(json, "refuted");
  mutant.counterexample = read_counterexample(member(json, "counterexample"));
  mutant.message = value<std::string>(json, "message");
  return mutant;
}

ConfirmationResult read_confirmation(const Json& json) {
  if (json.is_null()) return {};
  return {true, value<bool>(json, "confirmed"), value<std::string>(json, "message")};
}

StepResult read_step(const Json& json) {
  StepResult step;
  step.label = value<std::string>(json, "label");
  step.line = value<int>(json, "line");
  step.truth = value<std::string>(json, "true");
  step.follows = value<std::string>(json, "follows");
  step.expected = value<std::string>(json, "expected");
  step.evidence = evidence_of(json);
  step.counterexample = read_counterexample(member(json, "counterexample"));
  step.message = value<std::string>(json, "message");
  return step;
}

template <class T>
std::vector<T> read_list(const Json& json, const char* name, T (*reader)(const Json&)) {
  const Json& list = member(json, name);
  if (!list.is_array()) throw std::runtime_error(fmt::format("`{}` is not a list", name));
  std::vector<T> result;
  for (const Json& element : list) result.push_back(reader(element));
  return result;
}

void read_identity(const Json& json, ClaimResult& result) {
  result.id = value<std::string>(json, "id");
  result.kind = value<std::string>(json, "kind");
  result.title = value<std::string>(json, "title");
  result.file = value<std::string>(json, "file");
  result.line = value<int>(json, "line");
  if (const Json& source = member(json, "source"); !source.is_null()) {
    result.source_file = value<std::string>(source, "file");
    result.source_place = value<std::string>(source, "place");
  }
  const Json& statement = member(json, "statement");
  result.statement_text = value<std::string>(statement, "text");
  result.statement_latex = value<std::string>(statement, "latex");
}

void read_verdict(const Json& json, ClaimResult& result) {
  result.verdict = verdict_of(json);
  result.evidence = evidence_of(json);
  result.expected = value<std::string>(json, "expected");
  result.as_expected = value<bool>(json, "as_expected");
  result.not_decided_yet = value<bool>(json, "not_decided_yet");
  result.stopped = value<bool>(json, "stopped");
  result.message = value<std::string>(json, "message");
}

void read_effort(const Json& json, ClaimResult& result) {
  result.instances = value<std::uint64_t>(json, "instances");
  result.certified = value<std::uint64_t>(json, "certified");
  result.ties = value<std::uint64_t>(json, "ties");
  result.acceptance = optional_number(json, "acceptance").value_or(std::nan(""));
  result.families = value<std::vector<std::string>>(json, "families");
  result.dimensions = value<std::vector<long>>(json, "dimensions");
  result.margins = value<std::vector<double>>(json, "margins");
}

Environment read_environment(const Json& json) {
  Environment environment;
  environment.compiler = value<std::string>(json, "compiler");
  environment.build = value<std::string>(json, "build");
  for (const auto& [name, number] : member(json, "libraries").items())
    environment.libraries.emplace_back(name, number.get<std::string>());
  environment.cores = value<unsigned>(json, "cores");
  return environment;
}

std::vector<ClaimResult> read_claims(const Json& json) {
  if (!json.is_array()) throw std::runtime_error("`claims` is not a list");
  std::vector<ClaimResult> claims;
  for (const Json& claim : json) {
    try {
      claims.push_back(claim_from_json(claim));
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(fmt::format("in claim number {}: {}", claims.size() + 1, error.what()));
    }
  }
  return claims;
}

}  // namespace

ClaimResult claim_from_json(const Json& json) {
  ClaimResult result;
  read_identity(json, result);
  read_verdict(json, result);
  read_effort(json, result);
  result.parts = read_list<PartResult>(json, "parts", read_part);
  result.mutants = read_list<MutantResult>(json, "mutants", read_mutant);
  result.best = read_confirmation(member(json, "best"));
  result.tight = read_confirmation(member(json, "tight"));
  result.given_counterexample = read_confirmation(member(json, "given_counterexample"));
  result.proof = read_list<StepResult>(json, "proof", read_step);
  result.repairs = text_or_empty(json, "repairs");
  result.covers = value<std::vector<std::string>>(json, "covers");
  result.seconds = optional_number(json, "seconds").value_or(0);
  result.reproduce = value<std::string>(json, "reproduce");
  return result;
}

tl::expected<Record, std::string> read_record(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    Record record;
    record.referee = value<std::string>(json, "referee");
    record.seed = value<std::uint64_t>(json, "seed");
    record.effort = value<std::string>(json, "effort");
    record.complete = value<bool>(json, "complete");
    record.environment = read_environment(member(json, "environment"));
    record.claims = read_claims(member(json, "claims"));
    return record;
  } catch (const Json::parse_error& error) {
    return tl::unexpected(fmt::format("it is not JSON: byte {} cannot be read", error.byte));
  } catch (const std::exception& error) {
    return tl::unexpected(fmt::format("it is not a record: {}", error.what()));
  }
}

}  // namespace referee

#include "reports/record.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "samples.h"

using namespace referee;

TEST_CASE("a claim goes through JSON and back without loss") {
  for (const ClaimResult& result : {samples::holding(), samples::refuted(), samples::not_yet()}) {
    const auto json = to_json(result);
    CHECK(to_json(claim_from_json(json)) == json);
    CHECK(to_json(claim_from_json(nlohmann::ordered_json::parse(json.dump()))).dump() == json.dump());
  }
}

TEST_CASE("a record is sorted by id, reads back, and writes the same text again") {
  const std::string text = write_record(samples::record());
  const auto record = read_record(text);
  REQUIRE(record.has_value());
  REQUIRE(record->claims.size() == 4);
  CHECK(record->claims[0].id == "ch09.descent-lemma");
  CHECK(record->claims[3].id == "ch09.unsettled");
  CHECK(write_record(*record) == text);
}

TEST_CASE("what is not finite becomes null or is left out") {
  const auto json = to_json(samples::unsettled());
  CHECK(json["acceptance"].is_null());
  CHECK(json["tightness"]["least_slack"].is_null());
  CHECK(json["margins"] == nlohmann::ordered_json::array({0.5}));
  CHECK(claim_from_json(json).margins == std::vector<double>{0.5});
}

TEST_CASE("the counterexample of a claim is that of its first failing part") {
  CHECK(to_json(samples::refuted())["counterexample"]["left"] == "2");
  CHECK(to_json(samples::refuted())["counterexample"]["instance"] == 17);
  CHECK(to_json(samples::holding())["counterexample"].is_null());
}

TEST_CASE("a text that is no record is refused with the place of the mistake") {
  CHECK(read_record("{").error() == "it is not JSON: byte 2 cannot be read");
  CHECK(read_record("[]").error() == "it is not a record: `referee` is looked for in what is no object");
  CHECK(read_record("{}").error() == "it is not a record: `referee` is missing");
  auto json = nlohmann::ordered_json::parse(write_record(samples::record()));
  json["claims"][1]["verdict"] = "maybe";
  CHECK(read_record(json.dump()).error() ==
        "it is not a record: in claim number 2: `verdict` is \"maybe\", which is none of its words");
  json["claims"][1]["verdict"] = 3;
  CHECK(read_record(json.dump()).error() ==
        "it is not a record: in claim number 2: `verdict` has the wrong type");
}

TEST_CASE("the environment names versions and nothing of the machine") {
  const Environment environment = this_environment();
  CHECK(environment.compiler.find("+") != std::string::npos);
  CHECK(environment.libraries.size() >= 5);
  for (const auto& [name, number] : environment.libraries) CHECK(number.find('/') == std::string::npos);
}

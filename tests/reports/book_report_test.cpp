#include "reports/book_report.h"

#include <catch2/catch.hpp>

#include "reports/comparison.h"
#include "reports/errata.h"
#include "samples.h"

using namespace referee;

namespace {

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

ClaimResult claim(const std::string& id, Verdict verdict) {
  ClaimResult result;
  result.id = id;
  result.kind = "theorem";
  result.title = "Title of " + id;
  result.verdict = verdict;
  result.expected = std::string(to_string(verdict));
  result.as_expected = true;
  result.source_file = "text.txt";
  result.source_place = "line 12";
  result.statement_text = "claim x > 0";
  result.statement_latex = "x > 0";
  return result;
}

Record record() {
  Record made;
  made.claims = {claim("b.false", Verdict::fails), claim("b.mended", Verdict::holds),
                 claim("a.true", Verdict::holds)};
  made.claims[0].parts = {PartResult{}};
  made.claims[0].parts[0].verdict = Verdict::fails;
  made.claims[0].parts[0].counterexample = Counterexample{};
  made.claims[0].parts[0].counterexample->bindings = "x = -1";
  made.claims[1].repairs = "b.false";
  return made;
}

}  // namespace

TEST_CASE("the report is one file that asks the network for nothing") {
  const std::string page = book_report(record());
  CHECK(page.rfind("<!DOCTYPE html>", 0) == 0);
  CHECK(page.find("http://") == std::string::npos);
  CHECK(page.find("https://") == std::string::npos);
  CHECK(page.find("src=\"") == std::string::npos);
}

TEST_CASE("every claim has a row and a section") {
  const std::string page = book_report(record());
  for (const char* id : {"a.true", "b.false", "b.mended"}) {
    CHECK(occurrences(page, "id=\"claim-" + std::string(id) + "\"") == 1);
    CHECK(page.find("href=\"#claim-" + std::string(id) + "\"") != std::string::npos);
  }
}

TEST_CASE("errata pair what is wrong with its repair") {
  const Record made = record();
  const auto found = errata(made);
  REQUIRE(found.size() == 1);
  CHECK(found[0].claim->id == "b.false");
  REQUIRE(found[0].repairs.size() == 1);
  CHECK(found[0].repairs[0]->id == "b.mended");
  const std::string text = errata_markdown(found);
  CHECK(text.find("Counterexample: `x = -1`") != std::string::npos);
  CHECK(text.find("Repaired (b.mended, holds") != std::string::npos);
}

TEST_CASE("a title cannot break out of the page") {
  Record made = record();
  made.claims[0].title = "<script>alert(1)</script>";
  CHECK(book_report(made).find("<script>alert") == std::string::npos);
}

TEST_CASE("a comparison names what changed and what came or went") {
  Record before = record(), after = record();
  CHECK(compare(before, after).empty());
  after.claims[2].verdict = Verdict::undecided;
  after.claims.erase(after.claims.begin());
  const auto changes = compare(before, after);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].id == "a.true");
  CHECK(comparison_text(changes).find("b.false: fails (none) -> gone") != std::string::npos);
}

#include "theorems/language/formatter.h"

#include <catch2/catch.hpp>

#include "language/language_cases.h"

namespace referee {
namespace {

using testing::Read;

std::string text(const std::string& written) {
  SourceSet sources;
  Diagnostics diagnostics;
  const auto e = parse_expression(sources, sources.add("text", written), diagnostics);
  REQUIRE(e);
  const std::string result = to_text(*e);
  const auto again = parse_expression(sources, sources.add("again", result), diagnostics);
  REQUIRE(again);
  CHECK(same_tree(*e, *again));
  return result;
}

TEST_CASE("brackets only where they are needed", "[formatter]") {
  CHECK(text("((a*b))+(c)") == "a*b + c");
  CHECK(text("a-(b-c)") == "a - (b - c)");
  CHECK(text("(a^b)^c") == "(a^b)^c");
  CHECK(text("a^(b^c)") == "a^b^c");
  CHECK(text("(-x)^2") == "(-x)^2");
  CHECK(text("2^(-k)") == "2^-k");
  CHECK(text("(A')[1, 2]") == "(A')[1, 2]");
  CHECK(text("(A*B)'") == "(A*B)'");
  CHECK(text("(a implies b) implies c") == "(a implies b) implies c");
  CHECK(text("(a iff b) iff c") == "(a iff b) iff c");
  CHECK(text("not (a and b)") == "not (a and b)");
  CHECK(text("(grad f)[1]") == "(grad f)[1]");
  CHECK(text("(if a then b else c) + d") == "(if a then b else c) + d");
  CHECK(text("a and (forall x in R: b)") == "a and forall x in R: b");
  CHECK(text("(forall x in R: b) and a") == "(forall x in R: b) and a");
  CHECK(text("|(a < b)|") == "|(a < b)|");
  CHECK(text("||a|-b|") == "| |a| - b |");
  CHECK(text("a/(b*c)") == "a/(b*c)");
  CHECK(text("a/b/c") == "a/b/c");
  CHECK(text("a/(b/c)") == "a/(b/c)");
}

TEST_CASE("blanks", "[formatter]") {
  CHECK(text("L*|x0-xs|^2/(2*k)") == "L * |x0 - xs|^2 / (2*k)");
  CHECK(text("x [ t + 1 ]") == "x[t+1]");
  CHECK(text("sum( i in 0..k - 1 : x[i] )") == "sum(i in 0..k-1: x[i])");
  CHECK(text("forall u,w in R^d:u=w") == "forall u, w in R^d: u = w");
  CHECK(text("[ 1,2 ;3 , 4 ]") == "[1, 2; 3, 4]");
  CHECK(text("beta1^( t+1 )") == "beta1^(t+1)");
  CHECK(text("limit(k->inf:1/k)") == "limit(k -> inf: 1/k)");
}

TEST_CASE("Unicode is written in ASCII", "[formatter]") {
  CHECK(text("\u2016\u2207f(x)\u2016\u00B2 \u2264 \u03BB_1 \u00B7 \u221A(x)") ==
        "|grad f(x)|^2 <= lambda_1 * sqrt(x)");
}

TEST_CASE("long formulas are broken before loose operators", "[formatter]") {
  std::string claim = "theorem a.b \"T\"\n  claim ";
  for (int i = 0; i < 30; ++i)
    claim += (i == 0 ? "" : " and ") + std::string("alpha_") + std::to_string(i) + " <= beta";
  const Read first(claim);
  REQUIRE(first.rendered() == "");
  const std::string once = format(first.file, first.sources);
  for (std::size_t begin = 0; begin < once.size();) {
    const std::size_t end = once.find('\n', begin);
    CHECK(end - begin <= 110);
    begin = end + 1;
  }
  const Read second(once);
  CHECK(same_tree(first.file, second.file));
  CHECK(format(second.file, second.sources) == once);
}

TEST_CASE("comments stay with what they stand by", "[formatter]") {
  const Read read(
      "# head\n\n# about a\ntheorem a.b \"T\"   # title\n"
      "  # before\n  given x in R, # inside\n     y in R\n  claim x = x # behind\n# last\n");
  REQUIRE(read.rendered() == "");
  CHECK(format(read.file, read.sources) ==
        "# head\n\n# about a\ntheorem a.b \"T\"  # title\n"
        "  # before\n  # inside\n  given  x in R, y in R\n  claim  x = x  # behind\n\n# last\n");
}

TEST_CASE("a clause on one line", "[formatter]") {
  const Read read("theorem a.b \"T\"\n  claim \"l\" x=x\n  expect fails \"l\" with x=1,y = [2]\n");
  const auto& clauses = read.file.items[0].clauses;
  CHECK(to_text(clauses[0]) == "claim \"l\" x = x");
  CHECK(to_text(clauses[1]) == "expect fails \"l\" with x = 1, y = [2]");
}

TEST_CASE("different trees differ", "[formatter]") {
  const auto same = [](const std::string& a, const std::string& b) {
    const std::string head = "theorem a.b \"T\"\n  claim ";
    return same_tree(Read(head + a).file, Read(head + b).file);
  };
  CHECK(same("x = 0.5", "(x) = 0.50"));
  CHECK(!same("x = 0.5", "x = 1/2"));
  CHECK(!same("x = y", "x <= y"));
  CHECK(!same("|x|_1 = 1", "|x| = 1"));
  CHECK(!same("\"a\" x = 1", "x = 1"));
}

}  // namespace
}  // namespace referee

#include "theorems/language/diagnostic.h"

#include <catch2/catch.hpp>

namespace referee {
namespace {

TEST_CASE("positions count code points from 1", "[diagnostic]") {
  const SourceFile file("f", "a\n\u03BB\u2264x\n\r\nend");
  CHECK(file.line_count() == 4);
  CHECK(file.position(2).line == 2);
  CHECK(file.position(2 + 2 + 3).column == 3);
  CHECK(file.line(3).empty());
  CHECK(file.line(4) == "end");
  CHECK(file.line(5).empty());
  CHECK(file.position(1000).line == 4);
}

TEST_CASE("a diagnostic with everything", "[diagnostic]") {
  SourceSet sources;
  const auto file = sources.add("f.thm", "one\n\ttwo three\nfour\nfive six\n");
  Diagnostics list;
  Diagnostic& d = list.error("R0031", "no operator", {file, 9, 14});
  d.label = "here";
  d.notes = {"why"};
  d.helps = {"what"};
  d.secondary.push_back({{file, 20, 24}, "there"});
  CHECK(render(d, sources) ==
        "error[R0031]: no operator\n"
        " --> f.thm:2:6\n"
        "  |\n"
        "2 |     two three\n"
        "  |         ^^^^^ here\n"
        "...\n"
        "4 | five six\n"
        "  | ~~~~ there\n"
        "  |\n"
        "  = note: why\n"
        "  = help: what\n");
  CHECK(list.has_errors());
  CHECK(render(d, sources, true).find("\033[1;31m") != std::string::npos);
}

TEST_CASE("a terminal is never told what to do", "[diagnostic]") {
  SourceSet sources;
  const auto file = sources.add("f\033[2J", "x \033[31m \u202E y\n");
  Diagnostics list;
  const std::string text = render(list.warning("R0001", "odd \033]0;title\007", {file, 0, 1}), sources);
  CHECK(text.find('\033') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK(text.starts_with("warning[R0001]"));
  CHECK(!list.has_errors());
}

TEST_CASE("long lines are cut around the place", "[diagnostic]") {
  SourceSet sources;
  const auto file = sources.add("f", std::string(100000, 'a') + "!" + std::string(100000, 'b'));
  Diagnostics list;
  const std::string text = render(list.error("R0001", "m", {file, 100000, 100001}), sources);
  CHECK(text.size() < 600);
  const std::size_t mark = text.find('^') - text.rfind('\n', text.find('^'));
  const std::size_t shown = text.find("a!b") + 1;
  CHECK(text[shown] == '!');
  CHECK(shown - text.rfind('\n', shown) == mark);
}

TEST_CASE("places at the end of the text", "[diagnostic]") {
  SourceSet sources;
  const auto file = sources.add("f", "abc");
  const auto empty = sources.add("g", "");
  Diagnostics list;
  CHECK(render(list.error("R0001", "m", {file, 3, 3}), sources) ==
        "error[R0001]: m\n --> f:1:4\n  |\n1 | abc\n  |    ^\n");
  CHECK(render(list.error("R0001", "m", {empty, 0, 0}), sources) == "error[R0001]: m\n --> g:1:1\n");
}

TEST_CASE("sorted by file and place", "[diagnostic]") {
  Diagnostics list;
  list.error("R0002", "b", {0, 9, 10});
  list.warning("R0001", "a", {0, 3, 4});
  Diagnostics more;
  more.error("R0003", "c", {0, 5, 6});
  list.append(more);
  const auto sorted = list.sorted();
  REQUIRE(sorted.size() == 3);
  CHECK(sorted[0].message + sorted[1].message + sorted[2].message == "acb");
  CHECK(list.error_count() == 2);
}

TEST_CASE("the nearest name", "[diagnostic]") {
  const std::vector<std::string> words = {"theorem", "claim", "expect", "by"};
  CHECK(nearest("theorm", words) == "theorem");
  CHECK(nearest("Claim", words) == "claim");
  CHECK(nearest("cliam", words) == "claim");
  CHECK(nearest("banana", words) == "");
  CHECK(nearest("x", words) == "");
  CHECK(nearest("", words) == "");
  CHECK(nearest(std::string(1000, 'x'), words) == "");
}

}  // namespace
}  // namespace referee

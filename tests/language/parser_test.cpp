#include "theorems/language/parser.h"

#include <catch2/catch.hpp>

#include "language/language_cases.h"
#include "theorems/language/formatter.h"
#include "theorems/language/limits.h"

namespace referee {
namespace {

using testing::Read;

/// The tree of an expression with all brackets written out, or the codes of what is wrong with it.
std::string grouped(const syntax::Expression& e) {
  const auto child = [&](std::size_t i) { return grouped(*e.children[i]); };
  switch (e.kind) {
    case syntax::ExpressionKind::binary:
      return "(" + child(0) + " " + std::string(to_string(e.operation)) + " " + child(1) + ")";
    case syntax::ExpressionKind::negate:
      return "(-" + child(0) + ")";
    case syntax::ExpressionKind::logical_not:
      return "(not " + child(0) + ")";
    case syntax::ExpressionKind::transpose:
      return "(" + child(0) + "')";
    case syntax::ExpressionKind::comparison: {
      std::string result = "(" + child(0);
      for (std::size_t i = 0; i < e.relations.size(); ++i) {
        result += " " + std::string(to_string(e.relations[i])) + " " + child(i + 1);
      }
      return result + ")";
    }
    case syntax::ExpressionKind::call: {
      std::string result = child(0) + "(";
      for (std::size_t i = 1; i < e.children.size(); ++i) result += (i > 1 ? ", " : "") + child(i);
      return result + ")";
    }
    case syntax::ExpressionKind::derivative:
      return "{" + e.text + " " + child(0) + "}";
    case syntax::ExpressionKind::index:
      return child(0) + "[" + child(1) + "]";
    case syntax::ExpressionKind::norm:
      return "|" + child(0) + "|" + (e.text.empty() ? "" : "_" + e.text);
    case syntax::ExpressionKind::inner:
      return "<" + child(0) + ", " + child(1) + ">";
    case syntax::ExpressionKind::conditional:
      return "(if " + child(0) + " then " + child(1) + " else " + child(2) + ")";
    case syntax::ExpressionKind::binder:
      return "(" + e.text + " " + e.bindings[0].name.text + ": " + (e.children.empty() ? "" : child(0)) + ")";
    default:
      return to_text(e);
  }
}

std::string tree(const std::string& text) {
  SourceSet sources;
  Diagnostics diagnostics;
  const auto e = parse_expression(sources, sources.add("text", text), diagnostics);
  if (e) return grouped(*e);
  std::string codes;
  for (const Diagnostic& d : diagnostics.sorted()) codes += (codes.empty() ? "" : " ") + d.code;
  return codes;
}

TEST_CASE("operators bind as the table says", "[parser]") {
  CHECK(tree("-x^2") == "(-(x ^ 2))");
  CHECK(tree("2^-k") == "(2 ^ (-k))");
  CHECK(tree("1/2*L") == "((1 / 2) * L)");
  CHECK(tree("A^2'") == "((A ^ 2)')");
  CHECK(tree("-A'") == "((-A)')");
  CHECK(tree("x'*y") == "((x') * y)");
  CHECK(tree("a^b^c") == "(a ^ (b ^ c))");
  CHECK(tree("a implies b implies c") == "(a implies (b implies c))");
  CHECK(tree("a iff b and c") == "(a iff (b and c))");
  CHECK(tree("not a = b and c") == "((not (a = b)) and c)");
  CHECK(tree("a or b and c implies d") == "((a or (b and c)) implies d)");
  CHECK(tree("0 < m <= L") == "(0 < m <= L)");
  CHECK(tree("a - b - c") == "((a - b) - c)");
  CHECK(tree("a .* b ./ c .^ d") == "((a .* b) ./ (c .^ d))");
  CHECK(tree("a iff b iff c") == "R0036");
  CHECK(tree("x\u00B2 + 1") == "((x ^ 2) + 1)");
  CHECK(tree("-x\u00B2") == "(-(x ^ 2))");
}

TEST_CASE("what reaches far right", "[parser]") {
  CHECK(tree("a and forall x in R: b or c") == "(a and (forall x: (b or c)))");
  CHECK(tree("(forall x in R: b) or c") == "((forall x: b) or c)");
  CHECK(tree("1 + if a then b else c + d") == "(1 + (if a then b else (c + d)))");
}

TEST_CASE("bars and angles", "[parser]") {
  CHECK(tree("| |a| - b |") == "|(|a| - b)|");
  CHECK(tree("||a| - b|") == "|(|a| - b)|");
  CHECK(tree("<x, y> >= 0") == "(<x, y> >= 0)");
  CHECK(tree("a < <x, y>") == "(a < <x, y>)");
  CHECK(tree("|x|_1 + |x|_inf") == "(|x|_1 + |x|_inf)");
  CHECK(tree("<(a < b), c>") == "<(a < b), c>");
  CHECK(tree("<a < b, c>") == "R0034");
  CHECK(tree("\u2016x\u2016_\u221E \u2264 \u27E8x, y\u27E9") == "(|x|_inf <= <x, y>)");
  CHECK(tree("|<x, y>|^2") == "(|<x, y>| ^ 2)");
}

TEST_CASE("gradients, calls and indices", "[parser]") {
  CHECK(tree("grad f(x)") == "{grad f}(x)");
  CHECK(tree("grad f[i](x)[1]") == "{grad f[i]}(x)[1]");
  CHECK(tree("\u2207f(x[t])") == "{grad f}(x[t])");
  CHECK(tree("hess f(x)") == "{hess f}(x)");
  CHECK(tree("x[t][1]") == "x[t][1]");
  CHECK(tree("\u221A(x + 1)") == "sqrt((x + 1))");
  CHECK(tree("f(x)(y)^2") == "(f(x)(y) ^ 2)");
  CHECK(tree("2(x)") == "R0039");
}

TEST_CASE("binders only before a bound name", "[parser]") {
  CHECK(tree("max(a, b)") == "max(a, b)");
  CHECK(tree("max(k in 1..3: k)") == "(max k: k)");
  CHECK(tree("min(k in 1..9 such that k > 3)") == "(min k: )");
  CHECK(tree("inf + rate") == "(inf + rate)");
  CHECK(tree("rate(k: E)") == "(rate k: E)");
  CHECK(tree("limit(k -> inf: 1/k)") == "(limit k: (1 / k))");
  CHECK(tree("bounded(k in 1..: a)") == "(bounded k: a)");
  CHECK(tree("sum(i in (n-1)/2..n: i)") == "(sum i: i)");
  CHECK(tree("sum(k -> inf: k)") == "R0041");
}

TEST_CASE("a bracket at the start of a line continues nothing", "[parser]") {
  const Read read(
      "theorem a.b \"T\"\n  let a = f\n      (m, v) = g(a)\n      c = a\n  claim a +\n    (c) = 0\n");
  CHECK(read.rendered() == "");
  REQUIRE(read.file.items.size() == 1);
  CHECK(read.file.items[0].clauses[0].definitions.size() == 3);
}

TEST_CASE("keywords are names unless they begin a line", "[parser]") {
  const Read read(
      "theorem a.b \"T\"\n  given  step, source in R, points in R\n  claim  step + points = source\n");
  CHECK(read.rendered() == "");
}

TEST_CASE("declarations", "[parser]") {
  const Read read(
      "theorem a.b \"T\"\n"
      "  given  x, y in R^d, a, b > 0, 0 < m <= L\n"
      "  given  f : R^d -> R, convex, smooth(L), minimizer xs, x0 in R^d\n"
      "  given  g[i in 1..n] : R^d -> R, convex, sum minimizer ys\n"
      "  given  s[t] in {-1, 1} random, w[t] ~ normal(0, sigma^2), B ~ subsets(1..N, b)\n"
      "  given  A in Sym(d) with spectrum in [m, L], M in R^(2, 3)\n"
      "  claim  1 = 1\n");
  CHECK(read.rendered() == "");
  const auto& clauses = read.file.items[0].clauses;
  CHECK(clauses[0].declarations.size() == 4);
  CHECK(clauses[1].declarations.size() == 2);
  CHECK(clauses[1].declarations[0].classes.size() == 3);
  CHECK(clauses[2].declarations[0].classes[1].name == "sum minimizer");
  CHECK(clauses[3].declarations[0].random);
  CHECK(clauses[3].declarations[2].argument_domain.has_value());
  CHECK(clauses[4].declarations[0].domain.spectrum != nullptr);
  CHECK(clauses[4].declarations[1].domain.kind == syntax::DomainKind::matrices);
}

TEST_CASE("a broken part costs only itself", "[parser]") {
  const Read read("theorem a.b \"T\"\n  given x in R, y\n  let u = (1\n      v = x\n  claim v = v\n");
  CHECK(read.codes() == "R0062 R0032");
  const auto& item = read.file.items[0];
  CHECK(item.has_errors);
  CHECK(item.clauses[0].declarations.size() == 1);
  CHECK(item.clauses[1].definitions.size() == 1);
  CHECK(item.clauses.size() == 3);
}

TEST_CASE("values of an instance", "[parser]") {
  SourceSet sources;
  Diagnostics diagnostics;
  const auto text = sources.add("--with", "d = 1, f[2](z) = <z, z>, points = [0, 1; 2, 3]");
  const auto bindings = parse_bindings(sources, text, diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(bindings.size() == 3);
  CHECK(to_text(bindings[1]) == "f[2](z) = <z, z>");
}

TEST_CASE("sizes are refused, each with its message", "[parser][limits]") {
  const std::string head = "theorem a.b \"T\"\n  claim ";
  const auto repeat = [](const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
  };
  const auto codes = [&](const std::string& claim) { return Read(head + claim).codes(); };
  for (const char* opening : {"(", "[", "|", "<", "-", "not ", "f(", "x^", "a implies ", "if a then b else ",
                              "forall x in R: ", "sum(i in 1..n: ", "E[", "\u221A"}) {
    INFO(opening);
    CHECK(codes(repeat(opening, 100000)) == "R0020");
  }
  CHECK(codes(repeat("1 + ", 5000) + "1 = 1") == "R0021");
  CHECK(codes("A" + repeat("'", 5000)) == "R0021");
  CHECK(codes("f" + repeat("(x)", 5000)) == "R0021");
  CHECK(codes(repeat("1 < ", limits::expression_nodes) + "1") == "R0022");
  CHECK(Read(repeat("theorem a.b \"T\"\n  claim 1 = 1\n", limits::items + 1)).codes() == "R0023");
  CHECK(Read("theorem a.b \"T\"\n" + repeat("  claim 1 = 1\n", limits::clauses + 1)).codes() == "R0025");
  const Read many("theorem a.b \"T\"\n" + repeat("  claim 1 = \n", limits::clauses - 1));
  CHECK(many.diagnostics.error_count() == limits::errors_per_file + 1);
  CHECK(many.diagnostics.sorted().back().code == "R0024");
}

TEST_CASE("files that are no texts", "[parser][files]") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "referee-language-test";
  fs::create_directories(folder);
  const auto code_of = [&](const fs::path& path) {
    SourceSet sources;
    Diagnostics diagnostics;
    const auto index = read_source(sources, path.string(), diagnostics);
    CHECK(index.has_value() == diagnostics.empty());
    for (const Diagnostic& d : diagnostics.sorted()) CHECK(!render(d, sources).empty());
    return diagnostics.empty() ? std::string() : diagnostics.sorted()[0].code;
  };
  const auto written = [&](const std::string& text) {
    std::ofstream(folder / "text.thm", std::ios::binary) << text;
    return folder / "text.thm";
  };
  CHECK(code_of(folder / "missing.thm") == "R0010");
  CHECK(code_of(folder) == "R0010");
  CHECK(code_of(written(std::string(limits::file_bytes + 1, ' '))) == "R0011");
  CHECK(code_of(written(std::string("a\0b", 3))) == "R0012");
  CHECK(code_of(written("claim \xFF")) == "R0013");
  CHECK(code_of(written("claim \xC0\x80")) == "R0013");
  CHECK(code_of(written(" \n\t\r\n")) == "R0014");
  CHECK(code_of(written("\xEF\xBB\xBF"
                        "use \"a.thm\"")) == "");
  fs::remove_all(folder);
}

TEST_CASE("scrambled texts neither crash nor hang", "[parser]") {
  const std::vector<std::string> pieces = {"(",
                                           ")",
                                           "[",
                                           "]",
                                           "|",
                                           "<",
                                           ">",
                                           "{",
                                           "}",
                                           "x",
                                           "f",
                                           "sum",
                                           "forall",
                                           "in",
                                           "if",
                                           "then",
                                           "else",
                                           "and",
                                           "iff",
                                           "..",
                                           "->",
                                           ":",
                                           ",",
                                           ";",
                                           "=",
                                           "<=",
                                           "1",
                                           "2.5",
                                           ".",
                                           "\"a\"",
                                           "\n  claim ",
                                           "\n  given ",
                                           "\n  let ",
                                           "\n  proof\n",
                                           "\n  step 1 ",
                                           "\n  qed\n",
                                           "by",
                                           "for",
                                           "expect",
                                           "with",
                                           "R^",
                                           "^",
                                           "*",
                                           "-",
                                           "'",
                                           "grad",
                                           "E[",
                                           "_1",
                                           "~",
                                           "normal(",
                                           "random",
                                           "such that",
                                           "\ntheorem a.b \"t\"\n",
                                           "\nmethod f(x) = x\n",
                                           "\nanswer q\n",
                                           "true",
                                           "#c\n",
                                           "\u00B2",
                                           "\u2207",
                                           "\u2016",
                                           "\n(",
                                           "\n  mutant \"m\"\n",
                                           "\n",
                                           "\xFF",
                                           "=="};
  std::uint64_t state = 1;
  const auto next = [&] {  // a fixed linear congruential sequence
    state = state * 6364136223846793005U + 1442695040888963407U;
    return state >> 33;
  };
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::uint64_t n = next() % 200; n > 0; --n) text += pieces[next() % pieces.size()] + " ";
    const Read read(text, round % 2 == 0 ? "text.thm" : "text.proof");
    (void)read.rendered();
    if (read.diagnostics.has_errors()) continue;
    const std::string once = format(read.file, read.sources);
    CHECK(same_tree(read.file, Read(once).file));
  }
}

}  // namespace
}  // namespace referee

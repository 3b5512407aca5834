#include "theorems/language/latex.h"

#include <catch2/catch.hpp>

#include "language/language_cases.h"

namespace referee {
namespace {

std::string latex(const std::string& written) {
  SourceSet sources;
  Diagnostics diagnostics;
  const auto e = parse_expression(sources, sources.add("text", written), diagnostics);
  REQUIRE(e);
  return to_latex(*e);
}

TEST_CASE("expressions in LaTeX", "[latex]") {
  CHECK(latex("|x|") == "\\lVert x \\rVert");
  CHECK(latex("|x|_inf") == "\\lVert x \\rVert_{\\infty}");
  CHECK(latex("grad f(x)") == "\\nabla f(x)");
  CHECK(latex("<x, y> >= 0") == "\\langle x, y \\rangle \\ge 0");
  CHECK(latex("L/2 * |y - x|^2") == "\\frac{L}{2} \\, \\lVert y - x \\rVert^{2}");
  CHECK(latex("x[k+1]") == "x_{k + 1}");
  CHECK(latex("sum(i in 1..n: x[i])") == "\\sum_{i = 1}^{n} x_{i}");
  CHECK(latex("lambda_1 + beta2") == "\\lambda_{1} + \\beta_{2}");
  CHECK(latex("if a > 0 then 1 else 2") ==
        "\\begin{cases} 1 & \\text{if }a > 0 \\\\ 2 & \\text{otherwise} \\end{cases}");
  CHECK(latex("forall u, w in R^d: u = w") == "\\forall u, w \\in \\mathbb{R}^{d} \\colon u = w");
  CHECK(latex("[1, 2; 3, 4]") == "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}");
  CHECK(latex("(a/b)^2") == "\\left(\\frac{a}{b}\\right)^{2}");
  CHECK(latex("(a + b)*c") == "(a + b) \\, c");
  CHECK(latex("-(a + b)") == "-(a + b)");
  CHECK(latex("E[x[t]]") == "\\mathbb{E}\\left[x_{t}\\right]");
  CHECK(latex("integral(t in [0, T]: t)") == "\\int_{0}^{T} t \\, dt");
  CHECK(latex("limit(k -> inf: 1/k) = 0") == "\\lim_{k \\to \\infty} \\frac{1}{k} = 0");
  CHECK(latex("1e-5") == "1 \\cdot 10^{-5}");
  CHECK(latex("sqrt(x) * gradient_descent(f)") == "\\sqrt{x} \\, \\mathrm{gradient\\_descent}(f)");
}

TEST_CASE("clauses in LaTeX", "[latex]") {
  const testing::Read read(
      "theorem a.b \"T\"\n  given f : R^d -> R, strongly_convex(m), minimizer xs\n  let y'(t) = -y(t)\n"
      "  claim y(1) <= 1\n  repairs a_b\n");
  REQUIRE(read.rendered() == "");
  const auto& clauses = read.file.items[0].clauses;
  CHECK(to_latex(clauses[0]) ==
        "f \\colon \\mathbb{R}^{d} \\to \\mathbb{R}\\text{, strongly convex}(m)\\text{, minimizer}\\text{ "
        "}\\mathit{xs}");
  CHECK(to_latex(clauses[1]) == "\\dot{y}(t) = -y(t)");
  CHECK(to_latex(clauses[2]) == "y(1) \\le 1");
  CHECK(to_latex(clauses[3]) == "\\text{repairs a\\_b}");
}

}  // namespace
}  // namespace referee

#include "reports/mathml.h"

#include <catch2/catch.hpp>

using namespace referee;

namespace {

/// The presentation part, without the frame and the annotation.
std::string inside(const std::string& latex, bool display = true) {
  const std::string all = to_mathml(latex, display);
  const std::size_t first = all.find("<mrow>") + 6;
  return all.substr(first, all.find("</mrow><annotation") - first);
}

}  // namespace

TEST_CASE("formulas become MathML") {
  CHECK(inside("x_{k}") == "<msub><mi>x</mi><mrow><mi>k</mi></mrow></msub>");
  CHECK(inside("\\frac{1}{2}") == "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>");
  CHECK(inside("\\alpha \\le 0.5") == "<mi>α</mi><mo>≤</mo><mn>0.5</mn>");
  CHECK(inside("\\sum_{i = 1}^{n} i").find("<munderover><mo>∑</mo>") == 0);
  CHECK(inside("\\sum_{i = 1}^{n} i", false).find("<msubsup><mo>∑</mo>") == 0);
  CHECK(inside("\\text{ for }") == "<mtext>\u00a0for\u00a0</mtext>");
  CHECK(
      inside("\\begin{bmatrix} 1 & 0 \\\\ 0 & 1 \\end{bmatrix}").find("<mtable><mtr><mtd><mn>1</mn></mtd>") !=
      std::string::npos);
}

TEST_CASE("what is not known is set as text, and nothing is lost in broken input") {
  CHECK(inside("\\unheard x") == "<mtext>\\unheard</mtext><mi>x</mi>");
  for (const char* broken :
       {"}", "{", "\\frac{1}", "x_", "\\left(", "\\begin{cases} 1", "a & b", "\\", "\\text{"})
    CHECK(to_mathml(broken).rfind("</math>") != std::string::npos);
}

TEST_CASE("formulas cannot break out of the page") {
  CHECK(to_mathml("x < y").find("<mo>&lt;</mo>") != std::string::npos);
  CHECK(to_mathml("\\text{</math><script>}").find("<script>") == std::string::npos);
  CHECK(html_escaped("<a href=\"x\">'&'") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;");
}

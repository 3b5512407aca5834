#include "reports/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/html_page.h"
#include "reports/mathml.h"

namespace referee {
namespace {

constexpr double width = 640, height = 220, left = 70, right = 12, top = 14, bottom = 34;
constexpr int lowest_exponent = -16;
constexpr std::size_t most_dots = 80;
constexpr double zero_line = height - bottom - 14, negative_line = height - bottom;

/// Height of a slack: 1 at the top, 1e-16 above the line of zero.
double place_of(double slack) {
  if (slack < 0) return negative_line;
  if (slack == 0) return zero_line;
  const double exponent = std::clamp(std::log10(slack), static_cast<double>(lowest_exponent), 0.0);
  return top + exponent / lowest_exponent * (zero_line - 16 - top);
}

std::string label(double x, double y, const std::string& text, const char* anchor) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>", x, y, anchor,
                     html_escaped(text));
}

std::string grid() {
  std::string svg;
  const auto line = [&](double y, const std::string& text) {
    svg += fmt::format("<line class=\"grid\" x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\"/>", left, y,
                       width - right, y);
    svg += label(left - 6, y + 4, text, "end");
  };
  for (int exponent = 0; exponent >= lowest_exponent; exponent -= 4)
    line(place_of(std::pow(10.0, exponent)), exponent == 0 ? "1" : fmt::format("1e{}", exponent));
  line(zero_line, "0");
  line(negative_line, "below 0");
  svg += label(left, height - 10, "tightest", "start") + label(width - right, height - 10, "loosest", "end");
  return svg;
}

double across(std::size_t i, std::size_t count) {
  return left + (width - left - right) * static_cast<double>(i) / static_cast<double>(count - 1);
}

std::string quantiles(const std::vector<double>& slacks) {
  std::string rows;
  for (const auto& [name, share] : {std::pair<const char*, double>{"least", 0.0},
                                    {"a tenth", 0.1},
                                    {"a quarter", 0.25},
                                    {"half", 0.5},
                                    {"three quarters", 0.75},
                                    {"largest", 1.0}}) {
    const auto at = static_cast<std::size_t>(share * static_cast<double>(slacks.size() - 1));
    rows += html("tr", html("th", name, "scope=\"row\"") +
                           html("td", fmt::format("{:.3g}", slacks[at]), "class=\"number\""));
  }
  return html(
      "details",
      html("summary", "The numbers") +
          html("table", html("caption", fmt::format("Relative slack over {} instances", slacks.size())) +
                            html("tbody", rows)));
}

}  // namespace

std::string margin_plot(const std::vector<double>& ascending, const std::string& id) {
  std::vector<double> slacks;
  std::copy_if(ascending.begin(), ascending.end(), std::back_inserter(slacks),
               [](double x) { return std::isfinite(x); });
  if (slacks.size() < 2) return "";
  // One path of dots: a circle for each would be most of the report.
  std::string dots;
  const std::size_t step = slacks.size() / most_dots + 1;
  for (std::size_t i = 0; i < slacks.size(); i += step)
    dots += fmt::format("M{:.0f} {:.0f}h0", across(i, slacks.size()), place_of(slacks[i]));
  const std::string svg =
      grid() + "<path class=\"dots\" d=\"" + dots + "\"/>" +
      fmt::format("<circle class=\"least\" cx=\"{:.0f}\" cy=\"{:.0f}\" r=\"4\"/>", left, place_of(slacks[0]));
  const std::string title = html("title", "Slack of the instances", "id=\"" + id + "-title\"");
  const std::string description = html(
      "desc",
      fmt::format(
          "Relative slack of {} instances in ascending order on a logarithmic axis; the least is {:.3g}.",
          slacks.size(), slacks.front()),
      "id=\"" + id + "-desc\"");
  return fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\">", width,
                     height, id, id) +
         title + description + svg + "</svg>" + quantiles(slacks);
}

}  // namespace referee

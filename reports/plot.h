#pragma once

#include <string>
#include <vector>

/// Plots as inline SVG, each with title, description and its numbers in a folded table.

namespace referee {

/// The relative slacks of the instances of a claim, in ascending order: position along the horizontal axis is
/// the share of the instances, height the slack on a logarithmic axis from 1e-16 to 1; slacks of zero
/// (equalities) and below lie on lines of their own. The least is marked. Empty for less than two finite
/// numbers. `id` makes the inner ids unique.
std::string margin_plot(const std::vector<double>& ascending, const std::string& id);

}  // namespace referee

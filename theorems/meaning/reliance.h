#pragma once

#include <string_view>

namespace referee {

/// What a truth value rests on beside the arithmetic that computed it. Neither an estimate nor a trend is
/// ever the ground for a refutation: they support a formula or leave it unknown.
enum class Reliance : unsigned char {
  nothing,   ///< the arithmetic alone
  estimate,  ///< a numerical error estimate: a flow, an integral, a mean over draws
  trend,     ///< how finitely many terms of a sequence behave
};

std::string_view to_string(Reliance reliance);

}  // namespace referee

#include "generators/families/tilted.h"

#include "generators/profile.h"

namespace referee {

Tilted::Tilted(FunctionPtr function, const Vector<Rational>& slope, const Vector<Rational>& center)
    : function_(std::move(function)), slope_(slope), center_(center), guarantees_(function_->guarantees()) {
  const bool strongly = guarantees_.strong_convexity.has_value();
  guarantees_.lipschitz.reset();
  guarantees_.coercive = guarantees_.bounded_below = strongly;
  guarantees_.pl = guarantees_.strong_convexity;
}

std::string Tilted::text(const std::string& variable, bool of_numbers) const {
  std::vector<std::string> terms{function_->text(variable, of_numbers)};
  for (int j = 0; j < dimension(); ++j) {
    const std::string component = of_numbers ? variable : variable + "[" + std::to_string(j + 1) + "]";
    if (slope_.exact()(j) != 0)
      terms.push_back(times(slope_.exact()(j), shifted(component, center_.exact()(j))));
  }
  return sum_text(terms);
}

}  // namespace referee

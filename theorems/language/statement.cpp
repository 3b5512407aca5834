#include "theorems/language/statement.h"

#include <array>
#include <utility>

namespace referee {
namespace {

constexpr std::array<std::pair<std::string_view, FunctionClass>, 17> class_names = {{
    {"convex", FunctionClass::convex},
    {"smooth", FunctionClass::smooth},
    {"smoothness", FunctionClass::smoothness},
    {"strongly_convex", FunctionClass::strongly_convex},
    {"quadratic", FunctionClass::quadratic},
    {"lipschitz", FunctionClass::lipschitz},
    {"pl", FunctionClass::pl},
    {"twice_differentiable", FunctionClass::twice_differentiable},
    {"hessian_lipschitz", FunctionClass::hessian_lipschitz},
    {"separable", FunctionClass::separable},
    {"differentiable", FunctionClass::differentiable},
    {"coercive", FunctionClass::coercive},
    {"bounded_below", FunctionClass::bounded_below},
    {"minimizer", FunctionClass::minimizer},
    {"minimum", FunctionClass::minimum},
    {"stationary", FunctionClass::stationary},
    {"sum minimizer", FunctionClass::sum_minimizer},
}};

}  // namespace

std::string_view to_string(FunctionClass function_class) {
  for (const auto& [name, value] : class_names) {
    if (value == function_class) return name;
  }
  return "";
}

std::optional<FunctionClass> function_class_from_name(std::string_view name) {
  for (const auto& [known, value] : class_names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace referee

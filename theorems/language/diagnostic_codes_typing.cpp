#include "theorems/language/diagnostic_codes.h"

namespace referee {

std::span<const DiagnosticCode> typing_codes() { return {}; }

}  // namespace referee

#include "theorems/language/diagnostic_codes.h"
namespace referee { std::span<const DiagnosticCode> reading_codes() { return {}; } }

#include "theorems/language/diagnostic_codes.h"

#include <algorithm>
#include <array>

namespace referee {
namespace {

using CodeList = std::span<const DiagnosticCode> (*)();
constexpr std::array<CodeList, 2> all_code_lists = {&reading_codes, &typing_codes};

}  // namespace

std::vector<DiagnosticCode> all_codes() {
  std::vector<DiagnosticCode> result;
  for (const CodeList list : all_code_lists) result.insert(result.end(), list().begin(), list().end());
  std::sort(result.begin(), result.end(),
            [](const DiagnosticCode& a, const DiagnosticCode& b) { return a.code < b.code; });
  return result;
}

const DiagnosticCode* find_code(std::string_view code) {
  for (const CodeList list : all_code_lists) {
    for (const DiagnosticCode& entry : list()) {
      if (entry.code == code) return &entry;
    }
  }
  return nullptr;
}

}  // namespace referee

#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "theorems/language/elaborate.h"
#include "theorems/language/parser.h"
#include "theorems/language/statement.h"

namespace referee::tests {

/// The typed form of the one claim in a text.
inline std::shared_ptr<const Statement> statement_of(const std::string& text) {
  SourceSet sources;
  Diagnostics diagnostics;
  const std::uint32_t file = sources.add("test.thm", text);
  const syntax::File parsed = parse_file(sources, file, diagnostics);
  if (parsed.items.empty()) throw std::logic_error("no claim in: " + text);
  auto statement = elaborate(parsed.items.back(), {}, sources, diagnostics);
  if (!statement) throw std::logic_error("does not elaborate: " + text);
  return statement;
}

/// A claim with these `given` clauses.
inline std::shared_ptr<const Statement> given(const std::string& clauses,
                                              const std::string& claim = "1 = 1") {
  return statement_of("theorem test.claim \"A test\"\n" + clauses + "\n  claim " + claim + "\n");
}

}  // namespace referee::tests

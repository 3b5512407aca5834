#pragma once

#include "checks/verdict.h"

namespace referee {

/// The parts of a result that come from the text of the claim alone: id, kind, title, place, source,
/// statement as text and LaTeX, expectation.
ClaimResult describe(const Statement& statement);

/// The values behind `expect fails with`, as text; empty if there are none.
std::string given_bindings_text(const Statement& statement);

/// "holds", "fails", "undefined", "open".
std::string expected_word(syntax::ExpectedVerdict expected);

}  // namespace referee

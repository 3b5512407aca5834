#pragma once

#include <string>

#include "theorems/language/statement.h"

/// Typed terms and statements as text.

namespace referee {

/// The term on one line, in the spelling of the claim language, with no more brackets than it needs. Names
/// of a method's own parts carry the method's name: `heavy_ball.v[t]`.
std::string to_text(const Term& term, const Statement& statement);

/// `1..n`, `(0, L]`, `R^d`, `Sym(d) with spectrum in [m, L]`.
std::string to_text(const DomainTerm& domain, const Statement& statement);

/// The whole statement, one line for each symbol, given, hypothesis, claim, recurrence and function.
std::string dump(const Statement& statement);

}  // namespace referee

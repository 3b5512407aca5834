#pragma once

#include "theorems/language/statement.h"

namespace referee {

/// Whether the form of a matrix term shows it to be symmetric: given as Sym or SPD, A'A, A + A', v*v',
/// Hessians, diagonal matrices, and sums, multiples, powers and inverses of symmetric ones. Never wrong;
/// false where the form is silent. Intervals cannot tell by the entries.
bool is_symmetric_by_form(const Term& term, const Statement& statement);

/// Whether two terms are written alike, so that they have one value.
bool same_form(const Term& a, const Term& b);

}  // namespace referee

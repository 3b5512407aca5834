#pragma once

#include <string>

#include "theorems/language/source.h"
#include "theorems/language/syntax.h"

/// Syntax tree to text, in the one layout that the book uses.

namespace referee {

/// The whole file in canonical layout, comments kept. Reading the result gives the same tree, and
/// formatting it again gives the same text. The tree must come from a file without errors.
std::string format(const syntax::File& file, const SourceSet& sources);

/// One expression on one line, ASCII, with no more brackets than reading it back asks for.
std::string to_text(const syntax::Expression& expression);

/// One clause on one line (the clauses of a mutant and the steps of a proof on lines of their own).
std::string to_text(const syntax::Clause& clause);

/// One `given` declaration, one `let` definition, one value behind `with`, one domain.
std::string to_text(const syntax::Declaration& declaration);
std::string to_text(const syntax::Definition& definition);
std::string to_text(const syntax::InstanceBinding& binding);
std::string to_text(const syntax::Domain& domain);

/// Equality of structure: spans, comments and the spelling of numbers (`0.50`, `1/2` is not `0.5`) aside.
bool same_tree(const syntax::File& a, const syntax::File& b);
bool same_tree(const syntax::Expression& a, const syntax::Expression& b);

}  // namespace referee

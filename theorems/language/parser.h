#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "theorems/language/diagnostic.h"
#include "theorems/language/source.h"
#include "theorems/language/syntax.h"

/// Text to syntax tree.
///
/// The parser is written by hand: recursive descent for items and clauses, precedence climbing for
/// expressions. It never throws because of the text. A mistake becomes one diagnostic, and reading goes on
/// at the next clause or the next item, so that one run shows every mistake of a file. What could not be
/// read is left out of the tree: a tree that comes with errors is fit for further checks of its other parts
/// only. The sizes that are refused stand in limits.h.

namespace referee {

/// Reads one file, a `.thm` or a `.proof` alike.
syntax::File parse_file(const SourceSet& sources, std::uint32_t file, Diagnostics& diagnostics);

/// Reads a text that is one expression. Returns null if (and only if) there was an error.
syntax::ExpressionPtr parse_expression(const SourceSet& sources, std::uint32_t file,
                                       Diagnostics& diagnostics);

/// Reads a text that is a list of values as behind `with`: `d = 1, f(z) = z[1]^2, xs = [0]`.
/// Bindings with a mistake are left out.
std::vector<syntax::InstanceBinding> parse_bindings(const SourceSet& sources, std::uint32_t file,
                                                    Diagnostics& diagnostics);

/// Reads a file from disk into `sources` and returns its index there. Refused with one diagnostic each:
/// what is missing, a folder or unreadable; over 4 MB; with a NUL byte or broken UTF-8 (the place is
/// named); without any text. A byte order mark at the start is dropped.
std::optional<std::uint32_t> read_source(SourceSet& sources, const std::string& path,
                                         Diagnostics& diagnostics);

}  // namespace referee

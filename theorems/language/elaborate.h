#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "theorems/language/diagnostic.h"
#include "theorems/language/source.h"
#include "theorems/language/statement.h"
#include "theorems/language/syntax.h"

/// Syntax tree to typed statement: names, types and dimensions, overloads, functions and methods at each
/// choice of types, hoisting of universally quantified names.

namespace referee {

/// The methods that a claim may use, by name.
using MethodTable = std::map<std::string, std::shared_ptr<const syntax::Item>>;

/// The typed form of a claim together with those of its mutants. Everything that is wrong is reported, each
/// mistake once; null is returned if (and only if) there was an error in the claim or it was not read whole.
std::shared_ptr<const Statement> elaborate(const syntax::Item& item, const MethodTable& methods,
                                           const SourceSet& sources, Diagnostics& diagnostics);

/// Types values for the declared names of a statement, as written behind `with`. A value may use the names
/// bound before it in the same list; dimensions that the list fixes (`d = 1`) are put in. All names that an
/// instance gives (facts included; random names excluded) must be there; hoisted names may be.
///
/// Returns a copy of the statement with the symbols, functions and nodes that the values need, numbered on
/// from its own, and the values; on errors, which are reported, the statement is null.
std::pair<std::shared_ptr<const Statement>, BindingTerms> elaborate_bindings(
    const Statement& statement, const std::vector<syntax::InstanceBinding>& bindings,
    Diagnostics& diagnostics);

/// Reports names in the body of a method that are neither its own, nor built in, nor methods.
/// Returns whether there were none.
bool check_method(const syntax::Item& method, const MethodTable& methods, Diagnostics& diagnostics);

}  // namespace referee

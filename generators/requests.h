#pragma once

#include <optional>
#include <string>

#include "generators/family.h"
#include "theorems/meaning/instance.h"

/// From the function classes of a `given` to a request.

namespace referee {

/// What the classes of `given` ask for, with the constants' values at the instance; nothing if one of them
/// is undefined or negative. A constant that is not rational is replaced by a rational on its strict side.
std::optional<FunctionRequest> request_of(const Given& given, int dimension, bool of_numbers,
                                          const Instance& instance);

/// "pl(mu), lipschitz(G)": the classes as the claim writes them.
std::string classes_text(const Given& given, const Statement& statement);

/// "no family provides: strongly_convex(mu), lipschitz(G) (mu = 1, G = 1)": a list of the given's classes
/// that no family serves together, none of which can be left out, with the constants' values. Precondition:
/// no family serves `request`, which is that of `given`.
std::string unserved_text(const Given& given, const FunctionRequest& request, const Instance& instance);

/// Whether the statement takes a gradient, a Hessian or a directional derivative anywhere.
bool takes_derivatives(const Statement& statement);

/// Whether the symbol is the dimension of something that is given.
bool is_dimension(const Statement& statement, int symbol);

}  // namespace referee

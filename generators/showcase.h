#pragma once

#include <string>
#include <vector>

#include "generators/family.h"

/// A typical member of each family, for documentation.

namespace referee {

struct Exhibit {
  std::string family;
  int dimension = 1;
  FunctionPtr member;
};

/// One member of every family: in one dimension if the family has one there, else in two; served for the
/// first of a fixed list of requests (no class, kinks allowed, a Lipschitz constant, ...) that the family
/// answers. Always the same.
std::vector<Exhibit> showcase();

/// "convex, smooth(2), coercive": what is proved of a function, in words of the claim language.
std::string guarantees_text(const Guarantees& guarantees);

}  // namespace referee

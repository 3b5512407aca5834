#pragma once

#include "checks/decide.h"

/// Whether a function that is written out, behind `with` or by a student, belongs to the classes that a
/// claim asks for.

namespace referee {

/// Decided for functions of degree at most two (by exact definiteness of the Hessian A against the class
/// constants: convex iff A >= 0, smooth(L) iff -L <= A <= L, strongly_convex(m) iff A >= m, minimiser xs iff
/// A >= 0 and the gradient vanishes at xs, ...) and for functions of one variable that are such polynomials
/// between rational seams of nested `if`s (by matching value and derivative at each seam, then the same
/// tests piece by piece). Truth::unknown for every other function: neither accepted nor refused.
///
/// Facts are tested too: that xs is a minimiser (or stationary), that fs is the value there.
Decision belongs(const Given& given, const Instance& instance, const Effort& effort);

}  // namespace referee

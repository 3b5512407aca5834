#pragma once

#include <string>

#include "theorems/meaning/instance.h"

/// Instances as text, and what kind of instance they are.

namespace referee {

/// `d = 1, L = 2, f(z) = z[1]^2, xs = [0], x = [3]`, in the order of declaration: what can stand behind
/// `with`. Facts are included, families are spelt member by member (`f[2](z) = ...`); a value without a
/// text, such as a function the language has no closed form for, is left out.
std::string bindings_text(const Instance& instance);

/// `3/4`, `[1, -1/2]`, `[1, 0; 0, 2]`; a matrix of one row is a transposed vector, `[1, 2]'`.
std::string to_text(const Rational& x);
std::string to_text(const Vector<Rational>& x);
std::string to_text(const Matrix<Rational>& a);

/// Degenerate: two points of the same dimension coincide (facts included), a declared vector is zero though
/// no function is given (otherwise the origin is no special point), or an integer that is not a dimension is
/// 0. Boundary: a number is a closed end of its range, or two real givens are equal. Else generic.
Nature nature_of(const Instance& instance);

}  // namespace referee

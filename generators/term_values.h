#pragma once

#include <optional>

#include "generators/scalars.h"
#include "theorems/meaning/instance.h"

/// Exact values of the terms in domains and classes, at an instance whose later names are still unset.

namespace referee {

/// On which side of a value that is not rational the rational lies that replaces it.
enum class Rounding : unsigned char { up, down };

/// The value of a number-valued term, or a rational within a relative distance of 2e-12; nothing if it is
/// undefined at the instance.
std::optional<Rational> term_value(const Term& term, const Instance& instance, Rounding rounding);
/// The same only if the value is rational.
std::optional<Rational> exact_term_value(const Term& term, const Instance& instance);
/// The value of an integer-valued term.
std::optional<long> integer_value(const Term& term, const Instance& instance);

/// The interval of a domain of kind interval or reals; irrational ends move inward by about 1e-7 of their
/// size and become open.
/// Nothing if an end is undefined.
std::optional<RealInterval> interval_of(const DomainTerm& domain, const Instance& instance);

/// The exact number that a symbol was given; nothing if it has none.
std::optional<Rational> number_of(int symbol, const Instance& instance);

}  // namespace referee

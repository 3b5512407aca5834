#include "generators/term_values.h"

#include <cmath>

#include "numbers/errors.h"
#include "theorems/meaning/evaluator.h"

namespace referee {

namespace {

/// Relative distances at which irrational constants and ends of intervals are replaced by rationals: close
/// for constants, which enter the classes of functions, coarser (and shorter) for open ends.
constexpr double constant_margin = 1e-12;
constexpr double end_margin = 1e-7;

/// The common terms (numbers, names, the four operations) without an evaluator; nothing for the others.
std::optional<Rational> simple_value(const Term& term, const Instance& instance) {
  const auto argument = [&](std::size_t i) { return simple_value(*term.arguments[i], instance); };
  if (term.operation == Operation::number) return term.value;
  if (term.operation == Operation::symbol && term.type.is_number()) return number_of(term.symbol, instance);
  if (!term.type.is_number()) return std::nullopt;
  if (term.operation == Operation::negate) {
    const auto a = argument(0);
    return a ? std::optional<Rational>(-*a) : std::nullopt;
  }
  const bool binary = term.operation == Operation::add || term.operation == Operation::subtract ||
                      term.operation == Operation::multiply || term.operation == Operation::divide;
  if (!binary || !term.arguments[0]->type.is_number() || !term.arguments[1]->type.is_number())
    return std::nullopt;
  const auto a = argument(0), b = argument(1);
  if (!a || !b) return std::nullopt;
  switch (term.operation) {
    case Operation::add:
      return *a + *b;
    case Operation::subtract:
      return *a - *b;
    case Operation::multiply:
      return *a * *b;
    default:
      return *b == 0 ? std::nullopt : std::optional<Rational>(*a / *b);
  }
}

/// A short rational that is off in the given direction by 1 to 2 times `margin`, relatively.
std::optional<Rational> rounded_value(const Term& term, const Instance& instance, Rounding rounding,
                                      double margin) {
  try {
    const double x = Evaluator<double>(instance).number(term);
    if (!std::isfinite(x)) return std::nullopt;
    if (x == 0) return Rational(0);
    const double step = (rounding == Rounding::up ? margin : -margin) * std::fabs(x);
    const Rational near = rational_from_double(x + step), far = rational_from_double(x + 2 * step);
    return near < far ? simplest_between(near, far) : simplest_between(far, near);
  } catch (const Undefined&) {
    return std::nullopt;
  } catch (const Indeterminate&) {
    return std::nullopt;
  }
}

bool is_infinite(const Term& term) {
  if (term.operation == Operation::negate) return is_infinite(*term.arguments[0]);
  return term.operation == Operation::infinity;
}

}  // namespace

std::optional<Rational> number_of(int symbol, const Instance& instance) {
  const InstanceValue& value = instance.values[static_cast<std::size_t>(symbol)];
  if (const auto* x = std::get_if<Rational>(&value)) return *x;
  if (const auto* term = std::get_if<TermPtr>(&value)) return exact_term_value(**term, instance);
  return std::nullopt;
}

std::optional<Rational> exact_term_value(const Term& term, const Instance& instance) {
  if (const auto simple = simple_value(term, instance)) return simple;
  try {
    const Exact x = Evaluator<Exact>(instance).number(term);
    if (x.is_rational()) return x.rational_part();
  } catch (const Undefined&) {
  } catch (const Indeterminate&) {
  }
  return std::nullopt;
}

std::optional<Rational> term_value(const Term& term, const Instance& instance, Rounding rounding) {
  if (auto exact = exact_term_value(term, instance)) return exact;
  return rounded_value(term, instance, rounding, constant_margin);
}

std::optional<long> integer_value(const Term& term, const Instance& instance) {
  const std::optional<Rational> x = exact_term_value(term, instance);
  if (!x || Rational(floor(*x)) != *x || abs(*x) > 1'000'000'000) return std::nullopt;
  return floor(*x).convert_to<long>();
}

std::optional<RealInterval> interval_of(const DomainTerm& domain, const Instance& instance) {
  RealInterval interval;
  if (domain.kind == syntax::DomainKind::reals) return interval;
  interval.open_low = domain.open_left;
  interval.open_high = domain.open_right;
  for (std::size_t i = 0; i < domain.arguments.size() && i < 2; ++i) {
    const Term& end = *domain.arguments[i];
    if (is_infinite(end)) continue;
    const bool low = i == 0;
    std::optional<Rational> value = exact_term_value(end, instance);
    if (!value) {
      value = rounded_value(end, instance, low ? Rounding::up : Rounding::down, end_margin);
      (low ? interval.open_low : interval.open_high) = true;
    }
    if (!value) return std::nullopt;
    (low ? interval.low : interval.high) = std::move(value);
  }
  return interval;
}

}  // namespace referee

#pragma once

#include <cmath>
#include <limits>

#include "theorems/meaning/machine.h"

/// Machine: formulas. Comparisons are three-valued, connectives go from left to right and leave out what
/// no longer matters.

namespace referee {

/// Turns "this arithmetic cannot tell" into Truth::unknown; what has no rule at all is passed on.
template <class N>
template <class Formula>
Truth Machine<N>::guarded(Formula formula) {
  try {
    return formula();
  } catch (const CannotEnumerate&) {
    throw;
  } catch (const Indeterminate& error) {
    if (error.reason == Indeterminate::Reason::not_decided_yet) throw;
    if (obstacle_.empty()) {
      obstacle_ = error.what();
      obstacle_is_size_ = error.reason == Indeterminate::Reason::too_large;
    }
    needs_estimate_ |= error.reason == Indeterminate::Reason::only_estimated;
    return Truth::unknown;
  }
}

/// What rests on an estimate or a trend is supported at best, and never refuted.
template <class N>
Truth Machine<N>::as_far_as_supported(Truth truth) {
  if (reliance_ == Reliance::nothing || truth == Truth::unknown) return truth;
  if (truth != Truth::no) return Truth::tie;
  if (obstacle_.empty()) obstacle_ = std::string(to_string(reliance_)) + " speaks against it";
  return Truth::unknown;
}

template <class N>
Truth Machine<N>::truth(const Term& term) {
  count();
  if constexpr (is_polynomial<N>) {
    if (is_known_to_base(term)) return in_base([&](auto& base) { return base.truth(term); });
  }
  const auto& a = term.arguments;
  switch (term.operation) {
    case Operation::boolean:
      return truth_of(term.value != 0);
    case Operation::compare:
      return guarded([&] { return as_far_as_supported(compare_terms(term)); });
    case Operation::logical_not:
      if (is_limit_formula(*a[0])) {
        return guarded([&] { return as_far_as_supported(logical_not(limit_formula(*a[0]))); });
      }
      return logical_not(truth(*a[0]));
    case Operation::logical_and: {
      const Truth left = truth(*a[0]);
      return left == Truth::no ? left : logical_and(left, truth(*a[1]));
    }
    case Operation::logical_or: {
      const Truth left = truth(*a[0]);
      return left == Truth::yes ? left : logical_or(left, truth(*a[1]));
    }
    case Operation::implies: {
      const Truth left = truth(*a[0]);
      return left == Truth::no ? Truth::yes : logical_implies(left, truth(*a[1]));
    }
    case Operation::iff: {
      const Truth left = truth(*a[0]);
      return logical_iff(left, truth(*a[1]));
    }
    case Operation::conditional:
      return guarded([&] { return truth(branch(term)); });
    case Operation::positive_semidefinite:
      return guarded([&] {
        const Matrix<N> m = matrix(*a[0]);
        at(term, [&] { require_symmetric(*a[0], m); });
        return semidefinite(m);
      });
    case Operation::forall:
    case Operation::exists:
      return guarded([&] { return quantifier(term); });
    case Operation::symbol:
      return symbol_value(term.symbol).boolean;
    case Operation::call:
      return call(term.lambda, a).boolean;
    case Operation::bounded:
    case Operation::converges:
    case Operation::diverges:
      return guarded([&] { return as_far_as_supported(limit_formula(term)); });
    default:
      not_decided_yet(std::string(to_string(term.operation)) + " as a formula");
  }
}

/// What a term would come to if nothing in it cancelled: absolute values of the summands, added; through
/// products, quotients, powers, inner products and norms the same of their parts. A tie is measured by it.
template <class N>
N Machine<N>::scale(const Term& term) {
  const auto& a = term.arguments;
  switch (term.operation) {
    case Operation::add:
    case Operation::subtract:
      return scale(*a[0]) + scale(*a[1]);
    case Operation::negate:
    case Operation::norm:
    case Operation::abs:
      return scale(*a[0]);
    case Operation::inner:
      return scale(*a[0]) * scale(*a[1]);
    case Operation::element:
      return scale_of_element(term);
    case Operation::limit:
      return scale_of_limit(term);
    case Operation::sum: {
      N sum(0);
      for_each_admitted(term, [&] { sum += scale(*a[0]); });
      return sum;
    }
    case Operation::apply:
    case Operation::gradient:
      return scale_of_function(term);
    case Operation::multiply:
      if (a[0]->type.kind == TypeKind::matrix || a[1]->type.kind == TypeKind::matrix) break;
      return scale(*a[0]) * scale(*a[1]);
    case Operation::divide:
      if (!a[0]->type.is_number() && a[0]->type.kind != TypeKind::vector) break;
      return scale(*a[0]) / abs(number(*a[1]));
    case Operation::power:
      if (!term.type.is_number() || a[1]->operation != Operation::number || a[1]->value < 0) break;
      if (denominator(a[1]->value) != 1) break;
      return power(scale(*a[0]), integer(*a[1]));
    default:
      break;
  }
  return size(evaluate(term), term.type);
}

/// The sum of the absolute values of the components.
template <class N>
N Machine<N>::size(const Value<N>& value, const Type& type) {
  if (type.is_number()) return abs(value.number);
  N sum(0);
  for (const N& x : value.vector) sum += abs(x);
  for (Eigen::Index i = 0; i < value.matrix.size(); ++i) sum += abs(value.matrix(i));
  return sum;
}

/// An element of a recurrence comes from all before it, which may cancel.
template <class N>
N Machine<N>::scale_of_element(const Term& term) {
  const long last = integer(*term.arguments[0]);
  N largest = size(element(term.symbol, last), term.type);
  const Track& track = tracks_[index(resolved(term.symbol))];
  for (const auto& earlier : track.elements) {
    if (earlier) largest = max(largest, size(*earlier, term.type));
  }
  return largest;
}

/// A smooth function of an argument of scale s comes to |f(x)| + L s^2, its gradient to |grad f(x)| + L s.
template <class N>
N Machine<N>::scale_of_function(const Term& term) {
  const N own = size(evaluate(term), term.type);
  const FunctionReference reference = function(*term.arguments[0]);
  if (!reference.function || !reference.function->guarantees().smoothness) return own;
  const N argument = scale(*term.arguments[1]);
  const N steep = from_rational<N>(*reference.function->guarantees().smoothness) * argument;
  return own + (term.operation == Operation::gradient ? steep : N(steep * argument));
}

template <class N>
Ordering Machine<N>::ordering(const Term& a, const Term& b) {
  auto is_spectral = [](const Term& term) {
    return term.operation == Operation::spectral_radius || term.operation == Operation::lambda_max ||
           term.operation == Operation::lambda_min || term.operation == Operation::norm2;
  };
  if (is_spectral(a)) {
    if (const auto order = compare_spectrum(a, b)) return *order;
  } else if (is_spectral(b)) {
    if (const auto order = compare_spectrum(b, a))
      return {order->greater, order->equal, order->less, order->tie};
  }
  const N left = number(a);
  const N right = number(b);
  if (within_error(a, b)) return {true, true, true, true};
  Ordering order = compare(left, right, N(0));
  if constexpr (std::is_same_v<N, WideInterval>) {
    if (order.less + order.equal + order.greater > 1) order = compare(left, right, N(scale(a) + scale(b)));
  }
  bool moves = true;  // with the variables of differentiation
  if constexpr (is_jet<N>) moves = !left.is_constant() || !right.is_constant();
  if (order.equal && moves) {
    (order.less || order.greater ? perhaps_at_seam_ : at_seam_) = true;
  }
  return order;
}

template <class N>
Truth Machine<N>::compare_terms(const Term& term) {
  const Term& a = *term.arguments[0];
  const Term& b = *term.arguments[1];
  if (a.type.is_number()) return compare_numbers(term);
  if (a.type.kind == TypeKind::boolean) {
    const Truth same = logical_iff(truth(a), truth(b));
    return term.relation == Relation::equal ? same : logical_not(same);
  }
  return compare_components(term);
}

/// Equality of vectors and matrices: of all components, on the scale of the whole.
template <class N>
Truth Machine<N>::compare_components(const Term& term) {
  const Term& a = *term.arguments[0];
  const Term& b = *term.arguments[1];
  const std::vector<N> left = components(a);
  const std::vector<N> right = components(b);
  Truth equal = truth_of(left.size() == right.size());
  if (within_error(a, b)) return term.relation == Relation::equal ? Truth::tie : Truth::unknown;
  N whole(0);
  if constexpr (std::is_same_v<N, WideInterval>) whole = scale(a) + scale(b);
  for (std::size_t i = 0; i < left.size() && equal != Truth::no; ++i) {
    equal = logical_and(equal, holds(Relation::equal, compare(left[i], right[i], whole)));
  }
  if (equal == Truth::yes)
    at_seam_ = true;
  else if (equal != Truth::no)
    perhaps_at_seam_ = true;
  return term.relation == Relation::equal ? equal : logical_not(equal);
}

inline bool is_bounded(const DomainTerm& domain) {
  if (domain.kind != syntax::DomainKind::interval) return false;
  auto finite = [](const TermPtr& end) {
    return end->operation != Operation::infinity &&
           (end->operation != Operation::negate || end->arguments[0]->operation != Operation::infinity);
  };
  return finite(domain.arguments.at(0)) && finite(domain.arguments.at(1));
}

template <class N>
Truth Machine<N>::quantifier(const Term& term) {
  const bool universal = term.operation == Operation::forall;
  const auto witness = statement_.witnesses.find(term.symbol);
  if (!universal && witness != statement_.witnesses.end()) {
    Binding binding(*this, term.symbol);
    binding.set(evaluate(*witness->second));
    return truth(*term.arguments[0]);
  }
  if (!term.domain->is_finite()) {
    if constexpr (is_interval<N>) {
      if (is_bounded(*term.domain)) return quantifier_over_interval(term);
    }
    if (universal) return forall_everywhere(term);
    throw Indeterminate(Indeterminate::Reason::unrepresentable, "an `exists` over an infinite domain");
  }
  Truth result = truth_of(universal);
  for_each_admitted(term, [&] {
    const Truth one = truth(*term.arguments[0]);
    result = universal ? logical_and(result, one) : logical_or(result, one);
    return result == truth_of(universal) || result == Truth::unknown || result == Truth::tie;
  });
  return result;
}

/// The truth of the condition of an `if`: certain, or Indeterminate.
template <class N>
Truth Machine<N>::condition(const Term& term) {
  const Truth result = truth(term);
  if (result == Truth::yes || result == Truth::no) return result;
  throw Indeterminate(Indeterminate::Reason::possibly_undefined, "the condition of an `if` cannot be told");
}

/// The branch of an `if` that counts. Under differentiation both must agree at the seam.
template <class N>
const Term& Machine<N>::branch(const Term& term) {
  const bool saved = at_seam_;
  const bool saved_perhaps = perhaps_at_seam_;
  at_seam_ = perhaps_at_seam_ = false;
  const bool first = condition(*term.arguments[0]) == Truth::yes;
  if constexpr (is_jet<N>) {
    if (perhaps_at_seam_) {
      throw Indeterminate(Indeterminate::Reason::possibly_undefined, "perhaps at the seam of an `if`");
    }
    if (at_seam_) check_seam(term);
  }
  at_seam_ = saved;
  perhaps_at_seam_ = saved_perhaps;
  return *term.arguments[first ? 1 : 2];
}

/// Whether a value lies in the domain that its name was declared with.
template <class N>
Truth Machine<N>::contains(const DomainTerm& domain, int symbol) {
  using syntax::DomainKind;
  const Value<N>& value = symbol_value(symbol);
  const bool is_integer = statement_.symbol(symbol).type.kind == TypeKind::integer;
  const N x = is_integer ? from_long(value.integer) : value.number;
  auto above = [&](const Term& end, bool open) {
    if (end.operation == Operation::infinity ||
        (end.operation == Operation::negate && end.arguments[0]->operation == Operation::infinity))
      return Truth::yes;
    return holds(open ? Relation::greater : Relation::greater_equal, compare(x, number(end), N(0)));
  };
  auto below = [&](const Term& end, bool open) {
    if (end.operation == Operation::infinity) return Truth::yes;
    return holds(open ? Relation::less : Relation::less_equal, compare(x, number(end), N(0)));
  };
  return guarded([&] {
    switch (domain.kind) {
      case DomainKind::range:
      case DomainKind::interval: {
        if (is_integer && holds(Relation::equal, compare(x, value.number, N(0))) != Truth::yes)
          return Truth::no;
        const Truth low = above(*domain.arguments[0], domain.open_left);
        if (domain.arguments.size() < 2 || !domain.arguments[1]) return low;
        return logical_and(low, below(*domain.arguments[1], domain.open_right));
      }
      case DomainKind::set: {
        Truth found = Truth::no;
        for (const TermPtr& element : domain.arguments) {
          found = logical_or(found, holds(Relation::equal, compare(x, number(*element), N(0))));
        }
        return found;
      }
      case DomainKind::vectors:
        return truth_of(value.vector.size() == integer(*domain.arguments[0]));
      case DomainKind::sphere:
        return logical_and(truth_of(value.vector.size() == integer(*domain.arguments[0])),
                           holds(Relation::equal, compare(dot(value.vector, value.vector), N(1), N(1))));
      case DomainKind::matrices:
        return truth_of(value.matrix.rows() == integer(*domain.arguments[0]) &&
                        value.matrix.cols() == integer(*domain.arguments[1]));
      case DomainKind::reals:
        return Truth::yes;
      case DomainKind::orthogonal:
      case DomainKind::symmetric:
      case DomainKind::positive_definite:
        return contains_matrix(domain, value.matrix);
      default:
        return Truth::unknown;
    }
  });
}

template <class N>
Truth Machine<N>::contains_matrix(const DomainTerm& domain, const Matrix<N>& a) {
  using syntax::DomainKind;
  const Eigen::Index n = a.rows();
  if (n != integer(*domain.arguments[0]) || a.cols() != n) return Truth::no;
  const bool orthogonal = domain.kind == DomainKind::orthogonal;
  const Matrix<N> product = orthogonal ? Matrix<N>(a.transpose() * a) : a;
  Truth result = Truth::yes;
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      const N expected = orthogonal ? N(i == j ? 1 : 0) : a(j, i);
      result = logical_and(result, holds(Relation::equal, compare(product(i, j), expected, N(1))));
    }
  }
  if (orthogonal || result == Truth::no) return result;
  auto shifted = [&](const N& c, int sign) {
    Matrix<N> m = sign > 0 ? a : Matrix<N>(-a);
    for (Eigen::Index i = 0; i < n; ++i) m(i, i) -= sign > 0 ? c : N(-c);
    return semidefinite(m);
  };
  if (domain.kind == DomainKind::positive_definite) {
    result = logical_and(
        result, logical_and(shifted(N(0), 1),
                            logical_not(holds(Relation::equal, compare_with_zero(determinant_of(a))))));
  }
  if (domain.spectrum) {
    result = logical_and(result, shifted(number(*domain.spectrum->arguments[0]), 1));
    result = logical_and(result, shifted(number(*domain.spectrum->arguments[1]), -1));
  }
  return result;
}

/// See Evaluator::slack.
template <class N>
double Machine<N>::slack(const Term& formula) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const auto& a = formula.arguments;
  switch (formula.operation) {
    case Operation::compare:
      return comparison_slack(formula);
    case Operation::logical_and: {
      const double left = slack(*a[0]);
      if (left < -1e-3) return left;
      return std::min(left, slack(*a[1]));
    }
    case Operation::logical_or: {
      const double left = slack(*a[0]);
      if (left > 1e-3) return left;
      return std::max(left, slack(*a[1]));
    }
    case Operation::logical_not:
      return -slack(*a[0]);
    case Operation::implies: {
      const double left = slack(*a[0]);
      if (left < -1e-9) return infinite;
      return slack(*a[1]);
    }
    case Operation::iff: {
      const double left = slack(*a[0]);
      const double right = slack(*a[1]);
      const double size = std::min(std::abs(left), std::abs(right));
      return (left >= 0) == (right >= 0) ? size : -size;
    }
    case Operation::conditional:
      return slack(branch(formula));
    case Operation::forall:
    case Operation::exists: {
      const bool universal = formula.operation == Operation::forall;
      if (!formula.domain->is_finite()) return std::numeric_limits<double>::quiet_NaN();
      double result = universal ? infinite : -infinite;
      for_each_admitted(formula, [&] {
        const double one = slack(*a[0]);
        result = universal ? std::min(result, one) : std::max(result, one);
      });
      return result;
    }
    case Operation::bounded:
    case Operation::converges:
    case Operation::diverges:
      return slack_of_limits(formula);
    default: {
      const Truth value = truth(formula);
      if (value == Truth::unknown) return std::numeric_limits<double>::quiet_NaN();
      return value == Truth::no ? -1 : 1;
    }
  }
}

/// The sum of the absolute values of the terms that a term adds up at its top.
template <class N>
double Machine<N>::summands(const Term& term) {
  if (term.operation == Operation::add || term.operation == Operation::subtract) {
    return summands(*term.arguments[0]) + summands(*term.arguments[1]);
  }
  if (term.operation == Operation::negate) return summands(*term.arguments[0]);
  if (term.type.is_number()) return std::abs(to_double(number(term)));
  double sum = 0;
  if (term.type.kind == TypeKind::vector) {
    for (const N& x : Vector<N>(vector(term))) sum += std::abs(to_double(x));
  } else if (term.type.kind == TypeKind::matrix) {
    const Matrix<N> m = matrix(term);
    for (Eigen::Index i = 0; i < m.size(); ++i) sum += std::abs(to_double(m(i)));
  }
  return sum;
}

template <class N>
double Machine<N>::comparison_slack(const Term& term) {
  const Term& a = *term.arguments[0];
  const Term& b = *term.arguments[1];
  if (statement_.takes_limits && a.type.is_number()) return slack_of_limits(term);
  double difference = 0;
  double size = 0;
  if (a.type.is_number()) {
    difference = to_double(N(number(b) - number(a)));
    size = summands(a) + summands(b);
  } else if (a.type.kind == TypeKind::vector) {
    const Vector<N> v = vector(a);
    const Vector<N>& w = vector(b);
    for (Eigen::Index i = 0; i < v.size(); ++i) difference += std::abs(to_double(N(v(i) - w(i))));
    size = summands(a) + summands(b);
  } else if (a.type.kind == TypeKind::matrix) {
    const Matrix<N> v = matrix(a);
    const Matrix<N>& w = matrix(b);
    for (Eigen::Index i = 0; i < v.size(); ++i) difference += std::abs(to_double(N(v(i) - w(i))));
    size = summands(a) + summands(b);
  } else {
    const Truth value = compare_terms(term);
    return value == Truth::unknown ? std::numeric_limits<double>::quiet_NaN() : value == Truth::no ? -1 : 1;
  }
  double relative = difference == 0 ? 0 : difference / size;
  if (std::abs(relative) < 1e-4 && within_error(a, b)) relative = 0;
  switch (term.relation) {
    case Relation::less:
    case Relation::less_equal:
      return relative;
    case Relation::greater:
    case Relation::greater_equal:
      return -relative;
    case Relation::equal:
      return -std::abs(relative);
    case Relation::not_equal:
      return std::abs(relative);
  }
  return relative;
}

}  // namespace referee

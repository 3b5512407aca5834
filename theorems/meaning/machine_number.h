#pragma once

#include "theorems/meaning/machine.h"

/// Machine: terms whose value is a number.

namespace referee {

/// Names the sub-expression in which an operation is undefined.
template <class N>
template <class Compute>
auto Machine<N>::at(const Term& term, Compute compute) {
  try {
    return compute();
  } catch (const UndefinedTerm&) {
    throw;
  } catch (const Undefined& error) {
    throw UndefinedTerm(error.what(), term);
  }
}

template <class N>
N Machine<N>::number(const Term& term) {
  count();
  if constexpr (is_polynomial<N>) {
    const bool leaf = term.operation == Operation::number || term.operation == Operation::symbol;
    if (!leaf && is_known_to_base(term)) return N(in_base([&](auto& base) { return base.number(term); }));
  }
  switch (term.operation) {
    case Operation::number:
      return constant(term);
    case Operation::symbol:
      return symbol_value(term.symbol).number;
    case Operation::element:
      return element(term.symbol, integer(*term.arguments[0])).number;
    case Operation::add:
      return number(*term.arguments[0]) + number(*term.arguments[1]);
    case Operation::subtract:
      return number(*term.arguments[0]) - number(*term.arguments[1]);
    case Operation::multiply:
      return arithmetic(term);
    case Operation::negate:
      return -number(*term.arguments[0]);
    case Operation::divide:
      return divide(term);
    case Operation::power:
      return power_of(term);
    case Operation::inner:
    case Operation::component:
    case Operation::entry:
    case Operation::norm:
    case Operation::norm_1:
    case Operation::norm_infinity:
    case Operation::mean:
    case Operation::variance_of:
      return of_vector_or_matrix(term);
    case Operation::conditional:
      return number(branch(term));
    case Operation::apply:
      return apply(term);
    case Operation::call:
      return call(term.lambda, term.arguments).number;
    case Operation::gradient:
      return gradient(term)(0);
    case Operation::hessian:
      return hessian(term)(0, 0);
    case Operation::directional:
      return directional(term);
    case Operation::pi:
      return NumberTraits<N>::pi();
    case Operation::sum:
    case Operation::product:
    case Operation::maximum_over:
    case Operation::minimum_over:
    case Operation::supremum:
    case Operation::infimum:
    case Operation::argmin:
      return binder(term);
    case Operation::expectation:
    case Operation::variance:
    case Operation::probability:
      return over_outcomes(term).number;
    case Operation::minimum:
    case Operation::maximum:
      return extremum(term);
    case Operation::cardinality:
      return from_long(static_cast<long>(set(*term.arguments[0]).size()));
    case Operation::trace:
    case Operation::determinant:
    case Operation::rank:
    case Operation::lambda_min:
    case Operation::lambda_max:
    case Operation::norm2:
    case Operation::frobenius:
    case Operation::condition:
    case Operation::spectral_radius:
      return matrix_number(term);
    case Operation::integral:
      return integral(term);
    case Operation::flow_value:
      return flow_value(term).number;
    case Operation::limit:
    case Operation::rate:
    case Operation::order:
      return limit_value(term);
    default:
      return elementary(term);
  }
}

template <class N>
N Machine<N>::arithmetic(const Term& term) {
  const Term& a = *term.arguments[0];
  const Term& b = *term.arguments[1];
  if (a.type.is_number() && b.type.is_number()) return number(a) * number(b);
  if (a.type.kind == TypeKind::matrix && b.type.kind == TypeKind::vector) {
    const Vector<N> row = matrix(a).row(0).transpose();
    return dot(row, vector(b));
  }
  REFEREE_DEMAND(a.type.kind == TypeKind::matrix && b.type.kind == TypeKind::matrix);
  const Vector<N> row = matrix(a).row(0).transpose();
  const Vector<N> column = matrix(b).col(0);
  return dot(row, column);
}

template <class N>
N Machine<N>::divide(const Term& term) {
  const N numerator = number(*term.arguments[0]);
  const N denominator = number(*term.arguments[1]);
  return at(term, [&] { return N(numerator / denominator); });
}

/// |v|^(2k) is <v, v>^k: no root is taken, so it has a derivative at 0 and is exact.
template <class N>
std::optional<N> Machine<N>::even_power_of_norm(const Term& base, const Term& exponent) {
  if (base.operation != Operation::norm && base.operation != Operation::abs) return std::nullopt;
  if (exponent.operation != Operation::number || exponent.value <= 0) return std::nullopt;
  if (denominator(exponent.value) != 1 || numerator(exponent.value) % 2 != 0) return std::nullopt;
  const Term& inside = *base.arguments[0];
  const long half = integer(exponent) / 2;
  if (inside.type.is_number()) return power(square(number(inside)), half);
  const Vector<N>& v = vector(inside);
  return power(dot(v, v), half);
}

template <class N>
N Machine<N>::power_of(const Term& term) {
  const Term& exponent = *term.arguments[1];
  if (const auto even = even_power_of_norm(*term.arguments[0], exponent)) return *even;
  const N base = number(*term.arguments[0]);
  if (exponent.type.kind == TypeKind::integer ||
      (exponent.operation == Operation::number && denominator(exponent.value) == 1)) {
    const long k = integer(exponent);
    return at(term, [&] { return power(base, k); });
  }
  const N y = number(exponent);
  return at(term, [&] { return power(base, y); });
}

template <class N>
N Machine<N>::of_vector_or_matrix(const Term& term) {
  const Term& a = *term.arguments[0];
  switch (term.operation) {
    case Operation::inner:
      return dot(vector(a), vector(*term.arguments[1]));
    case Operation::component: {
      const long i = integer(*term.arguments[1]);
      const Vector<N>& v = vector(a);
      if (i < 1 || i > v.size()) {
        throw UndefinedTerm(
            "component " + std::to_string(i) + " of a vector with " + std::to_string(v.size()), term);
      }
      return v(i - 1);
    }
    case Operation::entry: {
      const long i = integer(*term.arguments[1]);
      const long j = integer(*term.arguments[2]);
      const Matrix<N>& m = matrix(a);
      if (i < 1 || i > m.rows() || j < 1 || j > m.cols()) {
        throw UndefinedTerm("entry (" + std::to_string(i) + ", " + std::to_string(j) + ") of a matrix of " +
                                std::to_string(m.rows()) + " by " + std::to_string(m.cols()),
                            term);
      }
      return m(i - 1, j - 1);
    }
    case Operation::norm:
      return a.type.is_number() ? abs(number(a)) : norm(vector(a));
    case Operation::norm_1: {
      N sum(0);
      if (a.type.is_number()) return abs(number(a));
      for (const N& x : vector(a)) sum += abs(x);
      return sum;
    }
    case Operation::norm_infinity: {
      N largest(0);
      if (a.type.is_number()) return abs(number(a));
      for (const N& x : vector(a)) largest = max(largest, N(abs(x)));
      return largest;
    }
    default:
      break;
  }
  const Vector<N>& v = vector(a);
  if (v.size() == 0) throw UndefinedTerm("mean of no numbers", term);
  const N n = from_long(v.size());
  N mean(0);
  for (const N& x : v) mean += x;
  mean /= n;
  if (term.operation == Operation::mean) return mean;
  N sum(0);
  for (const N& x : v) sum += square(N(x - mean));
  return sum / n;
}

template <class N>
N Machine<N>::extremum(const Term& term) {
  const bool largest = term.operation == Operation::maximum;
  auto better = [&](const N& a, const N& b) { return largest ? max(a, b) : min(a, b); };
  if (term.arguments.size() == 1 && term.arguments[0]->type.kind == TypeKind::vector) {
    const Vector<N>& v = vector(*term.arguments[0]);
    if (v.size() == 0) throw UndefinedTerm("extremum of no numbers", term);
    N best = v(0);
    for (Eigen::Index i = 1; i < v.size(); ++i) best = better(best, v(i));
    return best;
  }
  N best = number(*term.arguments[0]);
  for (std::size_t i = 1; i < term.arguments.size(); ++i) best = better(best, number(*term.arguments[i]));
  return best;
}

template <class N>
N Machine<N>::elementary(const Term& term) {
  const auto& a = term.arguments;
  switch (term.operation) {
    case Operation::modulo: {
      const N x = number(*a[0]);
      const N m = number(*a[1]);
      return at(term, [&] { return N(x - m * floor(N(x / m))); });
    }
    case Operation::clip:
      return min(max(number(*a[0]), number(*a[1])), number(*a[2]));
    case Operation::binomial: {
      const long n = integer(*a[0]);
      const long k = integer(*a[1]);
      if (n < 0) throw UndefinedTerm("binomial coefficient of " + std::to_string(n), term);
      if (n > 10'000) {
        throw Indeterminate(Indeterminate::Reason::too_large, "binomial coefficient of " + std::to_string(n));
      }
      Integer result = k < 0 || k > n ? 0 : 1;
      for (long i = 1; i <= k && k <= n; ++i) result = result * (n - k + i) / i;
      return from_rational<N>(Rational(result));
    }
    case Operation::round_to: {
      const auto format = float_format_from_name(term.text);
      REFEREE_DEMAND(format.has_value());
      const N x = number(*a[0]);
      return at(term, [&] { return round_to(*format, x); });
    }
    case Operation::infinity:
      throw Indeterminate(Indeterminate::Reason::unrepresentable, "infinity is not a number");
    default:
      break;
  }
  if (a.size() != 1) not_decided_yet(std::string(to_string(term.operation)));
  const N x = number(*a[0]);
  return at(term, [&] { return apply_unary(term.operation, x); });
}

template <class N>
N Machine<N>::apply_unary(Operation operation, const N& x) const {
  switch (operation) {
    case Operation::sqrt:
      return sqrt(x);
    case Operation::exp:
      return exp(x);
    case Operation::log:
      return log(x);
    case Operation::sin:
      return sin(x);
    case Operation::cos:
      return cos(x);
    case Operation::tan:
      return tan(x);
    case Operation::tanh:
      return tanh(x);
    case Operation::sigmoid:
      return N(1) / (N(1) + exp(N(-x)));
    case Operation::relu:
      return max(x, N(0));
    case Operation::sign:
      return sign(x);
    case Operation::floor:
      return floor(x);
    case Operation::ceil:
      return ceil(x);
    case Operation::abs:
      return abs(x);
    default:
      not_decided_yet(std::string(to_string(operation)));
  }
}

template <class N>
long Machine<N>::integer(const Term& term) {
  auto checked = [&](bool overflow, long result) {
    if (overflow) throw Indeterminate(Indeterminate::Reason::too_large, "an integer over 2^63");
    return result;
  };
  auto two = [&](auto operation) {
    long result = 0;
    const bool overflow = operation(integer(*term.arguments[0]), integer(*term.arguments[1]), &result);
    return checked(overflow, result);
  };
  auto known = [&](const Value<N>& value) {
    if constexpr (is_polynomial<N>) value.number.constant_only("an index");
    return checked(value.integer == Value<N>::no_integer, value.integer);
  };
  const bool integral = term.type.kind == TypeKind::integer;
  switch (term.operation) {
    case Operation::number:
      if (denominator(term.value) == 1 && abs(numerator(term.value)) <= std::numeric_limits<long>::max()) {
        return static_cast<long>(numerator(term.value));
      }
      break;
    case Operation::symbol:
      if (integral) return known(symbol_value(term.symbol));
      break;
    case Operation::element:
      if (integral) return known(element(term.symbol, integer(*term.arguments[0])));
      break;
    case Operation::add:
      if (integral) return two([](long a, long b, long* c) { return __builtin_add_overflow(a, b, c); });
      break;
    case Operation::subtract:
      if (integral) return two([](long a, long b, long* c) { return __builtin_sub_overflow(a, b, c); });
      break;
    case Operation::multiply:
      if (integral) return two([](long a, long b, long* c) { return __builtin_mul_overflow(a, b, c); });
      break;
    case Operation::negate:
      if (integral) return -integer(*term.arguments[0]);
      break;
    case Operation::conditional:
      return integer(branch(term));
    case Operation::cardinality:
      return static_cast<long>(set(*term.arguments[0]).size());
    default:
      break;
  }
  // An integer by value only: n = 2*kappa, floor(x), binom(n, k).
  const N x = number(term);
  const double rounded = std::nearbyint(to_double(x));
  if (!(std::abs(rounded) < 9e15)) {
    throw Indeterminate(Indeterminate::Reason::too_large, "an index over 9e15");
  }
  const long result = static_cast<long>(rounded);
  const Ordering order = compare(x, from_long(result), N(0));
  if (!order.equal) throw UndefinedTerm("an index that is no integer: " + to_text(x, 6), term);
  if (order.less || order.greater) {
    throw Indeterminate(Indeterminate::Reason::possibly_undefined, "an index known only as " + to_text(x, 6));
  }
  return result;
}

}  // namespace referee

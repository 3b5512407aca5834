#pragma once

#include "numbers/normal_distribution.h"
#include "theorems/meaning/draws.h"
#include "theorems/meaning/machine_random.h"

/// Machine: expectations by moments. The body is run over polynomials whose variables are the draws, so that
/// a quantity that is a polynomial in many draws, as an iterate of a linear method is, has exact moments in
/// every arithmetic. Finite draws on which an operation depends that is not one of polynomials (a
/// comparison, an index) are enumerated instead, one evaluation after another.

namespace referee {

// ------------------------------------------------------------------------- of a machine over values

template <class N>
Machine<SparsePolynomial<N>>& Machine<N>::polynomials() {
  using Polynomials = Machine<SparsePolynomial<N>>;
  if (!polynomials_) {
    auto made = std::make_shared<Polynomials>(instance_, dependencies_, limits_, outcomes_);
    made->base_ = this;
    made->draws_ = std::make_shared<Draws<N>>();
    polynomials_ = std::move(made);
  }
  return *static_cast<Polynomials*>(polynomials_.get());
}

/// Nothing where the body is no polynomial in the draws that cannot be enumerated.
template <class N>
std::optional<Value<N>> Machine<N>::by_moments(Operation operation, const Term& body) {
  if constexpr (is_value_arithmetic<N>) {
    auto& machine = polynomials();
    machine.draws_->list_none();
    machine.adopt_bound_names(*this);
    machine.operations_ = operations_;
    std::optional<Value<N>> result;
    constexpr int most_attempts = 64;
    for (int attempt = 0; attempt < most_attempts && !result; ++attempt) {
      try {
        result = lowered(machine.moments(operation, body));
      } catch (const NotPolynomial& error) {
        machine.drew_outcome_ = true;
        if (!machine.draws_->list(error.variables)) break;
      } catch (const CannotEnumerate&) {
        break;
      }
    }
    operations_ = machine.operations_;
    rely_on(machine.reliance_);
    return result;
  } else {
    return std::nullopt;
  }
}

/// A value without variables as one of the arithmetic below.
template <class N>
Value<N> lowered(const Value<SparsePolynomial<N>>& value) {
  auto lower = [](const SparsePolynomial<N>& x) { return x.constant_only("a value"); };
  Value<N> result;
  result.number = lower(value.number);
  result.integer = value.integer;
  result.boolean = value.boolean;
  result.vector = value.vector.unaryExpr(lower);
  result.matrix = value.matrix.unaryExpr(lower);
  for (const auto& x : value.set) result.set.push_back(lower(x));
  return result;
}

// -------------------------------------------------------------------- of a machine over polynomials

/// As adopt, of every name that is bound outside the expectation.
template <class N>
void Machine<N>::adopt_bound_names(const Machine<BaseNumber<N>>& base) {
  adopted_versions_.resize(cells_.size(), 0);
  std::vector<int> changed;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const SymbolKind kind = statement_.symbols[i].kind;
    if (kind != SymbolKind::bound && kind != SymbolKind::parameter) continue;
    if (!base.cells_[i].ready || adopted_versions_[i] == base.cells_[i].version) continue;
    adopted_versions_[i] = base.cells_[i].version;
    changed.push_back(static_cast<int>(i));
  }
  adopt(base, changed);
  known_to_base_.assign(static_cast<std::size_t>(statement_.node_count), -1);
}

/// Whether a term has a value without any outcome, bound names or not, in the machine below.
template <class N>
bool Machine<N>::is_known_to_base(const Term& term) {
  if constexpr (is_polynomial<N>) {
    signed char& known = known_to_base_[index(term.node)];
    if (known < 0) known = is_known_to_base(free_names(term, statement_, dependencies_)) ? 1 : 0;
    return known > 0;
  } else {
    return false;
  }
}

template <class N>
bool Machine<N>::is_known_to_base(const std::vector<int>& names) const {
  return std::all_of(names.begin(), names.end(), [&](int name) {
    return statement_.symbol(name).kind != SymbolKind::random && base_->cells_[index(name)].ready;
  });
}

template <class N>
template <class Compute>
auto Machine<N>::in_base(Compute compute) {
  base_->operations_ = operations_;
  auto value = compute(*base_);
  operations_ = base_->operations_;
  rely_on(base_->reliance_);
  return value;
}

template <class N>
Value<N> Machine<N>::lifted(const Value<BaseNumber<N>>& value) {
  auto lift = [](const BaseNumber<N>& x) { return N(x); };
  Value<N> result;
  result.number = lift(value.number);
  result.integer = value.integer;
  result.boolean = value.boolean;
  result.vector = value.vector.unaryExpr(lift);
  result.matrix = value.matrix.unaryExpr(lift);
  result.set.assign(value.set.begin(), value.set.end());
  return result;
}

/// E, Var or P of a body, over the draws that are variables and over the outcomes of the others.
template <class N>
Value<N> Machine<N>::moments(Operation operation, const Term& body)
  requires is_polynomial<N>
{
  Value<N> sum;
  auto weight = [&] { return from_rational<N>(outcomes_.probability()); };
  if (operation == Operation::probability) {
    for_each_outcome([&] { sum.number += weight() * probability_of(body); });
    return sum;
  }
  for_each_outcome([&] {
    Value<N> mean;
    if (body.type.is_number()) {
      mean.number = mean_of(body);
    } else {
      mean = evaluate(body);
      auto expected = [&](const N& x) { return draws_->expected(x); };
      mean.vector = Vector<N>(mean.vector.unaryExpr(expected));
      mean.matrix = Matrix<N>(mean.matrix.unaryExpr(expected));
    }
    accumulate(sum, weight(), mean);
  });
  if (operation == Operation::expectation) return sum;
  const N mean = std::exchange(sum.number, N(0));
  for_each_outcome([&] {
    const N deviation = number(body) - mean;
    sum.number += weight() * draws_->expected_product(deviation, deviation);
  });
  return sum;
}

/// E of a number: linear, and of products without forming them.
template <class N>
N Machine<N>::mean_of(const Term& term)
  requires is_polynomial<N>
{
  const auto& a = term.arguments;
  count();
  if (is_known_to_base(term)) return number(term);
  switch (term.operation) {
    case Operation::add:
      return mean_of(*a[0]) + mean_of(*a[1]);
    case Operation::subtract:
      return mean_of(*a[0]) - mean_of(*a[1]);
    case Operation::negate:
      return -mean_of(*a[0]);
    case Operation::divide: {
      const N divisor = number(*a[1]);
      return at(term, [&] { return N(mean_of(*a[0]) / divisor); });
    }
    case Operation::sum: {
      N sum(0);
      for_each_admitted(term, [&] { sum += mean_of(*a[0]); });
      return sum;
    }
    case Operation::multiply:
      if (!a[0]->type.is_number() || !a[1]->type.is_number()) break;
      if (is_known_to_base(*a[0])) return number(*a[0]) * mean_of(*a[1]);
      if (is_known_to_base(*a[1])) return mean_of(*a[0]) * number(*a[1]);
      return mean_of_product(number(*a[0]), number(*a[1]));
    case Operation::inner:
      return mean_of_inner(vector(*a[0]), vector(*a[1]));
    case Operation::power:
      if (a[1]->type.kind == TypeKind::integer && is_known_to_base(*a[1]))
        return mean_of_power(*a[0], integer(*a[1]));
      break;
    case Operation::call:
      return called(term.lambda, a, [&](const Term& body) { return mean_of(body); });
    case Operation::apply: {
      const FunctionReference reference = function(*a[0]);
      if (reference.lambda >= 0)
        return called(reference.lambda, {a[1]}, [&](const Term& body) { return mean_of(body); });
      const Vector<N> x = point(*a[1]);
      return mean_of_function(*reference.function, x);
    }
    case Operation::symbol: {
      const Symbol& symbol = statement_.symbol(term.symbol);
      if (symbol.kind == SymbolKind::let && symbol.definition) return mean_of(*symbol.definition);
      break;
    }
    case Operation::norm:
    case Operation::abs:
    case Operation::relu:
    case Operation::sign:
    case Operation::exp:
      if (a[0]->type.is_number()) return mean_of_elementary(term.operation, number(*a[0]));
      break;
    case Operation::minimum:
    case Operation::maximum: {
      if (a.size() != 2) break;
      const N x = number(*a[0]);
      const N y = number(*a[1]);
      const N gap = mean_of_elementary(Operation::abs, N(x - y)) / N(2);
      const N middle = draws_->expected(N(x + y)) / N(2);
      return term.operation == Operation::maximum ? middle + gap : middle - gap;
    }
    default:
      break;
  }
  return draws_->expected(number(term));
}

template <class N>
N Machine<N>::mean_of_product(const N& x, const N& y)
  requires is_polynomial<N>
{
  count(x.parts().size() + y.parts().size());
  return draws_->expected_product(x, y);
}

template <class N>
N Machine<N>::mean_of_inner(const Vector<N>& x, const Vector<N>& y)
  requires is_polynomial<N>
{
  REFEREE_DEMAND(x.size() == y.size());
  N sum(0);
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    const N& left = x(i);
    sum += mean_of_product(left, &x == &y ? left : y(i));
  }
  return sum;
}

/// E of base^k; of an even power of a norm or an absolute value, of its argument.
template <class N>
N Machine<N>::mean_of_power(const Term& base, long k)
  requires is_polynomial<N>
{
  constexpr long largest = 100;
  const bool of_norm = base.operation == Operation::norm || base.operation == Operation::abs;
  const bool even = k % 2 == 0;
  const Term& inside = of_norm && even ? *base.arguments[0] : base;
  if (inside.type.is_number()) {
    const N x = number(inside);
    if (k < 0 || k > largest) return draws_->expected(power(x, k));
    count(x.parts().size());
    return draws_->expected_power(x, static_cast<int>(k));
  }
  const Vector<N> x = vector(inside);
  if (k == 2) return mean_of_inner(x, x);
  return draws_->expected(power(dot(x, x), k / 2));
}

/// E f(x) of a function of the instance: of degree two, f(0) + <g(0), E x> + sum of H_ij E[x_i x_j]/2.
template <class N>
N Machine<N>::mean_of_function(const Function& function, const Vector<N>& x)
  requires is_polynomial<N>
{
  using Base = BaseNumber<N>;
  if (is_constant_point(x)) return value_at_polynomials(function, x);
  require_quadratic(function, x);
  const Vector<Base> origin = Vector<Base>::Constant(x.size(), Base(0));
  const Vector<Base> gradient = function.gradient(origin);
  const Matrix<Base> hessian = function.hessian(origin);
  N sum(function.value(origin));
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    sum += N(gradient(i)) * draws_->expected(x(i));
    for (Eigen::Index j = 0; j < x.size(); ++j) {
      if (!certainly_zero(hessian(i, j))) sum += N(hessian(i, j) / Base(2)) * mean_of_product(x(i), x(j));
    }
  }
  return sum;
}

/// E f(X) of a normal X in closed form: |X|, max(X, 0), sign X, exp X.
///
/// With m the mean, s the standard deviation, z = m/s: E|X| = m (2 Phi(z) - 1) + 2 s phi(z).
template <class N>
N Machine<N>::mean_of_elementary(Operation operation, const N& x)
  requires is_polynomial<N>
{
  if (x.is_constant()) return apply_unary(operation == Operation::norm ? Operation::abs : operation, x);
  if (!draws_->is_normal(x)) throw NotPolynomial(std::string(to_string(operation)), x.variables());
  using Base = BaseNumber<N>;
  const Base m = draws_->mean(x);
  const Base variance = draws_->variance(x);
  if (operation == Operation::exp) return N(Base(exp(Base(m + variance / Base(2)))));
  const Base s = sqrt(variance);
  const Base z = m / s;
  const Base balance = Base(2) * normal_probability(z) - Base(1);  // P(X > 0) - P(X < 0)
  if (operation == Operation::sign) return N(balance);
  const Base mean = m * balance + Base(2) * s * normal_density(z);
  return N(operation == Operation::relu ? Base((mean + m) / Base(2)) : mean);
}

/// P of a formula: 0 or 1, or of a comparison of normal numbers in closed form.
template <class N>
N Machine<N>::probability_of(const Term& formula)
  requires is_polynomial<N>
{
  const auto& a = formula.arguments;
  if (formula.operation == Operation::logical_not) return N(1) - probability_of(*a[0]);
  if (formula.operation == Operation::compare && a[0]->type.is_number()) {
    auto is_absolute = [](const Term& term) {
      return (term.operation == Operation::abs || term.operation == Operation::norm) &&
             term.arguments[0]->type.is_number();
    };
    if (is_absolute(*a[0])) {
      return probability_of_absolute(number(*a[0]->arguments[0]), formula.relation, number(*a[1]));
    }
    if (is_absolute(*a[1])) {
      return probability_of_absolute(number(*a[1]->arguments[0]), mirrored(formula.relation), number(*a[0]));
    }
    return probability_of_sign(N(number(*a[0]) - number(*a[1])), formula.relation);
  }
  return N(condition(formula) == Truth::yes ? 1 : 0);
}

/// P(x RELATION 0).
template <class N>
N Machine<N>::probability_of_sign(const N& x, Relation relation)
  requires is_polynomial<N>
{
  if (x.is_constant()) return certain_probability(holds(relation, compare_with_zero(x)));
  if (!draws_->is_normal(x)) throw NotPolynomial("a comparison", x.variables());
  if (relation == Relation::equal || relation == Relation::not_equal)
    return N(relation == Relation::equal ? 0 : 1);
  using Base = BaseNumber<N>;
  const Base z = draws_->mean(x) / sqrt(draws_->variance(x));
  const bool downward = relation == Relation::less || relation == Relation::less_equal;
  return N(normal_probability(downward ? Base(-z) : z));
}

/// P(|x| RELATION bound).
template <class N>
N Machine<N>::probability_of_absolute(const N& x, Relation relation, const N& bound)
  requires is_polynomial<N>
{
  if (x.is_constant()) return certain_probability(holds(relation, compare(abs(x), bound, N(0))));
  if (!draws_->is_normal(x) || !bound.is_constant()) {
    auto variables = N(x * bound).variables();
    throw NotPolynomial("a comparison", std::move(variables));
  }
  if (relation == Relation::equal || relation == Relation::not_equal)
    return N(relation == Relation::equal ? 0 : 1);
  const bool inside = relation == Relation::less || relation == Relation::less_equal;
  const Truth negative = holds(Relation::less, compare_with_zero(bound));
  if (negative == Truth::yes) return N(inside ? 0 : 1);
  const N within =
      probability_of_sign(N(x - bound), Relation::less) - probability_of_sign(N(x + bound), Relation::less);
  if (negative != Truth::no) {
    throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a bound that may be negative");
  }
  return inside ? within : N(1) - within;
}

template <class N>
N Machine<N>::certain_probability(Truth truth) const
  requires is_polynomial<N>
{
  if (truth == Truth::yes || truth == Truth::no) return N(truth == Truth::yes ? 1 : 0);
  throw Indeterminate(Indeterminate::Reason::possibly_undefined, "a comparison that cannot be told");
}

}  // namespace referee

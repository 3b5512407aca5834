#pragma once

#include <cmath>

#include "theorems/meaning/machine.h"

/// Machine: random names and expectations.
///
/// An expectation is computed, in this order, exactly by moments (machine_moments.h), exactly as a sum of
/// expectations, exactly by enumerating outcomes, or estimated by a mean over pseudo-random outcomes. An
/// estimate is an interval, in doubles only: by Hoeffding's inequality where interval arithmetic bounds the
/// body over all outcomes (P always), by the normal approximation elsewhere. Other rigorous arithmetics have
/// no value then.

namespace referee {

/// Puts fresh outcomes in place, and restores what was.
template <class N>
class Machine<N>::OutcomesScope {
 public:
  explicit OutcomesScope(Machine& machine)
      : machine_(machine), outer_(std::exchange(machine.outcomes_, Outcomes{})) {}
  ~OutcomesScope() {
    machine_.outcomes_ = std::move(outer_);
    machine_.forget_random();
  }
  OutcomesScope(const OutcomesScope&) = delete;
  OutcomesScope& operator=(const OutcomesScope&) = delete;

 private:
  Machine& machine_;
  Outcomes outer_;
};

/// Whatever was computed from random names is no longer up to date.
template <class N>
void Machine<N>::forget_random() {
  if constexpr (is_polynomial<N>) {
    if (!std::exchange(drew_outcome_, false)) return;
  }
  for (std::size_t i = 0; i < statement_.symbols.size(); ++i) {
    if (statement_.symbols[i].kind != SymbolKind::random) continue;
    cells_[i].ready = false;
    ++cells_[i].version;
  }
}

template <class N>
const Given& Machine<N>::given_of(int symbol) const {
  for (const Given& given : statement_.givens) {
    if (given.symbol == symbol) return given;
  }
  internal_error("every random name is a given", __FILE__, __LINE__);
}

template <class N>
Value<N> Machine<N>::random_draw(const Given& given, long index) {
  std::optional<Binding> binding;
  if (given.family_index >= 0) binding.emplace(*this, given.family_index).set_integer(index);
  if (given.family_range) {
    const auto& ends = given.family_range->arguments;
    const bool below = index < integer(*ends.at(0));
    if (below || (ends.size() > 1 && ends[1] && index > integer(*ends[1]))) {
      throw Undefined(statement_.symbol(given.symbol).name + "[" + std::to_string(index) +
                      "] lies outside its range");
    }
  }
  if (given.distribution == "normal") return normal_draw(given, index);
  return given.distribution == "subsets" ? subset_draw(given, index) : finite_draw(given, index);
}

template <class N>
Value<N> Machine<N>::subset_draw(const Given& given, long index) {
  std::vector<N> elements;
  for_each(given.domain, -1, [&](const Value<N>& element) { elements.push_back(element.number); });
  const long n = static_cast<long>(elements.size());
  const long size = integer(*given.distribution_arguments.back());
  const std::uint64_t subsets = subset_count(n, size);
  if (subsets == 0)
    throw Undefined("no subset of " + std::to_string(n) + " elements has " + std::to_string(size));
  if (ranging_) throw Indeterminate(Indeterminate::Reason::unrepresentable, "the range of a subset");
  Value<N> value;
  drew_outcome_ = true;
  for (long i : subset_of_rank(n, size, outcomes_.value(given.symbol, index, subsets))) {
    value.set.push_back(elements[this->index(static_cast<int>(i))]);
  }
  return value;
}

template <class N>
Value<N> Machine<N>::finite_draw(const Given& given, long index) {
  std::vector<Value<N>> choices;
  for_each(given.domain, -1, [&](const Value<N>& choice) { choices.push_back(choice); });
  if (choices.empty()) throw Undefined("a draw from an empty set");
  if constexpr (is_polynomial<N>) {
    const typename Draws<BaseNumber<N>>::Key key{given.symbol, index, 0};
    if (choices.size() > 1 && !draws_->is_listed(key)) {
      std::vector<BaseNumber<N>> values;
      for (const Value<N>& choice : choices) values.push_back(choice.number.constant_only("a draw"));
      Value<N> value;
      value.number = draws_->finite(key, values);
      value.integer = Value<N>::no_integer;
      return value;
    }
  }
  if constexpr (std::is_same_v<N, DoubleInterval>) {
    if (ranging_) {
      Value<N> whole = choices[0];
      for (const Value<N>& choice : choices) whole.number = hull(whole.number, choice.number);
      whole.integer = Value<N>::no_integer;
      return whole;
    }
  }
  drew_outcome_ = true;
  return choices[outcomes_.value(given.symbol, index, choices.size())];
}

/// mean + sqrt(variance) z for a standard normal z, or the variable that stands for it.
template <class N>
N Machine<N>::normal_number(const Given& given, long index, int component, const N& mean, const N& variance) {
  const Ordering sign = compare_with_zero(variance);
  if (!sign.equal && !sign.greater) throw Undefined("a negative variance: " + to_text(variance, 6));
  if (certainly_zero(variance)) return mean;
  if (sign.less && NumberTraits<N>::rigorous) {
    throw Indeterminate(Indeterminate::Reason::possibly_undefined,
                        "a variance known only as " + to_text(variance, 6));
  }
  if constexpr (is_polynomial<N>) {
    return draws_->normal({given.symbol, index, component}, mean.constant_only("a mean"),
                          variance.constant_only("a variance"));
  } else {
    if constexpr (std::is_same_v<N, DoubleInterval>) {
      if (ranging_) return N::whole_line();
    }
    const double z = outcomes_.standard_normal(given.symbol, index, component);
    return mean + sqrt(variance) * from_rational<N>(rational_from_double(z));
  }
}

/// A number, or a vector mean + L y with independent y_i ~ normal(0, D_i), where L D L' is the covariance.
template <class N>
Value<N> Machine<N>::normal_draw(const Given& given, long index) {
  const Term& mean_term = *given.distribution_arguments.at(0);
  const Term& covariance_term = *given.distribution_arguments.at(1);
  Value<N> value;
  if (mean_term.type.is_number()) {
    const N mean = number(mean_term);
    value.number = normal_number(given, index, 0, mean, number(covariance_term));
    return value;
  }
  const Vector<N> mean = vector(mean_term);
  Matrix<N> rest = matrix(covariance_term);
  const Eigen::Index n = mean.size();
  REFEREE_DEMAND(rest.rows() == n && rest.cols() == n);
  require_symmetric(covariance_term, rest);
  value.vector = mean;
  for (Eigen::Index j = 0; j < n; ++j) {
    const N pivot = rest(j, j);
    const N y = normal_number(given, index, static_cast<int>(j), N(0), pivot);
    value.vector(j) += y;
    for (Eigen::Index i = j + 1; i < n; ++i) {
      if (certainly_zero(rest(i, j))) continue;
      if (certainly_zero(pivot)) throw Undefined("a covariance that is not positive semidefinite");
      const N factor = rest(i, j) / pivot;
      value.vector(i) += factor * y;
      for (Eigen::Index k = j + 1; k <= i; ++k) rest(i, k) -= factor * rest(k, j);
    }
    // The columns behind are eliminated by the rows above the diagonal, too.
    for (Eigen::Index i = j + 1; i < n; ++i) {
      for (Eigen::Index k = i + 1; k < n; ++k) rest(i, k) = rest(k, i);
    }
  }
  return value;
}

/// Walks through the outcomes of the random names that the body meets. Throws CannotEnumerate if they are
/// more than the limits allow; the first path tells how many to expect.
template <class N>
template <class Body>
void Machine<N>::for_each_outcome(Body body) {
  const OutcomesScope scope(*this);
  std::uint64_t outcomes = 0;
  const std::uint64_t before = operations_;
  do {
    forget_random();
    const auto most = static_cast<double>(limits_.outcomes);
    if (++outcomes > limits_.outcomes)
      throw CannotEnumerate("more than " + std::to_string(limits_.outcomes) + " random outcomes");
    body();
    if (outcomes > 1) continue;
    const double expected = outcomes_.combinations();
    const double cost = expected * static_cast<double>(operations_ - before);
    if (expected > 64 * most || (expected > 1 && cost > 4.0 * static_cast<double>(limits_.operations)))
      throw CannotEnumerate("more random outcomes than the limits on work allow");
  } while (outcomes_.advance());
}

constexpr std::uint64_t sampled_outcomes = 100;

/// Names outside expectations take all their outcomes. Where these are too many, some of them support the
/// formula, and one of finitely many may refute it.
template <class N>
Truth Machine<N>::truth_for_every_outcome(const Term& formula) {
  if (!has_random_names_) return truth(formula);
  Truth result = Truth::yes;
  try {
    for_each_outcome([&] { result = logical_and(result, truth(formula)); });
    return result;
  } catch (const CannotEnumerate&) {
  }
  result = Truth::yes;
  bool met_normal = false;
  const OutcomesScope scope(*this);
  for (std::uint64_t sample = 0; sample < sampled_outcomes && result != Truth::no; ++sample) {
    outcomes_.sample(sampling_key(), sample);
    forget_random();
    result = logical_and(result, truth(formula));
    met_normal |= outcomes_.met_normal();
  }
  if (result == Truth::no && !met_normal) return result;
  rely_on(Reliance::estimate);
  return as_far_as_supported(result);
}

template <class N>
double Machine<N>::slack_over_outcomes(const Term& formula) {
  if (!has_random_names_) return slack(formula);
  double result = std::numeric_limits<double>::infinity();
  auto include = [&] {
    const double one = slack(formula);
    if (!(one >= result)) result = one;
  };
  try {
    for_each_outcome(include);
    return result;
  } catch (const CannotEnumerate&) {
  }
  const OutcomesScope scope(*this);
  for (std::uint64_t sample = 0; sample < sampled_outcomes; ++sample) {
    outcomes_.sample(sampling_key(), sample);
    forget_random();
    include();
  }
  return result;
}

/// Of the statement and the instance.
template <class N>
std::uint64_t Machine<N>::sampling_key() const {
  std::uint64_t key = scattered(instance_.number);
  for (char c : statement_.id) key = scattered(key ^ static_cast<unsigned char>(c));
  for (std::uint32_t part : instance_.recipe) key = scattered(key ^ part);
  return key;
}

/// sum + weight x, where an empty sum counts as zeros.
template <class N>
void accumulate(Value<N>& sum, const N& weight, const Value<N>& x) {
  sum.number += weight * x.number;
  auto add = [&](auto& into, const auto& from) {
    if (into.size() == 0 && from.size() > 0) {
      into = from;
      for (Eigen::Index i = 0; i < from.size(); ++i) into(i) = weight * from(i);
    } else {
      for (Eigen::Index i = 0; i < from.size(); ++i) into(i) += weight * from(i);
    }
  };
  add(sum.vector, x.vector);
  add(sum.matrix, x.matrix);
}

/// E, Var or P.
template <class N>
Value<N> Machine<N>::over_outcomes(const Term& term) {
  const Term& body = *term.arguments[0];
  const Apart apart(*this);
  if constexpr (is_polynomial<N>) {
    return moments(term.operation, body);
  } else if constexpr (!is_value_arithmetic<N>) {
    return enumerated(term.operation, body);
  } else {
    if (auto exact = exactly(term.operation, body)) return *std::move(exact);
    return at(term, [&] { return estimated(term.operation, body); });
  }
}

/// Without an estimate; nothing if there is no way.
template <class N>
std::optional<Value<N>> Machine<N>::exactly(Operation operation, const Term& body) {
  if (auto result = by_moments(operation, body)) return result;
  if (operation == Operation::expectation) {
    if (auto result = by_linearity(body)) return result;
  }
  try {
    return enumerated(operation, body);
  } catch (const CannotEnumerate&) {
    return std::nullopt;
  }
}

/// E[a + b] = E a + E b, E[c a] = c E a, and the like. Nothing if a part has no exact expectation.
template <class N>
std::optional<Value<N>> Machine<N>::by_linearity(const Term& body) {
  const auto& a = body.arguments;
  auto expected = [&](const Term& part) { return exactly(Operation::expectation, part); };
  auto times = [&](const N& factor, const Term& part) -> std::optional<Value<N>> {
    auto mean = expected(part);
    if (!mean) return std::nullopt;
    Value<N> result;
    accumulate(result, factor, *mean);
    return result;
  };
  switch (body.operation) {
    case Operation::add:
    case Operation::subtract: {
      auto left = expected(*a[0]);
      const auto right = left ? expected(*a[1]) : std::nullopt;
      if (!right) return std::nullopt;
      accumulate(*left, N(body.operation == Operation::add ? 1 : -1), *right);
      return left;
    }
    case Operation::negate:
      return times(N(-1), *a[0]);
    case Operation::multiply:
      if (a[0]->type.is_number() && is_free_of_random(*a[0])) return times(number(*a[0]), *a[1]);
      if (a[1]->type.is_number() && is_free_of_random(*a[1])) return times(number(*a[1]), *a[0]);
      return std::nullopt;
    case Operation::divide:
      if (!is_free_of_random(*a[1])) return std::nullopt;
      return at(body, [&] { return times(N(N(1) / number(*a[1])), *a[0]); });
    case Operation::sum: {
      if (a.size() > 1 || !std::all_of(body.domain->arguments.begin(), body.domain->arguments.end(),
                                       [&](const TermPtr& end) { return is_free_of_random(*end); })) {
        return std::nullopt;
      }
      std::optional<Value<N>> sum = Value<N>{};
      for_each(*body.domain, body.symbol, [&]() -> bool {
        const auto one = expected(*a[0]);
        if (one)
          accumulate(*sum, N(1), *one);
        else
          sum.reset();
        return sum.has_value();
      });
      return sum;
    }
    case Operation::symbol: {
      const Symbol& symbol = statement_.symbol(body.symbol);
      if (symbol.kind != SymbolKind::let || !symbol.definition) return std::nullopt;
      return expected(*symbol.definition);
    }
    default:
      return std::nullopt;
  }
}

template <class N>
bool Machine<N>::is_free_of_random(const Term& term) const {
  const auto names = free_names(term, statement_, dependencies_);
  return std::none_of(names.begin(), names.end(),
                      [&](int name) { return statement_.symbol(name).kind == SymbolKind::random; });
}

template <class N>
Value<N> Machine<N>::enumerated(Operation operation, const Term& body) {
  Value<N> sum;
  auto weight = [&] { return from_rational<N>(outcomes_.probability()); };
  if (operation == Operation::probability) {
    for_each_outcome([&] {
      if (condition(body) == Truth::yes) sum.number += weight();
    });
    return sum;
  }
  for_each_outcome([&] {
    const Value<N> x = evaluate(body);
    accumulate(sum, weight(), x);
  });
  if (operation == Operation::expectation) return sum;
  const N mean = std::exchange(sum.number, N(0));
  for_each_outcome([&] {
    const N x = number(body);
    sum.number += weight() * square(N(x - mean));
  });
  return sum;
}

}  // namespace referee

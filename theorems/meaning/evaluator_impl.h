#pragma once

#include "theorems/meaning/machine_binder.h"
#include "theorems/meaning/machine_definite.h"
#include "theorems/meaning/machine_sampling.h"
#include "theorems/meaning/machine_estimate.h"
#include "theorems/meaning/machine_extremum.h"
#include "theorems/meaning/machine_flow.h"
#include "theorems/meaning/machine_function.h"
#include "theorems/meaning/machine_integral.h"
#include "theorems/meaning/machine_logic.h"
#include "theorems/meaning/machine_matrix.h"
#include "theorems/meaning/machine_moments.h"
#include "theorems/meaning/machine_number.h"
#include "theorems/meaning/machine_range.h"
#include "theorems/meaning/machine_polynomial_function.h"
#include "theorems/meaning/machine_random.h"
#include "theorems/meaning/machine_spectrum.h"
#include "theorems/meaning/machine_symbol.h"
#include "theorems/meaning/machine_terms.h"
#include "theorems/meaning/machine_trend.h"
#include "theorems/meaning/machine_vector.h"

/// Evaluator over its Machine: included by the one translation unit of each arithmetic.

namespace referee {

template <class N>
struct Evaluator<N>::State {
  State(const Instance& instance, const EvaluationLimits& limits)
      : dependencies(dependencies_of(instance.statement)),
        machine(instance, *dependencies, limits, outcomes) {}

  std::shared_ptr<const Dependencies> dependencies;
  Outcomes outcomes;
  Machine<N> machine;
};

template <class N>
Evaluator<N>::Evaluator(const Instance& instance, const EvaluationLimits& limits)
    : state_(std::make_unique<State>(instance, limits)) {}
template <class N>
Evaluator<N>::~Evaluator() = default;

template <class N>
N Evaluator<N>::number(const Term& term) {
  return state_->machine.number(term);
}
template <class N>
long Evaluator<N>::integer(const Term& term) {
  return state_->machine.integer(term);
}
template <class N>
Vector<N> Evaluator<N>::vector(const Term& term) {
  return state_->machine.vector(term);
}
template <class N>
Matrix<N> Evaluator<N>::matrix(const Term& term) {
  return state_->machine.matrix(term);
}
template <class N>
Truth Evaluator<N>::truth(const Term& formula) {
  return state_->machine.truth_for_every_outcome(formula);
}
template <class N>
std::string Evaluator<N>::obstacle() const {
  return state_->machine.obstacle();
}
template <class N>
bool Evaluator<N>::obstacle_is_size() const {
  return state_->machine.obstacle_is_size();
}
template <class N>
bool Evaluator<N>::needs_estimate() const {
  return state_->machine.needs_estimate();
}
template <class N>
Reliance Evaluator<N>::reliance() const {
  return state_->machine.reliance();
}
template <class N>
Truth Evaluator<N>::contains(const DomainTerm& domain, int symbol) {
  return state_->machine.contains(domain, symbol);
}
template <class N>
double Evaluator<N>::slack(const Term& formula) {
  return state_->machine.slack_over_outcomes(formula);
}

}  // namespace referee

#pragma once

#include <cmath>

#include "theorems/meaning/machine.h"

/// Machine: comparisons of values that rest on numerical estimates, of flows and integrals.
///
/// How far the errors of the estimates move the difference of two sides is measured, not propagated: a second
/// machine computes both sides with every estimate moved by its error. What lies within a hundred times of
/// that is a tie.

namespace referee {

/// Evaluates something at given numbers apart from what was estimated before; what it rests on itself is
/// added.
template <class N>
class Machine<N>::Apart {
 public:
  explicit Apart(Machine& machine)
      : machine_(machine),
        reliance_(std::exchange(machine.reliance_, Reliance::nothing)),
        error_(std::exchange(machine.estimate_error_, 0)) {}
  ~Apart() {
    machine_.reliance_ = std::max(machine_.reliance_, reliance_);
    machine_.estimate_error_ = std::max(machine_.estimate_error_, error_);
  }
  Apart(const Apart&) = delete;
  Apart& operator=(const Apart&) = delete;

 private:
  Machine& machine_;
  Reliance reliance_;
  double error_;
};

/// Notes an estimate with that error, relative to its size.
template <class N>
void Machine<N>::rely_on_estimate(double relative_error) {
  constexpr double least = 1e-45;
  rely_on(Reliance::estimate);
  estimate_error_ = std::max({estimate_error_, relative_error, least});
}

/// A factor between 1/2 and 3/2 with a sign, by place: so that moved estimates do not cancel by chance.
template <class N>
N Machine<N>::wobble(int place, Eigen::Index component) {
  const double spread =
      0.6180339887498949 * (place + 1) + 0.7548776662466927 * static_cast<double>(component);
  const double part = spread - std::floor(spread);
  return N(part < 0.5 ? 0.5 + 2 * part : 0.5 - 2 * part);
}

/// Takes over the bound names of another machine and forgets the random ones, whose draws they share.
template <class N>
template <class M>
void Machine<N>::enter_scope_of(const Machine<M>& other) {
  std::vector<int> names;
  for (std::size_t i = 0; i < statement_.symbols.size(); ++i) {
    const SymbolKind kind = statement_.symbols[i].kind;
    if (kind != SymbolKind::bound && kind != SymbolKind::parameter && kind != SymbolKind::random) continue;
    if (kind == SymbolKind::random) {
      cells_[i].ready = false;
      ++cells_[i].version;
    }
    if (other.cells_[i].ready) names.push_back(static_cast<int>(i));
  }
  adopt(other, names);
}

/// The components of a number, vector, matrix or set.
template <class N>
std::vector<N> Machine<N>::components(const Term& term) {
  switch (term.type.kind) {
    case TypeKind::vector: {
      const Vector<N>& v = vector(term);
      return {v.data(), v.data() + v.size()};
    }
    case TypeKind::matrix: {
      const Matrix<N>& m = matrix(term);
      return {m.data(), m.data() + m.size()};
    }
    case TypeKind::set:
      return set(term);
    default:
      return {number(term)};
  }
}

/// Whether two sides that rest on estimates differ by no more than a hundred times what the errors of the
/// estimates make of the difference. Indeterminate if those errors have no finite size.
template <class N>
bool Machine<N>::within_error(const Term& a, const Term& b) {
  if constexpr (!is_plain<N>) {
    return false;
  } else {
    if (estimate_error_ == 0 || moves_estimates_) return false;
    if (!moved_) {
      moved_ = std::make_unique<Machine>(instance_, dependencies_, limits_, outcomes_);
      moved_->moves_estimates_ = true;
      moved_->origin_ = this;
    }
    moved_->enter_scope_of(*this);
    auto differences = [&](Machine& machine) {
      std::vector<N> result = machine.components(a);
      const std::vector<N> right = machine.components(b);
      if (result.size() != right.size()) return std::vector<N>();
      for (std::size_t i = 0; i < right.size(); ++i) result[i] -= right[i];
      return result;
    };
    const std::vector<N> here = differences(*this);
    const std::vector<N> there = differences(*moved_);
    operations_ += std::exchange(moved_->operations_, 0);
    if (here.empty() || here.size() != there.size()) return false;
    N difference(0);
    N error(0);
    for (std::size_t i = 0; i < here.size(); ++i) {
      difference += abs(here[i]);
      error += abs(N(here[i] - there[i]));
    }
    if (!is_finite(error)) {
      throw Indeterminate(Indeterminate::Reason::possibly_undefined, "an estimate whose error has no size");
    }
    return difference <= 100 * error;
  }
}

}  // namespace referee

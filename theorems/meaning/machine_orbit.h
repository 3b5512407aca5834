#pragma once

#include "theorems/meaning/machine.h"
#include "theorems/meaning/orbit.h"
#include "theorems/meaning/step_map.h"

/// Machine: one step of a group of sequences as a map of its state.

namespace referee {

/// The state is the last `depth` elements of each member, the newest first. It is put in place of the
/// elements that end at `settled`, in a machine of its own; the rules then give the next one. Over jets in
/// the components of the state they give the derivative.
template <class N>
class OrbitMap : public StepMap {
 public:
  OrbitMap(Machine<N>& owner, const Orbit& orbit, const Term& observed, int index)
      : owner_(owner),
        orbit_(orbit),
        observed_(observed),
        index_(index),
        values_(owner.instance_, owner.dependencies_, owner.limits_, owner.outcomes_),
        jets_(owner.instance_, owner.dependencies_, owner.limits_, owner.outcomes_) {
    values_.enter_scope_of(owner);
    jets_.enter_scope_of(owner);
  }

  /// The state of the sequences themselves at t >= settled.
  Box state(long t) {
    std::vector<N> all;
    for (const int symbol : orbit_.members) {
      for (long lag = 0; lag < orbit_.depth; ++lag) append(owner_.element(symbol, t - lag), symbol, all);
    }
    return Eigen::Map<const Box>(all.data(), static_cast<Eigen::Index>(all.size()));
  }

  Box image(const Box& box) override {
    return counted(values_, [&] { return next(values_, box); });
  }

  Matrix<N> derivative(const Box& box) override {
    const Eigen::Index n = box.size();
    const Vector<Jet<N>> moved = counted(jets_, [&] { return next(jets_, variables(box, 1)); });
    Matrix<N> result = Matrix<N>::Constant(n, n, N(0));
    for (Eigen::Index i = 0; i < n; ++i) {
      if (!moved(i).is_constant()) result.row(i) = moved(i).gradient().transpose();
    }
    return result;
  }

  N observed(const Box& box) override {
    return counted(values_,
                   [&] { return at_state(values_, box, [&] { return values_.number(observed_); }); });
  }

  bool continuous() const override { return orbit_.continuous; }

  Matrix<N> outputs() override {
    const Box whole = Box::Constant(state_size(), N::whole_line());
    try {
      return counted(jets_, [&] { return slopes_within_norm(whole); });
    } catch (const Undefined&) {
    } catch (const Indeterminate&) {
    }
    return counted(jets_, [&] { return components_of_form(whole); });
  }

 private:
  struct Shape {
    Eigen::Index rows = 0, columns = 0;  ///< both 0: a number
    Eigen::Index size() const { return rows == 0 ? 1 : rows * columns; }
  };

  template <class M, class Compute>
  auto counted(Machine<M>& machine, Compute compute) {
    auto result = compute();
    owner_.count(std::exchange(machine.operations_, 0));
    return result;
  }

  Shape shape(int symbol) {
    const TypeKind kind = owner_.statement_.symbol(symbol).type.element->kind;
    if (kind == TypeKind::real) return {};
    const Value<N>& value = owner_.element(symbol, orbit_.settled);
    if (kind == TypeKind::vector) return {value.vector.size(), 1};
    return {value.matrix.rows(), value.matrix.cols()};
  }

  Eigen::Index state_size() {
    Eigen::Index size = 0;
    for (const int symbol : orbit_.members) size += shape(symbol).size() * orbit_.depth;
    return size;
  }

  template <class M>
  void append(const Value<M>& value, int symbol, std::vector<M>& all) const {
    const TypeKind kind = owner_.statement_.symbol(symbol).type.element->kind;
    if (kind == TypeKind::real)
      all.push_back(value.number);
    else if (kind == TypeKind::vector)
      all.insert(all.end(), value.vector.data(), value.vector.data() + value.vector.size());
    else
      all.insert(all.end(), value.matrix.data(), value.matrix.data() + value.matrix.size());
  }

  static Vector<Jet<N>> variables(const Box& box, int order) {
    Vector<Jet<N>> result(box.size());
    for (Eigen::Index i = 0; i < box.size(); ++i) result(i) = Jet<N>::variable(box(i), i, box.size(), order);
    return result;
  }

  template <class M>
  void load(Machine<M>& machine, const Vector<M>& state) {
    const M* from = state.data();
    for (const int symbol : orbit_.members) {
      const Shape form = shape(symbol);
      auto& track = machine.tracks_[machine.index(symbol)];
      track.elements.assign(static_cast<std::size_t>(orbit_.settled + 1), std::nullopt);
      track.stamp = machine.stamp(machine.dependencies_.of_symbol[machine.index(symbol)]);
      for (long lag = 0; lag < orbit_.depth; ++lag, from += form.size()) {
        Value<M> value;
        if (form.rows == 0)
          value.number = *from;
        else if (owner_.statement_.symbol(symbol).type.element->kind == TypeKind::vector)
          value.vector = Eigen::Map<const Vector<M>>(from, form.rows);
        else
          value.matrix = Eigen::Map<const Matrix<M>>(from, form.rows, form.columns);
        track.elements[static_cast<std::size_t>(orbit_.settled - lag)] = std::move(value);
      }
    }
    REFEREE_DEMAND(from == state.data() + state.size());
  }

  template <class M>
  Vector<M> next(Machine<M>& machine, const Vector<M>& state) {
    load(machine, state);
    std::vector<M> all;
    const M* from = state.data();
    for (const int symbol : orbit_.members) {
      append(machine.element(symbol, orbit_.settled + 1), symbol, all);
      const Eigen::Index size = shape(symbol).size();
      all.insert(all.end(), from, from + size * (orbit_.depth - 1));
      from += size * orbit_.depth;
    }
    return Eigen::Map<const Vector<M>>(all.data(), static_cast<Eigen::Index>(all.size()));
  }

  /// Evaluates something with the index of the observed term so that its oldest element is the state's
  /// oldest.
  template <class M, class Compute>
  auto at_state(Machine<M>& machine, const Vector<M>& state, Compute compute) {
    load(machine, state);
    typename Machine<M>::Binding binding(machine, index_);
    binding.set_integer(orbit_.settled - orbit_.depth + 1 - orbit_.reach);
    return compute();
  }

  static bool is_sharp(const Matrix<N>& a) {
    for (Eigen::Index i = 0; i < a.size(); ++i) {
      if (!a(i).is_finite() || a(i).width() > Mp150("1e-100") * (1 + abs(a(i)).upper())) return false;
    }
    return true;
  }

  /// Of |u|, |u|^2, ... with u affine in the state: the slopes of u.
  Matrix<N> slopes_within_norm(const Box& whole) {
    const Term* inner = &observed_;
    auto is_norm = [](const Term& term) {
      return term.operation == Operation::norm || term.operation == Operation::norm_1 ||
             term.operation == Operation::norm_infinity || term.operation == Operation::abs;
    };
    auto is_power = [](const Term& term) {
      return term.operation == Operation::power && term.arguments[1]->operation == Operation::number &&
             term.arguments[1]->value >= 1;
    };
    while (is_norm(*inner) || is_power(*inner)) inner = inner->arguments[0].get();
    const Vector<Jet<N>> u = at_state(jets_, variables(whole, 1), [&]() -> Vector<Jet<N>> {
      if (inner->type.kind == TypeKind::vector) return jets_.vector(*inner);
      return Vector<Jet<N>>::Constant(1, jets_.number(*inner));
    });
    Matrix<N> slopes = Matrix<N>::Constant(u.size(), whole.size(), N(0));
    for (Eigen::Index i = 0; i < u.size(); ++i) {
      if (!u(i).is_constant()) slopes.row(i) = u(i).gradient().transpose();
    }
    if (!is_sharp(slopes))
      throw Indeterminate(Indeterminate::Reason::unrepresentable, "an observed term that is not affine");
    return slopes;
  }

  /// Of a quadratic function that is strictly convex in some components of the state and does not depend on
  /// the others: those components.
  Matrix<N> components_of_form(const Box& whole) {
    const Jet<N> jet =
        at_state(jets_, variables(whole, 2), [&]() -> Jet<N> { return jets_.number(observed_); });
    std::vector<Eigen::Index> used;
    const Matrix<N>& hessian = jet.hessian();
    for (Eigen::Index i = 0; i < hessian.rows(); ++i) {
      bool zero = certainly_zero(jet.gradient()(i));
      for (Eigen::Index j = 0; j < hessian.cols(); ++j) zero = zero && certainly_zero(hessian(i, j));
      if (!zero) used.push_back(i);
    }
    const auto size = static_cast<Eigen::Index>(used.size());
    Matrix<N> form(size, size);
    Matrix<N> components = Matrix<N>::Constant(size, whole.size(), N(0));
    for (Eigen::Index i = 0; i < size; ++i) {
      components(i, used[static_cast<std::size_t>(i)]) = N(1);
      for (Eigen::Index j = 0; j < size; ++j)
        form(i, j) = hessian(used[static_cast<std::size_t>(i)], used[static_cast<std::size_t>(j)]);
    }
    if (!is_sharp(form) || !boxes::positive_definite(form)) components.resize(0, whole.size());
    return components;
  }

  Machine<N>& owner_;
  const Orbit orbit_;
  const Term& observed_;
  const int index_;
  Machine<N> values_;
  Machine<Jet<N>> jets_;
};

}  // namespace referee

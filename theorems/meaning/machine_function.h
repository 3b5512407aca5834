#pragma once

#include "theorems/meaning/degree.h"
#include "theorems/meaning/machine.h"

/// Machine: values and derivatives of functions. A function of the instance brings its own; a lambda is
/// differentiated by running its body over jets (gradient, Hessian) or germs (one-sided derivative).

namespace referee {

template <class N>
Vector<N> Machine<N>::point(const Term& term) {
  if (!term.type.is_number()) return vector(term);
  return Vector<N>::Constant(1, number(term));
}

template <class N>
Value<N> Machine<N>::call(int lambda, const std::vector<TermPtr>& arguments) {
  return called(lambda, arguments, [&](const Term& body) { return evaluate(body); });
}

/// Binds the parameters of a lambda to arguments for the use of its body.
template <class N>
template <class Use>
auto Machine<N>::called(int lambda, const std::vector<TermPtr>& arguments, Use use) {
  const Lambda& callee = statement_.lambdas.at(index(lambda));
  REFEREE_DEMAND(callee.parameters.size() == arguments.size());
  const DepthGuard guard(depth_);
  if (depth_ > 400) throw Indeterminate(Indeterminate::Reason::too_large, "calls nested over 400 deep");
  std::vector<Value<N>> values;
  for (const TermPtr& argument : arguments) values.push_back(evaluate(*argument));
  std::deque<Binding> bindings;
  for (std::size_t i = 0; i < values.size(); ++i) {
    bindings.emplace_back(*this, callee.parameters[i]).set(std::move(values[i]));
  }
  return use(*callee.body);
}

/// A function of the instance at a point of N; over jets and germs by the chain rule.
template <class N>
N Machine<N>::apply_function(const Function& function, const Vector<N>& x) {
  if (x.size() != function.dimension()) {
    throw Undefined("a function on R^" + std::to_string(function.dimension()) + " at a point of R^" +
                    std::to_string(x.size()));
  }
  if constexpr (is_value_arithmetic<N>) {
    count(static_cast<std::uint64_t>(x.size()));
    return function.value(x);
  } else if constexpr (is_polynomial<N>) {
    return value_at_polynomials(function, x);
  } else if constexpr (is_jet<N>) {
    using Base = std::decay_t<decltype(x(0).value())>;
    const Vector<Base> at = x.unaryExpr([](const N& jet) { return jet.value(); });
    const Vector<Base> gradient = function.gradient(at);
    // f(x(s)) to second order: f + g.(x - at) + (x - at)'H(x - at)/2, exact for jets of order 2.
    N result(function.value(at));
    Vector<N> step(x.size());
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      step(i) = x(i) - N(at(i));
      result += N(gradient(i)) * step(i);
    }
    bool second_order = false;
    for (const N& jet : x) second_order |= jet.order() == 2;
    if (second_order) {
      const Matrix<Base> hessian = function.hessian(at);
      for (Eigen::Index i = 0; i < x.size(); ++i) {
        for (Eigen::Index j = 0; j < x.size(); ++j) {
          result += N(hessian(i, j)) * step(i) * step(j) / N(2);
        }
      }
    }
    return result;
  } else {
    for (const N& germ : x) {
      if (!germ.is_constant()) not_decided_yet("one-sided derivatives through a given function");
    }
    using Base = std::decay_t<decltype(x(0).coefficient(0))>;
    const Vector<Base> at = x.unaryExpr([](const N& germ) { return germ.coefficient(0); });
    return N(function.value(at));
  }
}

/// Whether the function, or every member of the family, that a term names is a polynomial of degree at most
/// two.
template <class N>
bool Machine<N>::is_quadratic(const Term& term) {
  auto all = [](const auto& members, auto property) {
    return std::all_of(members.begin(), members.end(), property);
  };
  if (term.operation == Operation::family_member) {
    const InstanceValue& value = instance_.values.at(index(resolved(term.symbol)));
    if (const auto* functions = std::get_if<std::vector<FunctionPtr>>(&value))
      return all(*functions, [](const FunctionPtr& one) { return one->guarantees().quadratic; });
    const auto* terms = std::get_if<std::vector<TermPtr>>(&value);
    return terms && all(*terms, [&](const TermPtr& one) { return is_quadratic(*one); });
  }
  const FunctionReference reference = function(term);
  if (reference.function) return reference.function->guarantees().quadratic;
  const Lambda& lambda = statement_.lambdas.at(index(reference.lambda));
  const int degree =
      degree_in(*lambda.body, lambda.parameters, statement_, [](const Term&) { return false; });
  return degree >= 0 && degree <= 2;
}

template <class N>
Machine<Jet<N>>& Machine<N>::jet_machine() {
  if (!jets_) jets_ = std::make_shared<Machine<Jet<N>>>(instance_, dependencies_, limits_, outcomes_);
  return *static_cast<Machine<Jet<N>>*>(jets_.get());
}

template <class N>
N Machine<N>::apply(const Term& term) {
  const FunctionReference reference = function(*term.arguments[0]);
  if (reference.lambda >= 0) return call(reference.lambda, {term.arguments[1]}).number;
  const Vector<N> x = point(*term.arguments[1]);
  return at(term, [&] { return apply_function(*reference.function, x); });
}

/// The body of a lambda at x as a jet of the given order in the components of its argument.
template <class N>
auto Machine<N>::jet_of(const FunctionReference& reference, const Vector<N>& x, int order) {
  Machine<Jet<N>>& machine = jet_machine();
  const Lambda& lambda = statement_.lambdas.at(index(reference.lambda));
  REFEREE_DEMAND(lambda.parameters.size() == 1);
  machine.adopt(*this, dependencies_.of_lambda[index(reference.lambda)]);
  Value<Jet<N>> argument;
  argument.vector.resize(x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    argument.vector(i) = Jet<N>::variable(x(i), i, x.size(), order);
  }
  if (x.size() == 1) argument.number = argument.vector(0);
  machine.bind(lambda.parameters[0], std::move(argument));
  Jet<N> result = machine.number(*lambda.body);
  operations_ += std::exchange(machine.operations_, 0);
  count();
  return result;
}

/// Gradient and Hessian at the values of jets. What a lambda depends on must not vary with them.
template <class N>
template <class Base>
std::pair<Vector<Base>, Matrix<Base>> Machine<N>::derivatives_at(const FunctionReference& reference,
                                                                 const Vector<Base>& x) {
  if (reference.function) return {reference.function->gradient(x), reference.function->hessian(x)};
  if (!values_of_jets_)
    values_of_jets_ = std::make_shared<Machine<Base>>(instance_, dependencies_, limits_, outcomes_);
  auto& machine = *static_cast<Machine<Base>*>(values_of_jets_.get());
  auto lower = [](const N& jet) {
    if (!jet.is_constant()) not_decided_yet("a derivative of a derivative");
    return jet.value();
  };
  for (const int symbol : dependencies_.of_lambda[index(reference.lambda)]) {
    const Cell& cell = cells_[index(symbol)];
    if (!cell.ready) continue;
    Value<Base> value;
    value.number = lower(cell.value.number);
    value.integer = cell.value.integer;
    value.boolean = cell.value.boolean;
    value.vector = cell.value.vector.unaryExpr(lower);
    value.matrix = cell.value.matrix.unaryExpr(lower);
    for (const N& element : cell.value.set) value.set.push_back(lower(element));
    machine.bind(symbol, std::move(value));
  }
  const Jet<Base> jet = machine.jet_of(reference, x, 2);
  operations_ += std::exchange(machine.operations_, 0);
  count();
  std::pair<Vector<Base>, Matrix<Base>> result{Vector<Base>::Constant(x.size(), Base(0)),
                                               Matrix<Base>::Constant(x.size(), x.size(), Base(0))};
  if (!jet.is_constant()) result.first = jet.gradient();
  if (jet.order() == 2) result.second = jet.hessian();
  return result;
}

template <class N>
Vector<N> Machine<N>::gradient(const Term& term) {
  const FunctionReference reference = function(*term.arguments[0]);
  const Vector<N> x = point(*term.arguments[1]);
  return at(term, [&]() -> Vector<N> {
    if constexpr (is_value_arithmetic<N>) {
      if (reference.function) {
        REFEREE_DEMAND(x.size() == reference.function->dimension());
        count(static_cast<std::uint64_t>(x.size() * x.size()));
        return reference.function->gradient(x);
      }
      try {
        const Jet<N> jet = jet_of(reference, x, 1);
        if (jet.is_constant()) return Vector<N>::Constant(x.size(), N(0));
        return jet.gradient();
      } catch (const CannotEnumerate&) {
        if (auto gradient = gradient_by_polynomials(reference, x)) return *std::move(gradient);
        throw;
      }
    } else if constexpr (is_polynomial<N>) {
      return gradient_at_polynomials(reference, x);
    } else if constexpr (is_jet<N>) {
      using Base = std::decay_t<decltype(x(0).value())>;
      const Vector<Base> base = x.unaryExpr([](const N& jet) { return jet.value(); });
      const auto [gradient, hessian] = derivatives_at(reference, base);
      Vector<N> result(x.size());
      for (Eigen::Index i = 0; i < x.size(); ++i) {
        if (x(i).order() == 2) not_decided_yet("a third derivative");
        result(i) = N(gradient(i));
        for (Eigen::Index j = 0; j < x.size(); ++j) result(i) += N(hessian(i, j)) * (x(j) - N(base(j)));
      }
      return result;
    } else {
      not_decided_yet("a gradient within a one-sided derivative");
    }
  });
}

/// Both entries (i, j) and (j, i) enclose the same number: one of them serves for both.
template <class N>
Matrix<N> symmetrized(Matrix<N> hessian) {
  for (Eigen::Index i = 0; i < hessian.rows(); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) hessian(i, j) = hessian(j, i);
  }
  return hessian;
}

template <class N>
Matrix<N> Machine<N>::hessian(const Term& term) {
  if constexpr (is_value_arithmetic<N>) {
    const FunctionReference reference = function(*term.arguments[0]);
    const Vector<N> x = point(*term.arguments[1]);
    return at(term, [&]() -> Matrix<N> {
      if (reference.function) return symmetrized(reference.function->hessian(x));
      const Jet<N> jet = jet_of(reference, x, 2);
      if (jet.order() == 2) return jet.hessian();
      return Matrix<N>::Constant(x.size(), x.size(), N(0));
    });
  } else if constexpr (is_polynomial<N>) {
    const FunctionReference reference = function(*term.arguments[0]);
    return hessian_at_polynomials(reference, point(*term.arguments[1]));
  } else {
    not_decided_yet("a derivative of a Hessian");
  }
}

/// lim (f(x + eps v) - f(x)) / eps for eps to 0 from above: the coefficient of eps in f(x + eps v).
template <class N>
N Machine<N>::directional(const Term& term) {
  if constexpr (is_value_arithmetic<N>) {
    const FunctionReference reference = function(*term.arguments[0]);
    const Vector<N> x = point(*term.arguments[1]);
    const Vector<N> v = point(*term.arguments[2]);
    if (reference.function) return at(term, [&] { return dot(reference.function->gradient(x), v); });
    if (!germs_) germs_ = std::make_shared<Machine<Germ<N>>>(instance_, dependencies_, limits_, outcomes_);
    auto& machine = *static_cast<Machine<Germ<N>>*>(germs_.get());
    const Lambda& lambda = statement_.lambdas.at(index(reference.lambda));
    machine.adopt(*this, dependencies_.of_lambda[index(reference.lambda)]);
    auto difference_quotient = [&] {
      Value<Germ<N>> argument;
      argument.vector.resize(x.size());
      for (Eigen::Index i = 0; i < x.size(); ++i) {
        argument.vector(i) = Germ<N>(x(i)) + Germ<N>::epsilon() * Germ<N>(v(i));
      }
      if (x.size() == 1) argument.number = argument.vector(0);
      machine.bind(lambda.parameters[0], std::move(argument));
      const Germ<N> moved = machine.number(*lambda.body);
      Value<Germ<N>> origin;
      origin.vector = x.unaryExpr([](const N& c) { return Germ<N>(c); });
      if (x.size() == 1) origin.number = origin.vector(0);
      machine.bind(lambda.parameters[0], std::move(origin));
      return Germ<N>((moved - machine.number(*lambda.body)) / Germ<N>::epsilon());
    };
    return at(term, [&]() -> N {
      const Germ<N> quotient = difference_quotient();
      if (quotient.certainly_zero()) return N(0);
      if (quotient.valuation() < 0) throw Undefined("the one-sided derivative is infinite");
      return quotient.coefficient(0);
    });
  } else if constexpr (is_polynomial<N>) {
    const FunctionReference reference = function(*term.arguments[0]);
    const Vector<N> x = point(*term.arguments[1]);
    const Vector<N> v = point(*term.arguments[2]);
    if (reference.function) return dot(gradient_at_polynomials(reference, x), v);
    throw NotPolynomial("a one-sided derivative", variables_of(x, v));
  } else {
    not_decided_yet("a one-sided derivative within a derivative");
  }
}

/// At the seam of an `if` the derivative exists only if both branches agree in value and derivatives.
template <class N>
void Machine<N>::check_seam(const Term& term) {
  if constexpr (is_jet<N>) {
    const Term& first = *term.arguments[1];
    const Term& second = *term.arguments[2];
    if (!term.type.is_number()) not_decided_yet("derivatives of vectors at the seam of an `if`");
    const N difference = number(first) - number(second);
    if (holds(Relation::not_equal, compare_with_zero(difference.value())) == Truth::yes) {
      throw UndefinedTerm("no derivative at the seam of an `if`: the branches differ in value", term);
    }
    for (const auto& x : difference.gradient()) {
      const Truth differ = holds(Relation::not_equal, compare_with_zero(x));
      if (differ == Truth::yes) {
        throw UndefinedTerm("no derivative at the seam of an `if`: the branches have different ones", term);
      }
      if (differ != Truth::no) {
        throw Indeterminate(Indeterminate::Reason::possibly_undefined,
                            "branches that may differ at their seam");
      }
    }
    for (Eigen::Index i = 0; i < difference.hessian().size(); ++i) {
      if (holds(Relation::not_equal, compare_with_zero(difference.hessian()(i))) != Truth::no) {
        throw UndefinedTerm("no second derivative at the seam of an `if`", term);
      }
    }
  }
}

}  // namespace referee

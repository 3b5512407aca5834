#pragma once

#include "theorems/meaning/machine_moments.h"

/// Machine: values and derivatives of functions at points whose components are polynomials in draws.

namespace referee {

/// A function of the instance at a point of polynomials: constant points, and functions of degree two, by
/// f(x) = f(0) + <g(0), x> + <x, H x>/2.
template <class N>
N Machine<N>::value_at_polynomials(const Function& function, const Vector<N>& x)
  requires is_polynomial<N>
{
  using Base = BaseNumber<N>;
  if (is_constant_point(x)) return N(function.value(constant_point(x, "a function")));
  require_quadratic(function, x);
  const Vector<Base> origin = Vector<Base>::Constant(x.size(), Base(0));
  const Vector<Base> gradient = function.gradient(origin);
  const Matrix<Base> hessian = function.hessian(origin);
  N result(function.value(origin));
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    N slope(gradient(i));
    for (Eigen::Index j = 0; j < x.size(); ++j) slope += N(hessian(i, j) / Base(2)) * x(j);
    result += slope * x(i);
  }
  return result;
}

/// The variables of the components of some vectors.
template <class... Vectors>
std::vector<int> variables_of(const Vectors&... vectors) {
  std::vector<int> variables;
  auto include = [&](const auto& v) {
    for (const auto& component : v) {
      const auto more = component.variables();
      variables.insert(variables.end(), more.begin(), more.end());
    }
  };
  (include(vectors), ...);
  return variables;
}

template <class N>
void Machine<N>::require_quadratic(const Function& function, const Vector<N>& x)
  requires is_polynomial<N>
{
  if (!function.guarantees().quadratic) throw NotPolynomial("a function", variables_of(x));
}

template <class N>
bool Machine<N>::is_constant_point(const Vector<N>& x)
  requires is_polynomial<N>
{
  return std::all_of(x.begin(), x.end(), [](const N& component) { return component.is_constant(); });
}

template <class N>
Vector<BaseNumber<N>> Machine<N>::constant_point(const Vector<N>& x, const char* what)
  requires is_polynomial<N>
{
  return x.unaryExpr([&](const N& component) { return component.constant_only(what); });
}

/// The value of a lambda at x + e for fresh formal variables e, whose coefficients are its derivatives.
template <class N>
template <class Use>
auto Machine<N>::expanded(const FunctionReference& reference, const Vector<N>& x, Use use)
  requires is_polynomial<N>
{
  const Lambda& lambda = statement_.lambdas.at(index(reference.lambda));
  REFEREE_DEMAND(lambda.parameters.size() == 1);
  const int first = formals_;
  formals_ += static_cast<int>(x.size());
  try {
    Value<N> argument;
    argument.vector = x;
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      argument.vector(i) += Draws<BaseNumber<N>>::formal(first + static_cast<int>(i));
    }
    if (x.size() == 1) argument.number = argument.vector(0);
    Binding binding(*this, lambda.parameters[0]);
    binding.set(std::move(argument));
    auto result = use(number(*lambda.body), first);
    formals_ = first;
    return result;
  } catch (...) {
    formals_ = first;
    throw;
  }
}

template <class N>
Vector<N> Machine<N>::gradient_at_polynomials(const FunctionReference& reference, const Vector<N>& x)
  requires is_polynomial<N>
{
  using Base = BaseNumber<N>;
  auto lift = [](const Base& y) { return N(y); };
  if (!reference.function) {
    return expanded(reference, x, [&](const N& value, int first) {
      Vector<N> result(x.size());
      for (Eigen::Index i = 0; i < x.size(); ++i) {
        result(i) = Draws<Base>::coefficient(value, {{-1 - first - static_cast<int>(i), 1}}, first);
      }
      return result;
    });
  }
  if (is_constant_point(x))
    return reference.function->gradient(constant_point(x, "a gradient")).unaryExpr(lift);
  require_quadratic(*reference.function, x);
  const Vector<Base> origin = Vector<Base>::Constant(x.size(), Base(0));
  const Matrix<Base> hessian = reference.function->hessian(origin);
  Vector<N> result = reference.function->gradient(origin).unaryExpr(lift);
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    for (Eigen::Index j = 0; j < x.size(); ++j) result(i) += N(hessian(i, j)) * x(j);
  }
  return result;
}

template <class N>
Matrix<N> Machine<N>::hessian_at_polynomials(const FunctionReference& reference, const Vector<N>& x)
  requires is_polynomial<N>
{
  using Base = BaseNumber<N>;
  auto lift = [](const Base& y) { return N(y); };
  if (!reference.function) {
    return expanded(reference, x, [&](const N& value, int first) {
      Matrix<N> result(x.size(), x.size());
      for (Eigen::Index i = 0; i < x.size(); ++i) {
        for (Eigen::Index j = 0; j <= i; ++j) {
          // Variables ascend: number i is -1 - first - i.
          const int a = -1 - first - static_cast<int>(i);
          const int b = -1 - first - static_cast<int>(j);
          result(i, j) = i == j ? N(N(2) * Draws<Base>::coefficient(value, {{a, 2}}, first))
                                : Draws<Base>::coefficient(value, {{a, 1}, {b, 1}}, first);
          result(j, i) = result(i, j);
        }
      }
      return result;
    });
  }
  if (!is_constant_point(x)) require_quadratic(*reference.function, x);
  const Vector<Base> at = is_constant_point(x) ? constant_point(x, "a Hessian")
                                               : Vector<Base>(Vector<Base>::Constant(x.size(), Base(0)));
  return reference.function->hessian(at).unaryExpr(lift);
}

/// Of a lambda that contains expectations which jets cannot enumerate: nothing if it is no polynomial.
template <class N>
std::optional<Vector<N>> Machine<N>::gradient_by_polynomials(const FunctionReference& reference,
                                                             const Vector<N>& x)
  requires is_value_arithmetic<N>
{
  auto& machine = polynomials();
  machine.draws_->list_none();
  machine.adopt_bound_names(*this);
  machine.operations_ = operations_;
  std::optional<Vector<N>> result;
  try {
    const Vector<SparsePolynomial<N>> at = x.unaryExpr([](const N& y) { return SparsePolynomial<N>(y); });
    const Vector<SparsePolynomial<N>> gradient = machine.gradient_at_polynomials(reference, at);
    result = gradient.unaryExpr([](const auto& y) { return y.constant_only("a gradient"); });
  } catch (const NotPolynomial&) {
  } catch (const CannotEnumerate&) {
  }
  operations_ = machine.operations_;
  return result;
}

}  // namespace referee

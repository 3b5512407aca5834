#pragma once

#include "numbers/linear_exact.h"
#include "theorems/meaning/degree.h"
#include "theorems/meaning/machine.h"

/// Machine: universal quantifiers over whole spaces, decided exactly for inequalities of degree two.

namespace referee {

/// `forall u, w, ...: left <= right`, where right - left is a polynomial q of degree at most two in the
/// components of the bound names together: q >= 0 everywhere exactly when the matrix
/// [q(0), b'/2; b/2, A] of its homogeneous form is positive semidefinite. The coefficients are interpolated
/// from exact values at 0, +-e_i and e_i + e_j. Indeterminate where this does not apply.
template <class N>
Truth Machine<N>::forall_everywhere(const Term& term) {
  if constexpr (!std::is_same_v<N, Exact>) {
    throw Indeterminate(Indeterminate::Reason::unrepresentable, "a quantifier over an infinite domain");
  } else {
    auto refuse = [](const char* why) -> Truth {
      throw Indeterminate(Indeterminate::Reason::unrepresentable, why);
    };
    std::vector<int> symbols;
    std::vector<std::pair<int, Eigen::Index>> coordinates;  // (symbol, component)
    const Term* body = &term;
    for (; body->operation == Operation::forall; body = body->arguments[0].get()) {
      const bool whole_space = body->domain->kind == syntax::DomainKind::vectors ||
                               body->domain->kind == syntax::DomainKind::reals;
      if (!whole_space || body->arguments.size() > 1) return refuse("a quantifier over a bounded domain");
      const long dimension =
          body->domain->kind == syntax::DomainKind::reals ? 1 : integer(*body->domain->arguments[0]);
      for (long i = 0; i < dimension; ++i) coordinates.emplace_back(body->symbol, i);
      symbols.push_back(body->symbol);
    }
    const auto n = static_cast<Eigen::Index>(coordinates.size());
    if (n > 60) return refuse("a quantifier over more than 60 dimensions");
    if (body->operation != Operation::compare || !body->arguments[0]->type.is_number()) {
      return refuse("a quantified formula that is no inequality");
    }
    const bool downward = body->relation == Relation::greater_equal;
    if (!downward && body->relation != Relation::less_equal)
      return refuse("a quantified formula that is no weak inequality");
    for (const TermPtr& side : body->arguments) {
      const int degree =
          degree_in(*side, symbols, statement_, [&](const Term& f) { return is_quadratic(f); });
      if (degree < 0 || degree > 2) return refuse("a quantified inequality that is not of degree two");
    }

    std::deque<Binding> bindings;
    for (int symbol : symbols) bindings.emplace_back(*this, symbol);
    auto value_at = [&](const Vector<N>& z) {
      for (std::size_t k = 0; k < symbols.size(); ++k) {
        Value<N> value;
        std::vector<N> components;
        for (Eigen::Index i = 0; i < n; ++i) {
          if (coordinates[index(static_cast<int>(i))].first == symbols[k]) components.push_back(z(i));
        }
        value.vector = Eigen::Map<Vector<N>>(components.data(), static_cast<Eigen::Index>(components.size()));
        if (!components.empty()) value.number = components[0];
        bindings[k].set(std::move(value));
      }
      const N difference = number(*body->arguments[1]) - number(*body->arguments[0]);
      return downward ? N(-difference) : difference;
    };
    const Vector<N> origin = Vector<N>::Constant(n, N(0));
    auto unit = [&](Eigen::Index i, int sign) {
      Vector<N> z = origin;
      z(i) = N(sign);
      return z;
    };
    Matrix<N> form(n + 1, n + 1);
    const N constant_term = value_at(origin);
    form(0, 0) = constant_term;
    std::vector<N> ahead;
    for (Eigen::Index i = 0; i < n; ++i) {
      ahead.push_back(value_at(unit(i, 1)));
      const N behind = value_at(unit(i, -1));
      form(0, i + 1) = form(i + 1, 0) = (ahead.back() - behind) / N(4);
      form(i + 1, i + 1) = (ahead.back() + behind) / N(2) - constant_term;
    }
    for (Eigen::Index i = 0; i < n; ++i) {
      for (Eigen::Index j = 0; j < i; ++j) {
        Vector<N> z = unit(i, 1);
        z(j) = N(1);
        const auto& a = ahead[index(static_cast<int>(i))];
        const auto& b = ahead[index(static_cast<int>(j))];
        form(i + 1, j + 1) = form(j + 1, i + 1) = (value_at(z) - a - b + constant_term) / N(2);
      }
    }
    return truth_of(is_positive_semidefinite(form));
  }
}

}  // namespace referee

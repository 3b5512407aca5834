#include "theorems/meaning/degree.h"

#include <algorithm>
#include <utility>

namespace referee {
namespace {

constexpr int not_polynomial = -1;

class Analysis {
 public:
  Analysis(const std::vector<int>& symbols, const Statement& statement,
           const std::function<bool(const Term&)>& is_quadratic, bool piecewise = false)
      : statement_(statement), is_quadratic_(is_quadratic), piecewise_(piecewise) {
    for (int symbol : symbols) known_[symbol] = 1;
  }

  int of(const Term& term) {
    if (++depth_ > 300) return not_polynomial;
    const int degree = dispatch(term);
    --depth_;
    return degree;
  }

 private:
  int dispatch(const Term& term) {
    const auto& a = term.arguments;
    switch (term.operation) {
      case Operation::symbol:
        return of_symbol(term.symbol);
      case Operation::add:
      case Operation::subtract:
      case Operation::negate:
      case Operation::transpose:
      case Operation::vector:
      case Operation::matrix:
      case Operation::trace:
      case Operation::diagonal:
      case Operation::mean:
        return largest(term);
      case Operation::component:
      case Operation::entry:
      case Operation::row:
        return all_constant(term, 1) ? of(*a[0]) : not_polynomial;
      case Operation::multiply:
      case Operation::elementwise_multiply:
      case Operation::inner:
        return product(of(*a[0]), of(*a[1]));
      case Operation::divide:
      case Operation::elementwise_divide:
        return of(*a[1]) == 0 ? of(*a[0]) : not_polynomial;
      case Operation::power:
      case Operation::elementwise_power:
        return of_power(term);
      case Operation::apply:
        return of_function(term, 2);
      case Operation::gradient:
        return of_function(term, 1);
      case Operation::hessian:
        return of_function(term, 0);
      case Operation::call:
        return of_call(term);
      case Operation::sum:
        return of_sum(term);
      case Operation::flow_value:
        return of_flow(term);
      case Operation::element:
        return not_polynomial;  // a recurrence may depend on the symbols
      case Operation::abs:
      case Operation::norm:
      case Operation::relu:
      case Operation::minimum:
      case Operation::maximum:
      case Operation::clip:
        if (piecewise_ && term.type.is_number()) return of_pieces(term);
        [[fallthrough]];
      default:
        return !term.domain && term.lambda < 0 && all_constant(term, 0) ? 0 : not_polynomial;
    }
  }

  static int product(int a, int b) { return a < 0 || b < 0 ? not_polynomial : a + b; }

  int largest(const Term& term) {
    int degree = 0;
    for (const TermPtr& argument : term.arguments) {
      const int one = of(*argument);
      if (one < 0) return not_polynomial;
      degree = std::max(degree, one);
    }
    return degree;
  }

  /// Pieces of affine arguments, whose kinks lie where two of them, or one and zero, are equal.
  int of_pieces(const Term& term) {
    for (const TermPtr& argument : term.arguments) {
      if (!argument->type.is_number()) return all_constant(term, 0) ? 0 : not_polynomial;
    }
    const int degree = largest(term);
    return degree <= 1 ? degree : not_polynomial;
  }

  bool all_constant(const Term& term, std::size_t from) {
    for (std::size_t i = from; i < term.arguments.size(); ++i) {
      if (of(*term.arguments[i]) != 0) return false;
    }
    return true;
  }

  /// A flow among the symbols, at a time among the symbols. Any other may depend on the symbols in some way.
  int of_flow(const Term& term) {
    const Term& time = *term.arguments[0];
    const auto known = known_.find(term.symbol);
    const bool now = time.operation == Operation::symbol && known_.contains(time.symbol);
    return known != known_.end() && now ? known->second : not_polynomial;
  }

  int of_symbol(int id) {
    const auto known = known_.find(id);
    if (known != known_.end()) return known->second;
    const Symbol& symbol = statement_.symbol(id);
    if (symbol.kind == SymbolKind::let && symbol.definition) return of(*symbol.definition);
    return 0;
  }

  /// Even powers of absolute values and Euclidean norms are polynomials, too.
  int of_power(const Term& term) {
    const Term& exponent = *term.arguments[1];
    const bool literal = exponent.operation == Operation::number && denominator(exponent.value) == 1 &&
                         exponent.value >= 0 && exponent.value <= 100;
    const int power = literal ? static_cast<int>(numerator(exponent.value)) : 0;
    const Term& base_term = *term.arguments[0];
    const bool of_norm = base_term.operation == Operation::norm || base_term.operation == Operation::abs;
    const int base = of(literal && of_norm && power % 2 == 0 ? *base_term.arguments[0] : base_term);
    if (base == 0 && of(exponent) == 0) return 0;
    return base < 0 || !literal ? not_polynomial : base * power;
  }

  /// Derivatives of a polynomial of degree two have the given degree in its argument.
  int of_function(const Term& term, int degree) {
    const int argument = of(*term.arguments[1]);
    if (argument == 0) return 0;
    if (argument < 0 || !degree_two(*term.arguments[0])) return not_polynomial;
    return degree * argument;
  }

  bool degree_two(const Term& function) {
    if (function.operation == Operation::lambda) return lambda_degree_two(function.lambda);
    return is_quadratic_(function);
  }

  bool lambda_degree_two(int number) {
    const Lambda& lambda = statement_.lambdas.at(static_cast<std::size_t>(number));
    Analysis inner(lambda.parameters, statement_, is_quadratic_);
    const int degree = inner.of(*lambda.body);
    return degree >= 0 && degree <= 2;
  }

  int of_call(const Term& term) {
    const Lambda& lambda = statement_.lambdas.at(static_cast<std::size_t>(term.lambda));
    auto saved = known_;
    for (std::size_t i = 0; i < lambda.parameters.size(); ++i) {
      const int degree = of(*term.arguments[i]);
      if (degree < 0) return not_polynomial;
      known_[lambda.parameters[i]] = degree;
    }
    ++calls_;
    const int degree = of(*lambda.body);
    --calls_;
    known_ = std::move(saved);
    return degree;
  }

  int of_sum(const Term& term) {
    if (!term.domain->is_finite() || term.arguments.size() > 1) return not_polynomial;
    for (const TermPtr& end : term.domain->arguments) {
      if (end && of(*end) != 0) return not_polynomial;
    }
    // The kinks of a sum inside a call are not looked for.
    const bool piecewise = std::exchange(piecewise_, piecewise_ && calls_ == 0);
    const int degree = of(*term.arguments[0]);
    piecewise_ = piecewise;
    return degree;
  }

  const Statement& statement_;
  const std::function<bool(const Term&)>& is_quadratic_;
  bool piecewise_;
  std::map<int, int> known_;
  int depth_ = 0;
  int calls_ = 0;
};

}  // namespace

int degree_in(const Term& term, const std::vector<int>& symbols, const Statement& statement,
              const std::function<bool(const Term&)>& is_quadratic) {
  return Analysis(symbols, statement, is_quadratic).of(term);
}

int piecewise_degree_in(const Term& term, int symbol, const Statement& statement,
                        const std::function<bool(const Term&)>& is_quadratic) {
  return Analysis({symbol}, statement, is_quadratic, true).of(term);
}

}  // namespace referee

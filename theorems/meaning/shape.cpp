#include "theorems/meaning/shape.h"

namespace referee {
namespace {

Shape negated(Shape shape) {
  if (shape == Shape::convex) return Shape::concave;
  if (shape == Shape::concave) return Shape::convex;
  return shape;
}

bool is_affine(Shape shape) {
  return shape == Shape::constant || shape == Shape::affine;
}
bool is_convex(Shape shape) {
  return is_affine(shape) || shape == Shape::convex;
}

Shape sum(Shape a, Shape b) {
  if (a == Shape::constant) return b;
  if (b == Shape::constant) return a;
  if (a == Shape::affine) return b;
  if (b == Shape::affine || a == b) return a;
  return Shape::unknown;
}

/// -1, 0, 1 for a literal's sign, 2 where the term is no literal.
int literal_sign(const Term& term) {
  if (term.operation == Operation::number) return term.value > 0 ? 1 : term.value < 0 ? -1 : 0;
  if (term.operation == Operation::pi) return 1;
  if (term.operation == Operation::negate) {
    const int sign = literal_sign(*term.arguments[0]);
    return sign == 2 ? 2 : -sign;
  }
  return 2;
}

class Analysis {
 public:
  Analysis(int symbol, const Statement& statement) : symbol_(symbol), statement_(statement) {}

  Shape of(const Term& term) {
    if (++depth_ > 200) return Shape::unknown;
    const Shape shape = dispatch(term);
    --depth_;
    return shape;
  }

 private:
  Shape dispatch(const Term& term) {
    const auto& a = term.arguments;
    switch (term.operation) {
      case Operation::number:
      case Operation::pi:
        return Shape::constant;
      case Operation::symbol:
        return of_symbol(term.symbol);
      case Operation::add:
        return sum(of(*a[0]), of(*a[1]));
      case Operation::subtract:
        return sum(of(*a[0]), negated(of(*a[1])));
      case Operation::negate:
        return negated(of(*a[0]));
      case Operation::multiply:
        return product(*a[0], *a[1]);
      case Operation::divide:
        return of(*a[1]) == Shape::constant ? scaled(of(*a[0]), *a[1]) : Shape::unknown;
      case Operation::power:
        return of_power(term);
      case Operation::abs:
      case Operation::norm:
      case Operation::norm_1:
      case Operation::norm_infinity:
        return of_convex_of_affine(*a[0]);
      case Operation::maximum:
        return of_maximum(term);
      case Operation::relu:
        return is_convex(of(*a[0])) ? convex_or(of(*a[0])) : Shape::unknown;
      case Operation::exp:
        return is_convex(of(*a[0])) ? convex_or(of(*a[0])) : Shape::unknown;
      case Operation::vector:
        return of_all_affine(term);
      default:
        return all_constant(term) ? Shape::constant : Shape::unknown;
    }
  }

  static Shape convex_or(Shape shape) { return shape == Shape::constant ? Shape::constant : Shape::convex; }

  Shape of_symbol(int id) {
    if (id == symbol_) return Shape::affine;
    const Symbol& symbol = statement_.symbol(id);
    if (symbol.kind == SymbolKind::let && symbol.definition) return of(*symbol.definition);
    return symbol.kind == SymbolKind::sequence || symbol.kind == SymbolKind::flow ? Shape::unknown
                                                                                  : Shape::constant;
  }

  Shape product(const Term& a, const Term& b) {
    const Shape left = of(a);
    const Shape right = of(b);
    if (left == Shape::constant) return scaled(right, a);
    if (right == Shape::constant) return scaled(left, b);
    return Shape::unknown;
  }

  Shape scaled(Shape shape, const Term& factor) {
    if (is_affine(shape)) return shape;
    const int sign = literal_sign(factor);
    if (sign == 2) return Shape::unknown;
    return sign == 0 ? Shape::constant : sign > 0 ? shape : negated(shape);
  }

  Shape of_power(const Term& term) {
    const Shape base = of(*term.arguments[0]);
    const Term& exponent = *term.arguments[1];
    if (base == Shape::constant && of(exponent) == Shape::constant) return Shape::constant;
    if (exponent.operation != Operation::number || denominator(exponent.value) != 1) return Shape::unknown;
    if (exponent.value == 1) return base;
    const bool even = exponent.value > 0 && numerator(exponent.value) % 2 == 0;
    return even && is_affine(base) ? Shape::convex : Shape::unknown;
  }

  Shape of_convex_of_affine(const Term& inner) {
    const Shape shape = of(inner);
    return is_affine(shape) ? convex_or(shape) : Shape::unknown;
  }

  Shape of_maximum(const Term& term) {
    Shape result = Shape::constant;
    for (const TermPtr& argument : term.arguments) {
      const Shape shape = of(*argument);
      if (!is_convex(shape)) return Shape::unknown;
      if (shape != Shape::constant) result = Shape::convex;
    }
    return result;
  }

  Shape of_all_affine(const Term& term) {
    Shape result = Shape::constant;
    for (const TermPtr& argument : term.arguments) {
      const Shape shape = of(*argument);
      if (!is_affine(shape)) return Shape::unknown;
      if (shape == Shape::affine) result = Shape::affine;
    }
    return result;
  }

  bool all_constant(const Term& term) {
    if (term.domain || term.lambda >= 0) return false;
    if (term.operation == Operation::flow_value) return false;
    if (term.operation == Operation::element && statement_.symbol(term.symbol).kind != SymbolKind::given) {
      return false;
    }
    for (const TermPtr& argument : term.arguments) {
      if (of(*argument) != Shape::constant) return false;
    }
    return true;
  }

  const int symbol_;
  const Statement& statement_;
  int depth_ = 0;
};

}  // namespace

Shape shape_in(const Term& term, int symbol, const Statement& statement) {
  return Analysis(symbol, statement).of(term);
}

}  // namespace referee

#include "theorems/language/type.h"

#include <algorithm>
#include <utility>

namespace referee {
namespace {

void add_to(std::map<Dimension::Monomial, Rational>& sum, const Dimension::Monomial& monomial,
            const Rational& coefficient) {
  const auto place = sum.emplace(monomial, Rational(0)).first;
  place->second += coefficient;
  if (place->second == 0) sum.erase(place);
}

}  // namespace

Dimension::Dimension(long constant) {
  if (constant != 0) coefficients_[{}] = constant;
}

Dimension Dimension::symbol(int id) {
  Dimension result;
  result.coefficients_[{id}] = 1;
  return result;
}

Dimension Dimension::operator+(const Dimension& other) const {
  Dimension result = *this;
  for (const auto& [monomial, coefficient] : other.coefficients_)
    add_to(result.coefficients_, monomial, coefficient);
  return result;
}

Dimension Dimension::operator-(const Dimension& other) const {
  Dimension result = *this;
  for (const auto& [monomial, coefficient] : other.coefficients_)
    add_to(result.coefficients_, monomial, Rational(-coefficient));
  return result;
}

Dimension Dimension::operator*(const Dimension& other) const {
  Dimension result;
  for (const auto& [a, x] : coefficients_) {
    for (const auto& [b, y] : other.coefficients_) {
      Monomial product;
      std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(product));
      add_to(result.coefficients_, product, Rational(x * y));
    }
  }
  return result;
}

std::optional<long> Dimension::constant() const {
  if (coefficients_.empty()) return 0;
  if (coefficients_.size() > 1 || !coefficients_.begin()->first.empty()) return std::nullopt;
  const Rational& value = coefficients_.begin()->second;
  if (denominator(value) != 1 || abs(value) > Rational(1'000'000'000)) return std::nullopt;
  return numerator(value).convert_to<long>();
}

Dimension Dimension::substitute(const std::map<int, Dimension>& values) const {
  Dimension result;
  for (const auto& [monomial, coefficient] : coefficients_) {
    Dimension product;
    product.coefficients_[{}] = coefficient;
    for (int id : monomial) {
      const auto found = values.find(id);
      product = product * (found == values.end() ? symbol(id) : found->second);
    }
    result = result + product;
  }
  return result;
}

bool Type::operator==(const Type& other) const {
  if (kind != other.kind || !(rows == other.rows) || !(columns == other.columns)) return false;
  if (of_numbers != other.of_numbers) return false;
  if (!element || !other.element) return !element && !other.element;
  return *element == *other.element;
}

Type Type::sequence(Type element) {
  return {TypeKind::sequence, {}, {}, false, std::make_shared<const Type>(std::move(element))};
}

Type Type::set(Type element) {
  return {TypeKind::set, {}, {}, false, std::make_shared<const Type>(std::move(element))};
}

Type substitute(const Type& type, const std::map<int, Dimension>& values) {
  if (values.empty()) return type;
  Type result = type;
  result.rows = type.rows.substitute(values);
  result.columns = type.columns.substitute(values);
  if (type.element) result.element = std::make_shared<const Type>(substitute(*type.element, values));
  return result;
}

std::string to_text(const Type& type, const std::function<std::string(int)>& name) {
  switch (type.kind) {
    case TypeKind::integer:
      return "Int";
    case TypeKind::real:
      return "Real";
    case TypeKind::boolean:
      return "Bool";
    case TypeKind::vector:
      return "Vec(" + type.rows.to_text(name) + ")";
    case TypeKind::matrix:
      return "Mat(" + type.rows.to_text(name) + ", " + type.columns.to_text(name) + ")";
    case TypeKind::function:
      return type.of_numbers ? "Fun" : "Fun(" + type.rows.to_text(name) + ")";
    case TypeKind::sequence:
      return "Seq of " + to_text(*type.element, name);
    case TypeKind::set:
      return "Set of " + to_text(*type.element, name);
  }
  return "";
}

}  // namespace referee

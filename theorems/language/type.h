#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "numbers/rational.h"

/// Types of the claim language and their dimensions.

namespace referee {

/// A dimension: a polynomial with rational coefficients in the integer names of the claim (d, 2*n + 1,
/// n*p), kept in normal form, so that two dimensions are the same for all values of the names exactly
/// when they compare equal.
class Dimension {
 public:
  /// A monomial is the sorted list of its symbols, each as often as its power.
  using Monomial = std::vector<int>;
  Dimension() = default;
  Dimension(long constant);
  static Dimension symbol(int id);
  Dimension operator+(const Dimension& other) const;
  Dimension operator-(const Dimension& other) const;
  Dimension operator*(const Dimension& other) const;
  bool operator==(const Dimension& other) const { return coefficients_ == other.coefficients_; }
  std::optional<long> constant() const;
  /// This dimension with the symbols that have an entry in `values` replaced by it.
  Dimension substitute(const std::map<int, Dimension>& values) const;
  /// As people write it ("d", "2*n + 1"); `name` gives the spelling of a symbol.
  template <class Name>
  std::string to_text(Name name) const;
  const std::map<Monomial, Rational>& coefficients() const { return coefficients_; }

 private:
  std::map<Monomial, Rational> coefficients_;
};

enum class TypeKind : unsigned char { integer, real, boolean, vector, matrix, function, sequence, set };

/// A type. Integers are reals: `integer` is accepted wherever `real` is asked for.
struct Type {
  TypeKind kind = TypeKind::real;
  Dimension rows;           ///< of a vector, a matrix; of a function, the dimension of its argument
  Dimension columns;        ///< of a matrix
  bool of_numbers = false;  ///< of a function: R -> R, whose argument, gradient and Hessian are numbers
  std::shared_ptr<const Type> element;  ///< of a sequence, a set, a family of functions (a sequence)

  bool operator==(const Type& other) const;
  bool is_number() const { return kind == TypeKind::integer || kind == TypeKind::real; }
  static Type integer() { return {TypeKind::integer, {}, {}, false, nullptr}; }
  static Type real() { return {TypeKind::real, {}, {}, false, nullptr}; }
  static Type boolean() { return {TypeKind::boolean, {}, {}, false, nullptr}; }
  static Type vector(Dimension n) { return {TypeKind::vector, std::move(n), {}, false, nullptr}; }
  static Type matrix(Dimension m, Dimension n) {
    return {TypeKind::matrix, std::move(m), std::move(n), false, nullptr};
  }
  static Type function(Dimension n, bool of_numbers) {
    return {TypeKind::function, std::move(n), {}, of_numbers, nullptr};
  }
  static Type sequence(Type element);
  static Type set(Type element);
};

/// The type with `values` put in for symbols of its dimensions.
Type substitute(const Type& type, const std::map<int, Dimension>& values);

/// "Int", "Vec(d)", "Mat(m, n)", "Fun(d)" (of numbers: "Fun"), "Seq of Vec(d)", "Set of Int".
std::string to_text(const Type& type, const std::function<std::string(int)>& name);

template <class Name>
std::string Dimension::to_text(Name name) const {
  if (coefficients_.empty()) return "0";
  std::string text;
  // The constant has the first monomial, but is written last.
  std::vector<std::pair<Monomial, Rational>> terms(coefficients_.begin(), coefficients_.end());
  if (terms.front().first.empty()) std::rotate(terms.begin(), terms.begin() + 1, terms.end());
  for (const auto& [monomial, coefficient] : terms) {
    std::string factor;
    for (int id : monomial) factor += (factor.empty() ? "" : "*") + std::string(name(id));
    const bool negative = coefficient < 0;
    const Rational size = negative ? Rational(-coefficient) : coefficient;
    if (!text.empty())
      text += negative ? " - " : " + ";
    else if (negative)
      text += "-";
    if (factor.empty())
      text += to_string(size);
    else
      text += (size == 1 ? "" : to_string(size) + "*") + factor;
  }
  return text;
}

}  // namespace referee

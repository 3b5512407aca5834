#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "numbers/arithmetic.h"
#include "numbers/eigen_support.h"
#include "numbers/float_format.h"

namespace referee {

/// An operation whose result on these operands is no polynomial, or one with too many parts.
class NotPolynomial : public std::runtime_error {
 public:
  NotPolynomial(const std::string& operation, std::vector<int> variables)
      : std::runtime_error(operation + " of what is no constant"), variables(std::move(variables)) {}
  std::vector<int> variables;  ///< on which the operands depend; empty if no choice of them would help
};

/// A polynomial in numbered variables with coefficients in N, by its nonzero parts, as a number type with
/// the interface of arithmetic.h.
///
/// + - * and natural powers are those of polynomials, carried out in N (exact, enclosing or rounded as N is).
/// Every other operation works on constants as N does and throws NotPolynomial for the rest; so do products
/// of more than `most_products` pairs of parts. compare works if the difference is constant.
template <class N>
class SparsePolynomial {
 public:
  using Monomial = std::vector<std::pair<int, int>>;  ///< (variable, exponent > 0), variables ascending
  using Part = std::pair<Monomial, N>;                ///< with its coefficient
  static constexpr std::size_t most_products = 2'000'000;
  static constexpr std::size_t most_parts = 200'000;

  SparsePolynomial() : constant_(0) {}
  SparsePolynomial(int value) : constant_(value) {}
  SparsePolynomial(const N& value) : constant_(value) {}
  static SparsePolynomial variable(int id);
  /// The parts may come in any order, each monomial once, none of them empty.
  static SparsePolynomial of_parts(N constant, std::vector<Part> parts);

  const N& constant() const { return constant_; }
  /// Without the constant, ordered by monomial.
  const std::vector<Part>& parts() const { return parts_; }
  bool is_constant() const { return parts_.empty(); }
  /// Whether no monomial has a degree over 1.
  bool is_affine() const;
  /// Ascending, each once.
  std::vector<int> variables() const;
  /// The sum of coefficient times `value(monomial)`.
  template <class Value>
  N sum_of(Value value) const {
    N sum = constant_;
    for (const Part& part : parts_) sum += part.second * value(part.first);
    return sum;
  }
  /// The constant; throws NotPolynomial if there is more.
  const N& constant_only(std::string_view operation) const;

  SparsePolynomial operator-() const;
  SparsePolynomial& operator+=(const SparsePolynomial& b) { return add(b, false); }
  SparsePolynomial& operator-=(const SparsePolynomial& b) { return add(b, true); }
  SparsePolynomial& operator*=(const SparsePolynomial& b);
  SparsePolynomial& operator/=(const SparsePolynomial& b);
  friend SparsePolynomial operator+(SparsePolynomial a, const SparsePolynomial& b) { return a += b; }
  friend SparsePolynomial operator-(SparsePolynomial a, const SparsePolynomial& b) { return a -= b; }
  friend SparsePolynomial operator*(SparsePolynomial a, const SparsePolynomial& b) { return a *= b; }
  friend SparsePolynomial operator/(SparsePolynomial a, const SparsePolynomial& b) { return a /= b; }
  /// Equality of all parts as stored.
  friend bool operator==(const SparsePolynomial& a, const SparsePolynomial& b) {
    return a.constant_ == b.constant_ && a.parts_ == b.parts_;
  }

 private:
  SparsePolynomial& add(const SparsePolynomial& b, bool negated);
  template <class Map>
  SparsePolynomial& map_coefficients(Map map);

  N constant_;
  std::vector<Part> parts_;
};

template <class N>
SparsePolynomial<N> power(const SparsePolynomial<N>& x, long k);

}  // namespace referee

#include "numbers/sparse_polynomial_functions.h"

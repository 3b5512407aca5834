#pragma once

#include <memory>
#include <string>
#include <vector>

#include "numbers/rational.h"
#include "numbers/truth.h"
#include "theorems/language/source.h"
#include "theorems/language/syntax.h"
#include "theorems/language/type.h"

/// The typed tree: what a statement means, with every name resolved to a symbol, every overload to an
/// operation and every type known. It is the program that `meaning` runs in each arithmetic.

namespace referee {

struct Term;
using TermPtr = std::shared_ptr<const Term>;

/// What a term computes from its arguments (`a`, `b`, ... below) and, where said, from its own members.
enum class Operation : unsigned char {
  // leaves
  number,  ///< `value`, exact
  pi,
  infinity,  ///< only as the end of an interval or of an open range
  boolean,   ///< `value` 0 or 1
  symbol,    ///< the value of `symbol`: a given, bound, parameter or let name; a function, set, matrix too
  // arithmetic, on numbers, vectors and matrices as the types of the arguments say
  add,
  subtract,
  negate,
  multiply,  ///< number*number, number*vector, number*matrix (either order), matrix*vector, matrix*matrix
  divide,    ///< anything by a number
  power,     ///< number^number; square matrix ^ integer
  elementwise_multiply,
  elementwise_divide,
  elementwise_power,  ///< same shapes; the exponent may be a number
  transpose,          ///< of a matrix; of a vector: the matrix of one row
  inner,              ///< <a, b>
  norm,               ///< |a|: of a number its absolute value, of a vector its Euclidean norm
  norm_1,
  norm_infinity,
  // elementary functions of numbers; of a vector, component by component
  sqrt,
  exp,
  log,
  sin,
  cos,
  tan,
  tanh,
  sigmoid,
  relu,
  sign,
  floor,
  ceil,
  abs,
  modulo,  ///< a - b*floor(a/b)
  minimum,
  maximum,  ///< of two or more numbers, or of the components of one vector
  clip,     ///< min(max(a, b), c)
  binomial,
  round_to,  ///< `text` names the format
  // building and taking apart
  vector,     ///< [a, b, ...]
  matrix,     ///< rows of `columns` entries
  component,  ///< vector a at index b (from 1)
  entry,      ///< matrix a at (b, c)
  row,        ///< row b of matrix a, as a vector
  element,    ///< sequence `symbol` at index a (from 0)
  identity,
  zeros,
  ones,      ///< of size a (zeros(m, n) and ones(m, n) are matrices)
  basis,     ///< the a-th unit vector of dimension b
  diagonal,  ///< the matrix with diagonal a (a vector), or the diagonal of the matrix a
  mean,
  variance_of,  ///< of the components of a vector; the variance divides by the length
  set,          ///< {a, b, ...}
  cardinality,
  // matrices
  trace,
  determinant,
  inverse,
  solve,
  rank,
  expm,
  eigenvalues,
  lambda_min,
  lambda_max,
  singular_values,
  norm2,
  frobenius,
  condition,
  spectral_radius,
  positive_semidefinite,
  lyapunov,
  roots,  ///< of a + b z + ...; only `|.|` of it, ascending in modulus, is a real vector
  // logic
  compare,  ///< a `relation` b, on numbers; = and != also on vectors and matrices; a chain is a conjunction
  logical_not,
  logical_and,
  logical_or,
  implies,
  iff,
  conditional,  ///< if a then b else c
  // functions
  apply,          ///< function a (a term of function type) at b
  gradient,       ///< grad of function a at b
  hessian,        ///< Hessian of function a at b
  directional,    ///< one-sided directional derivative of function a at b along c
  call,           ///< lambda number `lambda` at the arguments
  lambda,         ///< the function value of lambda number `lambda`, as an argument of gradient and the like
  family_member,  ///< member a of the family of functions `symbol`
  // binders: `symbol` is bound, `domain` is where it ranges, a is the body, b (optional) the condition
  sum,
  product,
  maximum_over,
  minimum_over,
  supremum,
  infimum,
  argmin,
  forall,
  exists,
  integral,
  // over the random names
  expectation,
  variance,
  probability,
  // trends: `symbol` is bound, a is the body, b (limit, order) the point it tends to
  limit,
  rate,
  order,
  bounded,
  converges,
  diverges,
  flow_value,  ///< the flow `symbol` at time a
};

std::string_view to_string(Operation operation);

/// Where a given or bound name ranges.
struct DomainTerm {
  syntax::DomainKind kind = syntax::DomainKind::reals;
  /// As in syntax::Domain: ends, elements, dimensions, or the set-valued term. In an interval an
  /// infinite end is the operation `infinity` (negated on the left); a half-open range lacks its end.
  std::vector<TermPtr> arguments;
  bool open_left = false;
  bool open_right = false;
  std::shared_ptr<const DomainTerm> spectrum;
  bool is_finite() const {
    using syntax::DomainKind;
    return kind == DomainKind::range || kind == DomainKind::set || kind == DomainKind::expression;
  }
};

struct Term {
  Operation operation = Operation::number;
  Type type;
  Span span;
  int node = -1;  ///< number of this node in its statement, from 0 without gaps: the slot of its value
  std::vector<TermPtr> arguments;
  Rational value;
  int symbol = -1;
  int lambda = -1;
  int columns = 0;
  Relation relation = Relation::equal;
  std::string text;
  std::shared_ptr<const DomainTerm> domain;
};

}  // namespace referee

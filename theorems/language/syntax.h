#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "numbers/rational.h"
#include "numbers/truth.h"
#include "theorems/language/source.h"

/// The syntax tree: what the parser reads, the formatter prints back and the elaborator types.
/// Names are spelt in ASCII (`λ_1` is `lambda_1`); nothing is resolved here.

namespace referee::syntax {

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

/// A name where it is declared or bound.
struct Name {
  std::string text;
  Span span;
};

// ----------------------------------------------------------------------------------------- domains

enum class DomainKind : unsigned char {
  range,         ///< arguments[0]..arguments[1]; the second is absent in `1..` (open-ended)
  interval,      ///< from arguments[0] to arguments[1], open or closed at either end
  set,           ///< {arguments...}
  reals,         ///< R
  vectors,       ///< R^arguments[0]
  matrices,      ///< R^(arguments[0], arguments[1])
  sphere,        ///< Sphere(arguments[0])
  symmetric,     ///< Sym(arguments[0]), perhaps `with spectrum in` an interval
  positive_definite,  ///< SPD(arguments[0]), perhaps `with spectrum in` an interval
  orthogonal,    ///< Orth(arguments[0])
  expression,    ///< a set-valued expression, as in sum(i in B: ...)
};

struct Domain {
  DomainKind kind = DomainKind::reals;
  std::vector<ExpressionPtr> arguments;
  bool open_left = false;
  bool open_right = false;
  std::shared_ptr<const Domain> spectrum;
  Span span;
};

// ------------------------------------------------------------------------------------- expressions

enum class ExpressionKind : unsigned char {
  number,       ///< `text` as written, `value` exact
  boolean,      ///< `text` is true or false
  name,         ///< `text`
  call,         ///< children[0] applied to the others
  derivative,   ///< `text` is grad or hess, children[0] the function (a name or an indexed name)
  index,        ///< children[0] at children[1], or at (children[1], children[2]): a[i], A[i, j]
  transpose,    ///< children[0]'
  negate,       ///< -children[0]
  logical_not,  ///< not children[0]
  binary,       ///< `operation` of two children
  comparison,   ///< children[0] relations[0] children[1] relations[1] ...
  norm,         ///< |children[0]|, with `text` "", "1" or "inf"
  inner,        ///< <children[0], children[1]>
  vector,       ///< [children...]
  matrix,       ///< rows of `columns` children each; [a; b] has columns = 1
  conditional,  ///< if children[0] then children[1] else children[2]
  binder,       ///< `text` is the binder's name; see below
  expectation,  ///< `text` is E, Var or P; children[0]
};

enum class BinaryOperation : unsigned char {
  add, subtract, multiply, divide, power,
  elementwise_multiply, elementwise_divide, elementwise_power,
  logical_and, logical_or, implies, iff,
};

/// One bound name of a binder. The shape tells which form was written:
///   in       `i in DOMAIN`             sum prod max min sup inf argmin forall exists integral bounded
///   tends    `k -> LIMIT`              limit order (LIMIT is `domain.arguments[0]`, kind expression)
///   bare     `k`                       rate converges diverges
struct Binding {
  enum class Shape : unsigned char { in, tends, bare };
  Name name;
  Shape shape = Shape::in;
  Domain domain;
};

struct Expression {
  ExpressionKind kind = ExpressionKind::number;
  Span span;
  std::string text;
  Rational value;
  BinaryOperation operation = BinaryOperation::add;
  std::vector<Relation> relations;
  std::vector<Binding> bindings;  ///< `forall u, w in D: F` has two bindings with the same domain
  ExpressionPtr condition;        ///< of `min(k in A..B such that F: E)`; E is absent when it is k itself
  int columns = 0;
  std::vector<ExpressionPtr> children;  ///< of a binder: the body
  int depth = 1;                        ///< levels of the tree from here down; the parser bounds it (limits.h)
};

// -------------------------------------------------------------------------------------- definitions

/// NAME = E, NAME(params) = E, NAME[i] = E, NAME[0] = E, NAME'(t) = E, NAME(0) = E behind a flow,
/// or (a, b) = E.
struct Definition {
  enum class Shape : unsigned char {
    value,      ///< names[0] = body
    function,   ///< names[0](parameters) = body; behind a flow of that name, its initial value
    tuple,      ///< (names...) = body
    element,    ///< names[0][index] = body, a rule if `index` is a name or a name plus one
    flow,       ///< names[0]'(parameters[0]) = body
  };
  Shape shape = Shape::value;
  std::vector<Name> names;
  std::vector<Name> parameters;
  /// With shape function after a flow: y(0) = ..., the expression between the brackets.
  ExpressionPtr at;
  ExpressionPtr index;
  ExpressionPtr body;
  Span span;
};

struct ClassUse {  ///< `convex`, `smooth(L)`, `minimizer xs`, `sum minimizer xs`
  std::string name;  ///< "sum minimizer" for the last
  std::vector<ExpressionPtr> arguments;
  std::optional<Name> fact;  ///< the name bound by minimizer, minimum, stationary
  Span span;
};

/// One declaration of a `given` clause.
struct Declaration {
  enum class Shape : unsigned char {
    membership,    ///< names in domain [random]
    chain,         ///< a comparison chain that declares its undeclared bare names
    function,      ///< names[0] : R^d -> R, classes
    distribution,  ///< names ~ call, such as normal(mu, sigma^2), uniform(1..n), subsets(1..N, b)
  };
  Shape shape = Shape::membership;
  std::vector<Name> names;          ///< empty in a chain: which of its names are new, the scope tells
  std::optional<Name> index;        ///< s[t] or f[i in 1..n]
  std::optional<Domain> index_domain;
  Domain domain;                    ///< of a function: its source, R or R^d
  bool random = false;
  ExpressionPtr chain;
  std::string distribution;
  std::vector<ExpressionPtr> arguments;  ///< of a distribution
  std::optional<Domain> argument_domain; ///< the range or set inside uniform(...) or subsets(..., b)
  std::vector<ClassUse> classes;
  Span span;
};

// ------------------------------------------------------------------------------------------- clauses

/// What an instance gives to one name: `d = 1`, `f(z) = z[1]^2`, `f[2](z) = ...`.
struct InstanceBinding {
  Name name;
  ExpressionPtr index;
  std::vector<Name> parameters;
  ExpressionPtr value;
  Span span;
};

enum class ExpectedVerdict : unsigned char { holds, fails, undefined, open, gap };

struct ProofStep {
  bool conclusion = false;            ///< `so claim ["label"]`
  std::string label;                  ///< of the step, or of the claim that is concluded
  ExpressionPtr formula;              ///< absent in a conclusion
  std::vector<Binding> for_bindings;  ///< for t in 0..k-1, i in 1..n
  /// by smooth, 1, 2. Of `by multiply by E` the text is "multiply" (or "divide") and E the argument.
  std::vector<Name> citations;
  std::vector<ExpressionPtr> citation_arguments;  ///< as long as `citations`; null where there is none
  std::vector<Name> covers;                       ///< rows of the catalogue that the step settles
  std::optional<ExpectedVerdict> expected;
  Span span;
};

enum class ClauseKind : unsigned char {
  source, given, assume, let, claim, best, tight, expect, mutant, repairs, covers, witness, proof,
  answer, accept, points, hint, allow, forbid, verdict,
};

/// One clause of a claim. Which members are used depends on the kind; the others are empty.
struct Clause {
  ClauseKind kind = ClauseKind::claim;
  Span span;     ///< the whole clause
  Span keyword;  ///< its first word
  std::string label;                       ///< claim, accept, mutant, expect fails "label"; expect open "reason"; hint
  ExpressionPtr formula;                   ///< assume, claim, accept; best (an expression)
  std::vector<Declaration> declarations;   ///< given
  std::vector<Definition> definitions;     ///< let
  std::vector<InstanceBinding> bindings;   ///< tight, expect fails with, verdict
  bool has_bindings = false;
  std::optional<ExpectedVerdict> expected; ///< expect
  std::vector<Clause> clauses;             ///< mutant
  std::vector<Name> names;                 ///< repairs, covers (ids); witness, answer (the name); allow, forbid (facts)
  std::string answer_type;                 ///< answer
  std::vector<Name> terms;                 ///< answer ... in terms of
  Rational points;                         ///< points
  std::string file;                        ///< source
  std::string heading;                     ///< source, when the place is a heading in quotes
  int first_line = 0;                      ///< source
  int last_line = 0;
  std::vector<ProofStep> steps;            ///< proof
  bool verdict_true = false;               ///< verdict: `true` or `false with ...` in a submission
};

// --------------------------------------------------------------------------------------------- items

enum class ItemKind : unsigned char {
  use, method,
  definition, theorem, lemma, proposition, corollary, example, remark, question, exercise,
  submission,  ///< `answer ID` in a .proof file
};

struct Item {
  ItemKind kind = ItemKind::theorem;
  Span span;
  Name id;             ///< a claim's or a submission's id; the name of a method; the path of a `use`
  std::string title;
  std::vector<Name> parameters;  ///< of a method
  std::vector<Name> results;     ///< of a method: one name, or several in brackets
  ExpressionPtr body;            ///< of a method without recurrences: `= EXPRESSION`
  std::vector<Definition> definitions;  ///< of a method; of a submission, its filled-in blanks
  std::vector<Clause> clauses;
  bool has_errors = false;  ///< some part could not be read and is missing here: unknown names mean little
};

struct File {
  std::uint32_t source = 0;
  std::vector<Item> items;
  /// Comments with their places, kept for the formatter.
  std::vector<Span> comments;
};

/// "theorem", "use", ...; "given", "claim", ...; "implies", "*", ...
std::string_view to_string(ItemKind kind);
std::string_view to_string(ClauseKind kind);
std::string_view to_string(BinaryOperation operation);

}  // namespace referee::syntax

#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "theorems/language/diagnostic.h"
#include "theorems/language/term.h"

/// A typed claim: its symbols, what is given, what is assumed and what is claimed.

namespace referee {

enum class SymbolKind : unsigned char {
  given,      ///< its value comes from the instance (also a positive `forall` that was hoisted)
  random,     ///< declared with `random` or `~`; its outcomes are summed over
  bound,      ///< of a binder
  parameter,  ///< of a lambda, a method's recurrence index
  let,        ///< `definition` is its value
  sequence,   ///< element of recurrence number `group`
  flow,       ///< element of flow number `group`
};

struct Symbol {
  std::string name;
  SymbolKind kind = SymbolKind::given;
  Type type;
  TermPtr definition;  ///< of a let
  int group = -1;
  Span span;
};

/// Sequences that advance together. `x[t+1] = rule` has shift 1 and the bound index `t`; `x[t] = rule`
/// has shift 0. An index that neither an initial value nor the rule reaches is undefined.
struct Recurrence {
  struct Member {
    int symbol = -1;
    std::map<long, TermPtr> initial;  ///< x[0] = ..., x[1] = ...
    TermPtr rule;                     ///< may be null: only the initial values exist
    int index = -1;                   ///< the symbol bound in `rule`
    int shift = 0;
  };
  std::vector<Member> members;
};

/// y'(t) = rate, y(start) = initial; flows of one group advance together.
struct Flow {
  struct Member {
    int symbol = -1;
    TermPtr rate;  ///< in terms of `time` and of flow_value terms of the group at `time`
    TermPtr initial;
    TermPtr start;
    int time = -1;
  };
  std::vector<Member> members;
};

/// A function of a `let` at one choice of parameter types.
struct Lambda {
  std::string name;
  std::vector<int> parameters;
  TermPtr body;
};

enum class FunctionClass : unsigned char {
  convex,
  smooth,
  smoothness,
  strongly_convex,
  quadratic,
  lipschitz,
  pl,
  twice_differentiable,
  hessian_lipschitz,
  separable,
  differentiable,
  coercive,
  bounded_below,
  minimizer,
  minimum,
  stationary,
  sum_minimizer,
};
std::string_view to_string(FunctionClass function_class);
std::optional<FunctionClass> function_class_from_name(std::string_view name);

struct ClassTerm {
  FunctionClass function_class = FunctionClass::convex;
  TermPtr argument;  ///< of smooth(L) and the like; else null
  int fact = -1;     ///< the symbol bound by minimizer, minimum, stationary; else -1
};

/// One declared name, in the order of declaration. The facts of a function (xs, fs) are symbols of kind
/// given without an entry of their own: they come with their function.
struct Given {
  int symbol = -1;
  DomainTerm domain;               ///< of numbers, vectors, matrices; of a function, its source
  std::vector<ClassTerm> classes;  ///< of a function
  bool hoisted = false;            ///< a positive `forall` of a claim, not a declared name
  int family_index = -1;           ///< f[i in A..B] and s[t]: the bound index symbol
  std::optional<DomainTerm> family_range;
  std::string distribution;  ///< of a random name: "", or normal, uniform, subsets
  std::vector<TermPtr> distribution_arguments;
};

/// Values for the declared names, written behind `with`, `tight` or in an answer. A function is a lambda
/// term, or for a family a map from index to lambda term.
struct BindingTerms {
  std::map<int, TermPtr> values;
  std::map<int, std::map<long, TermPtr>> members;  ///< of families
  Span span;
};

struct Claim {
  std::string label;
  TermPtr formula;
  Span span;
};

/// One step of the claim's own proof. Its `for` names are bound symbols, visible in the formula.
struct ProofStepTerm {
  bool conclusion = false;  ///< `so claim ["label"]`: no formula
  std::string label;
  TermPtr formula;
  std::vector<std::pair<int, DomainTerm>> for_bindings;
  std::vector<syntax::Name> citations;
  std::vector<TermPtr> citation_arguments;  ///< as long as `citations`; null where there is none
  std::vector<std::string> covers;
  std::optional<syntax::ExpectedVerdict> expected;
  Span span;
  int line = 0;
};

/// A blank of an exercise: a symbol of kind given without an entry among the givens.
struct AnswerBlank {
  int symbol = -1;
  std::vector<int> terms;  ///< the names the answer may be written in; empty if `in terms of` is absent
};

struct Mutant;

/// The whole typed claim. It owns its symbols and numbers its term nodes; mutants are statements too.
struct Statement {
  syntax::ItemKind kind = syntax::ItemKind::theorem;
  std::string id;
  std::string title;
  std::string file;
  int line = 0;
  std::shared_ptr<const syntax::Item> item;  ///< for printing

  std::vector<Symbol> symbols;
  std::vector<Recurrence> recurrences;
  std::vector<Flow> flows;
  std::vector<Lambda> lambdas;
  int node_count = 0;

  std::vector<Given> givens;
  std::vector<TermPtr> hypotheses;  ///< `assume` formulas, and the chains of `given`
  std::vector<Claim> claims;
  TermPtr best;  ///< right-hand side
  std::optional<BindingTerms> tight;
  std::map<int, TermPtr> witnesses;  ///< bound symbol of an `exists` -> the object

  syntax::ExpectedVerdict expected = syntax::ExpectedVerdict::holds;
  std::string expected_label;                  ///< which claim fails; or the reason of `open`
  std::optional<BindingTerms> counterexample;  ///< behind `expect fails with`

  std::vector<AnswerBlank> answers;
  std::vector<Claim> accepts;                      ///< of an exercise, in terms of its answers
  std::vector<std::vector<ProofStepTerm>> proofs;  ///< one for each `proof` clause
  std::vector<Mutant> mutants;
  std::string repairs;
  std::vector<std::string> covers;
  /// What the statement uses that has no evaluation rule: "flows", "limits", ... with one place each.
  std::map<std::string, Span> not_decided_yet;
  bool takes_limits = false;  ///< a limit, rate, order, or a formula about one, stands in it

  const Symbol& symbol(int id) const { return symbols.at(static_cast<std::size_t>(id)); }
};

struct Mutant {
  std::string label;
  Span span;
  std::shared_ptr<const Statement> statement;
};

}  // namespace referee

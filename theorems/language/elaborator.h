#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "theorems/language/builtins.h"
#include "theorems/language/elaborate.h"
#include "theorems/language/scope.h"

/// The inside of elaboration; its users include elaborate.h.
///
/// One object elaborates one statement. A function that returns a TermPtr returns null when what it was
/// asked for is wrong, and the mistake has been reported then; null arguments give null results, so that one
/// mistake makes one message.
///
///   elaborator.cpp            symbols, scopes, errors        elaborate_number.cpp      + - * / ^, norms
///   elaborate.cpp             statements from clauses        elaborate_logic.cpp       comparisons, and, or
///   elaborate_mutant.cpp      clauses of a mutant            elaborate_term.cpp        one case per syntax
///   elaborate_given.cpp       `given`                        elaborate_call.cpp        functions and methods
///   elaborate_domain.cpp      domains and dimensions         elaborate_builtin.cpp     built-in functions
///   elaborate_let.cpp         `let`                          elaborate_binder.cpp      sums, extrema, limits
///   elaborate_sequence.cpp    recurrences and flows          elaborate_binding.cpp     values behind `with`
///   elaborate_claim.cpp       claims, hoisting, best         elaborate_check.cpp       random names, nesting
///   elaborate_proof.cpp       proofs, answers

namespace referee {

/// Thrown after a message when a statement grows beyond its limits.
struct ElaborationStopped {};

class Elaborator {
 public:
  Elaborator(std::shared_ptr<Statement> statement, const MethodTable& methods, Diagnostics& diagnostics);

  /// Fills the statement from the clauses of a claim or of a mutant.
  void clauses(const std::vector<syntax::Clause>& list);
  /// Declares the names of a finished statement, for `bindings`.
  void reopen();
  BindingTerms bindings(const std::vector<syntax::InstanceBinding>& list, Span span);

 private:
  using Expression = syntax::Expression;
  static constexpr int deepest_instantiation = 64;
  static constexpr int deepest_nesting = 1500;
  static constexpr int most_nodes = 200'000;
  static constexpr int most_work = 600'000;  ///< nodes made, those taken back included
  static constexpr int most_errors = 100;
  static constexpr std::size_t largest_dimension_terms = 100;
  static constexpr std::size_t largest_dimension_power = 32;

  /// Sets a member for the lifetime of the guard.
  template <class T>
  class Scoped {
   public:
    Scoped(T& place, T value) : place_(place), before_(place) { place = value; }
    ~Scoped() { place_ = before_; }
    Scoped(const Scoped&) = delete;
    Scoped& operator=(const Scoped&) = delete;

   private:
    T& place_;
    T before_;
  };

  /// Where a formula stands: whether a `forall` may become a declaration.
  enum class Position : unsigned char { inner, claim };

  /// What the elements of a recurrence were written as, until all types are known.
  struct Pending {
    struct Part {
      const syntax::Definition* definition = nullptr;
      long index = 0;
      bool done = false;
    };
    std::vector<Part> initial;
    std::optional<Part> rule;
    std::string index_name;
    int shift = 0;
    bool typed = false;
    bool busy = false;
    bool failed = false;
    std::size_t recurrence = 0;
    std::size_t member = 0;
    Scope* scope = nullptr;
    bool force_real = false;
    bool retry = false;  ///< the rule gives reals where integers were supposed
  };

  /// Sizes to which a trial is taken back.
  struct Checkpoint {
    std::size_t symbols, recurrences, flows, lambdas, expectations, existentials;
    int nodes;
  };

  // Symbols, scopes, errors (elaborator.cpp).
  Diagnostic& error(const char* code, std::string message, Span span, std::string help = "");
  TermPtr fail(const char* code, std::string message, Span span, std::string help = "");
  std::string show(const Type& type) const;
  std::string show(const Dimension& dimension) const;
  std::string name_of(int symbol) const;
  int add_symbol(const std::string& name, SymbolKind kind, Type type, Span span);
  Symbol& symbol(int id) { return statement_->symbols.at(static_cast<std::size_t>(id)); }
  /// The type of a symbol with the dimensions that bindings fix.
  Type type_of(int id) const;
  /// Whether a name may be declared here; reports if not, and then makes it known as failed.
  bool may_declare(const syntax::Name& name);
  int declare(const syntax::Name& name, SymbolKind kind, Type type);
  void declare_failed(const syntax::Name& name);
  Scope* new_scope(const Scope* outer, std::size_t visible = Scope::everything);
  const Entity* lookup(const std::string& name) const { return scope_->find(name); }
  TermPtr unknown_name(const Expression& name, bool called = false);
  TermPtr make(Operation operation, Type type, Span span, std::vector<TermPtr> arguments = {});
  /// For terms with further members: filled in, then closed by `finish`.
  std::shared_ptr<Term> draft(Operation operation, Type type, Span span, std::vector<TermPtr> arguments = {});
  TermPtr symbol_term(int id, Span span);
  TermPtr integer_term(long value, Span span);
  Checkpoint checkpoint() const;
  void roll_back(const Checkpoint& to);

  // Clauses (elaborate.cpp, elaborate_claim.cpp, elaborate_proof.cpp).
  void clause(const syntax::Clause& clause);
  void late_clause(const syntax::Clause& clause);
  void expect_clause(const syntax::Clause& clause);
  void claim_clause(const syntax::Clause& clause);
  void best_clause(const syntax::Clause& clause);
  void witness_clause(const syntax::Clause& clause);
  void answer_clause(const syntax::Clause& clause);
  void proof_clause(const syntax::Clause& clause);
  std::optional<Type> answer_type(const syntax::Clause& clause);

  // Given (elaborate_given.cpp).
  void given(const syntax::Declaration& declaration);
  void given_membership(const syntax::Declaration& declaration);
  void given_chain(const syntax::Declaration& declaration);
  void given_function(const syntax::Declaration& declaration);
  void given_distribution(const syntax::Declaration& declaration);
  std::optional<Type> normal_type(const TermPtr& mean, const TermPtr& variance);
  void function_class(const syntax::ClassUse& use, const Type& function, bool family, Given& into);
  DomainTerm chain_domain(const std::vector<TermPtr>& terms, const std::vector<Relation>& relations,
                          const std::set<int>& undrawn, std::size_t at);
  bool mentions(const TermPtr& term, const std::set<int>& symbols) const;
  bool family_index(const syntax::Declaration& declaration, Given& into);

  // Domains (elaborate_domain.cpp).
  struct TypedDomain {
    DomainTerm term;
    Type element;
  };
  std::optional<TypedDomain> domain(const syntax::Domain& domain);
  std::optional<TypedDomain> range(const syntax::Domain& domain);
  std::optional<TypedDomain> interval(const syntax::Domain& domain);
  std::optional<TypedDomain> finite_set(const syntax::Domain& domain);
  TermPtr interval_end(const Expression& expression, bool left);
  bool is_infinity(const Expression& expression) const;
  std::optional<Dimension> dimension_of(const TermPtr& term);
  std::optional<Dimension> power_of_dimension(const TermPtr& base, const TermPtr& exponent);
  std::optional<Dimension> dimension_of_symbol(int id);
  /// As dimension_of, but reports what is no dimension.
  std::optional<Dimension> dimension(const TermPtr& term);
  bool is_nonnegative(const TermPtr& term) const;
  void note_range(int id, const DomainTerm& domain);

  // Let (elaborate_let.cpp, elaborate_sequence.cpp).
  /// `prefix` stands before the names of symbols that belong to a method.
  void definitions(const std::vector<syntax::Definition>& list, const std::string& prefix);
  void define_value(const syntax::Definition& definition, const std::string& prefix);
  void define_tuple(const syntax::Definition& definition, const std::string& prefix);
  void define_function(const syntax::Definition& definition);
  void bind_value(const syntax::Name& name, const Argument& argument, const std::string& prefix);
  void define_sequences(const std::vector<const syntax::Definition*>& list, const std::string& prefix);
  bool left_index(const syntax::Definition& definition, Pending& into);
  void elaborate_sequences(const std::vector<int>& symbols);
  bool resolve_sequence(int symbol, Span span);
  void elaborate_part(int symbol, Pending& pending, Pending::Part& part, bool rule);
  bool is_bounded(const TermPtr& term) const;
  void settle_type(int symbol, Pending& pending, const TermPtr& term, bool rule);
  void define_flows(const std::vector<const syntax::Definition*>& list, const std::string& prefix);

  // Expressions (elaborate_term.cpp).
  TermPtr any(const Expression& expression);
  TermPtr value(const Expression& expression);
  TermPtr number(const Expression& expression, const char* what);
  TermPtr integer(const Expression& expression, const char* what);
  TermPtr formula(const Expression& expression, Position position = Position::inner);
  TermPtr as_number(TermPtr term, const char* what);
  TermPtr dispatch(const Expression& expression);
  TermPtr literal(const Expression& expression);
  TermPtr name(const Expression& expression);
  TermPtr index(const Expression& expression);
  TermPtr vector_index(TermPtr base, const Expression& expression);
  TermPtr matrix_index(TermPtr base, const Expression& expression);
  TermPtr sequence_index(TermPtr base, const Expression& expression);
  void check_index(const TermPtr& index, const Dimension& size, const char* what);
  TermPtr vector(const Expression& expression);
  TermPtr matrix(const Expression& expression);
  TermPtr conditional(const Expression& expression);
  TermPtr expectation(const Expression& expression);

  // Operators (elaborate_number.cpp, elaborate_logic.cpp).
  TermPtr binary(const Expression& expression);
  TermPtr add(Operation operation, TermPtr a, TermPtr b, Span span);
  TermPtr multiply(TermPtr a, TermPtr b, Span span);
  TermPtr divide(TermPtr a, TermPtr b, Span span);
  TermPtr power(TermPtr a, TermPtr b, Span span);
  TermPtr elementwise(Operation operation, TermPtr a, TermPtr b, Span span);
  TermPtr negate(TermPtr a, Span span);
  TermPtr transpose(TermPtr a, Span span);
  TermPtr inner(const Expression& expression);
  TermPtr norm(const Expression& expression);
  static bool is_row(const Term& term);
  static Type join(const Type& a, const Type& b);
  TermPtr comparison(const Expression& expression);
  TermPtr chain(const std::vector<TermPtr>& terms, const std::vector<Relation>& relations, Span span);
  TermPtr compare(Relation relation, const TermPtr& a, const TermPtr& b, Span span);
  TermPtr connective(const Expression& expression, Position position);

  // Calls (elaborate_call.cpp).
  TermPtr call(const Expression& expression);
  std::optional<Argument> argument(const Expression& expression);
  std::optional<std::vector<Argument>> arguments(const Expression& call);
  TermPtr call_function(LetFunction& function, const std::vector<Argument>& arguments, Span span);
  int instantiate(LetFunction& function, const std::vector<Argument>& arguments, Span span);
  std::vector<LetFunction::Key> key_of(const LetFunction& function, const std::vector<Argument>& arguments);
  TermPtr apply(const TermPtr& function, const std::vector<Argument>& arguments, Span span);
  TermPtr call_flow(int flow, const std::vector<Argument>& arguments, Span span);
  TermPtr derivative(const Expression& derivative, const std::vector<Argument>& arguments, Span span);
  TermPtr directional(const Expression& call);
  /// The function an expression names, as a term, for a point of that type.
  TermPtr function_term(const Expression& expression, const Type& point);
  bool check_point(const Type& function, const TermPtr& point);
  std::vector<Argument> use_method(const syntax::Item& method, const std::vector<Argument>& arguments,
                                   Span span);
  /// The results of a call of a method; nothing if the expression is no such call.
  std::optional<std::vector<Argument>> method_results(const Expression& expression);
  void enter(const std::string& name, Span span);

  // Built-in functions (elaborate_builtin.cpp).
  TermPtr builtin(const Builtin& builtin, const Expression& call);
  TermPtr builtin_typed(const Builtin& builtin, std::vector<TermPtr> arguments, Span span);
  TermPtr elementary(const Builtin& builtin, TermPtr argument, Span span);
  TermPtr extremum(const Builtin& builtin, std::vector<TermPtr> arguments, Span span);
  TermPtr of_list(const Builtin& builtin, std::vector<TermPtr> arguments, Span span);
  TermPtr of_square(const Builtin& builtin, TermPtr argument, Span span);
  TermPtr of_matrix(const Builtin& builtin, TermPtr argument, Span span);
  TermPtr solve(const Builtin& builtin, TermPtr a, TermPtr b, Span span);
  TermPtr sized(const Builtin& builtin, std::vector<TermPtr> arguments, Span span);
  TermPtr diagonal(std::vector<TermPtr> arguments, Span span);
  TermPtr rounding(const Expression& call);
  TermPtr list_term(std::vector<TermPtr> numbers, Span span);
  TermPtr wrong_argument(const Builtin& builtin, const TermPtr& argument, const char* wanted);

  // Binders (elaborate_binder.cpp).
  TermPtr binder(const Expression& expression, Position position);
  TermPtr bind(const Expression& expression, std::size_t at, Position position);
  TermPtr bind_in(const Expression& expression, std::size_t at, const TypedDomain& domain);
  TermPtr trend(const Expression& expression);
  TermPtr hoist(const Expression& expression, std::size_t at, const TypedDomain& domain);
  bool check_binder_domain(const std::string& binder, const TypedDomain& domain, Span span);
  std::optional<Type> binder_type(const std::string& binder, const TermPtr& body, const Type& bound);

  // Checks on the whole statement (elaborate_check.cpp).
  void check_random_names();
  void add_not_decided(const std::string& what, Span span);

  // Bindings (elaborate_binding.cpp).
  void bind_name(const syntax::InstanceBinding& binding, int symbol, BindingTerms& into);
  TermPtr bound_value(const syntax::InstanceBinding& binding, const Type& type);
  TermPtr bound_function(const syntax::InstanceBinding& binding, const Type& type);
  std::vector<std::pair<std::string, int>> bindable() const;
  void fix_dimensions(const std::vector<syntax::InstanceBinding>& list,
                      const std::vector<std::pair<std::string, int>>& names);
  void missing_members(int id, const BindingTerms& bound, std::vector<std::string>& missing);

  std::shared_ptr<Statement> statement_;
  const MethodTable& methods_;
  Diagnostics* diagnostics_;
  std::deque<Scope> scopes_;
  std::deque<LetFunction> functions_;
  Scope* scope_ = nullptr;
  Scope* top_ = nullptr;
  std::map<int, Pending> pending_;
  /// Symbols whose value in dimensions is known: integer lets, parameters, what bindings fix.
  std::map<int, Dimension> dimensions_;
  std::map<int, Dimension> fixed_dimensions_;
  std::set<int> asked_dimensions_;  ///< parameters that a dimension depended on
  std::set<int> nonnegative_;       ///< integers that are certainly at least 0
  std::vector<TermPtr> expectations_;
  std::vector<std::pair<int, Scope*>> existentials_;  ///< bound symbols of `exists` in claims
  bool in_expectation_ = false;
  bool infinity_allowed_ = false;
  bool roots_allowed_ = false;  ///< directly inside `|.|`
  int depth_ = 0;
  int nesting_ = 0;
  int work_ = 0;
  int errors_ = 0;
};

}  // namespace referee

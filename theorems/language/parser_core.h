#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theorems/language/diagnostic.h"
#include "theorems/language/lexer.h"
#include "theorems/language/syntax.h"

/// The parser's inside; its users include parser.h.
///
/// One member function per construct. A function that cannot go on reports one diagnostic and throws
/// `Abandoned`; the loops over items, clauses, definitions and steps catch it and look for a place to go
/// on. Nothing else is thrown, apart from `Stopped` after too many errors.
///
///   parser.cpp             entry points, tokens, errors, recovery
///   parser_expression.cpp  operators by precedence          parser_operand.cpp     brackets, binders, names
///   parser_domain.cpp      what stands behind `in`          parser_declaration.cpp `given`
///   parser_definition.cpp  `let`, `method`, values          parser_clause.cpp      the other clauses
///   parser_proof.cpp       proofs                           parser_item.cpp        files and items

namespace referee {

struct Abandoned {};
struct Stopped {};

/// Binding strength, loosest first.
enum class Level : unsigned char {
  lowest,
  iff,
  implies,
  disjunction,
  conjunction,
  negation,
  comparison,
  sum,
  product,
  transposed,
  negated,
  power,
};

class Parser {
 public:
  Parser(const SourceSet& sources, std::uint32_t file, Diagnostics& diagnostics, bool with_clauses);

  syntax::File read_file();
  syntax::ExpressionPtr read_expression();
  std::vector<syntax::InstanceBinding> read_bindings();

 private:
  using ExpressionPtr = syntax::ExpressionPtr;
  using Draft = std::shared_ptr<syntax::Expression>;

  /// What an expression stands in: inside bars and angles a comparison needs brackets.
  enum class Enclosure : unsigned char { none, bars, double_bars, angles, wide_angles };

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

  // Tokens.
  const Token& peek(std::size_t ahead = 0) const;
  const Token& previous() const { return tokens_[at_ == 0 ? 0 : at_ - 1]; }
  const Token& advance();
  bool is(TokenKind kind, std::size_t ahead = 0) const { return peek(ahead).kind == kind; }
  bool accept(TokenKind kind);
  std::string_view text_of(const Token& token) const;
  Span span_of(const Token& token) const { return {file_, token.begin, token.end}; }
  Span span_from(std::uint32_t begin) const { return {file_, begin, previous().end}; }
  /// A name token with this ASCII spelling.
  bool is_name(std::string_view text, std::size_t ahead = 0) const;
  /// The first word of a line that begins a clause, an item or (in a proof) a step: expressions end there.
  bool is_keyword(const Token& token) const;
  bool at_stop() const { return is(TokenKind::end) || is_keyword(peek()); }
  /// An opening bracket continues what stands before it only on the same line.
  bool opens_here(TokenKind kind, std::size_t ahead = 0) const;
  static bool starts_operand(TokenKind kind);
  std::size_t skip_brackets(std::size_t ahead) const;

  // Errors.
  Diagnostic& error(const char* code, std::string message, Span span);
  [[noreturn]] void fail(const char* code, std::string message, Span span, std::string help = "");
  /// "expected WHAT, found ..." at the current token.
  [[noreturn]] void expected(const char* code, const std::string& what, const std::string& help = "");
  [[noreturn]] void lexical_error(const Token& token);
  [[noreturn]] void side_by_side();
  std::string describe(const Token& token) const;
  /// The current token in words; the clause ends before a line that begins with a misspelt keyword.
  std::string found() const;
  Span here() const;
  /// Reports what cannot stand behind an expression wherever it is; returns if the token is no such thing.
  void refuse_leftover();
  const Token& expect(TokenKind kind, const char* code, const std::string& where);
  const Token& close(TokenKind kind, const Token& open);

  // Recovery.
  void skip_to_clause();
  void skip_to_item();
  void end_of_clause();
  bool looks_misspelt(const Token& token) const;

  // Small things.
  syntax::Name name(const std::string& what);
  syntax::Name name_of(const Token& token) const;
  std::vector<syntax::Name> names(const std::string& what);
  /// A run of letters, digits and . - / _ read from the text itself.
  syntax::Name id(const std::string& what);
  std::string string(const char* code, const std::string& what);
  std::string string_text(const Token& token) const;

  // Expressions.
  void begin_part() { nodes_ = 0; }
  ExpressionPtr expression(Level level = Level::lowest);
  ExpressionPtr prefix(Level level);
  ExpressionPtr comparison(ExpressionPtr left);
  ExpressionPtr binary(ExpressionPtr left, syntax::BinaryOperation operation, Level right);
  ExpressionPtr superscript_power(ExpressionPtr base);
  void check_comparison_allowed();
  ExpressionPtr operand();
  ExpressionPtr primary();
  ExpressionPtr postfix(ExpressionPtr left, bool bracketed);
  ExpressionPtr named();
  ExpressionPtr number();
  ExpressionPtr group();
  ExpressionPtr norm();
  ExpressionPtr inner();
  ExpressionPtr vector_or_matrix();
  ExpressionPtr conditional();
  ExpressionPtr quantifier();
  ExpressionPtr binder();
  ExpressionPtr derivative();
  ExpressionPtr expectation();
  ExpressionPtr root();
  bool at_binder() const;
  syntax::Binding binding(const std::string& binder);
  void quantified_names(std::vector<syntax::Binding>& bindings, const std::string& binder);
  std::vector<ExpressionPtr> arguments(const Token& open);
  ExpressionPtr index_of(ExpressionPtr base);
  Draft draft(syntax::ExpressionKind kind, std::uint32_t begin) const;
  /// Closes a node: its span ends at the previous token; sizes are checked.
  ExpressionPtr finish(Draft node);

  // Domains and declarations.
  enum class OpenEnd : unsigned char { refused, allowed };
  syntax::Domain domain(OpenEnd open_end = OpenEnd::refused);
  syntax::Domain real_domain();
  syntax::Domain interval();
  syntax::Domain set_domain();
  syntax::Domain named_domain(syntax::DomainKind kind);
  syntax::Domain range_or_expression(OpenEnd open_end);
  bool at_interval() const;
  void declarations(std::vector<syntax::Declaration>& list);
  void declaration(std::vector<syntax::Declaration>& list);
  void indexed_declaration(syntax::Declaration& into);
  void declared_by(syntax::Declaration& into, std::vector<syntax::Declaration>& list);
  void function_type(syntax::Declaration& into);
  void function_classes(syntax::Declaration& into);
  bool at_class() const;
  syntax::ClassUse class_use();
  void distribution(syntax::Declaration& into);
  std::size_t bare_names() const;

  // Definitions and values.
  bool at_definition() const;
  void definitions(std::vector<syntax::Definition>& list);
  syntax::Definition definition(const std::vector<syntax::Definition>& before);
  void function_left(syntax::Definition& into, const std::vector<syntax::Definition>& before);
  void skip_to_definition(std::size_t start);
  std::vector<syntax::InstanceBinding> bindings();
  syntax::InstanceBinding instance_binding();

  // Clauses.
  void clauses(syntax::Item& item);
  /// Reads a clause of this kind, its keyword (perhaps misspelt) at the current token.
  void clause_into(std::vector<syntax::Clause>& list, syntax::ClauseKind kind);
  void clause_body(syntax::Clause& into);
  void source_clause(syntax::Clause& into);
  void expect_clause(syntax::Clause& into);
  void mutant_clause(syntax::Clause& into);
  void answer_clause(syntax::Clause& into);
  void points_clause(syntax::Clause& into);
  void check_repeated(const std::vector<syntax::Clause>& list, const syntax::Clause& latest);
  void with_bindings(syntax::Clause& into);
  void optional_label(std::string& label);
  std::vector<syntax::Name> ids(const std::string& what);
  std::vector<syntax::Name> facts();
  void stray_line(std::vector<syntax::Clause>& list);

  // Proofs.
  void proof_clause(syntax::Clause& into);
  syntax::ProofStep step();
  void step_tail(syntax::ProofStep& into);
  void citations(syntax::ProofStep& into);
  void skip_to_step();

  // Items.
  std::optional<syntax::ItemKind> item_ahead() const;
  bool answer_is_clause() const;
  void item_into(syntax::File& file);
  void item_body(syntax::Item& into);
  void use_item(syntax::Item& into);
  void claim_item(syntax::Item& into);
  void method_item(syntax::Item& into);
  void submission_item(syntax::Item& into);
  void submission_part(syntax::Item& into);

  const SourceSet& sources_;
  const std::uint32_t file_;
  const std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::vector<Span> comments_;
  std::size_t at_ = 0;
  bool with_clauses_;
  bool in_proof_ = false;
  bool in_claim_ = false;
  bool submissions_only_ = false;
  /// A misspelt item keyword that was reported, and what it is read as.
  std::size_t corrected_at_ = static_cast<std::size_t>(-1);
  syntax::ItemKind corrected_item_ = syntax::ItemKind::theorem;
  Enclosure enclosure_ = Enclosure::none;
  std::uint32_t enclosure_begin_ = 0;  // where the bar or angle of `enclosure_` opened
  int nesting_ = 0;
  int nodes_ = 0;
  int errors_ = 0;
};

/// The kind of a clause or item whose keyword this is.
std::optional<syntax::ClauseKind> clause_keyword(std::string_view word);
std::optional<syntax::ItemKind> item_keyword(std::string_view word);
/// Whether the name is that of a binder such as `sum`.
bool binds_names(std::string_view name);
/// The keyword that a misspelt first word of a line was probably meant to be, or "".
std::string nearest_keyword(std::string_view word);

}  // namespace referee

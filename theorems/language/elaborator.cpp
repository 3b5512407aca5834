#include "theorems/language/elaborator.h"

#include <utility>

/// Elaborator: symbols, scopes, terms and messages.

namespace referee {

Elaborator::Elaborator(std::shared_ptr<Statement> statement, const MethodTable& methods,
                       Diagnostics& diagnostics)
    : statement_(std::move(statement)), methods_(methods), diagnostics_(&diagnostics) {
  top_ = scope_ = new_scope(nullptr);
}

Diagnostic& Elaborator::error(const char* code, std::string message, Span span, std::string help) {
  if (++errors_ > most_errors) throw ElaborationStopped{};
  Diagnostic& diagnostic = diagnostics_->error(code, std::move(message), span);
  if (!help.empty()) diagnostic.helps.push_back(std::move(help));
  return diagnostic;
}

TermPtr Elaborator::fail(const char* code, std::string message, Span span, std::string help) {
  error(code, std::move(message), span, std::move(help));
  return nullptr;
}

std::string Elaborator::show(const Type& type) const {
  return to_text(type, [this](int id) { return name_of(id); });
}

std::string Elaborator::show(const Dimension& dimension) const {
  return dimension.to_text([this](int id) { return name_of(id); });
}

std::string Elaborator::name_of(int id) const {
  const std::string& name = statement_->symbol(id).name;
  const std::size_t point = name.rfind('.');
  return point == std::string::npos ? name : name.substr(point + 1);
}

int Elaborator::add_symbol(const std::string& name, SymbolKind kind, Type type, Span span) {
  Symbol& added = statement_->symbols.emplace_back();
  added.name = name;
  added.kind = kind;
  added.type = std::move(type);
  added.span = span;
  return static_cast<int>(statement_->symbols.size()) - 1;
}

Type Elaborator::type_of(int id) const {
  return substitute(statement_->symbol(id).type, fixed_dimensions_);
}

bool Elaborator::may_declare(const syntax::Name& name) {
  if (is_reserved(name.text)) {
    error("R0202", "`" + name.text + "` cannot be declared: the language uses it", name.span,
          "choose another name; E, Var, P, I and R are reserved");
    return false;
  }
  const Entity* before = scope_->own(name.text);
  if (before == nullptr) return true;
  if (before->kind == Entity::Kind::failed) return false;
  Diagnostic& diagnostic =
      error("R0201", "`" + name.text + "` is declared twice", name.span, "give one of them another name");
  diagnostic.secondary.push_back({before->span, "first declared here"});
  return false;
}

void Elaborator::declare_failed(const syntax::Name& name) {
  if (scope_->own(name.text) != nullptr) return;
  scope_->add(name.text, {Entity::Kind::failed, -1, nullptr, name.span});
}

int Elaborator::declare(const syntax::Name& name, SymbolKind kind, Type type) {
  if (!may_declare(name)) {
    declare_failed(name);
    return -1;
  }
  const int id = add_symbol(name.text, kind, std::move(type), name.span);
  scope_->add(name.text, {Entity::Kind::symbol, id, nullptr, name.span});
  return id;
}

Scope* Elaborator::new_scope(const Scope* outer, std::size_t visible) {
  return &scopes_.emplace_back(outer, visible);
}

TermPtr Elaborator::unknown_name(const Expression& name, bool called) {
  std::vector<std::string> candidates = known_names();
  scope_->collect(candidates);
  for (const auto& [method, item] : methods_) candidates.push_back(method);
  std::string near = nearest(name.text, candidates);
  std::string help;
  if (name.text == "norm")
    help = "the norm of x is written `|x|`";
  else if (name.text == "gradient" || name.text == "nabla")
    help = "the gradient of f at x is written `grad f(x)`";
  else if (name.text == "dot" || name.text == "inner")
    help = "the inner product is written `<x, y>`";
  else if (name.text == "transpose")
    help = "the transpose of A is written `A'`";
  else if (!near.empty())
    help = "did you mean `" + near + "`?";
  else
    help = "a name is declared by `given` or `let` before it is used";
  return fail("R0200", (called ? "unknown function `" : "unknown name `") + name.text + "`", name.span, help);
}

std::shared_ptr<Term> Elaborator::draft(Operation operation, Type type, Span span,
                                        std::vector<TermPtr> arguments) {
  if (statement_->node_count >= most_nodes || ++work_ > most_work) {
    error("R0254", "the statement grows beyond " + std::to_string(most_nodes) + " terms", span,
          "a method is written out at every use; use it once by `let`");
    throw ElaborationStopped{};
  }
  auto term = std::make_shared<Term>();
  term->operation = operation;
  term->type = std::move(type);
  term->span = span;
  term->arguments = std::move(arguments);
  term->node = statement_->node_count++;
  return term;
}

TermPtr Elaborator::make(Operation operation, Type type, Span span, std::vector<TermPtr> arguments) {
  return draft(operation, std::move(type), span, std::move(arguments));
}

TermPtr Elaborator::symbol_term(int id, Span span) {
  auto term = draft(Operation::symbol, type_of(id), span);
  term->symbol = id;
  return term;
}

TermPtr Elaborator::integer_term(long value, Span span) {
  auto term = draft(Operation::number, Type::integer(), span);
  term->value = Rational(value);
  return term;
}

Elaborator::Checkpoint Elaborator::checkpoint() const {
  const Statement& s = *statement_;
  return {s.symbols.size(),     s.recurrences.size(), s.flows.size(), s.lambdas.size(),
          expectations_.size(), existentials_.size(), s.node_count};
}

void Elaborator::roll_back(const Checkpoint& to) {
  Statement& s = *statement_;
  s.symbols.resize(to.symbols);
  s.recurrences.resize(to.recurrences);
  s.flows.resize(to.flows);
  s.lambdas.resize(to.lambdas);
  s.node_count = to.nodes;
  expectations_.resize(to.expectations);
  existentials_.resize(to.existentials);
  const int symbols = static_cast<int>(to.symbols);
  const int lambdas = static_cast<int>(to.lambdas);
  pending_.erase(pending_.lower_bound(symbols), pending_.end());
  dimensions_.erase(dimensions_.lower_bound(symbols), dimensions_.end());
  asked_dimensions_.erase(asked_dimensions_.lower_bound(symbols), asked_dimensions_.end());
  nonnegative_.erase(nonnegative_.lower_bound(symbols), nonnegative_.end());
  for (LetFunction& function : functions_) {
    std::erase_if(function.instances, [&](const auto& instance) { return instance.lambda >= lambdas; });
  }
}

void Elaborator::add_not_decided(const std::string& what, Span span) {
  statement_->not_decided_yet.emplace(what, span);
}

}  // namespace referee

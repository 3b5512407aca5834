#include "theorems/language/term_text.h"

#include <sstream>
#include <string_view>

namespace referee {
namespace {

/// Binding strength, loosest first.
enum Level : int {
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
  operand
};

class Printer {
 public:
  explicit Printer(const Statement& statement) : statement_(statement) {}

  std::string print(const Term& term, int level) const {
    const auto [text, own] = form(term);
    return own < level ? "(" + text + ")" : text;
  }

  std::string print(const DomainTerm& domain) const {
    using syntax::DomainKind;
    const auto& a = domain.arguments;
    const auto part = [&](std::size_t i) { return a.size() > i ? print(*a[i], sum) : std::string(); };
    switch (domain.kind) {
      case DomainKind::range:
        return part(0) + ".." + part(1);
      case DomainKind::interval:
        return (domain.open_left ? "(" : "[") + part(0) + ", " + part(1) + (domain.open_right ? ")" : "]");
      case DomainKind::set:
        return "{" + list(a) + "}";
      case DomainKind::reals:
        return "R";
      case DomainKind::vectors:
        return "R^" + (a[0]->operation == Operation::symbol || a[0]->operation == Operation::number
                           ? part(0)
                           : "(" + part(0) + ")");
      case DomainKind::matrices:
        return "R^(" + list(a) + ")";
      case DomainKind::sphere:
        return "Sphere(" + part(0) + ")";
      case DomainKind::symmetric:
        return "Sym(" + part(0) + ")" + spectrum(domain);
      case DomainKind::positive_definite:
        return "SPD(" + part(0) + ")" + spectrum(domain);
      case DomainKind::orthogonal:
        return "Orth(" + part(0) + ")";
      case DomainKind::expression:
        return part(0);
    }
    return "";
  }

 private:
  using Form = std::pair<std::string, int>;

  std::string spectrum(const DomainTerm& domain) const {
    return domain.spectrum ? " with spectrum in " + print(*domain.spectrum) : "";
  }

  std::string list(const std::vector<TermPtr>& terms) const {
    std::string text;
    for (const TermPtr& term : terms) text += (text.empty() ? "" : ", ") + print(*term, lowest);
    return text;
  }

  const std::string& name(int symbol) const { return statement_.symbol(symbol).name; }

  Form infix(const Term& term, std::string_view mark, int level, int left, int right) const {
    return {print(*term.arguments[0], left) + std::string(mark) + print(*term.arguments[1], right), level};
  }

  Form call(std::string_view function, const Term& term) const {
    return {std::string(function) + "(" + list(term.arguments) + ")", operand};
  }

  Form form(const Term& term) const {
    const auto& a = term.arguments;
    switch (term.operation) {
      case Operation::number:
        return {to_string(term.value), denominator(term.value) == 1 ? operand : product};
      case Operation::pi:
        return {"pi", operand};
      case Operation::infinity:
        return {"inf", operand};
      case Operation::boolean:
        return {term.value == 0 ? "false" : "true", operand};
      case Operation::symbol:
        return {name(term.symbol), operand};
      case Operation::add:
        return infix(term, " + ", sum, sum, product);
      case Operation::subtract:
        return infix(term, " - ", sum, sum, product);
      case Operation::multiply:
        return infix(term, " * ", product, product, transposed);
      case Operation::divide:
        return infix(term, " / ", product, product, transposed);
      case Operation::elementwise_multiply:
        return infix(term, " .* ", product, product, transposed);
      case Operation::elementwise_divide:
        return infix(term, " ./ ", product, product, transposed);
      case Operation::power:
        return infix(term, "^", power, operand, power);
      case Operation::elementwise_power:
        return infix(term, " .^ ", power, operand, power);
      case Operation::negate:
        return {"-" + print(*a[0], negated), negated};
      case Operation::transpose:
        return {print(*a[0], transposed) + "'", transposed};
      case Operation::inner:
        return {"<" + print(*a[0], sum) + ", " + print(*a[1], sum) + ">", operand};
      case Operation::norm:
        return {"|" + print(*a[0], sum) + "|", operand};
      case Operation::norm_1:
        return {"|" + print(*a[0], sum) + "|_1", operand};
      case Operation::norm_infinity:
        return {"|" + print(*a[0], sum) + "|_inf", operand};
      case Operation::vector:
        return {"[" + list(a) + "]", operand};
      case Operation::set:
        return {"{" + list(a) + "}", operand};
      case Operation::matrix:
        return {matrix(term), operand};
      case Operation::component:
      case Operation::row:
        return {print(*a[0], operand) + "[" + print(*a[1], lowest) + "]", operand};
      case Operation::entry:
        return {print(*a[0], operand) + "[" + print(*a[1], lowest) + ", " + print(*a[2], lowest) + "]",
                operand};
      case Operation::element:
      case Operation::family_member:
        return {name(term.symbol) + "[" + print(*a[0], lowest) + "]", operand};
      case Operation::flow_value:
        return {name(term.symbol) + "(" + print(*a[0], lowest) + ")", operand};
      case Operation::round_to:
        return {"round_to(" + term.text + ", " + print(*a[0], lowest) + ")", operand};
      default:
        return logic(term);
    }
  }

  Form logic(const Term& term) const {
    const auto& a = term.arguments;
    switch (term.operation) {
      case Operation::compare:
        return infix(term, " " + std::string(to_string(term.relation)) + " ", comparison, sum, sum);
      case Operation::logical_not:
        return {"not " + print(*a[0], negation), negation};
      case Operation::logical_and:
        return infix(term, " and ", conjunction, conjunction, negation);
      case Operation::logical_or:
        return infix(term, " or ", disjunction, disjunction, conjunction);
      case Operation::implies:
        return infix(term, " implies ", implies, disjunction, implies);
      case Operation::iff:
        return infix(term, " iff ", iff, implies, implies);
      case Operation::conditional:
        return {
            "if " + print(*a[0], lowest) + " then " + print(*a[1], lowest) + " else " + print(*a[2], lowest),
            lowest};
      case Operation::apply:
        return {print(*a[0], operand) + "(" + print(*a[1], lowest) + ")", operand};
      case Operation::gradient:
      case Operation::hessian:
        return {std::string(to_string(term.operation)) + " " + print(*a[0], operand) + "(" +
                    print(*a[1], lowest) + ")",
                operand};
      case Operation::call:
        return call(lambda(term.lambda), term);
      case Operation::lambda:
        return {lambda(term.lambda), operand};
      case Operation::expectation:
      case Operation::variance:
      case Operation::probability:
        return {std::string(to_string(term.operation)) + "[" + print(*a[0], lowest) + "]", operand};
      default:
        break;
    }
    if (term.symbol >= 0) return binder(term);
    return call(to_string(term.operation), term);
  }

  Form binder(const Term& term) const {
    const auto& a = term.arguments;
    const std::string word(to_string(term.operation));
    std::string range = name(term.symbol);
    if (term.domain) range += " in " + print(*term.domain);
    const bool quantifier = term.operation == Operation::forall || term.operation == Operation::exists;
    if (quantifier) return {word + " " + range + ": " + print(*a[0], lowest), lowest};
    if (a.size() > 1) {
      range += term.domain ? " such that " + print(*a[1], lowest) : " -> " + print(*a[1], lowest);
    }
    return {word + "(" + range + ": " + print(*a[0], lowest) + ")", operand};
  }

  /// The number tells the instances of one function at different types apart.
  std::string lambda(int number) const {
    return statement_.lambdas.at(static_cast<std::size_t>(number)).name + "#" + std::to_string(number);
  }

  std::string matrix(const Term& term) const {
    std::string text;
    for (std::size_t i = 0; i < term.arguments.size(); ++i) {
      if (i > 0) text += i % static_cast<std::size_t>(term.columns) == 0 ? "; " : ", ";
      text += print(*term.arguments[i], lowest);
    }
    return "[" + text + "]";
  }

  const Statement& statement_;
};

std::string_view kind_name(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::given:
      return "given";
    case SymbolKind::random:
      return "random";
    case SymbolKind::bound:
      return "bound";
    case SymbolKind::parameter:
      return "parameter";
    case SymbolKind::let:
      return "let";
    case SymbolKind::sequence:
      return "sequence";
    case SymbolKind::flow:
      return "flow";
  }
  return "";
}

class Dump {
 public:
  explicit Dump(const Statement& statement) : statement_(statement) {}

  std::string run() {
    out_ << syntax::to_string(statement_.kind) << " " << statement_.id << "\n";
    for (const Symbol& symbol : statement_.symbols) line_of(symbol);
    for (const Given& given : statement_.givens) line_of(given);
    for (const TermPtr& term : statement_.hypotheses) out_ << "  assume " << text(term) << "\n";
    for (const Recurrence& recurrence : statement_.recurrences) {
      for (const auto& member : recurrence.members) lines_of(member);
    }
    for (const Flow& flow : statement_.flows) {
      for (const auto& member : flow.members) {
        const std::string& name = statement_.symbol(member.symbol).name;
        out_ << "  flow " << name << "'(" << statement_.symbol(member.time).name
             << ") = " << text(member.rate) << ", " << name << "(" << text(member.start)
             << ") = " << text(member.initial) << "\n";
      }
    }
    for (std::size_t i = 0; i < statement_.lambdas.size(); ++i) line_of(statement_.lambdas[i], i);
    for (const Claim& claim : statement_.claims)
      out_ << "  claim " << label(claim) << text(claim.formula) << "\n";
    for (const Claim& claim : statement_.accepts)
      out_ << "  accept " << label(claim) << text(claim.formula) << "\n";
    if (statement_.best) out_ << "  best " << text(statement_.best) << "\n";
    for (const auto& [id, term] : statement_.witnesses) {
      out_ << "  witness " << statement_.symbol(id).name << " = " << text(term) << "\n";
    }
    if (statement_.tight) lines_of("tight", *statement_.tight);
    if (statement_.counterexample) lines_of("with", *statement_.counterexample);
    for (const auto& proof : statement_.proofs) {
      for (const ProofStepTerm& step : proof) {
        out_ << "  step " << step.label << (step.formula ? ": " + text(step.formula) : " concludes") << "\n";
      }
    }
    for (const auto& [what, span] : statement_.not_decided_yet) out_ << "  not decided yet: " << what << "\n";
    for (const Mutant& mutant : statement_.mutants) {
      out_ << "mutant \"" << mutant.label << "\"\n" << Dump(*mutant.statement).run();
    }
    return out_.str();
  }

 private:
  std::string text(const TermPtr& term) const { return term ? to_text(*term, statement_) : "?"; }
  std::string type(const Type& type) const {
    return to_text(type, [this](int id) { return statement_.symbol(id).name; });
  }
  static std::string label(const Claim& claim) {
    return claim.label.empty() ? "" : "\"" + claim.label + "\" ";
  }

  void line_of(const Symbol& symbol) {
    out_ << "  " << kind_name(symbol.kind) << " " << symbol.name << " : " << type(symbol.type);
    if (symbol.definition) out_ << " = " << text(symbol.definition);
    out_ << "\n";
  }

  void line_of(const Given& given) {
    out_ << (given.hoisted ? "  hoisted " : "  draw ") << statement_.symbol(given.symbol).name;
    if (given.family_index >= 0) {
      out_ << "[" << statement_.symbol(given.family_index).name
           << (given.family_range ? " in " + to_text(*given.family_range, statement_) : "") << "]";
    }
    if (given.distribution.empty())
      out_ << " in " << to_text(given.domain, statement_);
    else
      out_ << " ~ " << given.distribution << " " << to_text(given.domain, statement_);
    for (const TermPtr& term : given.distribution_arguments) out_ << ", " << text(term);
    for (const ClassTerm& one : given.classes) {
      out_ << ", " << to_string(one.function_class);
      if (one.argument) out_ << "(" << text(one.argument) << ")";
      if (one.fact >= 0) out_ << " " << statement_.symbol(one.fact).name;
    }
    out_ << "\n";
  }

  void lines_of(const Recurrence::Member& member) {
    const std::string& name = statement_.symbol(member.symbol).name;
    for (const auto& [index, term] : member.initial)
      out_ << "  rule " << name << "[" << index << "] = " << text(term) << "\n";
    if (!member.rule) return;
    out_ << "  rule " << name << "[" << statement_.symbol(member.index).name << (member.shift ? "+1" : "")
         << "] = " << text(member.rule) << "\n";
  }

  void line_of(const Lambda& lambda, std::size_t number) {
    out_ << "  function " << lambda.name << "#" << number << "(";
    for (std::size_t i = 0; i < lambda.parameters.size(); ++i) {
      const Symbol& parameter = statement_.symbol(lambda.parameters[i]);
      out_ << (i == 0 ? "" : ", ") << parameter.name << " : " << type(parameter.type);
    }
    out_ << ") : " << type(lambda.body->type) << " = " << text(lambda.body) << "\n";
  }

  void lines_of(const char* word, const BindingTerms& bindings) {
    for (const auto& [id, term] : bindings.values) {
      out_ << "  " << word << " " << statement_.symbol(id).name << " = " << text(term) << "\n";
    }
    for (const auto& [id, members] : bindings.members) {
      for (const auto& [index, term] : members) {
        out_ << "  " << word << " " << statement_.symbol(id).name << "[" << index << "] = " << text(term)
             << "\n";
      }
    }
  }

  const Statement& statement_;
  std::ostringstream out_;
};

}  // namespace

std::string to_text(const Term& term, const Statement& statement) {
  return Printer(statement).print(term, lowest);
}

std::string to_text(const DomainTerm& domain, const Statement& statement) {
  return Printer(statement).print(domain);
}

std::string dump(const Statement& statement) {
  return Dump(statement).run();
}

}  // namespace referee

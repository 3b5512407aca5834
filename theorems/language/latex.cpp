#include "theorems/language/latex.h"

#include <algorithm>
#include <array>
#include <utility>

#include "theorems/language/formatter.h"
#include "theorems/language/parser_core.h"

namespace referee {

using syntax::BinaryOperation;
using syntax::Clause;
using syntax::ClauseKind;
using syntax::Domain;
using syntax::DomainKind;
using syntax::Expression;
using syntax::ExpressionKind;

namespace {

constexpr Level atom = static_cast<Level>(static_cast<int>(Level::power) + 1);

constexpr std::array<std::string_view, 34> greek = {
    "alpha",   "beta",   "gamma", "delta",   "epsilon", "zeta",  "eta",   "theta", "iota",
    "kappa",   "lambda", "mu",    "nu",      "xi",      "pi",    "rho",   "sigma", "tau",
    "upsilon", "phi",    "chi",   "psi",     "omega",   "Gamma", "Delta", "Theta", "Lambda",
    "Xi",      "Pi",     "Sigma", "Upsilon", "Phi",     "Psi",   "Omega"};

/// Functions that LaTeX or amsmath sets upright by a command of their own.
constexpr std::array<std::string_view, 11> operators = {"exp", "log", "sin", "cos", "tan", "tanh",
                                                        "max", "min", "sup", "inf", "det"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// `lambda_1`, `beta2`, `xs`, `gradient_descent` as LaTeX.
std::string name(std::string_view text) {
  if (text == "inf") return "\\infty";
  if (text == "R") return "\\mathbb{R}";
  const std::size_t underscore = text.find('_');
  std::string_view base = text.substr(0, underscore);
  std::string_view index = underscore == std::string_view::npos ? "" : text.substr(underscore + 1);
  if (underscore == std::string_view::npos) {
    const std::size_t letters = base.find_last_not_of("0123456789") + 1;
    index = base.substr(letters);
    base = base.substr(0, letters);
  }
  const auto part = [](std::string_view word) {
    if (among(greek, word)) return "\\" + std::string(word);
    std::string safe;
    for (const char c : word) safe += c == '_' ? std::string("\\_") : std::string(1, c);
    const bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
    return word.size() <= 1 || digits ? safe : "\\mathit{" + safe + "}";
  };
  // A word with underscores, such as gradient_descent, is a word and no index.
  const bool indexed = base.size() == 1 || among(greek, base) || index.size() <= 2;
  if (!indexed) return "\\mathrm{" + part(text).substr(std::string_view("\\mathit{").size());
  return part(base) + (index.empty() ? "" : "_{" + part(index) + "}");
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '\\':
        result += "\\textbackslash{}";
        break;
      case '~':
        result += "\\textasciitilde{}";
        break;
      case '^':
        result += "\\textasciicircum{}";
        break;
      case '{':
      case '}':
      case '$':
      case '&':
      case '#':
      case '_':
      case '%':
        result += '\\';
        [[fallthrough]];
      default:
        result += c;
    }
  }
  return result;
}

std::string text_part(std::string_view words) {
  return "\\text{" + escaped(words) + "}";
}

std::string_view relation(Relation r) {
  switch (r) {
    case Relation::equal:
      return "=";
    case Relation::not_equal:
      return "\\neq";
    case Relation::less:
      return "<";
    case Relation::less_equal:
      return "\\le";
    case Relation::greater:
      return ">";
    case Relation::greater_equal:
      return "\\ge";
  }
  return "";
}

Level level_of(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::binary:
      switch (e.operation) {
        case BinaryOperation::iff:
          return Level::iff;
        case BinaryOperation::implies:
          return Level::implies;
        case BinaryOperation::logical_or:
          return Level::disjunction;
        case BinaryOperation::logical_and:
          return Level::conjunction;
        case BinaryOperation::add:
        case BinaryOperation::subtract:
          return Level::sum;
        case BinaryOperation::power:
        case BinaryOperation::elementwise_power:
          return Level::power;
        // A fraction is closed above and below, though not as the base of a power.
        case BinaryOperation::divide:
          return Level::negated;
        default:
          return Level::product;
      }
    case ExpressionKind::comparison:
      return Level::comparison;
    case ExpressionKind::logical_not:
      return Level::negation;
    case ExpressionKind::negate:
      return Level::sum;
    case ExpressionKind::transpose:
      return Level::power;
    case ExpressionKind::conditional:
      return Level::product;
    case ExpressionKind::binder:
      return e.text == "forall" || e.text == "exists" ? Level::lowest : Level::product;
    default:
      return atom;
  }
}

class Writer {
 public:
  std::string write(const Expression& e, Level least = Level::lowest) const {
    const std::string bare = this->bare(e);
    return level_of(e) < least ? brackets(bare) : bare;
  }

  std::string domain(const Domain& d) const {
    const auto argument = [&](std::size_t i) { return write(*d.arguments[i]); };
    std::string result;
    switch (d.kind) {
      case DomainKind::range:
        return "\\{" + argument(0) + ", \\dots" + (d.arguments.size() > 1 ? ", " + argument(1) : "") + "\\}";
      case DomainKind::interval:
        return (d.open_left ? "(" : "[") + argument(0) + ", " + argument(1) + (d.open_right ? ")" : "]");
      case DomainKind::set:
        return "\\{" + list(d.arguments, 0) + "\\}";
      case DomainKind::reals:
        return "\\mathbb{R}";
      case DomainKind::vectors:
        return "\\mathbb{R}^{" + argument(0) + "}";
      case DomainKind::matrices:
        return "\\mathbb{R}^{" + argument(0) + " \\times " + argument(1) + "}";
      case DomainKind::sphere:
        return "\\mathbb{S}^{" + write(*d.arguments[0], Level::sum) + " - 1}";
      case DomainKind::orthogonal:
        return "\\mathrm{O}(" + argument(0) + ")";
      case DomainKind::symmetric:
        result = "\\mathrm{Sym}(" + argument(0) + ")";
        break;
      case DomainKind::positive_definite:
        result = "\\mathrm{SPD}(" + argument(0) + ")";
        break;
      case DomainKind::expression:
        return argument(0);
    }
    return d.spectrum ? result + text_part(" with spectrum in ") + domain(*d.spectrum) : result;
  }

  std::string list(const std::vector<syntax::ExpressionPtr>& parts, std::size_t first) const {
    std::string result;
    for (std::size_t i = first; i < parts.size(); ++i) result += (i > first ? ", " : "") + write(*parts[i]);
    return result;
  }

  std::string bindings(const std::vector<syntax::Binding>& all) const {
    std::string result;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const syntax::Binding& b = all[i];
      result += (i == 0 ? "" : ", ") + name(b.name.text);
      const bool shared = i + 1 < all.size() && to_text(b.domain) == to_text(all[i + 1].domain);
      if (b.shape == syntax::Binding::Shape::tends) result += " \\to " + write(*b.domain.arguments[0]);
      if (b.shape == syntax::Binding::Shape::in && !shared) result += " \\in " + domain(b.domain);
    }
    return result;
  }

 private:
  /// Round brackets, as tall as what they hold.
  static std::string brackets(const std::string& inside) {
    const auto holds = [&](const char* tall) { return inside.find(tall) != std::string::npos; };
    const bool tall =
        holds("\\frac") || holds("\\sum") || holds("\\prod") || holds("\\int") || holds("\\begin");
    return tall ? "\\left(" + inside + "\\right)" : "(" + inside + ")";
  }

  std::string bare(const Expression& e) const {
    const auto child = [&](std::size_t i) -> const Expression& { return *e.children[i]; };
    switch (e.kind) {
      case ExpressionKind::number:
        return number(e);
      case ExpressionKind::boolean:
        return "\\mathrm{" + e.text + "}";
      case ExpressionKind::name:
        return name(e.text);
      case ExpressionKind::call:
        return call(e);
      case ExpressionKind::derivative:
        return (e.text == "grad" ? "\\nabla " : "\\nabla^2 ") + write(child(0), atom);
      case ExpressionKind::index:
        return write(child(0), atom) + "_{" + list(e.children, 1) + "}";
      case ExpressionKind::transpose:
        return write(child(0), atom) + "^{\\top}";
      case ExpressionKind::negate:
        return "-" + write(child(0), Level::product);
      case ExpressionKind::logical_not:
        return "\\lnot " + write(child(0), Level::negation);
      case ExpressionKind::binary:
        return binary(e);
      case ExpressionKind::comparison: {
        std::string result = write(child(0), Level::sum);
        for (std::size_t i = 0; i < e.relations.size(); ++i) {
          result += " " + std::string(relation(e.relations[i])) + " " + write(child(i + 1), Level::sum);
        }
        return result;
      }
      case ExpressionKind::norm:
        return "\\lVert " + write(child(0)) + " \\rVert" +
               (e.text.empty()    ? ""
                : e.text == "inf" ? "_{\\infty}"
                                  : "_{" + e.text + "}");
      case ExpressionKind::inner:
        return "\\langle " + write(child(0)) + ", " + write(child(1)) + " \\rangle";
      case ExpressionKind::vector:
        return "\\left[" + list(e.children, 0) + "\\right]";
      case ExpressionKind::matrix:
        return matrix(e);
      case ExpressionKind::conditional:
        return "\\begin{cases} " + write(child(1)) + " & " + text_part("if ") + write(child(0)) + " \\\\ " +
               write(child(2)) + " & " + text_part("otherwise") + " \\end{cases}";
      case ExpressionKind::binder:
        return binder(e);
      case ExpressionKind::expectation:
        return (e.text == "Var" ? "\\operatorname{Var}" : "\\mathbb{" + e.text + "}") + "\\left[" +
               write(child(0)) + "\\right]";
    }
    return "";
  }

  static std::string number(const Expression& e) {
    const std::size_t mark = e.text.find_first_of("eE");
    if (mark == std::string::npos) return e.text;
    std::string exponent = e.text.substr(mark + 1);
    if (exponent[0] == '+') exponent.erase(0, 1);
    return e.text.substr(0, mark) + " \\cdot 10^{" + exponent + "}";
  }

  std::string call(const Expression& e) const {
    const Expression& function = *e.children[0];
    const std::string arguments = list(e.children, 1);
    if (function.kind == ExpressionKind::name) {
      if (function.text == "sqrt") return "\\sqrt{" + arguments + "}";
      if (function.text == "abs") return "\\lvert " + arguments + " \\rvert";
      if (function.text == "floor") return "\\lfloor " + arguments + " \\rfloor";
      if (function.text == "ceil") return "\\lceil " + arguments + " \\rceil";
      if (function.text == "binom" && e.children.size() == 3) {
        return "\\binom{" + write(*e.children[1]) + "}{" + write(*e.children[2]) + "}";
      }
      if (function.text == "inv" && e.children.size() == 2) return write(*e.children[1], atom) + "^{-1}";
      if (among(operators, function.text)) return "\\" + function.text + brackets(arguments);
    }
    return write(function, atom) + brackets(arguments);
  }

  std::string binary(const Expression& e) const {
    const Expression& a = *e.children[0];
    const Expression& b = *e.children[1];
    const auto both = [&](Level left, const std::string& sign, Level right) {
      return write(a, left) + sign + write(b, right);
    };
    switch (e.operation) {
      case BinaryOperation::add:
        return both(Level::sum, " + ", Level::product);
      case BinaryOperation::subtract:
        return both(Level::sum, " - ", Level::product);
      case BinaryOperation::multiply:
        return both(Level::product, starts_with_digit(b) ? " \\cdot " : " \\, ", Level::transposed);
      case BinaryOperation::divide:
        return "\\frac{" + write(a) + "}{" + write(b) + "}";
      case BinaryOperation::power:
        return power(a, write(b));
      case BinaryOperation::elementwise_multiply:
        return both(Level::product, " \\odot ", Level::transposed);
      case BinaryOperation::elementwise_divide:
        return both(Level::product, " \\oslash ", Level::transposed);
      case BinaryOperation::elementwise_power:
        return power(a, "\\odot " + write(b));
      case BinaryOperation::logical_and:
        return both(Level::conjunction, " \\land ", Level::negation);
      case BinaryOperation::logical_or:
        return both(Level::disjunction, " \\lor ", Level::conjunction);
      case BinaryOperation::implies:
        return both(Level::disjunction, " \\implies ", Level::implies);
      case BinaryOperation::iff:
        return both(Level::implies, " \\iff ", Level::implies);
    }
    return "";
  }

  static bool starts_with_digit(const Expression& e) {
    const Expression* first = &e;
    while (first->kind == ExpressionKind::binary && first->operation != BinaryOperation::divide) {
      first = first->children[0].get();
    }
    return first->kind == ExpressionKind::number;
  }

  std::string power(const Expression& base, const std::string& exponent) const {
    return write(base, atom) + "^{" + exponent + "}";
  }

  std::string matrix(const Expression& e) const {
    std::string result = "\\begin{bmatrix} ";
    for (std::size_t i = 0; i < e.children.size(); ++i) {
      if (i > 0) result += static_cast<int>(i) % e.columns == 0 ? " \\\\ " : " & ";
      result += write(*e.children[i]);
    }
    return result + " \\end{bmatrix}";
  }

  std::string binder(const Expression& e) const {
    const std::string body = e.children.empty() ? "" : write(*e.children[0], Level::product);
    if (e.text == "forall" || e.text == "exists") {
      return "\\" + e.text + " " + bindings(e.bindings) + " \\colon " + write(*e.children[0]);
    }
    const Domain& d = e.bindings[0].domain;
    if (e.text == "integral" && d.kind == DomainKind::interval) {
      return "\\int_{" + write(*d.arguments[0]) + "}^{" + write(*d.arguments[1]) + "} " + body + " \\, d" +
             name(e.bindings[0].name.text);
    }
    std::string below = bindings(e.bindings);
    if (e.condition) below += " \\colon " + write(*e.condition);
    const std::string sign = e.text == "limit"    ? "\\lim"
                             : e.text == "argmin" ? "\\operatorname*{arg\\,min}"
                             : e.text == "order" || e.text == "rate" || e.text == "bounded" ||
                                     e.text == "converges" || e.text == "diverges"
                                 ? "\\operatorname*{" + e.text + "}"
                                 : "\\" + e.text;
    const bool series = (e.text == "sum" || e.text == "prod") && d.kind == DomainKind::range &&
                        !e.condition && d.arguments.size() == 2;
    if (series) {
      below = name(e.bindings[0].name.text) + " = " + write(*d.arguments[0]);
      return sign + "_{" + below + "}^{" + write(*d.arguments[1]) + "} " + body;
    }
    return sign + "_{" + below + "}" + (body.empty() ? "" : " " + body);
  }
};

std::string latex(const syntax::Declaration& d) {
  using Shape = syntax::Declaration::Shape;
  const Writer writer;
  if (d.shape == Shape::chain) return writer.write(*d.chain);
  std::string result;
  for (const syntax::Name& each : d.names) result += (result.empty() ? "" : ", ") + name(each.text);
  if (d.index) result += "_{" + name(d.index->text) + "}";
  if (d.shape == Shape::membership) {
    return result + " \\in " + writer.domain(d.domain) + (d.random ? text_part(" at random") : "");
  }
  if (d.shape == Shape::distribution) {
    result += " \\sim \\mathrm{" + d.distribution + "}(";
    if (d.argument_domain) result += writer.domain(*d.argument_domain) + (d.arguments.empty() ? "" : ", ");
    return result + writer.list(d.arguments, 0) + ")";
  }
  result += " \\colon " + writer.domain(d.domain) + " \\to \\mathbb{R}";
  for (const syntax::ClassUse& use : d.classes) {
    std::string words = use.name;
    std::replace(words.begin(), words.end(), '_', ' ');
    result += text_part(", " + words);
    if (use.fact) result += text_part(" ") + name(use.fact->text);
    if (!use.arguments.empty()) result += "(" + writer.list(use.arguments, 0) + ")";
  }
  if (d.index_domain)
    result += text_part(" for ") + name(d.index->text) + " \\in " + writer.domain(*d.index_domain);
  return result;
}

std::string latex(const syntax::Definition& d) {
  using Shape = syntax::Definition::Shape;
  const Writer writer;
  const auto names = [](const std::vector<syntax::Name>& all) {
    std::string result;
    for (const syntax::Name& each : all) result += (result.empty() ? "" : ", ") + name(each.text);
    return result;
  };
  std::string left = name(d.names[0].text);
  switch (d.shape) {
    case Shape::value:
      break;
    case Shape::function:
      left += "(" + (d.at ? writer.write(*d.at) : names(d.parameters)) + ")";
      break;
    case Shape::tuple:
      left = "(" + names(d.names) + ")";
      break;
    case Shape::element:
      left += "_{" + writer.write(*d.index) + "}";
      break;
    case Shape::flow:
      left = "\\dot{" + left + "}(" + names(d.parameters) + ")";
      break;
  }
  return left + " = " + writer.write(*d.body);
}

std::string latex(const syntax::InstanceBinding& b) {
  const Writer writer;
  std::string left = name(b.name.text);
  if (b.index) left += "_{" + writer.write(*b.index) + "}";
  if (!b.parameters.empty()) {
    left += "(";
    for (std::size_t i = 0; i < b.parameters.size(); ++i)
      left += (i == 0 ? "" : ", ") + name(b.parameters[i].text);
    left += ")";
  }
  return left + " = " + writer.write(*b.value);
}

template <class T>
std::string joined(const std::vector<T>& parts) {
  std::string result;
  for (const T& part : parts) result += (result.empty() ? "" : ", \\quad ") + latex(part);
  return result;
}

std::string latex(const syntax::ProofStep& step) {
  if (step.conclusion) return text_part("Hence the claim.");
  std::string result = text_part("(" + step.label + ") ") + Writer().write(*step.formula);
  if (!step.for_bindings.empty()) result += text_part(" for ") + Writer().bindings(step.for_bindings);
  return result;
}

}  // namespace

std::string to_latex(const Expression& expression) {
  return Writer().write(expression);
}

std::string to_latex(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::given:
      return joined(clause.declarations);
    case ClauseKind::let:
      return joined(clause.definitions);
    case ClauseKind::assume:
    case ClauseKind::claim:
    case ClauseKind::accept:
    case ClauseKind::best:
      return to_latex(*clause.formula);
    case ClauseKind::tight:
    case ClauseKind::verdict:
      return joined(clause.bindings);
    case ClauseKind::witness:
      return name(clause.names[0].text) + " = " + to_latex(*clause.formula);
    case ClauseKind::proof: {
      std::string result;
      for (const syntax::ProofStep& step : clause.steps)
        result += (result.empty() ? "" : " \\\\ ") + latex(step);
      return result;
    }
    case ClauseKind::mutant: {
      std::string result = text_part(clause.label);
      for (const Clause& inner : clause.clauses) result += " \\\\ " + to_latex(inner);
      return result;
    }
    default:
      return text_part(to_text(clause));
  }
}

}  // namespace referee

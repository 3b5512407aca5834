#include <algorithm>
#include <utility>

#include "theorems/language/formatter.h"
#include "theorems/language/formatter_text.h"
#include "theorems/language/lexer.h"
#include "theorems/language/parser_core.h"

/// Expressions to text, with no more brackets than reading back asks for.

namespace referee::formatting {

using syntax::BinaryOperation;
using syntax::Expression;
using syntax::ExpressionKind;

namespace {

constexpr Level atom = static_cast<Level>(static_cast<int>(Level::power) + 1);

Level level_of(BinaryOperation operation) {
  switch (operation) {
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
    default:
      return Level::product;
  }
}

bool is_quantifier(const Expression& e) {
  return e.kind == ExpressionKind::binder && (e.text == "forall" || e.text == "exists");
}

Level level_of(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::binary:
      return level_of(e.operation);
    case ExpressionKind::comparison:
      return Level::comparison;
    case ExpressionKind::logical_not:
      return Level::negation;
    case ExpressionKind::negate:
      return Level::negated;
    case ExpressionKind::transpose:
      return Level::transposed;
    case ExpressionKind::conditional:
      return Level::lowest;
    case ExpressionKind::binder:
      return is_quantifier(e) ? Level::lowest : atom;
    default:
      return atom;
  }
}

bool is_product(const Expression& e) {
  return e.kind == ExpressionKind::binary && level_of(e.operation) == Level::product;
}
bool is_sum(const Expression& e) {
  return e.kind == ExpressionKind::binary && level_of(e.operation) == Level::sum;
}

bool all_children(const Expression& e, bool (*test)(const Expression&)) {
  return std::all_of(e.children.begin(), e.children.end(), [&](const auto& child) { return test(*child); });
}

/// Short enough to stand without blanks in a product: names, numbers, and little of these.
bool is_simple(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::number:
    case ExpressionKind::name:
      return true;
    case ExpressionKind::negate:
    case ExpressionKind::index:
      return all_children(e, is_simple);
    case ExpressionKind::binary:
      return level_of(e.operation) >= Level::sum && all_children(e, is_simple);
    default:
      return false;
  }
}

class Printer {
 public:
  std::string print(const Expression& e, Level least, const Surroundings& in) const {
    const Level own = level_of(e);
    bool brackets = own < least;
    // What reaches far to the right may stand bare at the very end of a formula.
    if (own == Level::lowest && in.tail && least <= Level::negation) brackets = false;
    if (e.kind == ExpressionKind::comparison && in.enclosed) brackets = true;
    if (!brackets) return bare(e, in);
    return "(" + bare(e, {.tight = in.tight, .enclosed = false, .tail = true, .brackets = in.brackets + 1}) +
           ")";
  }

 private:
  static Surroundings deeper(const Surroundings& in, bool enclosed = false) {
    return {.tight = false, .enclosed = enclosed, .tail = true, .brackets = in.brackets + 1};
  }
  static Surroundings left_of(Surroundings in) {
    in.tail = false;
    return in;
  }
  static std::string place(int priority, const Surroundings& in) {
    const int nested = std::min(priority + 10 * in.brackets, 120);
    return {soft_break, static_cast<char>(nested + 1)};
  }

  std::string list(const Expression& e, std::size_t first, const Surroundings& in) const {
    std::string result;
    for (std::size_t i = first; i < e.children.size(); ++i) {
      if (i > first) result += ", ";
      result += print(*e.children[i], Level::lowest, in);
    }
    return result;
  }

  std::string bare(const Expression& e, const Surroundings& in) const {
    switch (e.kind) {
      case ExpressionKind::number:
      case ExpressionKind::boolean:
      case ExpressionKind::name:
        return e.text;
      case ExpressionKind::call:
        return print(*e.children[0], atom, left_of(in)) + "(" + list(e, 1, deeper(in)) + ")";
      case ExpressionKind::derivative:
        return e.text + " " + print(*e.children[0], atom, left_of(in));
      case ExpressionKind::index:
        return index(e, in);
      case ExpressionKind::transpose:
        return print(*e.children[0], Level::transposed, left_of(in)) + "'";
      case ExpressionKind::negate:
        return "-" + print(*e.children[0], Level::negated, in);
      case ExpressionKind::logical_not:
        return "not " + print(*e.children[0], Level::negation, in);
      case ExpressionKind::binary:
        return binary(e, in);
      case ExpressionKind::comparison:
        return comparison(e, in);
      case ExpressionKind::norm:
        return norm(e, in);
      case ExpressionKind::inner:
        return "<" + list(e, 0, deeper(in, true)) + ">";
      case ExpressionKind::vector:
        return "[" + list(e, 0, deeper(in)) + "]";
      case ExpressionKind::matrix:
        return matrix(e, in);
      case ExpressionKind::conditional:
        return conditional(e, in);
      case ExpressionKind::binder:
        return binder(e, in);
      case ExpressionKind::expectation:
        return e.text + "[" + list(e, 0, deeper(in)) + "]";
    }
    return "";
  }

  std::string index(const Expression& e, const Surroundings& in) const {
    // `grad f[i]` is the gradient of f[i], so an entry of a gradient needs brackets.
    const bool of_gradient = e.children[0]->kind == ExpressionKind::derivative;
    const std::string base = print(*e.children[0], atom, left_of(in));
    Surroundings inside = deeper(in);
    inside.tight = e.children.size() == 2;
    return (of_gradient ? "(" + base + ")" : base) + "[" + list(e, 1, inside) + "]";
  }

  std::string binary(const Expression& e, const Surroundings& in) const {
    const Expression& a = *e.children[0];
    const Expression& b = *e.children[1];
    const std::string sign(to_string(e.operation));
    const Level own = level_of(e.operation);
    const Level next = static_cast<Level>(static_cast<int>(own) + 1);
    if (own == Level::power) {
      Surroundings exponent = in;
      exponent.tight = true;
      return print(a, atom, left_of(in)) + sign + print(b, Level::negated, exponent);
    }
    const bool right_grouping = own == Level::implies;
    const Level left_least = own == Level::iff || right_grouping ? next : own;
    const std::string left = print(a, left_least, left_of(in));
    const std::string right = print(b, right_grouping ? own : next, in);
    const bool tight = (is_product(e) || (is_sum(e) && in.tight)) && is_simple(e);
    if (tight) return left + sign + right;
    const int priority = own == Level::implies || own == Level::iff ? 1
                         : own == Level::disjunction                ? 2
                         : own == Level::conjunction                ? 3
                         : own == Level::sum                        ? 5
                                                                    : 6;
    return left + place(priority, in) + sign + " " + right;
  }

  std::string comparison(const Expression& e, const Surroundings& in) const {
    std::string result = print(*e.children[0], Level::sum, left_of(in));
    for (std::size_t i = 0; i < e.relations.size(); ++i) {
      const bool last = i + 1 == e.relations.size();
      result += place(4, in) + std::string(to_string(e.relations[i])) + " " +
                print(*e.children[i + 1], Level::sum, last ? in : left_of(in));
    }
    return result;
  }

  std::string norm(const Expression& e, const Surroundings& in) const {
    const std::string inside = print(*e.children[0], Level::lowest, deeper(in, true));
    const bool apart = inside.starts_with('|') || inside.ends_with('|');
    const std::string suffix = e.text.empty() ? "" : "_" + e.text;
    return apart ? "| " + inside + " |" + suffix : "|" + inside + "|" + suffix;
  }

  std::string matrix(const Expression& e, const Surroundings& in) const {
    std::string result = "[";
    for (std::size_t i = 0; i < e.children.size(); ++i) {
      if (i > 0) result += static_cast<int>(i) % e.columns == 0 ? "; " : ", ";
      result += print(*e.children[i], Level::lowest, deeper(in));
    }
    return result + "]";
  }

  std::string conditional(const Expression& e, const Surroundings& in) const {
    Surroundings part = in;
    part.tail = true;  // closed by the next word, or by what closes the whole
    return "if " + print(*e.children[0], Level::lowest, part) + " then " +
           print(*e.children[1], Level::lowest, part) + place(0, in) + "else " +
           print(*e.children[2], Level::lowest, part);
  }

  std::string binder(const Expression& e, const Surroundings& in) const {
    if (is_quantifier(e)) {
      Surroundings body = in;
      body.tail = true;
      return e.text + " " + bindings(e.bindings) + ":" + place(4, in) +
             print(*e.children[0], Level::lowest, body);
    }
    std::string result = e.text + "(" + bindings(e.bindings);
    if (e.condition) result += " such that " + print(*e.condition, Level::lowest, deeper(in));
    if (!e.children.empty()) result += ": " + print(*e.children[0], Level::lowest, deeper(in));
    return result + ")";
  }
};

std::string tight(const syntax::ExpressionPtr& e) {
  return Printer().print(*e, Level::sum, {.tight = true, .enclosed = false, .tail = false, .brackets = 1});
}

std::string inside_brackets(const syntax::ExpressionPtr& e) {
  return Printer().print(*e, Level::lowest, {.tight = false, .enclosed = false, .tail = true, .brackets = 1});
}

std::string joined(const std::vector<syntax::ExpressionPtr>& list) {
  std::string result;
  for (const syntax::ExpressionPtr& e : list) result += (result.empty() ? "" : ", ") + inside_brackets(e);
  return result;
}

std::string real_vectors(const syntax::Domain& d) {
  const ExpressionKind kind = d.arguments[0]->kind;
  const bool plain = kind == ExpressionKind::name || kind == ExpressionKind::number;
  const std::string dimension = inside_brackets(d.arguments[0]);
  return plain ? "R^" + dimension : "R^(" + dimension + ")";
}

std::string names(const std::vector<syntax::Name>& list) {
  std::string result;
  for (const syntax::Name& name : list) result += (result.empty() ? "" : ", ") + name.text;
  return result;
}

}  // namespace

std::string expression(const Expression& e, const Surroundings& in) {
  return Printer().print(e, Level::lowest, in);
}

std::string domain(const syntax::Domain& d) {
  using syntax::DomainKind;
  std::string result;
  switch (d.kind) {
    case DomainKind::range:
      return tight(d.arguments[0]) + ".." + (d.arguments.size() > 1 ? tight(d.arguments[1]) : "");
    case DomainKind::interval:
      return (d.open_left ? "(" : "[") + joined(d.arguments) + (d.open_right ? ")" : "]");
    case DomainKind::set:
      return "{" + joined(d.arguments) + "}";
    case DomainKind::reals:
      return "R";
    case DomainKind::vectors:
      return real_vectors(d);
    case DomainKind::matrices:
      return "R^(" + joined(d.arguments) + ")";
    case DomainKind::sphere:
      return "Sphere(" + joined(d.arguments) + ")";
    case DomainKind::orthogonal:
      return "Orth(" + joined(d.arguments) + ")";
    case DomainKind::symmetric:
      result = "Sym(" + joined(d.arguments) + ")";
      break;
    case DomainKind::positive_definite:
      result = "SPD(" + joined(d.arguments) + ")";
      break;
    case DomainKind::expression: {
      // Behind `in`, a bracket would be read as an interval.
      const std::string text = Printer().print(*d.arguments[0], Level::sum, {.tail = false, .brackets = 1});
      return text.starts_with('[') ? "(" + text + ")" : text;
    }
  }
  return d.spectrum ? result + " with spectrum in " + domain(*d.spectrum) : result;
}

std::string bindings(const std::vector<syntax::Binding>& list) {
  std::string result;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const syntax::Binding& binding = list[i];
    result += (i == 0 ? "" : ", ") + binding.name.text;
    if (binding.shape == syntax::Binding::Shape::tends) {
      result += " -> " + tight(binding.domain.arguments[0]);
    } else if (binding.shape == syntax::Binding::Shape::in) {
      const bool shared = i + 1 < list.size() && same(binding.domain, list[i + 1].domain);
      if (!shared) result += " in " + domain(binding.domain);
    }
  }
  return result;
}

std::string declaration(const syntax::Declaration& d) {
  using Shape = syntax::Declaration::Shape;
  if (d.shape == Shape::chain) return expression(*d.chain, {.tail = false});
  std::string result = names(d.names);
  if (d.index) {
    result += "[" + d.index->text + (d.index_domain ? " in " + domain(*d.index_domain) : "") + "]";
  }
  switch (d.shape) {
    case Shape::membership:
      return result + " in " + domain(d.domain) + (d.random ? " random" : "");
    case Shape::distribution: {
      result += " ~ " + d.distribution + "(";
      if (d.argument_domain) result += domain(*d.argument_domain) + (d.arguments.empty() ? "" : ", ");
      return result + joined(d.arguments) + ")";
    }
    default:
      break;
  }
  result += " : " + domain(d.domain) + " -> R";
  for (const syntax::ClassUse& use : d.classes) {
    result += ", " + use.name;
    if (use.fact) result += " " + use.fact->text;
    if (!use.arguments.empty()) result += "(" + joined(use.arguments) + ")";
  }
  return result;
}

std::string definition_left(const syntax::Definition& d) {
  using Shape = syntax::Definition::Shape;
  switch (d.shape) {
    case Shape::value:
      return d.names[0].text;
    case Shape::function:
      return d.names[0].text + "(" + (d.at ? inside_brackets(d.at) : names(d.parameters)) + ")";
    case Shape::tuple:
      return "(" + names(d.names) + ")";
    case Shape::element:
      return d.names[0].text + "[" +
             Printer().print(*d.index, Level::lowest,
                             {.tight = true, .enclosed = false, .tail = true, .brackets = 1}) +
             "]";
    case Shape::flow:
      return d.names[0].text + "'(" + names(d.parameters) + ")";
  }
  return "";
}

std::string definition(const syntax::Definition& d) {
  return definition_left(d) + " = " + expression(*d.body);
}

std::string instance_binding(const syntax::InstanceBinding& b) {
  std::string result = b.name.text;
  if (b.index) result += "[" + inside_brackets(b.index) + "]";
  if (!b.parameters.empty()) result += "(" + names(b.parameters) + ")";
  return result + " = " + expression(*b.value);
}

bool begins_clause(const std::string& text) {
  const std::string_view word = std::string_view(text).substr(
      0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"));
  return clause_keyword(word) || item_keyword(word) || word == "step" || word == "so" || word == "qed";
}

std::string comma_list(const std::vector<std::string>& parts) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += begins_clause(parts[i]) ? std::string(", ") : std::string{',', soft_break, '\x01'};
    result += parts[i];
  }
  return result;
}

std::string flat(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == soft_break) {
      result += ' ';
      ++i;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::vector<std::string> filled(const std::string& text, std::size_t width) {
  const std::string whole = flat(text);
  char lowest = 127;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == soft_break) lowest = std::min(lowest, text[++i]);
  }
  if (whole.size() <= width || lowest == 127) return {whole};
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == soft_break && text[i + 1] == lowest) {
      parts.emplace_back();
      ++i;
    } else {
      parts.back() += text[i];
      if (text[i] == soft_break) parts.back() += text[++i];
    }
  }
  std::vector<std::string> lines;
  for (const std::string& part : parts) {
    const std::string one = flat(part);
    if (!lines.empty() && lines.back().size() + 1 + one.size() <= width) {
      lines.back() += " " + one;
      continue;
    }
    for (std::string& line : filled(part, width)) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace referee::formatting

namespace referee {

std::string to_text(const syntax::Expression& expression) {
  return formatting::flat(formatting::expression(expression));
}
std::string to_text(const syntax::Declaration& declaration) {
  return formatting::flat(formatting::declaration(declaration));
}
std::string to_text(const syntax::Definition& definition) {
  return formatting::flat(formatting::definition(definition));
}
std::string to_text(const syntax::InstanceBinding& binding) {
  return formatting::flat(formatting::instance_binding(binding));
}
std::string to_text(const syntax::Domain& domain) {
  return formatting::flat(formatting::domain(domain));
}

}  // namespace referee

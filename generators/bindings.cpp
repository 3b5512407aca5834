#include "generators/bindings.h"

#include <algorithm>
#include <vector>

#include "generators/requests.h"
#include "generators/term_values.h"

namespace referee {

std::string to_text(const Rational& x) {
  return to_string(x);
}

std::string to_text(const Vector<Rational>& x) {
  std::string text;
  for (const Rational& entry : x) text += (text.empty() ? "" : ", ") + to_string(entry);
  return "[" + text + "]";
}

std::string to_text(const Matrix<Rational>& a) {
  if (a.rows() == 1) return to_text(Vector<Rational>(a.row(0).transpose())) + "'";
  std::string text;
  for (Eigen::Index i = 0; i < a.rows(); ++i) {
    if (i > 0) text += "; ";
    for (Eigen::Index j = 0; j < a.cols(); ++j) text += (j == 0 ? "" : ", ") + to_string(a(i, j));
  }
  return "[" + text + "]";
}

namespace {

/// A name for the argument of a function that no given has.
std::string argument_name(const Statement& statement) {
  for (const char* name : {"z", "w", "u", "zz"}) {
    const bool taken = std::any_of(statement.givens.begin(), statement.givens.end(), [&](const Given& given) {
      return statement.symbol(given.symbol).name == name;
    });
    if (!taken) return name;
  }
  return "argument";
}

class Writer {
 public:
  explicit Writer(const Instance& instance)
      : instance_(instance), statement_(*instance.statement), argument_(argument_name(statement_)) {}

  std::string run() {
    for (const Given& given : statement_.givens) {
      if (statement_.symbol(given.symbol).kind == SymbolKind::random) continue;
      write(given);
      for (const ClassTerm& used : given.classes)
        if (used.fact >= 0) write_value(used.fact);
    }
    return text_;
  }

 private:
  const InstanceValue& value(int symbol) const { return instance_.values[static_cast<std::size_t>(symbol)]; }
  const std::string& name(int symbol) const { return statement_.symbol(symbol).name; }
  void add(const std::string& left, const std::string& right) {
    text_ += (text_.empty() ? "" : ", ") + left + " = " + right;
  }

  void write_function(const std::string& left, const Function& function, bool of_numbers) {
    const std::string body = function.text(argument_, of_numbers);
    if (!body.empty()) add(left + "(" + argument_ + ")", body);
  }

  void write(const Given& given) {
    const Type& type = statement_.symbol(given.symbol).type;
    if (const auto* function = std::get_if<FunctionPtr>(&value(given.symbol)))
      return write_function(name(given.symbol), **function, type.of_numbers);
    if (const auto* members = std::get_if<std::vector<FunctionPtr>>(&value(given.symbol))) {
      long index = instance_.family_ranges[static_cast<std::size_t>(given.symbol)].first;
      for (const FunctionPtr& member : *members)
        write_function(name(given.symbol) + "[" + std::to_string(index++) + "]", *member,
                       type.element && type.element->of_numbers);
      return;
    }
    write_value(given.symbol);
  }

  void write_value(int symbol) {
    const InstanceValue& v = value(symbol);
    if (const auto* x = std::get_if<Rational>(&v)) return add(name(symbol), to_text(*x));
    if (const auto* x = std::get_if<Vector<Rational>>(&v)) return add(name(symbol), to_text(*x));
    if (const auto* a = std::get_if<Matrix<Rational>>(&v)) return add(name(symbol), to_text(*a));
    if (const auto* minimum = std::get_if<MinimumOf>(&v)) write_minimum(symbol, minimum->function);
    if (const auto* term = std::get_if<TermPtr>(&v)) write_term(symbol, **term);
  }

  void write_minimum(int symbol, int function_symbol) {
    const auto* function = std::get_if<FunctionPtr>(&value(function_symbol));
    if (!function || !(*function)->minimizer()) return;
    const Vector<Rational> point = *(*function)->minimizer();
    const bool of_numbers = statement_.symbol(function_symbol).type.of_numbers;
    std::string text = name(function_symbol) + "(" + (of_numbers ? to_text(point(0)) : to_text(point)) + ")";
    try {
      const Vector<Exact> at = point.unaryExpr([](const Rational& x) { return Exact(x); });
      if (const Exact x = (*function)->value(at); x.is_rational()) text = to_text(x.rational_part());
    } catch (const Undefined&) {
    } catch (const Indeterminate&) {
    }
    add(name(symbol), text);
  }

  void write_term(int symbol, const Term& term) {
    if (term.operation == Operation::boolean) return add(name(symbol), term.value == 0 ? "false" : "true");
    if (!term.type.is_number()) return;
    if (const auto x = exact_term_value(term, instance_)) add(name(symbol), to_text(*x));
  }

  const Instance& instance_;
  const Statement& statement_;
  std::string argument_;
  std::string text_;
};

bool is_boundary(const Given& given, const Instance& instance) {
  const std::optional<Rational> x = number_of(given.symbol, instance);
  if (!x || is_dimension(*instance.statement, given.symbol)) return false;
  const auto& ends = given.domain.arguments;
  if (given.domain.kind == syntax::DomainKind::range) {
    for (const TermPtr& end : ends)
      if (end && exact_term_value(*end, instance) == x) return true;
    return false;
  }
  if (given.domain.kind != syntax::DomainKind::interval) return false;
  const std::optional<RealInterval> interval = interval_of(given.domain, instance);
  if (!interval) return false;
  return (!interval->open_low && interval->low == x) || (!interval->open_high && interval->high == x);
}

bool has_functions(const Statement& statement) {
  return std::any_of(statement.givens.begin(), statement.givens.end(), [&](const Given& given) {
    const TypeKind kind = statement.symbol(given.symbol).type.kind;
    return kind == TypeKind::function || kind == TypeKind::sequence;
  });
}

bool is_degenerate(const Instance& instance) {
  const Statement& statement = *instance.statement;
  std::vector<const Vector<Rational>*> points;
  for (const InstanceValue& value : instance.values) {
    const auto* x = std::get_if<Vector<Rational>>(&value);
    if (!x) continue;
    for (const Vector<Rational>* y : points)
      if (y->size() == x->size() && *y == *x) return true;
    points.push_back(x);
  }
  const bool origin_is_special = !has_functions(statement);
  for (const Given& given : statement.givens) {
    const InstanceValue& value = instance.values[static_cast<std::size_t>(given.symbol)];
    const auto* x = std::get_if<Vector<Rational>>(&value);
    if (x && origin_is_special && x->isZero()) return true;
    const auto* k = std::get_if<Rational>(&value);
    if (k && *k == 0 && given.domain.kind == syntax::DomainKind::range) return true;
  }
  return false;
}

bool has_equal_reals(const Instance& instance) {
  std::vector<Rational> reals;
  for (const Given& given : instance.statement->givens) {
    const auto* x = std::get_if<Rational>(&instance.values[static_cast<std::size_t>(given.symbol)]);
    if (!x || given.domain.kind != syntax::DomainKind::interval || given.domain.arguments.size() < 1)
      continue;
    const bool refers =
        std::any_of(given.domain.arguments.begin(), given.domain.arguments.end(),
                    [](const TermPtr& end) { return end && end->operation == Operation::symbol; });
    if (refers && std::find(reals.begin(), reals.end(), *x) != reals.end()) return true;
    reals.push_back(*x);
  }
  return false;
}

}  // namespace

std::string bindings_text(const Instance& instance) {
  return Writer(instance).run();
}

Nature nature_of(const Instance& instance) {
  if (is_degenerate(instance)) return Nature::degenerate;
  const auto& givens = instance.statement->givens;
  const bool at_end = std::any_of(givens.begin(), givens.end(),
                                  [&](const Given& given) { return is_boundary(given, instance); });
  return at_end || has_equal_reals(instance) ? Nature::boundary : Nature::generic;
}

}  // namespace referee

#include "checks/written_function.h"

#include <algorithm>

#include "theorems/meaning/degree.h"

namespace referee {
namespace {

std::shared_ptr<Term> make(Statement& statement, Operation operation, Type type) {
  auto term = std::make_shared<Term>();
  term->operation = operation;
  term->type = std::move(type);
  term->node = statement.node_count++;
  return term;
}

bool equals(const Exact& a, const Exact& b) {
  return holds(Relation::equal, compare(a, b, Exact(0))) == Truth::yes;
}
bool below(const Exact& a, const Exact& b) {
  return holds(Relation::less, compare(a, b, Exact(0))) == Truth::yes;
}

bool is_absolute(const Term& term) {
  return (term.operation == Operation::abs || term.operation == Operation::norm) &&
         term.arguments[0]->type.is_number();
}

}  // namespace

Exact WrittenPieces::Piece::value_at(const Exact& z) const {
  const Exact h = z - point;
  return value + slope * h + curvature * h * h / Exact(2);
}

Exact WrittenPieces::Piece::slope_at(const Exact& z) const {
  return slope + curvature * (z - point);
}

WrittenFunction::WrittenFunction(const Given& given, const Instance& instance, const EvaluationLimits& limits,
                                 std::size_t member)
    : statement_(std::make_shared<Statement>(*instance.statement)), instance_(instance), limits_(limits) {
  instance_.statement = statement_;
  const InstanceValue& value = instance.values.at(static_cast<std::size_t>(given.symbol));
  const auto* family = std::get_if<std::vector<TermPtr>>(&value);
  function_ = family ? family->at(member) : std::get<TermPtr>(value);
  REFEREE_DEMAND(function_->operation == Operation::lambda);
  lambda_ = function_->lambda;
  const Lambda& lambda = statement_->lambdas.at(static_cast<std::size_t>(lambda_));
  const Type& parameter = statement_->symbol(lambda.parameters.at(0)).type;
  of_numbers_ = parameter.is_number();
  if (!of_numbers_) {
    Evaluator<Exact> evaluator(instance_, limits_);
    dimension_ = evaluator.integer(*given.domain.arguments.at(0));
  }
}

int WrittenFunction::degree(const Term& term) const {
  const Lambda& lambda = statement_->lambdas.at(static_cast<std::size_t>(lambda_));
  return degree_in(term, lambda.parameters, *statement_, [](const Term&) { return false; });
}

/// A term for a + b sqrt(n).
TermPtr WrittenFunction::constant(const Exact& x) const {
  auto number = make(*statement_, Operation::number, Type::real());
  number->value = x.rational_part();
  if (x.is_rational()) return number;
  auto radicand = make(*statement_, Operation::number, Type::real());
  radicand->value = Rational(x.radicand());
  auto root = make(*statement_, Operation::sqrt, Type::real());
  root->arguments = {radicand};
  auto factor = make(*statement_, Operation::number, Type::real());
  factor->value = x.root_part();
  auto product = make(*statement_, Operation::multiply, Type::real());
  product->arguments = {factor, root};
  auto sum = make(*statement_, Operation::add, Type::real());
  sum->arguments = {number, product};
  return sum;
}

TermPtr WrittenFunction::point(const Vector<Exact>& z) const {
  if (of_numbers_) return constant(z(0));
  auto vector = make(*statement_, Operation::vector, Type::vector(Dimension(static_cast<long>(z.size()))));
  for (const Exact& x : z) vector->arguments.push_back(constant(x));
  return vector;
}

void WrittenFunction::probe(Operation operation, const Vector<Exact>& z, Matrix<Exact>* hessian,
                            Vector<Exact>* gradient) const {
  const Dimension n(static_cast<long>(dimension_));
  const Type type = of_numbers_ ? Type::real() : gradient ? Type::vector(n) : Type::matrix(n, n);
  auto term = make(*statement_, operation, type);
  term->arguments = {function_, point(z)};
  Evaluator<Exact> evaluator(instance_, limits_);
  if (type.is_number()) {
    const Exact x = evaluator.number(*term);
    if (gradient) *gradient = Vector<Exact>::Constant(1, x);
    if (hessian) *hessian = Matrix<Exact>::Constant(1, 1, x);
    return;
  }
  if (gradient) *gradient = evaluator.vector(*term);
  if (hessian) *hessian = evaluator.matrix(*term);
}

Exact WrittenFunction::value(const Vector<Exact>& z) const {
  auto term = make(*statement_, Operation::apply, Type::real());
  term->arguments = {function_, point(z)};
  return Evaluator<Exact>(instance_, limits_).number(*term);
}

std::optional<WrittenQuadratic> WrittenFunction::quadratic() const {
  const Lambda& lambda = statement_->lambdas.at(static_cast<std::size_t>(lambda_));
  const int found = degree(*lambda.body);
  if (found < 0 || found > 2) return std::nullopt;
  const Vector<Exact> origin = Vector<Exact>::Constant(dimension_, Exact(0));
  WrittenQuadratic form;
  form.value = value(origin);
  probe(Operation::gradient, origin, nullptr, &form.slope);
  probe(Operation::hessian, origin, &form.hessian, nullptr);
  return form;
}

/// The value at z of a number term that occurs in the body (in terms of its parameter).
Exact WrittenFunction::along(const TermPtr& body, const Exact& z) const {
  const Lambda& lambda = statement_->lambdas.at(static_cast<std::size_t>(lambda_));
  Lambda part{lambda.name, lambda.parameters, body};
  statement_->lambdas.push_back(part);
  auto call = make(*statement_, Operation::call, Type::real());
  call->lambda = static_cast<int>(statement_->lambdas.size()) - 1;
  call->arguments = {point(Vector<Exact>::Constant(1, z))};
  // A fresh copy, so that the dependencies of the new lambda are found.
  Instance instance = instance_;
  instance.statement = std::make_shared<Statement>(*statement_);
  Evaluator<Exact> evaluator(instance, limits_);
  const Exact x = evaluator.number(*call);
  statement_->lambdas.pop_back();
  return x;
}

/// Notes where a and b cross; false unless their difference is affine.
bool WrittenFunction::add_seam(const TermPtr& a, const TermPtr& b, std::vector<Exact>& seams) const {
  if (degree(*a) < 0 || degree(*a) > 1 || degree(*b) < 0 || degree(*b) > 1) return false;
  const Exact at_zero = along(a, Exact(0)) - along(b, Exact(0));
  const Exact slope = along(a, Exact(1)) - along(b, Exact(1)) - at_zero;
  if (equals(slope, Exact(0))) return true;
  seams.push_back(-at_zero / slope);
  return true;
}

/// |u| against c switches where u is c or -c.
bool WrittenFunction::add_seams_of_absolute(const TermPtr& absolute, const TermPtr& c,
                                            std::vector<Exact>& seams) const {
  auto opposite = make(*statement_, Operation::negate, Type::real());
  opposite->arguments = {c};
  const TermPtr& inner = absolute->arguments[0];
  return add_seam(inner, c, seams) && add_seam(inner, opposite, seams);
}

/// Collects all places where the body may switch; false if the body is not piecewise of degree two.
bool WrittenFunction::collect_seams(const Term& term, std::vector<Exact>& seams) const {
  const auto& a = term.arguments;
  auto zero = [&] { return constant(Exact(0)); };
  switch (term.operation) {
    case Operation::compare:
      if (!a[0]->type.is_number()) return false;
      if (is_absolute(*a[0])) return add_seams_of_absolute(a[0], a[1], seams);
      if (is_absolute(*a[1])) return add_seams_of_absolute(a[1], a[0], seams);
      return add_seam(a[0], a[1], seams);
    case Operation::logical_and:
    case Operation::logical_or:
      return collect_seams(*a[0], seams) && collect_seams(*a[1], seams);
    case Operation::logical_not:
      return collect_seams(*a[0], seams);
    case Operation::conditional:
      return collect_seams(*a[0], seams) && collect_seams(*a[1], seams) && collect_seams(*a[2], seams);
    case Operation::abs:
    case Operation::norm:
    case Operation::relu:
      return a[0]->type.is_number() && add_seam(a[0], zero(), seams);
    case Operation::minimum:
    case Operation::maximum:
      return a.size() == 2 && add_seam(a[0], a[1], seams);
    case Operation::add:
    case Operation::subtract:
      return collect_seams(*a[0], seams) && collect_seams(*a[1], seams);
    case Operation::negate:
      return collect_seams(*a[0], seams);
    case Operation::multiply:
      if (degree(*a[0]) == 0) return collect_seams(*a[1], seams);
      if (degree(*a[1]) == 0) return collect_seams(*a[0], seams);
      break;
    case Operation::divide:
      if (degree(*a[1]) == 0) return collect_seams(*a[0], seams);
      break;
    default:
      break;
  }
  const int found = degree(term);
  return found >= 0 && found <= 2;
}

std::optional<WrittenPieces> WrittenFunction::piecewise() const {
  if (dimension_ != 1) return std::nullopt;
  const TermPtr body = statement_->lambdas.at(static_cast<std::size_t>(lambda_)).body;
  WrittenPieces result;
  if (!collect_seams(*body, result.seams)) return std::nullopt;
  std::sort(result.seams.begin(), result.seams.end(), below);
  result.seams.erase(std::unique(result.seams.begin(), result.seams.end(), equals), result.seams.end());
  const std::size_t n = result.seams.size();
  for (std::size_t i = 0; i <= n; ++i) {
    const Exact z = n == 0   ? Exact(0)
                    : i == 0 ? Exact(result.seams[0] - Exact(1))
                    : i == n ? Exact(result.seams[n - 1] + Exact(1))
                             : Exact((result.seams[i - 1] + result.seams[i]) / Exact(2));
    const Vector<Exact> at = Vector<Exact>::Constant(1, z);
    Vector<Exact> slope;
    Matrix<Exact> curvature;
    probe(Operation::gradient, at, nullptr, &slope);
    probe(Operation::hessian, at, &curvature, nullptr);
    result.pieces.push_back({z, value(at), slope(0), curvature(0, 0)});
  }
  for (const Exact& seam : result.seams) {
    result.seam_values.push_back(value(Vector<Exact>::Constant(1, seam)));
  }
  return result;
}

}  // namespace referee

#include "checks/membership.h"

#include "checks/written_function.h"
#include "numbers/linear_exact.h"

namespace referee {
namespace {

Truth compared(const Exact& a, Relation relation, const Exact& b) {
  return holds(relation, compare(a, b, Exact(0)));
}

Matrix<Exact> shifted(const Matrix<Exact>& a, const Exact& c) {
  Matrix<Exact> result = a;
  for (Eigen::Index i = 0; i < a.rows(); ++i) result(i, i) -= c;
  return result;
}

/// lambda_min(A) >= c, and lambda_max(A) <= c.
bool at_least(const Matrix<Exact>& a, const Exact& c) {
  return is_positive_semidefinite(shifted(a, c));
}
bool at_most(const Matrix<Exact>& a, const Exact& c) {
  return is_positive_semidefinite(Matrix<Exact>(-shifted(a, c)));
}

/// What the classes ask, answered by one kind of written function. `xs` is the point of a fact.
class Form {
 public:
  virtual ~Form() = default;
  virtual Truth has(FunctionClass function_class, const Exact& constant) const = 0;
  virtual Truth minimizer(const Vector<Exact>& xs) const = 0;
  virtual Truth stationary(const Vector<Exact>& xs) const = 0;
};

class QuadraticMember : public Form {
 public:
  explicit QuadraticMember(WrittenQuadratic form) : form_(std::move(form)), a_(form_.hessian) {}

  Truth has(FunctionClass function_class, const Exact& c) const override {
    const Exact zero(0);
    switch (function_class) {
      case FunctionClass::quadratic:
      case FunctionClass::differentiable:
      case FunctionClass::twice_differentiable:
      case FunctionClass::hessian_lipschitz:
        return Truth::yes;
      case FunctionClass::convex:
        return truth_of(at_least(a_, zero));
      case FunctionClass::strongly_convex:
        return truth_of(at_least(a_, c));
      case FunctionClass::smooth:
        return truth_of(at_most(a_, c) && at_least(a_, -c));
      case FunctionClass::smoothness:
        return truth_of(at_most(a_, c) && at_least(a_, -c) &&
                        (inertia(shifted(a_, c)).zero > 0 || inertia(shifted(a_, -c)).zero > 0));
      case FunctionClass::separable:
        return separable();
      case FunctionClass::coercive:
        return truth_of(inertia(a_).positive == a_.rows());
      case FunctionClass::bounded_below:
        return truth_of(bounded_below());
      case FunctionClass::lipschitz: {
        if (!(inertia(a_).zero == a_.rows())) return Truth::no;
        Exact square(0);
        for (const Exact& x : form_.slope) square += x * x;
        return compared(square, Relation::less_equal, c * c);
      }
      // On the range of a positive semidefinite A, |Ax|^2 >= mu x'Ax: no eigenvalue lies in (0, mu).
      case FunctionClass::pl:
        return truth_of(bounded_below() && inertia(shifted(a_, c)).negative == inertia(a_).zero);
      default:
        return Truth::unknown;
    }
  }

  Truth minimizer(const Vector<Exact>& xs) const override {
    return logical_and(truth_of(at_least(a_, Exact(0))), stationary(xs));
  }

  Truth stationary(const Vector<Exact>& xs) const override {
    Truth result = Truth::yes;
    for (Eigen::Index i = 0; i < a_.rows(); ++i) {
      Exact sum = form_.slope(i);
      for (Eigen::Index j = 0; j < a_.cols(); ++j) sum += a_(i, j) * xs(j);
      result = logical_and(result, compared(sum, Relation::equal, Exact(0)));
    }
    return result;
  }

 private:
  Truth separable() const {
    Truth result = Truth::yes;
    for (Eigen::Index i = 0; i < a_.rows(); ++i) {
      for (Eigen::Index j = 0; j < i; ++j)
        result = logical_and(result, compared(a_(i, j), Relation::equal, Exact(0)));
    }
    return result;
  }

  /// A >= 0 and the slope lies in the range of A.
  bool bounded_below() const {
    if (!at_least(a_, Exact(0))) return false;
    Matrix<Exact> extended(a_.rows(), a_.cols() + 1);
    extended.leftCols(a_.cols()) = a_;
    extended.col(a_.cols()) = form_.slope;
    return rank(extended) == rank(a_);
  }

  WrittenQuadratic form_;
  Matrix<Exact> a_;
};

class PiecewiseMember : public Form {
 public:
  explicit PiecewiseMember(WrittenPieces form) : form_(std::move(form)) {}

  Truth has(FunctionClass function_class, const Exact& c) const override {
    const Exact zero(0);
    switch (function_class) {
      case FunctionClass::differentiable:
        return joined(Relation::equal);
      case FunctionClass::convex:
        return logical_and(joined(Relation::less_equal), curvatures(Relation::greater_equal, zero));
      case FunctionClass::strongly_convex:
        return logical_and(joined(Relation::less_equal), curvatures(Relation::greater_equal, c));
      case FunctionClass::smooth:
        return logical_and(joined(Relation::equal), logical_and(curvatures(Relation::less_equal, c),
                                                                curvatures(Relation::greater_equal, -c)));
      case FunctionClass::smoothness:
        return logical_and(has(FunctionClass::smooth, c), attains(c));
      case FunctionClass::separable:
        return Truth::yes;
      case FunctionClass::twice_differentiable:
        return logical_and(joined(Relation::equal), one_curvature());
      case FunctionClass::pl: {
        const Truth strongly = has(FunctionClass::strongly_convex, c);
        return strongly == Truth::yes ? strongly : Truth::unknown;
      }
      case FunctionClass::coercive:
      case FunctionClass::bounded_below: {
        const bool grows = end_grows(form_.pieces.front(), -1) && end_grows(form_.pieces.back(), 1);
        if (grows) return continuous();
        return Truth::unknown;
      }
      default:
        return Truth::unknown;
    }
  }

  Truth minimizer(const Vector<Exact>& xs) const override {
    if (has(FunctionClass::convex, Exact(0)) != Truth::yes) return Truth::unknown;
    return logical_and(compared(slope_beside(xs(0), -1), Relation::less_equal, Exact(0)),
                       compared(slope_beside(xs(0), 1), Relation::greater_equal, Exact(0)));
  }

  Truth stationary(const Vector<Exact>& xs) const override {
    return logical_and(compared(slope_beside(xs(0), -1), Relation::equal, Exact(0)),
                       compared(slope_beside(xs(0), 1), Relation::equal, Exact(0)));
  }

 private:
  Truth continuous() const {
    Truth result = Truth::yes;
    for (std::size_t i = 0; i < form_.seams.size(); ++i) {
      const Exact& z = form_.seams[i];
      result =
          logical_and(result, compared(form_.pieces[i].value_at(z), Relation::equal, form_.seam_values[i]));
      result = logical_and(result,
                           compared(form_.pieces[i + 1].value_at(z), Relation::equal, form_.seam_values[i]));
    }
    return result;
  }

  /// Continuous, and slope on the left `relation` slope on the right at every seam.
  Truth joined(Relation relation) const {
    Truth result = continuous();
    for (std::size_t i = 0; i < form_.seams.size(); ++i) {
      const Exact& z = form_.seams[i];
      result = logical_and(result,
                           compared(form_.pieces[i].slope_at(z), relation, form_.pieces[i + 1].slope_at(z)));
    }
    return result;
  }

  Truth curvatures(Relation relation, const Exact& c) const {
    Truth result = Truth::yes;
    for (const auto& piece : form_.pieces)
      result = logical_and(result, compared(piece.curvature, relation, c));
    return result;
  }

  Truth attains(const Exact& c) const {
    Truth result = Truth::no;
    for (const auto& piece : form_.pieces)
      result = logical_or(result, compared(abs(piece.curvature), Relation::equal, c));
    return result;
  }

  Truth one_curvature() const { return curvatures(Relation::equal, form_.pieces.front().curvature); }

  static bool end_grows(const WrittenPieces::Piece& piece, int direction) {
    if (compared(piece.curvature, Relation::greater, Exact(0)) == Truth::yes) return true;
    if (compared(piece.curvature, Relation::less, Exact(0)) == Truth::yes) return false;
    return compared(piece.slope * Exact(direction), Relation::greater, Exact(0)) == Truth::yes;
  }

  Exact slope_beside(const Exact& z, int side) const {
    std::size_t i = 0;
    const Relation beyond = side > 0 ? Relation::less_equal : Relation::less;
    while (i < form_.seams.size() && compared(form_.seams[i], beyond, z) == Truth::yes) ++i;
    return form_.pieces[i].slope_at(z);
  }

  WrittenPieces form_;
};

std::unique_ptr<Form> form_of(const WrittenFunction& function) {
  if (auto quadratic = function.quadratic()) return std::make_unique<QuadraticMember>(std::move(*quadratic));
  if (auto pieces = function.piecewise()) return std::make_unique<PiecewiseMember>(std::move(*pieces));
  return nullptr;
}

Vector<Exact> fact_point(Evaluator<Exact>& evaluator, const Statement& statement, int fact) {
  Term name;
  name.operation = Operation::symbol;
  name.type = statement.symbol(fact).type;
  name.symbol = fact;
  name.node = 0;
  if (name.type.is_number()) return Vector<Exact>::Constant(1, evaluator.number(name));
  return evaluator.vector(name);
}

/// One class or fact of one written function.
Truth class_holds(const ClassTerm& use, const Given& given, const Form& form, const WrittenFunction& function,
                  const Instance& instance, Evaluator<Exact>& evaluator) {
  const Statement& statement = *instance.statement;
  switch (use.function_class) {
    case FunctionClass::minimizer:
      return form.minimizer(fact_point(evaluator, statement, use.fact));
    case FunctionClass::stationary:
      return form.stationary(fact_point(evaluator, statement, use.fact));
    case FunctionClass::minimum:
      for (const ClassTerm& other : given.classes) {
        if (other.function_class != FunctionClass::minimizer) continue;
        const Vector<Exact> xs = fact_point(evaluator, statement, other.fact);
        return compared(function.value(xs), Relation::equal, fact_point(evaluator, statement, use.fact)(0));
      }
      return Truth::unknown;
    case FunctionClass::sum_minimizer:
      return Truth::unknown;
    default:
      return form.has(use.function_class, use.argument ? evaluator.number(*use.argument) : Exact(0));
  }
}

}  // namespace

Decision belongs(const Given& given, const Instance& instance, const Effort& effort) {
  Decision decision = certainly();
  const Statement& statement = *instance.statement;
  const std::string& name = statement.symbol(given.symbol).name;
  EvaluationLimits limits;
  limits.operations = effort.operations;
  const InstanceValue& value = instance.values.at(static_cast<std::size_t>(given.symbol));
  const auto* family = std::get_if<std::vector<TermPtr>>(&value);
  const std::size_t members = family ? family->size() : 1;
  try {
    Evaluator<Exact> evaluator(instance, limits);
    for (std::size_t member = 0; member < members; ++member) {
      const WrittenFunction function(given, instance, limits, member);
      const auto form = form_of(function);
      for (const ClassTerm& use : given.classes) {
        const std::string class_name(to_string(use.function_class));
        const Truth truth =
            form ? class_holds(use, given, *form, function, instance, evaluator) : Truth::unknown;
        if (truth < decision.truth) {
          decision.truth = truth;
          decision.message = truth == Truth::no ? name + " is not " + class_name + " as declared"
                                                : "whether " + name + " is " + class_name + " is not proved";
        }
      }
    }
  } catch (const Indeterminate& error) {
    decision.truth = Truth::unknown;
    decision.message = error.what();
  } catch (const Undefined& error) {
    decision.truth = Truth::no;
    decision.message = name + " is not differentiable as declared: " + error.what();
  }
  return decision;
}

}  // namespace referee

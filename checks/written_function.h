#pragma once

#include <optional>
#include <vector>

#include "checks/decide.h"

/// What can be read off a function that is written out in the claim language.

namespace referee {

/// f(z) = value + slope'(z) + z'Az/2, exactly.
struct WrittenQuadratic {
  Exact value;
  Vector<Exact> slope;
  Matrix<Exact> hessian;
};

/// A function of one variable that is a polynomial of degree at most two on each side of finitely many
/// seams. Piece i lies between seams i-1 and i; it is given at `point`, inside the piece.
struct WrittenPieces {
  struct Piece {
    Exact point, value, slope, curvature;
    Exact value_at(const Exact& z) const;
    Exact slope_at(const Exact& z) const;
  };
  std::vector<Exact> seams;        ///< ascending, without repetition
  std::vector<Exact> seam_values;  ///< of the function at the seams themselves
  std::vector<Piece> pieces;       ///< one more than seams
};

/// The function that `given` is bound to in an instance whose values are terms.
class WrittenFunction {
 public:
  /// `member` selects one of a family (its position from 0).
  WrittenFunction(const Given& given, const Instance& instance, const EvaluationLimits& limits,
                  std::size_t member = 0);

  Eigen::Index dimension() const { return dimension_; }
  /// Its form, if it is shown to be a polynomial of degree at most two; throws Indeterminate where exact
  /// numbers cannot represent it.
  std::optional<WrittenQuadratic> quadratic() const;
  /// Its pieces, if it has one variable and its `if`s, absolute values and extrema switch at affine
  /// expressions between such polynomials.
  std::optional<WrittenPieces> piecewise() const;
  Exact value(const Vector<Exact>& z) const;

 private:
  void probe(Operation operation, const Vector<Exact>& z, Matrix<Exact>* hessian,
             Vector<Exact>* gradient) const;
  TermPtr constant(const Exact& x) const;
  TermPtr point(const Vector<Exact>& z) const;
  Exact along(const TermPtr& body, const Exact& z) const;
  bool collect_seams(const Term& term, std::vector<Exact>& seams) const;
  bool add_seam(const TermPtr& a, const TermPtr& b, std::vector<Exact>& seams) const;
  bool add_seams_of_absolute(const TermPtr& absolute, const TermPtr& c, std::vector<Exact>& seams) const;
  int degree(const Term& term) const;

  std::shared_ptr<Statement> statement_;  ///< a copy with room for probing terms
  Instance instance_;
  EvaluationLimits limits_;
  TermPtr function_;
  int lambda_ = -1;
  bool of_numbers_ = false;
  Eigen::Index dimension_ = 1;
};

}  // namespace referee

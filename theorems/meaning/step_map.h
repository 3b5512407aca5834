#pragma once

#include <optional>
#include <vector>

#include "numbers/eigen_support.h"

/// One step s -> F(s) of a recurrence on R^n and a number E(s) observed along its orbits, enclosed; and what
/// can be proved of E along an orbit for ever.

namespace referee {

/// Each member takes a box, a vector of intervals, and throws Undefined or Indeterminate where it encloses
/// nothing. What it returns without throwing holds at every point of the box.
class StepMap {
 public:
  using Box = Vector<WideInterval>;
  virtual ~StepMap() = default;
  virtual Box image(const Box& box) = 0;                        ///< F
  virtual Matrix<WideInterval> derivative(const Box& box) = 0;  ///< DF; F is C^1 near each point of the box
  virtual WideInterval observed(const Box& box) = 0;            ///< E
  virtual bool continuous() const = 0;                          ///< E, where `observed` encloses it
  /// A matrix C such that E is unbounded along every sequence of states along which C s is; without rows if
  /// none is known.
  virtual Matrix<WideInterval> outputs() = 0;
};

/// What is proved of E_k = E(s_k) for k to infinity.
template <class N>
struct Tail {
  std::optional<N> limit;  ///< it exists and lies here
  std::vector<N> visited;  ///< closed, and each of them holds E_k for infinitely many k
  bool unbounded = false;  ///< |E_k| is
};

/// Small tools for boxes.
namespace boxes {

Vector<WideInterval> middle(const Vector<WideInterval>& box);
/// The box widened by `radius` in each component.
Vector<WideInterval> around(const Vector<WideInterval>& box, const Mp150& radius);
/// Whether the inner box lies in the interior of the outer one.
bool inside(const Vector<WideInterval>& inner, const Vector<WideInterval>& outer);
Vector<double> plain(const Vector<WideInterval>& box);
Matrix<double> plain(const Matrix<WideInterval>& a);
/// The largest absolute value of a point of the box, rounded up.
Mp150 reach(const Vector<WideInterval>& box);
bool is_finite(const Matrix<WideInterval>& a);
/// Whether every symmetric matrix in A is positive definite, shown by elimination; A is taken as symmetric.
bool positive_definite(const Matrix<WideInterval>& a);
/// A solution c of c = F(c) near the start, to some 120 digits, by Newton's method on the `period`-th
/// iterate; not proved. Nothing if it does not converge. Also the spectral radius of the derivative of the
/// iterate.
struct FixedPoint {
  Vector<WideInterval> point;
  Matrix<double> derivative;
};
std::optional<FixedPoint> fixed_point(StepMap& map, const Vector<WideInterval>& start, int period);

}  // namespace boxes
}  // namespace referee

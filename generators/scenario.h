#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generators/family.h"
#include "generators/scalars.h"
#include "theorems/meaning/instance.h"

/// Joint recipes: a function together with the numbers and points that bring out its extreme behaviour.
///
/// A scenario is chosen before anything is drawn. When a given's turn comes, the scenario may propose its
/// value; the proposal is used if it lies in the domain and answers the request, else the given is drawn as
/// usual. Scenarios keep nothing themselves: what they propose later is in the memory.

namespace referee {

struct ScenarioMemory {
  std::optional<Rational> distance;      ///< R
  std::vector<Vector<Rational>> starts;  ///< proposals for the vectors of their dimension still to come
};

class Scenario {
 public:
  virtual ~Scenario() = default;
  virtual std::string name() const = 0;
  /// Whether it has anything to propose for the statement.
  virtual bool applies(const Statement& statement) const = 0;
  virtual std::optional<Rational> number(const Given&, const RealInterval&, const Instance&, Choices&) const {
    return std::nullopt;
  }
  /// A function, whose start points are left in the memory.
  virtual FunctionPtr function(const Given& given, const FunctionRequest& request, const Instance& instance,
                               ScenarioMemory& memory, Choices& choices) const = 0;
};

/// - "extremal Huber": phi of slope L delta beyond delta = R/(2 k h + 1), started at distance R, with k an
///   integer of the claim and h/L a number of it (or h = 1): the worst convex case of gradient descent
///   (Drori, Teboulle 2014);
/// - "extreme eigenvectors": a quadratic started along the eigenvectors of its least and largest curvature;
/// - "heavy-ball cycle": L = 25 m, the function of Lessard, Recht, Packard 2016 (section 4.6), started in its
///   basin of cycling, [3.07, 3.46];
/// - "chain": Nesterov's chain (families/chain.h) through 2 k + 1 components, k an integer of the claim,
///   started where every gradient reveals one component more;
/// - "polygon cycle": L = n^2 m for a number n, a function of polygon.h on which heavy ball cycles exactly
///   (planar_cycle.h), for two numbers of the claim as alpha and beta or for Polyak's tuning; started at two
///   points of the cycle, or at rest on a ray through one.
const std::vector<const Scenario*>& scenarios();

}  // namespace referee

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generators/choices.h"
#include "generators/scenario.h"
#include "generators/vectors.h"
#include "theorems/meaning/instance.h"

/// One pass over the givens of a statement: decisions in, an instance out.

namespace referee {

/// What does not change between the instances of a statement.
struct DrawingPlan {
  std::shared_ptr<const Statement> statement;
  std::vector<const Scenario*> scenarios;  ///< that apply
  std::vector<bool> is_dimension;          ///< by symbol id
  bool takes_derivatives = false;
};
DrawingPlan plan_drawing(std::shared_ptr<const Statement> statement);

/// Decisions that an edge instance forces: `segment` 0 is the choice of the scenario, 1 + i that of given i.
struct ForcedModes {
  std::size_t segment = 0;
  std::vector<std::uint32_t> modes;
};

class Drawing {
 public:
  /// `explain`: that no family serves a function is said at length.
  Drawing(const DrawingPlan& plan, Choices& choices, const Instance* fixed, bool explain = false);
  /// Nothing if some given has no value; why_empty then says which.
  std::optional<Instance> run(const ForcedModes* forced = nullptr);
  const std::string& why_empty() const { return why_empty_; }

 private:
  bool draw(const Given& given);
  bool keep_fixed(const Given& given);
  bool draw_integer_given(const Given& given);
  bool draw_real(const Given& given);
  bool draw_element(const Given& given);
  bool draw_vector_given(const Given& given, bool unit);
  bool draw_matrix_given(const Given& given);
  bool draw_function(const Given& given);
  bool draw_family(const Given& given);
  FunctionPtr member(const Given& given, FunctionRequest request);
  std::optional<FunctionRequest> request(const Given& given);
  struct Spread;
  void spread(std::vector<FunctionPtr>& members, const FunctionRequest& request, const Spread& by);
  void set_facts(const Given& given, const Function& function, bool of_numbers);
  std::optional<int> dimension_of(const DomainTerm& domain, std::size_t argument);
  EarlierVectors earlier(int dimension) const;
  InstanceValue& value(int symbol) { return instance_.values[static_cast<std::size_t>(symbol)]; }
  bool fail(const std::string& why);
  bool fail_empty(const Given& given);

  const DrawingPlan& plan_;
  const Statement& statement_;
  Choices& choices_;
  const Instance* fixed_;
  bool explain_;
  const Scenario* scenario_ = nullptr;
  bool prefer_squares_ = false;
  ScenarioMemory memory_;
  std::vector<int> minimizer_symbols_;  ///< facts set so far
  Instance instance_;
  std::string why_empty_;
};

}  // namespace referee

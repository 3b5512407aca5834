#include "generators/drawing.h"

#include <algorithm>

#include "generators/bindings.h"
#include "generators/families/tilted.h"
#include "generators/matrices.h"
#include "generators/requests.h"
#include "generators/term_values.h"
#include "numbers/errors.h"

namespace referee {

using syntax::DomainKind;

namespace {

constexpr long most_members = 1000;
constexpr long largest_dimension = 5000;

bool is_fact(FunctionClass function_class) {
  return function_class == FunctionClass::minimizer || function_class == FunctionClass::minimum ||
         function_class == FunctionClass::stationary || function_class == FunctionClass::sum_minimizer;
}

}  // namespace

DrawingPlan plan_drawing(std::shared_ptr<const Statement> statement) {
  DrawingPlan plan;
  plan.statement = std::move(statement);
  for (const Scenario* scenario : scenarios())
    if (scenario->applies(*plan.statement)) plan.scenarios.push_back(scenario);
  for (std::size_t i = 0; i < plan.statement->symbols.size(); ++i)
    plan.is_dimension.push_back(is_dimension(*plan.statement, static_cast<int>(i)));
  plan.takes_derivatives = takes_derivatives(*plan.statement);
  return plan;
}

Drawing::Drawing(const DrawingPlan& plan, Choices& choices, const Instance* fixed, bool explain)
    : plan_(plan), statement_(*plan.statement), choices_(choices), fixed_(fixed), explain_(explain) {
  instance_.statement = plan.statement;
  instance_.values.resize(statement_.symbols.size());
  instance_.family_ranges.resize(statement_.symbols.size());
}

bool Drawing::fail(const std::string& why) {
  if (why_empty_.empty()) why_empty_ = why;
  return false;
}

bool Drawing::fail_empty(const Given& given) {
  return fail("no value for " + statement_.symbol(given.symbol).name + ": its domain is empty");
}

std::optional<Instance> Drawing::run(const ForcedModes* forced) {
  if (forced && forced->segment == 0) choices_.force(forced->modes);
  std::vector<unsigned> weights{100};
  for (std::size_t i = 0; i < plan_.scenarios.size(); ++i) weights.push_back(8);
  if (const std::uint32_t choice = choices_.mode(weights); choice > 0)
    scenario_ = plan_.scenarios[choice - 1];
  prefer_squares_ = choices_.chance(20);
  for (std::size_t i = 0; i < statement_.givens.size(); ++i) {
    choices_.next_segment();
    if (forced && forced->segment == i + 1) choices_.force(forced->modes);
    if (!draw(statement_.givens[i])) return std::nullopt;
  }
  instance_.recipe = choices_.recipe();
  if (scenario_) instance_.scenario = scenario_->name();
  instance_.nature = nature_of(instance_);
  return std::move(instance_);
}

bool Drawing::keep_fixed(const Given& given) {
  if (!fixed_) return false;
  const auto is_set = [&](int symbol) {
    const auto i = static_cast<std::size_t>(symbol);
    return i < fixed_->values.size() && !std::holds_alternative<std::monostate>(fixed_->values[i]);
  };
  if (!is_set(given.symbol)) return false;
  const auto keep = [&](int symbol) {
    const auto i = static_cast<std::size_t>(symbol);
    instance_.values[i] = fixed_->values[i];
    if (i < fixed_->family_ranges.size()) instance_.family_ranges[i] = fixed_->family_ranges[i];
  };
  keep(given.symbol);
  for (const ClassTerm& used : given.classes) {
    if (used.fact < 0 || !is_set(used.fact)) continue;
    keep(used.fact);
    if (used.function_class != FunctionClass::minimum) minimizer_symbols_.push_back(used.fact);
  }
  return true;
}

bool Drawing::draw(const Given& given) {
  if (statement_.symbol(given.symbol).kind == SymbolKind::random || keep_fixed(given)) return true;
  const Type& type = statement_.symbol(given.symbol).type;
  if (type.kind == TypeKind::function) return draw_function(given);
  if (type.kind == TypeKind::sequence && type.element && type.element->kind == TypeKind::function)
    return draw_family(given);
  switch (given.domain.kind) {
    case DomainKind::range:
      return draw_integer_given(given);
    case DomainKind::interval:
    case DomainKind::reals:
      return draw_real(given);
    case DomainKind::set:
      return draw_element(given);
    case DomainKind::vectors:
      return draw_vector_given(given, false);
    case DomainKind::sphere:
      return draw_vector_given(given, true);
    case DomainKind::matrices:
    case DomainKind::symmetric:
    case DomainKind::positive_definite:
    case DomainKind::orthogonal:
      return draw_matrix_given(given);
    case DomainKind::expression:
      break;
  }
  return fail("no generator for the domain of " + statement_.symbol(given.symbol).name);
}

bool Drawing::draw_integer_given(const Given& given) {
  const auto& ends = given.domain.arguments;
  const std::optional<long> first = integer_value(*ends.at(0), instance_);
  std::optional<long> last;
  if (!first) return fail_empty(given);
  if (ends.size() > 1 && ends[1] && ends[1]->operation != Operation::infinity) {
    last = integer_value(*ends[1], instance_);
    if (!last || *last < *first) return fail_empty(given);
  }
  value(given.symbol) = Rational(draw_integer(*first, last, choices_));
  return true;
}

bool Drawing::draw_real(const Given& given) {
  const std::optional<RealInterval> interval = interval_of(given.domain, instance_);
  if (!interval || interval->is_empty()) return fail_empty(given);
  if (scenario_) {
    const std::optional<Rational> proposal = scenario_->number(given, *interval, instance_, choices_);
    if (proposal && interval->contains(*proposal)) return value(given.symbol) = *proposal, true;
  }
  value(given.symbol) = draw_number(*interval, choices_, prefer_squares_);
  return true;
}

bool Drawing::draw_element(const Given& given) {
  const auto& elements = given.domain.arguments;
  if (elements.empty()) return fail_empty(given);
  const TermPtr& element = elements[choices_.mode(std::vector<unsigned>(elements.size(), 1))];
  std::optional<Rational> number;
  if (element->type.is_number()) number = exact_term_value(*element, instance_);
  if (number)
    value(given.symbol) = *number;
  else
    value(given.symbol) = element;
  return true;
}

std::optional<int> Drawing::dimension_of(const DomainTerm& domain, std::size_t argument) {
  if (argument >= domain.arguments.size()) return std::nullopt;
  const std::optional<long> d = integer_value(*domain.arguments[argument], instance_);
  if (!d || *d < 1 || *d > largest_dimension) return std::nullopt;
  return static_cast<int>(*d);
}

EarlierVectors Drawing::earlier(int dimension) const {
  EarlierVectors result;
  const auto is_minimizer = [&](int symbol) {
    return std::find(minimizer_symbols_.begin(), minimizer_symbols_.end(), symbol) !=
           minimizer_symbols_.end();
  };
  for (std::size_t i = 0; i < instance_.values.size(); ++i) {
    const auto* x = std::get_if<Vector<Rational>>(&instance_.values[i]);
    if (!x || x->size() != dimension) continue;
    (is_minimizer(static_cast<int>(i)) ? result.minimizers : result.points).push_back(*x);
  }
  return result;
}

bool Drawing::draw_vector_given(const Given& given, bool unit) {
  const std::optional<int> d = dimension_of(given.domain, 0);
  if (!d) return fail_empty(given);
  if (unit) return value(given.symbol) = draw_unit_vector(*d, choices_), true;
  if (!memory_.starts.empty() && memory_.starts.front().size() == *d) {
    value(given.symbol) = memory_.starts.front();
    memory_.starts.erase(memory_.starts.begin());
    return true;
  }
  value(given.symbol) = draw_vector(*d, earlier(*d), choices_);
  return true;
}

bool Drawing::draw_matrix_given(const Given& given) {
  const DomainTerm& domain = given.domain;
  const std::optional<int> rows = dimension_of(domain, 0);
  if (!rows) return fail_empty(given);
  if (domain.kind == DomainKind::matrices) {
    const std::optional<int> columns = dimension_of(domain, 1);
    if (!columns) return fail_empty(given);
    return value(given.symbol) = draw_matrix(*rows, *columns, choices_), true;
  }
  if (domain.kind == DomainKind::orthogonal)
    return value(given.symbol) = draw_orthogonal(*rows, choices_), true;
  RealInterval spectrum;
  if (domain.spectrum) {
    const std::optional<RealInterval> interval = interval_of(*domain.spectrum, instance_);
    if (!interval) return fail_empty(given);
    spectrum = *interval;
  }
  if (domain.kind == DomainKind::positive_definite && (!spectrum.low || *spectrum.low <= 0)) {
    spectrum.low = Rational(0);
    spectrum.open_low = true;
  }
  if (spectrum.is_empty()) return fail_empty(given);
  value(given.symbol) = draw_symmetric(*rows, spectrum, choices_);
  return true;
}

std::optional<FunctionRequest> Drawing::request(const Given& given) {
  const Type& type = statement_.symbol(given.symbol).type;
  const bool of_numbers = (type.kind == TypeKind::sequence ? *type.element : type).of_numbers;
  const std::optional<int> d = of_numbers ? std::optional<int>(1) : dimension_of(given.domain, 0);
  if (!d) return fail_empty(given), std::nullopt;
  std::optional<FunctionRequest> request = request_of(given, *d, of_numbers, instance_);
  if (!request)
    return fail("a constant of " + statement_.symbol(given.symbol).name + " has no value"), std::nullopt;
  request->needs_gradient = plan_.takes_derivatives;
  return request;
}

FunctionPtr Drawing::member(const Given& given, FunctionRequest request) {
  if (scenario_) {
    ScenarioMemory memory;
    const FunctionPtr proposal = scenario_->function(given, request, instance_, memory, choices_);
    if (proposal && implies(proposal->guarantees(), request)) {
      memory_ = std::move(memory);
      return proposal;
    }
  }
  const std::vector<const Family*> able = serving(request);
  if (able.empty()) return fail(explain_ ? unserved_text(given, request, instance_) : "no family"), nullptr;
  std::vector<unsigned> weights;
  for (const Family* family : able) weights.push_back(family->weight());
  const FunctionPtr function = able[choices_.mode(weights)]->draw(request, choices_);
  REFEREE_DEMAND(implies(function->guarantees(), request));
  REFEREE_DEMAND(!request.needs_minimizer || function->minimizer());
  REFEREE_DEMAND(!request.needs_stationary || function->stationary());
  return function;
}

void Drawing::set_facts(const Given& given, const Function& function, bool of_numbers) {
  for (const ClassTerm& used : given.classes) {
    if (used.fact < 0) continue;
    if (used.function_class == FunctionClass::minimum) {
      value(used.fact) = MinimumOf{given.symbol};
      continue;
    }
    const bool stationary = used.function_class == FunctionClass::stationary;
    const Vector<Rational> point = stationary ? *function.stationary() : *function.minimizer();
    if (of_numbers)
      value(used.fact) = point(0);
    else
      value(used.fact) = point;
    minimizer_symbols_.push_back(used.fact);
  }
}

bool Drawing::draw_function(const Given& given) {
  const std::optional<FunctionRequest> asked = request(given);
  if (!asked) return false;
  const FunctionPtr function = member(given, *asked);
  if (!function) return false;
  value(given.symbol) = function;
  instance_.families.push_back(function->family());
  set_facts(given, *function, asked->of_numbers);
  return true;
}

/// What the members of a family get that adds up to zero, so that the sum keeps its minimiser.
struct Drawing::Spread {
  bool slopes = false;
  bool curvatures = false;
};

/// Slopes where all members are convex, short ones under a Lipschitz constant, of which members use half;
/// opposite curvatures, half of the constant of smoothness.
void Drawing::spread(std::vector<FunctionPtr>& members, const FunctionRequest& request, const Spread& by) {
  const int d = request.dimension;
  const bool convex = std::all_of(members.begin(), members.end(), [](const FunctionPtr& f) {
    return f->guarantees().convex || f->guarantees().strong_convexity;
  });
  const bool tilt = by.slopes && convex;
  if (!tilt && !by.curvatures) return;
  Vector<Rational> direction = Vector<Rational>::Unit(d, 0);
  if (by.curvatures && !request.separable) direction = draw_direction(d, choices_);
  Vector<Rational> rest = Vector<Rational>::Zero(d);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool last = i + 1 == members.size(), second = i % 2 == 1;
    Vector<Rational> slope = Vector<Rational>::Zero(d);
    if (tilt && (last || (request.lipschitz && second)))
      slope = -rest;
    else if (tilt && request.lipschitz)
      slope = draw_unit_vector(d, choices_) * (*request.lipschitz / 2);
    else if (tilt)
      slope = draw_small_vector(d, choices_);
    rest += slope;
    Rational curvature = by.curvatures ? Rational(*request.smooth / 2) : Rational(0);
    if (second) curvature = -curvature;
    if (last && !second) curvature = 0;
    members[i] = std::make_shared<Tilted>(members[i], slope, *request.center, curvature, direction);
    REFEREE_DEMAND(implies(members[i]->guarantees(), request));
  }
}

bool Drawing::draw_family(const Given& given) {
  if (!given.family_range || given.family_range->arguments.size() < 2)
    return fail("no generator for the family " + statement_.symbol(given.symbol).name);
  const std::optional<long> first = integer_value(*given.family_range->arguments[0], instance_);
  const std::optional<long> last = integer_value(*given.family_range->arguments[1], instance_);
  std::optional<FunctionRequest> asked = request(given);
  if (!asked) return false;
  if (!first || !last || *last < *first || *last - *first >= most_members) return fail_empty(given);
  const auto sum_fact = std::find_if(given.classes.begin(), given.classes.end(), [](const ClassTerm& used) {
    return used.function_class == FunctionClass::sum_minimizer;
  });
  const bool of_sum = sum_fact != given.classes.end();
  if (of_sum) asked->center = draw_small_vector(asked->dimension, choices_);
  Spread by;
  FunctionRequest of_member = *asked;
  if (of_sum && *last > *first) {
    const bool bounded = asked->pl || asked->coercive || asked->bounded_below;
    by.slopes = (asked->strongly_convex || !bounded) && choices_.chance(75);
    by.curvatures = asked->smooth && !asked->smoothness && !asked->asks_convex() && !bounded &&
                    !asked->lipschitz && choices_.chance(40);
    if (by.slopes && asked->lipschitz) *of_member.lipschitz /= 2;
    if (by.curvatures) *of_member.smooth /= 2;
  }
  std::vector<FunctionPtr> members;
  for (long i = *first; i <= *last; ++i) {
    if (given.family_index >= 0) value(given.family_index) = Rational(i);
    const FunctionPtr function = member(given, of_member);
    if (!function) return false;
    members.push_back(function);
    instance_.families.push_back(function->family());
  }
  if (given.family_index >= 0) value(given.family_index) = std::monostate{};
  if (of_sum) {
    spread(members, *asked, by);
    if (asked->of_numbers)
      value(sum_fact->fact) = (*asked->center)(0);
    else
      value(sum_fact->fact) = *asked->center;
    minimizer_symbols_.push_back(sum_fact->fact);
  } else {
    for (const ClassTerm& used : given.classes)
      if (is_fact(used.function_class)) return fail("no generator for facts of the members of a family");
  }
  value(given.symbol) = std::move(members);
  instance_.family_ranges[static_cast<std::size_t>(given.symbol)] = {*first, *last};
  return true;
}

}  // namespace referee

#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

#include "numbers/germ.h"
#include "numbers/jet.h"
#include "numbers/sparse_polynomial.h"
#include "theorems/language/dependencies.h"
#include "theorems/meaning/draws.h"
#include "theorems/meaning/evaluator.h"
#include "theorems/meaning/outcomes.h"
#include "theorems/meaning/reliance.h"
#include "theorems/meaning/value.h"

/// The inside of Evaluator: one interpreter of typed terms, written once for every arithmetic N, for jets
/// and for germs over it. The parts of this class template are defined in machine_*.h; evaluator_*.cpp
/// instantiate it, one translation unit per arithmetic.
///
/// A vector or matrix term writes its value into the slot of its node and returns a reference to it, so
/// that repeated evaluation allocates nothing. A slot is overwritten when the same node is evaluated again;
/// therefore a call copies its result out of the body's slots into its own.

namespace referee {

template <class N>
inline constexpr bool is_value_arithmetic = false;
#define REFEREE_VALUE_ARITHMETIC(N) \
  template <>                       \
  inline constexpr bool is_value_arithmetic<N> = true;
REFEREE_FOR_EACH_ARITHMETIC(REFEREE_VALUE_ARITHMETIC)
#undef REFEREE_VALUE_ARITHMETIC

/// Arithmetics that round without enclosing: the ones in which estimates and trends are computed.
template <class N>
inline constexpr bool is_plain = std::is_same_v<N, double> || std::is_same_v<N, Mp50>;

template <class N>
inline constexpr bool is_interval = std::is_same_v<N, DoubleInterval> || std::is_same_v<N, WideInterval>;

template <class N>
inline constexpr bool is_jet = false;
template <class N>
inline constexpr bool is_jet<Jet<N>> = true;
template <class N>
inline constexpr bool is_germ = false;
template <class N>
inline constexpr bool is_germ<Germ<N>> = true;

template <class N>
inline constexpr bool is_polynomial = false;
template <class N>
inline constexpr bool is_polynomial<SparsePolynomial<N>> = true;

/// The coefficients of polynomials; every other arithmetic itself.
template <class N>
struct BaseNumberOf {
  using type = N;
};
template <class N>
struct BaseNumberOf<SparsePolynomial<N>> {
  using type = N;
};
template <class N>
using BaseNumber = typename BaseNumberOf<N>::type;

template <class N>
struct Tail;
template <class N>
struct Trend;
template <class N>
class NoLimit;
template <class N>
class OrbitMap;
struct Orbit;

/// What a function term denotes: a function of the instance, or a lambda of the statement.
struct FunctionReference {
  const Function* function = nullptr;
  int lambda = -1;
  bool of_numbers = false;
};

template <class N>
class Machine {
 public:
  Machine(const Instance& instance, const Dependencies& dependencies, const EvaluationLimits& limits,
          Outcomes& outcomes);

  N number(const Term& term);
  long integer(const Term& term);
  const Vector<N>& vector(const Term& term);
  const Matrix<N>& matrix(const Term& term);
  Truth truth(const Term& term);
  /// Truth of a formula whose random names outside E, Var, P take all their outcomes.
  Truth truth_for_every_outcome(const Term& formula);
  double slack_over_outcomes(const Term& formula);
  /// Why the last formula came out unknown: the message of the first obstacle, empty if the sides were close.
  const std::string& obstacle() const { return obstacle_; }
  bool obstacle_is_size() const { return obstacle_is_size_; }
  /// Whether a rigorous arithmetic met a value that can only be estimated.
  bool needs_estimate() const { return needs_estimate_; }
  Reliance reliance() const { return reliance_; }
  Truth contains(const DomainTerm& domain, int symbol);
  std::vector<N> set(const Term& term);
  N scale(const Term& term);
  double slack(const Term& formula);

  /// Takes over the values of the bound names that `needed` lists, as constants.
  template <class M>
  void adopt(const Machine<M>& other, const std::vector<int>& needed);
  void bind(int symbol, Value<N> value);

 private:
  template <class M>
  friend class Machine;
  template <class M>
  friend class OrbitMap;

  struct DepthGuard {
    explicit DepthGuard(int& depth) : depth(depth) { ++depth; }
    ~DepthGuard() { --depth; }
    DepthGuard(const DepthGuard&) = delete;
    DepthGuard& operator=(const DepthGuard&) = delete;
    int& depth;
  };

  struct Cell {
    Value<N> value;
    bool ready = false;
    std::uint64_t stamp = 0;    ///< of a let: the versions of its dependencies at computation
    std::uint64_t version = 0;  ///< of a bound name: grows with each binding
  };
  struct Track {
    std::deque<std::optional<Value<N>>> elements;
    std::uint64_t stamp = 0;
    bool recursive = false;
    bool analysed = false;
  };
  class Binding;        ///< restores a bound name when it goes out of scope
  class OutcomesScope;  ///< restores the outcomes in place
  class Apart;          ///< keeps what was estimated before out of an evaluation
  struct FlowTrack;     ///< what is kept of a group of flows
  struct Trends;        ///< what is known of limits

  // machine_symbol.h: names, sequences, functions
  const Value<N>& symbol_value(int symbol);
  void load_given(int symbol, Cell& cell);
  void load_random(int symbol, Cell& cell);
  Value<N> evaluate(const Term& term);
  const Value<N>& element(int symbol, long index);
  Value<N> compute_element(const Recurrence::Member& member, long index);
  bool is_recursive(const Recurrence& recurrence, const Term& term) const;
  int resolved(int symbol) const;
  std::uint64_t stamp(const std::vector<int>& dependencies) const;
  FunctionReference function(const Term& term);
  const FunctionPtr& given_function(int symbol);
  static N from_long(long value);
  const N& constant(const Term& term);

  // machine_number.h
  N arithmetic(const Term& term);
  N elementary(const Term& term);
  N of_vector_or_matrix(const Term& term);
  N binder(const Term& term);
  N divide(const Term& term);
  N power_of(const Term& term);
  std::optional<N> even_power_of_norm(const Term& base, const Term& exponent);
  N extremum(const Term& term);
  N apply_unary(Operation operation, const N& x) const;
  template <class Compute>
  auto at(const Term& term, Compute compute);

  // machine_vector.h
  void compute_vector(const Term& term, Vector<N>& out);
  void compute_matrix(const Term& term, Matrix<N>& out);
  void multiply_into(const Term& term, Vector<N>& out);
  void multiply_into(const Term& term, Matrix<N>& out);
  static N dot(const Vector<N>& a, const Vector<N>& b);
  static N norm(const Vector<N>& a);

  // machine_matrix.h
  N matrix_number(const Term& term);
  N rank_of(const Matrix<N>& a);
  Matrix<N> power_of_matrix(const Term& term);
  Eigen::Index size_of(const Dimension& dimension);
  Matrix<N> solved(const Matrix<N>& a, const Matrix<N>& b, const Term& term);
  N determinant_of(const Matrix<N>& a);
  N determinant_by_elimination(Matrix<N> a)
    requires is_value_arithmetic<N>;
  Matrix<N> lyapunov_solution(const Matrix<N>& a, const Matrix<N>& q, const Term& term);

  // machine_spectrum.h
  template <class Compute>
  std::vector<N> listed(const Matrix<N>& a, Compute compute);
  std::vector<N> eigenvalues_of(const Matrix<N>& a);
  std::vector<N> singular_values_of(const Matrix<N>& a);
  std::vector<N> eigenvalue_moduli_of(const Matrix<N>& a);
  std::vector<N> spectral_list(const Term& term);
  N spectral_number(const Term& term);
  N small_spectral_number(const Term& term, const Matrix<N>& a);
  void require_symmetric(const Term& term, const Matrix<N>& a);
  std::optional<Ordering> compare_spectrum(const Term& spectral, const Term& other);
  std::optional<Ordering> compare_small_radius(const Matrix<N>& a, const N& c);
  Truth semidefinite(const Matrix<N>& a);

  // machine_logic.h
  static N size(const Value<N>& value, const Type& type);
  N scale_of_element(const Term& term);
  N scale_of_function(const Term& term);
  Truth compare_terms(const Term& term);
  Ordering ordering(const Term& a, const Term& b);
  Truth compare_components(const Term& term);
  Truth contains_matrix(const DomainTerm& domain, const Matrix<N>& a);
  double comparison_slack(const Term& term);
  double summands(const Term& term);
  Truth quantifier(const Term& term);
  Truth quantifier_over_interval(const Term& term)  // machine_range.h
    requires is_interval<N>;
  Truth forall_everywhere(const Term& term);  // machine_definite.h
  const Term& branch(const Term& term);
  Truth condition(const Term& term);
  template <class Formula>
  Truth guarded(Formula formula);
  void rely_on(Reliance reliance) { reliance_ = std::max(reliance_, reliance); }
  Truth as_far_as_supported(Truth truth);

  // machine_binder.h
  template <class Body>
  void for_each(const DomainTerm& domain, int symbol, Body body);
  template <class Body>
  void for_each_admitted(const Term& term, Body body);
  N extremum_over(const Term& term);

  // machine_extremum.h: extrema over intervals
  struct Line;
  struct Extremum;
  N extremum_on_interval(const Term& term);
  Line line_of(const Term& term);
  void require_values_at_open_ends(const Term& term, Binding& binding, const Line& line);
  N body_at(Binding& binding, const Term& body, const N& x);
  template <class Use>
  void for_each_piece(const Line& line, Use use);
  template <class Difference>
  void add_kinks(Line& line, Difference difference);
  N value_within(const std::vector<const Term*>& calls, std::size_t depth, const Term& term);
  bool depends_on(const Term& term, int symbol, const std::vector<const Term*>& calls) const;
  void collect_kinks(const Term& term, int symbol, Binding& binding, Line& line,
                     std::vector<const Term*> calls);
  std::optional<Extremum> extremum_of_pieces(const Term& term, Binding& binding, Line line, bool largest,
                                             int degree);
  std::optional<Extremum> least_of(const Term& term, const std::vector<Extremum>& candidates);
  Extremum searched_extremum(const Term& body, Binding& binding, const N& low, const N& high, bool largest)
    requires is_plain<N>;
  std::optional<N> slope_over(const Term& body, int symbol, const N& range)
    requires is_interval<N>;
  Extremum enclosed_extremum(const Term& body, Binding& binding, int symbol, const N& low, const N& high,
                             bool largest)
    requires is_interval<N>;

  // machine_random.h: random names
  const Given& given_of(int symbol) const;
  Value<N> random_draw(const Given& given, long index);
  Value<N> finite_draw(const Given& given, long index);
  Value<N> subset_draw(const Given& given, long index);
  Value<N> normal_draw(const Given& given, long index);
  N normal_number(const Given& given, long index, int component, const N& mean, const N& variance);
  void forget_random();
  bool is_free_of_random(const Term& term) const;
  std::uint64_t sampling_key() const;
  template <class Body>
  void for_each_outcome(Body body);
  Value<N> over_outcomes(const Term& term);
  std::optional<Value<N>> exactly(Operation operation, const Term& body);
  std::optional<Value<N>> by_linearity(const Term& body);
  Value<N> enumerated(Operation operation, const Term& body);

  // machine_sampling.h: means over pseudo-random outcomes
  Value<N> estimated(Operation operation, const Term& body);
  template <class Body>
  Value<N> estimated_mean(Body body, bool indicator);
  template <class Body>
  std::optional<std::vector<N>> range_over_outcomes(Body body);

  // machine_moments.h: expectations of polynomials in draws
  Machine<SparsePolynomial<N>>& polynomials();
  std::optional<Value<N>> by_moments(Operation operation, const Term& body);
  void adopt_bound_names(const Machine<BaseNumber<N>>& base);
  bool is_known_to_base(const Term& term);
  bool is_known_to_base(const std::vector<int>& names) const;
  template <class Compute>
  auto in_base(Compute compute);
  static Value<N> lifted(const Value<BaseNumber<N>>& value);
  Value<N> moments(Operation operation, const Term& body)
    requires is_polynomial<N>;
  N mean_of(const Term& term)
    requires is_polynomial<N>;
  N mean_of_product(const N& x, const N& y)
    requires is_polynomial<N>;
  N mean_of_inner(const Vector<N>& x, const Vector<N>& y)
    requires is_polynomial<N>;
  N mean_of_power(const Term& base, long k)
    requires is_polynomial<N>;
  N mean_of_function(const Function& function, const Vector<N>& x)
    requires is_polynomial<N>;
  N mean_of_elementary(Operation operation, const N& x)
    requires is_polynomial<N>;
  N probability_of(const Term& formula)
    requires is_polynomial<N>;
  N probability_of_sign(const N& x, Relation relation)
    requires is_polynomial<N>;
  N probability_of_absolute(const N& x, Relation relation, const N& bound)
    requires is_polynomial<N>;
  N certain_probability(Truth truth) const
    requires is_polynomial<N>;

  // machine_polynomial_function.h: functions at points of polynomials
  N value_at_polynomials(const Function& function, const Vector<N>& x)
    requires is_polynomial<N>;
  Vector<N> gradient_at_polynomials(const FunctionReference& reference, const Vector<N>& x)
    requires is_polynomial<N>;
  Matrix<N> hessian_at_polynomials(const FunctionReference& reference, const Vector<N>& x)
    requires is_polynomial<N>;
  std::optional<Vector<N>> gradient_by_polynomials(const FunctionReference& reference, const Vector<N>& x)
    requires is_value_arithmetic<N>;
  template <class Use>
  auto expanded(const FunctionReference& reference, const Vector<N>& x, Use use)
    requires is_polynomial<N>;
  static void require_quadratic(const Function& function, const Vector<N>& x)
    requires is_polynomial<N>;
  static bool is_constant_point(const Vector<N>& x)
    requires is_polynomial<N>;
  static Vector<BaseNumber<N>> constant_point(const Vector<N>& x, const char* what)
    requires is_polynomial<N>;

  // machine_estimate.h
  static constexpr double largest_estimate_error = 1e-6;  ///< relative; beyond it there is no estimate
  void rely_on_estimate(double relative_error);
  static N wobble(int place, Eigen::Index component);
  template <class M>
  void enter_scope_of(const Machine<M>& other);
  std::vector<N> components(const Term& term);
  bool within_error(const Term& a, const Term& b);

  // machine_trend.h: limits
  Trends& trends();
  template <class Known, class Compute>
  auto kept(std::map<int, Known>& list, const Term& term, Compute compute);
  N limit_value(const Term& term);
  N scale_of_limit(const Term& term);
  static bool is_limit_formula(const Term& term);
  Truth limit_formula(const Term& term);
  static bool has_no_limit(const Tail<N>& tail);
  Truth compare_numbers(const Term& term);
  Truth compare_without_limit(const Term& term, const NoLimit<N>& none);
  void forget_definitions();
  double slack_of_limits(const Term& term);
  std::shared_ptr<const Tail<N>> proved_tail(const Term& term);
  std::optional<Tail<N>> enclosed_tail(const Term& term, const Orbit& orbit)
    requires std::is_same_v<N, WideInterval>;
  std::optional<Tail<N>> exact_tail(const Term& term, const Orbit& orbit)
    requires std::is_same_v<N, Exact>;

  // machine_terms.h: what finitely many terms show
  std::shared_ptr<const Trend<N>> trend_of(const Term& term)
    requires is_plain<N>;
  Trend<N> trend_of_terms(const Term& term)
    requires is_plain<N>;
  Trend<N> trend_at_point(const Term& term)
    requires is_plain<N>;
  std::vector<N> values_at_point(const Term& term, N h, const N& q)
    requires is_plain<N>;
  static Trend<N> agreement(const Trend<N>& a, const Trend<N>& b)
    requires is_plain<N>;

  // machine_integral.h
  N integral(const Term& term);
  N quadrature(const Term& term, const N& low, const N& high, const std::function<N(const N&)>& body)
    requires is_plain<N>;
  N enclosed_integral(const Term& body, int symbol, const N& low, const N& high,
                      const std::function<N(const N&)>& body_at)
    requires is_interval<N>;

  // machine_flow.h
  const Value<N>& flow_value(const Term& term);
  FlowTrack& flow_track(int group);
  Vector<N> flow_state(int group, const N& t);
  Vector<N> flow_rates(const Flow& flow, FlowTrack& track, const N& t, const Vector<N>& y);
  Vector<N> packed(const Flow& flow, const std::vector<Value<N>>& values) const;
  void unpack(const Vector<N>& y, const Flow& flow, std::vector<Value<N>>& values) const;
  bool is_affine(const Flow& flow, Eigen::Index size);
  Matrix<N> affine_system(const Flow& flow, FlowTrack& track);
  Vector<double> numerical_solution(const Flow& flow, FlowTrack& track, double t)
    requires std::is_same_v<N, double>;
  Machine<double>& double_machine();

  // machine_function.h
  bool is_quadratic(const Term& term);
  Machine<Jet<N>>& jet_machine();
  N apply(const Term& term);
  N apply_function(const Function& function, const Vector<N>& x);
  Value<N> call(int lambda, const std::vector<TermPtr>& arguments);
  template <class Use>
  auto called(int lambda, const std::vector<TermPtr>& arguments, Use use);
  Vector<N> gradient(const Term& term);
  Matrix<N> hessian(const Term& term);
  N directional(const Term& term);
  Vector<N> point(const Term& term);
  auto jet_of(const FunctionReference& reference, const Vector<N>& x, int order);
  template <class Base>
  std::pair<Vector<Base>, Matrix<Base>> derivatives_at(const FunctionReference& reference,
                                                       const Vector<Base>& x);
  void check_seam(const Term& term);

  void count(std::uint64_t operations = 1);
  [[noreturn]] static void not_decided_yet(const std::string& what);
  [[noreturn]] static void only_estimated(const std::string& what);
  std::size_t index(int id) const { return static_cast<std::size_t>(id); }

  const Instance& instance_;
  const Statement& statement_;
  const Dependencies& dependencies_;
  const EvaluationLimits limits_;
  Outcomes& outcomes_;
  bool has_random_names_ = false;
  std::uint64_t operations_ = 0;
  int depth_ = 0;
  int definitions_ = 0;           ///< definitions of a `let` under evaluation, one inside another
  bool at_seam_ = false;          ///< a comparison of the condition at hand had equal sides
  bool perhaps_at_seam_ = false;  ///< or may have had

  std::string obstacle_;
  bool obstacle_is_size_ = false;
  bool needs_estimate_ = false;
  Reliance reliance_ = Reliance::nothing;  ///< of everything computed so far
  double estimate_error_ = 0;              ///< the largest relative error of its flows and integrals; 0: none
  bool moves_estimates_ = false;           ///< moves every flow and integral by its error
  std::unique_ptr<Machine> moved_;         ///< a machine that does, for within_error
  Machine* origin_ = nullptr;              ///< of a moved machine: the one whose estimates it moves
  std::shared_ptr<Trends> trends_;         ///< made on first use

  std::vector<Cell> cells_;
  std::vector<Track> tracks_;
  std::vector<Vector<N>> vectors_;
  std::vector<Matrix<N>> matrices_;
  std::vector<std::optional<N>> constants_;
  std::vector<std::shared_ptr<FlowTrack>> flow_tracks_;

  // Differentiation of lambdas: machines over jets and germs, made on first use.
  std::shared_ptr<void> jets_;
  std::shared_ptr<void> germs_;
  std::shared_ptr<void> values_of_jets_;  ///< of a machine over jets: one over their values

  // Expectations: a machine over polynomials, made on first use; and, of that machine, the one it serves.
  std::shared_ptr<void> polynomials_;
  Machine<BaseNumber<N>>* base_ = nullptr;
  std::shared_ptr<Draws<BaseNumber<N>>> draws_;
  std::vector<std::uint64_t> adopted_versions_;  ///< by symbol
  std::vector<signed char> known_to_base_;       ///< by node: 1, 0, or -1 for not known yet
  int formals_ = 0;                              ///< formal variables in use
  bool drew_outcome_ = false;                    ///< something was computed from an enumerated draw
  bool ranging_ = false;                         ///< draws are the hulls of their values
  std::shared_ptr<void> doubles_;                ///< a machine over doubles, in which flows are followed
};

}  // namespace referee

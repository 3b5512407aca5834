#include "generators/families/piecewise_quadratic.h"

#include <algorithm>
#include <functional>

#include "generators/scalars.h"
#include "numbers/errors.h"

namespace referee {

namespace {

Vector<Rational> vector_of(const std::vector<Rational>& list) {
  Vector<Rational> x(static_cast<Eigen::Index>(list.size()));
  for (std::size_t i = 0; i < list.size(); ++i) x(static_cast<Eigen::Index>(i)) = list[i];
  return x;
}

/// Whether a t^2 + b t + c >= 0 on [low, high] (an absent end is infinite).
bool nonnegative_on(const Rational& a, const Rational& b, const Rational& c,
                    const std::optional<Rational>& low, const std::optional<Rational>& high) {
  const auto at = [&](const Rational& t) { return (a * t + b) * t + c; };
  if (low && at(*low) < 0) return false;
  if (high && at(*high) < 0) return false;
  if (!low && (a < 0 || (a == 0 && (b > 0 || (b == 0 && c < 0))))) return false;
  if (!high && (a < 0 || (a == 0 && (b < 0 || (b == 0 && c < 0))))) return false;
  if (a <= 0) return true;
  const Rational vertex = -b / (2 * a);
  if ((low && vertex < *low) || (high && vertex > *high)) return true;
  return at(vertex) >= 0;
}

/// The side of x with respect to b, if the arithmetic can tell: -1, 0, 1.
template <class N>
std::optional<int> side_of(const N& x, const N& b) {
  const Ordering o = compare(x, b, abs(x) + abs(b));
  if (o.less && !o.equal && !o.greater) return -1;
  if (o.greater && !o.equal && !o.less) return 1;
  if (o.equal && !o.less && !o.greater) return 0;
  return std::nullopt;
}

/// The piece that contains t for sure (either piece at a breakpoint), or -1.
template <class N>
Eigen::Index piece_at(const N& t, const Vector<N>& breakpoints) {
  Eigen::Index j = 0;
  for (; j < breakpoints.size(); ++j) {
    const std::optional<int> side = side_of(t, breakpoints(j));
    if (!side) return -1;
    if (*side <= 0) break;
  }
  return j;
}

}  // namespace

PiecewiseQuadratic::PiecewiseQuadratic(Rational center, std::vector<Rational> breakpoints,
                                       std::vector<Rational> slopes)
    : center_(std::move(center)) {
  REFEREE_DEMAND(slopes.size() == breakpoints.size() + 1);
  REFEREE_DEMAND(std::adjacent_find(breakpoints.begin(), breakpoints.end(), std::greater_equal<>()) ==
                 breakpoints.end());
  for (std::size_t j = breakpoints.size(); j-- > 0;) {
    if (slopes[j] != slopes[j + 1]) continue;
    slopes.erase(slopes.begin() + static_cast<std::ptrdiff_t>(j));
    breakpoints.erase(breakpoints.begin() + static_cast<std::ptrdiff_t>(j));
  }
  breakpoints_ = ConstantVector(vector_of(breakpoints));
  slopes_ = ConstantVector(vector_of(slopes));
  anchor();
  find_facts();
}

std::size_t PiecewiseQuadratic::piece_of_zero() const {
  const Vector<Rational>& b = breakpoints_.exact();
  std::size_t j = 0;
  while (j < static_cast<std::size_t>(b.size()) && b(static_cast<Eigen::Index>(j)) < 0) ++j;
  return j;
}

/// Fills anchors, derivatives and values: from the piece of t = 0 outwards.
void PiecewiseQuadratic::anchor() {
  const Vector<Rational>&b = breakpoints_.exact(), &s = slopes_.exact();
  const Eigen::Index r = b.size(), zero = static_cast<Eigen::Index>(piece_of_zero());
  Vector<Rational> at = Vector<Rational>::Zero(r), value = at;  // derivative and value at the breakpoints
  for (Eigen::Index j = zero; j < r; ++j) {
    const Rational from = j == zero ? Rational(0) : b(j - 1), step = b(j) - from;
    const Rational p = j == zero ? Rational(0) : at(j - 1), v = j == zero ? Rational(0) : value(j - 1);
    at(j) = p + s(j) * step;
    value(j) = v + p * step + s(j) * step * step / 2;
  }
  for (Eigen::Index j = zero - 1; j >= 0; --j) {
    const Rational from = j == zero - 1 ? Rational(0) : b(j + 1), step = b(j) - from;
    const Rational p = j == zero - 1 ? Rational(0) : at(j + 1),
                   v = j == zero - 1 ? Rational(0) : value(j + 1);
    at(j) = p + s(j + 1) * step;
    value(j) = v + p * step + s(j + 1) * step * step / 2;
  }
  Vector<Rational> anchors = Vector<Rational>::Zero(r + 1), derivatives = anchors, values = anchors;
  for (Eigen::Index j = 0; r > 0 && j <= r; ++j) {
    if (j == zero) continue;  // anchored at 0, where value and derivative are 0
    const Eigen::Index k = j < zero ? j : j - 1;
    anchors(j) = b(k), derivatives(j) = at(k), values(j) = value(k);
  }
  anchors_ = ConstantVector(anchors);
  derivatives_ = ConstantVector(derivatives);
  values_ = ConstantVector(values);
}

void PiecewiseQuadratic::find_facts() {
  const Vector<Rational>&b = breakpoints_.exact(), &s = slopes_.exact();
  const Eigen::Index r = b.size();
  const auto zero = static_cast<Eigen::Index>(piece_of_zero());
  const auto p_at = [&](Eigen::Index j) { return derivatives_.exact()(j < zero ? j : j + 1); };
  facts_.lowest = s.minCoeff();
  facts_.highest = s.maxCoeff();
  facts_.constant = facts_.lowest == 0 && facts_.highest == 0;
  facts_.twice_differentiable = facts_.lowest == facts_.highest;
  if (facts_.twice_differentiable) facts_.hessian_lipschitz = 0;
  const Rational right = r > 0 ? p_at(r - 1) : Rational(0), left = r > 0 ? p_at(0) : Rational(0);
  facts_.coercive = (s(r) > 0 || (s(r) == 0 && right > 0)) && (s(0) > 0 || (s(0) == 0 && left < 0));
  facts_.bounded_below = (s(r) > 0 || (s(r) == 0 && right >= 0)) && (s(0) > 0 || (s(0) == 0 && left <= 0));
  if (s(0) == 0 && s(r) == 0) {
    facts_.lipschitz = Rational(0);
    for (Eigen::Index j = 0; j < r; ++j)
      facts_.lipschitz = std::max<Rational>(*facts_.lipschitz, abs(p_at(j)));
  }
  facts_.stationary = center_.exact();
  if (facts_.lowest >= 0 || is_minimum()) facts_.minimizer = center_.exact();
  if (facts_.lowest > 0) facts_.pl = facts_.lowest;
}

bool PiecewiseQuadratic::is_minimum() const {
  const Vector<Rational>&b = breakpoints_.exact(), &s = slopes_.exact();
  for (Eigen::Index j = 0; j < s.size(); ++j) {
    const Rational &a = anchors_.exact()(j), &p = derivatives_.exact()(j), &v = values_.exact()(j);
    const std::optional<Rational> low = j > 0 ? std::optional(b(j - 1)) : std::nullopt;
    const std::optional<Rational> high = j < b.size() ? std::optional(b(j)) : std::nullopt;
    if (!nonnegative_on(s(j) / 2, p - s(j) * a, v - p * a + s(j) * a * a / 2, low, high)) return false;
  }
  return true;
}

bool PiecewiseQuadratic::satisfies_pl(const Rational& mu) const {
  if (!facts_.minimizer) return false;
  const Vector<Rational>&b = breakpoints_.exact(), &s = slopes_.exact();
  for (Eigen::Index j = 0; j < s.size(); ++j) {
    // With u = t - a: (s u + p)^2 - 2 mu (s/2 u^2 + p u + v).
    const Rational &a = anchors_.exact()(j), &p = derivatives_.exact()(j), &v = values_.exact()(j);
    const std::optional<Rational> low = j > 0 ? std::optional<Rational>(b(j - 1) - a) : std::nullopt;
    const std::optional<Rational> high = j < b.size() ? std::optional<Rational>(b(j) - a) : std::nullopt;
    if (!nonnegative_on(s(j) * (s(j) - mu), 2 * p * (s(j) - mu), p * p - 2 * mu * v, low, high)) return false;
  }
  return true;
}

void PiecewiseQuadratic::promise_pl(const Rational& mu) {
  REFEREE_DEMAND(satisfies_pl(mu));
  if (!facts_.pl || *facts_.pl < mu) facts_.pl = mu;
}

template <class N>
N PiecewiseQuadratic::value_at(const N& x) const {
  const N t = x - center_.in<N>();
  const Vector<N>&b = breakpoints_.in<N>(), &s = slopes_.in<N>(), &a = anchors_.in<N>();
  const Vector<N>&p = derivatives_.in<N>(), &v = values_.in<N>();
  if (const Eigen::Index j = piece_at(t, b); j >= 0) {
    const N u = t - a(j);
    return s(j) * square(u) / N(2) + p(j) * u + v(j);
  }
  // Across breakpoints: the first piece's formula, plus the change of curvature beyond each breakpoint.
  const N u = t - a(0);
  N sum = s(0) * square(u) / N(2) + p(0) * u + v(0);
  for (Eigen::Index j = 0; j < b.size(); ++j) sum += (s(j + 1) - s(j)) * square(max(t - b(j), N(0))) / N(2);
  return sum;
}

template <class N>
N PiecewiseQuadratic::derivative_at(const N& x) const {
  const N t = x - center_.in<N>();
  const Vector<N>&b = breakpoints_.in<N>(), &s = slopes_.in<N>(), &a = anchors_.in<N>(),
        &p = derivatives_.in<N>();
  if (const Eigen::Index j = piece_at(t, b); j >= 0) return s(j) * (t - a(j)) + p(j);
  N sum = s(0) * (t - a(0)) + p(0);
  for (Eigen::Index j = 0; j < b.size(); ++j) sum += (s(j + 1) - s(j)) * max(t - b(j), N(0));
  return sum;
}

template <class N>
N PiecewiseQuadratic::second_at(const N& x) const {
  const N t = x - center_.in<N>();
  const Vector<N>& b = breakpoints_.in<N>();
  Eigen::Index piece = 0;
  for (Eigen::Index j = 0; j < b.size(); ++j) {
    const std::optional<int> side = side_of(t, b(j));
    if (!side)
      throw Indeterminate(Indeterminate::Reason::possibly_undefined, "second derivative near a seam");
    if (*side == 0) throw Undefined("second derivative at the seam of a piecewise quadratic function");
    if (*side > 0) piece = j + 1;
  }
  return slopes_.in<N>()(piece);
}

std::string PiecewiseQuadratic::text(const std::string& x) const {
  const Vector<Rational>&b = breakpoints_.exact(), &s = slopes_.exact();
  std::string text;
  for (Eigen::Index j = 0; j < s.size(); ++j) {
    const Rational& a = anchors_.exact()(j);
    const std::string u = shifted(x, center_.exact() + a);
    const Rational &p = derivatives_.exact()(j), &v = values_.exact()(j);
    const std::string piece = sum_text(
        {s(j) == 0 ? "" : times(s(j) / 2, u + "^2"), p == 0 ? "" : times(p, u), v == 0 ? "" : to_string(v)});
    if (j < b.size())
      text += "if " + x + " < " + to_string(Rational(center_.exact() + b(j))) + " then " + piece + " else ";
    else
      text += piece;
  }
  return b.size() == 0 ? text : "(" + text + ")";
}

ProfilePtr huber_profile(const Rational& center, const Rational& inner, const Rational& outer,
                         const Rational& delta) {
  return std::make_shared<PiecewiseQuadratic>(center, std::vector<Rational>{-delta, delta},
                                              std::vector<Rational>{outer, inner, outer});
}

ProfilePtr quadratic_profile(const Rational& center, const Rational& curvature) {
  return std::make_shared<PiecewiseQuadratic>(center, std::vector<Rational>{},
                                              std::vector<Rational>{curvature});
}

bool HuberFamily::can(const ProfileRequest& request) const {
  if (request.twice_differentiable || request.hessian_lipschitz) return false;
  return !request.lipschitz || (request.low <= 0 && !request.pl);
}

ProfilePtr HuberFamily::profile(const ProfileRequest& request, Choices& choices) const {
  static constexpr int tenths[] = {10, 20, 5, 1, 50, 100, 30};
  Rational delta = Rational(tenths[choices.choose(7)]) / 10;
  if (request.lipschitz) delta = *request.lipschitz / request.high;
  return huber_profile(request.center, request.high, convex_split(request).quadratic, delta);
}

bool PiecewiseQuadraticFamily::can(const ProfileRequest& request) const {
  if (request.twice_differentiable || request.hessian_lipschitz) return false;
  return !request.lipschitz || (request.low <= 0 && !request.pl);
}

namespace {

std::vector<Rational> draw_breakpoints(Choices& choices) {
  static constexpr int steps[] = {4, 2, 1, 8, 3, 12};
  std::vector<Rational> b{Rational(static_cast<int>(choices.choose(17)) - 8) / 4};
  const std::uint32_t more = choices.choose(4);
  for (std::uint32_t i = 0; i < more; ++i) b.push_back(b.back() + Rational(steps[choices.choose(6)]) / 4);
  return b;
}

/// The pieces of the mode: 0 alternating between the ends of the range, 1 the cycling shape, 2 random.
std::vector<Rational> draw_slopes(std::uint32_t mode, std::size_t count, const ProfileRequest& request,
                                  Choices& choices) {
  std::vector<Rational> slopes;
  const std::uint32_t start = choices.choose(2);
  for (std::size_t j = 0; j < count; ++j) {
    if (mode < 2)
      slopes.push_back((j + (mode == 0 ? start : 0)) % 2 == 0 ? request.high : request.low);
    else
      slopes.push_back(request.low + (request.high - request.low) * Rational(choices.choose(5)) / 4);
  }
  if (std::find(slopes.begin(), slopes.end(), request.high) == slopes.end())
    slopes[choices.choose(static_cast<std::uint32_t>(count))] = request.high;
  return slopes;
}

}  // namespace

ProfilePtr PiecewiseQuadraticFamily::profile(const ProfileRequest& request, Choices& choices) const {
  const std::uint32_t mode = choices.mode({4, 2, 4});
  std::vector<Rational> b = mode == 1 ? std::vector<Rational>{1, 2} : draw_breakpoints(choices);
  std::vector<Rational> s = draw_slopes(mode, b.size() + 1, request, choices);
  const auto make = [&] { return std::make_shared<PiecewiseQuadratic>(request.center, b, s); };
  if (request.lipschitz) {
    if (s.size() == 2) b.push_back(b.back() + 1), s.push_back(0);
    s.front() = s.back() = 0;
    s[1] = request.high;
    if (*make()->facts().lipschitz == 0)
      return huber_profile(request.center, request.high, 0, *request.lipschitz / request.high);
    const Rational scale = *request.lipschitz / *make()->facts().lipschitz;
    for (Rational& x : b) x *= scale;
  }
  auto profile = make();
  const Rational least = request.pl ? *request.pl : Rational(0);
  const bool lacking = (request.needs_minimizer && !profile->facts().minimizer) ||
                       (request.bounded_below && !profile->facts().bounded_below) ||
                       (request.coercive && !profile->facts().coercive) ||
                       (request.pl && !profile->satisfies_pl(least));
  if (lacking) {
    if (request.lipschitz)
      return huber_profile(request.center, request.high, 0, *request.lipschitz / request.high);
    for (Rational& x : s) x = std::max(x, least);
    if (request.coercive) s.front() = s.back() = request.high;
    profile = make();
  }
  if (request.pl) profile->promise_pl(least);
  return profile;
}

}  // namespace referee

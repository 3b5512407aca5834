#include "theorems/meaning/quadrature.h"

#include <algorithm>
#include <array>
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include "numbers/arithmetic.h"
#include "numbers/errors.h"
#include "numbers/polynomial.h"

namespace referee {
namespace {

constexpr std::size_t most_panels = 60;

template <class N>
struct Panel {
  N low, high;
  Quadrature<N> result;
};

template <class N>
Panel<N> panel(const std::function<N(const N&)>& f, const N& low, const N& high) {
  using Rule = boost::math::quadrature::gauss_kronrod<N, 61>;
  const N middle = (low + high) / 2, half = (high - low) / 2;
  auto on_unit = [&](const N& u) {
    const N y = f(middle + half * u);
    if (!is_finite(y)) {
      throw Indeterminate(Indeterminate::Reason::possibly_undefined,
                          "the integrand has no finite value at " + to_text(N(middle + half * u), 6));
    }
    return y;
  };
  Panel<N> one{low, high, {}};
  Quadrature<N>& result = one.result;
  constexpr unsigned undivided = 0;
  // From -1 to 1, since Boost 1.74 does not scale the error with the length of the interval.
  result.value =
      half * Rule::integrate(on_unit, N(-1), N(1), undivided, N(0), &result.error, &result.magnitude);
  result.error *= half;
  result.magnitude *= half;
  return one;
}

/// The integral over 0..k of prod_{j != i} (z - j)/(i - j), divided by k.
/// (Boost takes the denominator of Rational(a, b) for unsigned: it must not be negative.)
Rational newton_cotes_weight(int i, int k) {
  Polynomial basis{Rational(1)};
  for (int j = 0; j <= k; ++j) {
    if (j != i) basis = multiply(basis, {Rational(-j) / (i - j), Rational(1) / (i - j)});
  }
  Rational integral(0);
  Rational power(1);
  for (std::size_t n = 0; n < basis.size(); ++n) {
    power *= k;
    integral += basis[n] * power / static_cast<long>(n + 1);
  }
  return integral / k;
}

}  // namespace

template <class N>
Quadrature<N> integrate(const std::function<N(const N&)>& f, const N& low, const N& high, double tolerance) {
  std::vector<Panel<N>> panels{panel(f, low, high)};
  for (;;) {
    Quadrature<N> sum;
    for (const Panel<N>& one : panels) {
      sum.value += one.result.value;
      sum.error += one.result.error;
      sum.magnitude += one.result.magnitude;
    }
    if (sum.error <= tolerance * sum.magnitude || panels.size() >= most_panels) return sum;
    auto worst = std::max_element(panels.begin(), panels.end(), [](const Panel<N>& a, const Panel<N>& b) {
      return a.result.error < b.result.error;
    });
    const N low_end = worst->low, high_end = worst->high;
    const N middle = (low_end + high_end) / 2;
    if (!(low_end < middle && middle < high_end)) return sum;
    *worst = panel(f, low_end, middle);
    panels.push_back(panel(f, middle, high_end));
  }
}

template Quadrature<double> integrate(const std::function<double(const double&)>&, const double&,
                                      const double&, double);
template Quadrature<Mp50> integrate(const std::function<Mp50(const Mp50&)>&, const Mp50&, const Mp50&,
                                    double);

const std::vector<Rational>& newton_cotes_weights(int k) {
  REFEREE_DEMAND(0 <= k && k <= largest_newton_cotes_degree);
  static thread_local std::array<std::vector<Rational>, largest_newton_cotes_degree + 1> known;
  std::vector<Rational>& weights = known[static_cast<std::size_t>(k)];
  if (weights.empty() && k == 0) weights.emplace_back(1);
  for (int i = static_cast<int>(weights.size()); i <= k; ++i) weights.push_back(newton_cotes_weight(i, k));
  return weights;
}

}  // namespace referee

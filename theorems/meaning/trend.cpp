#include "theorems/meaning/trend.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "numbers/eigen_support.h"

namespace referee {
namespace {

constexpr std::size_t fewest_terms = 16;
constexpr std::size_t table_size = 25;

/// Relative size of what rounding may leave of a term that ought to vanish.
template <class N>
N rounding_noise() {
  return std::numeric_limits<N>::epsilon() * N(100'000);
}

template <class N>
N largest_modulus(const std::vector<N>& terms) {
  N largest(0);
  for (const N& x : terms) largest = max(largest, N(abs(x)));
  return largest;
}

template <class N>
struct Estimate {
  N value{0};
  N error{0};
};

/// The entry of the epsilon table, among those on the last diagonal, that differs least from the one before.
template <class N>
Estimate<N> epsilon_algorithm(std::vector<N> current) {
  std::vector<N> before(current.size() + 1, N(0));
  Estimate<N> best{current.back(), current.size() > 1 ? N(abs(current.back() - current[current.size() - 2]))
                                                      : N(abs(current.back()))};
  N last_even = current.back();
  for (int column = 1; current.size() > 1; ++column) {
    std::vector<N> next;
    for (std::size_t i = 0; i + 1 < current.size(); ++i) {
      const N difference = current[i + 1] - current[i];
      if (difference == 0) return column % 2 == 1 ? Estimate<N>{current[i], N(0)} : best;
      next.push_back(before[i + 1] + N(1) / difference);
    }
    before = std::move(current);
    current = std::move(next);
    if (column % 2 == 1) continue;
    const N change = abs(current.back() - last_even);
    if (change < best.error) best = {current.back(), change};
    last_even = current.back();
  }
  return best;
}

/// Terms (n/2^(j+1), n/2^j] for j = 0, 1, 2.
template <class N>
struct Windows {
  explicit Windows(const std::vector<N>& terms) {
    std::size_t end = terms.size();
    for (Window& window : list) {
      const std::size_t begin = end / 2;
      window.low = window.high = terms[begin];
      window.least_modulus = abs(terms[begin]);
      for (std::size_t i = begin; i < end; ++i) {
        window.low = min(window.low, terms[i]);
        window.high = max(window.high, terms[i]);
        window.least_modulus = min(window.least_modulus, N(abs(terms[i])));
      }
      end = begin;
    }
  }
  struct Window {
    N low, high, least_modulus;
    N spread() const { return high - low; }
    N farthest_from(const N& x) const { return max(N(abs(high - x)), N(abs(low - x))); }
  };
  Window list[3];
  const Window& operator[](int j) const { return list[j]; }
};

/// Whether the terms keep coming closer to x, up to the error of x: from window to window by a twentieth at
/// least, and by a factor that does not rise; or all of them from one side, with an x that is sharp.
template <class N>
bool come_closer(const std::vector<N>& terms, const Windows<N>& windows, const Estimate<N>& x) {
  const N d0 = windows[0].farthest_from(x.value), d1 = windows[1].farthest_from(x.value),
          d2 = windows[2].farthest_from(x.value);
  const N twentieth_less = N(95) / N(100), no_rise = N(10'001) / N(10'000);
  if (x.error * N(10'000) > d0) return false;
  if (d0 <= twentieth_less * d1 && d1 <= twentieth_less * d2 && d0 * d2 <= no_rise * d1 * d1) return true;
  if (x.error * N(100'000'000) > d0) return false;
  for (std::size_t i = terms.size() / 8 + 1; i < terms.size(); ++i) {
    const N before = terms[i - 1] - x.value, now = terms[i] - x.value;
    if ((now > 0) != (before > 0) || !(abs(now) < abs(before))) return false;
  }
  return true;
}

/// T with the disagreement between neighbouring subsequences, if the terms come closer to T.
template <class N, class Subsequence>
std::optional<Estimate<N>> agreed(int neighbours, const std::vector<N>& terms, const Windows<N>& windows,
                                  const N& noise, Subsequence subsequence) {
  Estimate<N> result;
  for (int e = 0; e < neighbours; ++e) {
    const std::vector<N> chosen = subsequence(static_cast<std::size_t>(e));
    if (chosen.size() < 5) return std::nullopt;
    const Estimate<N> one = epsilon_algorithm(chosen);
    if (!is_finite(one.value)) return std::nullopt;
    if (e == 0) result = one;
    result.error = max(result.error, N(abs(one.value - result.value)));
  }
  result.error = N(4) * result.error + noise;
  if (!come_closer(terms, windows, result)) return std::nullopt;
  return result;
}

template <class N>
std::optional<Estimate<N>> by_shrinking_spread(const std::vector<N>& terms, const Windows<N>& windows,
                                               const N& noise) {
  const N s0 = windows[0].spread(), s1 = windows[1].spread(), s2 = windows[2].spread();
  if (s0 <= noise) return Estimate<N>{terms.back(), max(N(N(4) * s0), noise)};
  if (s1 == 0 || s2 == 0) return std::nullopt;
  const N r0 = s0 / s1, r1 = s1 / s2;
  const N ratio = r0 > r1 ? N(r0 * power(N(r0 / r1), 3L)) : r1;  // a ratio that rises will rise further
  if (ratio > N(4) / N(5)) return std::nullopt;
  return Estimate<N>{terms.back(), N(N(5) / N(2) * s0 * ratio / (N(1) - ratio) + noise)};
}

template <class N>
std::vector<N> equally_spaced(const std::vector<N>& terms, std::size_t skipped) {
  const std::size_t n = terms.size() - skipped;
  std::size_t step = n / 2 / table_size;
  step += step % 2 == 0 ? 1 : 0;
  std::vector<N> chosen;
  for (std::size_t i = 0; i < table_size && (table_size - 1 - i) * step < n; ++i)
    chosen.push_back(terms[n - 1 - (table_size - 1 - i) * step]);
  return chosen;
}

/// The terms with the indices k/64, ..., k/4, k/2, k for the skipped-th largest multiple k of 64.
template <class N>
std::vector<N> doubling(const std::vector<N>& terms, long first, std::size_t skipped) {
  const long last = first + static_cast<long>(terms.size()) - 1;
  const long k = (last / 64 - static_cast<long>(skipped)) * 64;
  std::vector<N> chosen;
  for (long i = k / 64; i > 0 && i <= k; i *= 2) {
    if (i >= first) chosen.push_back(terms[static_cast<std::size_t>(i - first)]);
  }
  return chosen;
}

template <class N>
Course without_limit(const Windows<N>& windows, const N& noise) {
  const N up = N(105) / N(100);
  bool grows = true, falls = true, stays = windows[0].spread() > N(100) * noise, swings = true;
  for (int j = 0; j < 2; ++j) {
    const auto &later = windows[j], &earlier = windows[j + 1];
    grows = grows && earlier.low > 0 && later.low >= up * earlier.low;
    falls = falls && earlier.high < 0 && later.high <= up * earlier.high;
    const N slack = earlier.spread() * N(3) / N(1000);
    stays = stays && abs(later.spread() - earlier.spread()) <= slack;
    swings = swings && later.spread() >= up * earlier.spread() && later.low < 0 && later.high > 0 &&
             N(10) * min(N(-later.low), later.high) >= later.spread();
  }
  if (grows) return Course::grows;
  if (falls) return Course::falls;
  return stays || swings ? Course::wanders : Course::unclear;
}

/// The finite terms at the beginning.
template <class N>
std::vector<N> finite_part(const std::vector<N>& terms) {
  const auto end = std::find_if(terms.begin(), terms.end(), [](const N& x) { return !is_finite(x); });
  return {terms.begin(), end};
}

/// What terms that overflowed tend to.
template <class N>
Course overflowed(const std::vector<N>& finite) {
  if (finite.size() < 4) return Course::unclear;
  const N& last = finite.back();
  const N& before = finite[finite.size() - 2];
  if ((last > 0) != (before > 0)) return Course::wanders;
  return last > 0 ? Course::grows : Course::falls;
}

}  // namespace

template <class N>
Trend<N> limit_of_terms(const std::vector<N>& all, long first) {
  const std::vector<N> terms = finite_part(all);
  if (terms.size() < all.size()) return {overflowed(terms), N(0), N(0)};
  if (terms.size() < fewest_terms) return {};
  const Windows<N> windows(terms);
  const N noise = rounding_noise<N>() * largest_modulus(terms);
  std::optional<Estimate<N>> best = by_shrinking_spread(terms, windows, noise);
  auto offer = [&](const std::optional<Estimate<N>>& candidate) {
    if (candidate && (!best || candidate->error < best->error)) best = candidate;
  };
  if (!best || best->error > noise) {
    if (terms.size() >= 8 * table_size)
      offer(agreed<N>(16, terms, windows, noise, [&](std::size_t e) { return equally_spaced(terms, e); }));
    offer(agreed<N>(3, terms, windows, noise, [&](std::size_t e) { return doubling(terms, first, e); }));
  }
  if (best) return {Course::converges, best->value, best->error};
  return {without_limit(windows, noise), N(0), N(0)};
}

namespace {

/// A term of a sequence on a logarithmic scale.
struct Height {
  double index, log_modulus;
};

/// The largest terms of up to twelve windows of the last three quarters of the terms before `end`.
template <class N>
std::vector<Height> peaks(const std::vector<N>& terms, std::size_t end, long first) {
  const std::size_t begin = end / 4;
  const std::size_t count = std::min<std::size_t>(12, (end - begin) / 2);
  std::vector<Height> result;
  for (std::size_t w = 0; w < count; ++w) {
    const N* peak = nullptr;
    for (std::size_t i = begin + w * (end - begin) / count; i < begin + (w + 1) * (end - begin) / count;
         ++i) {
      if (!peak || abs(terms[i]) > abs(*peak)) peak = &terms[i];
    }
    if (*peak == 0) continue;
    const double index = static_cast<double>(first) + static_cast<double>(peak - terms.data());
    result.push_back({index, to_double(N(log(N(abs(*peak)))))});
  }
  return result;
}

/// The b of the least squares fit a + b k + c log k.
double fitted_slope(const Height* begin, const Height* end) {
  const auto rows = static_cast<Eigen::Index>(end - begin);
  Matrix<double> system(rows, 3);
  Vector<double> right(rows);
  for (Eigen::Index i = 0; i < rows; ++i) {
    const double k = std::max(begin[i].index, 0.5);
    system.row(i) << 1, k, std::log(k);
    right(i) = begin[i].log_modulus;
  }
  return system.colPivHouseholderQr().solve(right)(1);
}

/// Below it, zeros may be what is left of smaller numbers.
template <class N>
N smallest_trusted() {
  return (std::numeric_limits<N>::min)() / std::numeric_limits<N>::epsilon();
}

/// Where the terms sink into the rounding noise of the largest and stay there.
template <class N>
std::size_t noise_begins(const std::vector<N>& terms, const N& level) {
  std::size_t end = 0;
  while (end < terms.size() && (terms[end] == 0 || abs(terms[end]) >= level)) ++end;
  for (std::size_t i = end; i < terms.size(); ++i) {
    if (terms[i] != 0 && abs(terms[i]) < level * level) return terms.size();
  }
  return end;
}

}  // namespace

template <class N>
Trend<N> rate_of_terms(const std::vector<N>& all, long first) {
  std::vector<N> terms = finite_part(all);
  if (terms.size() < fewest_terms) return {};
  std::size_t nonzero = terms.size();
  while (nonzero > 0 && terms[nonzero - 1] == 0) --nonzero;
  const bool underflowed = nonzero > 0 && abs(terms[nonzero - 1]) < smallest_trusted<N>();
  if (!underflowed && nonzero * 4 <= terms.size() * 3) return {Course::converges, N(0), N(0)};
  terms.resize(nonzero);
  const std::size_t end = noise_begins(terms, N(rounding_noise<N>() * largest_modulus(terms)));
  if (end < fewest_terms) return {};
  const std::vector<Height> heights = peaks(terms, end, first);
  if (heights.size() < 6) return {};
  const Height* from = heights.data();
  const auto n = static_cast<std::ptrdiff_t>(heights.size());
  const std::ptrdiff_t part = std::max<std::ptrdiff_t>(4, n * 2 / 3);
  const double slope = fitted_slope(from, from + n);
  const double doubt = 4 * std::max(std::abs(fitted_slope(from, from + part) - slope),
                                    std::abs(fitted_slope(from + n - part, from + n) - slope)) +
                       1e-12 * (1 + std::abs(slope));
  const double value = std::exp(slope);
  const double error = value * std::expm1(doubt);
  if (!(doubt < 0.05) && !(value + error < 1e-3)) return {};
  return {Course::converges, N(value), N(error)};
}

template <class N>
Course bound_of_terms(const std::vector<N>& all) {
  const std::vector<N> terms = finite_part(all);
  if (terms.size() < fewest_terms) return Course::unclear;
  if (terms.size() < all.size()) return Course::grows;
  if (limit_of_terms(terms, 0).course == Course::converges) return Course::converges;
  N reached[4];
  std::size_t end = terms.size();
  for (N& largest : reached) {
    largest =
        largest_modulus(std::vector<N>(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(end)));
    end /= 2;
  }
  const N first = reached[2] - reached[3], second = reached[1] - reached[2], third = reached[0] - reached[1];
  const N least = reached[0] / N(1'000'000'000);
  if (third <= least) return Course::converges;
  const N nine_tenths = N(9) / N(10);
  if (third <= nine_tenths * second && second <= nine_tenths * first) return Course::converges;
  const N about = N(999) / N(1000);
  return third >= about * second && second >= about * first ? Course::grows : Course::unclear;
}

template <class N>
Trend<N> limit_of_values(const std::vector<N>& all) {
  constexpr std::size_t longest = 9;
  const std::vector<N> values = finite_part(all);
  if (values.size() < 6) return {};
  std::vector<Estimate<N>> results;  // at places 4, 5, ...
  for (std::size_t end = 5; end <= values.size(); ++end) {
    const auto stop = values.begin() + static_cast<std::ptrdiff_t>(end);
    results.push_back(
        epsilon_algorithm(std::vector<N>(stop - static_cast<std::ptrdiff_t>(std::min(end, longest)), stop)));
  }
  const N noise = rounding_noise<N>() * largest_modulus(values);
  std::optional<Estimate<N>> best;
  for (std::size_t i = 1; i < results.size(); ++i) {
    const N& value = results[i].value;
    N change = abs(value - results[i - 1].value);
    if (i > 1) change += abs(results[i - 1].value - results[i - 2].value);
    const std::size_t place = i + 4;
    const N near = abs(values[place] - value), far = abs(values[place - 2] - value);
    const N error = N(4) * change + noise;
    const bool closer = near <= error || near <= far * N(95) / N(100);
    if (is_finite(value) && closer && (!best || error < best->error)) best = Estimate<N>{value, error};
  }
  if (best) {
    N farthest(0);
    for (const N& x : values) farthest = max(farthest, N(abs(x - best->value)));
    if (farthest <= noise || best->error * N(100) <= farthest)
      return {Course::converges, best->value, best->error};
  }
  bool grows = true, falls = true;
  for (std::size_t i = values.size() - 4; i < values.size(); ++i) {
    const N least = values[i - 1] * N(105) / N(100);
    grows = grows && values[i] > 0 && values[i] >= least;
    falls = falls && values[i] < 0 && values[i] <= least;
  }
  return {grows ? Course::grows : falls ? Course::falls : Course::unclear, N(0), N(0)};
}

template <class N>
Trend<N> order_of_values(const std::vector<N>& all, const N& q) {
  const std::vector<N> values = finite_part(all);
  std::vector<N> exponents;
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    if (values[i] == 0 || values[i + 1] == 0) break;
    exponents.push_back(log(N(abs(values[i] / values[i + 1]))) / -log(q));
  }
  if (exponents.empty() && values.size() >= 6) return {Course::wanders, N(0), N(0)};
  return limit_of_values(exponents);
}

#define REFEREE_INSTANTIATE(N)                                   \
  template Trend<N> limit_of_terms(const std::vector<N>&, long); \
  template Trend<N> rate_of_terms(const std::vector<N>&, long);  \
  template Course bound_of_terms(const std::vector<N>&);         \
  template Trend<N> limit_of_values(const std::vector<N>&);      \
  template Trend<N> order_of_values(const std::vector<N>&, const N&);
REFEREE_INSTANTIATE(double)
REFEREE_INSTANTIATE(Mp50)
REFEREE_INSTANTIATE(Mp150)

}  // namespace referee

#include "theorems/meaning/trend.h"

#include <catch2/catch.hpp>
#include <functional>

using namespace referee;

namespace {

template <class N>
using Sequence = std::function<N(long)>;

template <class N>
std::vector<N> terms(const Sequence<N>& sequence, long count) {
  std::vector<N> result;
  for (long k = 1; k <= count; ++k) result.push_back(sequence(k));
  return result;
}

Mp50 whole(long k) {
  return Mp50(static_cast<int>(k));
}

void converges_to(const Sequence<Mp50>& sequence, double limit, double most_error, long count = 4096) {
  const Trend<Mp50> trend = limit_of_terms(terms(sequence, count), 1);
  REQUIRE(trend.course == Course::converges);
  CHECK(std::abs(to_double(trend.value) - limit) <= to_double(trend.error) + 1e-15 * std::abs(limit));
  CHECK(to_double(trend.error) <= most_error);
}

Course course(const Sequence<Mp50>& sequence, long count = 4096) {
  return limit_of_terms(terms(sequence, count), 1).course;
}

void has_rate(const Sequence<Mp50>& sequence, double rate, double most_error, long count = 4096) {
  const Trend<Mp50> trend = rate_of_terms(terms(sequence, count), 1);
  REQUIRE(trend.course == Course::converges);
  CHECK(std::abs(to_double(trend.value) - rate) <= to_double(trend.error));
  CHECK(to_double(trend.error) <= most_error);
}

std::vector<Mp50> values(const std::function<Mp50(Mp50)>& function, std::size_t count = 30) {
  std::vector<Mp50> result;
  Mp50 h = Mp50(7) / 9;
  for (; result.size() < count; h /= 2) result.push_back(function(h));
  return result;
}

}  // namespace

TEST_CASE("limits of smooth sequences are sharp, slow ones too") {
  converges_to([](long k) { return 1 / whole(k); }, 0, 1e-40);
  converges_to([](long k) { return 5 + 1 / sqrt(whole(k)); }, 5, 1e-40);
  converges_to([](long k) { return 1 / sqrt(sqrt(whole(k))); }, 0, 1e-40);
  converges_to([](long k) { return power(Mp50(1 + 1 / whole(k)), k); }, 2.718281828459045, 1e-8);
  converges_to([](long k) { return power(Mp50(0.5), k); }, 0, 1e-40);
  converges_to([](long k) { return whole(k) * power(Mp50(0.75), k); }, 0, 1e-40);
  converges_to([](long k) { return 3 - power(Mp50(-0.9), k); }, 3, 1e-35);
  converges_to([](long k) { return power(Mp50("0.999999"), k); }, 0, 1e-30);
  converges_to([](long) { return Mp50(7); }, 7, 1e-40);
}

TEST_CASE("limits of rough sequences carry their error") {
  converges_to([](long k) { return (2 + cos(whole(k))) / whole(k); }, 0, 0.01);
  converges_to([](long k) { return log(whole(k)) / whole(k); }, 0, 0.01);
}

TEST_CASE("what does not converge is not said to") {
  CHECK(course([](long k) { return whole(k % 3); }) == Course::wanders);
  CHECK(course([](long k) { return whole(k % 2) + power(Mp50(0.9), k); }, 1024) == Course::wanders);
  CHECK(course([](long k) { return Mp50(cos(whole(k))); }) == Course::wanders);
  CHECK(course([](long k) { return power(Mp50(-2), k); }) == Course::wanders);
  CHECK(course([](long k) { return Mp50(sqrt(whole(k))); }) == Course::grows);
  CHECK(course([](long k) { return -power(Mp50(2), k); }) == Course::falls);
  for (const long count : {64L, 256L, 1024L, 4096L}) {
    INFO(count << " terms");
    CHECK(course([](long k) { return power(Mp50("1.000001"), k); }, count) != Course::converges);
    CHECK(course([](long k) { return whole(k % 7) + power(Mp50(0.97), k); }, count) != Course::converges);
    CHECK(course([](long k) { return whole(k % 2) + 1 / whole(k); }, count) != Course::converges);
  }
  CHECK(course([](long k) { return 1 / log(whole(k + 1)); }) == Course::unclear);
  CHECK(course([](long k) { return 1 / whole(k); }, 12) == Course::unclear);
}

TEST_CASE("terms that overflow tell by their signs") {
  CHECK(limit_of_terms(terms<double>([](long k) { return std::pow(2.0, k); }, 2000), 1).course ==
        Course::grows);
  CHECK(limit_of_terms(terms<double>([](long k) { return std::pow(-2.0, k); }, 2000), 1).course ==
        Course::wanders);
}

TEST_CASE("rates survive powers of k and oscillating factors") {
  has_rate([](long k) { return power(Mp50(0.75), k); }, 0.75, 1e-10);
  has_rate([](long k) { return 9 * whole(k) * power(Mp50(0.75), k); }, 0.75, 1e-10);
  has_rate([](long k) { return cos(whole(k)) * power(Mp50(0.75), k); }, 0.75, 0.02);
  has_rate([](long k) { return 1 / square(whole(k)); }, 1, 1e-6);
  has_rate([](long k) { return power(Mp50(3), k); }, 3, 1e-9);
  has_rate([](long k) { return k < 9 ? whole(k) : Mp50(0); }, 0, 0);
  // Below the noise of its first terms the sequence says nothing.
  has_rate([](long k) { return power(Mp50(0.75), k) + Mp50("1e-47") * cos(whole(k)); }, 0.75, 1e-3);
}

TEST_CASE("bounds") {
  auto bound = [](const Sequence<Mp50>& sequence) { return bound_of_terms(terms(sequence, 1024)); };
  CHECK(bound([](long k) { return whole(k % 5); }) == Course::converges);
  CHECK(bound([](long k) { return 3 - 1 / sqrt(whole(k)); }) == Course::converges);
  CHECK(bound([](long k) { return Mp50(log(whole(k))); }) == Course::grows);
  CHECK(bound([](long k) { return power(Mp50(-1.01), k); }) == Course::grows);
}

TEST_CASE("limits and orders at a point") {
  auto limit = [](const std::function<Mp50(Mp50)>& function) { return limit_of_values(values(function)); };
  const Trend<Mp50> sine = limit([](const Mp50& h) { return Mp50(sin(h) / h); });
  CHECK(sine.course == Course::converges);
  CHECK(abs(sine.value - 1) <= sine.error);
  CHECK(sine.error < 1e-30);
  CHECK(limit([](const Mp50& h) { return Mp50(sin(1 / h)); }).course != Course::converges);
  CHECK(limit([](const Mp50& h) { return Mp50(1 / (h * h)); }).course == Course::grows);
  auto order = [](const std::function<Mp50(Mp50)>& function, std::size_t count) {
    return order_of_values(values(function, count), Mp50(0.5));
  };
  const Trend<Mp50> two = order([](const Mp50& h) { return Mp50(1 - cos(h)); }, 30);
  CHECK(two.course == Course::converges);
  CHECK(abs(two.value - 2) <= two.error);
  CHECK(two.error < 1e-15);
  const Trend<Mp50> short_one = order([](const Mp50& h) { return Mp50(h * h + h * h * h); }, 9);
  CHECK(short_one.course == Course::converges);
  CHECK(abs(short_one.value - 2) <= short_one.error);
  CHECK(order([](const Mp50&) { return Mp50(0); }, 30).course == Course::wanders);
}

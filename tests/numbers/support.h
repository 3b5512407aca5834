#pragma once

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <utility>

#include "numbers/rational.h"

/// Properties with a fixed seed, and random exact numbers, for the tests of this folder.

namespace referee::testing {

inline constexpr std::uint64_t property_seed = 20260801;

/// Checks a RapidCheck property on `runs` instances, the same ones every time.
template <class Testable>
void check_property(const std::string& name, Testable&& testable, int runs = 200) {
  rc::detail::TestParams parameters;
  parameters.seed = property_seed;
  parameters.maxSuccess = runs;
  const auto result = rc::detail::checkTestable(std::forward<Testable>(testable),
                                                rc::detail::TestMetadata{name, name}, parameters);
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  INFO(name << " (seed " << property_seed << "): " << message.str());
  CHECK(result.template is<rc::detail::SuccessResult>());
}

/// n / d with |n| < 1000, 1 <= d <= 60, one in four times a power of two up to 2^+-40.
inline Rational draw_rational() {
  const int n = *rc::gen::inRange(-999, 1000);
  const int d = *rc::gen::inRange(1, 61);
  const int scale = *rc::gen::inRange(0, 4) == 0 ? *rc::gen::inRange(-40, 41) : 0;
  return Rational(n, d) * power(Rational(2), scale);
}

/// As draw_rational, but positive.
inline Rational draw_positive() {
  return abs(draw_rational()) + Rational(1, 64);
}

/// A fraction of the way, in [0, 1].
inline Rational draw_share() {
  return Rational(*rc::gen::inRange(0, 17), 16);
}

}  // namespace referee::testing

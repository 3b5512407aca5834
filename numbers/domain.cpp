#include "numbers/domain.h"

#include "numbers/errors.h"

namespace referee::domain {
namespace {

[[noreturn]] void possibly(const std::string& message) {
  throw Indeterminate(Indeterminate::Reason::possibly_undefined, message);
}

}  // namespace

void division_by_zero(const std::string& numerator) {
  throw Undefined("division by zero: " + numerator + " / 0");
}

void may_divide_by_zero(const std::string& divisor) {
  possibly("divisor may be zero: " + divisor);
}

void root_of_negative(const std::string& x) {
  throw Undefined("square root of a negative number: sqrt(" + x + ")");
}

void may_take_root_of_negative(const std::string& x) {
  possibly("argument of sqrt may be negative: " + x);
}

void log_of_nonpositive(const std::string& x) {
  throw Undefined("logarithm of a number that is not positive: log(" + x + ")");
}

void may_take_log_of_nonpositive(const std::string& x) {
  possibly("argument of log may not be positive: " + x);
}

void may_meet_pole_of_tan(const std::string& x) {
  possibly("argument of tan may be a pole: " + x);
}

void power_undefined(const std::string& base, const std::string& exponent) {
  throw Undefined("power has no value: (" + base + ")^(" + exponent + ")");
}

void power_may_be_undefined(const std::string& base, const std::string& exponent) {
  possibly("power may have no value: (" + base + ")^(" + exponent + ")");
}

void kink(const std::string& function, const std::string& x) {
  throw Undefined(function + " has no derivative at " + x);
}

void may_be_at_kink(const std::string& function, const std::string& x) {
  possibly(function + " may have no derivative at " + x);
}

void unrepresentable(const std::string& what, const std::string& arithmetic) {
  throw Indeterminate(Indeterminate::Reason::unrepresentable,
                      what + " is not among the numbers of " + arithmetic);
}

}  // namespace referee::domain

#pragma once

#include <string>

/// The complaints of operations outside their domain, worded alike in every arithmetic. Those that say
/// what is certain throw Undefined, those named may_... throw Indeterminate (possibly_undefined). Operands
/// are given as text.

namespace referee::domain {

[[noreturn]] void division_by_zero(const std::string& numerator);
[[noreturn]] void may_divide_by_zero(const std::string& divisor);
[[noreturn]] void root_of_negative(const std::string& x);
[[noreturn]] void may_take_root_of_negative(const std::string& x);
[[noreturn]] void log_of_nonpositive(const std::string& x);
[[noreturn]] void may_take_log_of_nonpositive(const std::string& x);
[[noreturn]] void may_meet_pole_of_tan(const std::string& x);
[[noreturn]] void power_undefined(const std::string& base, const std::string& exponent);
[[noreturn]] void power_may_be_undefined(const std::string& base, const std::string& exponent);
[[noreturn]] void kink(const std::string& function, const std::string& x);
[[noreturn]] void may_be_at_kink(const std::string& function, const std::string& x);

/// Throws Indeterminate (unrepresentable): `what` is not a number of `arithmetic`.
[[noreturn]] void unrepresentable(const std::string& what, const std::string& arithmetic);

}  // namespace referee::domain

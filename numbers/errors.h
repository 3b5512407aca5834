#pragma once

#include <stdexcept>
#include <string>

/// The error tools of the house: an internal check in debug builds, an internal check always, and the
/// two exceptions by which an arithmetic says that an operation has no value. (User errors are
/// diagnostics, see theorems/language/diagnostic.h.)

namespace referee {

/// The operation certainly has no value: 1/0, sqrt(-1), log(0), an index below the first, a derivative
/// at a kink. The message names the operation and the operands.
class Undefined : public std::domain_error {
 public:
  using std::domain_error::domain_error;
};

/// The arithmetic at hand cannot tell the value, another one may.
class Indeterminate : public std::runtime_error {
 public:
  enum class Reason {
    possibly_undefined,  ///< the enclosure reaches outside the domain of the operation
    unrepresentable,     ///< the value is not a number of this arithmetic: exp(1) among the exact ones
    too_large,           ///< over the limit on bits or operations
    only_estimated,      ///< rigorous arithmetic has no value here, plain arithmetic has an estimate
    not_decided_yet,     ///< the construct has no evaluation rule
  };
  Indeterminate(Reason reason, const std::string& message) : std::runtime_error(message), reason(reason) {}
  const Reason reason;
};

/// Internal errors: a broken promise of our own code, never reachable from user input.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] inline void internal_error(const char* condition, const char* file, int line) {
  throw InternalError(std::string(file) + ":" + std::to_string(line) +
                      ": internal check failed: " + condition);
}

}  // namespace referee

#define REFEREE_DEMAND(condition) \
  ((condition) ? void(0) : ::referee::internal_error(#condition, __FILE__, __LINE__))
#ifdef NDEBUG
#define REFEREE_ASSERT(condition) void(0)
#else
#define REFEREE_ASSERT(condition) REFEREE_DEMAND(condition)
#endif

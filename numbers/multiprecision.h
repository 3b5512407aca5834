#pragma once

#include <boost/multiprecision/mpfr.hpp>

/// Floating-point numbers of 50 and 150 decimal digits (MPFR), rounded to nearest: reference values and a
/// second opinion, not proofs. Their precision is part of the type; the run-time default precision of the
/// library is shared by all threads and is never used.

namespace referee {

using Mp50 = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<50>,
                                           boost::multiprecision::et_off>;
using Mp150 = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<150>,
                                            boost::multiprecision::et_off>;

}  // namespace referee

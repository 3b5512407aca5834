#pragma once

#include <limits>
#include <vector>

#include "numbers/eigen_support.h"
#include "numbers/truth.h"

namespace referee {

/// The value of a name or of a sequence element in the arithmetic N. Which member counts is told by the
/// type of the term; integers are kept both as machine integers, for indices, and as numbers.
template <class N>
struct Value {
  static constexpr long no_integer = std::numeric_limits<long>::min();  ///< too large for an index

  N number{0};
  long integer = 0;
  Truth boolean = Truth::unknown;
  Vector<N> vector;
  Matrix<N> matrix;
  std::vector<N> set;
};

}  // namespace referee

#include "theorems/meaning/evaluator_impl.h"

namespace referee {

template class Evaluator<Exact>;

}  // namespace referee

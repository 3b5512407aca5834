#include "theorems/meaning/evaluator_impl.h"

namespace referee {

template class Evaluator<double>;

}  // namespace referee

#include "theorems/meaning/evaluator_impl.h"

namespace referee {

template class Evaluator<Mp50>;

}  // namespace referee

#include "theorems/meaning/evaluator_impl.h"

namespace referee {

template class Evaluator<Mp150>;

}  // namespace referee

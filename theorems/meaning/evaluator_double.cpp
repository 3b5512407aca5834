#include "theorems/meaning/evaluator_impl.h"

namespace referee {

template class Machine<double>;  // the machines over other plain numbers follow flows in it
template class Evaluator<double>;

}  // namespace referee

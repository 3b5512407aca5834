#include "theorems/meaning/evaluator_impl.h"

namespace referee {

extern template class Machine<double>;
template class Evaluator<Mp50>;

}  // namespace referee

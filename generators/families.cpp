#include "generators/families/absolute.h"
#include "generators/families/cosine.h"
#include "generators/families/double_well.h"
#include "generators/families/log_cosh.h"
#include "generators/families/log_sum_exp.h"
#include "generators/families/logistic.h"
#include "generators/families/piecewise_quadratic.h"
#include "generators/families/pseudo_huber.h"
#include "generators/families/quadratic.h"
#include "generators/family.h"

namespace referee {

const std::vector<const Family*>& families() {
  static const QuadraticFamily quadratic;
  static const HuberFamily huber;
  static const PiecewiseQuadraticFamily piecewise_quadratic;
  static const DoubleWellFamily double_well;
  static const PseudoHuberFamily pseudo_huber;
  static const CosineFamily cosine;
  static const LogCoshFamily log_cosh;
  static const LogSumExpFamily log_sum_exp;
  static const LogisticFamily logistic;
  static const AbsoluteFamily absolute;
  static const std::vector<const Family*> all{
      &quadratic, &huber,    &piecewise_quadratic, &double_well, &pseudo_huber,
      &cosine,    &log_cosh, &log_sum_exp,         &logistic,    &absolute};
  return all;
}

}  // namespace referee

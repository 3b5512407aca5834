#include "generators/families/absolute.h"
#include "generators/families/affine_maximum.h"
#include "generators/families/chain.h"
#include "generators/families/cosine.h"
#include "generators/families/cubic.h"
#include "generators/families/dented_quadratic.h"
#include "generators/families/double_well.h"
#include "generators/families/exponential.h"
#include "generators/families/hyperbola.h"
#include "generators/families/least_squares.h"
#include "generators/families/log_cosh.h"
#include "generators/families/log_sum_exp.h"
#include "generators/families/logistic.h"
#include "generators/families/matrix_factorization.h"
#include "generators/families/network.h"
#include "generators/families/piecewise_quadratic.h"
#include "generators/families/polygon.h"
#include "generators/families/pseudo_huber.h"
#include "generators/families/quadratic.h"
#include "generators/families/quartic.h"
#include "generators/families/relu_network.h"
#include "generators/families/rosenbrock.h"
#include "generators/families/scaled_norm.h"
#include "generators/families/softplus.h"
#include "generators/families/squared_distance.h"
#include "generators/families/training_loss.h"
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
  static const DentedQuadraticFamily dented_quadratic;
  static const QuarticFamily quartic;
  static const ExponentialFamily exponential;
  static const HyperbolaFamily hyperbola;
  static const CubicFamily cubic;
  static const RosenbrockFamily rosenbrock;
  static const TamedRosenbrockFamily tamed_rosenbrock;
  static const MatrixFactorizationFamily matrix_factorization;
  static const NetworkFamily network;
  static const TrainingLossFamily training_loss;
  static const ScaledNormFamily scaled_norm;
  static const AffineMaximumFamily affine_maximum;
  static const ReluNetworkFamily relu_network;
  static const LeastSquaresFamily least_squares;
  static const ChainFamily chain;
  static const SquaredDistanceFamily squared_distance;
  static const PolygonFamily polygon;
  static const SoftplusFamily softplus;
  // clang-format off
  static const std::vector<const Family*> all{
      &quadratic,
      &huber,
      &piecewise_quadratic,
      &double_well,
      &pseudo_huber,
      &cosine,
      &log_cosh,
      &log_sum_exp,
      &logistic,
      &absolute,
      &dented_quadratic,
      &quartic,
      &exponential,
      &hyperbola,
      &cubic,
      &rosenbrock,
      &tamed_rosenbrock,
      &matrix_factorization,
      &network,
      &training_loss,
      &scaled_norm,
      &affine_maximum,
      &relu_network,
      &least_squares,
      &chain,
      &squared_distance,
      &polygon,
      &softplus,
  };
  // clang-format on
  return all;
}

}  // namespace referee

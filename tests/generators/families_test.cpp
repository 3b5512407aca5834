#include <Spectra/MatOp/DenseSymMatProd.h>
#include <Spectra/SymEigsSolver.h>

#include <Eigen/Eigenvalues>
#include <catch2/catch.hpp>

#include "generators/family.h"
#include "generators/vectors.h"
#include "numbers/errors.h"

using namespace referee;

/// Every family is held to what it promises, at random points: derivatives against differences in 50
/// digits, curvatures by Spectra, minimisers in the rigorous arithmetics.

namespace {

constexpr double scale_tolerance = 1e-10;

Rational q(long p, long r = 1) {
  return Rational(p) / Rational(r);
}

/// The requests that claims make, for each dimension.
std::vector<FunctionRequest> requests() {
  std::vector<FunctionRequest> list;
  for (const int d : {1, 2, 5}) {
    FunctionRequest smooth;
    smooth.dimension = d;
    smooth.smooth = q(3);
    FunctionRequest convex = smooth;
    convex.convex = convex.needs_minimizer = true;
    FunctionRequest strong = convex;
    strong.strongly_convex = q(1, 2);
    FunctionRequest equal = strong;
    equal.strongly_convex = q(3);
    FunctionRequest pl = smooth;
    pl.smooth = q(1000);
    pl.pl = q(2);
    pl.needs_minimizer = true;
    FunctionRequest lipschitz;
    lipschitz.dimension = d;
    lipschitz.convex = lipschitz.needs_minimizer = true;
    lipschitz.lipschitz = q(3, 2);
    FunctionRequest both = lipschitz;
    both.smooth = q(2);
    FunctionRequest nonsmooth = lipschitz;
    nonsmooth.needs_gradient = false;
    FunctionRequest hessian = smooth;
    hessian.twice_differentiable = true;
    hessian.hessian_lipschitz = q(5);
    FunctionRequest exact_constant = smooth;
    exact_constant.smooth.reset();
    exact_constant.smoothness = q(7, 3);
    FunctionRequest free;
    free.dimension = d;
    free.differentiable = true;
    FunctionRequest coercive = smooth;
    coercive.coercive = coercive.needs_stationary = true;
    FunctionRequest separable = convex;
    separable.separable = true;
    FunctionRequest bounded = smooth;
    bounded.bounded_below = bounded.needs_minimizer = true;
    FunctionRequest slopes = smooth;
    slopes.lipschitz = q(1);
    FunctionRequest quadratic = convex;
    quadratic.quadratic = true;
    for (const FunctionRequest& request :
         {smooth, convex, strong, equal, pl, lipschitz, both, nonsmooth, hessian, exact_constant, free,
          coercive, separable, bounded, slopes, quadratic})
      list.push_back(request);
  }
  return list;
}

/// Requests without a global constant of smoothness, with constants in unusual company, or without any.
std::vector<FunctionRequest> open_requests() {
  std::vector<FunctionRequest> list;
  for (const int d : {1, 2, 4}) {
    FunctionRequest nothing;
    nothing.dimension = d;
    FunctionRequest differentiable = nothing;
    differentiable.differentiable = differentiable.needs_minimizer = true;
    FunctionRequest convex = differentiable;
    convex.convex = true;
    FunctionRequest no_minimizer = nothing;
    no_minimizer.convex = no_minimizer.bounded_below = no_minimizer.differentiable = true;
    FunctionRequest twice = nothing;
    twice.twice_differentiable = twice.coercive = twice.needs_stationary = true;
    FunctionRequest strong = nothing;
    strong.strongly_convex = q(2);
    FunctionRequest pl = differentiable;
    pl.pl = q(1, 3);
    FunctionRequest hessian = nothing;
    hessian.hessian_lipschitz = q(3);
    FunctionRequest convex_hessian = hessian;
    convex_hessian.convex = convex_hessian.needs_minimizer = true;
    convex_hessian.smooth = q(2);
    FunctionRequest strong_hessian = hessian;
    strong_hessian.strongly_convex = q(1, 2);
    FunctionRequest separable = twice;
    separable.separable = true;
    FunctionRequest bounded = no_minimizer;
    bounded.smooth = q(4);
    bounded.lipschitz = q(1, 2);
    FunctionRequest kinks = nothing;
    kinks.needs_gradient = false;
    FunctionRequest nonconvex = kinks;
    nonconvex.needs_minimizer = true;
    nonconvex.lipschitz = q(5);
    FunctionRequest strong_kinks = kinks;
    strong_kinks.strongly_convex = q(3);
    FunctionRequest coercive_kinks = nonconvex;
    coercive_kinks.convex = coercive_kinks.coercive = true;
    for (const FunctionRequest& request :
         {nothing, differentiable, convex, no_minimizer, twice, strong, pl, hessian, convex_hessian,
          strong_hessian, separable, bounded, kinks, nonconvex, strong_kinks, coercive_kinks})
      list.push_back(request);
  }
  return list;
}

template <class N>
Vector<N> in(const Vector<Rational>& x) {
  return x.unaryExpr([](const Rational& r) { return from_rational<N>(r); });
}

/// Random points, some close to the minimiser.
std::vector<Vector<Rational>> points_for(const Function& f, std::uint64_t number) {
  Choices choices(11, "points", number);
  std::vector<Vector<Rational>> points;
  for (int i = 0; i < 4; ++i) {
    Vector<Rational> x = draw_small_vector(f.dimension(), choices);
    for (int j = 0; j < f.dimension(); ++j) x(j) += q(1, 7 + 4 * j);  // on no seam
    if (i == 3 && f.stationary()) x = *f.stationary() + x / q(20);
    points.push_back(x);
  }
  return points;
}

/// The least and the largest eigenvalue: dense, and for larger matrices by Spectra as a second opinion.
/// (Spectra can report success with wrong pairs when eigenvalues are repeated; a pair counts only if its
/// residual is small.)
Vector<double> extreme_eigenvalues(const Matrix<double>& h) {
  const Eigen::Index d = h.rows();
  const Vector<double> all = Eigen::SelfAdjointEigenSolver<Matrix<double>>(h).eigenvalues();
  Vector<double> ends = Eigen::Vector2d(all(0), all(d - 1));
  if (d < 5 || h.isZero()) return ends;
  Spectra::DenseSymMatProd<double> product(h);
  Spectra::SymEigsSolver<Spectra::DenseSymMatProd<double>> solver(product, 2, static_cast<int>(d) - 1);
  solver.init();
  solver.compute(Spectra::SortRule::BothEnds, 1000, 1e-13);
  if (solver.info() != Spectra::CompInfo::Successful) return ends;
  const Matrix<double> vectors = solver.eigenvectors();
  for (Eigen::Index i = 0; i < solver.eigenvalues().size(); ++i) {
    const double value = solver.eigenvalues()(i);
    if (vectors.col(i).norm() < 0.5 ||
        (h * vectors.col(i) - value * vectors.col(i)).norm() > 1e-12 * h.norm())
      continue;
    ends = Eigen::Vector2d(std::min(ends(0), value), std::max(ends(1), value));
  }
  return ends;
}

double number(const std::optional<Rational>& x, double otherwise) {
  return x ? to_double(*x) : otherwise;
}

/// False at kinks, which only functions that are not promised to be differentiable have.
bool has_gradient(const Function& f, const Vector<Rational>& at) {
  try {
    f.gradient(in<DoubleInterval>(at));
    f.gradient(in<Mp50>(at));
    return true;
  } catch (const Undefined&) {
  } catch (const Indeterminate&) {
  }
  CHECK_FALSE(f.guarantees().differentiable);
  return false;
}

void audit_derivatives(const Function& f, const Vector<Rational>& at) {
  const Vector<Mp50> x = in<Mp50>(at);
  const Mp50 h("1e-16");
  const Vector<Mp50> gradient = f.gradient(x);
  const double size = 1 + to_double(Mp50(gradient.norm())) + number(f.guarantees().smoothness, 10);
  for (int i = 0; i < f.dimension(); ++i) {
    Vector<Mp50> up = x, down = x;
    up(i) += h, down(i) -= h;
    const Mp50 slope = (f.value(up) - f.value(down)) / (2 * h);
    CHECK(std::fabs(to_double(Mp50(slope - gradient(i)))) <= 1e-12 * size);
  }
  const Vector<double> rounded = f.gradient(in<double>(at));
  for (int i = 0; i < f.dimension(); ++i)
    CHECK(rounded(i) == Approx(to_double(gradient(i))).margin(scale_tolerance * size));
  const Vector<DoubleInterval> enclosed = f.gradient(in<DoubleInterval>(at));
  for (int i = 0; i < f.dimension(); ++i) {
    CHECK(enclosed(i).lower() <= to_double(gradient(i)) + 1e-13 * size);
    CHECK(enclosed(i).upper() >= to_double(gradient(i)) - 1e-13 * size);
  }
}

void audit_hessian(const Function& f, const Vector<Rational>& at) {
  const Guarantees& g = f.guarantees();
  Matrix<double> h;
  try {
    h = f.hessian(in<double>(at));
  } catch (const Undefined&) {
    CHECK_FALSE(g.twice_differentiable);
    return;
  }
  const Vector<Mp50> x = in<Mp50>(at);
  const Mp50 step("1e-20");
  for (int i = 0; i < f.dimension(); ++i) {
    Vector<Mp50> up = x, down = x;
    up(i) += step, down(i) -= step;
    const Vector<Mp50> column = (f.gradient(up) - f.gradient(down)) / Mp50(2 * step);
    for (int j = 0; j < f.dimension(); ++j)
      CHECK(h(j, i) == Approx(to_double(column(j))).margin(1e-9 * (1 + number(g.smoothness, 10))));
  }
  const Vector<double> direction = in<double>(at) + Vector<double>::LinSpaced(f.dimension(), 1, 2);
  CHECK((f.hessian_times(in<double>(at), direction) - h * direction).norm() <=
        1e-10 * (1 + h.norm()) * direction.norm());
  const Vector<double> ends = extreme_eigenvalues(h);
  const double high = number(g.smoothness, 1e300),
               tolerance = scale_tolerance * (1 + number(g.smoothness, h.norm()));
  CHECK(ends(0) >= -high - tolerance);
  CHECK(ends(1) <= high + tolerance);
  if (g.convex) CHECK(ends(0) >= -tolerance);
  if (g.strong_convexity) CHECK(ends(0) >= to_double(*g.strong_convexity) - tolerance);
}

/// The inequalities that the classes state, at two points, in 50 digits.
void audit_pair(const Function& f, const Vector<Rational>& a, const Vector<Rational>& b) {
  const Guarantees& g = f.guarantees();
  const Vector<Mp50> x = in<Mp50>(a), y = in<Mp50>(b);
  const Vector<Mp50> gx = f.gradient(x), gy = f.gradient(y), z = x - y, gz = gx - gy;
  const Mp50 slack("1e-35"), size = 1 + gx.squaredNorm() + gy.squaredNorm() + z.squaredNorm();
  const auto constant = [](const std::optional<Rational>& c) { return from_rational<Mp50>(*c); };
  if (g.convex) CHECK(f.value(x) >= f.value(y) + gy.dot(z) - slack * size);
  if (g.strong_convexity) CHECK(gz.dot(z) >= constant(g.strong_convexity) * z.squaredNorm() - slack * size);
  if (g.smoothness) {
    const Mp50 l = constant(g.smoothness);
    CHECK(gz.squaredNorm() <= l * l * z.squaredNorm() + slack * size);
  }
  if (g.lipschitz) CHECK(gx.squaredNorm() <= constant(g.lipschitz) * constant(g.lipschitz) + slack * size);
  if (g.pl && f.minimizer()) {
    const Mp50 gap = f.value(x) - f.value(in<Mp50>(*f.minimizer()));
    CHECK(gx.squaredNorm() >= 2 * constant(g.pl) * gap - slack * size);
  }
  if (g.hessian_lipschitz) {
    const Matrix<double> difference = f.hessian(in<double>(a)) - f.hessian(in<double>(b));
    const Vector<double> ends = extreme_eigenvalues(difference);
    const double distance = std::sqrt(to_double(Mp50(z.squaredNorm())));
    CHECK(std::max(-ends(0), ends(1)) <=
          to_double(*g.hessian_lipschitz) * distance + 1e-9 * (1 + number(g.smoothness, 1)));
  }
}

void audit_minimizer(const Function& f, const std::vector<Vector<Rational>>& points) {
  if (f.stationary() && f.guarantees().differentiable) {
    const Vector<DoubleInterval> gradient = f.gradient(in<DoubleInterval>(*f.stationary()));
    for (const DoubleInterval& component : gradient) CHECK(component.contains_zero());
    const Vector<Exact> exact = f.gradient(in<Exact>(*f.stationary()));
    for (const Exact& component : exact) CHECK(component == Exact(0));
  }
  if (!f.minimizer()) return;
  CHECK_NOTHROW(f.value(in<Exact>(*f.minimizer())));
  const Mp50 least = f.value(in<Mp50>(*f.minimizer()));
  for (const Vector<Rational>& x : points)
    CHECK(f.value(in<Mp50>(x)) >= least - Mp50("1e-40") * (1 + abs(least)));
}

/// The smallest Lipschitz constant of the gradient is met: on a line of points in dimension 1, at the
/// stationary point and far away otherwise.
void audit_attained(const Function& f) {
  const Guarantees& g = f.guarantees();
  if (!g.smoothness_attained || !g.smoothness || !f.stationary()) return;
  const std::string family = f.family();
  const bool local = family != "piecewise quadratic" && family != "cosine on a quadratic";
  if (f.dimension() > 1 && !local) return;
  std::vector<Vector<double>> tried{in<double>(*f.stationary())};
  for (const double far : {1e5, -1e5}) {
    tried.push_back(Vector<double>::Constant(f.dimension(), far));
    for (int i = 0; i < f.dimension(); ++i)
      tried.push_back(tried[0] + Vector<double>::Unit(f.dimension(), i) * far);
  }
  if (f.dimension() == 1)
    for (int i = -2000; i <= 2000; ++i) tried.push_back(tried[0] + Vector<double>::Constant(1, 0.0101 * i));
  double largest = 0;
  for (const Vector<double>& x : tried) {
    try {
      const Vector<double> ends = extreme_eigenvalues(f.hessian(x));
      largest = std::max({largest, -ends(0), ends(1)});
    } catch (const Undefined&) {
    }
  }
  CHECK(largest >= to_double(*g.smoothness) * (local ? 1 - 1e-9 : 0.99));
}

}  // namespace

TEST_CASE("every family keeps its promises") {
  std::vector<FunctionRequest> all = requests();
  for (const FunctionRequest& request : open_requests()) all.push_back(request);
  for (std::size_t k = 0; k < all.size(); ++k) {
    for (const Family* family : serving(all[k])) {
      for (std::uint64_t i = 0; i < 2 + family->mode_count(); ++i) {
        Choices choices(5, family->name(), 1000 * k + i);
        if (i > 1) choices.force({static_cast<std::uint32_t>(i - 2)});
        const FunctionPtr f = family->draw(all[k], choices);
        INFO(family->name() << " for " << to_string(all[k]) << ", draw " << i << ": " << f->text("z", false));
        REQUIRE(f->dimension() == all[k].dimension);
        REQUIRE(implies(f->guarantees(), all[k]));
        if (all[k].needs_minimizer) REQUIRE(f->minimizer());
        if (all[k].needs_stationary) REQUIRE(f->stationary());
        const auto points = points_for(*f, i);
        audit_minimizer(*f, points);
        audit_attained(*f);
        for (std::size_t p = 0; p < points.size(); ++p) {
          const Vector<Rational>& next = points[(p + 1) % points.size()];
          if (!has_gradient(*f, points[p])) continue;
          audit_derivatives(*f, points[p]);
          audit_hessian(*f, points[p]);
          if (has_gradient(*f, next)) audit_pair(*f, points[p], next);
        }
      }
    }
  }
}

TEST_CASE("requests that contradict themselves are served by no family") {
  FunctionRequest request;
  request.strongly_convex = q(2);
  request.smooth = q(1);
  CHECK(serving(request).empty());
  FunctionRequest bounded_gradient;
  bounded_gradient.strongly_convex = q(1);
  bounded_gradient.lipschitz = q(1);
  bounded_gradient.needs_gradient = false;
  CHECK(serving(bounded_gradient).empty());
}

TEST_CASE("class implications") {
  Guarantees g;
  g.strong_convexity = q(2);
  g.smoothness = q(3);
  FunctionRequest request;
  request.convex = request.coercive = request.bounded_below = request.differentiable = true;
  request.pl = q(2);
  request.smooth = q(4);
  CHECK(implies(g, request));
  request.smoothness = q(3);
  CHECK_FALSE(implies(g, request));
  g.smoothness_attained = true;
  CHECK(implies(g, request));
  request.smooth = q(2);
  CHECK_FALSE(implies(g, request));
}

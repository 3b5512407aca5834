#include "generators/families/chain.h"

#include <catch2/catch.hpp>

#include "support_functions.h"

using namespace referee;
using tests::in;
using tests::q;

/// What a chain is for: methods whose steps are combinations of gradients are slow on it.

namespace {

std::shared_ptr<const Chain> chain(int dimension, int length, const Rational& low, const Rational& high) {
  Chain::Data data;
  data.length = length;
  data.low = low;
  data.high = high;
  return Chain::starting_at(Vector<Rational>::Zero(dimension), data);
}

/// The k-th iterate of x - (1/L) grad f(x), or of Nesterov's method (momentum t/(t + 3)), from 0.
Vector<Exact> iterate(const Function& f, const Rational& high, int k, bool accelerated) {
  Vector<Exact> x = Vector<Exact>::Zero(f.dimension()), y = x;
  for (int t = 0; t < k; ++t) {
    const Vector<Exact> next = y - f.gradient(y) * Exact(1 / high);
    y = accelerated ? Vector<Exact>(next + (next - x) * Exact(q(t, t + 3))) : next;
    x = next;
  }
  return x;
}

}  // namespace

TEST_CASE("span methods obey the lower bound on chains") {
  for (const int k : {1, 2, 4}) {
    for (const bool accelerated : {false, true}) {
      const auto f = chain(2 * k + 2, 2 * k + 1, q(0), q(3));
      const Vector<Exact> x = iterate(*f, q(3), k, accelerated), xs = in<Exact>(*f->minimizer());
      for (int i = k; i < f->dimension(); ++i) CHECK(x(i) == Exact(0));
      const Exact gap = f->value(x) - f->value(xs);
      CHECK(gap >= Exact(q(9, 32) / ((k + 1) * (k + 1))) * xs.squaredNorm());
      CHECK((x - xs).squaredNorm() * Exact(8) >= xs.squaredNorm());
    }
  }
}

TEST_CASE("the least value and the minimiser of chains are exact") {
  const auto f = chain(5, 3, q(0), q(4));
  CHECK(*f->minimizer() == tests::point({q(3), q(2), q(1), q(0), q(0)}));
  // -(L/8) p/(p + 1) for t = 1, times t^2 = 16.
  CHECK(f->value(in<Exact>(*f->minimizer())) == Exact(q(-4, 8) * q(3, 4) * 16));
  CHECK(f->value(Vector<Exact>(Vector<Exact>::Zero(5))) == Exact(0));
  const auto strong = chain(3, 3, q(1), q(5));
  CHECK(strong->gradient(in<Exact>(*strong->minimizer())).isZero());
  CHECK(strong->value(Vector<Exact>(Vector<Exact>::Zero(3))) == Exact(0));
}

TEST_CASE("the constants of chains enclose the spectrum, and are the spectrum's for short ones") {
  for (const int p : {1, 2, 3, 8}) {
    for (const int rest : {0, 2}) {
      const auto f = chain(p + rest, p, q(1, 4), q(5));
      const Matrix<double> h = f->hessian(Vector<double>(Vector<double>::Zero(p + rest)));
      const Vector<double> spectrum = h.selfadjointView<Eigen::Lower>().eigenvalues();
      const Guarantees& g = f->guarantees();
      CHECK(spectrum.minCoeff() >= to_double(*g.strong_convexity) - 1e-12);
      CHECK(spectrum.maxCoeff() <= to_double(*g.smoothness) + 1e-12);
      CHECK(g.smoothness_attained == (p <= 2));
      if (p <= 2) CHECK(spectrum.maxCoeff() == Approx(to_double(*g.smoothness)));
    }
  }
}

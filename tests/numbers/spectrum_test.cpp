#include "numbers/spectrum.h"

#include "numbers/errors.h"
#include "numbers/linear_exact.h"
#include "support.h"

using namespace referee;
using namespace referee::testing;

namespace {

template <class N>
Matrix<N> lifted(const Matrix<Rational>& a) {
  return a.unaryExpr([](const Rational& x) { return from_rational<N>(x); });
}

Matrix<Rational> draw_matrix(Eigen::Index rows, Eigen::Index columns) {
  Matrix<Rational> a(rows, columns);
  for (Eigen::Index i = 0; i < a.size(); ++i)
    a(i) = Rational(*rc::gen::inRange(-9, 10), *rc::gen::inRange(1, 6));
  return a;
}

/// H D H with a Householder matrix H = I - 2vv'/v'v: symmetric with eigenvalues D.
Matrix<Rational> with_spectrum(const std::vector<Rational>& eigenvalues) {
  const auto n = static_cast<Eigen::Index>(eigenvalues.size());
  Vector<Rational> v(n);
  for (Eigen::Index i = 0; i < n; ++i) v(i) = *rc::gen::inRange(1, 5);
  Matrix<Rational> h = Matrix<Rational>::Constant(n, n, Rational(0));
  Rational square = 0;
  for (Eigen::Index i = 0; i < n; ++i) square += v(i) * v(i);
  Matrix<Rational> d = h;
  for (Eigen::Index i = 0; i < n; ++i) {
    d(i, i) = eigenvalues[static_cast<std::size_t>(i)];
    for (Eigen::Index j = 0; j < n; ++j) h(i, j) = Rational(i == j ? 1 : 0) - 2 * v(i) * v(j) / square;
  }
  return h * d * h;
}

std::vector<Rational> draw_spectrum() {
  std::vector<Rational> eigenvalues(static_cast<std::size_t>(*rc::gen::inRange(1, 6)));
  for (Rational& x : eigenvalues) x = Rational(*rc::gen::inRange(-5, 6), *rc::gen::inRange(1, 4));
  std::sort(eigenvalues.begin(), eigenvalues.end());
  return eigenvalues;
}

template <class T>
bool holds_all(const std::vector<Interval<T>>& enclosures, const std::vector<Rational>& values) {
  if (enclosures.size() != values.size()) return false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!enclosures[i].contains(values[i])) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("eigenvalues of symmetric matrices of known spectrum") {
  check_property(
      "every arithmetic",
      [] {
        const std::vector<Rational> spectrum = draw_spectrum();
        const Matrix<Rational> a = with_spectrum(spectrum);
        const auto exact = symmetric_eigenvalues(lifted<Exact>(a));
        const auto narrow = symmetric_eigenvalues(lifted<DoubleInterval>(a));
        const auto wide = symmetric_eigenvalues(lifted<WideInterval>(a));
        const auto fifty = symmetric_eigenvalues(lifted<Mp50>(a));
        RC_ASSERT(holds_all(narrow, spectrum));
        RC_ASSERT(holds_all(wide, spectrum));
        for (std::size_t i = 0; i < spectrum.size(); ++i) {
          RC_ASSERT(exact[i] == Exact(spectrum[i]));
          RC_ASSERT(narrow[i].width() < 1e-11);
          RC_ASSERT(wide[i].width() < Mp150("1e-140"));
          RC_ASSERT(abs(Mp50(fifty[i] - from_rational<Mp50>(spectrum[i]))) < Mp50("1e-44"));
        }
      },
      60);
}

TEST_CASE("singular values: their squares have the sums of A'A") {
  check_property(
      "sum of squares and product",
      [] {
        const Matrix<Rational> a = draw_matrix(*rc::gen::inRange(1, 5), *rc::gen::inRange(1, 5));
        const auto values = singular_values(lifted<WideInterval>(a));
        RC_ASSERT(static_cast<Eigen::Index>(values.size()) == std::min(a.rows(), a.cols()));
        WideInterval squares(0);
        for (std::size_t i = 0; i < values.size(); ++i) {
          squares += square(values[i]);
          if (i > 0) RC_ASSERT(values[i].lower() <= values[i - 1].upper());
        }
        Rational expected = 0;
        for (Eigen::Index i = 0; i < a.size(); ++i) expected += a(i) * a(i);
        RC_ASSERT(squares.contains(expected));
        if (a.rows() == a.cols()) {
          WideInterval product(1);
          for (const auto& x : values) product *= x;
          RC_ASSERT(product.contains(abs(determinant(a))));
        }
      },
      60);
}

TEST_CASE("moduli of eigenvalues multiply to the determinant, and the largest compares with numbers") {
  check_property(
      "enclosures of doubles",
      [] {
        const Eigen::Index n = *rc::gen::inRange(1, 6);
        const Matrix<Rational> a = draw_matrix(n, n);
        std::vector<DoubleInterval> moduli;
        try {
          moduli = eigenvalue_moduli(lifted<DoubleInterval>(a));
        } catch (const Indeterminate&) {
          return;  // nearly defective
        }
        DoubleInterval product(1);
        for (const auto& x : moduli) product *= x;
        RC_ASSERT(product.contains(abs(determinant(a))));
        const DoubleInterval largest = moduli.back();
        RC_ASSERT(largest.width() < 1e-6 * (1 + largest.upper()));
        const Rational above = rational_from_double(largest.upper()) + Rational(1, 1000000);
        RC_ASSERT(holds(Relation::less, compare_spectral_radius(a, above)) == Truth::yes);
        if (largest.lower() > 1e-3) {
          const Rational below = rational_from_double(largest.lower()) - Rational(1, 1000000);
          RC_ASSERT(holds(Relation::greater, compare_spectral_radius(a, below)) == Truth::yes);
        }
        const auto fifty = eigenvalue_moduli(lifted<Mp50>(a));
        for (std::size_t i = 0; i < moduli.size(); ++i) {
          RC_ASSERT(Mp50(moduli[i].lower()) <= fifty[i] + Mp50("1e-30"));
          RC_ASSERT(Mp50(moduli[i].upper()) >= fifty[i] - Mp50("1e-30"));
        }
      },
      100);
}

TEST_CASE("moduli of the roots of a quadratic polynomial") {
  auto moduli = [](int c, int b, int a) {
    Vector<Exact> p(3);
    p << Exact(c), Exact(b), Exact(a);
    return root_moduli(p);
  };
  CHECK(moduli(2, 2, 1) == std::vector<Exact>{sqrt(Exact(2)), sqrt(Exact(2))});  // -1 +- i
  CHECK(moduli(-6, 1, 1) == std::vector<Exact>{Exact(2), Exact(3)});
  CHECK(moduli(1, -2, 1) == std::vector<Exact>{Exact(1), Exact(1)});
  CHECK(moduli(-1, -1, 1).back() == (Exact(1) + sqrt(Exact(5))) / Exact(2));
  CHECK_THROWS_AS(moduli(1, 1, 0), Undefined);
}

TEST_CASE("moduli of the roots of polynomials of higher degree") {
  check_property(
      "products of linear and quadratic factors",
      [] {
        const Rational r(*rc::gen::inRange(-9, 10), *rc::gen::inRange(1, 6));
        const Rational re(*rc::gen::inRange(-9, 10), 4), im(*rc::gen::inRange(1, 9), 4);
        const Rational square_of_modulus = re * re + im * im;
        // (z - r)(z^2 - 2 re z + |.|^2)
        Vector<Exact> p(4);
        p << Exact(Rational(-r * square_of_modulus)), Exact(Rational(square_of_modulus + 2 * re * r)),
            Exact(Rational(-r - 2 * re)), Exact(1);
        std::vector<Exact> expected{Exact(abs(r)), sqrt(Exact(square_of_modulus)),
                                    sqrt(Exact(square_of_modulus))};
        std::sort(expected.begin(), expected.end());
        RC_ASSERT(root_moduli(p) == expected);
        const Vector<DoubleInterval> narrow =
            p.unaryExpr([](const Exact& x) { return from_rational<DoubleInterval>(x.rational_part()); });
        const auto enclosures = root_moduli(narrow);
        for (std::size_t i = 0; i < 3; ++i) {
          RC_ASSERT(Mp150(enclosures[i].lower()) <= enclose(expected[i]).upper());
          RC_ASSERT(Mp150(enclosures[i].upper()) >= enclose(expected[i]).lower());
        }
      },
      60);
}

TEST_CASE("what has no closed form is said not to have one") {
  Matrix<Rational> a(3, 3);
  a << 2, 1, 0, 1, 2, 1, 0, 1, 3;
  CHECK_THROWS_AS(symmetric_eigenvalues(lifted<Exact>(a)), Indeterminate);
}

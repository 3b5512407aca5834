#include "theorems/meaning/matrix_exponential.h"

#include <catch2/catch.hpp>

#include "numbers/arithmetic.h"

using namespace referee;

namespace {

template <class N>
Matrix<N> in(const Matrix<Rational>& a) {
  return a.unaryExpr([](const Rational& x) { return from_rational<N>(x); });
}

Matrix<Rational> two_by_two(const Rational& a, const Rational& b, const Rational& c, const Rational& d) {
  Matrix<Rational> m(2, 2);
  m << a, b, c, d;
  return m;
}

/// P diag(a, b) inverse(P) with P = [2, 1; 1, 1].
template <class N>
Matrix<N> with_eigenvalues(const N& a, const N& b) {
  Matrix<N> m(2, 2);
  m << N(2) * a - b, N(2) * (b - a), a - b, N(2) * b - a;
  return m;
}

template <class N>
bool overlap(const N& x, const N& y) {
  return x.lower() <= y.upper() && y.lower() <= x.upper();
}

/// Every entry meets the reference, which is an enclosure itself, and is as narrow as `width` times the
/// largest.
template <class N>
void check_encloses(const Matrix<N>& found, const Matrix<N>& reference, double width) {
  double largest = 0;
  for (Eigen::Index i = 0; i < found.size(); ++i)
    largest = std::max(largest, std::abs(to_double(reference(i))));
  for (Eigen::Index i = 0; i < found.size(); ++i) {
    INFO("entry " << i << ": " << to_text(found(i), 20) << ", reference " << to_text(reference(i), 20));
    CHECK(overlap(found(i), reference(i)));
    CHECK(static_cast<double>(found(i).width()) <= width * largest);
  }
}

template <class N>
void check_eigenvalues(const Rational& a, const Rational& b, double width) {
  const N x = from_rational<N>(a), y = from_rational<N>(b);
  check_encloses(matrix_exponential(in<N>(with_eigenvalues(a, b))), with_eigenvalues(N(exp(x)), N(exp(y))),
                 width);
}

template <class N>
void check_known_exponentials(double width, double width_of_stiff) {
  check_eigenvalues<N>(1, -1, width);
  check_eigenvalues<N>(0, Rational(1, 1000), width);
  check_eigenvalues<N>(Rational(-7, 3), Rational(-7, 3), width);
  check_eigenvalues<N>(20, -20, width);
  check_eigenvalues<N>(-1, -300, width_of_stiff);  // many squarings, each of which widens
  for (const Rational& angle : {Rational(1, 7), Rational(22, 7), Rational(50)}) {
    const N x = from_rational<N>(angle);
    Matrix<N> rotation(2, 2);
    rotation << cos(x), -sin(x), sin(x), cos(x);
    check_encloses(matrix_exponential(in<N>(two_by_two(0, -angle, angle, 0))), rotation, width);
  }
}

}  // namespace

TEST_CASE("exponentials of matrices with known ones are enclosed") {
  SECTION("intervals of doubles") {
    check_known_exponentials<DoubleInterval>(1e-9, 1e-7);
  }
  SECTION("intervals of 150 digits") {
    check_known_exponentials<WideInterval>(1e-130, 1e-130);
  }
}

TEST_CASE("an interval matrix has all exponentials of its members") {
  const DoubleInterval unit(0.0, 1.0);
  Matrix<DoubleInterval> a(2, 2);
  a << DoubleInterval(0), unit, DoubleInterval(0) - unit, DoubleInterval(0);
  const Matrix<DoubleInterval> e = matrix_exponential(a);
  for (int i = 0; i <= 8; ++i) {
    const Rational x(i, 8);
    const Matrix<DoubleInterval> member = matrix_exponential(in<DoubleInterval>(two_by_two(0, x, -x, 0)));
    for (Eigen::Index k = 0; k < 4; ++k) {
      CHECK(e(k).lower() <= member(k).lower());
      CHECK(member(k).upper() <= e(k).upper());
    }
  }
}

TEST_CASE("plain exponentials are accurate") {
  const Rational a(-2), b(3, 2);
  const Matrix<double> in_doubles = matrix_exponential(in<double>(with_eigenvalues(a, b)));
  const Matrix<Mp50> in_digits = matrix_exponential(in<Mp50>(with_eigenvalues(a, b)));
  const Matrix<Mp50> reference = with_eigenvalues(Mp50(exp(Mp50(-2))), Mp50(exp(Mp50(1.5))));
  for (Eigen::Index i = 0; i < 4; ++i) {
    CHECK(in_doubles(i) == Approx(to_double(reference(i))).epsilon(1e-13));
    CHECK(to_double(Mp50(abs(Mp50(in_digits(i) - reference(i))))) < 1e-45);
  }
}

TEST_CASE("exact exponentials are those of nilpotent matrices") {
  Matrix<Rational> shift = Matrix<Rational>::Constant(3, 3, Rational(0));
  shift(0, 1) = shift(1, 2) = 2;
  const Matrix<Exact> e = matrix_exponential(in<Exact>(shift));
  CHECK(e(0, 2) == Exact(2));
  CHECK(e(0, 1) == Exact(2));
  CHECK(e(2, 2) == Exact(1));
  CHECK(e(2, 0) == Exact(0));
  const Matrix<Rational> zero = Matrix<Rational>::Constant(2, 2, Rational(0));
  CHECK(matrix_exponential(in<Exact>(zero))(1, 1) == Exact(1));
  CHECK_THROWS_AS(matrix_exponential(in<Exact>(two_by_two(0, 1, 1, 0))), Indeterminate);
  CHECK_THROWS_AS(matrix_exponential(in<Exact>(two_by_two(1, 0, 0, 0))), Indeterminate);
}

TEST_CASE("huge and misshapen matrices are refused") {
  const Matrix<Rational> huge = two_by_two(0, power(Rational(2), 70), 1, 0);
  CHECK_THROWS_AS(matrix_exponential(in<DoubleInterval>(huge)), Indeterminate);
  CHECK(std::isnan(matrix_exponential(in<double>(huge))(0, 0)));
  CHECK_THROWS_AS(matrix_exponential(Matrix<double>(2, 3)), InternalError);
}

#include "theorems/language/type.h"

#include <catch2/catch.hpp>

namespace referee {
namespace {

const Dimension d = Dimension::symbol(0);
const Dimension n = Dimension::symbol(1);

std::string name(int id) {
  return id == 0 ? "d" : "n";
}

TEST_CASE("dimensions are equal exactly if they are the same polynomial") {
  CHECK((d + n) * (d - n) == d * d - n * n);
  CHECK(d + Dimension(1) == Dimension(1) + d);
  CHECK_FALSE(d * Dimension(2) == d + Dimension(2));
  CHECK(d - d == Dimension(0));
  CHECK(d * Dimension(0) == Dimension());
}

TEST_CASE("constants of dimensions") {
  CHECK(Dimension(0).constant() == 0);
  CHECK((Dimension(2) * Dimension(3)).constant() == 6);
  CHECK((d - d + Dimension(4)).constant() == 4);
  CHECK_FALSE(d.constant().has_value());
}

TEST_CASE("symbols of dimensions are replaced") {
  CHECK((d * d + n).substitute({{0, Dimension(3)}}) == Dimension(9) + n);
  CHECK((d * n).substitute({{0, n}, {1, d}}) == d * n);
  CHECK(substitute(Type::matrix(d, n), {{0, n + Dimension(1)}}) == Type::matrix(n + Dimension(1), n));
  CHECK(substitute(Type::sequence(Type::vector(d)), {{0, Dimension(2)}}) ==
        Type::sequence(Type::vector(Dimension(2))));
}

TEST_CASE("dimensions and types as text") {
  CHECK((d * Dimension(2) + Dimension(1)).to_text(name) == "2*d + 1");
  CHECK((n - Dimension(1)).to_text(name) == "n - 1");
  CHECK((d * d - n).to_text(name) == "d*d - n");
  CHECK(Dimension(0).to_text(name) == "0");
  CHECK(to_text(Type::function(d, false), name) == "Fun(d)");
  CHECK(to_text(Type::function(Dimension(1), true), name) == "Fun");
  CHECK(to_text(Type::sequence(Type::matrix(d, n)), name) == "Seq of Mat(d, n)");
  CHECK(to_text(Type::set(Type::integer()), name) == "Set of Int");
}

TEST_CASE("types are equal with all their parts") {
  CHECK(Type::vector(d) == Type::vector(d));
  CHECK_FALSE(Type::vector(d) == Type::vector(n));
  CHECK_FALSE(Type::function(Dimension(1), true) == Type::function(Dimension(1), false));
  CHECK_FALSE(Type::sequence(Type::real()) == Type::sequence(Type::vector(d)));
  CHECK_FALSE(Type::sequence(Type::real()) == Type::real());
}

}  // namespace
}  // namespace referee

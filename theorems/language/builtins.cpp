#include "theorems/language/builtins.h"

#include <algorithm>
#include <array>

namespace referee {
namespace {

using enum Signature;

constexpr std::array<Builtin, 45> table = {{
    {"sqrt", Operation::sqrt, elementary, 1, "sqrt(x)"},
    {"exp", Operation::exp, elementary, 1, "exp(x)"},
    {"log", Operation::log, elementary, 1, "log(x)"},
    {"sin", Operation::sin, elementary, 1, "sin(x)"},
    {"cos", Operation::cos, elementary, 1, "cos(x)"},
    {"tan", Operation::tan, elementary, 1, "tan(x)"},
    {"tanh", Operation::tanh, elementary, 1, "tanh(x)"},
    {"sigmoid", Operation::sigmoid, elementary, 1, "sigmoid(x)"},
    {"relu", Operation::relu, elementary, 1, "relu(x)"},
    {"sign", Operation::sign, to_integer, 1, "sign(x)"},
    {"floor", Operation::floor, to_integer, 1, "floor(x)"},
    {"ceil", Operation::ceil, to_integer, 1, "ceil(x)"},
    {"abs", Operation::abs, elementary, 1, "abs(x)"},
    {"mod", Operation::modulo, numbers, 2, "mod(a, b)"},
    {"min", Operation::minimum, extremum, -1, "min(a, b) or min(v)"},
    {"max", Operation::maximum, extremum, -1, "max(a, b) or max(v)"},
    {"clip", Operation::clip, numbers, 3, "clip(x, lowest, highest)"},
    {"binom", Operation::binomial, integers, 2, "binom(n, k)"},
    {"card", Operation::cardinality, of_set, 1, "card(S)"},
    {"round_to", Operation::round_to, rounding, 2, "round_to(half, x)"},
    {"I", Operation::identity, identity, 1, "I(n)"},
    {"zeros", Operation::zeros, filled, -1, "zeros(n) or zeros(m, n)"},
    {"ones", Operation::ones, filled, -1, "ones(n) or ones(m, n)"},
    {"basis", Operation::basis, basis, 2, "basis(i, n)"},
    {"diag", Operation::diagonal, diagonal, -1, "diag(v), diag(a, b, c) or diag(A)"},
    {"mean", Operation::mean, of_list, -1, "mean([a, b, c])"},
    {"var", Operation::variance_of, of_list, -1, "var([a, b, c])"},
    {"trace", Operation::trace, square_to_number, 1, "trace(A)"},
    {"det", Operation::determinant, square_to_number, 1, "det(A)"},
    {"inv", Operation::inverse, square_to_matrix, 1, "inv(A)"},
    {"solve", Operation::solve, solve, 2, "solve(A, b)"},
    {"rank", Operation::rank, rank, 1, "rank(A)"},
    {"expm", Operation::expm, square_to_matrix, 1, "expm(A)"},
    {"eigenvalues", Operation::eigenvalues, square_to_vector, 1, "eigenvalues(A)"},
    {"lambda_min", Operation::lambda_min, square_to_number, 1, "lambda_min(A)"},
    {"lambda_max", Operation::lambda_max, square_to_number, 1, "lambda_max(A)"},
    {"singular_values", Operation::singular_values, singular_values, 1, "singular_values(A)"},
    {"norm2", Operation::norm2, matrix_to_number, 1, "norm2(A)"},
    {"normF", Operation::frobenius, matrix_to_number, 1, "normF(A)"},
    {"cond", Operation::condition, matrix_to_number, 1, "cond(A)"},
    {"spectral_radius", Operation::spectral_radius, square_to_number, 1, "spectral_radius(A)"},
    {"psd", Operation::positive_semidefinite, square_to_boolean, 1, "psd(A)"},
    {"lyapunov", Operation::lyapunov, lyapunov, 2, "lyapunov(A, Q)"},
    {"roots", Operation::roots, roots, -1, "|roots(c0, c1, c2)|"},
    {"directional", Operation::directional, directional, 3, "directional(f, x, v)"},
}};

constexpr std::array<std::string_view, 5> reserved = {"E", "Var", "P", "I", "R"};
constexpr std::array<std::string_view, 4> formats = {"half", "bfloat16", "single", "double"};
constexpr std::array<std::string_view, 4> constants = {"pi", "inf", "true", "false"};

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

std::span<const Builtin> builtins() {
  return table;
}

const Builtin* find_builtin(std::string_view name) {
  for (const Builtin& builtin : builtins()) {
    if (builtin.name == name) return &builtin;
  }
  return nullptr;
}

bool is_reserved(std::string_view name) {
  return contains(reserved, name);
}

bool is_format(std::string_view name) {
  return contains(formats, name);
}

bool is_constant(std::string_view name) {
  return contains(constants, name);
}

bool is_known(std::string_view name) {
  return find_builtin(name) != nullptr || contains(constants, name) || contains(formats, name);
}

std::vector<std::string> known_names() {
  std::vector<std::string> result;
  for (const Builtin& builtin : builtins()) result.emplace_back(builtin.name);
  result.insert(result.end(), constants.begin(), constants.end());
  return result;
}

}  // namespace referee

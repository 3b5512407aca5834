#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "theorems/language/term.h"

/// The functions of the language that are called by name.

namespace referee {

/// How the arguments and the result of a built-in function are typed.
enum class Signature : unsigned char {
  elementary,  ///< a number, or a vector component by component
  to_integer,  ///< the same, with integer results
  numbers,     ///< numbers to a number
  integers,    ///< integers to an integer
  extremum,    ///< two or more numbers, or one vector
  of_list,     ///< one vector
  of_set,      ///< a set to an integer
  rounding,    ///< the name of a format and a number
  square_to_number,
  square_to_boolean,
  square_to_matrix,
  square_to_vector,
  matrix_to_number,
  rank,
  singular_values,
  solve,
  lyapunov,
  identity,
  filled,  ///< zeros and ones: a dimension or two
  basis,
  diagonal,
  roots,
  directional,
};

struct Builtin {
  std::string_view name;
  Operation operation;
  Signature signature;
  int arguments;           ///< how many; -1 if it varies
  std::string_view usage;  ///< how it is written
};

/// The built-in function of that name, or null.
const Builtin* find_builtin(std::string_view name);

std::span<const Builtin> builtins();

/// Whether a name may never be declared: E, Var, P, I, R.
bool is_reserved(std::string_view name);

/// Whether a name is a value without being declared: pi, inf, true, false.
bool is_constant(std::string_view name);

/// Whether a name means something without being declared: built-in functions, constants, formats.
bool is_known(std::string_view name);

/// All such names.
std::vector<std::string> known_names();

/// Floating-point formats that `round_to` takes.
bool is_format(std::string_view name);

}  // namespace referee

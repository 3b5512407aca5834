#include <fmt/core.h>

#include <exception>

#include "app/program.h"

int main(int argc, char** argv) {
  try {
    return referee::run_program(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "referee: {}\n", error.what());
    return referee::exit_bad_input;
  }
}

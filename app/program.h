#pragma once

#include "app/exit_status.h"

/// The command line as a whole: finds the subcommand, parses its options, answers --help and --version.

namespace referee {

/// Usage errors are answered on stderr with what was probably meant, and exit status 2.
ExitStatus run_program(int argc, char** argv);

}  // namespace referee

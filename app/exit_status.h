#pragma once

/// What the program tells the shell.

namespace referee {

enum ExitStatus : int {
  exit_as_expected = 0,
  exit_different = 1,    ///< some verdict is not as its file says
  exit_bad_input = 2,    ///< usage, unreadable or mistaken files
  exit_interrupted = 3,  ///< what was finished is kept
  exit_nothing_selected = 4,
  exit_skipped = 77,  ///< only behind --ctest: nothing that was selected is decided yet
};

}  // namespace referee

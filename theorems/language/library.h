#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "theorems/language/elaborate.h"

/// Files and folders of claims.

namespace referee {

/// The claims of some files, typed, and the files' syntax trees (submissions have nothing else).
struct Library {
  std::vector<std::shared_ptr<const Statement>> statements;  ///< in the order of the files, then of the text
  std::vector<syntax::File> files;                           ///< those named, not those only used
  std::map<std::uint32_t, MethodTable> methods;              ///< what each of the files may use, by source
};

/// Reads files, and folders with all `*.thm` below them in the order of their paths. A file named twice is
/// read once. Of files behind `use` only the methods are taken, also those that they use themselves. A
/// `use` names a regular file `*.thm` by a path relative to the using file; it may not lead out of the
/// current folder, nor, for files outside of that, out of the folder that was named.
///
/// Reported, apart from what is wrong inside the files: missing files, use in a circle, two methods of one
/// name, two claims of one id, a repair of a claim that is said to hold. Claims with errors are left out.
Library load_library(const std::vector<std::string>& paths, SourceSet& sources, Diagnostics& diagnostics);

}  // namespace referee

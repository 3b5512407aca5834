#pragma once

#include <memory>
#include <string>
#include <vector>

#include "theorems/language/diagnostic.h"
#include "theorems/language/source.h"
#include "theorems/language/statement.h"

/// The claims that a command works on: where they are read from, and which of them are meant.

namespace CLI {
class App;
}

namespace referee {

using StatementPtr = std::shared_ptr<const Statement>;

/// Files that were read, with all that was found in them.
struct Claims {
  SourceSet sources;
  Diagnostics diagnostics;
  std::vector<StatementPtr> statements;  ///< that can be decided, in the order of their ids
};

/// The folder of the book: REFEREE_BOOK, or the one that the program was built beside; relative to the
/// working folder where it lies below that.
std::string book_folder();

/// Reads files, and the .thm files of folders; the book if `paths` is empty. Prints every diagnostic on
/// stderr. Returns null after an error.
std::unique_ptr<Claims> load_claims(const std::vector<std::string>& paths, bool color);

/// All .thm files below the folders and the files named, in order of their names.
std::vector<std::string> claim_files(const std::vector<std::string>& paths);

/// Prints the diagnostics on stderr, with a last line that counts the errors.
void print_diagnostics(const Diagnostics& diagnostics, const SourceSet& sources, bool color);

/// The options that say which claims are meant.
struct Selection {
  std::vector<std::string> only;  ///< globs for ids
  std::vector<std::string> kinds;
  std::vector<std::string> labels;  ///< all of them are asked for
  std::string shard;                ///< "I/N"
  void add_to(CLI::App& app);
};

/// The statements that the selection means, in the order of their ids. Throws UsageError for an unknown kind
/// and a shard that is none. A glob without wildcards that names no claim is answered on stderr.
std::vector<StatementPtr> select(const std::vector<StatementPtr>& statements, const Selection& selection);

/// The statement of that id; throws UsageError, with the nearest id, if there is none.
StatementPtr find_claim(const std::vector<StatementPtr>& statements, const std::string& id);

/// Chapter (what stands before the first dot of the id), kind, and expected verdict.
std::vector<std::string> labels_of(const Statement& statement);

/// "theorem".
std::string kind_of(const Statement& statement);

/// A path as a record shows it: relative to the project if it lies in it, otherwise as given.
std::string shown_path(const std::string& path);

}  // namespace referee

#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/exit_status.h"
#include "reports/terminal.h"

/// One subcommand of the program. A new one is a file of its own and a line in `all_commands`.

namespace CLI {
class App;
}

namespace referee {

class Command {
 public:
  virtual ~Command() = default;
  virtual std::string name() const = 0;
  virtual std::string summary() const = 0;   ///< one line, no period
  virtual std::string examples() const = 0;  ///< lines "referee ...    what it does"
  virtual void configure(CLI::App& app) = 0;
  /// Runs with the options as parsed. Throws UsageError for what only now turns out to be wrong with them.
  virtual ExitStatus run() = 0;
};

/// Wrong use of the program: one line for the user, and exit status 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::unique_ptr<Command> make_verify();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_reproduce();
std::unique_ptr<Command> make_recheck();
std::unique_ptr<Command> make_report();
std::unique_ptr<Command> make_lint();
std::unique_ptr<Command> make_fmt();
std::unique_ptr<Command> make_list();
std::unique_ptr<Command> make_families();
std::vector<std::unique_ptr<Command>> all_commands();

/// --color, for text on one of the two streams.
struct ColorOption {
  ColorChoice choice = ColorChoice::automatic;
  void add_to(CLI::App& app);
  bool for_stdout() const;
  bool for_stderr() const;
};

/// `; did you mean X?` for the nearest candidate, or nothing.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace referee

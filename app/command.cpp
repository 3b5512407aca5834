#include "app/command.h"

#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <map>

#include "theorems/language/diagnostic.h"

namespace referee {

namespace {

bool color_for(ColorChoice choice, int stream) {
  return use_color(choice, isatty(stream) != 0, std::getenv("NO_COLOR"), std::getenv("TERM"));
}

}  // namespace

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_verify());
  commands.push_back(make_show());
  commands.push_back(make_reproduce());
  commands.push_back(make_recheck());
  commands.push_back(make_report());
  commands.push_back(make_lint());
  commands.push_back(make_fmt());
  commands.push_back(make_list());
  commands.push_back(make_families());
  return commands;
}

void ColorOption::add_to(CLI::App& app) {
  const std::map<std::string, ColorChoice> words{
      {"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}};
  app.add_option_function<std::string>(
         "--color",
         [this, words](const std::string& word) {
           const auto found = words.find(word);
           if (found == words.end())
             throw UsageError(fmt::format("--color is auto, always or never, not `{}`", word));
           choice = found->second;
         },
         "auto, always or never; NO_COLOR and TERM=dumb are obeyed by auto")
      ->type_name("WHEN");
}

bool ColorOption::for_stdout() const {
  return color_for(choice, STDOUT_FILENO);
}
bool ColorOption::for_stderr() const {
  return color_for(choice, STDERR_FILENO);
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  const std::string close = nearest(word, candidates);
  return close.empty() ? "" : fmt::format("; did you mean `{}`?", close);
}

}  // namespace referee

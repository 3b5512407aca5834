#include "app/program.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/command.h"
#include "reports/environment.h"

namespace referee {

namespace {

/// Help as people look for it: what it is, examples, usage, options.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    std::string text = app->get_description() + "\n\n";
    if (!app->get_footer().empty()) text += "Examples:\n" + app->get_footer() + "\n";
    text +=
        make_usage(app, name) + make_positionals(app) + make_groups(app, mode) + make_subcommands(app, mode);
    return text;
  }
};

struct Program {
  CLI::App app{
      "Referee decides mathematical claims: it looks for counterexamples and certifies what it finds."};
  std::vector<std::unique_ptr<Command>> commands = all_commands();
  std::vector<CLI::App*> parsers;
};

constexpr const char* examples =
    "  referee verify                         decide every claim of the book\n"
    "  referee verify my.thm                  decide the claims of a file of one's own\n"
    "  referee show ch09.descent-lemma        what a claim says\n"
    "  referee list --only 'ch10.*'           what there is\n";

void configure(Program& program) {
  CLI::App& app = program.app;
  app.name("referee");
  app.formatter(std::make_shared<HelpFormatter>());
  app.footer(examples);
  app.set_help_flag("-h,--help", "this text; `referee COMMAND --help` for one command");
  app.set_version_flag("--version", "referee " + version(), "the version");
  app.require_subcommand(0, 1);
  app.allow_extras();
  for (const auto& command : program.commands) {
    CLI::App* parser = app.add_subcommand(command->name(), command->summary());
    parser->footer(command->examples());
    parser->set_help_flag("-h,--help", "this text");
    parser->allow_extras();
    command->configure(*parser);
    program.parsers.push_back(parser);
  }
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

[[noreturn]] void refuse_extra(const CLI::App& parser, const std::string& extra) {
  const std::string word = extra.substr(0, extra.find('='));
  if (word.size() > 1 && word[0] == '-')
    throw UsageError(fmt::format("`{} {}` is not an option{}", parser.get_name(), word,
                                 did_you_mean(word, option_names(parser))));
  throw UsageError(fmt::format("`{}` is one word too many for `referee {}`", extra, parser.get_name()));
}

[[noreturn]] void refuse_command(const Program& program, const std::string& word) {
  if (word[0] == '-')
    throw UsageError(
        fmt::format("`{}` is not an option{}", word, did_you_mean(word, option_names(program.app))));
  std::vector<std::string> names;
  for (const auto& command : program.commands) names.push_back(command->name());
  throw UsageError(fmt::format("`{}` is not a command{}", word, did_you_mean(word, names)));
}

ExitStatus dispatch(Program& program, int argc, char** argv) {
  program.app.parse(argc, argv);
  for (std::size_t i = 0; i < program.parsers.size(); ++i) {
    if (!program.parsers[i]->parsed()) continue;
    if (const auto extras = program.parsers[i]->remaining(); !extras.empty())
      refuse_extra(*program.parsers[i], extras.front());
    return program.commands[i]->run();
  }
  if (const auto extras = program.app.remaining(); !extras.empty()) refuse_command(program, extras.front());
  throw UsageError("a command is missing");
}

}  // namespace

ExitStatus run_program(int argc, char** argv) {
  Program program;
  configure(program);
  try {
    return dispatch(program, argc, argv);
  } catch (const CLI::Success& success) {
    program.app.exit(success);
    return exit_as_expected;
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "referee: {}\n", error.what());
  } catch (const UsageError& error) {
    fmt::print(stderr, "referee: {}\n", error.what());
  }
  fmt::print(stderr, "`referee --help` shows how it is used\n");
  return exit_bad_input;
}

}  // namespace referee

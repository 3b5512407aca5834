#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "app/claims.h"
#include "app/command.h"
#include "theorems/language/formatter.h"
#include "theorems/language/parser.h"

namespace referee {

namespace {

/// Replaces a file by way of a second one beside it, so that no interruption leaves half a file.
void replace_file(const std::string& path, const std::string& text) {
  const std::string draft = fmt::format("{}.{}.tmp", path, getpid());
  std::ofstream file(draft, std::ios::binary);
  file << text;
  file.close();
  std::error_code error;
  if (file) {
    const auto permissions = std::filesystem::status(path, error).permissions();
    std::filesystem::permissions(draft, permissions, error);
    std::filesystem::rename(draft, std::filesystem::canonical(path), error);
    if (!error) return;
  }
  const std::string reason = error ? error.message() : std::strerror(errno);
  std::filesystem::remove(draft, error);
  throw UsageError(fmt::format("cannot write {}: {}", path, reason));
}

class Fmt : public Command {
 public:
  std::string name() const override { return "fmt"; }
  std::string summary() const override { return "Puts claim files into the layout of the book, in place"; }
  std::string examples() const override {
    return "  referee fmt my.thm\n"
           "  referee fmt --check theorems/book     only says which files would change\n";
  }
  void configure(CLI::App& app) override {
    app.add_option("PATH", paths_, "files, or folders with .thm files")->required();
    app.add_flag("--check", check_, "write nothing; exit status 1 if a file would change");
    color_.add_to(app);
  }
  ExitStatus run() override {
    bool mistakes = false;
    std::size_t changed = 0;
    for (const std::string& path : claim_files(paths_)) {
      switch (format_file(path)) {
        case Outcome::mistaken:
          mistakes = true;
          break;
        case Outcome::changed:
          ++changed;
          break;
        case Outcome::unchanged:
          break;
      }
    }
    if (mistakes) return exit_bad_input;
    return check_ && changed > 0 ? exit_different : exit_as_expected;
  }

 private:
  enum class Outcome : unsigned char { unchanged, changed, mistaken };

  Outcome format_file(const std::string& path) const {
    SourceSet sources;
    Diagnostics diagnostics;
    const auto source = read_source(sources, path, diagnostics);
    std::optional<syntax::File> file;
    if (source) file = parse_file(sources, *source, diagnostics);
    if (diagnostics.has_errors()) {
      for (const Diagnostic& diagnostic : diagnostics.sorted())
        fmt::print(stderr, "{}\n", render(diagnostic, sources, color_.for_stderr()));
      fmt::print(stderr, "{} is left as it is\n", path);
      return Outcome::mistaken;
    }
    const std::string text = format(*file, sources);
    if (text == sources.file(*source).text()) return Outcome::unchanged;
    if (!check_) replace_file(path, text);
    fmt::print("{} {}\n", check_ ? "would change" : "changed", path);
    return Outcome::changed;
  }

  std::vector<std::string> paths_;
  bool check_ = false;
  ColorOption color_;
};

}  // namespace

std::unique_ptr<Command> make_fmt() {
  return std::make_unique<Fmt>();
}

}  // namespace referee

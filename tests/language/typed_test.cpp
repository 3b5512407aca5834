#include <catch2/catch.hpp>

#include "language/typed_golden.h"
#include "theorems/language/library.h"
#include "theorems/language/parser.h"
#include "theorems/language/term_text.h"

/// Typed statements of whole files, compared with stored texts.

namespace referee {
namespace {

using typed_golden::compare;
using typed_golden::folder;
using typed_golden::read;
using typed_golden::rendered;

std::vector<std::filesystem::path> files_in(const std::filesystem::path& place,
                                            const std::string& extension) {
  std::vector<std::filesystem::path> result;
  for (const auto& entry : std::filesystem::directory_iterator(place)) {
    if (entry.path().extension() == extension) result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

/// Every node number below node_count stands for one term.
class NodeCheck {
 public:
  explicit NodeCheck(const Statement& statement) : statement_(statement) {}
  bool run() {
    for (const auto& symbol : statement_.symbols) visit(symbol.definition);
    for (const auto& lambda : statement_.lambdas) visit(lambda.body);
    for (const auto& recurrence : statement_.recurrences) {
      for (const auto& member : recurrence.members) {
        visit(member.rule);
        for (const auto& [index, term] : member.initial) visit(term);
      }
    }
    for (const auto& term : statement_.hypotheses) visit(term);
    for (const auto& claim : statement_.claims) visit(claim.formula);
    visit(statement_.best);
    return right_;
  }

 private:
  void visit(const TermPtr& term) {
    if (!term) return;
    const auto [place, is_new] = seen_.emplace(term->node, term.get());
    right_ &= place->second == term.get() && term->node >= 0 && term->node < statement_.node_count;
    if (!is_new) return;
    for (const auto& argument : term->arguments) {
      right_ &= argument != nullptr;
      visit(argument);
    }
    if (!term->domain) return;
    for (const auto& argument : term->domain->arguments) visit(argument);
  }

  const Statement& statement_;
  std::map<int, const Term*> seen_;
  bool right_ = true;
};

TEST_CASE("every accepted file is typed without a message, as recorded") {
  std::vector<std::filesystem::path> paths = files_in(folder() / "accepted", ".thm");
  for (const auto& path : files_in(folder().parent_path() / "examples", ".thm")) paths.push_back(path);
  for (const auto& path : paths) {
    DYNAMIC_SECTION(path.filename().string()) {
      SourceSet sources;
      Diagnostics diagnostics;
      const Library library = load_library({path.string()}, sources, diagnostics);
      INFO(rendered(diagnostics, sources));
      CHECK(diagnostics.empty());
      std::string text;
      for (const auto& statement : library.statements) {
        text += dump(*statement) + "\n";
        CHECK(NodeCheck(*statement).run());
      }
      compare(folder() / "accepted" / (path.stem().string() + ".expected"), text);
    }
  }
}

TEST_CASE("every rejected file gives the recorded messages") {
  for (const auto& path : files_in(folder() / "rejected", ".thm")) {
    DYNAMIC_SECTION(path.filename().string()) {
      SourceSet sources;
      Diagnostics diagnostics;
      const auto before = std::filesystem::current_path();
      std::filesystem::current_path(path.parent_path());
      const Library library = load_library({path.filename().string()}, sources, diagnostics);
      std::filesystem::current_path(before);
      CHECK(diagnostics.has_errors());
      compare(path.parent_path() / (path.stem().string() + ".expected"), rendered(diagnostics, sources));
    }
  }
}

}  // namespace
}  // namespace referee

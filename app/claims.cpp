#include "app/claims.h"

#include <fmt/core.h>
#include <fnmatch.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/command.h"
#include "checks/describe.h"
#include "theorems/language/library.h"

namespace referee {

namespace {

namespace fs = std::filesystem;

const std::vector<std::string>& kinds() {
  static const std::vector<std::string> all = {"definition",  "theorem",   "lemma",
                                               "proposition", "corollary", "example",
                                               "remark",      "question",  "exercise"};
  return all;
}

bool has_blanks(const Statement& statement) {
  if (!statement.item) return false;
  const auto& clauses = statement.item->clauses;
  return std::any_of(clauses.begin(), clauses.end(), [](const syntax::Clause& clause) {
    return clause.kind == syntax::ClauseKind::answer || clause.kind == syntax::ClauseKind::accept;
  });
}

/// The path as seen from `base` if it lies below that, otherwise the path itself.
std::string seen_from(const fs::path& path, const fs::path& base) {
  std::error_code error;
  const fs::path relative = fs::proximate(path, base, error);
  if (error || relative.empty() || *relative.begin() == "..") return path.string();
  return relative.string();
}

struct Shard {
  std::size_t index = 1;
  std::size_t count = 1;
};

Shard parse_shard(const std::string& text) {
  Shard shard;
  char rest = '\0';
  unsigned index = 0;
  unsigned count = 0;
  if (std::sscanf(text.c_str(), "%u/%u%c", &index, &count, &rest) != 2 || index < 1 || index > count)
    throw UsageError(fmt::format("--shard is I/N with 1 <= I <= N, such as 1/4, not `{}`", text));
  shard.index = index;
  shard.count = count;
  return shard;
}

std::vector<std::string> ids(const std::vector<StatementPtr>& statements) {
  std::vector<std::string> result;
  for (const StatementPtr& statement : statements) result.push_back(statement->id);
  return result;
}

bool is_glob(const std::string& text) {
  return text.find_first_of("*?[") != std::string::npos;
}

bool matches(const std::string& glob, const std::string& id) {
  return fnmatch(glob.c_str(), id.c_str(), 0) == 0;
}

void answer_unknown_ids(const std::vector<std::string>& only, const std::vector<StatementPtr>& statements) {
  const auto all = ids(statements);
  for (const std::string& glob : only)
    if (!is_glob(glob) && std::find(all.begin(), all.end(), glob) == all.end())
      fmt::print(stderr, "referee: no claim is called `{}`{}\n", glob, did_you_mean(glob, all));
}

void check_kinds(const std::vector<std::string>& chosen) {
  for (const std::string& kind : chosen)
    if (std::find(kinds().begin(), kinds().end(), kind) == kinds().end())
      throw UsageError(fmt::format("no claim is of the kind `{}`{}", kind, did_you_mean(kind, kinds())));
}

bool is_meant(const Statement& statement, const Selection& selection) {
  const auto& [only, chosen, labels, shard] = selection;
  const bool by_id = only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& glob) {
                       return matches(glob, statement.id);
                     });
  const bool by_kind =
      chosen.empty() || std::find(chosen.begin(), chosen.end(), kind_of(statement)) != chosen.end();
  const auto own = labels_of(statement);
  const bool by_label = std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
    return std::find(own.begin(), own.end(), label) != own.end();
  });
  return by_id && by_kind && by_label;
}

}  // namespace

std::string book_folder() {
  const char* named = std::getenv("REFEREE_BOOK");
  if (named != nullptr && *named != '\0') return named;
  return seen_from(fs::path(REFEREE_SOURCE_DIR) / "theorems/book", fs::current_path());
}

std::vector<std::string> claim_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error))
      if (it->path().extension() == ".thm") found.push_back(it->path().string());
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

void print_diagnostics(const Diagnostics& diagnostics, const SourceSet& sources, bool color) {
  for (const Diagnostic& diagnostic : diagnostics.sorted())
    fmt::print(stderr, "{}\n", render(diagnostic, sources, color));
  if (diagnostics.has_errors())
    fmt::print(stderr, "{} error{}\n", diagnostics.error_count(), diagnostics.error_count() == 1 ? "" : "s");
}

std::unique_ptr<Claims> load_claims(const std::vector<std::string>& paths, bool color) {
  auto claims = std::make_unique<Claims>();
  const auto& read = paths.empty() ? std::vector<std::string>{book_folder()} : paths;
  Library library = load_library(read, claims->sources, claims->diagnostics);
  print_diagnostics(claims->diagnostics, claims->sources, color);
  if (claims->diagnostics.has_errors()) return nullptr;
  for (StatementPtr& statement : library.statements)
    if (!has_blanks(*statement)) claims->statements.push_back(std::move(statement));
  std::sort(claims->statements.begin(), claims->statements.end(),
            [](const StatementPtr& a, const StatementPtr& b) { return a->id < b->id; });
  return claims;
}

void Selection::add_to(CLI::App& app) {
  app.add_option("--only", only, "claims whose id fits, such as 'ch09.*'; may be repeated")
      ->type_name("GLOB")
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--kind", kinds, "claims of this kind, such as lemma; may be repeated")
      ->type_name("KIND")
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--labels", labels, "claims with all of these labels: chapter, kind, expected verdict")
      ->type_name("LABEL,...")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->take_all();
  app.add_option("--shard", shard, "every N-th of them, beginning with the I-th")->type_name("I/N");
}

std::vector<StatementPtr> select(const std::vector<StatementPtr>& statements, const Selection& selection) {
  check_kinds(selection.kinds);
  const Shard shard = selection.shard.empty() ? Shard{} : parse_shard(selection.shard);
  answer_unknown_ids(selection.only, statements);
  std::vector<StatementPtr> meant;
  std::size_t position = 0;
  for (const StatementPtr& statement : statements)
    if (is_meant(*statement, selection) && position++ % shard.count == shard.index - 1)
      meant.push_back(statement);
  return meant;
}

StatementPtr find_claim(const std::vector<StatementPtr>& statements, const std::string& id) {
  for (const StatementPtr& statement : statements)
    if (statement->id == id) return statement;
  throw UsageError(fmt::format("no claim is called `{}`{}", id, did_you_mean(id, ids(statements))));
}

std::string chapter_of(const std::string& id) {
  return id.substr(0, id.find('.'));
}

std::vector<std::string> labels_of(const Statement& statement) {
  return {chapter_of(statement.id), kind_of(statement), expected_word(statement.expected)};
}

std::string kind_of(const Statement& statement) {
  return std::string(syntax::to_string(statement.kind));
}

std::string shown_path(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error).lexically_normal();
  const std::string relative = seen_from(absolute, REFEREE_SOURCE_DIR);
  return relative == absolute.string() ? path : relative;
}

}  // namespace referee

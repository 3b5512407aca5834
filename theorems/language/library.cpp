#include "theorems/language/library.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "theorems/language/builtins.h"
#include "theorems/language/parser.h"
#include "theorems/language/scope.h"

namespace referee {
namespace {

namespace fs = std::filesystem;
using syntax::Item;
using syntax::ItemKind;

bool is_claim(ItemKind kind) {
  return kind != ItemKind::use && kind != ItemKind::method && kind != ItemKind::submission;
}

/// Whether `path` lies in `folder`, both without `..`.
bool is_below(const fs::path& path, const fs::path& folder) {
  const fs::path inside = path.lexically_relative(folder);
  return !inside.empty() && *inside.begin() != "..";
}

class Loader {
 public:
  Loader(SourceSet& sources, Diagnostics& diagnostics) : sources_(sources), diagnostics_(diagnostics) {}

  Library run(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) name_path(path);
    Library library;
    std::vector<std::string> named;
    for (const auto& [key, folder] : named_) {
      if (std::find(named.begin(), named.end(), key) != named.end()) continue;
      named.push_back(key);
      Unit& unit = load(key, folder);
      if (!unit.source) continue;
      library.files.push_back(unit.file);
      library.methods[*unit.source] = unit.methods;
      for (const Item& item : unit.file.items) {
        if (is_claim(item.kind) && !full_) claim(item, unit, library);
      }
    }
    check_repairs(library);
    return library;
  }

 private:
  struct Unit {
    std::optional<std::uint32_t> source;
    syntax::File file;
    MethodTable methods;
    bool open = true;      ///< still being read: a `use` of it closes a circle
    bool complete = true;  ///< all that it uses was found
  };

  static std::string key_of(const fs::path& path) { return path.lexically_normal().string(); }

  /// Files named on their own, or found in a named folder, in order.
  void name_path(const std::string& path) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      named_.emplace_back(key_of(path), fs::path(key_of(path)).parent_path());
      return;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, ignored),
         end;
         !ignored && at != end; at.increment(ignored)) {
      if (at->path().extension() == ".thm" && at->is_regular_file(ignored))
        found.push_back(key_of(at->path()));
    }
    std::sort(found.begin(), found.end());
    for (const std::string& file : found) named_.emplace_back(file, key_of(path));
  }

  Unit& load(const std::string& key, const fs::path& folder) {
    const auto [place, is_new] = units_.try_emplace(key);
    Unit& unit = place->second;
    if (!is_new) return unit;
    unit.source = read_source(sources_, key, diagnostics_);
    if (!unit.source) {
      unit.open = unit.complete = false;
      return unit;
    }
    unit.file = parse_file(sources_, *unit.source, diagnostics_);
    for (const Item& item : unit.file.items) {
      if (item.kind == ItemKind::use) use(item, key, folder, unit);
    }
    own_methods(unit);
    unit.open = false;
    return unit;
  }

  void use(const Item& item, const fs::path& user, const fs::path& folder, Unit& unit) {
    const auto refuse = [&](const char* code, const std::string& message, const std::string& help) {
      diagnostics_.error(code, message, item.id.span).helps.push_back(help);
      unit.complete = false;
    };
    if (item.has_errors) {
      unit.complete = false;
      return;
    }
    const fs::path named(item.id.text);
    const fs::path path(key_of(user.parent_path() / named));
    std::error_code ignored;
    const fs::path current = fs::current_path(ignored);
    const fs::path absolute = (current / path).lexically_normal();
    const fs::path root = is_below((current / user).lexically_normal(), current)
                              ? current
                              : (current / folder).lexically_normal();
    if (named.is_absolute() || !is_below(absolute, root)) {
      return refuse("R0293", "`use` leads out of the folder of the claims: \"" + item.id.text + "\"",
                    "the path is relative to this file and stays below the folder that is checked");
    }
    if (named.extension() != ".thm") {
      return refuse("R0293", "`use` takes files `*.thm`, found \"" + item.id.text + "\"",
                    "write `use \"methods.thm\"`");
    }
    if (!fs::is_regular_file(absolute, ignored)) {
      return refuse("R0291", "there is no file \"" + path.string() + "\"",
                    "the path is relative to this file");
    }
    Unit& used = load(path.string(), folder);
    if (used.open)
      return refuse("R0292", "the files use each other in a circle",
                    "move the methods to a file of their own");
    unit.complete = unit.complete && used.complete;
    for (const auto& [name, method] : used.methods) add_method(name, method, item.id.span, unit);
  }

  void add_method(const std::string& name, const std::shared_ptr<const Item>& method, Span place,
                  Unit& unit) {
    const auto [before, is_new] = unit.methods.emplace(name, method);
    if (is_new || before->second == method) return;
    Diagnostic& diagnostic = diagnostics_.error("R0295", "two methods have the name `" + name + "`", place);
    diagnostic.secondary.push_back({before->second->id.span, "the first one"});
    diagnostic.secondary.push_back({method->id.span, "the other one"});
  }

  /// The methods of a file, marked as unreadable where a name in them means nothing.
  void own_methods(Unit& unit) {
    std::vector<std::string> own;
    for (const Item& item : unit.file.items) {
      if (item.kind != ItemKind::method || item.id.text.empty()) continue;
      add_method(item.id.text, std::make_shared<const Item>(item), item.id.span, unit);
      own.push_back(item.id.text);
    }
    for (const std::string& name : own) {
      auto& method = unit.methods.at(name);
      Diagnostics found;
      if (method->has_errors || check_method(*method, unit.methods, found)) continue;
      if (unit.complete) diagnostics_.append(found);
      Item broken = *method;
      broken.has_errors = true;
      method = std::make_shared<const Item>(std::move(broken));
    }
  }

  void claim(const Item& item, const Unit& unit, Library& library) {
    const auto [before, is_new] = ids_.emplace(item.id.text, item.id.span);
    if (!is_new && !item.id.text.empty()) {
      Diagnostic& diagnostic =
          diagnostics_.error("R0290", "two claims have the id `" + item.id.text + "`", item.id.span);
      diagnostic.secondary.push_back({before->second, "the first one"});
    }
    Item copy = item;
    copy.has_errors |= !unit.complete;
    auto statement = elaborate(copy, unit.methods, sources_, diagnostics_);
    if (statement) nodes_ += statement->node_count;
    for (std::size_t i = 0; statement && i < statement->mutants.size(); ++i) {
      nodes_ += statement->mutants[i].statement->node_count;
    }
    if (nodes_ > most_nodes) {
      diagnostics_.error("R0254", "the claims grow beyond " + std::to_string(most_nodes) + " terms",
                         item.id.span);
      full_ = true;
    }
    if (statement && is_new) library.statements.push_back(std::move(statement));
  }

  /// A repair of a claim that is here must be the repair of a false one.
  void check_repairs(const Library& library) {
    std::map<std::string, const Statement*> known;
    for (const auto& statement : library.statements) known.emplace(statement->id, statement.get());
    for (const auto& statement : library.statements) {
      const auto found = known.find(statement->repairs);
      if (statement->repairs.empty() || found == known.end()) continue;
      using syntax::ExpectedVerdict;
      const ExpectedVerdict expected = found->second->expected;
      if (found->second != statement.get() &&
          (expected == ExpectedVerdict::fails || expected == ExpectedVerdict::undefined)) {
        continue;
      }
      Span place = statement->item->span;
      for (const auto& clause : statement->item->clauses) {
        if (clause.kind == syntax::ClauseKind::repairs) place = clause.span;
      }
      Diagnostic& diagnostic = diagnostics_.error(
          "R0294", "`" + statement->id + "` repairs `" + statement->repairs + "`, which is not said to fail",
          place);
      diagnostic.helps.push_back("a repaired claim has `expect fails` or `expect undefined`");
    }
  }

  SourceSet& sources_;
  Diagnostics& diagnostics_;
  std::vector<std::pair<std::string, fs::path>> named_;
  std::map<std::string, Unit> units_;
  std::map<std::string, Span> ids_;
  static constexpr long most_nodes = 20'000'000;
  long nodes_ = 0;
  bool full_ = false;  ///< too many terms: the other claims are left out
};

}  // namespace

Library load_library(const std::vector<std::string>& paths, SourceSet& sources, Diagnostics& diagnostics) {
  return Loader(sources, diagnostics).run(paths);
}

bool check_method(const Item& method, const MethodTable& methods, Diagnostics& diagnostics) {
  std::set<std::string> own;
  for (const auto& parameter : method.parameters) own.insert(parameter.text);
  for (const auto& definition : method.definitions) {
    for (const auto& name : definition.names) own.insert(name.text);
  }
  bool complete = true;
  const auto check = [&](const syntax::Expression& expression, const std::set<std::string>& bound) {
    for_each_free_name(expression, bound, [&](const syntax::Expression& name) {
      if (is_known(name.text) || methods.contains(name.text)) return;
      complete = false;
      std::vector<std::string> candidates = known_names();
      candidates.insert(candidates.end(), bound.begin(), bound.end());
      for (const auto& [known, item] : methods) candidates.push_back(known);
      const std::string near = nearest(name.text, candidates);
      diagnostics
          .error("R0200", "unknown name `" + name.text + "` in the method `" + method.id.text + "`",
                 name.span)
          .helps.push_back(near.empty() ? "a method sees its own names only: pass it as a parameter"
                                        : "did you mean `" + near + "`?");
    });
  };
  for (const auto& definition : method.definitions) {
    std::set<std::string> bound = own;
    for (const auto& parameter : definition.parameters) bound.insert(parameter.text);
    if (definition.index)
      for_each_free_name(*definition.index, {}, [&](const auto& name) { bound.insert(name.text); });
    check(*definition.body, bound);
    if (definition.at) check(*definition.at, own);
  }
  if (method.body) check(*method.body, own);
  for (const auto& result : method.results) {
    if (own.contains(result.text)) continue;
    complete = false;
    diagnostics.error("R0200",
                      "the method `" + method.id.text + "` does not define its result `" + result.text + "`",
                      result.span);
  }
  return complete;
}

}  // namespace referee

#include "theorems/language/library.h"

#include <catch2/catch.hpp>

#include "language/typed_golden.h"
#include "theorems/language/parser.h"
#include "theorems/language/term_text.h"

namespace referee {
namespace {

namespace fs = std::filesystem;

/// An empty folder that is the current one for as long as the object lives.
class Folder {
 public:
  Folder() : before_(fs::current_path()), place_(fs::temp_directory_path() / "referee_library_test") {
    fs::remove_all(place_);
    fs::create_directories(place_);
    fs::current_path(place_);
  }
  ~Folder() {
    fs::current_path(before_);
    fs::remove_all(place_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  void write(const fs::path& path, const std::string& text) const {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

 private:
  fs::path before_;
  fs::path place_;
};

struct Loaded {
  SourceSet sources;
  Diagnostics diagnostics;
  Library library;
  explicit Loaded(const std::vector<std::string>& paths) {
    library = load_library(paths, sources, diagnostics);
  }
  std::vector<std::string> codes() const {
    std::vector<std::string> result;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) result.push_back(diagnostic.code);
    return result;
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> result;
    for (const auto& statement : library.statements) result.push_back(statement->id);
    return result;
  }
};

using Strings = std::vector<std::string>;

std::string claim(const std::string& id, const std::string& clauses = "  claim 1 = 1\n") {
  return "theorem " + id + " \"Title\"\n" + clauses;
}

TEST_CASE("a folder is read with all files below it, by path, each once") {
  const Folder folder;
  folder.write("book/b.thm", claim("b.one"));
  folder.write("book/a/z.thm", claim("z.one") + claim("z.two"));
  folder.write("book/notes.txt", "no claims");
  const Loaded loaded({"book", "book/b.thm"});
  CHECK(loaded.codes().empty());
  CHECK(loaded.ids() == Strings{"z.one", "z.two", "b.one"});
  CHECK(loaded.library.files.size() == 2);
}

TEST_CASE("methods come along a chain of uses, claims do not") {
  const Folder folder;
  folder.write("base.thm", "method double(x) = 2*x\n" + claim("base.claim"));
  folder.write("middle.thm", "use \"base.thm\"\nmethod fourfold(x) = double(double(x))\n");
  folder.write("a/top.thm",
               "use \"../middle.thm\"\n" + claim("top.claim", "  claim fourfold(1) = double(2)\n"));
  const Loaded loaded({"a/top.thm"});
  CHECK(loaded.codes().empty());
  CHECK(loaded.ids() == Strings{"top.claim"});
  REQUIRE(loaded.library.files.size() == 1);
  CHECK(loaded.library.methods.at(loaded.library.files[0].source).size() == 2);
}

TEST_CASE("ids are unique among all files") {
  const Folder folder;
  folder.write("a.thm", claim("same.id"));
  folder.write("b.thm", claim("same.id"));
  const Loaded loaded({"a.thm", "b.thm"});
  CHECK(loaded.codes() == Strings{"R0290"});
  CHECK(loaded.ids() == Strings{"same.id"});
}

TEST_CASE("a circle of uses is reported once, and unknown methods stay silent") {
  const Folder folder;
  folder.write("a.thm",
               "use \"b.thm\"\nmethod one(x) = two(x)\n" + claim("a.a", "  claim one(1) = two(1)\n"));
  folder.write("b.thm", "use \"a.thm\"\nmethod two(x) = one(x)\n" + claim("b.b"));
  CHECK(Loaded({"a.thm", "b.thm"}).codes() == Strings{"R0292"});
}

TEST_CASE("use stays inside the folder and takes ordinary files only") {
  const Folder folder;
  folder.write("inside/methods.thm", "method m(x) = x\n");
  folder.write("inside/a.thm", "use \"/dev/zero\"\n" + claim("a.a"));
  folder.write("inside/b.thm", "use \"../../elsewhere.thm\"\n" + claim("b.b"));
  folder.write("inside/c.thm", "use \"methods.txt\"\n" + claim("c.c"));
  folder.write("inside/d.thm", "use \"d\"\n" + claim("d.d"));
  folder.write("inside/e.thm", "use \"f.thm\"\n" + claim("e.e"));
  fs::create_directories("inside/f.thm");
  CHECK(Loaded({"inside"}).codes() == Strings{"R0293", "R0293", "R0293", "R0293", "R0291"});
}

TEST_CASE("a missing file is reported, the others are read") {
  const Folder folder;
  folder.write("a.thm", claim("a.a"));
  const Loaded loaded({"nowhere.thm", "a.thm"});
  CHECK(loaded.codes() == Strings{"R0010"});
  CHECK(loaded.ids() == Strings{"a.a"});
}

TEST_CASE("a claim that was not read whole is silent about names") {
  const Folder folder;
  folder.write("a.thm", claim("a.a", "  given x in\n  claim x + [1] = 1 + y\n  claim [1] = 1\n"));
  const Loaded loaded({"a.thm"});
  CHECK(loaded.codes() == Strings{"R0055", "R0218"});
  CHECK(loaded.library.statements.empty());
}

TEST_CASE("submissions are kept as they are read") {
  const Folder folder;
  folder.write("s.proof", "answer ex.one\n  eta = 2\n");
  const Loaded loaded({"s.proof"});
  CHECK(loaded.codes().empty());
  CHECK(loaded.library.statements.empty());
  REQUIRE(loaded.library.files.size() == 1);
  CHECK(loaded.library.files[0].items.size() == 1);
}

// ------------------------------------------------------------------------------------------ bindings

struct Bound {
  std::shared_ptr<const Statement> statement;
  BindingTerms terms;
  std::vector<std::string> codes;
};

Bound bind(const Statement& statement, const std::string& text) {
  SourceSet sources;
  Diagnostics diagnostics;
  const auto list = parse_bindings(sources, sources.add("bindings", text), diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  Bound result;
  std::tie(result.statement, result.terms) = elaborate_bindings(statement, list, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) result.codes.push_back(diagnostic.code);
  return result;
}

TEST_CASE("values behind with continue the numbering of the statement") {
  const Folder folder;
  folder.write("a.thm", claim("a.a",
                              "  given d in 1..3, L > 0, x in R^d\n"
                              "  given f : R^d -> R, smooth(L), minimizer xs\n"
                              "  claim f(x) >= f(xs) and (forall y in R^d: f(y) >= f(xs))\n"));
  const Loaded loaded({"a.thm"});
  REQUIRE(loaded.library.statements.size() == 1);
  const Statement& statement = *loaded.library.statements[0];

  SECTION("a whole instance") {
    const Bound bound = bind(statement, "d = 2, L = 2*d, f(z) = L*|z|^2/2, xs = [0, 0], x = [1, L]");
    CHECK(bound.codes.empty());
    REQUIRE(bound.statement);
    CHECK(bound.terms.values.size() == 5);
    CHECK(bound.statement->node_count > statement.node_count);
    CHECK(bound.statement->lambdas.size() == 1);
    for (const auto& [id, term] : bound.terms.values) CHECK(term->node >= statement.node_count);
  }
  SECTION("the order does not matter for dimensions, hoisted names may be bound") {
    CHECK(bind(statement, "x = [1], f(z) = z[1]^2, xs = [0], y = [2], L = 2, d = 1").codes.empty());
  }
  SECTION("names before and after") {
    CHECK(bind(statement, "d = 1, x = [L], L = 1, f(z) = 0, xs = [0]").codes == Strings{"R0200"});
  }
  SECTION("names that lack, that are not declared, of the wrong type") {
    CHECK(bind(statement, "d = 1, L = 1, f(z) = 0, x = [0]").codes == Strings{"R0281"});
    CHECK(bind(statement, "d = 1, L = 1, f(z) = 0, x = [0], xs = [0], e = 1").codes == Strings{"R0282"});
    CHECK(bind(statement, "d = 2, L = 1, f(z) = 0, x = [0], xs = [0, 0]").codes == Strings{"R0289"});
    CHECK(bind(statement, "d = 1/2, L = 1, f(z) = 0, x = [0], xs = [0]").codes[0] == "R0289");
    CHECK(bind(statement, "d = 1, d = 1, L = 1, f(z) = 0, x = [0], xs = [0]").codes == Strings{"R0201"});
  }
  SECTION("nothing at all") {
    const Bound bound = bind(statement, "d = 1");
    CHECK(bound.codes == Strings{"R0281"});
    CHECK(bound.statement == nullptr);
  }
}

TEST_CASE("families are bound member by member, all of them") {
  const Folder folder;
  folder.write("a.thm", claim("a.a",
                              "  given n in 1..3, f[i in 1..n] : R -> R, convex, sum minimizer xs\n"
                              "  claim f[n](xs) >= 0\n"));
  const Loaded loaded({"a.thm"});
  REQUIRE(loaded.library.statements.size() == 1);
  const Statement& statement = *loaded.library.statements[0];
  const Bound bound = bind(statement, "n = 2, f[1](z) = z^2, f[2](z) = 0, xs = 0");
  CHECK(bound.codes.empty());
  REQUIRE(bound.terms.members.size() == 1);
  CHECK(bound.terms.members.begin()->second.size() == 2);
  CHECK(bind(statement, "n = 2, f[1](z) = z^2, xs = 0").codes == Strings{"R0281"});
  CHECK(bind(statement, "n = 1, f[1](z) = z^2, f[1](z) = z^2, xs = 0").codes == Strings{"R0201"});
  CHECK(bind(statement, "n = 1, f(z) = z^2, xs = 0").codes == Strings{"R0289"});
}

}  // namespace
}  // namespace referee

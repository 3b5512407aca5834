#pragma once

#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "theorems/language/syntax.h"
#include "theorems/language/term.h"

/// What names mean at a place in a claim.

namespace referee {

struct LetFunction;

/// What a name stands for.
struct Entity {
  enum class Kind : unsigned char {
    failed,    ///< its declaration was reported; uses are silent
    symbol,    ///< `symbol` of the statement
    function,  ///< a function of a `let`, elaborated at each call
  };
  Kind kind = Kind::failed;
  int symbol = -1;
  LetFunction* function = nullptr;
  Span span;  ///< of the declaration

  bool operator==(const Entity& other) const {
    return kind == other.kind && symbol == other.symbol && function == other.function;
  }
};

/// Names of one block, within the block around it.
class Scope {
 public:
  static constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();

  explicit Scope(const Scope* outer = nullptr, std::size_t visible = everything)
      : outer_(outer), visible_(visible) {}
  void add(const std::string& name, Entity entity);
  /// The entity of this block only.
  const Entity* own(const std::string& name, std::size_t visible = everything) const;
  /// The entity of this block or of one around it.
  const Entity* find(const std::string& name) const;
  /// How many names this block has so far; a function sees no later ones.
  std::size_t size() const { return names_.size(); }
  /// All names that can be seen.
  void collect(std::vector<std::string>& names) const;

 private:
  const Scope* outer_;
  std::size_t visible_;  ///< how many names of the block around can be seen
  std::deque<std::pair<std::string, Entity>> names_;
  std::unordered_map<std::string, std::vector<std::size_t>> places_;  ///< of each name, in `names_`
};

/// One argument of a call: a value, or a function or sequence that the parameter becomes another name of.
struct Argument {
  TermPtr value;
  std::optional<Entity> alias;
  Span span;
};

/// `let f(z) = E`: elaborated anew for each choice of parameter types.
struct LetFunction {
  struct Key {
    Type type;
    std::optional<Dimension> dimension;  ///< of an integer that the body uses as a dimension
    std::optional<Entity> alias;
    bool operator==(const Key& other) const {
      return type == other.type && dimension == other.dimension && alias == other.alias;
    }
  };
  struct Instance {
    std::vector<Key> key;
    int lambda = -1;  ///< -1 if its body was refused
  };
  std::string name;
  std::vector<syntax::Name> parameters;
  syntax::ExpressionPtr body;
  const Scope* scope = nullptr;
  std::size_t visible = Scope::everything;
  std::vector<bool> dimensional;  ///< parameters whose value the types of the body depend on
  std::vector<Instance> instances;
  bool busy = false;
};

/// Calls `visit` for every name that is free in the expression (a name bound within it is not).
void for_each_free_name(const syntax::Expression& expression, const std::set<std::string>& bound,
                        const std::function<void(const syntax::Expression& name)>& visit);

}  // namespace referee

#include "theorems/language/syntax.h"

namespace referee::syntax {

std::string_view to_string(ItemKind kind) {
  switch (kind) {
    case ItemKind::use:
      return "use";
    case ItemKind::method:
      return "method";
    case ItemKind::definition:
      return "definition";
    case ItemKind::theorem:
      return "theorem";
    case ItemKind::lemma:
      return "lemma";
    case ItemKind::proposition:
      return "proposition";
    case ItemKind::corollary:
      return "corollary";
    case ItemKind::example:
      return "example";
    case ItemKind::remark:
      return "remark";
    case ItemKind::question:
      return "question";
    case ItemKind::exercise:
      return "exercise";
    case ItemKind::submission:
      return "answer";
  }
  return "";
}

std::string_view to_string(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::source:
      return "source";
    case ClauseKind::given:
      return "given";
    case ClauseKind::assume:
      return "assume";
    case ClauseKind::let:
      return "let";
    case ClauseKind::claim:
      return "claim";
    case ClauseKind::best:
      return "best";
    case ClauseKind::tight:
      return "tight";
    case ClauseKind::expect:
      return "expect";
    case ClauseKind::mutant:
      return "mutant";
    case ClauseKind::repairs:
      return "repairs";
    case ClauseKind::covers:
      return "covers";
    case ClauseKind::witness:
      return "witness";
    case ClauseKind::proof:
      return "proof";
    case ClauseKind::answer:
      return "answer";
    case ClauseKind::accept:
      return "accept";
    case ClauseKind::points:
      return "points";
    case ClauseKind::hint:
      return "hint";
    case ClauseKind::allow:
      return "allow";
    case ClauseKind::forbid:
      return "forbid";
    case ClauseKind::verdict:
      return "verdict";
  }
  return "";
}

std::string_view to_string(BinaryOperation operation) {
  switch (operation) {
    case BinaryOperation::add:
      return "+";
    case BinaryOperation::subtract:
      return "-";
    case BinaryOperation::multiply:
      return "*";
    case BinaryOperation::divide:
      return "/";
    case BinaryOperation::power:
      return "^";
    case BinaryOperation::elementwise_multiply:
      return ".*";
    case BinaryOperation::elementwise_divide:
      return "./";
    case BinaryOperation::elementwise_power:
      return ".^";
    case BinaryOperation::logical_and:
      return "and";
    case BinaryOperation::logical_or:
      return "or";
    case BinaryOperation::implies:
      return "implies";
    case BinaryOperation::iff:
      return "iff";
  }
  return "";
}

}  // namespace referee::syntax

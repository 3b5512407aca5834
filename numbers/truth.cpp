#include "numbers/truth.h"

namespace referee {
namespace {

bool satisfied(Relation relation, bool less, bool equal) {
  switch (relation) {
    case Relation::equal:
      return equal;
    case Relation::not_equal:
      return !equal;
    case Relation::less:
      return less;
    case Relation::less_equal:
      return less || equal;
    case Relation::greater:
      return !less && !equal;
    case Relation::greater_equal:
      return !less;
  }
  return false;
}

bool admits_equality(Relation relation) {
  return relation == Relation::equal || relation == Relation::less_equal ||
         relation == Relation::greater_equal;
}

}  // namespace

Truth holds(Relation relation, Ordering ordering) {
  bool some_hold = false;
  bool some_fail = false;
  auto consider = [&](bool possible, bool less, bool equal) {
    if (!possible) return;
    (satisfied(relation, less, equal) ? some_hold : some_fail) = true;
  };
  consider(ordering.less, true, false);
  consider(ordering.equal, false, true);
  consider(ordering.greater, false, false);
  if (!some_fail) return Truth::yes;
  if (!some_hold) return Truth::no;
  return ordering.tie && admits_equality(relation) ? Truth::tie : Truth::unknown;
}

Relation mirrored(Relation relation) {
  switch (relation) {
    case Relation::less:
      return Relation::greater;
    case Relation::less_equal:
      return Relation::greater_equal;
    case Relation::greater:
      return Relation::less;
    case Relation::greater_equal:
      return Relation::less_equal;
    default:
      return relation;
  }
}

Relation negated(Relation relation) {
  switch (relation) {
    case Relation::equal:
      return Relation::not_equal;
    case Relation::not_equal:
      return Relation::equal;
    case Relation::less:
      return Relation::greater_equal;
    case Relation::less_equal:
      return Relation::greater;
    case Relation::greater:
      return Relation::less_equal;
    case Relation::greater_equal:
      return Relation::less;
  }
  return relation;
}

std::string_view to_string(Relation relation) {
  switch (relation) {
    case Relation::equal:
      return "=";
    case Relation::not_equal:
      return "!=";
    case Relation::less:
      return "<";
    case Relation::less_equal:
      return "<=";
    case Relation::greater:
      return ">";
    case Relation::greater_equal:
      return ">=";
  }
  return "?";
}

std::string_view to_string(Truth truth) {
  switch (truth) {
    case Truth::no:
      return "no";
    case Truth::unknown:
      return "unknown";
    case Truth::tie:
      return "tie";
    case Truth::yes:
      return "yes";
  }
  return "?";
}

}  // namespace referee

#include <algorithm>

#include "theorems/language/formatter.h"
#include "theorems/language/formatter_text.h"

/// Equality of trees, places aside. Every `same` compares what a reader of the tree can see.

namespace referee {

using namespace syntax;

namespace {

bool same(const ExpressionPtr& a, const ExpressionPtr& b) {
  if (!a || !b) return !a && !b;
  return a == b || same_tree(*a, *b);
}
bool same(const Name& a, const Name& b) {
  return a.text == b.text;
}
bool same(const Domain& a, const Domain& b);
bool same(const Binding& a, const Binding& b);
bool same(const ClassUse& a, const ClassUse& b);
bool same(const Declaration& a, const Declaration& b);
bool same(const Definition& a, const Definition& b);
bool same(const InstanceBinding& a, const InstanceBinding& b);
bool same(const ProofStep& a, const ProofStep& b);
bool same(const Clause& a, const Clause& b);
bool same(const Item& a, const Item& b);

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const T& x, const T& y) { return same(x, y); });
}
template <class T>
bool same(const std::optional<T>& a, const std::optional<T>& b) {
  return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

bool same(const Domain& a, const Domain& b) {
  const bool spectra = a.spectrum && b.spectrum ? same(*a.spectrum, *b.spectrum) : !a.spectrum && !b.spectrum;
  return a.kind == b.kind && a.open_left == b.open_left && a.open_right == b.open_right && spectra &&
         same(a.arguments, b.arguments);
}

bool same(const Binding& a, const Binding& b) {
  return a.shape == b.shape && same(a.name, b.name) && same(a.domain, b.domain);
}

bool same(const ClassUse& a, const ClassUse& b) {
  return a.name == b.name && same(a.fact, b.fact) && same(a.arguments, b.arguments);
}

bool same(const Declaration& a, const Declaration& b) {
  return a.shape == b.shape && same(a.names, b.names) && same(a.index, b.index) &&
         same(a.index_domain, b.index_domain) && same(a.domain, b.domain) && a.random == b.random &&
         same(a.chain, b.chain) && a.distribution == b.distribution && same(a.arguments, b.arguments) &&
         same(a.argument_domain, b.argument_domain) && same(a.classes, b.classes);
}

bool same(const Definition& a, const Definition& b) {
  return a.shape == b.shape && same(a.names, b.names) && same(a.parameters, b.parameters) &&
         same(a.at, b.at) && same(a.index, b.index) && same(a.body, b.body);
}

bool same(const InstanceBinding& a, const InstanceBinding& b) {
  return same(a.name, b.name) && same(a.index, b.index) && same(a.parameters, b.parameters) &&
         same(a.value, b.value);
}

bool same(const ProofStep& a, const ProofStep& b) {
  return a.conclusion == b.conclusion && a.label == b.label && same(a.formula, b.formula) &&
         same(a.for_bindings, b.for_bindings) && same(a.citations, b.citations) &&
         same(a.citation_arguments, b.citation_arguments) && same(a.covers, b.covers) &&
         a.expected == b.expected;
}

bool same(const Clause& a, const Clause& b) {
  return a.kind == b.kind && a.label == b.label && same(a.formula, b.formula) &&
         same(a.declarations, b.declarations) && same(a.definitions, b.definitions) &&
         same(a.bindings, b.bindings) && a.has_bindings == b.has_bindings && a.expected == b.expected &&
         same(a.clauses, b.clauses) && same(a.names, b.names) && a.answer_type == b.answer_type &&
         same(a.terms, b.terms) && a.points == b.points && a.file == b.file && a.heading == b.heading &&
         a.first_line == b.first_line && a.last_line == b.last_line && same(a.steps, b.steps) &&
         a.verdict_true == b.verdict_true;
}

bool same(const Item& a, const Item& b) {
  return a.kind == b.kind && same(a.id, b.id) && a.title == b.title && same(a.parameters, b.parameters) &&
         same(a.results, b.results) && same(a.body, b.body) && same(a.definitions, b.definitions) &&
         same(a.clauses, b.clauses);
}

}  // namespace

bool formatting::same(const Domain& a, const Domain& b) {
  return referee::same(a, b);
}

bool same_tree(const Expression& a, const Expression& b) {
  if (a.kind != b.kind || a.columns != b.columns || a.relations != b.relations) return false;
  if (a.kind == ExpressionKind::number ? a.value != b.value : a.text != b.text) return false;
  if (a.kind == ExpressionKind::binary && a.operation != b.operation) return false;
  return same(a.bindings, b.bindings) && same(a.condition, b.condition) && same(a.children, b.children);
}

bool same_tree(const File& a, const File& b) {
  return same(a.items, b.items);
}

}  // namespace referee

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theorems/language/syntax.h"

/// The formatter's inside: text with places where a long line may be broken.
///
/// Such a place is written as the two characters `soft_break` and a priority; on a line that is short enough
/// it is a blank. Lower priorities break first.

namespace referee::formatting {

constexpr char soft_break = '\x01';
constexpr std::size_t line_width = 110;

/// How an expression stands in its surroundings.
struct Surroundings {
  bool tight = false;     ///< no blanks around + and -: in indices, ranges and exponents
  bool enclosed = false;  ///< inside bars or angles, where comparisons need brackets
  bool tail = true;       ///< nothing follows inside the same brackets
  int brackets = 0;       ///< brackets around
};

std::string expression(const syntax::Expression& e, const Surroundings& in = {});
std::string domain(const syntax::Domain& d);
std::string declaration(const syntax::Declaration& d);
std::string definition(const syntax::Definition& d);
std::string definition_left(const syntax::Definition& d);
std::string instance_binding(const syntax::InstanceBinding& b);
/// `t in 0..k-1, i, j in 1..n`: neighbours with equal domains share it.
std::string bindings(const std::vector<syntax::Binding>& list);

/// Texts joined by commas, with places to break; none before a word that would begin a clause there.
std::string comma_list(const std::vector<std::string>& parts);

/// Whether the text begins with a word that would begin a clause at the start of a line.
bool begins_clause(const std::string& text);

/// The text on one line.
std::string flat(const std::string& text);
/// The text on lines of at most `width` columns, as far as the places to break allow.
std::vector<std::string> filled(const std::string& text, std::size_t width);

bool same(const syntax::Domain& a, const syntax::Domain& b);

}  // namespace referee::formatting

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "theorems/language/source.h"

/// Text to tokens.
///
/// The whole text is cut at once. A piece that is no token becomes a token of kind `invalid` that remembers
/// why; the parser speaks of it only when it comes across it, since inside an id or behind an error it does
/// not matter. Unicode spellings give the same tokens as the ASCII ones. Which names are keywords depends on
/// where they stand, so that is left to the parser; only the words that can never be names are told apart.

namespace referee {

enum class TokenKind : unsigned char {
  end,
  invalid,
  name,  // also grad for ∇, inf for ∞, sum for ∑, R for ℝ, sqrt for √
  number,
  string,       // with its quotes
  superscript,  // ² or ⁻¹
  norm_suffix,  // _1 or _inf (or another _word) touching a bar before it
  // words that are never names
  word_and,
  word_or,
  word_not,
  word_implies,
  word_iff,
  word_forall,
  word_exists,
  word_in,
  word_if,
  word_then,
  word_else,
  word_with,
  word_for,
  word_by,
  // marks
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  bar,
  double_bar,
  left_angle,
  right_angle,  // | ‖ ⟨ ⟩; `<` and `>` are less and greater
  comma,
  semicolon,
  colon,
  dots,
  arrow,
  tilde,
  prime,
  plus,
  minus,
  star,
  slash,
  caret,
  dot_star,
  dot_slash,
  dot_caret,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
};

enum class LexicalError : unsigned char {
  none,
  unknown_character,
  foreign_operator,     // == && || := ** and the like
  open_string,          // no closing quote on the line
  point_without_digit,  // 1. or .5
  long_number,
  long_name,
  underscore,  // a name that begins with _
};

struct Token {
  TokenKind kind = TokenKind::end;
  LexicalError error = LexicalError::none;
  bool first_on_line = false;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct TokenList {
  std::vector<Token> tokens;   ///< never empty: the last is `end`
  std::vector<Span> comments;  ///< from `#` to the end of the line
};

/// Never fails; `file` goes into the spans of the comments.
TokenList tokenize(std::string_view text, std::uint32_t file = 0);

/// A name's or suffix's ASCII spelling: `λ_1` is "lambda_1", `∇` is "grad".
std::string ascii_name(std::string_view spelling);

/// The digits of a superscript: `²` is "2", `⁻¹` is "-1".
std::string superscript_digits(std::string_view spelling);

/// How a mark or word is written in ASCII: "<=", "implies"; empty for names, numbers and strings.
std::string_view spelling_of(TokenKind kind);

/// For a character or operator that is none of this language's: what to write instead, or nothing.
std::string_view replacement_for(std::string_view spelling);

/// Letters, digits and . - / _: the characters of ids and step labels.
bool is_id_character(char c);

}  // namespace referee

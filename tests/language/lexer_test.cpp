#include "theorems/language/lexer.h"

#include <catch2/catch.hpp>

namespace referee {
namespace {

/// The tokens of a text, joined by blanks; invalid ones in question marks.
std::string cut(std::string_view text) {
  std::string result;
  for (const Token& token : tokenize(text).tokens) {
    if (token.kind == TokenKind::end) break;
    const std::string piece(text.substr(token.begin, token.end - token.begin));
    result += (result.empty() ? "" : " ") + (token.kind == TokenKind::invalid ? "?" + piece + "?" : piece);
  }
  return result;
}

std::vector<TokenKind> kinds(std::string_view text) {
  std::vector<TokenKind> result;
  for (const Token& token : tokenize(text).tokens) result.push_back(token.kind);
  result.pop_back();
  return result;
}

LexicalError error_of(std::string_view text) {
  for (const Token& token : tokenize(text).tokens) {
    if (token.kind == TokenKind::invalid) return token.error;
  }
  return LexicalError::none;
}

TEST_CASE("a range keeps its numbers whole", "[lexer]") {
  CHECK(cut("1..20") == "1 .. 20");
  CHECK(cut("0.5..1.5") == "0.5 .. 1.5");
  CHECK(cut("1..:") == "1 .. :");
  CHECK(cut("k..2*k") == "k .. 2 * k");
}

TEST_CASE("numbers", "[lexer]") {
  CHECK(cut("1e-5 2E3 1.5e+2") == "1e-5 2E3 1.5e+2");
  CHECK(cut("2e") == "2 e");
  CHECK(cut("2.*x 2./x 2.^x") == "2 .* x 2 ./ x 2 .^ x");
  CHECK(error_of("1. + x") == LexicalError::point_without_digit);
  CHECK(error_of(".5") == LexicalError::point_without_digit);
  CHECK(error_of("1e401") == LexicalError::long_number);
  CHECK(error_of(std::string(401, '7')) == LexicalError::long_number);
  CHECK(error_of(std::string(400, '7')) == LexicalError::none);
  CHECK(error_of("1e99999999999999999999999999") == LexicalError::long_number);
}

TEST_CASE("marks take the longest spelling", "[lexer]") {
  CHECK(cut("a<=b") == "a <= b");
  CHECK(cut("a>>=b") == "a > >= b");
  CHECK(cut("k->inf") == "k -> inf");
  CHECK(cut("||x|-y|") == "| | x | - y |");
  CHECK(cut("x'*y") == "x ' * y");
}

TEST_CASE("a norm's suffix touches its bar", "[lexer]") {
  CHECK(kinds("|x|_1") ==
        std::vector{TokenKind::bar, TokenKind::name, TokenKind::bar, TokenKind::norm_suffix});
  CHECK(kinds("|x|_\u221E").back() == TokenKind::norm_suffix);
  CHECK(error_of("|x| _1") == LexicalError::underscore);
}

TEST_CASE("Unicode spellings give the same tokens", "[lexer]") {
  CHECK(kinds("\u2200 x \u2208 \u211D \u2227 \u2228 \u00AC \u21D2 \u21D4") ==
        kinds("forall x in R and or not implies iff"));
  CHECK(kinds("a \u2264 b \u2265 c \u2260 d") == kinds("a <= b >= c != d"));
  CHECK(kinds("a \u00B7 b \u00D7 c \u2212 d") == kinds("a * b * c - d"));
  CHECK(ascii_name("\u03BB_1") == "lambda_1");
  CHECK(ascii_name("\u2207") == "grad");
  CHECK(ascii_name("\u03A3") == "Sigma");
  CHECK(cut("\u2207f(x)") == "\u2207 f ( x )");
  CHECK(superscript_digits("\u207B\u00B9\u00B2") == "-12");
  CHECK(kinds("x\u00B2") == std::vector{TokenKind::name, TokenKind::superscript});
}

TEST_CASE("strings and comments", "[lexer]") {
  CHECK(kinds("\"a # b\" # c \"d\"") == std::vector{TokenKind::string});
  CHECK(tokenize("x # one\ny # two").comments.size() == 2);
  CHECK(error_of("\"open\nx\"") == LexicalError::open_string);
  CHECK(tokenize("x\r\n# c\r\n").comments[0].end == 6);
}

TEST_CASE("what begins a line is marked", "[lexer]") {
  const TokenList list = tokenize("a b\n  c # d\n\n e");
  REQUIRE(list.tokens.size() == 5);
  CHECK(list.tokens[0].first_on_line);
  CHECK(!list.tokens[1].first_on_line);
  CHECK(list.tokens[2].first_on_line);
  CHECK(list.tokens[3].first_on_line);
}

TEST_CASE("junk becomes invalid tokens", "[lexer]") {
  CHECK(error_of("a == b") == LexicalError::foreign_operator);
  CHECK(error_of("\xFF\xFE\x80") == LexicalError::unknown_character);
  CHECK(tokenize("\xFF\xFE\x80").tokens.size() == 2);
  CHECK(error_of("\xC3") == LexicalError::unknown_character);
  CHECK(error_of("_x") == LexicalError::underscore);
  CHECK(error_of(std::string(101, 'x')) == LexicalError::long_name);
  CHECK(error_of(std::string(100, 'x')) == LexicalError::none);
  CHECK(error_of("\u2070\u207B") == LexicalError::unknown_character);
}

}  // namespace
}  // namespace referee

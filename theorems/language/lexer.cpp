#include "theorems/language/lexer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "theorems/language/limits.h"

namespace referee {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::array<std::string_view, 25> small_greek = {
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};
constexpr std::array<std::string_view, 25> capital_greek = {
    "Alpha", "Beta",   "Gamma",   "Delta", "Epsilon", "Zeta",    "Eta",  "Theta", "Iota",
    "Kappa", "Lambda", "Mu",      "Nu",    "Xi",      "Omicron", "Pi",   "Rho",   "",
    "Sigma", "Tau",    "Upsilon", "Phi",   "Chi",     "Psi",     "Omega"};

/// The name of a Greek letter, or nothing.
std::string_view greek_name(char32_t c) {
  if (c >= 0x03B1 && c <= 0x03C9) return small_greek[c - 0x03B1];
  if (c >= 0x0391 && c <= 0x03A9) return capital_greek[c - 0x0391];
  switch (c) {
    case 0x00B5:
      return "mu";  // the micro sign
    case 0x03D1:
      return "theta";
    case 0x03D5:
      return "phi";
    case 0x03F5:
      return "epsilon";
    default:
      return {};
  }
}

/// A sign that stands for a name all by itself.
std::string_view sign_name(char32_t c) {
  switch (c) {
    case 0x2207:
      return "grad";
    case 0x221E:
      return "inf";
    case 0x2211:
      return "sum";
    case 0x220F:
      return "prod";
    case 0x221A:
      return "sqrt";
    case 0x222B:
      return "integral";
    case 0x211D:
      return "R";
    default:
      return {};
  }
}

struct Sign {
  char32_t character;
  TokenKind kind;
};
constexpr std::array<Sign, 21> signs = {
    {{0x2264, TokenKind::less_equal},   {0x2265, TokenKind::greater_equal}, {0x2260, TokenKind::not_equal},
     {0x2208, TokenKind::word_in},      {0x2200, TokenKind::word_forall},   {0x2203, TokenKind::word_exists},
     {0x2227, TokenKind::word_and},     {0x2228, TokenKind::word_or},       {0x00AC, TokenKind::word_not},
     {0x21D2, TokenKind::word_implies}, {0x21D4, TokenKind::word_iff},      {0x2192, TokenKind::arrow},
     {0x2016, TokenKind::double_bar},   {0x2225, TokenKind::double_bar},    {0x27E8, TokenKind::left_angle},
     {0x27E9, TokenKind::right_angle},  {0x00B7, TokenKind::star},          {0x22C5, TokenKind::star},
     {0x00D7, TokenKind::star},         {0x2212, TokenKind::minus},         {0x223C, TokenKind::tilde}}};

struct Spelling {
  std::string_view text;
  TokenKind kind;
};
// Longer marks first.
constexpr std::array<Spelling, 31> marks = {{{"..", TokenKind::dots},
                                             {"->", TokenKind::arrow},
                                             {"<=", TokenKind::less_equal},
                                             {">=", TokenKind::greater_equal},
                                             {"!=", TokenKind::not_equal},
                                             {".*", TokenKind::dot_star},
                                             {"./", TokenKind::dot_slash},
                                             {".^", TokenKind::dot_caret},
                                             {"(", TokenKind::left_paren},
                                             {")", TokenKind::right_paren},
                                             {"[", TokenKind::left_bracket},
                                             {"]", TokenKind::right_bracket},
                                             {"{", TokenKind::left_brace},
                                             {"}", TokenKind::right_brace},
                                             {"|", TokenKind::bar},
                                             {",", TokenKind::comma},
                                             {";", TokenKind::semicolon},
                                             {":", TokenKind::colon},
                                             {"~", TokenKind::tilde},
                                             {"'", TokenKind::prime},
                                             {"+", TokenKind::plus},
                                             {"-", TokenKind::minus},
                                             {"*", TokenKind::star},
                                             {"/", TokenKind::slash},
                                             {"^", TokenKind::caret},
                                             {"=", TokenKind::equal},
                                             {"<", TokenKind::less},
                                             {">", TokenKind::greater},
                                             {"\u2016", TokenKind::double_bar},
                                             {"\u27E8", TokenKind::left_angle},
                                             {"\u27E9", TokenKind::right_angle}}};
constexpr std::array<Spelling, 14> words = {{{"and", TokenKind::word_and},
                                             {"or", TokenKind::word_or},
                                             {"not", TokenKind::word_not},
                                             {"implies", TokenKind::word_implies},
                                             {"iff", TokenKind::word_iff},
                                             {"forall", TokenKind::word_forall},
                                             {"exists", TokenKind::word_exists},
                                             {"in", TokenKind::word_in},
                                             {"if", TokenKind::word_if},
                                             {"then", TokenKind::word_then},
                                             {"else", TokenKind::word_else},
                                             {"with", TokenKind::word_with},
                                             {"for", TokenKind::word_for},
                                             {"by", TokenKind::word_by}}};

using Replacement = std::pair<std::string_view, std::string_view>;
// Operators of other languages, and what is written here; longer ones first.
constexpr std::array<Replacement, 8> foreign_operators = {{{"<=>", "iff"},
                                                           {"==>", "implies"},
                                                           {"==", "="},
                                                           {"=>", "implies"},
                                                           {"<>", "!="},
                                                           {":=", "="},
                                                           {"&&", "and"},
                                                           {"**", "^"}}};
constexpr std::array<Replacement, 13> foreign_characters = {{{"&", "and"},
                                                             {"%", "mod(a, b)"},
                                                             {"!", "not"},
                                                             {"\u00F7", "/"},
                                                             {"\u2044", "/"},
                                                             {"\u1D40", "'"},
                                                             {"\u22A4", "'"},
                                                             {"\u2032", "'"},
                                                             {"\u2019", "'"},
                                                             {"\u2013", "-"},
                                                             {"\u2026", ".."},
                                                             {"\u201C", "\""},
                                                             {"\u201D", "\""}}};

/// 0 to 9 for a superscript digit, 10 for the superscript minus, nothing otherwise.
std::optional<int> superscript_value(char32_t c) {
  if (c == 0x00B9) return 1;
  if (c == 0x00B2 || c == 0x00B3) return static_cast<int>(c - 0x00B0);
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
  if (c == 0x207B) return 10;
  return std::nullopt;
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == 0x00A0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0xFEFF;
}

class Lexer {
 public:
  Lexer(std::string_view text, std::uint32_t file) : text_(text), file_(file) {}

  TokenList run() {
    while (skip_blanks()) token();
    begin_ = at_;
    push(TokenKind::end);
    return std::move(list_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool starts_with(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }

  void push(TokenKind kind, LexicalError error = LexicalError::none) {
    list_.tokens.push_back(
        {kind, error, first_on_line_, static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(at_)});
    first_on_line_ = false;
  }

  /// Moves to the next token; false at the end of the text.
  bool skip_blanks() {
    while (at_ < text_.size()) {
      if (peek() == '\n') {
        first_on_line_ = true;
        ++at_;
      } else if (peek() == '#') {
        const std::size_t begin = at_;
        at_ = std::min(text_.find('\n', at_), text_.size());
        std::size_t end = at_;
        while (end > begin && (text_[end - 1] == '\r' || text_[end - 1] == ' ' || text_[end - 1] == '\t'))
          --end;
        list_.comments.push_back({file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      } else {
        const CodePoint c = decode_utf8(text_, at_);
        if (!is_blank(c.value)) return true;
        at_ += c.length;
      }
    }
    return false;
  }

  void token() {
    begin_ = at_;
    const CodePoint c = decode_utf8(text_, at_);
    if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) return number();
    if (is_letter(peek()) || !greek_name(c.value).empty()) return name();
    if (peek() == '"') return string();
    if (peek() == '_') return underscore();
    if (!sign_name(c.value).empty()) {
      at_ += c.length;
      return push(TokenKind::name);
    }
    if (superscript_value(c.value)) return superscript();
    for (const Sign& sign : signs) {
      if (sign.character == c.value) {
        at_ += c.length;
        return push(sign.kind);
      }
    }
    mark();
  }

  void mark() {
    for (const auto& [text, instead] : foreign_operators) {
      if (starts_with(text)) {
        at_ += text.size();
        return push(TokenKind::invalid, LexicalError::foreign_operator);
      }
    }
    for (const Spelling& spelling : marks) {
      if (starts_with(spelling.text)) {
        at_ += spelling.text.size();
        return push(spelling.kind);
      }
    }
    if (peek() == '.') {
      ++at_;
      return push(TokenKind::invalid, LexicalError::point_without_digit);
    }
    unknown();
  }

  /// A character of no token; bytes that are not UTF-8 are taken together.
  void unknown() {
    CodePoint c = decode_utf8(text_, at_);
    const bool broken = !c.valid || c.value < 0x20;
    do {
      at_ += c.length;
      if (at_ >= text_.size() || peek() == '\n') break;
      c = decode_utf8(text_, at_);
    } while (broken && (!c.valid || c.value < 0x20));
    push(TokenKind::invalid, LexicalError::unknown_character);
  }

  void number() {
    LexicalError error = peek() == '.' ? LexicalError::point_without_digit : LexicalError::none;
    while (is_digit(peek())) ++at_;
    if (peek() == '.') {
      if (is_digit(peek(1))) {
        ++at_;
        while (is_digit(peek())) ++at_;
      } else if (peek(1) != '.' && peek(1) != '*' && peek(1) != '/' && peek(1) != '^') {
        ++at_;
        error = LexicalError::point_without_digit;
      }
    }
    const std::size_t digits = at_ - begin_;
    std::size_t shift = 0;
    const bool with_exponent =
        (peek() == 'e' || peek() == 'E') &&
        (is_digit(peek(1)) || ((peek(1) == '-' || peek(1) == '+') && is_digit(peek(2))));
    if (with_exponent) {
      at_ += 2;
      if (!is_digit(text_[at_ - 1])) ++at_;
      shift = static_cast<std::size_t>(text_[at_ - 1] - '0');
      for (; is_digit(peek()); ++at_) {
        shift = std::min(shift * 10 + static_cast<std::size_t>(peek() - '0'), limits::literal_digits + 1);
      }
    }
    if (error == LexicalError::none && digits + shift > limits::literal_digits)
      error = LexicalError::long_number;
    push(error == LexicalError::none ? TokenKind::number : TokenKind::invalid, error);
  }

  void name() {
    read_name_characters();
    const std::string_view spelling = text_.substr(begin_, at_ - begin_);
    for (const Spelling& word : words) {
      if (word.text == spelling) return push(word.kind);
    }
    const bool long_name =
        spelling.size() > limits::name_length && ascii_name(spelling).size() > limits::name_length;
    push(long_name ? TokenKind::invalid : TokenKind::name,
         long_name ? LexicalError::long_name : LexicalError::none);
  }

  void read_name_characters() {
    while (at_ < text_.size()) {
      const char ascii = peek();
      if (is_letter(ascii) || is_digit(ascii) || ascii == '_') {
        ++at_;
        continue;
      }
      const CodePoint c = decode_utf8(text_, at_);
      if (greek_name(c.value).empty()) return;
      at_ += c.length;
    }
  }

  void string() {
    const std::size_t line_end = std::min(text_.find('\n', at_), text_.size());
    const std::size_t quote = text_.find('"', at_ + 1);
    if (quote < line_end) {
      at_ = quote + 1;
      return push(TokenKind::string);
    }
    at_ = line_end;
    if (text_[at_ - 1] == '\r') --at_;
    push(TokenKind::invalid, LexicalError::open_string);
  }

  void underscore() {
    const bool touches_bar =
        !list_.tokens.empty() && list_.tokens.back().end == at_ &&
        (list_.tokens.back().kind == TokenKind::bar || list_.tokens.back().kind == TokenKind::double_bar);
    ++at_;
    if (starts_with("\u221E")) {
      at_ += std::string_view("\u221E").size();
    } else {
      read_name_characters();
    }
    if (touches_bar) return push(TokenKind::norm_suffix);
    push(TokenKind::invalid, LexicalError::underscore);
  }

  void superscript() {
    while (at_ < text_.size()) {
      const CodePoint c = decode_utf8(text_, at_);
      if (!superscript_value(c.value)) break;
      at_ += c.length;
    }
    const std::string digits = superscript_digits(text_.substr(begin_, at_ - begin_));
    if (digits == "-" || digits.find('-', 1) != std::string::npos)
      return push(TokenKind::invalid, LexicalError::unknown_character);
    const bool too_long = digits.size() > limits::literal_digits;
    push(too_long ? TokenKind::invalid : TokenKind::superscript,
         too_long ? LexicalError::long_number : LexicalError::none);
  }

  const std::string_view text_;
  const std::uint32_t file_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  bool first_on_line_ = true;
  TokenList list_;
};

}  // namespace

TokenList tokenize(std::string_view text, std::uint32_t file) {
  return Lexer(text, file).run();
}

std::string ascii_name(std::string_view spelling) {
  std::string result;
  for (std::size_t i = 0; i < spelling.size();) {
    const CodePoint c = decode_utf8(spelling, i);
    const std::string_view greek = greek_name(c.value);
    const std::string_view sign = sign_name(c.value);
    if (!greek.empty()) {
      result += greek;
    } else if (!sign.empty()) {
      result += sign;
    } else {
      result.append(spelling, i, c.length);
    }
    i += c.length;
  }
  return result;
}

std::string superscript_digits(std::string_view spelling) {
  std::string result;
  for (std::size_t i = 0; i < spelling.size();) {
    const CodePoint c = decode_utf8(spelling, i);
    if (const std::optional<int> value = superscript_value(c.value)) {
      result += *value == 10 ? '-' : static_cast<char>('0' + *value);
    }
    i += c.length;
  }
  return result;
}

std::string_view spelling_of(TokenKind kind) {
  for (const Spelling& mark : marks) {
    if (mark.kind == kind) return mark.text;
  }
  for (const Spelling& word : words) {
    if (word.kind == kind) return word.text;
  }
  return {};
}

std::string_view replacement_for(std::string_view spelling) {
  static constexpr std::array<std::string_view, 10> subscripts = {"_0", "_1", "_2", "_3", "_4",
                                                                  "_5", "_6", "_7", "_8", "_9"};
  const char32_t first = spelling.empty() ? 0 : decode_utf8(spelling, 0).value;
  if (first >= 0x2080 && first <= 0x2089) return subscripts[first - 0x2080];
  for (const auto& [text, instead] : foreign_operators) {
    if (text == spelling) return instead;
  }
  for (const auto& [text, instead] : foreign_characters) {
    if (text == spelling) return instead;
  }
  return {};
}

bool is_id_character(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '/' || c == '_';
}

}  // namespace referee

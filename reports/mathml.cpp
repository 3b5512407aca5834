#include "reports/mathml.h"

#include <cctype>
#include <map>
#include <vector>

namespace referee {
namespace {

const std::map<std::string, std::string>& operators() {
  static const std::map<std::string, std::string> table = {
      {"le", "≤"},     {"ge", "≥"},     {"neq", "≠"},     {"in", "∈"},     {"land", "∧"},  {"lor", "∨"},
      {"lnot", "¬"},   {"iff", "⟺"},    {"implies", "⟹"}, {"to", "→"},     {"cdot", "·"},  {"times", "×"},
      {"odot", "⊙"},   {"oslash", "⊘"}, {"nabla", "∇"},   {"colon", ":"},  {"sim", "∼"},   {"dots", "…"},
      {"forall", "∀"}, {"exists", "∃"}, {"lVert", "‖"},   {"rVert", "‖"},  {"lvert", "|"}, {"rvert", "|"},
      {"langle", "⟨"}, {"rangle", "⟩"}, {"lfloor", "⌊"},  {"rfloor", "⌋"}, {"lceil", "⌈"}, {"rceil", "⌉"},
      {"{", "{"},      {"}", "}"},      {"top", "⊤"}};
  return table;
}

const std::map<std::string, std::string>& letters() {
  static const std::map<std::string, std::string> table = {
      {"alpha", "α"},   {"beta", "β"},  {"gamma", "γ"},  {"delta", "δ"}, {"epsilon", "ε"}, {"zeta", "ζ"},
      {"eta", "η"},     {"theta", "θ"}, {"iota", "ι"},   {"kappa", "κ"}, {"lambda", "λ"},  {"mu", "μ"},
      {"nu", "ν"},      {"xi", "ξ"},    {"pi", "π"},     {"rho", "ρ"},   {"sigma", "σ"},   {"tau", "τ"},
      {"upsilon", "υ"}, {"phi", "φ"},   {"chi", "χ"},    {"psi", "ψ"},   {"omega", "ω"},   {"Gamma", "Γ"},
      {"Delta", "Δ"},   {"Theta", "Θ"}, {"Lambda", "Λ"}, {"Xi", "Ξ"},    {"Pi", "Π"},      {"Sigma", "Σ"},
      {"Upsilon", "Υ"}, {"Phi", "Φ"},   {"Psi", "Ψ"},    {"Omega", "Ω"}, {"infty", "∞"}};
  return table;
}

/// Operators that take what they range over below and above them.
const std::map<std::string, std::string>& big_operators() {
  static const std::map<std::string, std::string> table = {{"sum", "∑"},   {"prod", "∏"},  {"int", "∫"},
                                                           {"lim", "lim"}, {"max", "max"}, {"min", "min"},
                                                           {"sup", "sup"}, {"inf", "inf"}};
  return table;
}

bool is_one_of(const std::string& word, std::initializer_list<const char*> list) {
  for (const char* one : list)
    if (word == one) return true;
  return false;
}

std::string element(const std::string& tag, const std::string& inside) {
  return "<" + tag + ">" + inside + "</" + tag + ">";
}
std::string stretched(const std::string& sign, const char* form) {
  return std::string("<mo stretchy=\"true\" form=\"") + form + "\">" + html_escaped(sign) + "</mo>";
}

/// A recursive reader: rows up to a closing sign, elements with their indices and powers.
class Reader {
 public:
  Reader(const std::string& latex, bool display) : in_(latex), display_(display) {}

  std::string all() {
    std::string row;
    while (at_ < in_.size()) {
      row += this->row();
      if (at_ < in_.size()) ++at_;  // a closing sign without an opening one
    }
    return row;
  }

 private:
  struct Part {
    std::string text;
    bool has_limits = false;  ///< its indices go below and above
  };

  /// Elements up to what closes the group: }, &, \\, \right, \end.
  std::string row() {
    std::string result;
    for (;;) {
      blanks();
      if (at_ >= in_.size() || in_[at_] == '}' || in_[at_] == '&' || closes()) return result;
      result += scripted();
    }
  }

  bool closes() const {
    for (const char* word : {"\\\\", "\\right", "\\end"}) {
      const std::string closing = word;
      const char next = at_ + closing.size() < in_.size() ? in_[at_ + closing.size()] : ' ';
      const bool is_word = closing == "\\\\" || std::isalpha(static_cast<unsigned char>(next)) == 0;
      if (in_.compare(at_, closing.size(), closing) == 0 && is_word) return true;
    }
    return false;
  }

  std::string scripted() {
    const Part base = part();
    std::string below, above;
    for (;;) {
      blanks();
      if (at_ >= in_.size() || (in_[at_] != '_' && in_[at_] != '^')) break;
      const bool is_index = in_[at_++] == '_';
      (is_index ? below : above) = element("mrow", argument());
    }
    if (below.empty() && above.empty()) return base.text;
    const bool limits = base.has_limits && display_;
    if (above.empty()) return element(limits ? "munder" : "msub", base.text + below);
    if (below.empty()) return element(limits ? "mover" : "msup", base.text + above);
    return element(limits ? "munderover" : "msubsup", base.text + below + above);
  }

  /// What stands in braces, or one element.
  std::string argument() {
    blanks();
    if (at_ < in_.size() && in_[at_] == '{') return group();
    return at_ < in_.size() ? part().text : "";
  }

  std::string group() {
    ++at_;
    std::string inside = row();
    while (at_ < in_.size() && in_[at_] != '}') {
      ++at_;
      inside += row();
    }
    ++at_;
    return inside;
  }

  /// The text in braces, as it stands.
  std::string words() {
    blanks();
    std::string result;
    if (at_ >= in_.size() || in_[at_] != '{') return result;
    int depth = 0;
    for (; at_ < in_.size(); ++at_) {
      const char c = in_[at_];
      if (c == '\\' && at_ + 1 < in_.size()) {
        result += text_escape();
        continue;
      }
      if (c == '{' && depth++ == 0) continue;
      if (c == '}' && --depth == 0) break;
      result += c;
    }
    ++at_;
    return result;
  }

  /// Inside \text{}: \_ and the like, \textbackslash{}.
  std::string text_escape() {
    for (const auto& [command, sign] : {std::pair<std::string, std::string>{"\\textbackslash{}", "\\"},
                                        {"\\textasciitilde{}", "~"},
                                        {"\\textasciicircum{}", "^"}}) {
      if (in_.compare(at_, command.size(), command) != 0) continue;
      at_ += command.size() - 1;
      return sign;
    }
    ++at_;
    return std::string(1, in_[at_]);
  }

  Part part() {
    const char c = in_[at_];
    if (c == '\\') return command();
    if (c == '{') return {element("mrow", group())};
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return {element("mn", number())};
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      ++at_;
      return {element("mi", std::string(1, c))};
    }
    ++at_;
    if (c == '-') return {"<mo>−</mo>"};
    if (c == '(' || c == '[')
      return {"<mo stretchy=\"false\" form=\"prefix\">" + std::string(1, c) + "</mo>"};
    if (c == ')' || c == ']')
      return {"<mo stretchy=\"false\" form=\"postfix\">" + std::string(1, c) + "</mo>"};
    if (c == ',') return {"<mo separator=\"true\">,</mo>"};
    return {element("mo", html_escaped(code_point(c)))};
  }

  std::string number() {
    const std::size_t first = at_;
    while (at_ < in_.size() && (std::isdigit(static_cast<unsigned char>(in_[at_])) != 0 || in_[at_] == '.'))
      ++at_;
    return in_.substr(first, at_ - first);
  }

  std::string code_point(char first) {
    std::string result(1, first);
    while (at_ < in_.size() && (static_cast<unsigned char>(in_[at_]) & 0xC0U) == 0x80U) result += in_[at_++];
    return result;
  }

  Part command() {
    ++at_;
    std::string word;
    while (at_ < in_.size() && std::isalpha(static_cast<unsigned char>(in_[at_])) != 0) word += in_[at_++];
    if (word.empty() && at_ < in_.size()) word = std::string(1, in_[at_++]);
    if (word == "," || word == " ") return {"<mspace width=\"0.17em\"/>"};
    if (word == "quad") return {"<mspace width=\"1em\"/>"};
    if (is_one_of(word, {"lVert", "lvert", "langle", "lfloor", "lceil"}))
      return {stretched(operators().at(word), "prefix")};
    if (is_one_of(word, {"rVert", "rvert", "rangle", "rfloor", "rceil"}))
      return {stretched(operators().at(word), "postfix")};
    if (const auto found = operators().find(word); found != operators().end())
      return {element("mo", html_escaped(found->second))};
    if (const auto found = letters().find(word); found != letters().end())
      return {element("mi", found->second)};
    if (const auto found = big_operators().find(word); found != big_operators().end())
      return {element(word == "sum" || word == "prod" || word == "int" ? "mo" : "mi", found->second),
              word != "int"};
    if (is_one_of(word, {"exp", "log", "sin", "cos", "tan", "tanh", "det"})) return {element("mi", word)};
    return structure(word);
  }

  Part structure(const std::string& word) {
    if (word == "frac") {
      const std::string above = element("mrow", argument());
      return {element("mfrac", above + element("mrow", argument()))};
    }
    if (word == "binom") {
      const std::string above = element("mrow", argument());
      return {"<mo>(</mo><mfrac linethickness=\"0\">" + above + element("mrow", argument()) +
              "</mfrac><mo>)</mo>"};
    }
    if (word == "sqrt") return {element("msqrt", argument())};
    if (word == "dot") return {"<mover>" + element("mrow", argument()) + "<mo>˙</mo></mover>"};
    if (word == "left") return {bracketed()};
    if (word == "begin") return {environment(words())};
    if (word == "operatorname") {
      const bool star = at_ < in_.size() && in_[at_] == '*';
      if (star) ++at_;
      return {"<mi mathvariant=\"normal\">" + html_escaped(without_thin_space(words())) + "</mi>", star};
    }
    if (word == "mathbb") {
      const std::string letter = words();
      return {element("mi", letter == "R"   ? "ℝ"
                            : letter == "E" ? "𝔼"
                            : letter == "P" ? "ℙ"
                            : letter == "S" ? "𝕊"
                                            : letter)};
    }
    if (word == "mathit" || word == "mathrm")
      return {(word == "mathrm" ? "<mi mathvariant=\"normal\">" : "<mi>") + html_escaped(words()) + "</mi>"};
    if (word == "text") return {element("mtext", html_escaped(unbreakable(words())))};
    return {element("mtext", html_escaped("\\" + word))};
  }

  static std::string without_thin_space(std::string text) {
    for (std::size_t i = text.find(','); i != std::string::npos; i = text.find(',')) text.replace(i, 1, " ");
    return text;
  }

  /// Blanks at the ends of an <mtext> would be dropped.
  static std::string unbreakable(std::string text) {
    if (!text.empty() && text.front() == ' ') text.replace(0, 1, "\u00a0");
    if (!text.empty() && text.back() == ' ') text.replace(text.size() - 1, 1, "\u00a0");
    return text;
  }

  std::string bracketed() {
    const std::string open = delimiter();
    std::string inside = row();
    while (at_ < in_.size() && in_.compare(at_, 6, "\\right") != 0) {
      ++at_;
      inside += row();
    }
    at_ += 6;
    const std::string close = delimiter();
    return element("mrow", stretched(open, "prefix") + inside + stretched(close, "postfix"));
  }

  std::string delimiter() {
    blanks();
    if (at_ >= in_.size()) return "";
    if (in_[at_] == '\\') {
      ++at_;
      return std::string(1, in_[at_++]);
    }
    return std::string(1, in_[at_++]);
  }

  std::string environment(const std::string& name) {
    std::string rows, cells;
    for (;;) {
      cells += element("mtd", row());
      if (at_ >= in_.size()) break;
      if (in_[at_] == '&') {
        ++at_;
      } else if (in_.compare(at_, 2, "\\\\") == 0) {
        at_ += 2;
        rows += element("mtr", cells);
        cells.clear();
      } else {
        break;
      }
    }
    rows += element("mtr", cells);
    if (in_.compare(at_, 4, "\\end") == 0) {
      at_ += 4;
      words();
    }
    const std::string table = element("mtable", rows);
    if (name == "cases") return element("mrow", stretched("{", "prefix") + table);
    return element("mrow", stretched("[", "prefix") + table + stretched("]", "postfix"));
  }

  void blanks() {
    while (at_ < in_.size() && in_[at_] == ' ') ++at_;
  }

  const std::string& in_;
  bool display_;
  std::size_t at_ = 0;
};

}  // namespace

std::string html_escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string to_mathml(const std::string& latex, bool display) {
  return std::string("<math") + (display ? " display=\"block\"" : "") + "><semantics><mrow>" +
         Reader(latex, display).all() + "</mrow><annotation encoding=\"application/x-tex\">" +
         html_escaped(latex) + "</annotation></semantics></math>";
}

}  // namespace referee

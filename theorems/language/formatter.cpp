#include "theorems/language/formatter.h"

#include <algorithm>
#include <utility>

#include "theorems/language/formatter_text.h"
#include "theorems/language/parser_core.h"

/// Files, items and clauses to text. Expressions are in formatter_expression.cpp.

namespace referee {

using formatting::comma_list;
using formatting::filled;
using formatting::flat;
using formatting::line_width;
using syntax::Clause;
using syntax::ClauseKind;
using syntax::Item;
using syntax::ItemKind;
using syntax::ProofStep;

namespace {

constexpr std::size_t keyword_width = 6;

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

std::string names(const std::vector<syntax::Name>& list) {
  std::string result;
  for (const syntax::Name& name : list) result += (result.empty() ? "" : ", ") + name.text;
  return result;
}

template <class T>
std::string list_of(const std::vector<T>& parts, std::string (*text)(const T&)) {
  std::vector<std::string> texts;
  for (const T& part : parts) texts.push_back(text(part));
  return comma_list(texts);
}

std::string_view word_of(syntax::ExpectedVerdict verdict) {
  switch (verdict) {
    case syntax::ExpectedVerdict::holds:
      return "holds";
    case syntax::ExpectedVerdict::fails:
      return "fails";
    case syntax::ExpectedVerdict::undefined:
      return "undefined";
    case syntax::ExpectedVerdict::open:
      return "open";
    case syntax::ExpectedVerdict::gap:
      return "gap";
  }
  return "";
}

std::string fact_names(const std::vector<syntax::Name>& list) {
  std::string result;
  for (const syntax::Name& fact : list) {
    const bool takes_argument = fact.text == "multiply" || fact.text == "divide";
    result += (result.empty() ? "" : ", ") + fact.text + (takes_argument ? " by" : "");
  }
  return result;
}

/// The values behind `with`, with the word.
std::string with_values(const Clause& clause) {
  if (!clause.has_bindings) return "";
  return " with " + list_of(clause.bindings, &formatting::instance_binding);
}

/// What stands behind the keyword of a clause on its first line; long texts may be broken.
std::string clause_text(const Clause& clause) {
  const std::string label = clause.label.empty() ? "" : quoted(clause.label) + " ";
  switch (clause.kind) {
    case ClauseKind::source: {
      if (clause.first_line == 0) return quoted(clause.file) + " " + quoted(clause.heading);
      const std::string first = std::to_string(clause.first_line);
      return quoted(clause.file) + (clause.first_line == clause.last_line
                                        ? " line " + first
                                        : " lines " + first + "-" + std::to_string(clause.last_line));
    }
    case ClauseKind::given:
      return list_of(clause.declarations, &formatting::declaration);
    case ClauseKind::let:
      return list_of(clause.definitions, &formatting::definition);
    case ClauseKind::claim:
    case ClauseKind::accept:
    case ClauseKind::assume:
    case ClauseKind::best:
      return label + formatting::expression(*clause.formula);
    case ClauseKind::tight:
      return list_of(clause.bindings, &formatting::instance_binding);
    case ClauseKind::expect:
      return std::string(word_of(*clause.expected)) + (label.empty() ? "" : " " + quoted(clause.label)) +
             with_values(clause);
    case ClauseKind::mutant:
    case ClauseKind::hint:
      return quoted(clause.label);
    case ClauseKind::repairs:
    case ClauseKind::covers:
      return names(clause.names);
    case ClauseKind::allow:
    case ClauseKind::forbid:
      return fact_names(clause.names);
    case ClauseKind::witness:
      return clause.names[0].text + " = " + formatting::expression(*clause.formula);
    case ClauseKind::proof:
      return "";
    case ClauseKind::answer:
      return clause.names[0].text + " : " + clause.answer_type +
             (clause.terms.empty() ? "" : " in terms of " + names(clause.terms));
    case ClauseKind::points:
      return to_string(clause.points);
    case ClauseKind::verdict:
      return (clause.verdict_true ? "true" : "false") + with_values(clause);
  }
  return "";
}

std::string keyword(const Clause& clause, bool padded) {
  if (clause.kind == ClauseKind::verdict) return "";
  std::string result(to_string(clause.kind));
  if (padded) result.resize(std::max(result.size(), keyword_width), ' ');
  return result + " ";
}

std::string step_head(const ProofStep& step) {
  if (step.conclusion) return "so claim" + (step.label.empty() ? "" : " " + quoted(step.label));
  return "step " + step.label + "  " + formatting::expression(*step.formula);
}

std::string step_tail(const ProofStep& step) {
  std::string result;
  const auto add = [&](const std::string& part) { result += (result.empty() ? "" : "   ") + part; };
  if (!step.for_bindings.empty()) add("for " + flat(formatting::bindings(step.for_bindings)));
  std::string cited;
  for (std::size_t i = 0; i < step.citations.size(); ++i) {
    cited += (i == 0 ? "" : ", ") + step.citations[i].text;
    if (step.citation_arguments[i]) {
      // Looser than a sum, it would not be read back without brackets.
      const std::string argument = to_text(*step.citation_arguments[i]);
      const bool loose = step.citation_arguments[i]->kind == syntax::ExpressionKind::comparison;
      cited += " by " + (loose ? "(" + argument + ")" : argument);
    }
  }
  if (!cited.empty()) add("by " + cited);
  if (!step.covers.empty()) add("covers " + names(step.covers));
  if (step.expected) add("expect " + std::string(word_of(*step.expected)));
  return result;
}

/// Writes a file line by line and puts its comments between.
class FileWriter {
 public:
  FileWriter(const syntax::File& file, const SourceSet& sources)
      : file_(file), text_(sources.file(file.source).text()) {}

  std::string run() {
    for (std::size_t i = 0; i < file_.items.size(); ++i) {
      const Item& item = file_.items[i];
      const bool among_uses = i > 0 && item.kind == ItemKind::use && file_.items[i - 1].kind == ItemKind::use;
      if (i > 0 && !among_uses) pending_blank_ = true;
      comments_before(item.span.begin, 0, true);
      write_item(item);
    }
    if (!out_.empty()) pending_blank_ = true;
    comments_before(static_cast<std::uint32_t>(text_.size()) + 1, 0, true);
    return std::move(out_);
  }

 private:
  void line(const std::string& text) {
    if (pending_blank_) out_ += "\n";
    pending_blank_ = false;
    out_ += text + "\n";
  }

  bool line_break_between(std::uint32_t begin, std::uint32_t end) const {
    return begin < end && text_.substr(begin, end - begin).find('\n') != std::string_view::npos;
  }

  bool blank_line_behind(Span comment) const {
    const std::size_t line_end = text_.find('\n', comment.end);
    if (line_end == std::string_view::npos) return false;
    const std::size_t next = text_.find_first_not_of(" \t\r", line_end + 1);
    return next != std::string_view::npos && text_[next] == '\n';
  }

  /// Comments that begin before `offset`, each on a line of its own.
  void comments_before(std::uint32_t offset, std::size_t indent, bool between_items) {
    while (next_comment_ < file_.comments.size() && file_.comments[next_comment_].begin < offset) {
      const Span comment = file_.comments[next_comment_++];
      line(std::string(indent, ' ') + std::string(text_.substr(comment.begin, comment.end - comment.begin)));
      if (between_items && blank_line_behind(comment)) pending_blank_ = true;
    }
  }

  /// Writes what came from the bytes [begin, end): comments inside go before it, one behind it stays.
  void unit(std::uint32_t begin, std::uint32_t end, std::size_t indent,
            const std::vector<std::string>& lines) {
    comments_before(std::max(begin, end), indent, false);
    std::string last = std::string();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      last = lines[i];
      if (i + 1 < lines.size()) line(last);
    }
    if (next_comment_ < file_.comments.size()) {
      const Span comment = file_.comments[next_comment_];
      if (!line_break_between(end, comment.begin)) {
        ++next_comment_;
        last += "  " + std::string(text_.substr(comment.begin, comment.end - comment.begin));
      }
    }
    line(last);
  }

  /// The head on the first line, the rest of the text below its beginning.
  static std::vector<std::string> hanging(const std::string& head, const std::string& text) {
    const std::vector<std::string> parts = filled(text, line_width - std::min(head.size(), line_width / 2));
    std::vector<std::string> result;
    for (const std::string& part : parts) {
      std::string line = (result.empty() ? head : std::string(head.size(), ' ')) + part;
      while (line.ends_with(' ')) line.pop_back();
      result.push_back(std::move(line));
    }
    return result;
  }

  /// The place behind the next string after `offset`.
  std::uint32_t behind_string(std::uint32_t offset) const {
    const std::size_t open = text_.find('"', offset);
    const std::size_t close = open == std::string_view::npos ? open : text_.find('"', open + 1);
    return close == std::string_view::npos ? offset : static_cast<std::uint32_t>(close + 1);
  }

  void write_item(const Item& item) {
    const std::string word(to_string(item.kind));
    const std::uint32_t begin = item.span.begin;
    switch (item.kind) {
      case ItemKind::use:
        return unit(begin, item.id.span.end, 0, {word + " " + quoted(item.id.text)});
      case ItemKind::method:
        return write_method(item);
      case ItemKind::submission:
        return write_submission(item);
      default:
        break;
    }
    unit(begin, behind_string(item.id.span.end), 0, {word + " " + item.id.text + " " + quoted(item.title)});
    for (const Clause& clause : item.clauses) write_clause(clause, 2, true);
  }

  void write_method(const Item& item) {
    const std::string head = "method " + item.id.text + "(" + names(item.parameters) + ") = ";
    if (item.body) {
      return unit(item.span.begin, item.body->span.end, 0, hanging(head, formatting::expression(*item.body)));
    }
    const std::string result =
        item.results.size() == 1 ? item.results[0].text : "(" + names(item.results) + ")";
    unit(item.span.begin, item.results.back().span.end, 0, {head + result});
    write_definitions(item.definitions, "  ", 2);
  }

  void write_submission(const Item& item) {
    unit(item.span.begin, item.id.span.end, 0, {"answer " + item.id.text});
    std::size_t width = 0;
    constexpr std::size_t widest = 20;
    for (const syntax::Definition& d : item.definitions) {
      const std::size_t size = formatting::definition_left(d).size();
      if (size <= widest) width = std::max(width, size);
    }
    const auto aligned = [&](const syntax::Definition& d) {
      std::string left = formatting::definition_left(d);
      left.resize(std::max(left.size(), width), ' ');
      return left + " = " + formatting::expression(*d.body);
    };
    std::size_t next = 0;
    const auto definitions_before = [&](std::uint32_t offset) {
      while (next < item.definitions.size() && item.definitions[next].span.begin < offset) {
        const std::size_t first = next;
        std::string text = aligned(item.definitions[next++]);
        // A blank that is spelt like a keyword cannot begin a line; it stays behind a comma.
        while (next < item.definitions.size() &&
               formatting::begins_clause(item.definitions[next].names[0].text)) {
          text += ", " + formatting::definition(item.definitions[next++]);
        }
        unit(item.definitions[first].span.begin, item.definitions[next - 1].span.end, 2, hanging("  ", text));
      }
    };
    for (const Clause& clause : item.clauses) {
      definitions_before(clause.span.begin);
      write_clause(clause, 2, true);
    }
    definitions_before(static_cast<std::uint32_t>(text_.size()));
  }

  bool comma_between(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if (text_[i] == '#') i = static_cast<std::uint32_t>(std::min(text_.find('\n', i), text_.size() - 1));
      if (text_[i] == ',') return true;
    }
    return false;
  }

  /// Definitions that a comma joins share a line.
  void write_definitions(const std::vector<syntax::Definition>& list, const std::string& head,
                         std::size_t indent) {
    for (std::size_t i = 0; i < list.size();) {
      std::vector<std::string> group = {formatting::definition(list[i])};
      std::size_t last = i;
      while (last + 1 < list.size() && comma_between(list[last].span.end, list[last + 1].span.begin)) {
        group.push_back(formatting::definition(list[++last]));
      }
      const std::string start = i == 0 ? head : std::string(head.size(), ' ');
      unit(list[i].span.begin, list[last].span.end, indent, hanging(start, comma_list(group)));
      i = last + 1;
    }
  }

  void write_clause(const Clause& clause, std::size_t indent, bool padded) {
    const std::string head = std::string(indent, ' ') + keyword(clause, padded);
    switch (clause.kind) {
      case ClauseKind::let:
        return write_definitions(clause.definitions, head, indent);
      case ClauseKind::proof:
        return write_proof(clause, indent);
      case ClauseKind::mutant:
        unit(clause.span.begin, behind_string(clause.span.begin), indent, hanging(head, clause_text(clause)));
        for (const Clause& inner : clause.clauses) write_clause(inner, indent + 2, false);
        return;
      default:
        unit(clause.span.begin, clause.span.end, indent, hanging(head, clause_text(clause)));
    }
  }

  void write_proof(const Clause& clause, std::size_t indent) {
    const std::string margin(indent, ' ');
    unit(clause.span.begin, clause.keyword.end, indent, {margin + "proof"});
    constexpr std::size_t widest_aligned = 72;
    std::size_t column = 0;
    for (const ProofStep& step : clause.steps) {
      const std::size_t width = flat(step_head(step)).size();
      if (!step.conclusion && width <= widest_aligned && !step_tail(step).empty())
        column = std::max(column, width);
    }
    for (const ProofStep& step : clause.steps) write_step(step, indent + 2, column);
    const std::uint32_t qed = clause.span.end - std::min<std::uint32_t>(clause.span.end, 3);
    unit(qed, clause.span.end, indent, {margin + "qed"});
  }

  /// The tail (`for`, `by`, `expect`) stands in the common column if it fits there, else on its own line.
  void write_step(const ProofStep& step, std::size_t indent, std::size_t column) {
    constexpr std::size_t gap = 4;
    const std::string margin(indent, ' ');
    const std::string tail = step_tail(step);
    std::vector<std::string> lines = hanging(margin, step_head(step));
    for (std::size_t i = 1; i < lines.size(); ++i) lines[i] = std::string(2 * gap, ' ') + lines[i];
    if (!tail.empty()) {
      std::size_t at = indent + std::max(lines.back().size() - indent, column) + gap;
      if (step.conclusion) at = lines.back().size() + 1;
      if (lines.size() == 1 && at + tail.size() <= line_width) {
        lines.back().resize(at, ' ');
        lines.back() += tail;
      } else {
        lines.push_back(margin + std::string(2 * gap, ' ') + tail);
      }
    }
    unit(step.span.begin, step.span.end, indent, lines);
  }

  const syntax::File& file_;
  const std::string_view text_;
  std::string out_;
  std::size_t next_comment_ = 0;
  bool pending_blank_ = false;
};

}  // namespace

std::string format(const syntax::File& file, const SourceSet& sources) {
  return FileWriter(file, sources).run();
}

std::string to_text(const Clause& clause) {
  std::string result = flat(keyword(clause, false) + clause_text(clause));
  for (const Clause& inner : clause.clauses) result += "\n  " + to_text(inner);
  if (clause.kind != ClauseKind::proof) return result;
  result = "proof";
  for (const ProofStep& step : clause.steps) {
    const std::string tail = step_tail(step);
    result += "\n  " + flat(step_head(step)) + (tail.empty() ? "" : "    " + tail);
  }
  return result + "\nqed";
}

}  // namespace referee

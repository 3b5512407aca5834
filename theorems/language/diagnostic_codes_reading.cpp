#include "theorems/language/diagnostic_codes.h"

#include <array>

namespace referee {
namespace {

// clang-format off
constexpr std::array<DiagnosticCode, 82> codes = {{
    {"R0001", "unknown character",
     "The text holds a character that no construct of the language uses. Mathematical signs "
     "have ASCII spellings, which are always understood.",
     "theorem a.b \"Title\"\n"
     "  claim 6 ÷ 2 = 3\n"},
    {"R0002", "operator of another language",
     "The operator exists elsewhere, but is written differently here: `=` compares, `!=` says "
     "unequal, `^` is the power, `and`, `or`, `not`, `implies` and `iff` join formulas.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x == x\n"},
    {"R0003", "string without closing quote",
     "Titles, labels and file names stand in double quotes on one line. There are no escapes, "
     "so a string cannot hold a quote itself.",
     "theorem a.b \"Title\"\n"
     "  claim \"label 1 = 1\n"},
    {"R0004", "decimal point without a digit on each side",
     "Numbers are written `0.5` and `1.0`. The rule keeps `1..20` a range and `2.*x` an "
     "element-wise product.",
     "theorem a.b \"Title\"\n"
     "  claim .5 + 1. = 3/2\n"},
    {"R0005", "number with too many digits",
     "A number may have a limited number of digits when written out, its exponent included. "
     "Numbers of this size are better given as powers, such as `10^500`.",
     "theorem a.b \"Title\"\n"
     "  claim 1e999 > 0\n"},
    {"R0006", "name or id too long",
     "Names and ids have a limited length, so that messages and reports can show them.",
     "theorem a.b \"Title\"\n"
     "  claim xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx = 1\n"},
    {"R0007", "name that begins with an underscore",
     "Names begin with a letter. Behind a closing bar, `_1` and `_inf` choose a norm, and must "
     "touch the bar.",
     "theorem a.b \"Title\"\n"
     "  given  x in R^3\n"
     "  claim  |x| _1 >= |x|\n"},
    {"R0010", "file that cannot be read",
     "The path leads to nothing, to a folder, to something that is no ordinary file, or to a "
     "file without permission to read.",
     ""},
    {"R0011", "file too large",
     "Files are refused beyond a size that no text written by hand reaches.",
     ""},
    {"R0012", "NUL byte",
     "A NUL byte occurs in no text; the file is probably binary, or text in UTF-16.",
     ""},
    {"R0013", "broken UTF-8",
     "Texts are read as UTF-8. The place is that of the first byte that cannot be decoded; the "
     "file is probably in another encoding.",
     ""},
    {"R0014", "file without a claim",
     "The file is empty, or holds only comments. A claim begins with its kind, its id and its "
     "title.",
     "# nothing here yet\n"},
    {"R0020", "expression nested too deep",
     "Brackets, signs, powers and `implies` may stand inside each other to a limited depth. "
     "Inner parts can be named by `let`.",
     ""},
    {"R0021", "too many operators in a row",
     "An expression is a tree, and its height is limited. A long sum can be written with "
     "`sum`, or in parts named by `let`.",
     ""},
    {"R0022", "expression too large",
     "The number of operands and operators in one expression is limited. Parts of it can be "
     "named by `let`.",
     ""},
    {"R0023", "too many items",
     "The number of claims and methods in one file is limited. Further ones go into another "
     "file.",
     ""},
    {"R0024", "too many errors",
     "Reading a file stops after a number of errors, since later ones mostly follow from "
     "earlier ones.",
     ""},
    {"R0025", "too many clauses",
     "The number of clauses of a claim, and of steps of a proof, is limited.",
     ""},
    {"R0030", "missing operand",
     "An operator, a bracket or a keyword asks for a value behind it, and something else "
     "stands there.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x + <= 1\n"},
    {"R0031", "two operands without an operator",
     "Two values never stand side by side. A product is always written with `*`, and a clause "
     "starts on a line of its own.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  2 x >= x\n"},
    {"R0032", "bracket that is not closed",
     "A bracket, a bar or an angle is opened and something else than its counterpart follows.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  (x + 1]^2 >= 0\n"},
    {"R0033", "bracket that closes nothing",
     "A closing bracket or bar stands where none is open.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x + 1) >= x\n"},
    {"R0034", "comparison inside bars or angles",
     "Inside `|...|` and `<..., ...>` the signs `<` and `>` are brackets, so a comparison in "
     "there needs round brackets.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  |x > 0| = 1\n"},
    {"R0035", "`>=` where an inner product should close",
     "`>` and `=` written without a blank are read as one comparison. A blank keeps the "
     "closing angle and the equals sign apart.",
     "theorem a.b \"Title\"\n"
     "  given  x, y in R^2\n"
     "  claim  <x, y>= 0\n"},
    {"R0036", "chain of `iff`",
     "`a iff b iff c` could mean that all three are equivalent, or the truth value of `(a iff "
     "b) iff c`. Brackets, or two formulas joined by `and`, say which.",
     "theorem a.b \"Title\"\n"
     "  claim 1 = 1 iff 2 = 2 iff 3 = 3\n"},
    {"R0037", "range that is used as a value",
     "`A..B` is a domain: it stands behind `in`, in `given`, in binders and behind `for`.",
     "theorem a.b \"Title\"\n"
     "  claim 1..3 = 2\n"},
    {"R0038", "unknown norm",
     "`|x|` is the Euclidean norm (or the absolute value), `|x|_1` the sum of absolute values "
     "and `|x|_inf` their maximum. Other norms are written out; of a matrix, `norm2(A)` and "
     "`normF(A)`.",
     "theorem a.b \"Title\"\n"
     "  given  x in R^2\n"
     "  claim  |x|_2 >= 0\n"},
    {"R0039", "call of something that is no function",
     "A bracket behind a name is a call. Behind a number or a bracketed expression it is "
     "neither a call nor a product.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  (x + 1)(x - 1) = x^2 - 1\n"},
    {"R0040", "binder without domain or body",
     "A binder names its variable, the domain behind `in`, and its body behind a colon.",
     "theorem a.b \"Title\"\n"
     "  claim forall x: x^2 >= 0\n"},
    {"R0041", "binder in the wrong form",
     "`sum`, `prod`, `max`, `min`, `sup`, `inf`, `argmin`, `integral` and `bounded` range over "
     "a domain (`in`); `limit` and `order` approach a value (`->`); `rate`, `converges` and "
     "`diverges` take a bare index. Each binds one name.",
     "theorem a.b \"Title\"\n"
     "  claim limit(k in 1..9: 1/k) = 0\n"},
    {"R0042", "incomplete `if`",
     "A conditional has three parts: `if C then A else B`. It is a value, so there is no `if` "
     "without `else`.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  (if x > 0 then x) >= 0\n"},
    {"R0043", "matrix with rows of different lengths",
     "Rows are separated by `;` and entries by `,`. All rows have as many entries as the "
     "first.",
     "theorem a.b \"Title\"\n"
     "  let    M = [1, 2; 3]\n"
     "  claim  det(M) = 1\n"},
    {"R0044", "inner product with one side",
     "Where an operand is due, `<` opens an inner product, which has two sides: `<x, y>`.",
     "theorem a.b \"Title\"\n"
     "  given  x in R^2\n"
     "  claim  <x> >= 0\n"},
    {"R0045", "gradient of something that is no name",
     "`grad` and `hess` stand directly before the name of a function, or of a member of a "
     "family: `grad f(x)`, `grad f[i](x)`.",
     "theorem a.b \"Title\"\n"
     "  given  f : R^2 -> R, convex\n"
     "  given  x in R^2\n"
     "  claim  grad (f)(x) = x\n"},
    {"R0046", "operator behind a transpose or a superscript",
     "`'` binds looser than powers, calls and indices, so `A'^2` and `A'[1, 2]` need brackets; "
     "so does a power behind a superscript. `y'(t)` stands on the left of a definition only.",
     "theorem a.b \"Title\"\n"
     "  given  A in R^(2, 2)\n"
     "  claim  A'^2 = A\n"},
    {"R0047", "`in` inside a formula",
     "`in` binds a name to a domain; membership is no formula. Conditions on a value are "
     "written as comparisons.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x in R\n"},
    {"R0048", "reserved word used as a name",
     "The words `and or not implies iff forall exists in if then else with for by`, and `true` "
     "and `false`, are never names.",
     "theorem a.b \"Title\"\n"
     "  given  by in 1..3\n"
     "  claim  1 = 1\n"},
    {"R0049", "empty vector",
     "A vector has at least one component. The zero vector is `zeros(n)` or `0 * x`.",
     "theorem a.b \"Title\"\n"
     "  claim |[]| = 0\n"},
    {"R0050", "pair in round brackets",
     "Round brackets group. A vector is written `[a, b]`, an inner product `<x, y>`, and an "
     "interval stands behind `in` only.",
     "theorem a.b \"Title\"\n"
     "  claim (1, 2) = (1, 2)\n"},
    {"R0055", "missing domain",
     "Behind `in` stands a range, an interval, a set, a space of vectors or matrices, or a set "
     "that was declared.",
     "theorem a.b \"Title\"\n"
     "  given  x in\n"
     "  claim  1 = 1\n"},
    {"R0056", "malformed interval",
     "An interval has two ends between round (open) or square (closed) brackets: `(0, 1]`.",
     "theorem a.b \"Title\"\n"
     "  given  x in [0; 1]\n"
     "  claim  x >= 0\n"},
    {"R0057", "malformed dimension",
     "The exponent of `R` is a name, a number or in brackets; `R^(m, n)` are matrices. "
     "`Sphere`, `Sym`, `SPD` and `Orth` take one dimension.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..3\n"
     "  given  x in R^2*d\n"
     "  claim  |x| >= 0\n"},
    {"R0058", "misplaced spectrum",
     "Only the symmetric domains `Sym(d)` and `SPD(d)` take `with spectrum in [m, L]`.",
     "theorem a.b \"Title\"\n"
     "  given  A in Orth(2) with spectrum in [0, 1]\n"
     "  claim  1 = 1\n"},
    {"R0059", "empty set",
     "A set of values is written `{a, b, ...}` and holds at least one.",
     "theorem a.b \"Title\"\n"
     "  given  x in {}\n"
     "  claim  x = x\n"},
    {"R0060", "range without an end",
     "A variable of `given` is drawn from a range with two ends. An open range stands in "
     "binders that speak of all integers from a first one on.",
     "theorem a.b \"Title\"\n"
     "  given  k in 1..\n"
     "  claim  k >= 1\n"},
    {"R0061", "malformed type of a function",
     "Functions have real values and take a number or a vector: `f : R -> R`, `f : R^d -> R`.",
     "theorem a.b \"Title\"\n"
     "  given  f : R^2 -> R^2\n"
     "  claim  1 = 1\n"},
    {"R0062", "declaration without a domain",
     "Every variable is declared with a domain, by a comparison with a number, by a type, or "
     "by a distribution.",
     "theorem a.b \"Title\"\n"
     "  given  x, y, k in 1..3, z\n"
     "  claim  k >= 1\n"},
    {"R0063", "unknown function class",
     "What follows the type of a function are classes such as `convex` and `smooth(L)` and "
     "facts such as `minimizer xs`.",
     "theorem a.b \"Title\"\n"
     "  given  f : R^2 -> R, convexx, smooth(1)\n"
     "  claim  1 = 1\n"},
    {"R0064", "fact without a name",
     "`minimizer`, `minimum` and `stationary` declare a name for the point or value they speak "
     "of.",
     "theorem a.b \"Title\"\n"
     "  given  f : R^2 -> R, minimizer\n"
     "  claim  1 = 1\n"},
    {"R0065", "malformed index of a declaration",
     "A declared sequence has a bare index, `s[t]`; a family has one with a range, `f[i in "
     "1..n]`.",
     "theorem a.b \"Title\"\n"
     "  given  s[t+1] in {-1, 1} random\n"
     "  claim  1 = 1\n"},
    {"R0066", "unknown or malformed distribution",
     "Distributions are `normal(mean, variance)`, `uniform(range or set)` and `subsets(range "
     "or set, size)`.",
     "theorem a.b \"Title\"\n"
     "  given  g[t] ~ gaussian(0, 1)\n"
     "  claim  1 = 1\n"},
    {"R0070", "malformed left side of a definition",
     "The left side is a name, a function `f(x)`, an element `x[t+1]`, a flow `y'(t)`, or "
     "several names in brackets, `(m, v)`.",
     "theorem a.b \"Title\"\n"
     "  let    (m) = 1\n"
     "  claim  1 = 1\n"},
    {"R0071", "definition without `=`",
     "A definition is `LEFT = EXPRESSION`.",
     "theorem a.b \"Title\"\n"
     "  let    x < 3\n"
     "  claim  1 = 1\n"},
    {"R0072", "parameter that is no bare name",
     "The parameters of a function are bare names.",
     "theorem a.b \"Title\"\n"
     "  let    f(x + 1) = x\n"
     "  claim  1 = 1\n"},
    {"R0073", "initial value before its flow",
     "`y(0) = ...` is an initial value only behind `y'(t) = ...` in the same `let`.",
     "theorem a.b \"Title\"\n"
     "  let    y(0) = 1, y'(t) = -y(t)\n"
     "  claim  y(1) <= 1\n"},
    {"R0074", "malformed flow",
     "A flow is written `y'(t) = E` with a name for the time.",
     "theorem a.b \"Title\"\n"
     "  let    y' = 1\n"
     "  claim  1 = 1\n"},
    {"R0080", "line that begins with no keyword",
     "Each clause begins with its keyword as the first word of a line. A misspelt keyword is "
     "read as the nearest one, so that the rest of the claim can be checked.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  clam   x = x\n"},
    {"R0081", "line that begins with a bracket",
     "A line that begins with `(` or `[` does not continue the line before, since `f` at the "
     "end of one line and `(x)` on the next are two things in a list of definitions.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x = x\n"
     "  [1] = 1\n"},
    {"R0082", "text behind the end of a clause",
     "The clause is complete, and something follows that cannot continue it.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x = x : x\n"},
    {"R0083", "missing string",
     "Titles, labels of mutants, hints, file names and the reason behind `open` stand in "
     "double quotes.",
     "theorem a.b\n"
     "  claim 1 = 1\n"},
    {"R0084", "missing id",
     "Ids of claims and rows, and labels of steps, are runs of letters, digits and `. - / _`.",
     "theorem \"Title\"\n"
     "  claim 1 = 1\n"},
    {"R0085", "malformed place of a source",
     "The place is `line N`, `lines A-B` with A not above B, or a heading in quotes.",
     "theorem a.b \"Title\"\n"
     "  source \"notes.txt\" page 3\n"
     "  claim  1 = 1\n"},
    {"R0086", "unknown verdict",
     "The verdict on record is `holds`, `fails`, `undefined` or `open`.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 2\n"
     "  expect fail\n"},
    {"R0087", "mutant without clauses",
     "A mutant is the claim with some of its `given`, `assume`, `let` or `claim` clauses "
     "replaced by those below it.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  mutant \"nothing\"\n"
     "  expect holds\n"},
    {"R0088", "clause given twice",
     "A claim has at most one `best`, `expect`, `points` and `proof`.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  expect holds\n"
     "  expect fails\n"},
    {"R0089", "missing name",
     "A name is due: letters, digits and underscores, beginning with a letter.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  witness 3 = 1\n"},
    {"R0090", "malformed points",
     "Marks are a number, a decimal or a fraction.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  points four\n"},
    {"R0091", "malformed blank of an exercise",
     "A blank is declared as `answer NAME : TYPE`, perhaps `in terms of` the variables it may "
     "use.",
     "exercise a.b \"Title\"\n"
     "  answer eta Real\n"
     "  accept eta > 0\n"},
    {"R0092", "clause keyword inside a line",
     "A keyword begins a clause only as the first word of a line.",
     "theorem a.b \"Title\" claim 1 = 1\n"},
    {"R0093", "keyword that starts a line as a name",
     "At the start of a line the word begins a clause. As a name it can stand behind a comma, "
     "though another name reads better.",
     "theorem a.b \"Title\"\n"
     "  let    x = 1\n"
     "  points = 3\n"
     "  claim  x = 1\n"},
    {"R0100", "text outside of any item",
     "A file is a sequence of `use`, methods, claims and answers.",
     "claim 1 = 1\n"},
    {"R0103", "malformed method",
     "A method is `method NAME(parameters) = RESULT`, with recurrences on the lines below, or "
     "`= EXPRESSION`.",
     "method twice(x)\n"},
    {"R0104", "answer without content",
     "An answer fills in blanks (`eta = 2`), says `true` or `false with ...`, or holds a "
     "proof.",
     "answer a.b\n"},
    {"R0105", "claim in a submission",
     "Files with the extension `.proof` hold answers only.",
     ""},
    {"R0110", "proof that is not closed",
     "A proof runs from `proof` to `qed`, each on a line of its own.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  proof\n"
     "    step 1 1 = 1\n"
     "  expect holds\n"},
    {"R0111", "line of a proof that is no step",
     "The lines of a proof begin with `step`, `so claim` or `qed`; `for`, `by` and `expect` "
     "continue a step.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  proof\n"
     "    hence 1 = 1\n"
     "  qed\n"},
    {"R0112", "step without a label",
     "A step has a label before its formula, by which others cite it.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x = x\n"
     "  proof\n"
     "    step x = x\n"
     "  qed\n"},
    {"R0113", "part of a step given twice",
     "`for`, `by` and `expect` stand at most once behind a step; several reasons are separated "
     "by commas.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  proof\n"
     "    step 1  1 = 1  by smooth by convex\n"
     "  qed\n"},
    {"R0114", "malformed end of a step",
     "A step is expected to hold, to fail or to have a gap; a conclusion is `so claim`.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  proof\n"
     "    step 1  1 = 1  expect undefined\n"
     "  qed\n"},
    {"R0115", "proof without steps",
     "A proof has at least one step or conclusion.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  proof\n"
     "  qed\n"},
    {"R0116", "step outside a proof",
     "`step`, `so` and `qed` have a meaning between `proof` and `qed` only.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "  step 1  1 = 1\n"},
    {"R0120", "malformed value of an instance",
     "An instance gives every name a value: `d = 1, f(z) = z[1]^2, xs = [0]`.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x > 0\n"
     "  expect fails with x < 0\n"},
}};
// clang-format on

}  // namespace

std::span<const DiagnosticCode> reading_codes() { return codes; }

}  // namespace referee

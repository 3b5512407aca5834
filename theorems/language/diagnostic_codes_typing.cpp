#include "theorems/language/diagnostic_codes.h"

#include <array>

namespace referee {
namespace {

// clang-format off
constexpr std::array<DiagnosticCode, 62> codes = {{
    {"R0200", "unknown name",
     "A name means something only if it is declared before it is used: by `given`, by `let`, "
     "by a binder, or as a method or function of the language.",
     "theorem a.b \"Title\"\n"
     "  given  lambda > 0\n"
     "  claim  lamda^2 >= 0\n"},
    {"R0201", "name declared twice",
     "A name is declared once in a claim, and bound once in an instance. Bound names (of a "
     "sum, a function, a recurrence) may hide others.",
     "theorem a.b \"Title\"\n"
     "  given  x in R, x in [0, 1]\n"
     "  claim  x^2 >= 0\n"},
    {"R0202", "reserved name",
     "E, Var, P, I and R have a fixed meaning. All other names of the language may be declared "
     "anew.",
     "theorem a.b \"Title\"\n"
     "  given  E > 0\n"
     "  claim  E >= 0\n"},
    {"R0204", "wrong number of arguments",
     "Functions, methods and functions of a `let` are called with as many arguments as they "
     "have parameters. A given function takes one: a number, or one vector.",
     "theorem a.b \"Title\"\n"
     "  let    f(a, b) = a + b\n"
     "  claim  f(1) = 1\n"},
    {"R0205", "call of something that is no function",
     "Round brackets behind a value call it. Products are always written with `*`, elements "
     "and components with square brackets.",
     "theorem a.b \"Title\"\n"
     "  given  x in R, y in R\n"
     "  claim  x(y + 1) = x*y + x\n"},
    {"R0206", "function or sequence used as a value",
     "A function by itself is no number and no vector; its value at a point is one. The same "
     "goes for a sequence and its elements.",
     "theorem a.b \"Title\"\n"
     "  given  f : R -> R, convex\n"
     "  claim  f >= 0\n"},
    {"R0210", "sum of values of different types",
     "Numbers are added to numbers, vectors to vectors of the same dimension, matrices to "
     "matrices of the same shape.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x in R^d\n"
     "  claim  |x + 1| >= 0\n"},
    {"R0211", "product that does not exist",
     "Products are those of numbers with anything, of matrices with vectors and of matrices, "
     "with inner dimensions that agree.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x, y in R^d\n"
     "  claim  x * y >= 0\n"},
    {"R0212", "quotient that does not exist",
     "Numbers, vectors and matrices are divided by numbers only.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x, y in R^d\n"
     "  claim  |x / y| >= 0\n"},
    {"R0213", "power that does not exist",
     "Numbers have powers; square matrices have powers with integer exponents; vectors have "
     "none.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x in R^d\n"
     "  claim  x^2 >= 0\n"},
    {"R0214", "element-wise operation on different shapes",
     "`.*`, `./` and `.^` combine two vectors of one dimension or two matrices of one shape; "
     "the exponent of `.^` may be a number.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x in R^d\n"
     "  claim  |x .* [1, 2]| >= 0\n"},
    {"R0215", "sign or transpose of something else",
     "`-` stands before numbers, vectors and matrices; `'` behind vectors and matrices.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  -(x > 0)\n"},
    {"R0216", "inner product of different things",
     "`<x, y>` takes two vectors of one dimension (or two numbers).",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x in R^d, y in R^3\n"
     "  claim  <x, y> >= 0\n"},
    {"R0217", "norm of something else",
     "`|x|` is the absolute value of a number and the Euclidean norm of a vector. Matrices "
     "have several norms, which are written by name. The roots of a polynomial are complex: "
     "only their moduli can be used.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, A in Sym(d)\n"
     "  claim  |A| >= 0\n"},
    {"R0218", "comparison of different things",
     "Numbers are compared by all six relations, vectors and matrices of one shape by `=` and "
     "`!=`.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x in R^d\n"
     "  claim  x >= 0\n"},
    {"R0219", "number needed",
     "What stands here must be a number.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x in R^d\n"
     "  claim  |[x, 1]| >= 0\n"},
    {"R0220", "integer needed",
     "Indices, ends of ranges and dimensions are integers. Quotients are real numbers, even "
     "those of integers.",
     "theorem a.b \"Title\"\n"
     "  given  n in 1..9\n"
     "  claim  sum(i in 1..n/2: i) >= 0\n"},
    {"R0221", "formula needed",
     "Claims, assumptions, conditions and the sides of `and`, `or`, `not`, `implies` and `iff` "
     "are formulas: true or false.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x^2\n"},
    {"R0222", "index on something that has none, or too many indices",
     "Vectors take one index, matrices one (a row) or two (an entry), sequences one. A "
     "component of an element of a sequence is written `x[t][1]`.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x[1] >= 0\n"},
    {"R0223", "index out of range",
     "Vectors, rows and columns count from 1, sequences from 0. What lies outside is "
     "undefined, so this is only a warning.",
     "theorem a.b \"Title\"\n"
     "  given  x in R^2\n"
     "  claim  x[3] >= 0\n"},
    {"R0224", "branches of different types",
     "Both branches of an `if` have one type, which is that of the whole.",
     "theorem a.b \"Title\"\n"
     "  given  x in R^2\n"
     "  let    y = if x = [0, 0] then 0 else x\n"
     "  claim  |y| >= 0\n"},
    {"R0225", "point of the wrong type",
     "A function declared on R^d takes vectors of dimension d; a function on R takes numbers.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, f : R^d -> R, convex\n"
     "  claim  f(0) >= 0\n"},
    {"R0226", "derivative of something else",
     "Derivatives are taken of functions of one number or one vector whose values are numbers.",
     "theorem a.b \"Title\"\n"
     "  let    f(a, b) = a * b\n"
     "  claim  grad f(1) = 1\n"},
    {"R0227", "function that uses itself",
     "A function of a `let` is written out where it is used, so it cannot use itself. "
     "Recurrences define sequences.",
     "theorem a.b \"Title\"\n"
     "  let    f(n) = if n = 0 then 1 else n * f(n - 1)\n"
     "  claim  f(3) = 6\n"},
    {"R0228", "argument of the wrong type",
     "Each function of the language takes arguments of certain types; the message names them.",
     "theorem a.b \"Title\"\n"
     "  given  x in R^2\n"
     "  claim  det(x) >= 0\n"},
    {"R0229", "unknown floating-point format",
     "`round_to` knows `half`, `bfloat16`, `single` and `double`.",
     "theorem a.b \"Title\"\n"
     "  claim  round_to(quarter, 0.1) = 0.1\n"},
    {"R0230", "domain that does not fit",
     "`sum`, `prod`, `max` and `min` range over finite sets and ranges; `sup`, `inf` and "
     "`argmin` over intervals too; `integral` over bounded intervals; families over ranges. "
     "What ranges over vectors or functions is stated by `forall`.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x in R^d\n"
     "  claim  sup(u in Sphere(d): <u, x>) = |x|\n"},
    {"R0231", "no domain",
     "Behind `in` stands a domain, or an expression whose value is a set.",
     "theorem a.b \"Title\"\n"
     "  given  n in 1..5\n"
     "  claim  sum(i in n: i) >= 1\n"},
    {"R0232", "no dimension",
     "A dimension is a polynomial in declared integers, such as `d` or `2*n + 1`, and at least "
     "1.",
     "theorem a.b \"Title\"\n"
     "  given  r > 0, x in R^r\n"
     "  claim  |x| >= 0\n"},
    {"R0233", "infinity as a number",
     "`inf` stands at the ends of intervals, behind `->`, and beside a limit; it is no number.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x < inf\n"},
    {"R0240", "element defined twice",
     "A sequence has one rule, and for each fixed index at most one value, which stands before "
     "the rule.",
     "theorem a.b \"Title\"\n"
     "  let    x[0] = 1, x[0] = 2\n"
     "           x[t+1] = x[t] / 2\n"
     "  claim  x[1] <= 1\n"},
    {"R0241", "left side of a recurrence",
     "On the left stand fixed indices (`x[0]`), or the bound index of a rule: `x[t]` or "
     "`x[t+1]`.",
     "theorem a.b \"Title\"\n"
     "  let    x[0] = 1\n"
     "           x[t+2] = x[t] / 2\n"
     "  claim  x[2] <= 1\n"},
    {"R0242", "sequence of unknown type",
     "The type of a sequence is that of its first element, or of its rule if that does not use "
     "the sequence itself.",
     "theorem a.b \"Title\"\n"
     "  let    x[t+1] = x[t] / 2\n"
     "  claim  x[1] <= 1\n"},
    {"R0243", "elements of different types",
     "All elements of a sequence, and all values of a flow, have the type of the first.",
     "theorem a.b \"Title\"\n"
     "  given  x0 in R^2\n"
     "  let    x[0] = x0\n"
     "           x[t+1] = |x[t]|\n"
     "  claim  |x[1]| <= 1\n"},
    {"R0244", "flow without initial value",
     "A flow needs its value at one time, in the same `let`.",
     "theorem a.b \"Title\"\n"
     "  let    y'(t) = -y(t)\n"
     "  claim  y(1) <= 1\n"},
    {"R0251", "results that do not match",
     "A method with several results is taken apart by as many names in brackets.",
     "theorem a.b \"Title\"\n"
     "  let    (a, b) = 3\n"
     "  claim  a = b\n"},
    {"R0252", "methods that use each other without end",
     "A method is written out at every use, so it must not use itself, directly or through "
     "others.",
     "method m(x) = m(x + 1)\n"
     "\n"
     "theorem a.b \"Title\"\n"
     "  claim  m(0) = 0\n"},
    {"R0253", "definitions nested too deeply",
     "Functions and methods that use each other make an expression too deep to work with.",
     ""},
    {"R0254", "statement too large",
     "The claim, with its methods written out, has more terms than any claim needs.",
     "method a(x) = x + x + x + x + x + x + x + x\n"
     "method b(x) = a(x) + a(x) + a(x) + a(x) + a(x) + a(x)\n"
     "method c(x) = b(x) + b(x) + b(x) + b(x) + b(x) + b(x)\n"
     "method d(x) = c(x) + c(x) + c(x) + c(x) + c(x) + c(x)\n"
     "method e(x) = d(x) + d(x) + d(x) + d(x) + d(x) + d(x)\n"
     "method g(x) = e(x) + e(x) + e(x) + e(x) + e(x) + e(x)\n"
     "method h(x) = g(x) + g(x) + g(x) + g(x) + g(x) + g(x)\n"
     "\n"
     "theorem a.b \"Title\"\n"
     "  claim  h(1) > 0\n"},
    {"R0260", "random draw from an infinite set",
     "`random`, `uniform` and `subsets` draw from finite sets and ranges. Normal numbers are "
     "drawn by `~ normal(mu, sigma^2)`.",
     "theorem a.b \"Title\"\n"
     "  given  s[t] in [0, 1] random\n"
     "  claim  E[s[1]] = 1/2\n"},
    {"R0261", "family of values",
     "Families are functions, `f[i in 1..n] : R^d -> R`, or random draws. Several numbers are "
     "a vector, several vectors a matrix.",
     "theorem a.b \"Title\"\n"
     "  given  x[i] in R\n"
     "  claim  x[1]^2 >= 0\n"},
    {"R0262", "declaration without a new name",
     "A comparison among `given` declares its names that are new. A condition on declared "
     "names is an assumption.",
     "theorem a.b \"Title\"\n"
     "  given  x in R, x > 0 + x\n"
     "  claim  x^2 >= 0\n"},
    {"R0263", "constant of a class",
     "`smooth`, `smoothness`, `strongly_convex`, `lipschitz`, `pl` and `hessian_lipschitz` "
     "take one constant, the other classes none.",
     "theorem a.b \"Title\"\n"
     "  given  f : R -> R, smooth\n"
     "  claim  f(0) = f(0)\n"},
    {"R0264", "fact of the wrong thing",
     "`minimizer`, `minimum` and `stationary` belong to one function; a family has a `sum "
     "minimizer`, the minimizer of the sum of its members.",
     "theorem a.b \"Title\"\n"
     "  given  f[i in 1..3] : R -> R, convex, minimizer xs\n"
     "  claim  f[1](xs) = f[1](xs)\n"},
    {"R0270", "hypothesis on a random name",
     "What is given holds before anything is drawn, so hypotheses, domains and constants do "
     "not depend on random names.",
     "theorem a.b \"Title\"\n"
     "  given  s in {-1, 1} random\n"
     "  assume s > 0\n"
     "  claim  s = 1\n"},
    {"R0271", "nested expectation",
     "E, Var and P range over all random names at once; one inside the other has no meaning.",
     "theorem a.b \"Title\"\n"
     "  given  s in {-1, 1} random\n"
     "  claim  E[s * E[s]] = 0\n"},
    {"R0280", "label used twice",
     "Each `claim` clause is reported by its label, so labels differ.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  \"a\" x^2 >= 0\n"
     "  claim  \"a\" x^4 >= 0\n"},
    {"R0281", "name without a value",
     "An instance gives every declared name a value, the facts of functions included. Random "
     "names get none.",
     "theorem a.b \"Title\"\n"
     "  given  x in R, y in R\n"
     "  claim  x <= y\n"
     "  expect fails with x = 1\n"},
    {"R0282", "value for an unknown name",
     "An instance binds the declared names of the claim; names of `let` follow from them.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  let    y = 2*x\n"
     "  claim  y <= x\n"
     "  expect fails with x = 1, y = 2\n"},
    {"R0283", "best without an inequality",
     "`best` is the best possible right-hand side of the inequality that the only `claim` "
     "states.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x^2 = x*x\n"
     "  best   x^2\n"},
    {"R0284", "unknown label",
     "`expect fails \"label\"` names one of the `claim` clauses.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  \"sign\" x >= 0\n"
     "  expect fails \"sgin\"\n"},
    {"R0285", "mutant that replaces nothing",
     "The clauses of a mutant take the place of those of the claim: of the same kind, with the "
     "same names or label.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x^2 >= 0\n"
     "  mutant \"negative\"\n"
     "      given z > 0\n"},
    {"R0286", "witness of nothing",
     "A witness is the object that an `exists` of the claim speaks of.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  x^2 >= 0\n"
     "  witness y = x\n"},
    {"R0287", "witness of the wrong type",
     "A witness has the type of the name it stands for.",
     "theorem a.b \"Title\"\n"
     "  given  x in R\n"
     "  claim  exists y in R: y > x\n"
     "  witness y = [x]\n"},
    {"R0288", "unknown type of a blank",
     "Blanks have the types `Real`, `Int`, `Bool`, `Vec(d)`, `Mat(m, n)` and `Fun(d)`.",
     "exercise a.b \"Title\"\n"
     "  given  x in R\n"
     "  answer y : Number\n"
     "  accept y = x\n"},
    {"R0289", "value of the wrong type",
     "A value behind `with` or `tight` has the type of its name: functions are given as `f(z) "
     "= ...`, families member by member, vectors as `[a, b]`.",
     "theorem a.b \"Title\"\n"
     "  given  d in 1..5, x in R^d\n"
     "  claim  |x| <= 1\n"
     "  expect fails with d = 1, x = 2\n"},
    {"R0290", "id used twice",
     "The ids of all claims that are read together differ.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "\n"
     "theorem a.b \"Again\"\n"
     "  claim  2 = 2\n"},
    {"R0291", "missing file",
     "The path behind `use` is relative to the file in which it stands.",
     "use \"no_such_file.thm\"\n"
     "\n"
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"},
    {"R0292", "files that use each other in a circle",
     "Of two files, at most one uses the other.",
     "use \"example.thm\"\n"
     "\n"
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"},
    {"R0293", "file that may not be used",
     "`use` takes files `*.thm` below the folder that is checked.",
     "use \"/etc/passwd\"\n"
     "\n"
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"},
    {"R0294", "repair of a claim that holds",
     "`repairs` names a claim that fails, or a row of the catalogue.",
     "theorem a.b \"Title\"\n"
     "  claim  1 = 1\n"
     "\n"
     "theorem a.c \"Better\"\n"
     "  repairs a.b\n"
     "  claim  2 = 2\n"},
    {"R0295", "two methods of one name",
     "Of all methods that a file declares and uses, no two have one name.",
     "method m(x) = x\n"
     "method m(x) = 2*x\n"
     "\n"
     "theorem a.b \"Title\"\n"
     "  claim  m(0) = 0\n"},
}};
// clang-format on

}  // namespace

std::span<const DiagnosticCode> typing_codes() { return codes; }

}  // namespace referee

#include "checks/reproduce.h"

#include "checks/decide.h"
#include "checks/screening.h"
#include "generators/bindings.h"

namespace referee {
namespace {

constexpr int shown_digits = 17;

template <class N>
std::string text_of(const Term& term, Evaluator<N>& evaluator) {
  try {
    switch (term.type.kind) {
      case TypeKind::integer:
      case TypeKind::real:
        return to_text(evaluator.number(term), shown_digits);
      case TypeKind::vector: {
        std::string text = "[";
        for (const N& x : evaluator.vector(term))
          text += (text.size() > 1 ? ", " : "") + to_text(x, shown_digits);
        return text + "]";
      }
      case TypeKind::boolean:
        return std::string(to_string(evaluator.truth(term)));
      default:
        return "";
    }
  } catch (const Undefined& error) {
    return std::string("undefined: ") + error.what();
  } catch (const Indeterminate& error) {
    return std::string("not told: ") + error.what();
  }
}

struct Quantity {
  std::string name;
  TermPtr term;
};

std::vector<Quantity> quantities_of(const Statement& statement) {
  std::vector<Quantity> quantities;
  for (std::size_t i = 0; i < statement.symbols.size(); ++i) {
    const Symbol& symbol = statement.symbols[i];
    if (symbol.kind != SymbolKind::given && symbol.kind != SymbolKind::let) continue;
    if (symbol.type.kind == TypeKind::function || symbol.type.kind == TypeKind::sequence) continue;
    auto term = std::make_shared<Term>();
    term->operation = Operation::symbol;
    term->type = symbol.type;
    term->symbol = static_cast<int>(i);
    term->node = 0;
    quantities.push_back({symbol.name, term});
  }
  for (const Claim& claim : statement.claims) {
    const std::string name = claim.label.empty() ? "claim" : claim.label;
    if (claim.formula->operation == Operation::compare) {
      quantities.push_back({name + ", left", claim.formula->arguments[0]});
      quantities.push_back({name + ", right", claim.formula->arguments[1]});
    }
    quantities.push_back({name, claim.formula});
  }
  return quantities;
}

template <class N>
void add_column(const std::vector<Quantity>& quantities, const Instance& instance, Reproduction& result) {
  result.arithmetics.emplace_back(NumberTraits<N>::name);
  Evaluator<N> evaluator(instance);
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    result.rows[i].values.push_back(text_of(*quantities[i].term, evaluator));
  }
}

}  // namespace

Reproduction reproduce(const std::shared_ptr<const Statement>& statement, std::uint64_t seed,
                       std::uint64_t number, const Effort& effort) {
  Reproduction result;
  const InstanceSource source(statement, seed);
  const auto instance = source.instance(number);
  if (!instance) {
    result.message = "there is no instance " + std::to_string(number) + " at seed " + std::to_string(seed);
    return result;
  }
  result.bindings = bindings_text(*instance);
  const auto quantities = quantities_of(*statement);
  for (const Quantity& quantity : quantities) result.rows.push_back({quantity.name, {}});
#define REFEREE_ADD_COLUMN(N) add_column<N>(quantities, *instance, result);
  REFEREE_FOR_EACH_ARITHMETIC(REFEREE_ADD_COLUMN)
#undef REFEREE_ADD_COLUMN
  const Decision hypotheses = meets_hypotheses(*instance, effort);
  result.message = hypotheses.truth == Truth::yes  ? "the instance meets the hypotheses"
                   : hypotheses.truth == Truth::no ? "the instance does not meet the hypotheses"
                                                   : "whether the instance meets the hypotheses is undecided";
  for (const Claim& claim : statement->claims) {
    const Decision decision = decide(*claim.formula, *instance, effort);
    result.message += "; " + (claim.label.empty() ? std::string("the claim") : claim.label) + ": " +
                      (decision.undefined ? "undefined" : std::string(to_string(decision.truth))) +
                      (decision.decided() ? " (" + decision.arithmetic + ")" : "");
  }
  return result;
}

}  // namespace referee

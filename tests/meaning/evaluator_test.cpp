#include "theorems/meaning/evaluator.h"

#include <catch2/catch.hpp>

#include "numbers/errors.h"
#include "support_cases.h"
#include "theorems/language/library.h"

using namespace referee;

namespace {

Instance empty_instance(const std::shared_ptr<const Statement>& statement) {
  Instance instance;
  instance.statement = statement;
  instance.values.resize(statement->symbols.size());
  instance.family_ranges.resize(statement->symbols.size());
  return instance;
}

enum class Answer { yes, no, undefined, silent };

template <class N>
Answer answer(const Term& formula, const Instance& instance) {
  try {
    Evaluator<N> evaluator(instance);
    const Truth truth = evaluator.truth(formula);
    return truth == Truth::yes ? Answer::yes : truth == Truth::no ? Answer::no : Answer::silent;
  } catch (const Undefined&) {
    return Answer::undefined;
  } catch (const Indeterminate&) {
    return Answer::silent;
  }
}

Answer expected_answer(const Statement& statement) {
  switch (statement.expected) {
    case syntax::ExpectedVerdict::fails:
      return Answer::no;
    case syntax::ExpectedVerdict::undefined:
      return Answer::undefined;
    default:
      return Answer::yes;
  }
}

}  // namespace

TEST_CASE("claims about numbers come out the same in every rigorous arithmetic") {
  for (const std::string& file : tests::case_files("tests/cases/meaning", ".thm")) {
    SourceSet sources;
    Diagnostics diagnostics;
    const Library library = load_library({file}, sources, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      if (diagnostic.severity == Diagnostic::Severity::error) FAIL_CHECK(render(diagnostic, sources));
    }
    for (const auto& statement : library.statements) {
      const Instance instance = empty_instance(statement);
      const Answer expected = expected_answer(*statement);
      for (const Claim& claim : statement->claims) {
        DYNAMIC_SECTION(statement->id << " " << claim.label) {
          const Answer interval = answer<DoubleInterval>(*claim.formula, instance);
          const Answer wide = answer<WideInterval>(*claim.formula, instance);
          const Answer exact = answer<Exact>(*claim.formula, instance);
          CHECK((interval == expected || interval == Answer::silent));
          CHECK((wide == expected || wide == Answer::silent));
          CHECK((exact == expected || exact == Answer::silent));
          CHECK((interval == expected || wide == expected || exact == expected));
        }
      }
    }
  }
}

TEST_CASE("plain arithmetic agrees up to rounding") {
  for (const std::string& file : tests::case_files("tests/cases/meaning", ".thm")) {
    SourceSet sources;
    Diagnostics diagnostics;
    const Library library = load_library({file}, sources, diagnostics);
    for (const auto& statement : library.statements) {
      if (statement->expected != syntax::ExpectedVerdict::holds) continue;
      const Instance instance = empty_instance(statement);
      for (const Claim& claim : statement->claims) {
        DYNAMIC_SECTION(statement->id << " " << claim.label) {
          try {
            Evaluator<double> evaluator(instance);
            const double slack = evaluator.slack(*claim.formula);  // NaN where doubles overflow
            CHECK_FALSE(slack < -1e-9);
          } catch (const Indeterminate& error) {
            WARN(statement->id << ": " << error.what());
          }
        }
      }
    }
  }
}

#pragma once

#include <string>
#include <vector>

#include "reports/claim_section.h"

/// What the text states wrongly, and how it can be mended.

namespace referee {

/// A claim that the text makes and that fails (or is undefined), with the claims that repair it.
struct Erratum {
  const ClaimResult* claim = nullptr;
  std::vector<const ClaimResult*> repairs;
};

/// In the order of the text: by source file, then by the first line named, then by id. Claims without a
/// source are no errata of a text and are left out; so are exercises' questions.
std::vector<Erratum> errata(const Record& record);

/// One sentence on why the claim fails, from the kind of its counterexample: generic, an end of a range,
/// degenerate.
std::string reason_text(const ClaimResult& claim);

/// The section of a report, and the same list as Markdown for an issue tracker or a letter.
std::string errata_html(const std::vector<Erratum>& errata, const ClaimIndex& index);
std::string errata_markdown(const std::vector<Erratum>& errata);

}  // namespace referee

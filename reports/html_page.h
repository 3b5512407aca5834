#pragma once

#include <string>

/// The frame of every HTML report: one file, styled for screen, dark mode, phone and print, that opens from
/// disk and asks the network for nothing.

namespace referee {

/// A whole document. `body` is what stands inside <main>; the style, the script (sorting, filtering,
/// searching, copying) and, if the build found one, a subset of a font for formulas are inlined. The page
/// reads well without the script.
std::string html_document(const std::string& title, const std::string& body);

/// <tag attributes>inside</tag>; `inside` is HTML, attributes come as they are.
std::string html(const std::string& tag, const std::string& inside, const std::string& attributes = "");

/// The anchor of a claim: its id with what may not stand in an anchor replaced.
std::string anchor(const std::string& id);

/// A word for a verdict with a sign of its own, so that colour is never the only mark: "✓ holds".
std::string verdict_badge(const std::string& verdict, bool as_expected);

}  // namespace referee

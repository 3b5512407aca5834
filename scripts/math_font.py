#!/usr/bin/env python3
"""Writes a subset of Latin Modern Math, as base64 of woff2, to the file named: the letters and signs that formulas of
reports use, with the font's tables for mathematics. Needs the Debian packages fonts-lmodern, python3-fonttools and
python3-brotli."""

import base64
import io
import pathlib
import sys

FOLDERS = ("/usr/share/texmf/fonts/opentype/public/lm-math", "/usr/share/fonts", "/usr/share/texmf")
SIGNS = "∀∃∅∇∈∉∏∑−∓∗∘√∝∞∧∨∩∪∫≈≠≡≤≥⊙⊘⊤⊥⋅⋯⟨⟩⟹⟺⇒⇔→↦ℝℕℤ𝔼ℙ𝕊‖′…·×±¬˙ˆ"


def wanted():
    """Latin, digits and punctuation, Greek, upright and in mathematical italics, and the signs."""
    points = set(range(0x20, 0x7F)) | set(range(0x391, 0x3CA)) | {0x3D1, 0x3D5, 0x3F5}
    points |= set(range(0x1D434, 0x1D468)) | set(range(0x1D6FC, 0x1D71C)) | {0x210E}
    return points | {ord(sign) for sign in SIGNS}


def main():
    try:
        from fontTools import subset, ttLib
        import brotli  # noqa: F401  (woff2 needs it)
    except ImportError as error:
        sys.exit(f"{error}")
    found = [path for folder in FOLDERS for path in pathlib.Path(folder).rglob("latinmodern-math.otf")]
    if not found:
        sys.exit("latinmodern-math.otf is not installed")
    font = ttLib.TTFont(found[0])
    options = subset.Options(layout_features=["*"], flavor="woff2", notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    pathlib.Path(sys.argv[1]).write_text(base64.b64encode(buffer.getvalue()).decode("ascii"))


main()

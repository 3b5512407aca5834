#!/usr/bin/env python3
"""Writes docs/accepts.md from the test cases: what Referee decides, refuses and cannot decide yet.

With --check it only says whether the page is up to date (exit status 1 if not)."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accepts.md"
ITEM = re.compile(r'^(?:definition|theorem|lemma|proposition|corollary|example|remark|question) \S+ "(.*)"')


def titles(folder):
    """(file stem, titles) of every claim file of a folder."""
    for path in sorted((ROOT / folder).rglob("*.thm")):
        found = [match.group(1) for match in map(ITEM.match, path.read_text().splitlines()) if match]
        yield path.stem, found


def refusals(folder):
    """The first line of every expected message: `error[R0031]: ...`."""
    for path in sorted((ROOT / folder).rglob("*.expected")):
        first = path.read_text(errors="replace").splitlines()
        if first:
            yield first[0]


def page():
    lines = ["# What Referee accepts, and what it cannot do", "",
             "This page is written by `scripts/accepts.py` from the test cases, so everything on it is tested.", "",
             "## Decided", ""]
    for stem, found in titles("tests/cases/meaning"):
        lines.append(f"- **{stem}**: " + "; ".join(found))
    lines += ["", "## Verdicts at work", ""]
    for stem, found in titles("tests/cases/verdicts"):
        lines.append(f"- **{stem}**: " + "; ".join(found))
    lines += ["", "## False, and undecided since only a trend speaks against it", ""]
    for _, found in titles("tests/cases/trends"):
        lines += [f"- {title}" for title in found]
    lines += ["", "## Read and type-checked, not decided yet", "",
              "The verdict on these is `undecided`, with the reason.", ""]
    for _, found in titles("tests/cases/undecided"):
        lines += [f"- {title}" for title in found]
    lines += ["", "## Refused, with this message", ""]
    folders = ("tests/cases/language/rejected", "tests/cases/types/rejected", "tests/cases/types/codes")
    messages = sorted({message for folder in folders for message in refusals(folder)})
    lines += [f"    {message}" for message in messages]
    return "\n".join(lines) + "\n"


def main():
    text = page()
    if "--check" in sys.argv:
        if PAGE.exists() and PAGE.read_text() == text:
            return 0
        print("docs/accepts.md is not up to date: run scripts/accepts.py")
        return 1
    PAGE.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

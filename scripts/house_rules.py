#!/usr/bin/env python3
"""Checks the rules of the house that a compiler does not: sizes, header comments, order of the folders,
seeded randomness. Prints every breach as file:line: message; exit status 1 if there is one."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LONGEST_FILE = 600
# In the order of the pipeline: a folder may include only itself and those before it.
FOLDERS = ["numbers", "theorems/language", "theorems/meaning", "generators", "checks", "reports", "app"]
UNSEEDED = re.compile(r"\b(random_device|s?rand\s*\(|default_random_engine|(Matrix|Vector|Array)\w*(<[^>]*>)?::Random\()")


def folder_of(path):
    """The place in FOLDERS of a path such as checks/verify.h, or None."""
    for place, folder in enumerate(FOLDERS):
        if str(path).startswith(folder + "/"):
            return place
    return None


def breaches(path):
    name = path.relative_to(ROOT)
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > LONGEST_FILE:
        yield f"{name}:{len(lines)}: the file is longer than {LONGEST_FILE} lines"
    own = folder_of(name)
    if path.suffix == ".h" and own is not None and not any(line.startswith("///") for line in lines):
        yield f"{name}:1: the header lacks a /// comment that says what it is for"
    if path.suffix == ".h" and "#pragma once" not in lines:
        yield f"{name}:1: the header lacks #pragma once"
    if path.suffix == ".cpp" and own is not None and path.with_suffix(".h").exists():
        first = next((line for line in lines if line.startswith("#include")), "")
        if first != f'#include "{name.with_suffix(".h")}"':
            yield f"{name}:1: its own header does not come first, so nothing shows that the header compiles alone"
    for number, line in enumerate(lines, 1):
        included = re.match(r'#include "([^"]+)"', line)
        if included and own is not None:
            other = folder_of(included.group(1))
            if other is not None and other > own:
                yield f"{name}:{number}: {FOLDERS[own]} may not use {FOLDERS[other]}"
        if UNSEEDED.search(line):
            yield f"{name}:{number}: randomness that no seed governs"


def main():
    found = []
    for folder in FOLDERS + ["tests"]:
        for suffix in ("*.h", "*.cpp"):
            for path in sorted((ROOT / folder).rglob(suffix)):
                found += breaches(path)
    print("\n".join(found) if found else "every rule is kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Runs the examples of a page of the documentation: every fenced block marked `referee` is a claim file that must come out
as it says, every block marked `referee refused` one that must be refused with status 2.

    documentation.py REFEREE PAGE.md"""

import pathlib
import subprocess
import sys
import tempfile


def blocks(page):
    """(line, info string, text) of each fenced block of the page."""
    info, start, text = None, 0, []
    for number, line in enumerate(page.read_text().splitlines(), 1):
        if line.startswith("```"):
            if info is None:
                info, start, text = line[3:].strip(), number, []
            else:
                yield start, info, "\n".join(text) + "\n"
                info = None
        elif info is not None:
            text.append(line)
    if info is not None:
        sys.exit(f"{page}:{start}: the block is not closed")


def run(referee, info, text):
    """What is wrong with the block, or an empty string."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "example.thm"
        path.write_text(text)
        command = [referee, "verify", str(path), "--effort", "quick", "--jobs", "1", "--color", "never"]
        result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    wanted = 2 if info == "referee refused" else 0
    if result.returncode == wanted:
        return ""
    return f"status {result.returncode}, expected {wanted}\n{result.stdout}{result.stderr}"


def main():
    referee, page = sys.argv[1], pathlib.Path(sys.argv[2])
    tried = failed = 0
    for line, info, text in blocks(page):
        if info not in ("referee", "referee refused"):
            continue
        tried += 1
        problem = run(referee, info, text)
        if problem:
            failed += 1
            print(f"{page.name}:{line}: {problem}\n{text}")
    print(f"{page.name}: {tried} examples, {failed} not as they say")
    sys.exit(1 if failed or tried == 0 else 0)


main()

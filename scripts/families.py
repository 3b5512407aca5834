#!/usr/bin/env python3
"""Writes docs/families.md and its plots from the families of the program: names, guarantees and an example come from
`referee families --json`, formulas and proofs from the comments of the headers that define them.

    scripts/families.py REFEREE [--check]

With --check it only says whether every family of the program is on the page (exit status 1 if not)."""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "families.md"
PLOTS = ROOT / "docs" / "families"
WIDTH, HEIGHT, MARGIN = 320, 180, 30


def headers():
    """(family name, comment, path) of every name() in the headers of the families."""
    for path in sorted((ROOT / "generators" / "families").glob("*.h")):
        text = path.read_text()
        comment = re.search(r"((?:^///.*\n)+)\s*\nnamespace", text, re.M)
        body = "\n".join(line[3:].removeprefix(" ") for line in comment.group(1).splitlines()) if comment else ""
        for name in re.findall(r'name\(\) const override \{ return "([^"]+)"', text):
            yield name, body, path.relative_to(ROOT)


def plot(name, points):
    known = [(x, y) for x, y in points if y is not None]
    low, high = min(y for _, y in known), max(y for _, y in known)
    high = high if high > low else low + 1
    left, right = points[0][0], points[-1][0]
    place = lambda x, y: (MARGIN + (WIDTH - 2 * MARGIN) * (x - left) / (right - left),
                          HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (y - low) / (high - low))
    line = " ".join(f"{px:.1f},{py:.1f}" for px, py in (place(x, y) for x, y in known))
    text = lambda x, y, anchor, words: f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="10">{words}</text>'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif">'
            f"<title>{name}</title><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>"
            f'<polyline points="{line}" fill="none" stroke="#1f5fae" stroke-width="1.8"/>'
            + text(MARGIN, HEIGHT - 10, "middle", f"{left:g}") + text(WIDTH - MARGIN, HEIGHT - 10, "middle", f"{right:g}")
            + text(4, HEIGHT - MARGIN, "start", f"{low:.3g}") + text(4, MARGIN, "start", f"{high:.3g}") + "</svg>\n")


def stem(name):
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def page(exhibits):
    proofs = {name: (body, path) for name, body, path in headers()}
    lines = ["# The families of functions", "",
             "Instances take their functions from these families. Each guarantees what its header proves, and the tests audit it:",
             "declared constants against Hessians at random points, gradients, minimisers. This page is written by",
             "`scripts/families.py` from the program and the headers.", ""]
    for exhibit in exhibits:
        name = exhibit["family"]
        body, path = proofs.get(name, ("", ""))
        lines += [f"## {name}", "", f"![Graph of a member of the family {name}](families/{stem(name)}.svg)", "",
                  f"A member in dimension {exhibit['dimension']}: " +
                  (f"`f(z) = {exhibit['example']}`" if exhibit["example"] else "no closed form in the language"), "",
                  f"Guaranteed of it: `{exhibit['guarantees']}`", ""]
        if body:
            lines += [f"From `{path}`:", "", "```text", body.strip("\n"), "```", ""]
    return "\n".join(lines)


def main():
    referee, check = sys.argv[1], "--check" in sys.argv[2:]
    exhibits = json.loads(subprocess.run([referee, "families", "--json"], check=True, capture_output=True, text=True).stdout)
    if check:
        written = PAGE.read_text() if PAGE.exists() else ""
        missing = [e["family"] for e in exhibits if f"## {e['family']}\n" not in written]
        if missing:
            sys.exit(f"docs/families.md lacks {', '.join(missing)}: run scripts/families.py REFEREE")
        return
    PLOTS.mkdir(exist_ok=True)
    for old in PLOTS.glob("*.svg"):
        old.unlink()
    for exhibit in exhibits:
        (PLOTS / f"{stem(exhibit['family'])}.svg").write_text(plot(exhibit["family"], exhibit["graph"]))
    PAGE.write_text(page(exhibits))


main()

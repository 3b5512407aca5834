#!/usr/bin/env python3
"""Tests of the program that need more than one run, or a file too large to keep.

    scenarios.py REFEREE NAME

Exit status 0 if the scenario went well, 1 with a message if not, 77 if it cannot be played here.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CLAIMS = str(ROOT / "tests/cases/app/claims.thm")
LONG = str(ROOT / "tests/cases/app/long.thm")
VARIABLE = {"seconds", "reproduce", "environment"}


class Scenario:
    def __init__(self, referee, folder):
        self.referee, self.folder = referee, pathlib.Path(folder)

    def run(self, *arguments):
        return subprocess.run([self.referee, *arguments], capture_output=True, text=True, timeout=500,
                              stdin=subprocess.DEVNULL, cwd=self.folder)

    def record(self, name, *arguments):
        """The record of a run, without the members that may differ between runs."""
        path = self.folder / name
        run = self.run("verify", "--effort", "quick", "--json", str(path), *arguments)
        assert run.returncode in (0, 1), f"status {run.returncode}: {run.stderr}"
        return steady(json.loads(path.read_text()))

    # ------------------------------------------------------------------------------------ the scenarios

    def jobs_do_not_matter(self):
        one = self.record("one.json", CLAIMS, "--jobs", "1")
        assert one == self.record("two.json", CLAIMS, "--jobs", "2"), "1 and 2 jobs give different records"
        assert one == self.record("again.json", CLAIMS, "--jobs", "1"), "the same run again gives another record"

    def shards_make_the_whole(self):
        whole = self.record("whole.json", CLAIMS)["claims"]
        shards = [self.record(f"{i}.json", CLAIMS, "--shard", f"{i}/3")["claims"] for i in (1, 2, 3)]
        assert max(map(len, shards)) - min(map(len, shards)) <= 1, "the shards differ in size"
        joined = sorted((claim for shard in shards for claim in shard), key=lambda claim: claim["id"])
        assert joined == whole, "three shards are not the whole"

    def seeds_differ(self):
        one, two = (self.record(f"{seed}.json", CLAIMS, "--seed", seed) for seed in ("1", "2"))
        assert (one["seed"], two["seed"]) == (1, 2)
        verdicts = [[(claim["id"], claim["verdict"]) for claim in record["claims"]] for record in (one, two)]
        assert verdicts[0] == verdicts[1], "the verdicts depend on the seed"
        assert one["claims"] != two["claims"], "the seed changes nothing"

    def record_fits_schema(self):
        try:
            import jsonschema
        except ImportError:
            print("skipped: the Python package jsonschema is missing")
            return 77
        schema = json.loads((ROOT / "reports/record.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        self.record("record.json", CLAIMS)
        records = [self.folder / "record.json", *(ROOT / "tests/cases/reports").glob("*.json")]
        for path in records:
            validator = jsonschema.Draft202012Validator(schema)
            mistakes = [f"{path.name}: {e.json_path}: {e.message}" for e in validator.iter_errors(json.loads(path.read_text()))]
            assert not mistakes, "\n".join(mistakes)
        return 0

    def huge_file_refused(self):
        path = self.folder / "huge.thm"
        with open(path, "wb") as file:
            line = b"# a comment that says nothing, at great length, again and again and again and again\n"
            for _ in range(100):
                file.write(line * (1024 * 1024 // len(line)))
        start = time.monotonic()
        run = self.run("verify", str(path))
        assert run.returncode == 2, f"status {run.returncode}"
        assert "huge.thm" in run.stderr and "error" in run.stderr, run.stderr
        assert time.monotonic() - start < 20, "it took long to refuse the file"

    def interrupted(self, name):
        """A run that is ended by Ctrl-C after its first verdict."""
        path = self.folder / name
        process = subprocess.Popen([self.referee, "verify", LONG, "--jobs", "1", "--effort", "deep", "--verbose",
                                    "--json", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   stdin=subprocess.DEVNULL, cwd=self.folder)
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 3, f"status {process.returncode} after {first!r}: {err}"
        assert "--resume" in err, err
        return json.loads(path.read_text())

    def interrupt_keeps_verdicts(self):
        record = self.interrupted("record.json")
        assert record["complete"] is False
        assert 1 <= len(record["claims"]) < 6, f"{len(record['claims'])} verdicts are kept"

    def resume_goes_on(self):
        before = self.interrupted("record.json")
        path = self.folder / "record.json"
        record = json.loads(path.read_text())
        record["effort"] = "quick"  # the rest need not take as long
        for claim in record["claims"]:
            claim["message"] = "kept"
        path.write_text(json.dumps(record))
        after = self.record("whole.json", LONG, "--resume", str(path))
        assert after["complete"] is True and len(after["claims"]) == 6
        kept = [claim["id"] for claim in after["claims"] if claim["message"] == "kept"]
        assert kept == [claim["id"] for claim in before["claims"]], f"kept: {kept}"

    def fmt_in_place(self):
        neat, untidy, wrong = (self.folder / name for name in ("neat.thm", "untidy.thm", "wrong.thm"))
        untidy.write_text('lemma t.one "One"\n given x in R\n\n\n  claim   x^2>=0\n')
        wrong.write_text('lemma t.two "Two"\n  claim x >\n')
        assert self.run("fmt", "--check", str(untidy)).returncode == 1
        assert untidy.read_text().startswith('lemma t.one "One"\n given'), "--check wrote the file"
        assert self.run("fmt", str(untidy)).returncode == 0
        neat.write_text(untidy.read_text())
        assert "claim  x^2 >= 0" in neat.read_text() or "claim x^2 >= 0" in neat.read_text(), neat.read_text()
        assert self.run("fmt", "--check", str(neat)).returncode == 0, "formatting again changes the file"
        assert self.run("fmt", str(wrong)).returncode == 2
        assert wrong.read_text() == 'lemma t.two "Two"\n  claim x >\n', "a file with mistakes was written"
        assert sorted(p.name for p in self.folder.iterdir()) == ["neat.thm", "untidy.thm", "wrong.thm"]


def steady(node):
    if isinstance(node, dict):
        return {name: steady(value) for name, value in node.items() if name not in VARIABLE}
    return [steady(value) for value in node] if isinstance(node, list) else node


def main():
    referee, name = os.path.abspath(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        try:
            return getattr(Scenario(referee, folder), name.replace("-", "_"))() or 0
        except AssertionError as error:
            print(f"{name}: {error}")
            return 1


if __name__ == "__main__":
    sys.exit(main())

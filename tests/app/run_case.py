#!/usr/bin/env python3
"""Runs one command line of the program and compares what it prints with a file.

    run_case.py REFEREE tests/cases/app/NAME.cmd

A .cmd file holds the arguments on one line, after any number of lines `# comment` and `env NAME=VALUE`.
Beside it, NAME.expected holds the exit status, stdout and stderr. The command runs in the folder of the
cases, so its paths are short and the same everywhere. REFEREE_APPROVE=1 writes the file instead.
"""

import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys


def read_command(path):
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm"}
    arguments = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("env "):
            name, value = line[4:].split("=", 1)
            environment[name] = value
        elif line and not line.startswith("#"):
            arguments = shlex.split(line)
    return environment, arguments


def transcript(referee, path):
    environment, arguments = read_command(path)
    run = subprocess.run([referee, *arguments], cwd=path.parent, env=environment, capture_output=True, timeout=300,
                         stdin=subprocess.DEVNULL)
    out, err = (text.decode("utf-8", "replace") for text in (run.stdout, run.stderr))
    text = f"status {run.returncode}\n--- stdout\n{out}--- stderr\n{err}"
    return re.sub(r'"seconds": [0-9.e+-]+', '"seconds": 0', text)


def main():
    referee, path = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    expected = path.with_suffix(".expected")
    found = transcript(referee, path)
    if os.environ.get("REFEREE_APPROVE"):
        expected.write_text(found, encoding="utf-8")
    wanted = expected.read_text(encoding="utf-8") if expected.exists() else ""
    sys.stdout.writelines(difflib.unified_diff(wanted.splitlines(True), found.splitlines(True), "expected", "found"))
    return 0 if wanted == found else 1


if __name__ == "__main__":
    sys.exit(main())

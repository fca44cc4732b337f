#!/usr/bin/env python3
"""Run generated KCL programs through kpm and through another engine, and compare what they print.

    differential.py --seed N --count N --native COMMAND [--kpm COMMAND] [--area NAME] [--jobs N] [--out DIR]

Both commands get the path of a program as last argument, print YAML on stdout, and end with status 1 and a
diagnostic on stderr for a program they reject.  Programs on which the two do not agree stay in DIR, each with
both outputs.  The report is a Markdown table on stdout; the status is 1 if there were differences.
"""
import argparse
import collections
import concurrent.futures
import dataclasses
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

from generate import AREAS, program

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PLACE = re.compile(r"^ *--> .*?(\d+:\d+)$")
MARKER = re.compile(r"^ *\| ( *\^| ) ?(.*)$")
FLOAT = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
TWO_SIGNS = re.compile(r"'-( *)-(?=\d)")
# What a native engine says when it fails itself instead of refusing the program.
BROKEN = ("panicked at", "called `Option::unwrap()`", "called `Result::unwrap()`", "unknown kcl_", "byte index")


@dataclasses.dataclass(frozen=True)
class Answer:
    """What an engine says about a program."""
    status: int
    text: str
    errors: str

    def accepted(self):
        return self.status == 0

    def rejected(self):
        return self.status == 1

    def broke(self):
        return self.status not in (0, 1) or self.rejected() and any(text in self.errors for text in BROKEN)

    def diagnostics(self):
        """The set of (place, message): engines may repeat one and may order them differently."""
        found, place = set(), None
        for line in COLOUR.sub("", self.errors).splitlines():
            match = PLACE.match(line)
            if match:
                place = match.group(1)
                continue
            match = MARKER.match(line)
            if place and match and match.group(2):
                found.add((place, match.group(2).strip()))
                place = None
        return found


def run(command, path, seconds):
    try:
        done = subprocess.run(shlex.split(command) + [path.name], cwd=path.parent, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return Answer(-1, "", f"no answer within {seconds} s")
    return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def documented(kpm, native):
    """The difference between two outputs if docs/conformance.md has it, else None."""
    if kpm == native:
        return None
    if only_last_digits(kpm, native):
        return "last digit"
    one_minus = TWO_SIGNS.sub(r"'\1-", native)
    if one_minus != native and (kpm == one_minus or only_last_digits(kpm, one_minus)):
        return "two signs"
    quoted_breaks = one_minus.replace("|2+\n\n", '"\\n"\n')
    if quoted_breaks != native and (kpm == quoted_breaks or only_last_digits(kpm, quoted_breaks)):
        return "line break"
    return None


def only_last_digits(one, two):
    """Whether two texts are equal but for floats of 16 or 17 digits that are neighbours or nearly so."""
    if FLOAT.sub("#", one) != FLOAT.sub("#", two):
        return False
    pairs = [(a, b) for a, b in zip(FLOAT.findall(one), FLOAT.findall(two)) if a != b]
    return all(max(digits(a), digits(b)) >= 16 and abs(float(a) - float(b)) <= 1e-15 * abs(float(a)) for a, b in pairs)


def digits(number):
    return len(number.split("e")[0].replace("-", "").replace(".", "").lstrip("0"))


def verdict(kpm, native):
    if kpm.accepted() and native.accepted():
        if kpm.text == native.text:
            return "same"
        return documented(kpm.text, native.text) or "DIFFER"
    if kpm.rejected() and native.rejected():
        return "rejected"
    return "native broke" if kpm.status in (0, 1) and native.broke() else "DIFFER"


def compare(options, number, scratch):
    area, text = program(options.seed, number, options.area)
    path = scratch / f"{number:05}-{area}.k"
    path.write_text(text, encoding="utf-8")
    kpm, native = run(options.kpm, path, 30), run(options.native, path, 30)
    result = verdict(kpm, native)
    same_text = result == "rejected" and kpm.diagnostics() == native.diagnostics()
    keep(options.out, path, result, kpm, native, same_text)
    return area.removesuffix("-odd"), result, same_text


def keep(out, path, result, kpm, native, same_text):
    if out is None or result == "same" or same_text:
        return
    folder = out / (result.replace(" ", "-") if result != "rejected" else "other-message") / path.stem
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "main.k").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    for name, answer in (("kpm", kpm), ("native", native)):
        (folder / f"{name}.txt").write_text(f"{answer.text}--- status {answer.status}\n{COLOUR.sub('', answer.errors)}", encoding="utf-8")


VERDICTS = ["same", "rejected", "same message", "last digit", "two signs", "line break", "native broke", "DIFFER"]


def report(counts):
    print("| area | programs | same YAML | both reject | … with the same messages | last digit | two signs | line break | native broke | differ |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    total = collections.Counter()
    for area in [make.__name__ for make in AREAS if make.__name__ in counts]:
        total.update(counts[area])
        row(area, counts[area])
    row("**all**", total)
    return total["DIFFER"]


def row(name, counted):
    programs = sum(count for verdict, count in counted.items() if verdict != "same message")
    print(f"| {name} | {programs} | " + " | ".join(str(counted[verdict]) for verdict in VERDICTS) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, metavar="N", help="number of the first program")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--area", choices=[make.__name__ for make in AREAS])
    parser.add_argument("--kpm", default="kpm run", metavar="COMMAND")
    parser.add_argument("--native", required=True, metavar="COMMAND")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", type=pathlib.Path, metavar="DIR", help="keeps what the engines do not agree on")
    options = parser.parse_args()
    counts = collections.defaultdict(collections.Counter)
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        numbers = range(options.first, options.first + options.count)
        for area, result, same_text in pool.map(lambda n: compare(options, n, pathlib.Path(scratch)), numbers):
            counts[area][result] += 1
            counts[area]["same message"] += same_text
    sys.exit(1 if report(counts) else 0)


if __name__ == "__main__":
    main()

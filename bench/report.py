#!/usr/bin/env python3
"""Write docs/accuracy.md: every figure of accuracy and speed, each with the command that gives it.

usage: bench/report.py SHARED [--fuzz FILE]

SHARED is the shared folder. FILE is what bench/fuzz.py printed, since an hour of it is too long to wait for; without
FILE it is run for a minute.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
HEAD = """# Accuracy

Written by `python bench/report.py SHARED`; nothing in it is typed by hand. Each block is what the command above it
prints; `SHARED` is the shared folder with the pages, which the project may not hold. How the gold was made, what
counts as right and what the columns mean is in [Measuring](measuring.md). Floors under the figures of the project's
own articles are tests (`tests/test_floors.py`).
"""


class Part(NamedTuple):
    """A section: its heading, what to know of it, and the command in bench/ that gives its figures."""

    title: str
    note: str
    command: tuple[str, ...]


PARTS = (
    Part(
        "The project's own articles and sentences",
        "Invented, in the manner of real pages, with gold that was written before the program saw them.",
        ("corpus.py",),
    ),
    Part(
        "Real articles, open half",
        "Articles of many outlets; the misses were read and their causes mended.",
        ("unseen.py", "SHARED", "--split", "dev"),
    ),
    Part(
        "Real articles, closed half",
        "The same, but nobody read the misses. The closest to what a new page gives.",
        ("unseen.py", "SHARED", "--split", "test"),
    ),
    Part(
        "Kompas articles, open half",
        "Times by the TimeML guidelines, and direct quotations; economy, accidents, crime, politics.",
        ("unseen.py", "SHARED", "--split", "kompas-dev"),
    ),
    Part(
        "Kompas articles, closed half",
        "The same, misses unread.",
        ("unseen.py", "SHARED", "--split", "kompas-test"),
    ),
    Part(
        "Five articles about one affair, and sentences for every PLOVER type and status",
        "Everyone who wrote a rule had read these: they flatter.",
        ("accuracy.py", "SHARED", "--plover"),
    ),
    Part(
        "A whole affair, open",
        "A war's twelve days on 24 real pages, alone and among 16 neighbours; its misses were read.",
        ("affair.py", "SHARED", "--set", "open"),
    ),
    Part(
        "A whole affair, open, on pages without a date",
        "A visit on 29 short pages, among them many that lost their dashes; its misses were read.",
        ("affair.py", "SHARED", "--set", "undated"),
    ),
    Part(
        "A whole affair, closed",
        "A state visit on 20 real pages, alone and among 19 neighbours; nobody who wrote a rule read its misses.",
        ("affair.py", "SHARED", "--set", "closed"),
    ),
    Part("Who is who", "Invented passages, then an outside set of chains of noun phrases.", ("chains.py",)),
    Part(
        "Who is who, against an outside set",
        "Pairs of noun phrases that it marks as one; it holds many that this program does not try to link.",
        ("coref.py", "SHARED"),
    ),
    Part(
        "Speed, and the share of each stage",
        "On one core of a shared and noisy machine: compare shares, not seconds.",
        ("speed.py", "--news", "SHARED/data/news/id-news.jsonl.xz", "--count", "200"),
    ),
)
FUZZ = Part(
    "The slowest pattern on hostile pages",
    "Pages of 100 kB that are made against the patterns; none may take a second.",
    ("fuzz.py", "--seconds", "3600"),
)


def main() -> int:
    """Run everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--fuzz", type=Path, metavar="FILE")
    args = parser.parse_args()
    PAGE.write_text("\n".join([HEAD, *render(args.shared.resolve(), args.fuzz)]), encoding="utf-8")
    return 0


def render(shared: Path, fuzz: Path | None) -> Iterator[str]:
    """The sections of the page."""
    for part in PARTS:
        yield section(part, run(part, shared))
    if fuzz:
        yield section(FUZZ, fuzz.read_text(encoding="utf-8"))
    else:
        part = FUZZ._replace(command=("fuzz.py", "--seconds", "60"))
        yield section(part, run(part, shared))


def run(part: Part, shared: Path) -> str:
    """What a part's command prints; raises CalledProcessError where it fails otherwise than by a missed target."""
    args = [word.replace("SHARED", str(shared)) for word in part.command]
    done = subprocess.run([sys.executable, str(ROOT / "bench" / args[0]), *args[1:]], capture_output=True, text=True)
    if done.returncode not in {0, 1} or "Traceback" in done.stderr:
        raise subprocess.CalledProcessError(done.returncode, args, done.stdout, done.stderr)
    return done.stdout


def section(part: Part, output: str) -> str:
    """A part as Markdown."""
    command = " ".join(part.command)
    shown = "\n".join(line.rstrip() for line in output.strip("\n").splitlines())
    return f"## {part.title}\n\n{part.note}\n\n`python bench/{command}`\n\n```text\n{shown}\n```\n"


if __name__ == "__main__":
    sys.exit(main())

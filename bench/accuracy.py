#!/usr/bin/env python3
"""How right the records are: the scorers of the shared folder over its gold, beside the targets.

usage: bench/accuracy.py SHARED [--misses] [--plover]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Target(NamedTuple):
    """A figure of the scorer and the value that it should reach, or stay below."""

    layer: str
    figure: str
    value: float
    at_most: bool = False


TARGETS = (
    Target("boilerplate", "f1", 0.97),
    Target("times valued", "f1", 0.92),
    Target("quotations", "f1", 0.80),
    Target("speakers", "f1", 0.76),
    Target("origins", "f1", 0.90),
    Target("event type", "recall", 0.85),
    Target("event type", "precision", 0.60),
    Target("event actor", "recall", 0.95),
    Target("event recipient", "recall", 0.90),
    Target("event status", "recall", 0.90),
    Target("event time", "recall", 0.88),
    Target("plan as deed", "recall", 0.03, at_most=True),
)


def main() -> int:
    """Read, score, print; exit status 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every miss")
    parser.add_argument("--plover", action="store_true", help="score the PLOVER sentences too")
    args = parser.parse_args()
    shared = args.shared.resolve()
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "seeds.jsonl"
        read_records(shared / "seeds" / "manifest.jsonl", records)
        scorer = [str(shared / "score" / "score.py"), str(shared / "seeds" / "gold"), str(records)]
        missed = show_targets(json.loads(run(*scorer, "--json")))
        if args.misses:
            print(run(*scorer, "--misses").partition("plan as deed")[2].partition("\n")[2])
        if args.plover:
            score_plover(shared / "plover-id", Path(folder), misses=args.misses)
    return int(missed > 0)


def read_records(manifest: Path, out: Path) -> None:
    """Write the records of what a manifest names."""
    with out.open("wb") as target:
        command = [sys.executable, "-m", "runut", "read", "--manifest", str(manifest)]
        done = subprocess.run(command, stdout=target, env=_environment(), check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.returncode)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def run(*command: str) -> str:
    """What a scorer prints."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    sys.stderr.write(done.stderr)
    return done.stdout


def show_targets(rows: dict[str, dict[str, float]]) -> int:
    """Print each figure beside its target; the number of targets missed."""
    missed = 0
    print(f"{'':17}{'figure':>11}{'is':>8}{'gold':>6}{'found':>7}  target")
    for target in TARGETS:
        row = rows[target.layer]
        value = row[target.figure]
        right = row["gold"] > 0 and (value <= target.value if target.at_most else value >= target.value)
        missed += not right
        sign = "≤" if target.at_most else "≥"
        against = f"{sign}{target.value:5.2f}{'' if right else '  MISSED'}"
        print(f"{target.layer:17}{target.figure:>11}{value:8.3f}{row['gold']:6.0f}{row['found']:7.0f}  {against}")
    print(f"{len(TARGETS) - missed} of {len(TARGETS)} targets met")
    return missed


def score_plover(source: Path, folder: Path, *, misses: bool) -> None:
    """Print the PLOVER scorer's figures over the development half."""
    gold, pages, records = source / "dev.jsonl", folder / "plover", folder / "plover.jsonl"
    run(str(source / "make_articles.py"), str(gold), str(pages))
    read_records(pages / "manifest.jsonl", records)
    print(run(str(source / "score_plover.py"), str(gold), str(records), *(["--misses"] if misses else [])))


if __name__ == "__main__":
    sys.exit(main())

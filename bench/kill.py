#!/usr/bin/env python3
"""Whether `runut add` ends the same when it is killed at random moments and started again.

usage: bench/kill.py --news FILE [--count N] [--kills N] [--seed N]

FILE holds articles as JSON Lines, compressed with xz or not. A casebook of COUNT of them is made twice: once in peace,
once with SIGKILL sent KILLS times, spread evenly over the articles kept, each a random moment after the next is due.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.speed import find_news  # noqa: E402

POLL = 0.02  # seconds between looks at how far a run has come
LATEST = 2.0  # seconds after an article is due by which the run is killed


def main() -> int:
    """Make both casebooks and compare them; exit status 1 where they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    draw = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = folder / "pages"
        pages.mkdir()
        for page in draw.sample(list(find_news(args.news)), args.count):
            (pages / f"{page.sha256[:16]}.txt").write_bytes(page.data)
        whole, cut = folder / "whole.casebook", folder / "cut.casebook"
        start(whole, pages).wait()
        killed = 0
        while killed < args.kills:
            due = args.count * killed // args.kills
            run = start(cut, pages)
            while run.poll() is None and count(cut) < due:
                time.sleep(POLL)
            time.sleep(draw.uniform(0, LATEST))
            if run.poll() is not None:
                break
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
            killed += 1
        start(cut, pages).wait()
        same = dump(cut) == dump(whole)
        print(f"{count(cut)} of {args.count} pages kept, {killed} kills: {'the same' if same else 'NOT the same'}")
    return 0 if same and killed == args.kills else 1


def start(case: Path, pages: Path) -> "subprocess.Popen[bytes]":
    """`runut add` in a process of its own."""
    command = (sys.executable, "-m", "runut", "add", str(case), str(pages))
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)


def count(case: Path) -> int:
    """How many articles a casebook holds; none where there is none yet."""
    try:
        with closing(sqlite3.connect(f"{case.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def dump(case: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, articles in place of the numbers that they were filed under."""
    with closing(sqlite3.connect(case)) as connection:
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        queries = {name: f"SELECT * FROM {name}" for name in names if "fts" not in name and "search" not in name}
        queries["filed"] = "SELECT d.article, f.key FROM filed f JOIN digests d USING (number)"
        queries["digests"] = "SELECT article, thread, linked, mark, digest FROM digests"
        return {name: sorted(connection.execute(query), key=repr) for name, query in queries.items()}


if __name__ == "__main__":
    sys.exit(main())

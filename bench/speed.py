#!/usr/bin/env python3
"""How fast pages are read on one core, and where the time goes.

usage: bench/speed.py [--news FILE] [--count N]

FILE holds articles as JSON Lines with `text` and `published`, compressed with xz or not; without it the pages of
examples/ are read, several times over.
"""

import argparse
import hashlib
import json
import lzma
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import ParamSpec, TypeVar

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # before anything that counts cores is imported
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from runut import pipeline  # noqa: E402
from runut.lang.pack import load_pack  # noqa: E402
from runut.read.reader import load_reader  # noqa: E402
from runut.sources.files import find_inputs  # noqa: E402
from runut.types.record import Record  # noqa: E402
from runut.types.text import Given, Raw  # noqa: E402

P = ParamSpec("P")
R = TypeVar("R")

ANNOTATION = ("find_times", "find_entities", "find_reported", "find_events")
STAGES = ("clean_page", *ANNOTATION)
WARM = 10  # pages that are read before the clock runs


def main() -> int:
    """Read, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--count", type=int, default=200, help="pages to read (default 200)")
    args = parser.parse_args()
    began = time.process_time()
    pack = load_pack("id")
    reader = load_reader(pack)
    print(f"loading: {time.process_time() - began:.1f} s")
    pages = list(islice(find_news(args.news) if args.news else find_examples(), args.count + WARM))
    list(pipeline.read_inputs(pages[:WARM], reader=reader, pack=pack))
    spent = time_stages()
    setattr(reader, "read", timed("read", reader.read, spent))  # noqa: B010 — a method is replaced, which mypy forbids
    began = time.process_time()
    found = list(pipeline.read_inputs(pages[WARM:], reader=reader, pack=pack))
    show(found, time.process_time() - began, spent)
    return 0


def find_news(path: Path) -> Iterator[Raw]:
    """The articles of a JSON Lines file."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for line in data.splitlines():
        article = json.loads(line)
        text = article["text"].encode()
        given = Given(published=str(article.get("published") or "")[:10] or None)
        yield Raw(data=text, sha256=hashlib.sha256(text).hexdigest(), path=str(article.get("id")), given=given)


def find_examples() -> Iterator[Raw]:
    """The pages of examples/, over and over."""
    pages = [one for one in find_inputs([str(ROOT / "examples")]) if isinstance(one, Raw)]
    while True:
        yield from pages


def time_stages() -> dict[str, float]:
    """Put a clock around each stage; seconds by stage, filled in as pages are read."""
    spent: dict[str, float] = defaultdict(float)
    for name in STAGES:
        setattr(pipeline, name, timed(name, getattr(pipeline, name), spent))
    return spent


def timed(name: str, stage: Callable[P, R], spent: dict[str, float]) -> Callable[P, R]:
    """The stage with a clock around it."""

    @wraps(stage)
    def clocked(*args: P.args, **kwargs: P.kwargs) -> R:
        began = time.process_time()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - began

    return clocked


def show(found: Sequence[object], seconds: float, spent: dict[str, float]) -> None:
    """Print articles and sentences a second and the share of each stage."""
    records = [one for one in found if isinstance(one, Record)]
    sentences = sum(len(record.sentences) for record in records)
    print(f"{len(found)} pages, {len(records)} articles, {sentences} sentences in {seconds:.1f} s on one core")
    print(f"{len(found) / seconds:.1f} articles a second, {sentences / seconds:.0f} sentences a second")
    rules = sum(spent[name] for name in ANNOTATION)
    print(f"all annotation stages together {rules / seconds:.1%}")
    for name, share in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:14}{share / seconds:6.1%}{1000 * share / max(len(found), 1):8.1f} ms an article")


if __name__ == "__main__":
    sys.exit(main())

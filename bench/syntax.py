#!/usr/bin/env python3
"""How well and how fast the language model reads raw text: treebanks and entity data of the shared folder.

usage: bench/syntax.py SHARED [--articles N]
"""

import argparse
import json
import lzma
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from runut.lang.pack import load_pack
from runut.read.conllu import parse_text
from runut.read.reader import Reader, load_reader
from runut.types.text import Article, plain_article

GOLD = ("treebanks/gsd-v2.17-dev.conllu.xz", "ner/idner-news-2k-dev.txt.xz")


def main() -> None:
    """Parse each gold file's raw text and print the scorer's figures, then the speed on news."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=96)
    args = parser.parse_args()
    started = time.perf_counter()
    reader = load_reader(load_pack("id"))
    print(f"loaded in {time.perf_counter() - started:.2f} s")
    for name in GOLD:
        print(f"\n{name}\n{score(args.shared, name, reader)}", end="")
    articles = list(read_news(args.shared / "data" / "news" / "id-news.jsonl.xz", args.articles))
    print(f"\nnews: {speed(reader, articles)}")


def score(shared: Path, name: str, reader: Reader) -> str:
    """The scorer's output for one compressed gold file."""
    scorer = [sys.executable, str(shared / "score" / "syntax.py")]
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / Path(name).stem
        gold.write_bytes(lzma.decompress((shared / "data" / name).read_bytes()))
        raw = subprocess.run([*scorer, "raw", str(gold)], check=True, capture_output=True, text=True).stdout
        parsed = Path(folder) / "parsed.conllu"
        parsed.write_text(parse_text(raw, reader), encoding="utf-8")
        done = subprocess.run([*scorer, "score", str(gold), str(parsed)], check=True, capture_output=True, text=True)
        return done.stdout


def read_news(path: Path, count: int) -> Iterator[Article]:
    """The first articles of a JSON Lines file, all body."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            yield plain_article(json.loads(line)["text"])


def speed(reader: Reader, articles: list[Article], batch: int = 16) -> str:
    """Words and articles a second of processor time, sixteen articles a batch; the first batch only warms up."""
    reader.read(articles[:batch])
    started, words = time.process_time(), 0
    for at in range(batch, len(articles), batch):
        words += sum(len(syntax.words) for syntax in reader.read(articles[at : at + batch]))
    seconds = time.process_time() - started
    return f"{words / seconds:.0f} words/s, {(len(articles) - batch) / seconds:.1f} articles/s on one thread"


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Count how many articles of news use each name and word, for the tables of rarity that the language pack ships.

usage: bench/rarity.py RECORDS.jsonl...

The records are what `runut read` writes. Writes names.tsv, words.tsv and rarity.toml into the pack's folder `link`.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from runut.link.digest import names_of, words_of  # noqa: E402
from runut.types.record import Record  # noqa: E402

TABLES = ROOT / "src" / "runut" / "lang" / "id" / "link"
FEWEST_NAMED, FEWEST_WORDED = 30, 60
"""Articles: what fewer use is left out, and counts as used by so many. A name that only one page has must not outweigh
the names that make the page part of an affair."""


def main() -> None:
    """Count and write."""
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    articles = 0
    for record in _records(sys.argv[1:]):
        articles += 1
        names.update(dict.fromkeys(names_of(record), 1))
        words.update(dict.fromkeys(words_of(record), 1))
    _write("names.tsv", names, FEWEST_NAMED)
    _write("words.tsv", words, FEWEST_WORDED)
    (TABLES / "rarity.toml").write_text(
        f"# how many articles were counted for names.tsv and words.tsv by bench/rarity.py\narticles = {articles}\n",
        encoding="utf-8",
    )


def _records(files: list[str]) -> Iterator[Record]:
    decoder = msgspec.json.Decoder(Record)
    for file in files:
        with Path(file).open("rb") as lines:
            yield from (decoder.decode(line) for line in lines if line.endswith(b"\n"))


def _write(file: str, counts: Counter[str], fewest: int) -> None:
    kept = sorted((key, count) for key, count in counts.items() if count >= fewest and "\t" not in key)
    lines = [f"{key}\t{count}\n" for key, count in kept if not key.startswith("#")]
    (TABLES / file).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

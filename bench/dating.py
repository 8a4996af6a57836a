#!/usr/bin/env python3
"""How well undated articles are dated: half the articles of each affair are read without their date, and dated again.

usage: bench/dating.py SHARED [--records FOLDER] [--seeds N] [--misses]

An affair is every dated article of the news corpus that has all of some words twice, within some months. `text` is what
the page alone lets cleaning conclude, `alone` what dating concludes from the article by itself, `casebook` what it
concludes in a casebook of the affair, the other half of whose articles keep their date. Reading takes a few minutes;
FOLDER keeps what was read.
"""

import argparse
import json
import lzma
import random
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import NamedTuple

import msgspec

from runut import pipeline
from runut.lang.pack import Pack, load_pack
from runut.link.find import link_records
from runut.read.reader import load_reader
from runut.types.record import Record
from runut.types.text import Given, Published, Raw

AFFAIRS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "war of Iran and Israel": (("Iran", "Israel"), "2025-05", "2025-07"),
    "Iran and the United States": (("Iran", r"Amerika|\bAS\b"), "2026-04", "2026-06"),
    "Macron in Indonesia": (("Macron", "Prabowo"), "2025-04", "2025-07"),
    "the president's diploma": (("ijazah", "Jokowi"), "2025-04", "2025-08"),
    "Gaza": (("Gaza", "Israel"), "2025-04", "2025-12"),
    "tariffs": (("tarif", "Trump"), "2025-03", "2025-12"),
    "the pilgrimage": (("haji", "Saudi"), "2025-04", "2025-07"),
    "Ebola": (("Ebola",), "2026-04", "2026-07"),
    "North Korea": (("Korea Utara|Korut", "Trump|Amerika"), "2017-01", "2018-12"),
    "Rohingya": (("Rohingya",), "2017-08", "2018-03"),
    "Ukraine": (("Ukraina", "Rusia"), "2022-01", "2025-12"),
    "a crash in India": (("Air India",), "2025-06", "2025-08"),
}
TWICE = 2


class Pair(NamedTuple):
    """One article read with its date and without."""

    shown: Record
    hidden: Record


class Tally(NamedTuple):
    """What some datings come to."""

    asked: int
    dated: int
    right: int
    widths: list[int]


def main() -> None:
    """Read, hide, date, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--records", type=Path, help="where to keep what was read")
    parser.add_argument("--seeds", type=int, default=4, help="how often another half is hidden")
    parser.add_argument("--misses", action="store_true", help="list every wrong dating with its reasons")
    args = parser.parse_args()
    pack = load_pack("id")
    with tempfile.TemporaryDirectory() as folder:
        affairs = list(read_affairs(args.shared, args.records or Path(folder), pack))
    print(f"{'':8}  {'asked':>6} {'dated':>6} {'right':>6}  median days")
    unread = [pair for _, pairs in affairs for pair in pairs]
    show("text", [judge(p.hidden.published, p) for p in unread if p.hidden.published])
    waiting = [pair for pair in unread if pair.hidden.published is None]
    alone = [(pair, link_records([pair.hidden], pack=pack).datings[0]) for pair in waiting]
    show("alone", [judge(dating.published, pair) for pair, dating in alone])
    found = [one for name, pairs in affairs for one in date_in_casebook(name, pairs, args, pack)]
    show("casebook", found)


def show(name: str, judged: list[tuple[bool | None, int]]) -> None:
    """One line of figures: how many were dated at all, the share of right ones, their median width."""
    dated = [(right, width) for right, width in judged if right is not None]
    share = sum(bool(right) for right, _ in dated) / len(dated) if dated else 0
    width = f"{median(width for _, width in dated):g}" if dated else "-"
    print(f"{name:8}  {len(judged):6} {len(dated):6} {share:6.3f}  {width}")


def judge(published: Published | None, pair: Pair) -> tuple[bool | None, int]:
    """Whether the true day lies in what was concluded, and how many days that leaves."""
    if published is None or pair.shown.published is None:
        return None, 0
    first, last, true = published.earliest[:10], published.latest[:10], pair.shown.published.value[:10]
    return first <= true <= last, (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def date_in_casebook(
    name: str, pairs: list[Pair], args: argparse.Namespace, pack: Pack
) -> Iterator[tuple[bool | None, int]]:
    """The judgement of every article that has no date of its own, over several choices of the hidden half."""
    for seed in range(args.seeds):
        chosen = random.Random(seed).sample(range(len(pairs)), len(pairs) // 2)
        records = [pair.hidden if n in set(chosen) else pair.shown for n, pair in enumerate(pairs)]
        datings = {dating.article: dating for dating in link_records(records, pack=pack).datings}
        for pair in (pairs[n] for n in chosen if pairs[n].hidden.published is None):
            judged = judge(datings[pair.hidden.id].published, pair)
            if args.misses and judged[0] is False and pair.shown.published:
                dating = datings[pair.hidden.id]
                value = dating.published.value if dating.published else ""
                print(f"{name}: {pair.shown.path} of {pair.shown.published.value}, not {value}: {dating.because}")
            yield judged


def read_affairs(shared: Path, folder: Path, pack: Pack) -> Iterator[tuple[str, list[Pair]]]:
    """Every affair with its articles, read or taken from the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with lzma.open(shared / "data" / "news" / "id-news.jsonl.xz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    decoder = msgspec.json.Decoder(list[tuple[Record, Record]])
    for name, (words, first, last) in AFFAIRS.items():
        kept = folder / f"{name.replace(' ', '-')}.json"
        if not kept.exists():
            chosen = [d for d in documents if belongs(d, words, first, last)]
            print(f"reading {len(chosen)} articles: {name}", file=sys.stderr)
            kept.write_bytes(msgspec.json.encode(list(read_twice(chosen, pack))))
        yield name, [Pair(*pair) for pair in decoder.decode(kept.read_bytes())]


def belongs(document: dict[str, str], words: Iterable[str], first: str, last: str) -> bool:
    """Whether an article has a day in some months, and all the words twice."""
    day = (document.get("published") or "")[:10]
    inside = len(day) == len("2000-01-01") and first <= day[:7] <= last
    return inside and all(len(re.findall(word, document["text"])) >= TWICE for word in words)


def read_twice(documents: list[dict[str, str]], pack: Pack) -> Iterator[Pair]:
    """The records of articles, with their date and without."""
    reader = load_reader(pack)
    for document in documents:
        raws = [_raw(document, published) for published in (document["published"], None)]
        records = list(pipeline.read_inputs(raws, reader=reader, pack=pack))
        if all(isinstance(record, Record) for record in records):
            yield Pair(*records)  # type: ignore[arg-type]


def _raw(document: dict[str, str], published: str | None) -> Raw:
    data = document["text"].encode()
    given = Given(published=published, outlet=document.get("outlet"), title=document.get("title"))
    return Raw(data=data, sha256=sha256(data).hexdigest(), path=f"{document['id']}.txt", given=given)


if __name__ == "__main__":
    main()

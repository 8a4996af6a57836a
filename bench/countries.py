#!/usr/bin/env python3
"""Whether countries are found where news names them: behind an office or body, elsewhere, and in look-alikes.

usage: bench/countries.py SHARED [--model FILE ...] [--misses]

Gold is bench/gold/countries.tsv: articles of SHARED/data/news by id, ranges of code points, no text. Right is a GPE of
exactly these characters; for a look-alike, none. The halves are by the parity of the article's id.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "training")]

from bench.models import name_of, open_reader  # noqa: E402
from bench.tables import side_by_side  # noqa: E402
from bench.unseen import NewsArticle, find_articles  # noqa: E402

from runut.read.reader import Reader  # noqa: E402
from runut.types.syntax import Syntax  # noqa: E402
from runut.types.text import plain_article  # noqa: E402

GOLD = ROOT / "bench" / "gold" / "countries.tsv"
HALVES = ("dev", "test")
KINDS = ("office", "elsewhere", "other")
_AROUND = 40


class Place(NamedTuple):
    """A stretch of an article: a country behind an office or `elsewhere`, or something `other` that looks like one."""

    article: str
    sha256: str
    start: int
    end: int
    kind: str
    type: str

    @property
    def half(self) -> str:
        """dev for articles with an even id, test for the others."""
        return HALVES[int(self.article, 16) % 2]

    @property
    def group(self) -> str:
        """The row of the table that it counts in."""
        return f"{self.half}, {self.kind}"


def main() -> None:
    """Read the articles with every model, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--model", type=Path, nargs="+", default=[None], help="model files (.onnx)")
    parser.add_argument("--misses", action="store_true", help="list every miss of the dev half")
    args = parser.parse_args()
    places = read_places(GOLD.read_text(encoding="utf-8"))
    articles = find_articles(args.shared, {place.article for place in places})
    columns = []
    for file in args.model:
        missed = find_missed(places, articles, open_reader(file))
        columns.append({("countries in news", name): f"{rate:.1f}" for name, rate in rates(places, missed)})
        if args.misses:
            print(f"{name_of(file)}:", *show_missed(missed, articles), sep="\n")
    print(side_by_side(["data", "right, %", *map(name_of, args.model)], columns))


def measure_countries(shared: Path, reader: Reader) -> list[tuple[str, float]]:
    """What share of the places of each half and kind is right, in per cent."""
    places = read_places(GOLD.read_text(encoding="utf-8"))
    articles = find_articles(shared, {place.article for place in places})
    return rates(places, find_missed(places, articles, reader))


def read_places(table: str) -> list[Place]:
    """The places of a gold table."""
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return [Place(id_, sha256, int(start), int(end), kind, type_) for id_, sha256, start, end, kind, type_ in rows]


def find_missed(
    places: Sequence[Place], articles: dict[str, NewsArticle], reader: Reader
) -> list[tuple[Place, Syntax]]:
    """The places that are not right, with the syntax of their articles."""
    read: dict[str, Syntax] = {}
    for place in places:
        text = articles[place.article].text
        if hashlib.sha256(text.encode()).hexdigest()[: len(place.sha256)] != place.sha256:
            raise ValueError(f"{place.article}: the shared folder holds another text")
        if place.article not in read:
            (read[place.article],) = reader.read([plain_article(text)])
    return [(place, read[place.article]) for place in places if not is_right(place, read[place.article])]


def is_right(place: Place, syntax: Syntax) -> bool:
    """Whether a GPE has exactly the place's characters where it should, and none has where it should not."""
    return any((n.start, n.end, n.type) == (place.start, place.end, "GPE") for n in syntax.names) == (
        place.type == "GPE"
    )


def rates(places: Iterable[Place], missed: Iterable[tuple[Place, Syntax]]) -> list[tuple[str, float]]:
    """What share is right in each group, in per cent, the halves in order."""
    total = Counter(place.group for place in places)
    wrong = Counter(place.group for place, _ in missed)
    groups = [f"{half}, {kind}" for half in HALVES for kind in KINDS]
    return [(f"{group} ({total[group]})", 100 * (1 - wrong[group] / total[group])) for group in groups if total[group]]


def show_missed(missed: Iterable[tuple[Place, Syntax]], articles: dict[str, NewsArticle]) -> Iterator[str]:
    """A line for each miss of the dev half: where, the words around, and what was found over it."""
    for place, syntax in missed:
        if place.half != "dev":
            continue  # a miss that was read is a miss that is tuned to
        text = articles[place.article].text
        before, after = text[max(0, place.start - _AROUND) : place.start], text[place.end : place.end + _AROUND]
        over = [n for n in syntax.names if n.start < place.end and place.start < n.end]
        seen = ", ".join(f"{n.type} {text[n.start : n.end]}" for n in over) or "nothing"
        shown = f"{before}[{text[place.start : place.end]}]{after}".replace("\n", " ")
        yield f"{place.kind:9} {place.article} {place.start:5} {shown} — {seen}"


if __name__ == "__main__":
    main()

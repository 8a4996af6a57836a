"""Titles of office: which English office the words of a language pack name, and what stands after them."""

from collections.abc import Iterable, Iterator
from functools import cache

from runut.lang.names import fold
from runut.lang.pack import Pack
from runut.lang.tables import Row, read_table
from runut.types.text import Value

SCOPES = frozenset({"country", "body", "region", "none"})
_OFFICE_COLUMNS = ("label", "title", "scope", "rank", "names")
_AFFIX_COLUMNS = ("label", "meaning", "names")


class OfficeTitle(Value, frozen=True, kw_only=True):
    """An office by its English title (`foreign minister`).

    `scope` says of what one holds it: a country, a body, a region, or of nothing; `rank` 1 heads a country,
    2 a ministry or body, 3 stands below.
    """

    title: str
    label: str
    scope: str
    rank: int


class ParsedOffice(Value, frozen=True, kw_only=True):
    """A title read off the front of a phrase: the office, how many words it took, and the words after them.

    `title` is the office's, with `deputy` where the phrase says so; `former` for one who no longer holds it, `acting`
    for a stand-in.
    """

    office: OfficeTitle
    title: str
    words: int
    rest: str
    former: bool = False
    acting: bool = False


class Offices:
    """Look-ups over the titles of one pack."""

    def __init__(self, titles: Iterable[tuple[str, OfficeTitle]], affixes: Iterable[tuple[str, str]]) -> None:
        self._titles: dict[str, OfficeTitle] = {}
        for name, office in titles:
            self._titles.setdefault(fold(name), office)
        self._affixes = {fold(name): meaning for name, meaning in affixes}
        self.max_words = max((name.count(" ") + 1 for name in self._titles), default=0)

    def get(self, surface: str) -> OfficeTitle | None:
        """The office that a surface names as a whole; case does not count."""
        return self._titles.get(fold(surface))

    def parse(self, phrase: str) -> ParsedOffice | None:
        """The longest title at the front of a phrase, after words such as `mantan`; None where there is none."""
        words = phrase.split()
        meanings: set[str] = set()
        start = 0
        while start < len(words):
            if found := self._longest(words[start:]):
                return _parsed(found[0], meanings, words, start + found[1])
            size = self._affix(words[start:])
            if not size:
                return None
            meanings.add(self._affixes[fold(" ".join(words[start : start + size]))])
            start += size
        return None

    def _longest(self, words: list[str]) -> tuple[OfficeTitle, int] | None:
        for size in range(min(self.max_words, len(words)), 0, -1):
            if office := self.get(" ".join(words[:size])):
                return office, size
        return None

    def _affix(self, words: list[str]) -> int:
        sizes = range(min(2, len(words)), 0, -1)
        return next((size for size in sizes if fold(" ".join(words[:size])) in self._affixes), 0)


def _parsed(office: OfficeTitle, meanings: set[str], words: list[str], end: int) -> ParsedOffice:
    return ParsedOffice(
        office=office,
        title=f"deputy {office.title}" if "deputy" in meanings else office.title,
        words=end,
        rest=" ".join(words[end:]),
        former="former" in meanings,
        acting="acting" in meanings,
    )


@cache
def load_offices(pack: Pack) -> Offices:
    """The offices of a pack. Raises BadPack, with file and line, for a row that cannot be right."""
    affixes = [
        (name, row["meaning"])
        for row in read_table(pack, "entities/office_affixes.tsv", _AFFIX_COLUMNS)
        for name in (row["label"], *row.several("names"))
    ]
    return Offices(_titles(read_table(pack, "entities/offices.tsv", _OFFICE_COLUMNS)), affixes)


def _titles(rows: Iterable[Row]) -> Iterator[tuple[str, OfficeTitle]]:
    for row in rows:
        office = _office(row)
        for name in (row["label"], *row.several("names")):
            yield name, office


def _office(row: Row) -> OfficeTitle:
    if row["scope"] not in SCOPES:
        row.fail(f"no such scope: {row['scope']!r}")
    if not row["rank"].isdigit():
        row.fail(f"the rank is no number: {row['rank']!r}")
    return OfficeTitle(title=row["title"], label=row["label"], scope=row["scope"], rank=int(row["rank"]))

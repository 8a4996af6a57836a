"""Titles of office: which English office the words of a language pack name."""

from collections.abc import Iterable, Iterator
from functools import cache

from runut.lang.names import fold
from runut.lang.pack import Pack
from runut.lang.tables import Row, read_table
from runut.types.text import Value

SCOPES = frozenset({"country", "body", "region", "none"})
_COLUMNS = ("label", "title", "scope", "rank", "names")
_HEADS = 2  # ranks up to this one head a country, a ministry or a body


class OfficeTitle(Value, frozen=True, kw_only=True):
    """An office by its English title (`foreign minister`).

    `scope` says of what one holds it: a country, a body, a region, or of nothing; `rank` 1 heads a country,
    2 a ministry or body, 3 stands below.
    """

    title: str
    label: str
    scope: str
    rank: int

    @property
    def is_unique(self) -> bool:
        """Whether one person holds it at a time."""
        return self.rank <= _HEADS and self.scope != "none"


class Offices:
    """Look-ups over the titles of one pack. `names` are all words for them, as the pack writes them; `titles` has the
    offices by their English title."""

    def __init__(self, titles: Iterable[tuple[str, OfficeTitle]]) -> None:
        pairs = list(titles)
        self.names = tuple(name for name, _ in pairs)
        self.titles = {office.title: office for _, office in reversed(pairs)}
        self._titles = {fold(name): office for name, office in reversed(pairs)}

    def get(self, surface: str) -> OfficeTitle | None:
        """The office that a surface names as a whole; case does not count."""
        return self._titles.get(fold(surface))


@cache
def load_offices(pack: Pack) -> Offices:
    """The offices of a pack. Raises BadPack, with file and line, for a row that cannot be right."""
    return Offices(_titles(read_table(pack, "entities/offices.tsv", _COLUMNS)))


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

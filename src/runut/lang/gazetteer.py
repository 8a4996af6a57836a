"""Who and what is known beforehand: countries, places, people with their offices, bodies and outlets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Literal, TypeVar, get_args

from runut.lang.names import fold, may_fold
from runut.lang.pack import Pack
from runut.lang.tables import Row, read_table
from runut.types.syntax import EntityType
from runut.types.text import Value

K = TypeVar("K")
EntryKind = Literal[
    "country",
    "person",
    "body",
    "ministry",
    "armed_group",
    "party",
    "agency",
    "outlet",
    "capital",
    "city",
    "region",
    "event",
]


class Term(Value, frozen=True, kw_only=True, gc=False):
    """An office held: English title, key of the country or body, ISO prefixes of the first and last day."""

    title: str
    of: str
    since: str | None
    until: str | None

    def covers(self, date: str | None) -> bool:
        """Whether the term runs on a date (an ISO prefix); without a date, whether it still runs."""
        if date is None:
            return self.until is None
        return _not_after(self.since, date) and _not_after(date, self.until)


class GazetteerEntry(Value, frozen=True, kw_only=True, gc=False):
    """Something known by name. `name` is the usual English one, `names` every surface form in order of use.

    `country` is the key of the country that it belongs to, `speaks_for` of the country or body that it may stand for
    (Moscow for Russia); `adjective` a country's (`Chinese`), `domains` and `owner` an outlet's.
    """

    key: str
    name: str
    type: EntityType
    kind: EntryKind
    wikidata: str | None
    labels: dict[str, str]
    names: tuple[str, ...]
    country: str | None = None
    speaks_for: str | None = None
    terms: tuple[Term, ...] = ()
    adjective: str | None = None
    domains: tuple[str, ...] = ()
    owner: str | None = None


class _Table(Value, frozen=True, kw_only=True):
    """One file of entries and what is the same for all of its rows, unless a column says otherwise."""

    file: str
    columns: tuple[str, ...]
    type: EntityType
    kind: EntryKind


_ORGANISATION = ("key", "name", "label", "country", "speaks_for", "wikidata", "names")
TABLES = (
    _Table(
        file="countries.tsv",
        columns=("key", "name", "label", "adjective", "wikidata", "names"),
        type="GPE",
        kind="country",
    ),
    _Table(file="people.tsv", columns=("key", "name", "country", "wikidata", "names"), type="PER", kind="person"),
    _Table(file="bodies.tsv", columns=_ORGANISATION, type="ORG", kind="body"),
    _Table(
        file="ministries_named.tsv",
        columns=("key", "name", "label", "country", "wikidata", "names"),
        type="ORG",
        kind="ministry",
    ),
    _Table(file="armed_groups.tsv", columns=_ORGANISATION, type="ORG", kind="armed_group"),
    _Table(file="parties.tsv", columns=_ORGANISATION, type="ORG", kind="party"),
    _Table(
        file="outlets.tsv",
        columns=("key", "name", "kind", "country", "owner", "domains", "wikidata", "names"),
        type="ORG",
        kind="outlet",
    ),
    _Table(
        file="cities.tsv",
        columns=("key", "name", "label", "kind", "country", "speaks_for", "wikidata", "names"),
        type="GPE",
        kind="city",
    ),
    _Table(
        file="regions.tsv",
        columns=("key", "name", "label", "type", "country", "wikidata", "names"),
        type="LOC",
        kind="region",
    ),
    _Table(file="events.tsv", columns=("key", "name", "label", "wikidata", "names"), type="EVT", kind="event"),
)
_KINDS: dict[str, EntryKind] = {kind: kind for kind in get_args(EntryKind)}
_TYPES: dict[str, EntityType] = {kind: kind for kind in get_args(EntityType)}
_OUTLETS = frozenset({"outlet", "agency"})
_STATE = "State of "  # and the country, in the column of owners
_TERM_COLUMNS = ("person", "title", "of", "since", "until")
MINISTRY_COLUMNS = ("key", "name", "label", "stands", "names")


class Ministry(Value, frozen=True, kw_only=True):
    """A department that many countries have; `name` its English head (`Ministry of Foreign Affairs`).

    `is_country` where a mention of it stands for the country, as of an army.
    """

    key: str
    name: str
    label: str
    names: tuple[str, ...]
    is_country: bool = False


class Gazetteer:
    """Look-ups over the entries of one pack. Where a name fits several, the more usual reading stands first."""

    def __init__(
        self,
        entries: Iterable[GazetteerEntry],
        ministries: Iterable[Ministry] = (),
        common: frozenset[str] = frozenset(),
    ) -> None:
        self.entries = {entry.key: entry for entry in entries}
        self._exact = _index((name, entry) for entry in self.entries.values() for name in entry.names)
        self.ministries = tuple(ministries)
        self._ministries = {fold(name): ministry for ministry in self.ministries for name in ministry.names}
        self._common = common
        outlets = [entry for entry in self.entries.values() if entry.kind in _OUTLETS]
        self._squashed = _index((form, entry) for entry in outlets for form in _squashed_forms(entry))
        self._adjectives = {e.adjective: e.name for e in self.entries.values() if e.adjective and e.kind == "country"}
        self._domains = {domain: entry for entry in self.entries.values() for domain in entry.domains}

    @cached_property
    def _folded(self) -> dict[str, tuple[GazetteerEntry, ...]]:
        return _index((fold(name), entry) for entry in self.entries.values() for name in entry.names)

    @cached_property
    def _terms(self) -> dict[tuple[str, str], tuple[GazetteerEntry, ...]]:
        return _index(((term.title, term.of), entry) for entry in self.entries.values() for term in entry.terms)

    @cached_property
    def max_words(self) -> int:
        """The most words that a name may have."""
        longest = max((len(name.split(" ")) for name in self._folded), default=0)
        return longest + 4 if self._ministries else longest

    def get(self, key: str) -> GazetteerEntry | None:
        """The entry of a key."""
        return self.entries.get(key)

    def find(self, surface: str) -> tuple[GazetteerEntry, ...]:
        """The entries that a surface names, likeliest first: as written, else without case and accents where safe.

        A ministry with its country (`Kemlu Rusia`) is put together where no table lists it.
        """
        if found := self._exact.get(surface):
            return found
        if may_fold(surface) and (found := self._folded.get(fold(surface))):
            return found
        composed = self._compose(surface)
        return (composed,) if composed else ()

    def is_common(self, surface: str) -> bool:
        """Whether a name is also a common word (`Antara`, `Lima`), so that it proves little at a sentence's start."""
        return surface in self._common

    def ministry_of(self, surface: str, country: str) -> GazetteerEntry | None:
        """The ministry that a surface (`Kemlu`, `Kementerian Pertahanan`) means in a country, by the country's key."""
        ministry, owner = self._ministries.get(fold(surface)), self.entries.get(country)
        return self._ministry(ministry, owner) if ministry and owner else None

    def is_ministry(self, surface: str) -> bool:
        """Whether a surface is a ministry's name without its country."""
        return fold(surface) in self._ministries

    def is_abbreviation(self, surface: str) -> bool:
        """Whether a surface is one word put together from a ministry's full name (`Kemlu`), and none of its words."""
        short = fold(surface)
        ministry = self._ministries.get(short)
        full = [fold(name).split() for name in ministry.names if " " in name] if ministry else []
        return any(words[0][0] == short[0] for words in full) and not any(short in words for words in full)

    def holders(self, title: str, of: str, date: str | None) -> tuple[GazetteerEntry, ...]:
        """Who held an office on a date (an ISO prefix); without a date, who holds it still."""
        found = self._terms.get((title, of), ())
        return tuple(entry for entry in found if _holds(entry, title, of, date))

    def offices(self, key: str, date: str | None) -> tuple[Term, ...]:
        """The offices that a person held on a date; without a date, those still held."""
        entry = self.entries.get(key)
        return tuple(term for term in entry.terms if term.covers(date)) if entry else ()

    def outlet_of(self, domain: str) -> GazetteerEntry | None:
        """The outlet of a host name: the host itself, else the nearest domain above it."""
        parts = domain.casefold().removesuffix(".").split(".")
        above = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self._domains[name] for name in above if name in self._domains), None)

    def outlet_named(self, name: str) -> GazetteerEntry | None:
        """The outlet or agency of a name known to be one's: as written anywhere, a domain, or a domain without its
        ending (`detik` for detik.com), spaces and case aside; None where two would do."""
        found = next((entry for entry in self.find(name) if entry.kind in _OUTLETS), None)
        if found or (found := self.outlet_of(name)):
            return found
        alike = self._squashed.get(_squash(name), ())
        called = tuple(entry for entry in alike if _squash(entry.name) == _squash(name)) or alike
        return called[0] if len(called) == 1 else None

    def state_of(self, outlet: GazetteerEntry) -> str | None:
        """The country whose state owns an outlet."""
        country = self.entries.get(outlet.country or "") if (outlet.owner or "").startswith(_STATE) else None
        return country.name if country else None

    def country_of(self, adjective: str) -> str | None:
        """The country of an adjective (`Chinese`)."""
        return self._adjectives.get(adjective)

    def _compose(self, surface: str) -> GazetteerEntry | None:
        words = [word for word in surface.split() if word[0] + word[-1] != "()"]
        for cut in range(len(words) - 1, 0, -1):
            ministry = self._ministries.get(fold(" ".join(words[:cut])))
            if ministry:
                owner = next((e for e in self.find(" ".join(words[cut:])) if e.kind == "country"), None)
                return self._ministry(ministry, owner) if owner else None
        return None

    def _ministry(self, ministry: Ministry, owner: GazetteerEntry) -> GazetteerEntry:
        key = f"{ministry.key}.{owner.key}"
        return self.entries.get(key) or _make_ministry(key, ministry, owner)


@cache
def load_gazetteer(pack: Pack) -> Gazetteer:
    """The gazetteer of a pack. Raises BadPack, with file and line, for a row that cannot be right."""
    terms = _read_terms(pack)
    rows = [(table, row) for table in TABLES for row in read_table(pack, f"entities/{table.file}", table.columns)]
    _check_keys(rows, terms)
    entries = [_entry(pack, table, row, terms.get(row["key"], ())) for table, row in rows]
    common = frozenset(row["name"] for row in read_table(pack, "entities/common_words.tsv", ("name",)))
    return Gazetteer(entries, _read_ministries(pack), common)


def _entry(pack: Pack, table: _Table, row: Row, terms: Iterable[Row]) -> GazetteerEntry:
    cells = row.cells
    name, label, kind = row["name"], cells.get("label") or row["name"], cells.get("kind") or table.kind
    country = cells.get("country") or None
    return GazetteerEntry(
        key=row["key"],
        name=name,
        type=_checked_type(row, cells.get("type") or table.type),
        kind=_checked_kind(row, kind),
        wikidata=row["wikidata"] or None,
        labels={"en": name, pack.language: label},
        names=_names(name, label, row.several("names")),
        country=country,
        speaks_for=cells.get("speaks_for") or (country if kind in ("capital", "ministry") else None),
        terms=tuple(_term(term) for term in terms),
        adjective=cells.get("adjective") or None,
        domains=row.several("domains") if "domains" in cells else (),
        owner=cells.get("owner") or None,
    )


def _names(name: str, label: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """All surface forms; `-Serang` takes one out that is also a common word."""
    dropped = {other[1:] for other in others if other.startswith("-")}
    return tuple(n for n in dict.fromkeys((name, label, *others)) if n not in dropped and not n.startswith("-"))


def _checked_kind(row: Row, kind: str) -> EntryKind:
    if kind not in _KINDS:
        row.fail(f"no such kind: {kind!r}")
    return _KINDS[kind]


def _checked_type(row: Row, kind: str) -> EntityType:
    if kind not in _TYPES:
        row.fail(f"no such type: {kind!r}")
    return _TYPES[kind]


def _term(row: Row) -> Term:
    return Term(title=row["title"], of=row["of"], since=row["since"] or None, until=row["until"] or None)


def _read_terms(pack: Pack) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in read_table(pack, "entities/terms.tsv", _TERM_COLUMNS):
        if row["since"] and row["until"] and not _not_after(row["since"], row["until"]):
            row.fail(f"the term ends {row['until']} before it begins {row['since']}")
        found[row["person"]].append(row)
    return found


def _check_keys(rows: list[tuple[_Table, Row]], terms: Mapping[str, list[Row]]) -> None:
    keys: dict[str, str] = {}
    for _, row in rows:
        if row["key"] in keys:
            row.fail(f"key {row['key']!r} is taken by {keys[row['key']]}")
        keys[row["key"]] = row.where
    references = [(row, row.cells.get(column, "")) for _, row in rows for column in ("country", "speaks_for")]
    references += [(row, row[column]) for held in terms.values() for row in held for column in ("person", "of")]
    for row, key in references:
        if key and key not in keys:
            row.fail(f"no entry has the key {key!r}")


def _read_ministries(pack: Pack) -> Iterator[Ministry]:
    for row in read_table(pack, "entities/ministries.tsv", MINISTRY_COLUMNS):
        if row["stands"] not in {"", "GPE"}:
            row.fail(f"stands for no such thing: {row['stands']!r}")
        names = tuple(dict.fromkeys((row["label"], row["name"], *row.several("names"))))
        yield Ministry(
            key=row["key"], name=row["name"], label=row["label"], names=names, is_country=row["stands"] == "GPE"
        )


def _make_ministry(key: str, ministry: Ministry, owner: GazetteerEntry) -> GazetteerEntry:
    name = f"{owner.adjective or owner.name} {ministry.name}"
    labels = {code: f"{ministry.label} {label}" for code, label in owner.labels.items()} | {"en": name}
    return GazetteerEntry(
        key=key,
        name=name,
        type="ORG",
        kind="ministry",
        wikidata=None,
        labels=labels,
        names=tuple(dict.fromkeys((name, *labels.values()))),
        country=owner.key,
        speaks_for=owner.key,
    )


def _holds(entry: GazetteerEntry, title: str, of: str, date: str | None) -> bool:
    return any(term.title == title and term.of == of and term.covers(date) for term in entry.terms)


def _not_after(first: str | None, second: str | None) -> bool:
    """Whether one ISO prefix may be on or before another, at the coarser precision; an open end always may."""
    if first is None or second is None:
        return True
    size = min(len(first), len(second))
    return first[:size] <= second[:size]


def _index(pairs: Iterable[tuple[K, GazetteerEntry]]) -> dict[K, tuple[GazetteerEntry, ...]]:
    found: dict[K, dict[str, GazetteerEntry]] = defaultdict(dict)
    for name, entry in pairs:
        found[name].setdefault(entry.key, entry)
    return {name: tuple(entries.values()) for name, entries in found.items()}


def _squash(name: str) -> str:
    """A name without case, spaces and the ending of a domain."""
    return fold(name.split(".")[0]).replace(" ", "")


def _squashed_forms(entry: GazetteerEntry) -> Iterator[str]:
    yield from dict.fromkeys(_squash(name) for name in (*entry.names, *entry.domains))

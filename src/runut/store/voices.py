"""Who is quoted: how often each article quotes whom, and the quotations of somebody with whom they are from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from runut.store.database import Database, Row, in_chunks, places

_HEARD = """
SELECT q.article, e.name, sum(q.direct), count(*)
FROM quotations q
LEFT JOIN speakers s ON s.article = q.article AND s.quotation = q.id
LEFT JOIN entities e ON e.article = s.article AND e.id = s.entity
WHERE q.article IN ({places})
GROUP BY q.article, e.name
ORDER BY q.article, e.name
"""
_PEOPLE = """
SELECT e.article, e.name, o.title, o.held_in
FROM entities e
LEFT JOIN offices o ON o.article = e.article AND o.entity = e.id
WHERE e.type = 'PER' AND e.article IN ({places})
ORDER BY e.article, e.id, o.start
"""
_SOURCES = """
SELECT article, name, kind FROM attributions WHERE article IN ({places}) ORDER BY article, start
"""
_SAID = """
SELECT q.article, q.id, q.start, q.stop, q.direct, q.cue, q.text, q.attribution, t.name, e.name
FROM entities e
JOIN speakers s ON s.article = e.article AND s.entity = e.id
JOIN quotations q ON q.article = s.article AND q.id = s.quotation
LEFT JOIN entities t ON t.article = q.article AND t.id = q.addressee
WHERE e.name IN ({places})
ORDER BY q.article, q.start
"""
_CITED = """
SELECT article, id, name, via FROM attributions WHERE article IN ({places}) ORDER BY article, start
"""


class Heard(NamedTuple):
    """How often an article quotes somebody, and how often of that word for word; `name` is None for all whom no name
    stands for."""

    name: str | None
    direct: int
    quotations: int


class Named(NamedTuple):
    """A person whom an article names, with an office that it gives them, if any."""

    name: str
    title: str | None
    of: str | None


class Cites(NamedTuple):
    """Whom an article has something from, and what that is: `agency`, `anonymous_source` …"""

    name: str
    kind: str


class Voices(NamedTuple):
    """Who is quoted in an article, which persons it names, and whom it cites."""

    heard: tuple[Heard, ...] = ()
    people: tuple[Named, ...] = ()
    cites: tuple[Cites, ...] = ()


class Said(NamedTuple):
    """A quotation: its characters and words, to whom it was said, and the names through which the article has it,
    the nearest first. `name` is what the article calls who said it."""

    article: str
    id: str
    start: int
    end: int
    direct: bool
    cue: str | None
    text: str
    through: tuple[str, ...]
    to: str | None
    name: str


def find_voices(database: Database, articles: Iterable[str]) -> dict[str, Voices]:
    """The voices of articles."""
    articles = sorted(set(articles))
    heard: dict[str, list[Heard]] = defaultdict(list)
    for article, name, direct, quotations in _each(database, _HEARD, articles):
        heard[article].append(Heard(name, int(direct), int(quotations)))
    people: dict[str, list[Named]] = defaultdict(list)
    for article, *named in _each(database, _PEOPLE, articles):
        people[article].append(Named(*named))
    cites: dict[str, list[Cites]] = defaultdict(list)
    for article, *cited in _each(database, _SOURCES, articles):
        cites[article].append(Cites(*cited))
    return {one: Voices(tuple(heard[one]), tuple(people[one]), tuple(cites[one])) for one in articles}


def find_said(database: Database, names: Iterable[str]) -> list[Said]:
    """All that somebody is quoted as saying who is called by any of these names, article by article."""
    found = list(_each(database, _SAID, sorted(set(names))))
    cited: dict[str, dict[str, tuple[str, str | None]]] = defaultdict(dict)
    for article, id, name, via in _each(database, _CITED, sorted({row[0] for row in found if row[7]})):
        cited[article][id] = name, via
    return [_said(row, cited[row[0]]) for row in found]


def _said(row: Row, cited: dict[str, tuple[str, str | None]]) -> Said:
    article, id, start, end, direct, cue, text, attribution, to, name = row
    return Said(
        article=article,
        id=id,
        start=start,
        end=end,
        direct=bool(direct),
        cue=cue,
        text=text,
        through=_through(cited, attribution),
        to=to,
        name=name,
    )


def _through(cited: dict[str, tuple[str, str | None]], attribution: str | None) -> tuple[str, ...]:
    """The names of a chain of attributions from what the article itself cites."""
    names: list[str] = []
    rest = dict(cited)
    while attribution in rest:
        name, attribution = rest.pop(attribution)
        names.insert(0, name)
    return tuple(names)


def _each(database: Database, query: str, values: Iterable[str]) -> Iterator[Row]:
    for chunk in in_chunks(values):
        yield from database.run(query.format(places=places(chunk)), chunk)

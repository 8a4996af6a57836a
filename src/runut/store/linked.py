"""The links of one story as rows: for each table its columns and the rows that the story puts there."""

from collections.abc import Callable, Iterable, Iterator

from runut.store.database import Cell
from runut.store.rows import Rows
from runut.types.brief import Evidence
from runut.types.links import Links


def find_link_rows(story: str, links: Links) -> Iterator[Rows]:
    """The rows of all tables, parents before children."""
    yield Rows("stories", ("id", "names", "first_report", "last_report"), [_story(story, links)])
    for table, (columns, build) in _TABLES.items():
        rows = dict.fromkeys((story, *row) for row in build(links))
        yield Rows(table, ("story", *columns.split()), list(rows))


def _story(story: str, links: Links) -> tuple[Cell, ...]:
    names = dict.fromkeys(name for one in links.stories for name in one.names)
    first = min((one.first for one in links.stories if one.first), default=None)
    last = max((one.last for one in links.stories if one.last), default=None)
    return story, ", ".join(names), first, last


def _articles(links: Links) -> Iterator[tuple[Cell, ...]]:
    for one in links.datings:
        day = one.published
        known = (day.earliest, day.latest, day.basis) if day else (None, None, None)
        yield one.article, *known, one.because


def _happenings(links: Links) -> Iterator[tuple[Cell, ...]]:
    for one in links.happenings:
        what = (one.id, one.type, one.mode, one.predicate, one.place)
        yield *what, one.status, one.value, one.earliest, one.latest, one.origins.independent


def _participants(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for one in happening.participants:
            yield happening.id, one.role, one.name


def _origins(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for name in happening.origins.names:
            yield happening.id, name


def _tellings(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for one in happening.tellings:
            yield happening.id, one.article, one.event, "; ".join(one.because)


def _stages(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for number, one in enumerate(happening.life, 1):
            yield happening.id, number, one.status, one.reported, one.value, one.turn


def _stage_articles(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for number, one in enumerate(happening.life, 1):
            for article in one.articles:
                yield happening.id, number, article


def _stage_origins(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for number, one in enumerate(happening.life, 1):
            for name in one.origins:
                yield happening.id, number, name


def _stage_evidence(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for number, one in enumerate(happening.life, 1):
            yield from _evidence(one.evidence, happening.id, number)


def _conflicts(links: Links) -> Iterator[tuple[Cell, ...]]:
    told = {happening.id for happening in links.happenings}
    for one in links.conflicts:
        happening = one.happening if one.happening in told else None
        yield one.id, one.kind, one.about, one.verdict, happening, one.because


def _sides(links: Links) -> Iterator[tuple[Cell, ...]]:
    for conflict in links.conflicts:
        for number, one in enumerate(conflict.sides, 1):
            yield conflict.id, number, one.value, one.independent


def _side_articles(links: Links) -> Iterator[tuple[Cell, ...]]:
    for conflict in links.conflicts:
        for number, one in enumerate(conflict.sides, 1):
            for article in one.articles:
                yield conflict.id, number, article


def _side_evidence(links: Links) -> Iterator[tuple[Cell, ...]]:
    for conflict in links.conflicts:
        for number, one in enumerate(conflict.sides, 1):
            yield from _evidence(one.evidence, conflict.id, number)


def _relays(links: Links) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(links.relays, 1):
        yield number, one.article, one.from_, "; ".join(one.via), one.origin, one.copy_of


def _relay_evidence(links: Links) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(links.relays, 1):
        yield from _evidence(one.evidence, number)


def _copies(links: Links) -> Iterator[tuple[Cell, ...]]:
    for one in links.copies:
        yield one.article, one.of, one.likeness


def _offices(links: Links) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(links.offices, 1):
        yield number, one.person, one.office, one.of, one.from_, one.to


def _office_evidence(links: Links) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(links.offices, 1):
        yield from _evidence(one.evidence, number)


def _evidence(evidence: tuple[Evidence, ...], *of: Cell) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(evidence, 1):
        yield *of, number, one.article, one.start, one.end, one.text


_RANGE = "number article start stop text"
_TABLES: dict[str, tuple[str, Callable[[Links], Iterable[tuple[Cell, ...]]]]] = {
    "story_articles": ("article earliest latest basis because", _articles),
    "happenings": (
        "id type mode predicate place status value earliest latest independent",
        _happenings,
    ),
    "happening_participants": ("happening role name", _participants),
    "happening_origins": ("happening name", _origins),
    "tellings": ("happening article event because", _tellings),
    "stages": ("happening number status reported value turn", _stages),
    "stage_articles": ("happening stage article", _stage_articles),
    "stage_origins": ("happening stage name", _stage_origins),
    "stage_evidence": (f"happening stage {_RANGE}", _stage_evidence),
    "conflicts": ("id kind about verdict happening because", _conflicts),
    "sides": ("conflict number value independent", _sides),
    "side_articles": ("conflict side article", _side_articles),
    "side_evidence": (f"conflict side {_RANGE}", _side_evidence),
    "relays": ("number article teller via origin copy_of", _relays),
    "relay_evidence": (f"relay {_RANGE}", _relay_evidence),
    "copies": ("article copy_of likeness", _copies),
    "office_terms": ("number person office held_in since until", _offices),
    "office_evidence": (f"term {_RANGE}", _office_evidence),
}

"""The links of one story as rows: for each table its columns and the rows that the story puts there."""

from collections.abc import Callable, Iterable, Iterator

from runut.store.database import Cell
from runut.store.rows import Rows
from runut.types.brief import Evidence, Relay
from runut.types.links import Happening, Links


def find_link_rows(story: str, links: Links) -> Iterator[Rows]:
    """The rows of all tables, parents before children."""
    yield Rows("stories", ("id", "names", "first_report", "last_report"), [_story(story, links)])
    for table, (columns, build) in _TABLES.items():
        key, _, rest = columns.partition("|")
        rows: dict[tuple[Cell, ...], tuple[Cell, ...]] = {}
        for row in build(links):
            rows.setdefault(row[: len(key.split())], (story, *row))
        yield Rows(table, ("story", *key.split(), *rest.split()), list(rows.values()))


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
        yield *what, one.status, one.value, one.earliest, one.latest, one.origins.independent, *_place_of(one)


def _place_of(happening: Happening) -> tuple[Cell, ...]:
    return happening.part_of, "; ".join(happening.part_because), happening.slight


def _participants(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for one in happening.participants:
            yield happening.id, one.role, one.name


def _origins(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        groups = {group.name: group for group in happening.origins.groups}
        for name in happening.origins.names:
            group = groups.get(name)
            yield (
                happening.id,
                name,
                "; ".join(group.members if group else ()),
                "; ".join(group.because if group else ()),
            )


def _origin_articles(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for group in happening.origins.groups:
            if group.name in happening.origins.names:
                yield from ((happening.id, group.name, article) for article in group.articles)


def _tellings(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for one in happening.tellings:
            yield happening.id, one.article, one.event, "; ".join(one.because)


def _stages(links: Links) -> Iterator[tuple[Cell, ...]]:
    for happening in links.happenings:
        for number, one in enumerate(happening.life, 1):
            yield happening.id, number, one.status, one.reported, one.value, one.turn, one.independent


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
        yield number, one.article, one.from_, "; ".join(one.via), one.origin, one.copy_of, *_reasons(one)


def _reasons(relay: Relay) -> tuple[Cell, ...]:
    return int(relay.inferred), "; ".join(relay.because)


def _relay_evidence(links: Links) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(links.relays, 1):
        yield from _evidence(one.evidence, number)


def _copies(links: Links) -> Iterator[tuple[Cell, ...]]:
    for one in links.copies:
        yield one.article, one.of, one.likeness, one.kind, one.direction, one.origin, "; ".join(one.because)


def _passages(links: Links) -> Iterator[tuple[Cell, ...]]:
    for copy in links.copies:
        for number, one in enumerate(copy.passages, 1):
            yield copy.article, copy.of, number, one.start, one.end, one.of_start, one.of_end


def _offices(links: Links) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(links.offices, 1):
        yield number, one.person, one.office, one.of, one.from_, one.to, one.known_from, one.known_to


def _office_evidence(links: Links) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(links.offices, 1):
        yield from _evidence(one.evidence, number)


def _evidence(evidence: tuple[Evidence, ...], *of: Cell) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(evidence, 1):
        yield *of, number, one.article, one.start, one.end, one.text


# What comes before the bar is unique in a story: where links say two things of one, the first counts.
_RANGE = "number | article start stop text"
_TABLES: dict[str, tuple[str, Callable[[Links], Iterable[tuple[Cell, ...]]]]] = {
    "story_articles": ("article | earliest latest basis because", _articles),
    "happenings": (
        "id | type mode predicate place status value earliest latest independent part_of part_because slight",
        _happenings,
    ),
    "happening_participants": ("happening role name", _participants),
    "happening_origins": ("happening name | members because", _origins),
    "origin_articles": ("happening name article", _origin_articles),
    "tellings": ("happening article event | because", _tellings),
    "stages": ("happening number | status reported value turn independent", _stages),
    "stage_articles": ("happening stage article", _stage_articles),
    "stage_origins": ("happening stage name", _stage_origins),
    "stage_evidence": (f"happening stage {_RANGE}", _stage_evidence),
    "conflicts": ("id | kind about verdict happening because", _conflicts),
    "sides": ("conflict number | value independent", _sides),
    "side_articles": ("conflict side article", _side_articles),
    "side_evidence": (f"conflict side {_RANGE}", _side_evidence),
    "relays": ("number | article teller via origin copy_of inferred because", _relays),
    "relay_evidence": (f"relay {_RANGE}", _relay_evidence),
    "copies": ("article copy_of | likeness kind direction origin because", _copies),
    "copy_passages": ("article copy_of number | start stop of_start of_stop", _passages),
    "office_terms": ("number | person office held_in since until known_since known_until", _offices),
    "office_evidence": (f"term {_RANGE}", _office_evidence),
}

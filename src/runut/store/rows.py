"""A record as rows: for each table its columns and the rows that an article puts there."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from runut.errors import StoreError
from runut.store.database import Cell
from runut.types.record import Record
from runut.types.text import Given


class Rows(NamedTuple):
    """Rows of one table, each beginning with the article's id."""

    table: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def article_row(record: Record, given: Given, made_by: str) -> Rows:
    """The one row of `articles`."""
    published = record.published
    cells: dict[str, Cell] = {
        "id": record.id,
        "sha256": record.sha256,
        "path": record.path,
        "url": record.url,
        "title": record.title.text if record.title else None,
        "outlet": record.outlet.name if record.outlet else None,
        "published": published.value if published else None,
        "published_earliest": published.earliest if published else None,
        "published_latest": published.latest if published else None,
        "published_basis": published.basis if published else None,
        "language": record.language,
        "text": record.text,
        "record": msgspec.json.encode(record).decode(),
        "given": msgspec.json.encode(given).decode(),
        "made_by": made_by,
    }
    return Rows("articles", tuple(cells), [tuple(cells.values())])


def decode_record(record: str) -> Record:
    """A record as `articles` holds it. Raises StoreError for one that this version cannot read."""
    try:
        return msgspec.json.decode(record, type=Record)
    except msgspec.MsgspecError as error:
        what = f"an article's record cannot be read by this version of Runut: {error}"
        raise StoreError(f"{what}; read the sources into a new casebook") from error


def find_rows(record: Record) -> Iterator[Rows]:
    """The rows of all tables below `articles`, parents before children."""
    for table, (columns, build) in _TABLES.items():
        yield Rows(table, ("article", *columns.split()), [(record.id, *row) for row in build(record)])


def _zones(record: Record) -> Iterator[tuple[Cell, ...]]:
    for number, zone in enumerate(record.zones):
        yield number, zone.kind, zone.start, zone.end


def _sentences(record: Record) -> Iterator[tuple[Cell, ...]]:
    for number, sentence in enumerate(record.sentences):
        yield number, sentence.start, sentence.end


def _entities(record: Record) -> Iterator[tuple[Cell, ...]]:
    for one in record.entities:
        yield one.id, one.name, one.type, one.wikidata, json.dumps(one.labels, ensure_ascii=False)


def _mentions(record: Record) -> Iterator[tuple[Cell, ...]]:
    for entity in record.entities:
        for one in entity.mentions:
            yield entity.id, one.start, one.end, one.kind, record.text[one.start : one.end]


def _offices(record: Record) -> Iterator[tuple[Cell, ...]]:
    for entity in record.entities:
        for one in entity.offices:
            yield entity.id, one.start, one.end, one.title, one.of, record.text[one.start : one.end]


def _times(record: Record) -> Iterator[tuple[Cell, ...]]:
    for one in record.times:
        words = record.text[one.start : one.end]
        known = (one.type, one.value, one.mod, one.earliest, one.latest, one.basis, one.why)
        yield one.id, one.start, one.end, *known, words


def _attributions(record: Record) -> Iterator[tuple[Cell, ...]]:
    for one in record.attributions:
        words = record.text[one.start : one.end]
        yield one.id, one.start, one.end, one.kind, one.name, one.origin, one.cue, one.via, one.why, words


def _quotations(record: Record) -> Iterator[tuple[Cell, ...]]:
    for one in record.quotations:
        words = record.text[one.start : one.end]
        known = (int(one.direct), one.speaker_surface, one.cue, one.addressee, one.attribution, one.why)
        yield one.id, one.start, one.end, *known, words


def _speakers(record: Record) -> Iterator[tuple[Cell, ...]]:
    for quotation in record.quotations:
        for entity in dict.fromkeys(quotation.speakers):
            yield quotation.id, entity


def _events(record: Record) -> Iterator[tuple[Cell, ...]]:
    for one in record.events:
        what = (one.sentence, one.type, one.mode, one.predicate, one.place, one.time, one.value)
        how = (one.earliest, one.latest, one.status, one.attribution, one.quotation, one.confidence, one.why)
        yield one.id, one.start, one.end, *what, *how, one.same_as, record.text[one.start : one.end]


def _participants(record: Record) -> Iterator[tuple[Cell, ...]]:
    for event in record.events:
        for role, entities in (("actor", event.actors), ("recipient", event.recipients)):
            for entity in dict.fromkeys(entities):
                yield event.id, role, entity


def _quantities(record: Record) -> Iterator[tuple[Cell, ...]]:
    for event in record.events:
        for one in event.quantities:
            yield event.id, one.start, one.end, one.value, one.of, record.text[one.start : one.end]


_TABLES: dict[str, tuple[str, Callable[[Record], Iterable[tuple[Cell, ...]]]]] = {
    "zones": ("number kind start stop", _zones),
    "sentences": ("number start stop", _sentences),
    "entities": ("id name type wikidata labels", _entities),
    "mentions": ("entity start stop kind text", _mentions),
    "offices": ("entity start stop title held_in text", _offices),
    "times": ("id start stop type value mod earliest latest basis why text", _times),
    "attributions": ("id start stop kind name origin cue via why text", _attributions),
    "quotations": ("id start stop direct speaker_surface cue addressee attribution why text", _quotations),
    "speakers": ("quotation entity", _speakers),
    "events": (
        "id start stop sentence type mode predicate place time value"
        " earliest latest status attribution quotation confidence why same_as text",
        _events,
    ),
    "participants": ("event role entity", _participants),
    "quantities": ("event start stop value counted text", _quantities),
}

FOUND = tuple(reversed(_TABLES))  # the tables below `articles`, children before parents

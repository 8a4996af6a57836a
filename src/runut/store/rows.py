"""A record as the rows of a casebook's tables."""

from collections.abc import Iterator

import msgspec

from runut.types.record import Event, Record

Row = tuple[str | int | bytes | None, ...]


def article_row(record: Record) -> Row:
    """The row of `article`; the whole record goes with it, so that nothing is lost."""
    published = record.published
    return (
        record.id,
        record.sha256,
        record.path,
        record.url,
        record.outlet.name if record.outlet else None,
        record.title.text if record.title else None,
        published.value if published else None,
        published.basis if published else None,
        record.text,
        msgspec.json.encode(record),
    )


def layer_rows(record: Record) -> Iterator[tuple[str, Row]]:
    """Every other row with its table, in an order that foreign keys allow."""
    for entity in record.entities:
        yield "entity", (record.id, entity.id, entity.name, entity.type, entity.wikidata)
        for m in entity.mentions:
            yield "mention", (record.id, entity.id, m.start, m.end, m.kind)
    for a in record.attributions:
        yield "attribution", (record.id, a.id, a.start, a.end, a.kind, a.name, a.via)
    for q in record.quotations:
        yield "quotation", (record.id, q.id, q.start, q.end, int(q.direct), q.speaker_surface, q.cue)
        for speaker in q.speakers:
            yield "speaker", (record.id, q.id, speaker)
    names = {entity.id: entity.name for entity in record.entities}
    for event in record.events:
        yield from _event_rows(record.id, event, names)


def _event_rows(article: str, event: Event, names: dict[str, str]) -> Iterator[tuple[str, Row]]:
    place = names.get(event.place or "")
    what = (event.type, event.mode, event.predicate, event.status, event.value, place, event.why)
    yield "event", (article, event.id, event.start, event.end, *what)
    for actor in event.actors:
        yield "participant", (article, event.id, actor, "actor")
    for recipient in event.recipients:
        yield "participant", (article, event.id, recipient, "recipient")

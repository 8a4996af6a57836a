"""The trail behind one item of an article's record: the rule, the parts and the text."""

from collections.abc import Iterator, Sequence

from runut.types.record import Attribution, Entity, Event, Mention, Quotation, Record, Time
from runut.types.text import Span

Item = Time | Entity | Attribution | Quotation | Event
_SHOWN = 60  # characters of an item's words in a list


def items_of(record: Record) -> tuple[Item, ...]:
    """Everything in a record that has an id of its own."""
    return (*record.times, *record.entities, *record.attributions, *record.quotations, *record.events)


def list_items(record: Record) -> Iterator[str]:
    """A line for each item of a record, under the id by which it can be asked for."""
    for item in items_of(record):
        start, end = _range(item)
        yield f"{record.id}/{item.id} [{start}–{end}] {_cut(_words(record, start, end))!r} {_gist(item)}"


def explain_item(record: Record, item: Item) -> Iterator[str]:
    """The words of an item, the sentence they stand in, what is said of them, the parts and the rule."""
    start, end = _range(item)
    yield f"{record.id}/{item.id} [{start}–{end}] {_words(record, start, end)!r}"
    if sentence := next((s for s in record.sentences if s.start <= start < s.end), None):
        yield f"  “{_words(record, sentence.start, sentence.end)}”"
    match item:
        case Time():
            yield from _time(item)
        case Entity():
            yield from _entity(record, item)
        case Attribution():
            yield from _attribution(record, item)
        case Quotation():
            yield from _quotation(record, item)
        case Event():
            yield from _event(record, item)


def trace_source(record: Record, attribution: str | None) -> Iterator[str]:
    """Whom something is from, and who cites that one, outwards."""
    by_id = {a.id: a for a in record.attributions}
    now = by_id.get(attribution or "")
    while now:
        yield f"  ← {now.name} {_place(record, now.start, now.end)} ({now.why})"
        now = by_id.pop(now.via or "", None)


def _time(time: Time) -> Iterator[str]:
    yield f"  type {time.type}, value {time.value}, mod {time.mod or '-'}"
    yield f"  from {time.earliest or '-'} to {time.latest or '-'}"
    yield f"  basis {time.basis}{f', disagrees: {time.disagrees}' if time.disagrees else ''}"
    yield f"  rule {time.why}"


def _entity(record: Record, entity: Entity) -> Iterator[str]:
    yield f"  {entity.name}, type {entity.type}, wikidata {entity.wikidata or '-'}"
    for mention in entity.mentions:
        yield f"  {mention.kind} {_place(record, mention.start, mention.end)} rule {mention.why}"
    for office in entity.offices:
        yield f"  office {office.title} of {office.of or '-'} {_place(record, office.start, office.end)}"


def _attribution(record: Record, attribution: Attribution) -> Iterator[str]:
    yield f"  kind {attribution.kind}, name {attribution.name}, cue {attribution.cue or '-'}"
    yield from _entities(record, "origin", [attribution.origin] if attribution.origin else [])
    if attribution.covers:
        yield f"  covers {_place(record, attribution.covers.start, attribution.covers.end)}"
    yield f"  rule {attribution.why}"
    yield from trace_source(record, attribution.via)


def _quotation(record: Record, quotation: Quotation) -> Iterator[str]:
    yield f"  {'direct' if quotation.direct else 'indirect'}, cue {_part(record, quotation.cue, quotation.cue_span)}"
    yield f"  speaker {_part(record, quotation.speaker_surface, quotation.speaker_span)}"
    yield from _entities(record, "speaker", quotation.speakers)
    yield from _entities(record, "addressee", [quotation.addressee] if quotation.addressee else [])
    yield f"  rule {quotation.why}"
    yield from trace_source(record, quotation.attribution)


def _event(record: Record, event: Event) -> Iterator[str]:
    yield f"  {event.type}/{event.mode or '-'} {event.predicate}: {event.status}, {event.value or '-'}"
    yield from _entities(record, "actor", event.actors)
    yield from _entities(record, "recipient", event.recipients)
    yield from _entities(record, "place", [event.place] if event.place else [])
    if time := next((t for t in record.times if t.id == event.time), None):
        yield f"  time {_place(record, time.start, time.end)} {time.id} {time.value}"
    for quantity in event.quantities:
        yield f"  {quantity.of} {quantity.value:g} {_place(record, quantity.start, quantity.end)}"
    yield f"  rule {event.why} ({event.confidence:.2f})"
    if quotation := next((q for q in record.quotations if q.id == event.quotation), None):
        yield f"  said in {quotation.id} {_place(record, quotation.start, quotation.end)}"
    yield from trace_source(record, event.attribution)


def _entities(record: Record, role: str, ids: Sequence[str]) -> Iterator[str]:
    """Each entity of a role with the place where the article first names it."""
    by_id = {entity.id: entity for entity in record.entities}
    for entity in (by_id[one] for one in ids):
        start, end = _range(entity)
        yield f"  {role} {entity.name} {entity.id} {_place(record, start, end)}"


def _part(record: Record, words: str | None, span: Span | None) -> str:
    return _place(record, span.start, span.end) if span else words or "-"


def _place(record: Record, start: int, end: int) -> str:
    return f"[{start}–{end}] {_words(record, start, end)!r}"


def _range(item: Item) -> tuple[int, int]:
    """Where an item stands; an entity where it is first named."""
    if isinstance(item, Entity):
        first = min(item.mentions, key=_rank)
        return first.start, first.end
    return item.start, item.end


def _rank(mention: Mention) -> tuple[bool, int]:
    return mention.kind != "name", mention.start


def _gist(item: Item) -> str:
    """What the record makes of an item, in a word or two."""
    match item:
        case Time():
            return item.value
        case Event():
            return f"{item.type} {item.status}"
        case Quotation():
            return "direct" if item.direct else "indirect"
        case _:
            return item.name


def _words(record: Record, start: int, end: int) -> str:
    return " ".join(record.text[start:end].split())


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"

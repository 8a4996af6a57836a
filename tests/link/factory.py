"""Small records built by hand: one sentence an event, people and places by name."""

from hashlib import sha256

import msgspec

from runut.types.record import Attribution, Entity, Event, Mention, Office, Quantity, Record, Status
from runut.types.syntax import EntityType
from runut.types.text import Outlet, Published, Span, Zone

PLACES = {
    "Iceland",
    "Uruguay",
    "Montevideo",
    "Punta del Este",
    "Reykjavik",
    "China",
    "Russia",
    "Moscow",
    "Beijing",
    "Kota Entah",
}


class Draft(msgspec.Struct, kw_only=True):
    """An event to be: names instead of ids."""

    text: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    type: str = "CONSULT"
    mode: str | None = "visit"
    predicate: str = "visit"
    place: str | None = None
    value: str | None = None
    status: Status = "occurred"
    source: str | None = None
    superlative: str | None = None
    quantities: tuple[tuple[float, str], ...] = ()


def make_record(
    outlet: str,
    published: str | None,
    drafts: list[Draft],
    *,
    sources: tuple[tuple[str, str, str | None], ...] = (),
    offices: tuple[tuple[str, str, str], ...] = (),
) -> Record:
    """A record; `sources` are (name, kind, name of the source that cites it), `offices` (person, title, of)."""
    text = "\n".join(d.text for d in drafts)
    identifier = sha256(f"{outlet}{published}{text}".encode()).hexdigest()
    ids: dict[str, str] = {}
    for name in [*(n for d in drafts for n in (*d.actors, *d.recipients, d.place) if n), *(o[0] for o in offices)]:
        ids.setdefault(name, f"e{len(ids) + 1}")
    spans, at = [], 0
    for draft in drafts:
        spans.append(Span(start=at, end=at + len(draft.text)))
        at += len(draft.text) + 1
    attributions = _attributions(sources, len(text))
    by_name = {a.name: a.id for a in attributions}
    day = Published(value=published, earliest=published, latest=published, basis="given") if published else None
    return Record(
        id=identifier[:16],
        sha256=identifier,
        path=f"{outlet}.txt",
        url=None,
        text=text,
        language="id",
        title=None,
        authors=(),
        editors=(),
        outlet=Outlet(name=outlet, domain=None, basis="given"),
        published=day,
        zones=(Zone(start=0, end=len(text), kind="body"),) if text else (),
        sentences=tuple(spans),
        entities=tuple(_entity(name, ids[name], offices) for name in ids),
        times=(),
        attributions=attributions,
        quotations=(),
        events=tuple(_event(d, n, spans[n], ids, by_name) for n, d in enumerate(drafts)),
    )


def _entity(name: str, identifier: str, offices: tuple[tuple[str, str, str], ...]) -> Entity:
    kind: EntityType = "GPE" if name in PLACES else "PER"
    return Entity(
        id=identifier,
        name=name,
        type=kind,
        wikidata=None,
        labels={},
        mentions=(Mention(start=0, end=1, kind="name"),),
        offices=tuple(Office(start=0, end=1, title=title, of=of) for person, title, of in offices if person == name),
    )


def _attributions(sources: tuple[tuple[str, str, str | None], ...], end: int) -> tuple[Attribution, ...]:
    ids = {name: f"a{n + 1}" for n, (name, _, _) in enumerate(sources)}
    return tuple(
        Attribution(
            id=ids[name],
            start=0,
            end=1,
            kind=kind,  # type: ignore[arg-type]
            name=name,
            origin=None,
            cue=None,
            via=ids.get(via or ""),
            covers=Span(start=0, end=end),
        )
        for name, kind, via in sources
    )


def _event(draft: Draft, number: int, span: Span, ids: dict[str, str], sources: dict[str, str]) -> Event:
    return Event(
        id=f"v{number + 1}",
        start=span.start,
        end=span.end,
        sentence=number,
        type=draft.type,  # type: ignore[arg-type]
        mode=draft.mode,
        predicate=draft.predicate,
        actors=tuple(ids[n] for n in draft.actors),
        recipients=tuple(ids[n] for n in draft.recipients),
        place=ids[draft.place] if draft.place else None,
        time=None,
        value=draft.value,
        earliest=None,
        latest=None,
        status=draft.status,
        attribution=sources.get(draft.source or ""),
        quotation=None,
        confidence=1.0,
        why="by hand",
        superlative=draft.superlative,  # type: ignore[arg-type]
        quantities=tuple(Quantity(start=span.start, end=span.end, value=v, of=of) for v, of in draft.quantities),
    )

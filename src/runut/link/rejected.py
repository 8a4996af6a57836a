"""A record without what a person judged to be wrong in it."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from runut.link.anchors import Item
from runut.types.record import Event, Record


def without(record: Record, wrong: Sequence[Item]) -> Record:
    """A record as if these items had not been found in it: what refers to them goes on to what they refer to."""
    gone = {item.id for item in wrong}
    via = {item.id: item.via for item in record.attributions if item.id in gone}
    return replace(
        record,
        entities=tuple(entity for entity in record.entities if entity.id not in gone),
        times=tuple(time for time in record.times if time.id not in gone),
        attributions=tuple(
            replace(a, via=_onward(a.via, via), origin=_kept(a.origin, gone))
            for a in record.attributions
            if a.id not in gone
        ),
        quotations=tuple(
            replace(
                q,
                attribution=_onward(q.attribution, via),
                speakers=_all_kept(q.speakers, gone),
                addressee=_kept(q.addressee, gone),
            )
            for q in record.quotations
            if q.id not in gone
        ),
        events=tuple(_event_without(event, gone, via) for event in record.events if event.id not in gone),
    )


def _event_without(event: Event, gone: set[str], via: Mapping[str, str | None]) -> Event:
    if event.time in gone:
        event = replace(event, time=None, value=None, earliest=None, latest=None)
    return replace(
        event,
        actors=_all_kept(event.actors, gone),
        recipients=_all_kept(event.recipients, gone),
        place=_kept(event.place, gone),
        attribution=_onward(event.attribution, via),
        quotation=_kept(event.quotation, gone),
        same_as=_kept(event.same_as, gone),
    )


def _onward(attribution: str | None, via: Mapping[str, str | None]) -> str | None:
    seen = set[str]()
    while attribution is not None and attribution in via and attribution not in seen:
        seen.add(attribution)
        attribution = via[attribution]
    return attribution


def _kept(id: str | None, gone: set[str]) -> str | None:
    return None if id in gone else id


def _all_kept(ids: Sequence[str], gone: set[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in gone)

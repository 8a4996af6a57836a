"""A text with marks that nest and overlap, as a flat run of segments: in each, the same marks hold from end to end."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from runut.types.judgement import Layer
from runut.types.record import Record
from runut.types.text import CONTENT_ZONES, Span, Value, Zone, ZoneKind

LAYERS: tuple[Layer, ...] = ("event", "entity", "time", "quotation", "attribution")  # in the order of the legend


class Mark(NamedTuple):
    """A range of a text that belongs to an item of a layer."""

    start: int
    end: int
    layer: Layer
    item: str


class Segment(Value, frozen=True, kw_only=True):
    """Characters in which the same marks hold. `items` and `layers` name them, the shortest mark first.

    `zone` is what the stretch of the page is, `opens` whether one of another kind begins here. `leads` is the item that
    a reader is led to from here: each mark leads once, where no shorter one hides it. `at`: whether the characters are
    among those that were asked for.
    """

    start: int
    end: int
    text: str
    items: tuple[str, ...]
    layers: tuple[Layer, ...]
    zone: ZoneKind | None
    opens: bool
    leads: str | None
    at: bool

    @property
    def is_aside(self) -> bool:
        """Whether it is no content of the article."""
        return self.zone is not None and self.zone not in CONTENT_ZONES

    @property
    def label(self) -> ZoneKind | None:
        """The zone that is named here: where one begins that is not the body."""
        return self.zone if self.opens and self.zone != "body" else None

    @property
    def classes(self) -> str:
        """By which the page's style knows it; empty where there is nothing to show of it."""
        found = list[str](self.layers)
        if self.zone and self.zone != "body":
            found += [f"zone-{self.zone}", *(["aside"] if self.is_aside else []), *(["opens"] if self.opens else [])]
        return " ".join(found)


def marks_of(record: Record, layers: Iterable[Layer]) -> list[Mark]:
    """The marks of some layers of a record."""
    shown = frozenset(layers)
    return [mark for mark in _all_marks(record) if mark.layer in shown and mark.start < mark.end]


def _all_marks(record: Record) -> Iterator[Mark]:
    yield from (Mark(one.start, one.end, "event", one.id) for one in record.events)
    yield from (Mark(m.start, m.end, "entity", one.id) for one in record.entities for m in one.mentions)
    yield from (Mark(one.start, one.end, "time", one.id) for one in record.times)
    yield from (Mark(one.start, one.end, "quotation", one.id) for one in record.quotations)
    yield from (Mark(one.start, one.end, "attribution", one.id) for one in record.attributions)


def find_segments(
    text: str, marks: Sequence[Mark], zones: Sequence[Zone] = (), at: Span | None = None
) -> tuple[Segment, ...]:
    """The text in segments: put together, they are the text."""
    stretches = sorted(zones, key=_start)
    spans = [*marks, *zones, *([at] if at else ())]
    cuts = sorted({0, len(text), *(c for span in spans for c in (span.start, span.end) if 0 < c < len(text))})
    waiting, holding = sorted(marks, reverse=True), list[Mark]()
    number, before, led = 0, None, set[Mark]()
    segments = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        while waiting and waiting[-1].start <= start:
            holding.append(waiting.pop())
        holding = sorted((mark for mark in holding if mark.end > start), key=_length)
        while number < len(stretches) and stretches[number].end <= start:
            number += 1
        zone = stretches[number].kind if number < len(stretches) and stretches[number].start <= start else None
        leads = holding[0] if holding and holding[0] not in led else None
        led.update([leads] if leads else ())
        segments.append(
            Segment(
                start=start,
                end=end,
                text=text[start:end],
                items=tuple(dict.fromkeys(mark.item for mark in holding)),
                layers=tuple(dict.fromkeys(mark.layer for mark in holding)),
                zone=zone,
                opens=zone not in {None, before},
                leads=leads.item if leads else None,
                at=at is not None and at.start <= start and end <= at.end,
            )
        )
        before = zone or before
    return tuple(segments)


def _start(zone: Zone) -> int:
    return zone.start


def _length(mark: Mark) -> tuple[int, Mark]:
    return mark.end - mark.start, mark

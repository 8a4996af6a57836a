"""From items of a record to the characters that a judgement is anchored to, and back, also after another reading."""

from collections.abc import Iterable, Iterator, Mapping

from runut.types.brief import Conflict
from runut.types.judgement import Anchor, AnchorItem, Judgement, Layer
from runut.types.record import Attribution, Entity, Event, Mention, Quotation, Record, Time
from runut.types.text import Span

AROUND = 32  # characters kept on either side of the anchored ones
Item = Event | Entity | Time | Attribution | Quotation


def anchor_span(record: Record, start: int, end: int, item: AnchorItem, gist: str = "") -> Anchor:
    """The anchor of some characters."""
    text = record.text
    return Anchor(
        article=record.id,
        item=item,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
        gist=gist,
    )


def anchor_item(record: Record, item: Item) -> Anchor:
    """The anchor of an item: its own characters, of an entity those that first name it."""
    kind = layer_of(item)
    if isinstance(item, Entity):
        first = min(item.mentions, key=_by_name)
        return anchor_span(record, first.start, first.end, kind, item.name)
    gist = item.predicate if isinstance(item, Event) else item.name if isinstance(item, Attribution) else ""
    return anchor_span(record, item.start, item.end, kind, gist)


def layer_of(item: Item) -> Layer:
    """What an item of a record is."""
    match item:
        case Event():
            return "event"
        case Entity():
            return "entity"
        case Time():
            return "time"
        case Attribution():
            return "attribution"
        case Quotation():
            return "quotation"


def _by_name(mention: Mention) -> tuple[bool, int, int]:
    return mention.kind != "name", mention.start, mention.end


def locate(anchor: Anchor, text: str) -> Span | None:
    """Where the anchored characters stand now: where the words around them are most alike, then nearest their place."""
    if not anchor.exact:
        return Span(start=anchor.start, end=anchor.end)
    found = max(_places(anchor.exact, text), key=_Likeness(anchor, text), default=None)
    return None if found is None else Span(start=found, end=found + len(anchor.exact))


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


class _Likeness:
    """Sort key of places in a text: as many characters around as there were, then the nearest, then the first."""

    def __init__(self, anchor: Anchor, text: str) -> None:
        self._anchor, self._text = anchor, text

    def __call__(self, at: int) -> tuple[int, int, int]:
        end = at + len(self._anchor.exact)
        before = self._text[max(0, at - AROUND) : at]
        shared = _shared(reversed(before), reversed(self._anchor.prefix))
        shared += _shared(self._text[end : end + AROUND], self._anchor.suffix)
        return shared, -abs(at - self._anchor.start), -at


def _shared(left: Iterable[str], right: Iterable[str]) -> int:
    """How many characters two texts begin with alike."""
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count


def find_item(anchor: Anchor, record: Record) -> Item | None:
    """The item of a record whose characters overlap the anchored ones best; None where none does."""
    span = locate(anchor, record.text)
    items: Mapping[AnchorItem, tuple[Item, ...]] = {
        "event": record.events,
        "entity": record.entities,
        "time": record.times,
        "attribution": record.attributions,
        "quotation": record.quotations,
    }
    if span is None or anchor.item not in items:
        return None
    ranked = [
        (max(overlap(span, part) for part in _parts(item)), anchor_item(record, item).gist == anchor.gist, -number)
        for number, item in enumerate(items[anchor.item])
    ]
    best = max(ranked, default=(0.0, False, 0))
    return items[anchor.item][-best[2]] if best[0] > 0 else None


def _parts(item: Item) -> tuple[Span, ...]:
    mentions = item.mentions if isinstance(item, Entity) else (item,)
    return tuple(Span(start=one.start, end=one.end) for one in mentions)


def overlap(left: Span, right: Span) -> float:
    """How much two ranges have in common, 0 to 1."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    return max(0, shared) / (max(left.end, right.end) - min(left.start, right.start) or 1)


def is_found(anchor: Anchor, records: Mapping[str, Record]) -> bool:
    """Whether there is still something where a judgement is anchored."""
    record = records.get(anchor.article)
    if record is None:
        return False
    if anchor.item == "article":
        return True
    return locate(anchor, record.text) is not None if anchor.item == "evidence" else bool(find_item(anchor, record))


def find_lost(judgements: Iterable[Judgement], records: Mapping[str, Record]) -> dict[str, tuple[Anchor, ...]]:
    """The judgements in force of which a side is gone, by id, with the anchors that lead nowhere."""
    lost = {}
    for one in judgements:
        if not one.undone and any(not any(is_found(a, records) for a in side) for side in one.sides if side):
            lost[one.id] = tuple(a for a in one.anchors() if not is_found(a, records))
    return lost


def anchor_conflict(conflict: Conflict, records: Mapping[str, Record]) -> tuple[tuple[Anchor, ...], ...]:
    """The evidence of each side of a conflict."""
    return tuple(
        tuple(anchor_span(records[e.article], e.start, e.end, "evidence", conflict.kind) for e in side.evidence)
        for side in conflict.sides
    )

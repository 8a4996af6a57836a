"""What of an article is carried over from another, and where it stands there."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from runut.types.links import Copy
from runut.types.record import Event, Record

MARKS = 3  # code points of a sentence that may stand outside of a passage: its full stop, its quotation marks
NEAR = 40  # code points by which triggers of one telling may lie apart in two like passages


class Place(NamedTuple):
    """A place in the article that had the text first, and the event told there, if any is."""

    record: Record
    offset: int
    event: Event | None
    is_inferred: bool = False


class Carried:
    """Where each place of a copied text stands in its source."""

    def __init__(self, records: Iterable[Record], copies: Iterable[Copy]) -> None:
        self._records = {record.id: record for record in records}
        self._copies: dict[str, list[Copy]] = defaultdict(list)
        for copy in copies:
            if copy.of in self._records:
                self._copies[copy.article].append(copy)

    def source(self, article: str, offset: int) -> Place | None:
        """The place in the first article that has a text, of a place in one that repeats it; None for its own words."""
        found = None
        seen = {article}
        while (place := self._step(article, offset)) and place.record.id not in seen:
            found, article, offset = place, place.record.id, place.offset
            seen.add(article)
        return found

    def holds(self, article: str, start: int, end: int) -> bool:
        """Whether a stretch of an article, but for its marks, stands in another one word for word."""
        passages = (p for copy in self._copies.get(article, ()) for p in copy.passages)
        taken = sum(max(0, min(end, p.end) - max(start, p.start)) for p in passages)
        return taken >= end - start - MARKS

    def _step(self, article: str, offset: int) -> Place | None:
        for copy in self._copies.get(article, ()):
            if (at := _moved(copy, offset)) is not None:
                record = self._records[copy.of]
                return Place(record, at, _event_at(record, at), copy.kind == "rewrite")
        return None


def _moved(copy: Copy, offset: int) -> int | None:
    """An offset in a passage of the copy as one in its source; None outside of all passages."""
    before = bisect_right([passage.start for passage in copy.passages], offset) - 1
    passage = copy.passages[before] if before >= 0 else None
    if passage is None or offset >= passage.end:
        return None
    return min(passage.of_start + offset - passage.start, passage.of_end - 1)


def _event_at(record: Record, offset: int) -> Event | None:
    near = [(abs(event.start - offset), event.start, event.id, event) for event in record.events]
    best = min(near, default=None, key=_distance)
    return best[3] if best and best[0] <= NEAR else None


def _distance(near: tuple[int, int, str, Event]) -> tuple[int, int, str]:
    return near[:3]

"""What other articles of a story say of the day on which an undated one came out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from runut.link.bounds import CERTAIN, LIKELY, WEAK, Bound, shown
from runut.link.life import evidence_of
from runut.link.relays import outlet_name
from runut.link.roots import MEDIA
from runut.link.same import ENOUGH, compare
from runut.link.stamps import DayWords
from runut.link.told import ONE_OFF, Told
from runut.types.brief import Evidence
from runut.types.calendar import Days
from runut.types.record import Record
from runut.types.text import Value

K = TypeVar("K")
T = TypeVar("T")
Run = tuple[str, ...]  # four words
PLANS = frozenset({"planned", "announced"})
LEAST = 6  # word runs that two texts share; fewer are chance
# The share of its word runs that a text has in common with another, and within how long of it it then came out.
ALIKE = ((0.5, CERTAIN, timedelta(days=3)), (0.15, LIKELY, timedelta(days=10)), (0.02, WEAK, timedelta(days=21)))
FRESH = timedelta(days=14)  # within which a deed is told first in a report without its date
A_WEEK = timedelta(days=6)  # within which a weekday alone says which day is meant
SHARP = 3  # days; a vaguer date of a deed bounds nothing
LEAD = 2  # sentences that open a report
AROUND = timedelta(days=45)  # around its neighbours in which an article of a story came out
FEW = 4  # articles; fewer say little of when a story was told
TAIL = timedelta(days=30)  # an article of the story came out within so long of the others
SILENCE = 1.5  # times as long as it was silent in between, it may have been told before and after
LONGEST_TAIL = timedelta(days=365)


class Page(Value, frozen=True, kw_only=True):
    """An article of a story as dating sees it; `days` None where it does not say when it came out."""

    record: Record
    days: Days | None
    tellings: tuple[Told, ...]
    runs: frozenset[Run]


class Neighbours:
    """The dated articles of a story, found by what they tell and by their text; their order plays no part."""

    def __init__(self, dated: Iterable[Page]) -> None:
        self.pages = sorted(dated, key=_id)
        self._by_act = _index((key, told) for page in self.pages for told in page.tellings for key in _acts(told))
        self._by_run = _index((run, number) for number, page in enumerate(self.pages) for run in page.runs)

    def others(self, page: Page) -> list[Page]:
        """All but the article itself."""
        return [one for one in self.pages if one.record.id != page.record.id]

    def alike(self, page: Page) -> list[tuple[float, Page]]:
        """Those that share word runs with it, with how large a part of the shorter text that is, likest first."""
        shared = Counter(number for run in page.runs for number in self._by_run.get(run, ()))
        enough = [(shared[n], one) for n, one in enumerate(self.pages) if shared[n] >= LEAST]
        found = [(count / min(len(page.runs), len(one.runs)), one) for count, one in enough]
        return sorted((one for one in found if one[1].record.id != page.record.id), key=_likest)

    def same(self, told: Told) -> list[Told]:
        """The tellings of other articles that tell the same act, in order of article and event."""
        found = {other.key: other for key in _acts(told) for other in self._by_act.get(key, ())}
        return [found[key] for key in sorted(found) if key[0] != told.record.id and _is_same(told, found[key])]


def _index(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _likest(alike: tuple[float, Page]) -> tuple[float, str]:
    return -alike[0], alike[1].record.id


def _id(page: Page) -> str:
    return page.record.id


def _acts(told: Told) -> list[tuple[str, str]]:
    """What a telling must share with another one to be compared; none where only one side is told."""
    return [(told.family, name) for name in sorted(told.sides | told.countries)] if len(told.sides) > 1 else []


def neighbour_bounds(page: Page, neighbours: Neighbours, words: DayWords) -> Iterator[Bound]:
    """Bounds by the dated articles of the same story."""
    days = {one.record.id: one.days for one in neighbours.pages}
    yield from _copies(neighbours.alike(page))
    for told in page.tellings:
        same = neighbours.same(told)
        for other in same:
            yield from _citations(told, other, days[other.record.id])
        yield from _deeds(told, same)
        yield from _worded(told, same, words)
        yield from _tolls(told, same)


def open_days(dated: Iterable[Page]) -> list[Days]:
    """The days around dated articles, in which an undated one of their story may have come out."""
    return [Days(one.days.first - AROUND, one.days.last + AROUND) for one in dated if one.days]


def story_bound(dated: Iterable[Page]) -> Bound | None:
    """Loosely, the time in which the story was told, and as long before and after as it was silent in between."""
    days = sorted(one.days for one in dated if one.days)
    if len(days) < FEW:
        return None
    first, last = days[0].first, max(d.last for d in days)
    tail = min(LONGEST_TAIL, max(TAIL, *(SILENCE * (b.first - a.first) for a, b in pairwise(days))))
    because = f"stands in a story told from {first.isoformat()} to {last.isoformat()}"
    return Bound(WEAK, first - tail, last + tail, because)


def _copies(alike: Sequence[tuple[float, Page]]) -> Iterator[Bound]:
    """Near in time to the text that it is most like, and to every one that it copies."""
    for number, (share, one) in enumerate(alike):
        like = next(((trust, within) for least, trust, within in ALIKE if share >= least), None)
        if one.days is None or like is None or (number and like[0] != CERTAIN):
            continue
        trust, within = like
        because = f"shares {share:.0%} of its words with {outlet_name(one.record)} of {_label(one.days)}"
        evidence = shown(one.record, 0, _first_line(one.record))
        yield Bound(trust, one.days.first - within, one.days.last + within, because, evidence)


def _first_line(record: Record) -> int:
    return record.sentences[0].end if record.sentences else 0


def _citations(told: Told, other: Told, days: Days | None) -> Iterator[Bound]:
    """No later than an article that cites its outlet for what both tell, no earlier than one that it so cites."""
    if days is None:
        return
    mine, theirs = outlet_name(told.record), outlet_name(other.record)
    if (cited := _cites(other.record, mine)) is not None:
        because = f"{theirs} of {_label(days)} has it from {mine}"
        yield Bound(LIKELY, None, days.last, because, shown(other.record, *cited))
    if (cited := _cites(told.record, theirs)) is not None:
        because = f"has it from {theirs}, which told it on {_label(days)}"
        yield Bound(LIKELY, days.first, None, because, shown(told.record, *cited))


def _cites(record: Record, outlet: str) -> tuple[int, int] | None:
    """Where a record names an outlet other than its own as its source."""
    if outlet == outlet_name(record):
        return None
    return next(((a.start, a.end) for a in record.attributions if a.kind in MEDIA and a.name == outlet), None)


def _is_same(a: Told, b: Told) -> bool:
    return a.family == b.family and len(b.sides) > 1 and compare(a, b)[0] >= ENOUGH


def _deeds(told: Told, same: Sequence[Told]) -> Iterator[Bound]:
    """Told as to come: before the deed that others date; told as done: not before the first such deed."""
    deeds = [(d, other) for other in same if other.is_deed and (d := other.days) and d.length() <= SHARP]
    if told.family not in ONE_OFF or told.days or not deeds:
        return
    if told.event.status in PLANS:
        days, other = max(deeds, key=_last)
        yield Bound(LIKELY, None, days.last, f"tells as to come what was done on {_label(days)}", _both(told, other))
    elif told.is_deed:
        days, other = min(deeds, key=_first)
        because, evidence = f"tells as done what was done on {_label(days)}", _both(told, other)
        yield Bound(LIKELY, days.first, None, because, evidence)
        if told.event.sentence <= LEAD and _first(max(deeds, key=_last)) == _first((days, other)):
            yield Bound(WEAK, days.first, days.last + FRESH, f"{because}, first of all", evidence)


def _worded(told: Told, same: Sequence[Told], words: DayWords) -> Iterator[Bound]:
    """A deed that others date, told of yesterday or of a weekday, dates whoever tells it so."""
    dated = {d.first for other in same if other.is_deed and (d := other.days) and d.length() == 1}
    time = next((t for t in told.record.times if t.id == told.event.time), None)
    if len(dated) != 1 or time is None or not told.is_deed or told.days or told.family not in ONE_OFF:
        return
    (day,) = dated
    said = " ".join(told.record.text[time.start : time.end].split())
    because = f"tells of {said!r} what was done on {day.isoformat()}"
    offset, weekday = words.near.get(said.casefold()), words.weekdays.get(said.split()[-1].casefold())
    if offset is not None:
        yield Bound(LIKELY, day - timedelta(days=offset), day - timedelta(days=offset), because, (evidence_of(told),))
    elif weekday == day.isoweekday():
        yield Bound(LIKELY, day, day + A_WEEK, because, (evidence_of(told),))


def _first(deed: tuple[Days, Told]) -> tuple[date, date, tuple[str, str]]:
    return deed[0].first, deed[0].last, deed[1].key


def _last(deed: tuple[Days, Told]) -> tuple[date, date, tuple[str, str]]:
    return deed[0].last, deed[0].first, deed[1].key


def _both(told: Told, other: Told) -> tuple[Evidence, Evidence]:
    return evidence_of(told), evidence_of(other)


def _tolls(told: Told, same: Sequence[Told]) -> Iterator[Bound]:
    """Between a report that counts fewer and one that counts more, where the count of the dated ones only grows."""
    for quantity in told.event.quantities:
        counts = sorted(
            (other.reported.last, q.value, other.key)
            for other in same
            for q in other.event.quantities
            if q.of == quantity.of and q.of != "times" and other.reported and other.record.id != told.record.id
        )
        if len({value for _, value, _ in counts}) < 2 or any(a[1] > b[1] for a, b in pairwise(counts)):
            continue
        fewer = max((day for day, value, _ in counts if value < quantity.value), default=None)
        more = min((day for day, value, _ in counts if value > quantity.value), default=None)
        if fewer and more:
            because = f"counts {quantity.value:g} {quantity.of}: more than on {fewer}, fewer than on {more}"
            yield Bound(WEAK, fewer, more, because, (evidence_of(told),))


def _label(days: Days) -> str:
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()}/{days.last.isoformat()}"

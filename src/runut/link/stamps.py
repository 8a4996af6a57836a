"""What an undated article's own words say of the day on which it came out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from runut.link.bounds import LIKELY, SOUND, Bound, shown
from runut.link.world import World
from runut.types.brief import Evidence
from runut.types.calendar import Days, days_of
from runut.types.record import Event, Record, Time

DEEDS = frozenset({"occurred", "ongoing"})
PLANS = frozenset({"planned", "announced"})
TO_COME = PLANS | {"rumoured", "hypothetical"}
FIRST_ONLINE = 2000  # a page speaks of earlier years too, but is not of them
REACH = 3  # days; what a report tells of later on lies no further from what it opens with
AFTER_STAMP = timedelta(days=2)  # a report that dates by weekday and date comes out within so long
FORMER = "former "
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_FIRST_WORD = re.compile(r"[^\s,(]+")


class Stamp(NamedTuple):
    """A day without its year by which a report dates what it tells: `Selasa (22/4)`."""

    month: int
    day: int
    weekday: int | None
    time: Time

    def in_year(self, year: int) -> date | None:
        """That day of a year; None where there is none or it falls on another weekday."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in (None, day.isoweekday()) else None


def own_bounds(record: Record, world: World) -> Iterator[Bound]:
    """Bounds that need no other article: deeds done, plans to come, offices held."""
    times = {time.id: time for time in record.times}
    yield from _deeds(record, times)
    yield from _plans(record, times)
    yield from _offices(record, world)


def _deeds(record: Record, times: dict[str, Time]) -> Iterator[Bound]:
    """No earlier than the last deed that it dates in full, and not long after it."""
    dated = [(days.first, -days.length(), -event.start, event) for event, days in _dated(record, times, DEEDS)]
    if dated:
        first, _, _, event = max(dated, key=_first_three)
        yield Bound(SOUND, first, None, f"tells of a deed of {event.value}", _words(record, times, event))


def _plans(record: Record, times: dict[str, Time]) -> Iterator[Bound]:
    """No later than the first plan that it dates in full; a plan older than what else the page dates is history."""
    newest = max((d.first for t in record.times if t.basis == "text" and (d := days_of(t.value))), default=date.min)
    dated = [(days.last, event.start, 0, event) for event, days in _dated(record, times, PLANS) if days.last >= newest]
    if dated:
        last, _, _, event = min(dated, key=_first_three)
        yield Bound(LIKELY, None, last, f"tells of a plan for {event.value}", _words(record, times, event))


def _first_three(found: tuple[date, int, int, object]) -> tuple[date, int, int]:
    return found[:3]


def _dated(record: Record, times: dict[str, Time], statuses: frozenset[str]) -> Iterator[tuple[Event, Days]]:
    """Events of some statuses whose date the text says in full."""
    for event in record.events:
        time, days = times.get(event.time or ""), days_of(event.value)
        if event.status in statuses and days and time and time.basis == "text":
            yield event, days


def _words(record: Record, times: dict[str, Time], event: Event) -> tuple[Evidence, ...]:
    time = times[event.time or ""]
    return shown(record, time.start, time.end)


def _offices(record: Record, world: World) -> Iterator[Bound]:
    """No earlier than the first day in office of whoever it calls by that office."""
    found = [
        (since, -office.start, -office.end, entity.name)
        for entity in record.entities
        if entity.type == "PER"
        for office in entity.offices
        if not office.title.startswith(FORMER) and (since := world.since(entity.name, office.title, office.of))
    ]
    if found:
        since, start, end, name = max(found)
        words = record.text[-start:-end]
        yield Bound(
            SOUND, since, None, f"calls {name} {words!r}, who is that since {since}", shown(record, -start, -end)
        )


def stamps(record: Record, weekdays: Mapping[str, int]) -> tuple[Stamp, ...]:
    """The days without a year that a report tells as past, in text order; those of plans are left out."""
    ahead = {event.time for event in record.events if event.status in TO_COME}
    found = []
    for time in record.times:
        match = _YEARLESS.match(time.value)
        if match and time.id not in ahead:
            word = _FIRST_WORD.match(record.text, time.start)
            found.append(Stamp(int(match[1]), int(match[2]), weekdays.get(word[0].casefold()) if word else None, time))
    return tuple(found)


def told_years(record: Record) -> Days | None:
    """The years in which a report may have come out that names years: the last of them and the one after."""
    years = [d.first.year for t in record.times if t.basis == "text" and (d := days_of(t.value))]
    years = [year for year in years if year >= FIRST_ONLINE]
    return Days(date(max(years), 1, 1), date(max(years) + 1, 12, 31)) if years else None


def stamp_bound(record: Record, found: Sequence[Stamp], near: Iterable[Days]) -> Bound | None:
    """The days after a report's own weekday and date, where only one year has it among the days that are open."""
    dated = [stamp for stamp in found if stamp.weekday]
    frames = list(near)
    if not dated or not frames:
        return None
    years = range(max(FIRST_ONLINE, min(d.first.year for d in frames)), max(d.last.year for d in frames) + 1)
    opening = [
        day for year in years if (day := dated[0].in_year(year)) and any(d.first <= day <= d.last for d in frames)
    ]
    if len(opening) != 1:
        return None
    told = [(day, stamp) for stamp in dated if (day := stamp.in_year(opening[0].year))]
    day, stamp = max(((d, s) for d, s in told if abs((d - opening[0]).days) <= REACH), key=_day)
    words = " ".join(record.text[stamp.time.start : stamp.time.end].split())
    because = f"{words!r} can only be {day.isoformat()} here"
    return Bound(SOUND, day, day + AFTER_STAMP, because, shown(record, stamp.time.start, stamp.time.end))


def _day(told: tuple[date, Stamp]) -> date:
    return told[0]

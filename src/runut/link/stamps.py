"""What an undated article's own words say of the day on which it came out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from runut.lang.pack import Pack
from runut.link.bounds import LIKELY, SOUND, Bound, shown
from runut.link.world import World
from runut.types.brief import Evidence
from runut.types.calendar import Days, days_of
from runut.types.record import Event, Record, Time

DEEDS = frozenset({"occurred", "ongoing"})
PLANS = frozenset({"planned", "announced"})
TO_COME = PLANS | {"rumoured", "hypothetical"}
LAST_YEAR = 2040  # none before this is told apart
FIRST_ONLINE = 2000  # a page speaks of earlier years too, but is not of them
REACH = timedelta(days=3)  # what a report tells of later on mostly lies no further from what it opens with
SPREAD = timedelta(days=7)  # and hardly ever further than this
AFTER_STAMP = timedelta(days=4)  # a report that dates by weekday and date comes out within so long
FORMER = "former "
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?!\d)")
_FIRST_WORD = re.compile(r"[^\s,(]+")


class Stamp(NamedTuple):
    """A day by which a report dates what it tells, its year said or not: `Selasa (22/4)`."""

    year: int | None
    month: int
    day: int
    weekday: int | None
    time: Time

    def in_year(self, year: int) -> date | None:
        """That day of a year; None where there is none, or it falls on another weekday, or the text says another."""
        if self.year not in (None, year):
            return None
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in (None, day.isoweekday()) else None


class DayWords(NamedTuple):
    """The language's words for days in small letters: weekdays with their ISO number, and those near today (yesterday)
    with how many days they lie ahead."""

    weekdays: Mapping[str, int]
    near: Mapping[str, int]


@cache
def load_day_words(pack: Pack) -> DayWords:
    """The words for days of a pack."""
    weekdays = {row[0]: int(row[1]) for row in pack.rows("times/weekdays.tsv", 2)}
    return DayWords(weekdays, {word: int(n) for kind, word, n in pack.rows("times/words.tsv", 3) if kind == "today"})


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


def stamps(record: Record, words: DayWords) -> tuple[Stamp, ...]:
    """The days that a report tells as past, in text order; those of plans are left out."""
    ahead = {event.time for event in record.events if event.status in TO_COME}
    found = []
    for time in record.times:
        match = _DAY.match(time.value)
        if match and time.id not in ahead:
            word = _FIRST_WORD.match(record.text, time.start)
            weekday = words.weekdays.get(word[0].casefold()) if word else None
            year = int(match[1]) if time.basis == "text" and match[1].isdigit() else None
            found.append(Stamp(year, int(match[2]), int(match[3]), weekday, time))
    return tuple(found)


def stamped_days(record: Record, words: DayWords) -> tuple[date, ...]:
    """The days of which a report's first weekday and date may be one: in an online year, and none before what it calls
    past by its year."""
    first = next((stamp for stamp in stamps(record, words) if stamp.weekday), None)
    years = told_years(record)
    least = years.first.year if years else FIRST_ONLINE
    return tuple(day for year in range(least, LAST_YEAR) if first and (day := first.in_year(year)))


def told_years(record: Record) -> Days | None:
    """The years in which a report may have come out that names years: the last of them and the one after."""
    years = [d.first.year for t in record.times if t.basis == "text" and (d := days_of(t.value))]
    years = [year for year in years if year >= FIRST_ONLINE]
    return Days(date(max(years), 1, 1), date(max(years) + 1, 12, 31)) if years else None


def stamp_bounds(record: Record, found: Sequence[Stamp], near: Sequence[Days]) -> Iterator[Bound]:
    """The days after a report's own weekday and date, where only one year has it among the days that are open."""
    dated = [stamp for stamp in found if stamp.weekday]
    if dated and (opening := _only_day(dated[0], near)):
        told = sorted((day, stamp.time.start, stamp) for stamp in dated if (day := stamp.in_year(opening.year)))
        first, _, stamp = max((one for one in told if abs(one[0] - opening) <= REACH), key=_first_two)
        last = max(day for day, _, _ in told if abs(day - opening) <= SPREAD)
        because = f"{_text(record, stamp.time)!r} can only be {first.isoformat()} here"
        yield Bound(SOUND, first, last + AFTER_STAMP, because, shown(record, stamp.time.start, stamp.time.end))


def _only_day(stamp: Stamp, near: Sequence[Days]) -> date | None:
    """The one day among those that are open which a stamp can mean; None where there are none or several."""
    years = (
        range(max(FIRST_ONLINE, min(d.first.year for d in near)), max(d.last.year for d in near) + 1) if near else ()
    )
    days = {day for year in years if (day := stamp.in_year(year)) and any(d.first <= day <= d.last for d in near)}
    return days.pop() if len(days) == 1 else None


def _first_two(told: tuple[date, int, Stamp]) -> tuple[date, int]:
    return told[:2]


def _text(record: Record, time: Time) -> str:
    return " ".join(record.text[time.start : time.end].split())

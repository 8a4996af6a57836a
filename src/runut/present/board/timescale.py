"""Time as minutes on a line: what values cover, ranges that a reader asks for, and the scale of a picture.

Clocks are taken as they are written: the day and hour of the page, whatever its time zone.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from runut.errors import BadCall
from runut.present.board.speech import Speech
from runut.types.calendar import days_of
from runut.types.text import Value

HOUR, DAY = 60, 24 * 60
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT(\d\d)(?::(\d\d))?")
_SKY = re.compile(r"\d{4}-\d\d-\d\dT([A-Z]{2})")
SKIES = {"DN": (0, 6), "MO": (4, 11), "MI": (10, 15), "AF": (14, 18), "EV": (16, 19), "NI": (18, 24)}  # hours
Unit = Literal["minute", "hour", "day", "week", "month", "year"]
LADDER: tuple[tuple[Unit, int, int], ...] = (  # unit, so many of it a step, minutes of a step
    ("minute", 5, 5),
    ("minute", 15, 15),
    ("hour", 1, HOUR),
    ("hour", 3, 3 * HOUR),
    ("hour", 6, 6 * HOUR),
    ("day", 1, DAY),
    ("week", 1, 7 * DAY),
    ("month", 1, 30 * DAY),
    ("month", 3, 91 * DAY),
    ("year", 1, 365 * DAY),
    ("year", 2, 730 * DAY),
    ("year", 5, 1826 * DAY),
    ("year", 10, 3652 * DAY),
    ("year", 50, 18_262 * DAY),
    ("year", 100, 36_524 * DAY),
)
MOST = {"minute": 12, "hour": 14, "day": 40, "week": 20, "month": 20, "year": 20}  # ticks that a scale has room for
WITHIN: dict[Unit, Unit] = {"minute": "day", "hour": "day", "day": "month", "week": "month", "month": "year"}
FEW = 8  # labels that a narrow picture has room for
ROOM = 7.0  # per cent of the width that the name of a band needs


class Span(NamedTuple):
    """Minutes from the first to before the end."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many minutes."""
        return self.end - self.start

    def meets(self, other: "Span") -> bool:
        """Whether they share a minute."""
        return self.start < other.end and other.start < self.end


EVER = Span(date.min.toordinal() * DAY, date.max.toordinal() * DAY)


class Tick(Value, frozen=True, kw_only=True):
    """A line of the scale `at` per cent of the width, and the range (ISO) from it to the next, which `name` says;
    `spare` where a narrow picture has no room for its label."""

    at: float
    label: str
    name: str
    first: str
    last: str
    spare: bool


class Band(Value, frozen=True, kw_only=True):
    """What several ticks lie in, such as the month of days: from `at` to `until` per cent; no label without room."""

    at: float
    until: float
    label: str
    first: str
    last: str


class Scale(Value, frozen=True, kw_only=True):
    """The scale of a picture: its range (ISO), the unit of its ticks, and what those lie in."""

    first: str
    last: str
    unit: Unit
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]


@lru_cache(maxsize=1 << 15)
def span_of(value: str | None) -> Span | None:
    """The minutes that an ISO value or range covers: of a clock time, a part of the day, a day, week, month or year."""
    first, _, last = (value or "").partition("/")
    start, end = _cover(first), _cover(last or first)
    return Span(start.start, end.end) if start and end and start.start < end.end else None


def _cover(value: str) -> Span | None:
    days = days_of(value)
    if days is None:
        return None
    start = days.first.toordinal() * DAY
    if clock := _CLOCK.match(value):
        at = start + min(int(clock[1]), 23) * HOUR + int(clock[2] or 0)
        return Span(at, at + (1 if clock[2] else HOUR))
    if (sky := _SKY.match(value)) and sky[1] in SKIES:
        first, last = SKIES[sky[1]]
        return Span(start + first * HOUR, start + last * HOUR)
    return Span(start, (days.last.toordinal() + 1) * DAY)


def moment_of(value: str | None) -> int | None:
    """The one minute at which a report is drawn: its own, or the middle of what is known of it."""
    span = span_of(value)
    return (span.start + span.end - 1) // 2 if span else None


def write_first(minute: int) -> str:
    """The start of a range as ISO: a day, or a minute."""
    said = when(minute)
    return said.date().isoformat() if minute % DAY == 0 else said.isoformat(timespec="minutes")


def write_last(minute: int) -> str:
    """The end of a range as ISO: its last day, or the minute at which it ends."""
    return write_first(minute - DAY) if minute % DAY == 0 else write_first(minute)


def when(minute: int) -> datetime:
    """The minute as a date with a clock."""
    minute = min(max(minute, EVER.start), EVER.end)
    return datetime.fromordinal(minute // DAY) + timedelta(minutes=minute % DAY)


def read_range(first: str | None, last: str | None, otherwise: Span) -> Span:
    """The range that a reader asks for, from a day or minute to another; a side that is left out is as `otherwise`."""
    start = _read(first).start if first else otherwise.start
    end = otherwise.end
    if last:
        asked = _read(last)
        end = asked.start if _CLOCK.match(last) else asked.end
    if start >= end:
        raise BadCall(f"no time lies between {first or write_first(start)} and {last or write_last(end)}")
    return Span(start, end)


def _read(value: str) -> Span:
    span = span_of(value)
    if span is None:
        raise BadCall(f"{value!r} is no day or minute: write it as 2031-04-22 or 2031-04-22T10:05")
    return span


def zoom(span: Span, factor: float, at: float = 0.5) -> Span:
    """A range so many times as long about the point `at` (0 to 1) of it, in whole days, hours or minutes."""
    length = max(HOUR, int(span.length * factor))
    start = span.start + int(span.length * at) - int(length * at)
    return tidy(Span(start, start + length))


def pan(span: Span, share: float) -> Span:
    """A range moved by a share of its length."""
    step = int(span.length * share)
    return tidy(Span(span.start + step, span.end + step))


def tidy(span: Span) -> Span:
    """A range with round ends that holds a range."""
    grain = DAY if span.length >= 2 * DAY else HOUR if span.length >= 4 * HOUR else 5
    start, end = span.start // grain * grain, -(-span.end // grain) * grain
    return Span(max(start, EVER.start), min(end, EVER.end))


def percent(span: Span, minute: float) -> float:
    """Where a minute lies in a range, in per cent of its length."""
    return round((minute - span.start) * 100 / span.length, 2)


def make_scale(span: Span, speech: Speech) -> Scale:
    """The finest scale that has room for its labels."""
    unit, step = next(
        ((unit, step) for unit, step, minutes in LADDER if span.length / minutes <= MOST[unit]), LADDER[-1][:2]
    )
    edges = list(_edges(span, unit, step))
    within, every = WITHIN.get(unit), -(-(len(edges) - 1) // FEW)
    return Scale(
        first=write_first(span.start),
        last=write_last(span.end),
        unit=unit,
        ticks=tuple(
            Tick(
                at=percent(span, edge),
                label=_label(edge, unit, speech),
                name=_name(edge, after, unit if step == 1 else None, speech),
                first=write_first(edge),
                last=write_last(after),
                spare=number % every != 0,
            )
            for number, (edge, after) in enumerate(zip(edges, edges[1:], strict=False))
            if span.start <= edge < span.end
        ),
        bands=tuple(_bands(span, within, speech)) if within else (),
    )


def _bands(span: Span, unit: Unit, speech: Speech) -> Iterator[Band]:
    edges = list(_edges(span, unit, 1))
    for edge, after in zip(edges, edges[1:], strict=False):
        at, until = percent(span, max(edge, span.start)), percent(span, min(after, span.end))
        if at < until:
            label = _band_label(edge, unit, speech) if until - at >= ROOM else ""
            yield Band(at=at, until=until, label=label, first=write_first(edge), last=write_last(after))


def _edges(span: Span, unit: Unit, step: int) -> Iterator[int]:
    """The edges of units, from the last one not after the start of a range to the first one at or after its end."""
    at = _floor(span.start, unit, step)
    while at < span.end:
        yield at
        at = _next(at, unit, step)
    yield at


def _floor(minute: int, unit: Unit, step: int) -> int:
    if unit in ("minute", "hour"):
        grain = step * (HOUR if unit == "hour" else 1)
        return minute // grain * grain
    day = when(minute).date()
    if unit == "week":
        day = max(date.min, date.fromordinal(max(1, day.toordinal() - day.weekday())))
    elif unit == "month":
        day = date(day.year, (day.month - 1) // step * step + 1, 1)
    elif unit == "year":
        day = date(max(1, day.year // step * step), 1, 1)
    return day.toordinal() * DAY


def _next(minute: int, unit: Unit, step: int) -> int:
    if unit in ("minute", "hour"):
        return minute + step * (HOUR if unit == "hour" else 1)
    if unit in ("day", "week"):
        return minute + DAY * (7 if unit == "week" else 1)
    day = when(minute).date()
    months = day.year * 12 + day.month - 1 + step * (12 if unit == "year" else 1)
    if unit == "year":
        months -= day.year % step * 12 if step > 1 else 0
    year, month = divmod(months, 12)
    return date(year, month + 1, 1).toordinal() * DAY if year <= date.max.year else EVER.end + DAY


def _label(minute: int, unit: Unit, speech: Speech) -> str:
    said = when(minute)
    match unit:
        case "minute" | "hour":
            return said.strftime("%H:%M")
        case "day" | "week":
            return str(said.day)
        case "month":
            return speech.wording.months[str(said.month)]
        case _:
            return str(said.year)


def _name(minute: int, after: int, unit: Unit | None, speech: Speech) -> str:
    """What the time from one tick to the next is called."""
    if after - minute < DAY:
        return f"{speech.days(when(minute).date().isoformat())} {when(minute):%H:%M}"
    if unit in ("month", "year"):
        return _band_label(minute, unit, speech)
    return speech.days(f"{write_first(minute)}/{write_last(after)}")


def _band_label(minute: int, unit: Unit, speech: Speech) -> str:
    said = when(minute).date().isoformat()
    return speech.days(said[: {"day": 10, "month": 7}.get(unit, 4)])

"""Days, weeks, months and years as TIMEX3 values, and the days that a value allows."""

import re
from calendar import monthrange
from datetime import date, timedelta

Bounds = tuple[date | None, date | None]
NO_BOUNDS: Bounds = (None, None)
PARTS = {"START": 0, "MID": 1, "END": 2}
SHAPE = re.compile(r"(\d{4})(?:-W(\d\d)|-(\d\d)(?:-(\d\d))?)?(?:T.*)?$")


def make_date(year: int, month: int, day: int) -> date | None:
    """A day, or None where the calendar has none."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_value(months: int) -> str:
    """The value of a month counted from year 0."""
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def month_count(day: date) -> int:
    """A day's month counted from year 0."""
    return day.year * 12 + day.month - 1


def week_value(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift(day: date, unit: str, count: float) -> str:
    """The value, in its own unit, that lies `count` units from a day; the calendar's first or last where it ends before."""
    steps = int(count)
    if unit == "Y":
        return f"{_within(day.year + steps, date.min.year, date.max.year):04d}"
    if unit == "M":
        return month_value(_within(month_count(day) + steps, month_count(date.min), month_count(date.max)))
    days = day.toordinal() + steps * (7 if unit == "W" else 1)
    moved = date.fromordinal(_within(days, date.min.toordinal(), date.max.toordinal()))
    return week_value(moved) if unit == "W" else moved.isoformat()


def _within(number: int, least: int, most: int) -> int:
    """The number, kept inside the calendar's ends."""
    return min(max(number, least), most)


def bounds_of(value: str, mod: str | None = None) -> Bounds:
    """The first and last day that a value allows; none for references and durations."""
    if "/" in value:
        first, last = (bounds_of(side) for side in value.split("/", 1))
        return first[0], last[1]
    found = SHAPE.match(value)
    if not found:
        return NO_BOUNDS
    year, week, month, day = (int(part) if part else None for part in found.groups())
    return _narrow(_bounds(year or 1, week, month, day), mod)


def _bounds(year: int, week: int | None, month: int | None, day: int | None) -> Bounds:
    if week:
        monday = date.fromisocalendar(year, week, 1)
        return monday, monday + timedelta(days=6)
    if day and month:
        whole = make_date(year, month, day)
        return whole, whole
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _narrow(bounds: Bounds, mod: str | None) -> Bounds:
    """The third that `awal`, `pertengahan` or `akhir` leaves; what lies on one side for BEFORE and AFTER."""
    first, last = bounds
    if mod == "BEFORE":
        return None, last
    if mod == "AFTER":
        return first, None
    if mod not in PARTS or first is None or last is None or first == last:
        return bounds
    length, part = (last - first).days + 1, PARTS[mod]
    return first + timedelta(days=length * part // 3), first + timedelta(days=length * (part + 1) // 3 - 1)


def near_weekday(anchor: date, weekday: int, *, future: bool) -> date:
    """The nearest such weekday after the anchor, or on it or before it."""
    gap = weekday - anchor.isoweekday()
    if future:
        return anchor + timedelta(days=gap % 7 or 7)
    return anchor - timedelta(days=-gap % 7)

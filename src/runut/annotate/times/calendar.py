"""Days, weeks, months, quarters and years as TIMEX3 values, and the days that a value allows."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Bounds = tuple[date | None, date | None]
NO_BOUNDS: Bounds = (None, None)
PARTS = {"START": 0, "MID": 1, "END": 2}
WEEK_DAYS, QUARTER_MONTHS, HALF_MONTHS, MONTHS = 7, 3, 6, 12
SATURDAY = 6
UNIT_DAYS = {"Y": 365, "Q": 91, "M": 30, "W": 7, "D": 1}
EARLIEST, LATEST = date(2, 1, 1), date(9998, 12, 31)
SHAPE = re.compile(r"(\d{4})(?:-W(\d\d)|-(\d\d)(?:-(\d\d))?)?(?:T.*)?$")
SPAN = re.compile(r"(\d{4})-([QH])(\d)$|(\d{4})-W(\d\d)-WE$|(?:FY)(\d{4})$|(\d{2,3})$")


def make_date(year: int, month: int, day: int) -> date | None:
    """A day, or None where the calendar has none."""
    if not (1 <= month <= MONTHS and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_value(months: int) -> str:
    """The value of a month counted from year 0."""
    return f"{months // MONTHS:04d}-{months % MONTHS + 1:02d}"


def month_count(day: date) -> int:
    """A day's month counted from year 0."""
    return day.year * MONTHS + day.month - 1


def week_value(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift(day: date, unit: str, count: float) -> str:
    """The value, in its own unit, that lies `count` units from a day; the calendar's ends where it goes beyond them."""
    steps = int(count)
    if unit == "Y":
        return f"{_within(day.year + steps, EARLIEST.year, LATEST.year):04d}"
    if unit in "MQ":
        months = month_count(day) + steps * (QUARTER_MONTHS if unit == "Q" else 1)
        months = _within(months, month_count(EARLIEST), month_count(LATEST))
        year, month = divmod(months, MONTHS)
        return f"{year:04d}-Q{month // QUARTER_MONTHS + 1}" if unit == "Q" else month_value(months)
    moved = move(day, steps * (WEEK_DAYS if unit == "W" else 1))
    return week_value(moved) if unit == "W" else moved.isoformat()


def move(day: date, days: float) -> date:
    """The day that lies so many days away, kept inside the calendar's ends."""
    return date.fromordinal(_within(day.toordinal() + int(days), EARLIEST.toordinal(), LATEST.toordinal()))


def _within(number: int, least: int, most: int) -> int:
    """The number, kept inside the calendar's ends."""
    return min(max(number, least), most)


@lru_cache(maxsize=1024)
def bounds_of(value: str, mod: str | None = None) -> Bounds:
    """The first and last day that a value allows; none for references and durations."""
    if "/" in value:
        first, last = (bounds_of(side) for side in value.split("/", 1))
        return first[0], last[1]
    found = SHAPE.match(value)
    if not found:
        return _narrow(_span_bounds(value), mod)
    year, week, month, day = (int(part) if part else None for part in found.groups())
    return _narrow(_bounds(year or 1, week, month, day), mod)


def _bounds(year: int, week: int | None, month: int | None, day: int | None) -> Bounds:
    if week:
        monday = date.fromisocalendar(year, week, 1)
        return monday, monday + timedelta(days=WEEK_DAYS - 1)
    if day and month:
        whole = make_date(year, month, day)
        return whole, whole
    return _months(year, month or 1, month or MONTHS)


def _span_bounds(value: str) -> Bounds:
    """The days of a quarter, a half year, a weekend, a budget year, a decade, a century."""
    found = SPAN.match(value)
    if not found:
        return NO_BOUNDS
    year, letter, number, week_year, week, fiscal, many = found.groups()
    if letter:
        length = QUARTER_MONTHS if letter == "Q" else HALF_MONTHS
        last = int(number) * length
        return _months(int(year), last - length + 1, last) if length <= last <= MONTHS else NO_BOUNDS
    if week:
        saturday = date.fromisocalendar(int(week_year), int(week), SATURDAY)
        return saturday, saturday + timedelta(days=1)
    if fiscal:
        return _months(int(fiscal), 1, MONTHS)
    years = 10 ** (4 - len(many))
    first = max(int(many) * years, 1)
    return date(first, 1, 1), date(int(many) * years + years - 1, MONTHS, 31)


def _months(year: int, first: int, last: int) -> Bounds:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


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
    return move(anchor, gap % 7 or 7) if future else move(anchor, -(-gap % 7))

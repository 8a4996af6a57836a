"""Intervals of whole days behind ISO 8601 and TIMEX3 values."""

import re
from datetime import date, timedelta
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")


class Days(NamedTuple):
    """First and last day, both inside."""

    first: date
    last: date

    def gap(self, other: "Days") -> int:
        """Days between two intervals, 0 where they touch or overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)

    def contains(self, other: "Days") -> bool:
        """Whether the other interval lies inside this one."""
        return self.first <= other.first and other.last <= self.last

    def length(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days + 1


def days_of(value: str | None) -> Days | None:
    """The days that a value (`2023-02-22`, `2023-W12`, `2023-04`, `2019`, or a range A/B) covers; None for others."""
    if not value:
        return None
    if "/" in value:
        return _range(*value.split("/", 1))
    try:
        return _single(value)
    except ValueError:  # a day or week that no calendar has
        return None


def _range(start: str, end: str) -> Days | None:
    first, last = days_of(start), days_of(end)
    return Days(first.first, last.last) if first and last and first.first <= last.last else None


def _single(value: str) -> Days | None:
    if match := _DAY.match(value):
        day = date(*map(int, match.groups()))
        return Days(day, day)
    if match := _MONTH.match(value):
        return _month(int(match[1]), int(match[2]))
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return Days(monday, monday + timedelta(days=6))
    if match := _YEAR.match(value):
        return Days(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))
    return None


def _month(year: int, month: int) -> Days:
    after = date(year + month // 12, month % 12 + 1, 1)
    return Days(date(year, month, 1), after - timedelta(days=1))

"""Happenings to come in months, week by week, as a calendar on the wall has them."""

import re
from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from runut.present.board.lines import HappeningLine
from runut.types.calendar import Days, days_of
from runut.types.text import Value

_EXACT = re.compile(r"\d{4}-\d\d-\d\d(T[^/]*)?(/\d{4}-\d\d-\d\d(T[^/]*)?)?$")
LONGEST = 31  # days of a span whose every day is marked
MONTHS = Calendar()  # weeks begin on Monday


class Day(Value, frozen=True, kw_only=True):
    """A day (ISO), and what is to happen on it."""

    day: str
    coming: tuple[HappeningLine, ...]


class Month(Value, frozen=True, kw_only=True):
    """A month (ISO): its weeks from Monday to Sunday, null for the days of other months; and what is to happen some
    time in it, on no day that anybody named."""

    month: str
    weeks: tuple[tuple[Day | None, ...], ...]
    sometime: tuple[HappeningLine, ...]


def exact_days(value: str | None) -> Days | None:
    """The days of a value that names each of them: a day, or a span that is not too long."""
    days = days_of(value)
    return days if value and days and _EXACT.match(value) and days.length() <= LONGEST else None


def find_months(lines: Iterable[HappeningLine]) -> tuple[Month, ...]:
    """Every month that something is to happen in, in order of time; what is only known by its year is in none."""
    on: dict[str, list[HappeningLine]] = defaultdict(list)
    sometime: dict[str, list[HappeningLine]] = defaultdict(list)
    for line in lines:
        if days := exact_days(line.value):
            for day in _each(days):
                on[day].append(line)
        elif (days := days_of(line.value)) and days.length() <= LONGEST:
            for month in dict.fromkeys(day.isoformat()[:7] for day in days):
                sometime[month].append(line)
    months = sorted({day[:7] for day in on} | sometime.keys())
    return tuple(
        Month(month=month, weeks=tuple(_weeks(month, on)), sometime=tuple(sometime.get(month, ()))) for month in months
    )


def _each(days: Days) -> Iterator[str]:
    return ((days.first + timedelta(days=number)).isoformat() for number in range(days.length()))


def _weeks(month: str, on: dict[str, list[HappeningLine]]) -> Iterator[tuple[Day | None, ...]]:
    year, number = map(int, month.split("-"))
    for week in MONTHS.monthdayscalendar(year, number):
        days = [f"{month}-{day:02}" if day else "" for day in week]
        yield tuple(Day(day=day, coming=tuple(on.get(day, ()))) if day else None for day in days)

"""When a page came out: what is given, else what the page says, else what its report lets one conclude."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from runut.clean.dates import DateForms, PageDate, read_dates
from runut.types.text import Published, PublishedBasis

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T.*)?)?)?")
_SLASHED = re.compile(r"^(\d{4})/(\d{2})/(\d{2})")
_OPENING = 2500  # code points of the report in which its own day is looked for
_REACH = 3  # days; what a report tells of later on lies no further from what it opens with
_SENTENCE_END = re.compile(r"[.!?]\s")


def published_as(value: str, basis: PublishedBasis) -> Published | None:
    """A publication time from an ISO value; a month or a year allows all its days. None for what is not ISO."""
    value = _SLASHED.sub(r"\1-\2-\3", value.strip()).replace(" ", "T", 1)
    if not _ISO.fullmatch(value):
        return None
    try:
        first, last = _bounds(value[:10])
    except ValueError:
        return None
    return Published(value=_to_minute(value), earliest=first.isoformat(), latest=last.isoformat(), basis=basis)


_CLOCK = re.compile(r"(?P<minute>\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?")


def _to_minute(value: str) -> str:
    match = _CLOCK.fullmatch(value)
    if not match:
        return value[:10]
    zone = (match["zone"] or "").replace("Z", "+00:00")
    return match["minute"] + (zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}")


def _bounds(value: str) -> tuple[date, date]:
    year, month, day = (int(part) for part in f"{value}-01-01"[:10].split("-"))
    if len(value) == 10:
        return date(year, month, day), date(year, month, day)
    if len(value) == 7:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


def published_in_line(text: str, forms: DateForms, basis: PublishedBasis) -> Published | None:
    """The publication time that a page's own date line or dateline prints."""
    found = next(iter(read_dates(text, forms)), None)
    if not found:
        return None
    value = found.day.isoformat() + (f"T{found.clock}" if found.clock else "")
    return published_as(value, basis)


def published_by_report(text: str, forms: DateForms) -> Published | None:
    """The publication time that the report's own days allow: reporters date what they tell within a day or so."""
    told = [(found, _weight(text, found, forms)) for found in read_dates(text[:_OPENING], forms)]
    told = [(found, weight) for found, weight in told if weight > 0]
    if not told:
        return None
    best = max(weight for _, weight in told)
    days = [found.day for found, weight in told if weight == best]
    return _near(max(day for day in days if abs(day - days[0]).days <= _REACH), best)


def _near(day: date, weight: int) -> Published:
    """The days around an own day on which its report can have come out."""
    before, after = {4: (0, 0), 3: (0, 4), 2: (0, 7), 1: (4, 1)}[weight]
    first, last = day - timedelta(days=before), day + timedelta(days=after)
    return Published(value=day.isoformat(), earliest=first.isoformat(), latest=last.isoformat(), basis="text")


def _weight(text: str, found: PageDate, forms: DateForms) -> int:
    """How much a day says of the report's own: 4 today, 3 a weekday with its date, 2 a date early on, 1 one ahead."""
    before = text[_sentence_start(text, found.start) : found.start]
    if forms.today.search(before):
        return 4
    if forms.past.search(before) or forms.gone.match(text[found.end : found.end + 12].lstrip(")")):
        return 0
    if forms.ahead.search(before):
        return int(found.weekday)
    if found.weekday:
        return 3
    return 2 if found.start < 500 else 0


def _sentence_start(text: str, at: int) -> int:
    ends: Iterable[re.Match[str]] = _SENTENCE_END.finditer(text, max(0, at - 400), at)
    newline = text.rfind("\n", 0, at) + 1
    return max([newline, *(match.end() for match in ends)])

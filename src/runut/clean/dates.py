"""Full dates as pages print them, with the clock where it is given."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from runut.lang.pack import Pack
from runut.types.text import Value

_NUMERIC = r"(?P<nday>\d{1,2})[/-](?P<nmonth>\d{1,2})[/-](?P<nyear>\d{4}|\d{2})(?!\d)"
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:T(?P<ihour>\d{2}):(?P<iminute>\d{2}))?"
_GAP = r"[\s,|•·()–-]{1,4}(?:(?i:pukul|jam|at)\s)?"


class DateForms(Value, frozen=True, kw_only=True):
    """How dates look in a language, and the words around them that say on which side of the report they lie."""

    pattern: re.Pattern[str]
    months: dict[str, int]
    zones: dict[str, str]
    today: re.Pattern[str]
    ahead: re.Pattern[str]
    past: re.Pattern[str]
    gone: re.Pattern[str]


class PageDate(Value, frozen=True, kw_only=True):
    """A day that a text names in full; `clock` is `04:05+07:00`, `04:05` or empty."""

    start: int
    end: int
    day: date
    clock: str
    weekday: bool


@cache
def load_dates(pack: Pack) -> DateForms:
    """The pack's date forms."""
    table = pack.toml("clean/dates.toml")
    words, months = table["words"], table["months"]
    names = "|".join(sorted(months, key=len, reverse=True))
    written = rf"(?P<day>\d{{1,2}})\s(?P<month>(?i:{names}))\.?\s(?P<year>\d{{4}})"
    dated = rf"(?:(?P<weekday>\b(?:{words['weekday']})),?\s?\(?\s?)?(?<![\d/-])(?:{written}|{_NUMERIC}|{_ISO})"
    return DateForms(
        pattern=re.compile(rf"{dated}(?:{_GAP}{words['clock']})?"),
        months=months,
        zones=table["zones"],
        today=re.compile(rf"\b(?i:{words['today']})\W*$"),
        ahead=re.compile(rf"\b(?i:{words['ahead']})\b"),
        past=re.compile(rf"\b(?i:{words['past']})\W*(?:tanggal )?$"),
        gone=re.compile(rf"\W*(?i:{words['gone']})\b"),
    )


def read_dates(text: str, forms: DateForms) -> Iterator[PageDate]:
    """The full dates of a text, in text order; impossible ones are passed over."""
    for match in forms.pattern.finditer(text):
        day = _day(match, forms)
        if day and 1990 <= day.year <= 2099:
            clock, weekday = _clock(match, forms), bool(match["weekday"])
            yield PageDate(start=match.start(), end=match.end(), day=day, clock=clock, weekday=weekday)


def _day(match: re.Match[str], forms: DateForms) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["nday"]:
            year = int(match["nyear"])
            return date(year if year > 99 else 2000 + year, int(match["nmonth"]), int(match["nday"]))
        return date(int(match["year"]), forms.months[match["month"].casefold()], int(match["day"]))
    except ValueError:
        return None


def _clock(match: re.Match[str], forms: DateForms) -> str:
    hour, minute = (match["ihour"], match["iminute"]) if match["ihour"] else (match["hour"], match["minute"])
    if not hour or int(hour) > 23 or int(minute) > 59:
        return ""
    return f"{int(hour):02}:{minute}{forms.zones.get(match['zone'] or '', '')}"

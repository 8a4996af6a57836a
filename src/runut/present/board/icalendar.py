"""What lies ahead as iCalendar (RFC 5545), for a calendar program to subscribe to.

The same casebook gives the same bytes: a moment stands only for the day of a report. All is tentative, for a plan is
no deed, and takes up nobody's time.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from runut.present.board.months import LONGEST, exact_days
from runut.present.board.pages.ahead import Coming
from runut.present.board.speech import Speech
from runut.types.calendar import Days, days_of

PRODUCT = "-//Runut//Runut//EN"
LONG_AGO = date(1970, 1, 1)  # the stamp of what no dated report tells
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")  # also all controls, which the format forbids

Address = Callable[[str], str]


def to_icalendar(coming: Iterable[Coming], speech: Speech, address: Address) -> bytes:
    """Happenings to come whose day or month is known; `address` gives where a happening is shown."""
    words = speech.words("ahead")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", words["feed_name"])
    calendar.add("x-wr-calname", words["feed_name"])
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for one in coming:
        if (days := days_of(one.line.value)) and days.length() <= LONGEST:
            calendar.add_component(_event(one, days, speech, words, address(one.line.id)))
    encoded: bytes = calendar.to_ical()
    return encoded


def _event(one: Coming, days: Days, speech: Speech, words: Mapping[str, str], address: str) -> Event:
    said = days_of(one.last)
    event = Event()
    event.add("uid", f"{one.line.id}@runut")  # the same whatever becomes of it
    event.add("dtstamp", datetime.combine(said.last if said else LONG_AGO, time(), UTC))
    event.add("dtstart", days.first)
    event.add("dtend", days.last + timedelta(days=1))
    event.add("summary", _flat(_summary(one, speech, words)))
    event.add("description", "\n".join(map(_flat, [*_description(one, speech, words), address])))
    event.add("url", address)
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _summary(one: Coming, speech: Speech, words: Mapping[str, str]) -> str:
    """What it is, behind the word that says it is only to come."""
    doubts = [speech.wording.words[one.turn]] if one.turn else []
    doubts += [words["disputed_day_short"]] if one.disputed else []
    doubts += [] if exact_days(one.line.value) else [words["day_unknown"]]
    return f"{', '.join([speech.status(one.line.status), *doubts])}: {one.line.label}"


def _description(one: Coming, speech: Speech, words: Mapping[str, str]) -> Iterator[str]:
    """When, who says so, in which words; what was said before."""
    line = one.line
    yield f"{speech.status(line.status)}, {speech.days(line.value)}"
    count = words["one_of"].format(independent=line.independent, articles=line.articles)
    yield f"{count}: {'; '.join(one.origins)} ({', '.join(line.outlets)})"
    if one.words:
        yield f"“{one.words.text}” {one.words.outlet}, {speech.days(one.words.reported)}"
    for said in one.before:
        day = f" {speech.days(said.value)}" if said.value else ""
        yield f"{words['was']} {speech.status(said.status)}{day} ({speech.days(said.reported)})"
    for disputed in one.disputed:
        sides = " ↔ ".join(f"{side.label} ({', '.join(side.outlets)})" for side in disputed.sides)
        yield f"{words['disputed_day']}: {sides}"


def _flat(text: str) -> str:
    """A line of text, without what would break it."""
    return _BLANK.sub(" ", text).strip()

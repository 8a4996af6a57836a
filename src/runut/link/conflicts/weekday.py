"""A weekday that disagrees with its date, where the date is that of something told."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from runut.link.conflicts.case import Case, Known, conflict_id
from runut.link.told import Told
from runut.types.brief import Conflict, Evidence, Side
from runut.types.calendar import days_of
from runut.types.record import Record, Time

_CUT = re.compile(r"[ ,]*\d")  # a date that goes on in what was read as something else
BECAUSE = "within one article: the date is on another weekday; beside it, the nearest day that is on the one named"
SURE = frozenset({"given", "metadata", "byline", "dateline"})  # of when a page came out, so that its year is known


def find_weekdays(cases: Sequence[Case], known: Known) -> Iterator[Conflict]:
    """A conflict for each such date of an article, at the first happening that stands in its sentence."""
    done: set[tuple[str, str]] = set()
    for case in cases:
        for told in case.members:
            for time in _doubtful(told):
                if (told.record.id, time.id) in done:
                    continue
                done.add((told.record.id, time.id))
                conflict = _to_conflict(case, told, time, known)
                if conflict:
                    yield conflict


def _doubtful(told: Told) -> list[Time]:
    """The times of a telling, or of its sentence, that disagree with themselves."""
    sentence = told.record.sentences[told.event.sentence]
    return [
        time
        for time in told.record.times
        if time.disagrees
        and not _CUT.match(told.record.text, time.end)
        and sentence.start <= time.start < sentence.end
        and _is_year_known(told.record, time)
    ]


def _is_year_known(record: Record, time: Time) -> bool:
    """Whether the year is not itself a guess: with another year the weekday may be right."""
    return time.basis == "text" or (
        time.basis == "published" and record.published is not None and record.published.basis in SURE
    )


def _to_conflict(case: Case, told: Told, time: Time, known: Known) -> Conflict | None:
    record, days = told.record, days_of(time.value)
    words = record.text[time.start : time.end]
    weekday = next((n for word, n in known.weekdays.items() if word in words.casefold()), None)
    if not days or not weekday or days.length() > 1:
        return None
    evidence = Evidence(article=record.id, start=time.start, end=time.end, text=words)
    values = (days.first.isoformat(), _nearest(days.first, weekday).isoformat())
    return Conflict(
        id=conflict_id("weekday", record.id, time.id),
        kind="weekday",
        about=words,
        verdict="contradiction",
        happening=case.id,
        sides=tuple(Side(value=v, articles=(record.id,), independent=1, evidence=(evidence,)) for v in values),
        because=BECAUSE,
    )


def _nearest(day: date, weekday: int) -> date:
    """The day on a weekday (1 is Monday) that is nearest to a day."""
    return min((day + timedelta(days=n) for n in range(-3, 4)), key=lambda d: (d.isoweekday() != weekday, d))

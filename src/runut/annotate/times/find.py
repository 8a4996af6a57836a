"""The times of an article: one scan over its content, word by word, rules tried only where they can open."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date

from runut.annotate.times import clock, days, feasts, relative, spans, weekdays, years
from runut.annotate.times.calendar import bounds_of, make_date
from runut.annotate.times.joined import Item, join_times
from runut.annotate.times.lexicon import load_lexicon
from runut.annotate.times.scene import Made, Parts, Scene, clock_of, day_of
from runut.annotate.times.shapes import Match, opener
from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Time
from runut.types.text import CONTENT_ZONES, Zone

PLAIN_WORD = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"(?<![\w.,:/-])\w+|(?<=[^\d][.,:/-])\w+|(?<=\d[.,])[^\W\d]\w*")

PRODUCTIONS: Mapping[str, Callable[[Parts, Scene], list[Made]]] = {
    "adjective": spans.adjective,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "bare_month": days.bare_month,
    "bare_year": years.bare_year,
    "century": years.century,
    "clock": clock.clock,
    "clock_range": clock.clock_range,
    "compound": spans.compound,
    "day": days.day,
    "dated_weekdays": days.dated_weekdays,
    "day_list": days.day_list,
    "day_range": days.day_range,
    "decade": years.decade,
    "duration": spans.duration,
    "eve": weekdays.eve,
    "feast": feasts.feast,
    "fiscal": years.fiscal,
    "holiday": feasts.holiday,
    "later": relative.later,
    "long": spans.long,
    "midnight": clock.midnight,
    "month": days.month,
    "month_range": days.month_range,
    "next": relative.following,
    "nth_day": relative.nth_day,
    "onwards": relative.onwards,
    "part_of": relative.part_of,
    "part_of_day": clock.part_of_day,
    "plural": relative.plural,
    "quarter": years.quarter,
    "quarter_pair": years.quarter_pair,
    "recent": spans.recent,
    "recent_ref": relative.recent_reference,
    "reference": relative.reference,
    "relative": relative.relative,
    "season": years.season,
    "set": spans.every,
    "span": spans.span,
    "times_hours": spans.times_hours,
    "today": relative.today,
    "week_of_month": days.week_of_month,
    "weekday": weekdays.weekday,
    "weekday_range": weekdays.weekday_range,
    "weekly_range": weekdays.weekly_range,
    "weekend": relative.weekend,
    "year": years.year,
    "year_before": relative.year_before,
    "year_range": days.year_range,
}
REACH = 90  # signs from a number to the word that makes a time of it
YEARLESS, WEEKDAY = re.compile(r"XXXX-(\d\d)-(\d\d)"), re.compile(r"\w+")
CYCLE = 5  # years to either side in which a date falls on a weekday once, as a rule
FIRST_ONLINE = 2000  # a page speaks of earlier years too, but is not of them
CLOCKS = ("clock", "clock_range", "midnight")


def find_times(reading: Reading, *, pack: Pack) -> tuple[Time, ...]:
    """All times in the article's content, in text order."""
    article, lexicon = reading.article, load_lexicon(pack)
    zones = sorted((zone for zone in article.zones if zone.kind in CONTENT_ZONES), key=_start_of)
    scene = Scene(article.text, lexicon, day_of(article.published), clock=clock_of(article.published))
    found = _find(zones, scene)
    if scene.published is None and (day := _report_day(found, Scene(article.text, lexicon, None))):
        found = _find(zones, Scene(article.text, lexicon, day, anchored="told"))
    return join_times(found, article.text)


def _start_of(zone: Zone) -> int:
    return zone.start


def _report_day(found: list[Item], scene: Scene) -> date | None:
    """For an undated article: the first whole date with its weekday, in brackets or not put into the future by a cue.

    Reporters date so what they heard or saw, mostly on the day of writing or the day before. Where the year is left out
    it is the one that the weekday fits and that lies nearest to the last year that the text names.
    """
    for time in (item.time for item in found):
        text = scene.text[time.start : time.end].replace(",", " ").lower()
        if time.earliest and time.basis == "text" and any(w in scene.lexicon.weekdays for w in text.split()[:2]):
            scene.stand_at(time.start)
            if "(" in text or scene.tense(time.start, time.end) != "future":
                return date.fromisoformat(time.earliest)
    return _day_by_weekday([item.time for item in found], scene)


def _day_by_weekday(times: list[Time], scene: Scene) -> date | None:
    years = [int(time.latest[:4]) for time in times if time.latest and time.basis == "text"]
    years = [year for year in years if year >= FIRST_ONLINE]
    for time in times:
        day = YEARLESS.match(time.value)
        word = WEEKDAY.match(scene.text, time.start)
        number = scene.lexicon.weekdays.get(word.group().lower()) if word else None
        if not years or day is None or number is None:
            continue
        steps = sorted(range(-CYCLE, CYCLE + 1), key=abs)
        days = (make_date(max(years) + step, int(day[1]), int(day[2])) for step in steps)
        return next((one for one in days if one and one.isoweekday() == number), None)
    return None


def _find(zones: list[Zone], scene: Scene) -> list[Item]:
    found: list[Item] = []
    for zone in zones:
        _scan(zone, scene, found)
    return found


def _scan(zone: Zone, scene: Scene, found: list[Item]) -> None:
    """Add the times of one zone."""
    done = zone.start
    scene.title = zone.kind in ("title", "heading")
    shapes = scene.lexicon.shapes
    words = PLAIN_WORD.finditer(scene.text, zone.start, zone.end)
    near = [word.start() for word in words if word.group().lower() in shapes.companions]
    for word in WORD.finditer(scene.text, zone.start, zone.end):
        if word.start() >= done:
            after = bisect_left(near, word.start())
            counts = opener(word.group()) in shapes.counts
            bare = counts and (after == len(near) or near[after] - word.start() > REACH)
            done = _take(word, zone.end, scene, found, bare=bare)


def _take(word: re.Match[str], end: int, scene: Scene, found: list[Item], *, bare: bool) -> int:
    """Keep what the first rule makes that fits at a word and does not decline; gives where to go on."""
    for match in scene.lexicon.shapes.matches(scene.text, word.start(), end, word.group(), bare=bare):
        if match.rule.make == "skip":
            return match.end
        scene.stand_at(match.start)
        loose = scene.told.day_in(scene.sentence) is None
        made = PRODUCTIONS[match.rule.make](Parts(match, scene), scene)
        is_clock = match.rule.make in CLOCKS
        is_loose = is_clock or match.rule.make == "nth_day"
        for one in made:
            scene.told.note(one, scene.sentence, aside=scene.is_aside(match.start))
            time = _time(one, match, scene.anchored)
            vague = match.rule.make == "part_of_day"
            found.append(
                Item(time=time, sentence=scene.sentence, clock=is_clock, loose=is_loose and loose, vague=vague)
            )
        if made:
            return found[-1].time.end
    return word.start()


def _time(made: Made, match: Match, anchored: str) -> Time:
    start, end = made.part or (match.start, match.end)
    first, last = made.bounds or bounds_of(made.value, made.mod)
    return Time(
        id="",
        start=start,
        end=end,
        type=made.type,
        value=made.value,
        mod=made.mod,
        earliest=_iso(first),
        latest=_iso(last),
        basis=anchored if made.basis == "published" else made.basis,
        why=match.rule.shape,
        disagrees=made.disagrees,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""The times of an article: one scan over its content, word by word, rules tried only where they can open."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from runut.annotate.times import days, relative, spans
from runut.annotate.times.calendar import bounds_of
from runut.annotate.times.lexicon import load_lexicon
from runut.annotate.times.scene import Made, Parts, Scene, day_of
from runut.annotate.times.shapes import Match
from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Time
from runut.types.text import CONTENT_ZONES, Zone

WORD = re.compile(r"(?<![\w.,:/-])\w+|(?<=[^\d][.,:/-])\w+")

PRODUCTIONS: Mapping[str, Callable[[Parts, Scene], list[Made]]] = {
    "ago": relative.ago,
    "ahead": relative.ahead,
    "bare_month": days.bare_month,
    "clock": spans.clock,
    "day": days.day,
    "day_range": days.day_range,
    "decade": days.decade,
    "duration": spans.duration,
    "feast": days.feast,
    "holiday": days.holiday,
    "later": relative.later,
    "long": spans.long,
    "month": days.month,
    "month_range": days.month_range,
    "next": relative.following,
    "quarter": days.quarter,
    "recent": spans.recent,
    "recent_ref": relative.recent_reference,
    "reference": relative.reference,
    "relative": relative.relative,
    "set": spans.every,
    "today": relative.today,
    "weekday": relative.weekday,
    "weekday_range": relative.weekday_range,
    "weekend": relative.weekend,
    "year": days.year,
    "year_range": days.year_range,
}


def find_times(reading: Reading, *, pack: Pack) -> tuple[Time, ...]:
    """All times in the article's content, in text order."""
    article, lexicon = reading.article, load_lexicon(pack)
    zones = sorted((zone for zone in article.zones if zone.kind in CONTENT_ZONES), key=_start_of)
    scene = Scene(article.text, lexicon, day_of(article.published))
    found = _find(zones, scene)
    if scene.published is None and (day := _report_day(found, Scene(article.text, lexicon, None))):
        found = _find(zones, Scene(article.text, lexicon, day, anchored="told"))
    return tuple(found)


def _start_of(zone: Zone) -> int:
    return zone.start


def _report_day(found: list[Time], scene: Scene) -> date | None:
    """For an undated article: the first whole date with its weekday, in brackets or not put into the future by a cue.

    Reporters date so what they heard or saw, mostly on the day of writing or the day before.
    """
    for time in found:
        text = scene.text[time.start : time.end].replace(",", " ").lower()
        if time.earliest and time.basis == "text" and any(w in scene.lexicon.weekdays for w in text.split()[:2]):
            scene.stand_at(time.start)
            if "(" in text or scene.tense(time.start, time.end) != "future":
                return date.fromisoformat(time.earliest)
    return None


def _find(zones: list[Zone], scene: Scene) -> list[Time]:
    found: list[Time] = []
    for zone in zones:
        _scan(zone, scene, found)
    return found


def _scan(zone: Zone, scene: Scene, found: list[Time]) -> None:
    """Add the times of one zone."""
    done = zone.start
    scene.title = zone.kind in ("title", "heading")
    for word in WORD.finditer(scene.text, zone.start, zone.end):
        if word.start() >= done:
            done = _take(word, zone.end, scene, found)


def _take(word: re.Match[str], end: int, scene: Scene, found: list[Time]) -> int:
    """Keep what the first rule makes that fits at a word and does not decline; gives where to go on."""
    for match in scene.lexicon.shapes.matches(scene.text, word.start(), end, word.group().lower()):
        if match.rule.make == "skip":
            return match.end
        scene.stand_at(match.start)
        made = PRODUCTIONS[match.rule.make](Parts(match, scene), scene)
        for one in made:
            scene.told.note(one, scene.sentence)
            found.append(_time(one, match, len(found) + 1, scene.anchored))
        if made:
            return found[-1].end
    return word.start()


def _time(made: Made, match: Match, number: int, anchored: str) -> Time:
    start, end = made.part or (match.start, match.end)
    first, last = made.bounds or bounds_of(made.value, made.mod)
    return Time(
        id=f"t{number}",
        start=start,
        end=end,
        type=made.type,
        value=made.value,
        mod=made.mod,
        earliest=_iso(first),
        latest=_iso(last),
        basis=anchored if made.basis == "published" else made.basis,
        why=f"{match.rule.shape}; {made.note}" if made.note else match.rule.shape,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

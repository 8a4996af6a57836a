"""Productions of weekdays: `hari Kamis`, `Senin malam`, `Jumat pekan lalu`, `dari Senin hingga Rabu`."""

from datetime import date, timedelta

from msgspec.structs import replace

from runut.annotate.times.calendar import WEEK_DAYS, near_weekday, shift
from runut.annotate.times.days import STEPS, Found, sky_code
from runut.annotate.times.relative import UNKNOWN, with_sky
from runut.annotate.times.scene import Made, Parts, Scene

NIGHT = "TNI"


def weekday(parts: Parts, scene: Scene) -> Found:
    """`hari Kamis`, `Jumat lalu`: before or after publication by the tense; every week in a timetable."""
    name, direction = parts["weekday"] or "", parts.sense("direction")
    if not _is_weekday(parts, scene, name):
        return []
    number = scene.lexicon.weekdays[name.lower()]
    if direction is None and scene.told.week_set_sentence == scene.sentence:
        return [weekly(number, parts.sense("sky"))]
    if parts.match.rule.settings.get("of") == "week" or _is_week(parts, scene, name):
        step = STEPS.get(direction or "", 0) * int(parts.match.rule.settings.get("steps", "1"))
        return [_of_week(parts, scene, number, step)]
    return [with_sky(_value(parts, scene, number, direction), parts.sense("sky"))]


def weekly(number: int, sky: str | None) -> Made:
    """The same weekday of every week."""
    return Made(value=f"XXXX-WXX-{number}{sky_code(sky) if sky else ''}", type="SET", basis="text")


def eve(parts: Parts, scene: Scene) -> Found:
    """`malam Minggu` is the night of Saturday, `setiap malam Jumat` that of every Thursday."""
    number = scene.lexicon.weekdays[(parts["weekday"] or "").lower()]
    if parts["each"]:
        return [weekly((number - 2) % WEEK_DAYS + 1, NIGHT)]
    value = _value(parts, scene, number, parts.sense("direction"))
    if scene.published is None:
        return [with_sky(f"XXXX-WXX-{(number - 2) % WEEK_DAYS + 1}", NIGHT)]
    return [with_sky(shift(date.fromisoformat(value), "D", -1), NIGHT)]


def weekly_range(parts: Parts, scene: Scene) -> Found:
    """`tiap Selasa-Jumat`: the first and the last of the days that come again every week."""
    spans = parts.match.parts
    ranges = (parts.match.start, spans["weekday"][1]), spans["last"]
    numbers = [scene.lexicon.weekdays[(parts[name] or "").lower()] for name in ("weekday", "last")]
    return [replace(weekly(number, None), part=part) for number, part in zip(numbers, ranges, strict=True)]


def _is_weekday(parts: Parts, scene: Scene, name: str) -> bool:
    """A weekday is written with a capital, or with the word for day before it; it is no part of a name."""
    whole = scene.text[parts.match.start : parts.match.end]
    before = scene.before(parts.match.start).split()
    if before and scene.lexicon.has("before_name", before[-1].strip("\"“'(")):
        return False
    return name[:1].isupper() or not whole.startswith(name)


def _is_week(parts: Parts, scene: Scene, name: str) -> bool:
    """`Minggu lalu` is a week where it opens a sentence or stands in a title, a Sunday inside a sentence."""
    if name.lower() not in scene.lexicon.units or not parts["direction"]:
        return False
    return scene.opens(parts.match.start) and scene.text.startswith(name, parts.match.start)


def _of_week(parts: Parts, scene: Scene, number: int, step: int) -> Made:
    """A day of last week, this week, next week; that week itself where the word means both."""
    if scene.published is None:
        return Made(value=UNKNOWN["W"] if _is_week(parts, scene, parts["weekday"] or "") else f"XXXX-WXX-{number}")
    if parts.match.rule.settings.get("of") != "week":
        return Made(value=shift(scene.published, "W", step))
    day = scene.published + timedelta(days=number - scene.published.isoweekday(), weeks=step)
    return with_sky(day.isoformat(), parts.sense("sky"))


def _value(parts: Parts, scene: Scene, number: int, direction: str | None) -> str:
    anchor = scene.published
    if anchor is None:
        return f"XXXX-WXX-{number}"
    ahead = (number - anchor.isoweekday()) % WEEK_DAYS
    if scene.anchored == "told" and direction in (None, "past") and ahead <= 1:
        return shift(anchor, "D", ahead)
    if direction == "present":
        return (anchor + timedelta(days=number - anchor.isoweekday())).isoformat()
    if direction is None:
        direction = scene.tense(parts.match.start, parts.match.end)
        told = scene.told.weekdays.get(number)
        if told and 0 <= (anchor - told).days < WEEK_DAYS:
            return told.isoformat()
        return near_weekday(anchor, number, future=direction == "future").isoformat()
    if direction == "past":
        anchor -= timedelta(days=1)
    return near_weekday(anchor, number, future=direction == "future").isoformat()


def weekday_range(parts: Parts, scene: Scene) -> Found:
    """`dari Senin hingga Rabu`: the second on or after the first."""
    first, last = parts["weekday"] or "", parts["last"] or ""
    if not (first[:1].isupper() and last[:1].isupper()):
        return []
    numbers = scene.lexicon.weekdays[first.lower()], scene.lexicon.weekdays[last.lower()]
    spans = parts.match.parts
    begin = parts.match.start if parts.match.rule.settings.get("mark") != "days" else spans["weekday"][0]
    ranges = (begin, spans["weekday"][1]), (spans["last"][0], parts.match.end)
    start = _value(parts, scene, numbers[0], None)
    end = f"XXXX-WXX-{numbers[1]}"
    if scene.published:
        end = near_weekday(date.fromisoformat(start), numbers[1], future=True).isoformat()
    return [Made(value=start, part=ranges[0]), Made(value=end, part=ranges[1])]

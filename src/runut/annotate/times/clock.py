"""Productions of clock times: `pukul 10.30 WIB`, `jam tiga sore`, `pukul 09.00-11.00`."""

from datetime import date

from runut.annotate.numbers import read_number
from runut.annotate.times.calendar import shift
from runut.annotate.times.days import Found, sky_code, sky_mod
from runut.annotate.times.relative import UNKNOWN
from runut.annotate.times.scene import Made, Parts, Scene

HALF_DAY, HOUR, DAY = 12, 60, 24
RECENT = 31  # days: a story that is older is told with its dates
NEAR = 5  # sentences for which a day told stays the day of the clock times after it
LATE = ("TAF", "TEV", "TNI")
PUNCTUATION = '.,;:!?)"”'
DAWN = 4  # `jam 2 malam` is before dawn


def clock(parts: Parts, scene: Scene) -> Found:
    """`pukul 10.30 WIB`, `jam setengah empat sore`: on the day told, else that of publication."""
    minutes = _minutes(parts, scene, "hour", "minute", parts.sense("sky"))
    if minutes is None:
        return []
    day, basis = _day(scene)
    value = _value(parts, day, minutes, exact=bool(parts["minute"] or parts["half"]))
    return [Made(value=value, type="TIME", basis=basis, mod=parts.sense("about"))]


def clock_range(parts: Parts, scene: Scene) -> Found:
    """`pukul 09.00-11.00 WIB`: two times of one day, the later one with the zone."""
    sky = parts.sense("sky")
    first = _minutes(parts, scene, "hour", "minute", parts.sense("sky0", "sky") or sky)
    last = _minutes(parts, scene, "last", "last_minute", sky)
    if first is None or last is None:
        return []
    spans, (day, basis) = parts.match.parts, _day(scene)
    middle = max(span[1] for name, span in spans.items() if name in ("hour", "minute", "sky0", "zone0"))
    values = [
        _value(parts, day, first, exact=bool(parts["minute"])),
        _value(parts, day, last, exact=bool(parts["last_minute"])),
    ]
    return [
        Made(value=values[0], type="TIME", basis=basis, part=(parts.match.start, middle)),
        Made(value=values[1], type="TIME", basis=basis, part=(spans.get("again", spans["last"])[0], parts.match.end)),
    ]


def _minutes(parts: Parts, scene: Scene, hour: str, minute: str, sky: str | None) -> int | None:
    """Minutes since midnight, the afternoon's and evening's hours counted on."""
    named = read_number((parts[hour] or "").split(), scene.lexicon.pack)
    if named is None or named.value != int(named.value) or named.value > DAY:
        return None
    value = int(named.value)
    if sky in LATE and value < HALF_DAY and not (sky == "TNI" and value <= DAWN) or sky == "TMI" and value < DAWN:
        value += HALF_DAY
    total = value * HOUR + (parts.number(minute) or 0)
    return total - HOUR // 2 if parts["half"] else total


def _value(parts: Parts, day: str, minutes: int, *, exact: bool) -> str:
    zone = parts.sense("zone") or parts.sense("zone2", "zone") or parts.sense("zone0", "zone") or ""
    offset = "" if zone == "local" else zone
    hour, minute = divmod(minutes, HOUR)
    return f"{day}T{hour:02d}:{minute:02d}{offset}" if exact or offset else f"{day}T{hour:02d}"


def _day(scene: Scene) -> tuple[str, str]:
    """The day told in this sentence or shortly before."""
    told: date | None = scene.told.day_in(scene.sentence)
    if told is None and scene.sentence - scene.told.story_sentence <= NEAR:
        told = scene.told.story_day
        if told and scene.published and abs((told - scene.published).days) > RECENT:
            told = None
    if told:
        return told.isoformat(), "told"
    return (shift(scene.published, "D", 0) if scene.published else UNKNOWN["D"]), "published"


def midnight(parts: Parts, scene: Scene) -> Found:
    """`tengah malam`."""
    day, basis = _day(scene)
    return [Made(value=f"{day}T24:00", type="TIME", basis=basis)]


def part_of_day(parts: Parts, scene: Scene) -> Found:
    """`sejak pagi`, `pada malam hari`: of the day told in the sentence, else of that of publication."""
    after = scene.after(parts.match.end).split(maxsplit=1)[:1]
    if after and (scene.lexicon.has("sky_follow", after[0].strip(PUNCTUATION)) or after[0][0].isupper()):
        return []
    told = scene.told.day_in(scene.sentence)
    day = told or scene.published
    value = shift(day, "D", 0) if day else UNKNOWN["D"]
    sky = parts.sense("sky") or ""
    basis = "told" if told else "published"
    part = parts.match.parts["sky"]
    return [Made(value=value + sky_code(sky), type="TIME", mod=sky_mod(sky), basis=basis, part=part)]

"""Productions of times that lean on another day: `kemarin`, `pekan lalu`, `tiga hari lalu`, weekdays."""

from datetime import date, timedelta

from runut.annotate.numbers import read_number
from runut.annotate.times.calendar import near_weekday, shift, week_value
from runut.annotate.times.days import Found, sky_code, sky_mod
from runut.annotate.times.lexicon import Unit
from runut.annotate.times.scene import Made, Parts, Scene

STEPS = {"past": -1, "present": 0, "future": 1}
TOLD_STEPS = {"next": 1, "previous": -1}
UNKNOWN = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}
FINER = {"Y": "M", "M": "D", "W": "D", "D": "D"}
MONTHS = 12
SATURDAY = 6


def quantity(parts: Parts, scene: Scene, name: str = "number") -> tuple[float, Unit, bool] | None:
    """How many of which unit, and whether vague: `tiga hari`, `setahun`, `beberapa pekan`."""
    if one := parts["one"]:
        return 1, scene.lexicon.ones[one.lower()], False
    words, unit = (parts[name] or "").split(), parts["unit"]
    number = read_number(words, scene.lexicon.pack)
    if number is None or unit is None or number.words != len(words):
        return None
    return number.value, scene.lexicon.units[unit.lower()], number.vague


def today(parts: Parts, scene: Scene) -> Found:
    """`kemarin`, `besok pagi`, `malam ini`, `tadi malam`."""
    settings = parts.match.rule.settings
    offset = int(settings.get("offset") or parts.sense("today") or "0")
    sky = parts.sense("sky") or settings.get("night")
    value = shift(scene.published, "D", offset) if scene.published else UNKNOWN["D"]
    if sky is None:
        return [Made(value=value)]
    return [Made(value=value + sky_code(sky), type="TIME", mod=sky_mod(sky))]


def relative(parts: Parts, scene: Scene) -> Found:
    """`pekan lalu`, `bulan ini`, `tahun depan`, `awal tahun ini`."""
    unit, direction = (
        scene.lexicon.units[(parts["unit"] or "").lower()],
        parts.sense("direction") or parts.sense("direction", "told") or "",
    )
    if unit.count > 1 or unit.code not in UNKNOWN or unit.code == "D":
        return []
    told, mod = direction in TOLD_STEPS, parts.sense("part")
    anchor, step = (scene.told_day(), TOLD_STEPS[direction]) if told else (scene.published, STEPS.get(direction, 0))
    value = shift(anchor, unit.code, step) if anchor else UNKNOWN[unit.code]
    return [Made(value=value, mod=mod, basis="told" if told else "published", says_year=unit.code == "Y")]


def weekend(parts: Parts, scene: Scene) -> Found:
    """`akhir pekan ini`: Saturday and Sunday of the week."""
    if scene.published is None:
        return [Made(value="XXXX-WXX-WE")]
    direction = parts.sense("direction") or (
        "past" if scene.tense(parts.match.start, parts.match.end) == "past" else ""
    )
    step = STEPS.get(direction, 0)
    monday = scene.published - timedelta(days=scene.published.weekday()) + timedelta(weeks=step)
    if not parts["direction"] and scene.published.isoweekday() >= SATURDAY:
        monday += timedelta(weeks=-step)
    saturday = monday + timedelta(days=SATURDAY - 1)
    return [Made(value=f"{week_value(monday)}-WE", bounds=(saturday, saturday + timedelta(days=1)))]


def weekday(parts: Parts, scene: Scene) -> Found:
    """`hari Kamis`, `Senin malam`, `Jumat lalu`: before or after publication by the tense."""
    name, direction = parts["weekday"] or "", parts.sense("direction")
    if not _is_weekday(parts, scene, name):
        return []
    number = scene.lexicon.weekdays[name.lower()]
    if name.lower() in scene.lexicon.units and direction and not parts.match.rule.shape.startswith("<each"):
        return _week_or_sunday(parts, scene, number, direction)
    return [_sky(parts, _weekday_value(parts, scene, number, direction))]


def _is_weekday(parts: Parts, scene: Scene, name: str) -> bool:
    """A weekday is written with a capital, or with the word for day before it; it is no part of a name."""
    whole = scene.text[parts.match.start : parts.match.end]
    before = scene.before(parts.match.start).split()
    if before and scene.lexicon.has("before_name", before[-1].strip("\"“'(")):
        return False
    return name[:1].isupper() or not whole.startswith(name)


def _week_or_sunday(parts: Parts, scene: Scene, number: int, direction: str) -> Found:
    """`Minggu lalu` is a week where it opens a sentence or stands in a title, a Sunday inside a sentence."""
    opens = scene.title or not scene.before(parts.match.start).strip(" \"“‘'(")
    if opens and (parts["weekday"] or "") == scene.text[parts.match.start :][: len(parts["weekday"] or "")]:
        step = STEPS.get(direction, 0)
        return [Made(value=shift(scene.published, "W", step) if scene.published else UNKNOWN["W"])]
    return [_sky(parts, _weekday_value(parts, scene, number, direction))]


def _weekday_value(parts: Parts, scene: Scene, number: int, direction: str | None) -> str:
    anchor = scene.published
    if anchor is None:
        return f"XXXX-WXX-{number}"
    if direction == "present":
        return (anchor + timedelta(days=number - anchor.isoweekday())).isoformat()
    if direction is None:
        direction = scene.tense(parts.match.start, parts.match.end)
        return near_weekday(anchor, number, future=direction == "future").isoformat()
    if direction == "past":
        anchor -= timedelta(days=1)
    return near_weekday(anchor, number, future=direction == "future").isoformat()


def _sky(parts: Parts, value: str) -> Made:
    sky = parts.sense("sky")
    if sky is None:
        return Made(value=value)
    return Made(value=value + sky_code(sky), type="TIME", mod=sky_mod(sky))


def weekday_range(parts: Parts, scene: Scene) -> Found:
    """`dari Senin hingga Rabu`: the second on or after the first."""
    first, last = parts["weekday"] or "", parts["last"] or ""
    if not (first[:1].isupper() and last[:1].isupper()):
        return []
    numbers = scene.lexicon.weekdays[first.lower()], scene.lexicon.weekdays[last.lower()]
    start = _weekday_value(parts, scene, numbers[0], None)
    end = f"XXXX-WXX-{numbers[1]}"
    if scene.published:
        end = near_weekday(date.fromisoformat(start), numbers[1], future=True).isoformat()
    spans = parts.match.parts
    return [
        Made(value=start, part=(parts.match.start, spans["weekday"][1])),
        Made(value=end, part=(spans["last"][0], parts.match.end)),
    ]


def ago(parts: Parts, scene: Scene) -> Found:
    """`tiga hari lalu`, `setahun silam`, `lebih dari setahun yang lalu`."""
    return _counted(parts, scene, -1)


def ahead(parts: Parts, scene: Scene) -> Found:
    """`dua pekan lagi`; a vague number of them is a span (`beberapa bulan mendatang`)."""
    amount = quantity(parts, scene)
    if amount and amount[2]:
        return [Made(value=vague_value(amount[1]), type="DURATION", bounds=(scene.published, None))]
    return _counted(parts, scene, 1)


def vague_value(unit: Unit) -> str:
    """The duration of an unknown number of a unit: `PXD`, `PTXH`."""
    return f"PTX{unit.code[1]}" if unit.code.startswith("T") else f"PX{unit.code}"


def _counted(parts: Parts, scene: Scene, sign: int) -> Found:
    amount, about = quantity(parts, scene), parts.sense("about")
    if amount is None:
        return []
    count, unit, vague = amount
    if vague:
        return [_reference(scene, sign)]
    if scene.published is None:
        return [Made(value=UNKNOWN.get(unit.code, "PAST_REF" if sign < 0 else "FUTURE_REF"))]
    if unit.code.startswith("T"):
        return [Made(value=scene.published.isoformat(), mod="APPROX")]
    mod = {"MORE_THAN": "BEFORE" if sign < 0 else "AFTER", "LESS_THAN": "AFTER" if sign < 0 else "BEFORE"}
    code, steps = _finer(unit, count * unit.count, exact=about not in mod)
    value = shift(scene.published, code, sign * steps)
    return [Made(value=value, mod=mod.get(about or "", about), says_year=unit.code == "Y")]


def _finer(unit: Unit, count: float, *, exact: bool) -> tuple[str, float]:
    """`lebih dari setahun` and `satu setengah tahun` are counted in months."""
    if unit.code == "Y" and not (exact and count == int(count)):
        return "M", count * MONTHS
    return unit.code, count


def _reference(scene: Scene, sign: int) -> Made:
    if sign < 0:
        return Made(value="PAST_REF", bounds=(None, scene.published))
    return Made(value="FUTURE_REF", bounds=(scene.published, None))


def later(parts: Parts, scene: Scene) -> Found:
    """`dua hari kemudian`, `sehari sebelumnya`: from the day told."""
    amount = quantity(parts, scene)
    if amount is None:
        return []
    count, unit, vague = amount
    if vague:
        spans = parts.match.parts
        part = (parts.match.start, spans["unit"][1]) if "unit" in spans else None
        return [Made(value=vague_value(unit), type="DURATION", part=part)]
    anchor, sign = scene.told_day(), int(parts.match.rule.settings["sign"])
    if anchor is None or unit.code.startswith("T"):
        return [Made(value=UNKNOWN.get(unit.code, UNKNOWN["D"]), basis="told")]
    return [Made(value=shift(anchor, unit.code, sign * count * unit.count), basis="told")]


def following(parts: Parts, scene: Scene) -> Found:
    """`keesokan harinya`, `hari yang sama`: from the day told."""
    anchor = scene.told_day()
    if anchor is None:
        return [Made(value=UNKNOWN["D"], basis="told")]
    return [Made(value=shift(anchor, "D", int(parts.sense("next") or "0")), basis="told")]


def reference(parts: Parts, scene: Scene) -> Found:
    """`saat ini`, `saat itu`, `dalam waktu dekat`."""
    value, day = parts.sense("moment") or "PAST_REF", scene.published
    bounds = {"PRESENT_REF": (day, day), "PAST_REF": (None, day), "FUTURE_REF": (day, None)}[value]
    return [Made(value=value, bounds=bounds)]


def recent_reference(parts: Parts, scene: Scene) -> Found:
    """`beberapa waktu terakhir`."""
    return [_reference(scene, -1)]

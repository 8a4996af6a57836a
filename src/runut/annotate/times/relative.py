"""Productions of times that lean on another day: `kemarin`, `pekan lalu`, `tiga hari lalu`, `keesokan harinya`."""

from datetime import date, timedelta

from msgspec.structs import replace

from runut.annotate.numbers import read_number
from runut.annotate.times.calendar import SATURDAY, UNIT_DAYS, shift, week_value
from runut.annotate.times.days import STEPS, TOLD_STEPS, Found, sky_code, sky_mod
from runut.annotate.times.lexicon import Unit
from runut.annotate.times.scene import Made, Parts, Scene

UNKNOWN = {"Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}
UNKNOWN_CLOCK = "TXX:XX"
MONTHS = 12
PER_YEAR = {"M": 12, "Q": 4, "Y": 1}
SOON = 3  # months from the turn of the year in which `akhir tahun` and `awal tahun` may look across it


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
    value = shift(scene.published, "D", offset) if scene.published else UNKNOWN["D"]
    return [replace(with_sky(value, parts.sense("sky") or settings.get("night")), passing=offset != 0)]


def with_sky(value: str, sky: str | None, basis: str = "published") -> Made:
    """A day, or the part of it."""
    if sky is None:
        return Made(value=value, basis=basis)
    return Made(value=value + sky_code(sky), type="TIME", mod=sky_mod(sky), basis=basis)


def relative(parts: Parts, scene: Scene) -> Found:
    """`pekan lalu`, `bulan ini`, `awal tahun depan`; `tahun sebelumnya`, `bulan itu` lean on what was told."""
    name = parts["unit"] or ""
    unit, sunday = scene.lexicon.units[name.lower()], name.istitle() and name.lower() in scene.lexicon.weekdays
    if unit.count > 1 or unit.code not in UNKNOWN or (unit.code == "D" and not parts["told"]):
        return []
    if sunday and (parts["told"] or not scene.opens(parts.match.start)):
        return []
    anchor, basis = scene.published, "published"
    if told := parts.sense("told"):
        last, step = scene.told.anchor(unit.code), TOLD_STEPS[told]
        if last is None and step >= 0:
            return [Made(value=UNKNOWN[unit.code], mod=parts.sense("part"), basis="told")]
        anchor, basis = (last, "told") if last else (anchor, basis)
    else:
        step = STEPS.get(parts.sense("direction") or "", 0)
    value = shift(anchor, unit.code, step) if anchor else UNKNOWN[unit.code]
    back = bool(told) and step < 0
    says_year = unit.code == "Y" and not back
    return [Made(value=value, mod=parts.sense("part"), basis=basis, says_year=says_year, passing=back)]


def year_before(parts: Parts, scene: Scene) -> Found:
    """`bulan yang sama tahun lalu`: the month told, or this one, a year away."""
    unit = scene.lexicon.units[(parts["unit"] or "").lower()]
    anchor = scene.told.anchor(unit.code) or scene.published
    if unit.code not in PER_YEAR or anchor is None:
        return []
    step = STEPS.get(parts.sense("direction") or "") or TOLD_STEPS.get(parts.sense("told") or "", 0)
    return [Made(value=shift(anchor, unit.code, step * PER_YEAR[unit.code]), basis="told", says_year=True)]


def part_of(parts: Parts, scene: Scene) -> Found:
    """`akhir tahun`, `awal bulan`, `tengah pekan`: of this one; at the turn of the year, of the one by the tense."""
    unit, mod, day = scene.lexicon.units[(parts["unit"] or "").lower()], parts.sense("part"), scene.published
    if unit.code not in ("Y", "M", "W") or unit.count > 1:
        return []
    if day is None:
        return [Made(value=UNKNOWN[unit.code], mod=mod)]
    step = 0
    if unit.code == "Y":
        tense = scene.tense(parts.match.start, parts.match.end)
        if mod == "END" and day.month <= SOON and tense == "past":
            step = -1
        elif mod == "START" and day.month > MONTHS - SOON and tense == "future":
            step = 1
    return [Made(value=shift(day, unit.code, step), mod=mod)]


def plural(parts: Parts, scene: Scene) -> Found:
    """`tahun-tahun sebelumnya`, `hari-hari ini`, `dekade-dekade mendatang`."""
    step = STEPS.get(parts.sense("direction") or "", TOLD_STEPS.get(parts.sense("told") or "", -1))
    return [reference_to(scene, step)]


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
    return [Made(value=f"{week_value(monday)}-WE")]


def ago(parts: Parts, scene: Scene) -> Found:
    """`tiga hari lalu`, `setahun silam`, `lebih dari setahun yang lalu`."""
    return _counted(parts, scene, -1)


def ahead(parts: Parts, scene: Scene) -> Found:
    """`dua pekan lagi`; a vague number of them is a span (`beberapa bulan mendatang`), as is `dua pekan ke depan`."""
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
    if vague or count * unit.count * UNIT_DAYS.get(unit.code, 1) > (scene.published or date.max).toordinal():
        return [reference_to(scene, sign)]
    if unit.code.startswith("T"):
        return [_clock_away(scene, sign * count, unit, about)]
    if scene.published is None:
        return [Made(value=UNKNOWN[unit.code])]
    mod = {"MORE_THAN": "BEFORE" if sign < 0 else "AFTER", "LESS_THAN": "AFTER" if sign < 0 else "BEFORE"}
    code, steps = _finer(unit, count * unit.count, exact=about not in mod)
    value = shift(scene.published, code, sign * steps)
    return [Made(value=value, mod=mod.get(about or "", about), says_year=unit.code == "Y")]


def _clock_away(scene: Scene, count: float, unit: Unit, about: str | None) -> Made:
    """`dua jam lalu`: to the minute where the page says when it came out, else on the day."""
    if scene.clock is None or unit.code == "TS":
        day = scene.published.isoformat() if scene.published else UNKNOWN["D"]
        return Made(value=day + UNKNOWN_CLOCK, type="TIME", mod=about)
    then = scene.clock + timedelta(minutes=count * (1 if unit.code == "TM" else 60))
    return Made(value=then.isoformat(timespec="minutes")[: len("2000-01-01T00:00")], type="TIME", mod=about)


def _finer(unit: Unit, count: float, *, exact: bool) -> tuple[str, float]:
    """`lebih dari setahun` and `satu setengah tahun` are counted in months."""
    if unit.code == "Y" and not (exact and count == int(count)):
        return "M", count * MONTHS
    return unit.code, count


def reference_to(scene: Scene, sign: int, part: tuple[int, int] | None = None) -> Made:
    """The past, the present or the future at large."""
    if sign < 0:
        return Made(value="PAST_REF", bounds=(None, scene.published), part=part)
    if sign == 0:
        return Made(value="PRESENT_REF", bounds=(scene.published, scene.published), part=part)
    return Made(value="FUTURE_REF", bounds=(scene.published, None), part=part)


def later(parts: Parts, scene: Scene) -> Found:
    """`dua hari kemudian`, `sehari sebelumnya`: from the day, month or year told."""
    amount = quantity(parts, scene)
    if amount is None:
        return []
    count, unit, vague = amount
    if vague:
        spans = parts.match.parts
        part = (parts.match.start, spans["unit"][1]) if "unit" in spans else None
        return [Made(value=vague_value(unit), type="DURATION", part=part)]
    sign = int(parts.match.rule.settings["sign"])
    if unit.code.startswith("T"):
        return [Made(value=_told_clock(scene, sign * count, unit), type="TIME", basis="told")]
    anchor, basis = scene.told.anchor(unit.code) or scene.told.day, "told"
    if anchor is None and sign < 0:
        anchor, basis = scene.published, "published"
    value = shift(anchor, unit.code, sign * count * unit.count) if anchor else UNKNOWN[unit.code]
    return [Made(value=value, basis=basis, says_year=unit.code == "Y" and anchor is not None)]


def _told_clock(scene: Scene, count: float, unit: Unit) -> str:
    """`dua jam kemudian`: from the clock time told, where there is one."""
    then = scene.told.clock
    if then is None or unit.code == "TS":
        return (scene.told.day.isoformat() if scene.told.day else UNKNOWN["D"]) + UNKNOWN_CLOCK
    moved = then + timedelta(minutes=count * (1 if unit.code == "TM" else 60))
    return moved.isoformat(timespec="minutes")


def nth_day(parts: Parts, scene: Scene) -> Found:
    """`hari ke-9`, `hari kedelapan`: whoever counts days so speaks of the day that they have come to."""
    number = read_number((parts["ordinal"] or "").split(), scene.lexicon.pack)
    if number is None or number.value <= 1:
        return []
    told = scene.told.day_in(scene.sentence)
    day = told or scene.published
    return [Made(value=day.isoformat() if day else UNKNOWN["D"], basis="told" if told else "published")]


def following(parts: Parts, scene: Scene) -> Found:
    """`keesokan harinya`, `hari yang sama`, `esok paginya`, `malam itu`, `malam harinya`: from the day told."""
    anchor = scene.told.day
    offset = int(parts.sense("next") or parts.match.rule.settings.get("offset") or "0")
    value = shift(anchor, "D", offset) if anchor else UNKNOWN["D"]
    return [replace(with_sky(value, parts.sense("sky") or parts.sense("skies"), "told"), passing=offset < 0)]


def reference(parts: Parts, scene: Scene) -> Found:
    """`saat ini`, `saat itu`, `dalam waktu dekat`."""
    step = {"PRESENT_REF": 0, "FUTURE_REF": 1}.get(parts.sense("moment") or parts.sense("era") or "", -1)
    mark = parts.match.rule.settings.get("mark")
    return [reference_to(scene, step, parts.match.parts[mark] if mark else None)]


def onwards(parts: Parts, scene: Scene) -> Found:
    """`Ke depan, …`, `pasar ke depan`; not `maju ke depan`."""
    words = scene.before(parts.match.start).lower().split()
    if words and scene.lexicon.has("space_cue", words[-1].strip('"“,')):
        return []
    return [reference_to(scene, 1)]


def recent_reference(parts: Parts, scene: Scene) -> Found:
    """`beberapa waktu terakhir`."""
    return [reference_to(scene, -1)]

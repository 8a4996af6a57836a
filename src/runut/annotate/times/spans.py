"""Productions of durations, sets and clock times."""

from datetime import date, timedelta

from runut.annotate.numbers import read_number
from runut.annotate.times.calendar import shift
from runut.annotate.times.days import Found, sky_code
from runut.annotate.times.lexicon import Unit
from runut.annotate.times.relative import UNKNOWN, quantity, vague_value
from runut.annotate.times.scene import Made, Parts, Scene

HALF_DAY = 12
LONG = {"Y": 365, "M": 30, "W": 7, "D": 1}
MONTHS = 12


def duration_value(count: float, unit: Unit) -> str:
    """`P4D`, `PT45M`, `P1Y6M`: halves in the next smaller unit."""
    total = count * unit.count
    if unit.code.startswith("T"):
        return _clock_duration(total, unit.code[1])
    if total != int(total) and unit.code == "Y":
        months = round(total * MONTHS)
        return f"P{months // MONTHS}Y{months % MONTHS}M" if months > MONTHS else f"P{months}M"
    figure = int(total) if total == int(total) else total
    return f"P{figure}{unit.code}"


def _clock_duration(total: float, letter: str) -> str:
    if total != int(total) and letter == "H":
        minutes = round(total * 60)
        return f"PT{minutes // 60}H{minutes % 60}M" if minutes > 60 else f"PT{minutes}M"
    return f"PT{total:g}{letter}"


def duration(parts: Parts, scene: Scene) -> Found:
    """`empat hari`, `lebih dari setahun`, `dua-tiga pekan`, `puluhan tahun`."""
    amount = quantity(parts, scene, "last" if parts["last"] else "number")
    if amount is None or _part_of_figure(parts, scene) or not _plausible(parts, scene):
        return []
    count, unit, vague = amount
    mod = parts.sense("about")
    value = vague_value(unit) if vague else duration_value(count + _half(parts, scene), unit)
    if parts["last"]:
        low = read_number((parts["number"] or "").split(), scene.lexicon.pack)
        if low is None or low.value >= count:
            return []
        value = f"{duration_value(low.value, unit)}/{value}"
    return [Made(value=value, type="DURATION", mod=mod, basis="text")]


def _half(parts: Parts, scene: Scene) -> float:
    """`dua tahun setengah`."""
    extra = read_number((parts["half"] or "").split(), scene.lexicon.pack)
    return extra.value if extra and extra.value < 1 else 0


def _part_of_figure(parts: Parts, scene: Scene) -> bool:
    """Figures that go on to the left (`3-2 hari`, `Rp 1,2`) are no count of their own."""
    return scene.text[max(0, parts.match.start - 1) : parts.match.start] in ("-", ".", ",", "/", ":")


def _plausible(parts: Parts, scene: Scene) -> bool:
    """`1945 tahun` and `2023 bulan` are a year and a month side by side."""
    year = (parts["number"] or "").isdigit() and int(parts["number"] or "0") > 1500
    return not year


def recent(parts: Parts, scene: Scene) -> Found:
    """`dua pekan terakhir`: a span that ends with publication."""
    amount = quantity(parts, scene)
    if amount is None:
        return []
    count, unit, vague = amount
    day = scene.published
    if vague:
        return [Made(value=vague_value(unit), type="DURATION", bounds=(None, day))]
    first = day - timedelta(days=int(count * unit.count * LONG.get(unit.code, 1))) if day else None
    return [Made(value=duration_value(count, unit), type="DURATION", bounds=(first, day))]


def long(parts: Parts, scene: Scene) -> Found:
    """`bertahun-tahun`, `berjam-jam`."""
    unit = scene.lexicon.units[parts.sense("long") or ""]
    return [Made(value=vague_value(unit), type="DURATION", basis="text")]


def every(parts: Parts, scene: Scene) -> Found:
    """`setiap Senin`, `tiap tahun`, `dua kali sepekan`, `setiap dua tahun`."""
    if name := parts["weekday"]:
        number = scene.lexicon.weekdays[name.lower()]
        sky = parts.sense("sky")
        return [Made(value=f"XXXX-WXX-{number}{sky_code(sky) if sky else ''}", type="SET", basis="text")]
    unit = scene.lexicon.units.get((parts["unit"] or "").lower()) or scene.lexicon.ones.get(
        (parts["one"] or "").lower()
    )
    if unit is None:
        return []
    count = read_number((parts["number"] or "").split(), scene.lexicon.pack)
    return [Made(value=duration_value(count.value if count else 1, unit), type="SET", basis="text")]


def clock(parts: Parts, scene: Scene) -> Found:
    """`pukul 10.30 WIB`, `jam 3 sore`: on the day told in its sentence, else that of publication."""
    hour, minute = parts.number("hour"), parts.number("minute")
    if hour is None:
        return []
    sky = parts.sense("sky")
    if sky in ("TAF", "TEV", "TNI") and hour < HALF_DAY:
        hour += HALF_DAY
    day, basis = _clock_day(scene)
    zone = parts.sense("zone") or ""
    offset = "" if zone == "local" else zone
    clock = f"T{hour:02d}" if minute is None and not offset else f"T{hour:02d}:{minute or 0:02d}"
    time = f"{clock}{offset}"
    return [Made(value=day + time, type="TIME", basis=basis)]


def _clock_day(scene: Scene) -> tuple[str, str]:
    told: date | None = scene.told.day if scene.told.day_sentence == scene.sentence else None
    if told:
        return told.isoformat(), "told"
    return (shift(scene.published, "D", 0) if scene.published else UNKNOWN["D"]), "published"

"""Productions of durations and of what comes again and again."""

from runut.annotate.numbers import read_number
from runut.annotate.times.calendar import UNIT_DAYS, move
from runut.annotate.times.days import Found, sky_code
from runut.annotate.times.lexicon import Unit
from runut.annotate.times.relative import quantity, vague_value
from runut.annotate.times.scene import Made, Parts, Scene
from runut.annotate.times.weekdays import weekly

MONTHS, MINUTES = 12, 60
FINER = {"Y": ("M", MONTHS), "TH": ("TM", MINUTES), "TM": ("TS", MINUTES), "D": ("TH", 24)}


def duration_value(count: float, unit: Unit, *, figures: bool = False) -> str:
    """`P4D`, `PT45M`, `P2.5Y`; `setengah jam` in the next smaller unit, `PT30M`, but `0,5 jam` as written."""
    total, code = count * unit.count, unit.code
    if 0 < total < 1 and code in FINER and not figures:
        code, times = FINER[code]
        total *= times
    figure = f"{total:.0f}" if total == int(total) else f"{total:.10g}"
    return f"PT{figure}{code[1]}" if code.startswith("T") else f"P{figure}{code}"


def duration(parts: Parts, scene: Scene) -> Found:
    """`empat hari`, `lebih dari setahun`, `dua-tiga pekan`, `puluhan tahun`."""
    amount = quantity(parts, scene, "last" if parts["last"] else "number")
    if amount is None or _part_of_figure(parts, scene) or not _plausible(parts):
        return []
    count, unit, vague = amount
    mod = parts.sense("about") or parts.match.rule.settings.get("mod")
    figures = (parts["number"] or "")[:1].isdigit()
    value = vague_value(unit) if vague else duration_value(count + _half(parts, scene), unit, figures=figures)
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
    """Figures that go on to the left (`3-2 hari`, `ke-8 hari ini`) are no count of their own."""
    before = scene.text[max(0, parts.match.start - 3) : parts.match.start]
    if before.lower().endswith(scene.lexicon.ordinal_prefixes):
        return True
    before = before[-2:]
    return before[:1].isdigit() and before[1:] in ("-", ".", ",", "/", ":")


def _plausible(parts: Parts) -> bool:
    """`1945 tahun` and `2023 bulan` are a year and a month side by side."""
    figures = parts["number"] or ""
    return not (figures.isdecimal() and len(figures) < 9 and 1500 < int(figures) < 2100)


def compound(parts: Parts, scene: Scene) -> Found:
    """`dua jam 30 menit`, `1 tahun 6 bulan`, `1 menit 19,4 detik`: the smaller unit after the greater."""
    greater, less = quantity(parts, scene), read_number((parts["less"] or "").split(), scene.lexicon.pack)
    unit = scene.lexicon.units[(parts["less_unit"] or "").lower()]
    if greater is None or less is None or greater[2] or less.vague or _part_of_figure(parts, scene):
        return []
    if _length(greater[1]) <= _length(unit):
        return []
    first, second = duration_value(greater[0], greater[1]), duration_value(less.value, unit)
    joined = first + second.removeprefix("PT" if first.startswith("PT") else "P")
    return [Made(value=joined, type="DURATION", mod=parts.sense("about"), basis="text")]


def _length(unit: Unit) -> float:
    """Days in a unit."""
    parts_of_day = {"TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
    return unit.count * (UNIT_DAYS.get(unit.code) or parts_of_day[unit.code])


def times_hours(parts: Parts, scene: Scene) -> Found:
    """`2x24 jam`."""
    amount = (parts.number("factor") or 0) * (parts.number("hours") or 0)
    return [Made(value=f"PT{amount}H", type="DURATION", basis="text")] if amount else []


def recent(parts: Parts, scene: Scene) -> Found:
    """`dua pekan terakhir`, `beberapa tahun ini`, `enam bulan ke depan`: a span to or from publication."""
    amount, day = quantity(parts, scene), scene.published
    if amount is None:
        return []
    count, unit, vague = amount
    value, mod = vague_value(unit) if vague else duration_value(count, unit), parts.sense("about")
    part = _counted_part(parts) if parts.match.rule.settings.get("mark") == "span" else None
    days = None if vague else count * unit.count * UNIT_DAYS.get(unit.code, 1)
    if parts["coming"]:
        bounds = (day, move(day, days) if day and days else None)
    else:
        bounds = (move(day, -days) if day and days else None, day)
    return [Made(value=value, type="DURATION", mod=mod, bounds=bounds, part=part)]


def span(parts: Parts, scene: Scene) -> Found:
    """`rata-rata tiga tahun sebelumnya`, `selama dua hari berikutnya`: a span, no day."""
    amount = quantity(parts, scene)
    if amount is None:
        return []
    value = vague_value(amount[1]) if amount[2] else duration_value(amount[0], amount[1])
    return [Made(value=value, type="DURATION", basis="told", part=_counted_part(parts))]


def _counted_part(parts: Parts) -> tuple[int, int]:
    """The range without the preposition."""
    spans = parts.match.parts
    return spans["one" if "one" in spans else "number"][0], parts.match.end


def long(parts: Parts, scene: Scene) -> Found:
    """`bertahun-tahun`, `hitungan jam`, `seharian`, `sepanjang tahun`."""
    if word := parts["long"]:
        return [Made(value=scene.lexicon.sense("long", word) or "", type="DURATION", basis="text")]
    unit = scene.lexicon.units[(parts["unit"] or "").lower()]
    single = parts.match.rule.settings.get("of") == "one"
    if single and _goes_on(scene, parts.match.end):
        return []
    value = duration_value(1, unit) if single else vague_value(unit)
    return [Made(value=value, type="DURATION", basis="text")]


def _goes_on(scene: Scene, end: int) -> bool:
    """`sepanjang tahun` goes on in `ini`, `2014`, `Januari`, and names another time."""
    after = scene.after(end).split(maxsplit=1)[:1]
    if not after or scene.text[end : end + 1] not in (" ", "\n", "\xa0"):
        return False
    word = after[0].strip(".,;:!?)")
    return not word.islower() or any(scene.lexicon.has(table, word) for table in ("direction", "told", "recent"))


def every(parts: Parts, scene: Scene) -> Found:
    """`setiap Senin`, `tiap tahun`, `dua kali sepekan`, `setiap dua tahun`, `per hari`, `tahunan`, `setiap malam`."""
    sky = parts.sense("sky")
    name = parts["weekday"]
    if name and name.islower() and name in scene.lexicon.units:
        return [Made(value=duration_value(1, scene.lexicon.units[name]), type="SET", basis="text")]
    if name:
        return [weekly(scene.lexicon.weekdays[name.lower()], sky)]
    if sky:
        return [Made(value=f"XXXX-XX-XX{sky_code(sky)}", type="SET", basis="text")]
    if month := parts.month():
        day = parts.number("day")
        return [Made(value=f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), type="SET", basis="text")]
    if day := parts.number("day"):
        return [Made(value=f"XXXX-XX-{day:02d}", type="SET", basis="text")]
    return _every_unit(parts, scene)


def _every_unit(parts: Parts, scene: Scene) -> Found:
    unit = scene.lexicon.units.get((parts["unit"] or "").lower()) or scene.lexicon.ones.get(
        (parts["one"] or "").lower()
    )
    if unit is None:
        return []
    after = scene.after(parts.match.end).split(maxsplit=1)[:1]
    follows = after[0].strip(".,;:)").split("-")[0] if after else ""
    if not parts["each"] and any(scene.lexicon.has(table, follows) for table in ("direction", "quarter")):
        return []
    count = read_number((parts["number"] or "").split(), scene.lexicon.pack)
    return [Made(value=duration_value(count.value if count else 1, unit), type="SET", basis="text")]


def adjective(parts: Parts, scene: Scene) -> Found:
    """`secara tahunan`, `produksi harian`; neither a diary nor a newspaper."""
    word = parts["yearly_word"] or ""
    before, after = scene.before(parts.match.start).split()[-1:], scene.after(parts.match.end)[:2].strip()
    if not word.islower() or after.istitle() or (before and scene.lexicon.has("before_daily", before[0].lower())):
        return []
    return [Made(value=scene.lexicon.sense("yearly_word", word) or "", type="SET", basis="text")]

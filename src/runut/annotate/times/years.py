"""Productions of years and of what they are divided into or grouped by: halves, quarters, decades, centuries."""

import re

from msgspec.structs import replace

from runut.annotate.numbers import read_number
from runut.annotate.times.calendar import bounds_of
from runut.annotate.times.days import STEPS, Found, year_of
from runut.annotate.times.scene import Made, Parts, Scene

JOINS = tuple("-/")
GLUED = tuple("%°+")
LISTED = re.compile(r"(?:19|20)\d\d,")
FIRST_YEAR, LAST_YEAR = 1900, 2060  # other figures are hardly years where nothing says so
CENTURY = 100
HALVES = ("1", "2")


def year(parts: Parts, scene: Scene) -> Found:
    """`pada 2019`, `tahun 2014`, `awal 2022`; not `2019 orang`."""
    number = parts.number("year")
    after = scene.after(parts.match.end).split()
    if scene.text[parts.match.end : parts.match.end + 1] in JOINS:
        return []
    if number is None or (after and scene.lexicon.has("counted", after[0].strip(".,;:)"))):
        return []
    spans = parts.match.parts
    ends = {"year": spans["year"][1], "from": parts.match.end}
    mark = parts.match.rule.settings.get("mark")
    part = (spans["year"][0], ends[mark]) if mark else None
    return [Made(value=f"{number:04d}", mod=parts.sense("part"), basis="text", part=part, says_year=True)]


def bare_year(parts: Parts, scene: Scene) -> Found:
    """`anggaran 2015`, `krisis 2008`, `2004, 2009, dan 2014`; in names (`Pemilu 2014`) it belongs to the name."""
    words = scene.before(parts.match.start).split()
    before = words[-1] if words else ""
    listed = before.endswith(",") and LISTED.fullmatch(before) is not None
    if not (listed or before.isalpha() and before.islower()) or scene.lexicon.has("no_year", before):
        return []
    number, glued = parts.number("year") or 0, scene.text[parts.match.end : parts.match.end + 1]
    if not FIRST_YEAR <= number <= LAST_YEAR or glued in GLUED:
        return []
    return year(parts, scene)


def season(parts: Parts, scene: Scene) -> Found:
    """`musim panas 2015`, `musim dingin lalu`; a capital makes it a name."""
    year, basis = year_of(parts, scene)
    if year is None and scene.published and parts["direction"]:
        year = scene.published.year + STEPS.get(parts.sense("direction") or "", 0)
    if year is None or not (parts["season"] or "")[:1].islower() and scene.before(parts.match.start).strip():
        return []
    return [Made(value=f"{year:04d}-{parts.sense('season')}", basis=basis, says_year=True)]


def decade(parts: Parts, scene: Scene) -> Found:
    """`tahun 1990-an`, `era 80-an`."""
    number = parts.number("year") or parts.number("short")
    if number is None:
        return []
    number += 1900 if number < CENTURY else 0
    return [Made(value=f"{number // 10:03d}", mod=parts.sense("part"), basis="text")]


def century(parts: Parts, scene: Scene) -> Found:
    """`abad ke-19`, `awal abad XX`."""
    roman = parts.sense("roman")
    number = read_number((parts["ordinal"] or "").split(), scene.lexicon.pack)
    count = int(roman or (number.value if number else 0)) - 1
    if not 0 < count < CENTURY:
        return []
    return [Made(value=f"{count:02d}", mod=parts.sense("part"), basis="text")]


def fiscal(parts: Parts, scene: Scene) -> Found:
    """`tahun anggaran 2015`, `tahun fiskal 2014-2015`; `tahun anggaran 2011-2013` are two ends of several."""
    first, last, spans = parts.number("year") or 0, parts.number("last"), parts.match.parts
    whole = Made(value=f"FY{first}", basis="text", says_year=True)
    if last is None or last <= first + 1:
        return [whole]
    ranges = (parts.match.start, spans["year"][1]), spans["last"]
    return [replace(whole, part=ranges[0]), replace(whole, value=f"FY{last}", part=ranges[1])]


def quarter(parts: Parts, scene: Scene) -> Found:
    """`kuartal III 2024`, `paruh kedua tahun lalu`; the nearest by the tense where no year is given."""
    year, basis = year_of(parts, scene)
    period = parts.sense("period") or "Q"
    number = parts.sense("quarter") or parts.sense("short_quarter") or ""
    if period == "H" and number not in HALVES:
        return []
    if year is None:
        value, basis = _nearest_quarter(parts, scene, f"{period}{number}")
        return [Made(value=value, mod=parts.sense("part"), basis=basis)]
    return [Made(value=f"{year:04d}-{period}{number}", mod=parts.sense("part"), basis=basis)]


def _nearest_quarter(parts: Parts, scene: Scene, name: str) -> tuple[str, str]:
    day, told = scene.published, scene.told_year(parts.match.start)
    if told is not None and (day is None or told < day.year):
        return f"{told:04d}-{name}", "told"
    if day is None:
        return f"XXXX-{name}", "published"
    tense = scene.tense(parts.match.start, parts.match.end)
    starts = {}
    for year in range(day.year - 1, day.year + 2):
        first, last = bounds_of(f"{year:04d}-{name}")
        if first and last and not (tense == "past" and first > day) and not (tense == "future" and last < day):
            starts[abs((first - day).days + (last - day).days)] = year
    return f"{starts[min(starts)]:04d}-{name}" if starts else f"XXXX-{name}", "published"


def quarter_pair(parts: Parts, scene: Scene) -> Found:
    """`kuartal I dan II 2014`, `kuartal III hingga kuartal IV tahun ini`: the year from the later one."""
    year, basis = year_of(parts, scene)
    period, spans = parts.sense("period"), parts.match.parts
    if year is None:
        return []
    first, last = (f"{year:04d}-{period}{parts.sense(name, 'quarter')}" for name in ("quarter", "last"))
    return [
        Made(value=first, basis=basis, part=(parts.match.start, spans["quarter"][1])),
        Made(value=last, basis=basis, part=(spans["last"][0], parts.match.end)),
    ]

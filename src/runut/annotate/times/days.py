"""Productions of calendar times: days, months, years and their ranges."""

from datetime import date

from msgspec.structs import replace

from runut.annotate.times.calendar import NO_BOUNDS, bounds_of, make_date, month_count, month_value, move, shift
from runut.annotate.times.scene import Made, Parts, Scene
from runut.types.record import Disagreement

Found = list[Made]
FAR = 9  # months: a direction by tense is not believed where it leads further than this and the other way is near
NEAR = 3
STEPS = {"past": -1, "present": 0, "future": 1}
TOLD_STEPS = {"next": 1, "previous": -1, "same": 0}
CLOSE = 60  # days
NEIGHBOURS = 3  # days: `28 dan 29 Desember` are two days, `3 dan 29 Desember` more likely a number and a day
WEEK, MIDWEEK, MONTHS = 7, 4, 12
PIVOT = 50
DAWN = "TDN"


def day(parts: Parts, scene: Scene) -> Found:
    """`17 Agustus 2026`, `Rabu (22/2/2023)`, `24 Februari tahun lalu`, `tanggal 18`."""
    number, month = parts.number("day"), parts.month()
    if number is None or (month is None and parts["nth"]):
        return []
    year, basis = year_of(parts, scene)
    if month is None:
        return _day_of_month(parts, scene, number)
    if year is None:
        found, basis = _nearest_day(parts, scene, month, number)
    else:
        found = make_date(year, month, number)
    value = found.isoformat() if found else f"XXXX-{month:02d}-{number:02d}"
    if found is None and (year is not None or number > 31):
        return []
    made = _with_time(parts, value, basis)
    says_year = year is not None and not parts["weekday"]
    return [replace(made, says_year=says_year, disagrees=_disagreement(parts, scene, found))]


def _day_of_month(parts: Parts, scene: Scene, number: int) -> Found:
    """`tanggal 18`: of the month of publication, or the one before or after by `bulan lalu`, `bulan depan`."""
    if scene.published is None:
        return [Made(value=f"XXXX-XX-{number:02d}")]
    step = {"past": -1, "future": 1}.get(parts.sense("direction") or "", 0)
    months = month_count(scene.published) + step
    found = make_date(months // 12, months % 12 + 1, number)
    return [Made(value=found.isoformat())] if found else []


def _with_time(parts: Parts, value: str, basis: str) -> Made:
    """The day, or the minute or part of it that the text gives."""
    hour, minute = parts.number("hour"), parts.number("minute")
    if hour is not None and minute is not None:
        zone = parts.sense("zone") or ""
        offset = "" if zone == "local" else zone
        return Made(value=f"{value}T{hour:02d}:{minute:02d}{offset}", type="TIME", basis=basis)
    sky = parts.sense("sky") or parts.sense("sky2", "sky")
    if sky:
        return Made(value=value + sky_code(sky), type="TIME", basis=basis, mod=sky_mod(sky))
    return Made(value=value, basis=basis)


def sky_code(sky: str) -> str:
    """The TIMEX3 part of day; `dini hari`, which TIMEX3 lacks, is the morning when it has hardly begun."""
    return "TMO" if sky == DAWN else sky


def sky_mod(sky: str | None) -> str | None:
    """START for `dini hari`."""
    return "START" if sky == DAWN else None


def _disagreement(parts: Parts, scene: Scene, found: date | None) -> Disagreement | None:
    named = parts["weekday"]
    if not named or found is None or scene.lexicon.weekdays[named.lower()] == found.isoweekday():
        return None
    return "weekday"


def year_of(parts: Parts, scene: Scene) -> tuple[int | None, str]:
    """The year that the words give: outright, of two figures, or relative to publication or to the year told."""
    if year := parts.number("year"):
        return year, "text"
    if short := parts.number("short"):
        return (1900 if short > PIVOT else 2000) + short, "text"
    if parts.sense("told") and (told := scene.told.anchor("Y")):
        return told.year + TOLD_STEPS[parts.sense("told") or ""], "told"
    step = year_step(parts, scene)
    if step is None or scene.published is None:
        return None, "published"
    return scene.published.year + step, "published"


def year_step(parts: Parts, scene: Scene) -> int | None:
    """How many years `tahun lalu`, `setahun silam`, `tahun ini` lead from the year of publication."""
    if one := parts["one"]:
        unit = scene.lexicon.ones[one.lower()]
        return -unit.count if unit.code == "Y" else None
    if parts.match.rule.settings.get("year") != "relative":
        return None
    step = STEPS.get(parts.sense("direction") or "")
    return TOLD_STEPS.get(parts.sense("told") or "") if step is None else step


def _nearest_day(parts: Parts, scene: Scene, month: int, number: int) -> tuple[date | None, str]:
    """A day without a year: in the year told, else the nearest to publication, forth or back where the words say so."""
    told = scene.told_year(parts.match.start)
    anchor, direction = scene.published, parts.sense("direction")
    if told is not None and not direction and _in_year_told(parts, scene, told):
        found = make_date(told, month, number)
        if _disagreement(parts, scene, found) is None:
            return found, "told"
    if anchor is None:
        return None, "published"
    days = [d for y in (-1, 0, 1) if (d := make_date(anchor.year + y, month, number))]
    return nearest(days, anchor, direction or lean(parts, scene, days)), "published"


def _in_year_told(parts: Parts, scene: Scene, told: int) -> bool:
    """Whether a day or month without a year lies in an earlier year just told; not where the sentence looks ahead."""
    if scene.published is None:
        return True
    return told < scene.published.year and scene.tense(parts.match.start, parts.match.end) != "future"


def lean(parts: Parts, scene: Scene, days: list[date]) -> str | None:
    """Which way to look from publication: by the tense, back where there is none; either way for days close by."""
    anchor = scene.published
    if anchor is None or any(abs((d - anchor).days) <= CLOSE for d in days):
        return None
    return scene.tense(parts.match.start, parts.match.end) or "past"


def nearest(days: list[date], anchor: date, direction: str | None) -> date | None:
    """The nearest of some days to an anchor; only before or after it where a direction is given."""
    if direction == "past":
        days = [d for d in days if d <= anchor]
    if direction == "future":
        days = [d for d in days if d >= anchor]
    if direction == "present":
        days = [d for d in days if d.year == anchor.year]
    gaps = [(abs((d - anchor).days), d) for d in days]
    return min(gaps)[1] if gaps else None


def day_range(parts: Parts, scene: Scene) -> Found:
    """`22-24 Februari`: the first day as far as its own words, then the last day with month and year."""
    last_month = parts.month("last_month") or parts.month()
    month, first, last = parts.month(), parts.number("day"), parts.number("last")
    if month is None or last_month is None or first is None or last is None:
        return []
    mark = parts.match.rule.settings.get("mark")
    if month == last_month and (first >= last or (mark == "near" and last - first > NEIGHBOURS)):
        return []
    year = parts.number("year")
    end, basis = (make_date(year, last_month, last), "text") if year else _nearest_day(parts, scene, last_month, last)
    start = make_date(end.year - (month > last_month), month, first) if end else None
    if end is None or start is None:
        return []
    spans, stop = parts.match.parts, parts.match.end
    begin = parts.match.start if mark == "tanggal" else spans["day"][0]
    middle = spans["month"][1] if "last_month" in spans else spans["day"][1]
    if parts.match.rule.shape.startswith("["):
        begin = parts.match.start
    return [
        Made(value=start.isoformat(), basis=basis, part=(begin, middle)),
        Made(value=end.isoformat(), basis=basis, part=(spans["last"][0], stop)),
    ]


def day_list(parts: Parts, scene: Scene) -> Found:
    """`15, 16, dan 17 Januari 2015`: month and year from the last one."""
    month, year, spans = parts.month(), parts.number("year"), parts.match.parts
    numbers = [parts.number(name) or 0 for name in ("day", "middle", "last")]
    if month is None or sorted(numbers) != numbers:
        return []
    end, basis = (
        (make_date(year, month, numbers[-1]), "text") if year else _nearest_day(parts, scene, month, numbers[-1])
    )
    dates = [make_date(end.year, month, number) for number in numbers] if end else []
    ranges = spans["day"], spans["middle"], (spans["last"][0], parts.match.end)
    return [Made(value=d.isoformat(), basis=basis, part=part) for d, part in zip(dates, ranges, strict=False) if d]


def dated_weekdays(parts: Parts, scene: Scene) -> Found:
    """`Sabtu-Minggu (27-28/12/2014)`, `Sabtu dan Minggu, 27 dan 28 Desember`: each weekday with its date."""
    first, last, month, year = parts.number("day"), parts.number("last_day"), parts.month(), parts.number("year")
    if first is None or last is None or month is None:
        return []
    end, basis = (make_date(year, month, last), "text") if year else _nearest_day(parts, scene, month, last)
    start = make_date(end.year, month, first) if end else None
    if end is None or start is None or start >= end:
        return []
    spans = parts.match.parts
    ranges = (parts.match.start, spans["weekday"][1]), (spans["last"][0], parts.match.end)
    return [
        Made(value=start.isoformat(), basis=basis, part=ranges[0], disagrees=_disagreement(parts, scene, start)),
        Made(value=end.isoformat(), basis=basis, part=ranges[1]),
    ]


def month_range(parts: Parts, scene: Scene) -> Found:
    """`Januari-Maret 2024`, `Oktober, November, dan Desember tahun lalu`: the year from the last one."""
    last, spans = parts.month("last_month"), parts.match.parts
    if last is None:
        return []
    year, basis = year_of(parts, scene)
    value, basis = (f"{year:04d}-{last:02d}", basis) if year else _nearest_month(parts, scene, last)
    made = [Made(value=value, basis=basis, part=(spans["last_month"][0], parts.match.end), says_year=year is not None)]
    end, _ = bounds_of(value)
    for name in ("middle", "month"):
        if number := parts.month(name) if name in spans else None:
            earlier = shift(end, "M", -((last - number) % MONTHS)) if end else f"XXXX-{number:02d}"
            made.append(Made(value=earlier, basis=basis, part=spans[name]))
    return made[::-1]


def year_range(parts: Parts, scene: Scene) -> Found:
    """`2019-2021`: two years."""
    first, last = parts.number("year"), parts.number("last")
    if first is None or last is None or not first < last:
        return []
    spans = parts.match.parts
    start = parts.match.start if parts.match.rule.settings.get("mark") == "whole" else spans["year"][0]
    return [
        Made(value=f"{first:04d}", basis="text", part=(start, spans["year"][1])),
        Made(value=f"{last:04d}", basis="text", part=spans["last"]),
    ]


def month(parts: Parts, scene: Scene) -> Found:
    """`Februari lalu`, `awal Mei`, `Desember 2022 kemarin`, `Mei tahun ini`."""
    number, mod = parts.month(), parts.sense("part")
    if number is None:
        return []
    year, basis = year_of(parts, scene)
    if year is not None:
        return [Made(value=f"{year:04d}-{number:02d}", mod=mod, basis=basis, says_year=True)]
    value, basis = _nearest_month(parts, scene, number)
    return [Made(value=value, mod=mod, basis=basis)]


def week_of_month(parts: Parts, scene: Scene) -> Found:
    """`pekan kedua Januari 2015`, `minggu terakhir Desember`: the week in whose days that part of the month lies."""
    found = month(parts, scene) if parts["month"] else _month_away(parts, scene)
    first, last = bounds_of(found[0].value) if found else NO_BOUNDS
    nth = int(parts.sense("week_nth") or "0")
    if first is None or last is None or not nth:
        return found
    return [replace(found[0], value=shift(last if nth < 0 else move(first, WEEK * nth - MIDWEEK), "W", 0))]


def _month_away(parts: Parts, scene: Scene) -> Found:
    """`bulan lalu`, `bulan itu`."""
    unit, told = scene.lexicon.units[(parts["unit"] or "").lower()], parts.sense("told")
    anchor = scene.told.anchor("M") if told else scene.published
    if unit.code != "M" or anchor is None:
        return []
    step = TOLD_STEPS[told] if told else STEPS.get(parts.sense("direction") or "", 0)
    return [Made(value=shift(anchor, "M", step), basis="told" if told else "published")]


def _nearest_month(parts: Parts, scene: Scene, number: int) -> tuple[str, str]:
    anchor, direction, told = scene.published, parts.sense("direction"), scene.told_year(parts.match.start)
    if anchor and _is_delivery(parts, scene):
        return month_value(month_count(anchor) + (number - 1 - month_count(anchor)) % 12), "published"
    if told is not None and not direction and _in_year_told(parts, scene, told):
        return f"{told:04d}-{number:02d}", "told"
    if anchor is None:
        return f"XXXX-{number:02d}", "published"
    if direction == "present":
        return f"{anchor.year:04d}-{number:02d}", "published"
    now = month_count(anchor)
    ahead = (number - 1 - now) % 12
    tense = direction or scene.tense(parts.match.start, parts.match.end) or "past"
    if direction is None:
        tense = _believe(tense, ahead)
    back = (12 - ahead) % 12 if not (direction == "past" and ahead == 0) else 12
    return month_value(now + ahead if tense == "future" else now - back), "published"


def _is_delivery(parts: Parts, scene: Scene) -> bool:
    """Goods that are traded for a month are delivered in it: `minyak untuk pengiriman Februari`."""
    words = scene.before(parts.match.start).lower().split()
    return bool(words) and scene.lexicon.has("delivery", words[-1])


def _believe(tense: str, ahead: int) -> str:
    """The tense, unless it leads far away and the other way is near."""
    if tense == "future" and ahead > FAR and 12 - ahead <= NEAR:
        return "past"
    return "future" if tense == "past" and 0 < ahead <= NEAR and 12 - ahead > FAR - 1 else tense


def bare_month(parts: Parts, scene: Scene) -> Found:
    """A month alone: only where it is written as one and is no person's name."""
    name, lexicon = parts["month"] or "", scene.lexicon
    words = scene.before(parts.match.start).split()
    cue = words[-1].strip("(,") if words else ""
    if lexicon.has("listing", cue) and len(words) > 1:
        cue = words[-2].strip(",")
    known = cue.lower() in lexicon.months or lexicon.has("month_cue", cue) or lexicon.has("delivery", cue)
    if known:
        short = name.lower() in lexicon.short_months or lexicon.has("no_month", name)
        return [] if short else month(parts, scene)
    if lexicon.has("name_month", name) or not name.istitle() or _beside_name(parts, scene, words):
        return []
    return month(parts, scene)


def _beside_name(parts: Parts, scene: Scene, before: list[str]) -> bool:
    after = scene.after(parts.match.end).split()
    return bool(before and before[-1].istitle() and not scene.title) or bool(after and after[0][:1].isupper())

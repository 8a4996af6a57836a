"""Productions of feasts and holidays, by the tables of the pack."""

from datetime import date

from runut.annotate.times.days import Found, lean, nearest, year_step
from runut.annotate.times.scene import Made, Parts, Scene


def feast(parts: Parts, scene: Scene) -> Found:
    """`Idul Fitri`, `Imlek 2024`: by the table of years."""
    listed = scene.lexicon.feasts[" ".join((parts["feast"] or "").lower().split())]
    wanted, anchor = _year(parts, scene), scene.published
    if not wanted and _in_name(parts, scene):
        return []
    spans = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in listed]
    if wanted:
        spans = [span for span in spans if str(span[0].year) == wanted]
    elif anchor is None:
        return []
    starts = [first for first, _ in spans]
    first = nearest(starts, anchor, lean(parts, scene, starts)) if anchor and not wanted else min(starts, default=None)
    if first is None:
        return []
    last = dict(spans)[first]
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return [Made(value=value, basis="text" if wanted else "published")]


def _in_name(parts: Parts, scene: Scene) -> bool:
    """A feast that is one word and follows a capital word is somebody's name, unless that word leads to a time."""
    before = scene.before(parts.match.start).split()
    if not before or scene.title or " " in (parts["feast"] or ""):
        return False
    return before[-1].istitle() and not scene.lexicon.has("month_cue", before[-1])


def _year(parts: Parts, scene: Scene) -> str | None:
    """The year that the words give, outright or as last, this or next year."""
    step = year_step(parts, scene)
    if step is not None and scene.published:
        return f"{scene.published.year + step:04d}"
    return parts["year"]


def holiday(parts: Parts, scene: Scene) -> Found:
    """`Hari Kemerdekaan RI`, `Natal 2023`: the same day every year."""
    month_day = scene.lexicon.holidays[" ".join((parts["holiday"] or "").lower().split())]
    words = parts["holiday"] or ""
    if words.islower() and words not in scene.lexicon.small_holidays and not parts["year"]:
        return []
    if wanted := _year(parts, scene):
        return [Made(value=f"{wanted}-{month_day}", basis="text")]
    if scene.published is None:
        return [Made(value=f"XXXX-{month_day}")]
    days = [date.fromisoformat(f"{scene.published.year + y}-{month_day}") for y in (-1, 0, 1)]
    found = nearest(days, scene.published, lean(parts, scene, days))
    return [Made(value=found.isoformat())] if found else []

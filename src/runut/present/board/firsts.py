"""Who reported something first, by day of report, as far as the days tell."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from runut.types.text import Published

Days = tuple[str, str]  # the first and the last day (ISO) on which a report may have come out


class Firsts(NamedTuple):
    """Who was surely first of several; or, where nobody was, those who may share the first day."""

    first: str | None
    level: tuple[str, ...]


def days_out(published: Published | None) -> Days | None:
    """The days on which an article may have come out; None of an undated one."""
    return (published.earliest[:10], published.latest[:10]) if published else None


def find_first(reports: Mapping[str, Iterable[Days]], rivals: Iterable[Days] = ()) -> Firsts:
    """Who of several was first, by all that each reported; `rivals` are reports of nobody known, who cannot be first
    but can be before all others. Of one alone nothing is told."""
    spans = {name: _span(days) for name, days in reports.items() if days}
    if len(spans) < 2:
        return Firsts(None, ())
    others = [_span([days]) for days in rivals]
    for name, (_, latest) in spans.items():
        if all(latest < early for other, (early, _) in spans.items() if other != name) and all(
            latest < early for early, _ in others
        ):
            return Firsts(name, ())
    soonest = min(latest for _, latest in (*spans.values(), *others))
    return Firsts(None, tuple(name for name, (early, _) in spans.items() if early <= soonest))


def _span(days: Iterable[Days]) -> Days:
    """When the first of several reports came out."""
    days = list(days)
    return min(early for early, _ in days), min(latest for _, latest in days)

"""How right the time expressions are, TIMEX3 type by TIMEX3 type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import msgspec

from runut.types.record import TimeType


class FoundTime(msgspec.Struct, frozen=True):
    """A time expression with its TIMEX3 attributes."""

    start: int
    end: int
    type: TimeType
    value: str
    mod: str | None = None


class GoldTime(FoundTime, frozen=True, forbid_unknown_fields=True):
    """One as annotated; optional: neither missed nor wrong."""

    optional: bool = False


@dataclass
class TypeCount:
    """Counts of one type: of gold, found at all (any overlap), on its exact range, and right in each attribute."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    typed: int = 0
    valued: int = 0
    mods: int = 0
    mods_right: int = 0
    extra: int = 0


def count_types(articles: Iterable[tuple[Sequence[GoldTime], Sequence[FoundTime]]]) -> dict[str, TypeCount]:
    """Count over all articles; an extra belongs to the type that the record gives it."""
    counts = {one: TypeCount() for one in get_args(TimeType)}
    for golds, times in articles:
        pairs = dict(pair_times(golds, times))
        for index, gold in enumerate(golds):
            if not gold.optional:
                _count(counts[gold.type], gold, times[pairs[index]] if index in pairs else None)
        for index, time in enumerate(times):
            if index not in pairs.values() and not any(gold.optional and _shared(gold, time) for gold in golds):
                counts[time.type].extra += 1
    return counts


def pair_times(golds: Sequence[GoldTime], times: Sequence[FoundTime]) -> Iterator[tuple[int, int]]:
    """Each gold time with the found one that fits it best, by the share of characters that they have in common."""
    scored = [(_likeness(g, f), -i, -j) for i, g in enumerate(golds) for j, f in enumerate(times) if _shared(g, f)]
    used_golds: set[int] = set()
    used_times: set[int] = set()
    for _, i, j in sorted(scored, reverse=True):
        if -i not in used_golds and -j not in used_times:
            used_golds.add(-i)
            used_times.add(-j)
            yield -i, -j


def render_types(counts: Mapping[str, TypeCount]) -> Iterator[str]:
    """A table; shares are of the gold times of a type."""
    yield f"{'TIMEX3':10}{'gold':>7}{'found':>8}{'exact':>8}{'type':>8}{'value':>8}{'mod':>12}{'extra':>8}"
    for name, count in counts.items():
        shares = "".join(
            f"{_share(part, count.gold):>8}" for part in (count.found, count.exact, count.typed, count.valued)
        )
        yield f"{name:10}{count.gold:7d}{shares}{f'{count.mods_right} of {count.mods}':>12}{count.extra:8d}"


def _count(count: TypeCount, gold: GoldTime, time: FoundTime | None) -> None:
    count.gold += 1
    count.mods += gold.mod is not None
    if time is None:
        return
    count.found += 1
    count.exact += (time.start, time.end) == (gold.start, gold.end)
    count.typed += time.type == gold.type
    count.valued += time.value == gold.value
    count.mods_right += gold.mod is not None and time.mod == gold.mod


def _shared(gold: GoldTime, time: FoundTime) -> int:
    return max(0, min(gold.end, time.end) - max(gold.start, time.start))


def _likeness(gold: GoldTime, time: FoundTime) -> float:
    shared = _shared(gold, time)
    return shared / (gold.end - gold.start + time.end - time.start - shared)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"

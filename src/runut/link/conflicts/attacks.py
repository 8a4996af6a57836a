"""The day of an attack, which is never one happening with that of another day: the same doer, the same town and the
same toll tell that two days are given to one attack."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from runut.link.conflicts.case import Case, Claim, Known, are_told_apart, conflict_id, distinct, is_one_origin, to_sides
from runut.link.conflicts.counts import find_counts
from runut.link.conflicts.dates import is_dated, is_one_moment
from runut.link.told import Told
from runut.types.brief import Conflict, Verdict

TELLING = 5  # a toll so high is hardly met again within days
NEAR = 3  # days by which one attack may be dated wrongly


def find_attack_days(cases: Sequence[Case], known: Known) -> Iterator[Conflict]:
    """A conflict for each doer, town and toll with several days."""
    groups: dict[tuple[str, str, float], list[Claim]] = {}
    for case in cases:
        for told in case.members:
            for key in _keys(told, known):
                groups.setdefault(key, []).append(Claim(case, told))
    for (place, of, value), claims in sorted(groups.items(), key=_by_key):
        apart = [pair for pair in combinations(claims, 2) if _is_rival(pair[0].told, pair[1].told)]
        if apart:
            yield _to_conflict((place, of, f"{value:g}"), distinct(c for pair in apart for c in pair), known)


def _by_key(item: tuple[tuple[str, str, float], list[Claim]]) -> tuple[str, str, float]:
    return item[0]


def _keys(told: Told, known: Known) -> Iterator[tuple[str, str, float]]:
    """Town and toll of an attack with a day of its own."""
    if told.family != "attack" or not told.is_deed or not told.actors or not told.place:
        return
    if not is_dated(told) or not told.days or told.days.length() > 1 or known.world.is_country(told.place):
        return
    for count in find_counts(told, known.words):
        if count.quantity.value >= TELLING and not count.quantity.bound and not count.span:
            yield told.place, count.of, count.quantity.value


def _is_rival(a: Told, b: Told) -> bool:
    """Whether two accounts give one attack different days, and both came out after either of them."""
    if not a.days or not b.days or not a.reported or not b.reported or not are_told_apart([a], [b]):
        return False
    first, later = (a, b) if a.days.first <= b.days.first else (b, a)
    gap = a.days.gap(b.days)
    if not 0 < gap <= NEAR or not a.actors & b.actors or (gap == 1 and is_one_moment(first, later)):
        return False
    return min(a.reported.first, b.reported.first) >= max(a.days.last, b.days.last)


def _to_conflict(key: tuple[str, ...], claims: list[Claim], known: Known) -> Conflict:
    sides: dict[str, list[Told]] = {}
    for _, told in claims:
        sides.setdefault(told.days.first.isoformat() if told.days else "", []).append(told)
    verdict: Verdict = "unclear" if is_one_origin(sides, known.origins) else "contradiction"
    return Conflict(
        id=conflict_id("date", *key),
        kind="date",
        about=claims[0].case.about,
        verdict=verdict,
        happening=claims[0].case.id,
        sides=to_sides(sides, known.origins),
        because="the same doer, town and toll on several days",
    )

"""The first time, the last time, how often: claims about a row of meetings of one pair that cannot all be true."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from runut.link.conflicts.case import (
    ONE_ORIGIN,
    Case,
    Claim,
    Known,
    are_told_apart,
    conflict_id,
    distinct,
    is_one_origin,
    to_sides,
)
from runut.link.conflicts.counts import find_span
from runut.link.told import Told
from runut.types.brief import Conflict, ConflictKind, Verdict

MEETINGS = frozenset({"meet", "visit", "phone", "summit"})
SAME_TIME = 14  # days; so long a row of meetings has the same length


def find_superlatives(cases: Sequence[Case], known: Known) -> Iterator[Conflict]:
    """Rival claims, a conflict for each pair and kind."""
    claims: dict[tuple[str, str, frozenset[str]], list[Claim]] = {}
    for case in cases:
        for told in case.members:
            if told.event.superlative and told.is_deed and told.family in MEETINGS and len(told.sides) >= 2:
                key = (told.event.superlative, told.family, told.sides)
                claims.setdefault(key, []).append(Claim(case, told))
    for (order, _, sides), claimed in claims.items():
        rivals = _find_rivals(claimed, _is_rival_last if order == "last" else _is_rival_first)
        if rivals:
            kind: ConflictKind = "last_occurrence" if order == "last" else "first_occurrence"
            yield _to_conflict(kind, "contradiction", sides, rivals, known)
    yield from _find_times(cases, known)


def _find_rivals(claimed: Sequence[Claim], is_rival: Callable[[Claim, Claim], bool]) -> dict[str, list[Claim]]:
    """The claims by the day and place that they name, where two of different happenings exclude each other."""
    found = [pair for pair in combinations(claimed, 2) if pair[0].case.id != pair[1].case.id and is_rival(*pair)]
    cases = {claim.case.id for pair in found for claim in pair}
    groups: dict[str, list[Claim]] = {}
    for claim in claimed:
        if claim.case.id in cases:
            groups.setdefault(claim.case.id, []).append(claim)
    return {_when_where([c.told for c in claims]): claims for claims in groups.values()}


def _is_rival_last(a: Claim, b: Claim) -> bool:
    """Whether the later of two deeds was over when the other was still called the last."""
    first, later = sorted((a, b), key=_starts)
    x, y, said = first.told.days, later.told.days, first.told.reported
    return bool(x and y and said and x.last < y.first and y.last < said.first)


def _is_rival_first(a: Claim, b: Claim) -> bool:
    """Whether of two deeds on different days, told by different articles, each is called the first of all."""
    x, y = a.told.days, b.told.days
    return bool(x and y and x.gap(y) > 1 and are_told_apart([a.told], [b.told]))


def _starts(claim: Claim) -> tuple[str, str]:
    return claim.told.days.first.isoformat() if claim.told.days else "", claim.case.id


def _find_times(cases: Sequence[Case], known: Known) -> Iterator[Conflict]:
    """How often a pair has met: a row that grows, or numbers of one time, over one stretch, that differ."""
    claims: dict[tuple[str, frozenset[str], frozenset[str]], list[Claim]] = {}
    for case in cases:
        for told in case.members:
            if _times(told) and told.is_deed and told.family in MEETINGS and len(told.sides) >= 2:
                key = (told.family, told.sides, find_span(told, known.words))
                claims.setdefault(key, []).append(Claim(case, told))
    for (_, sides, _), claimed in claims.items():
        apart = [pair for pair in combinations(claimed, 2) if _times(pair[0].told) != _times(pair[1].told)]
        apart = [(a, b) for a, b in apart if are_told_apart([a.told], [b.told])]
        groups: dict[str, list[Claim]] = {}
        for claim in distinct(claim for pair in apart for claim in pair):
            groups.setdefault(f"{_times(claim.told):g}", []).append(claim)
        if groups:
            verdict: Verdict = "evolving" if all(_is_growth(a, b) for a, b in apart) else "contradiction"
            yield _to_conflict("number", verdict, sides, groups, known)


def _times(told: Told) -> float:
    """How many times, where the text says it exactly; 0 where it does not."""
    return next((q.value for q in told.event.quantities if q.of == "times" and not q.bound and q.value > 1), 0.0)


def _is_growth(a: Claim, b: Claim) -> bool:
    x, y = a.told.reported, b.told.reported
    return bool(x and y and x.gap(y) > SAME_TIME and (x.first < y.first) == (_times(a.told) < _times(b.told)))


def _to_conflict(
    kind: ConflictKind, verdict: Verdict, sides: frozenset[str], groups: dict[str, list[Claim]], known: Known
) -> Conflict:
    answers = {value: [claim.told for claim in claims] for value, claims in groups.items()}
    because = ""
    if verdict == "contradiction" and is_one_origin(answers, known.origins):
        verdict, because = "unclear", ONE_ORIGIN
    return Conflict(
        id=conflict_id(kind, *sorted(sides)),
        kind=kind,
        about=" / ".join(sorted(sides)),
        verdict=verdict,
        happening=max((claim for claims in groups.values() for claim in claims), key=_report_order).case.id,
        sides=to_sides(answers, known.origins),
        because=because,
    )


def _report_order(claim: Claim) -> tuple[str, str]:
    return claim.told.reported.first.isoformat() if claim.told.reported else "", claim.case.id


def _when_where(tellings: list[Told]) -> str:
    value = next((t.event.value for t in tellings if t.event.value), "?")
    place = next((t.place for t in tellings if t.place), None)
    return f"{value}, {place}" if place else value

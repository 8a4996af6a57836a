"""Where reports of one happening disagree, and what the disagreement amounts to.

Precision before recall: a plan that a later report overtakes is revised, a toll that grows is evolving, and only deeds
that cannot both be true are a contradiction.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha1
from typing import NamedTuple

from runut.link.life import evidence_of
from runut.link.origins import Origins
from runut.link.told import ONE_OFF, Told
from runut.types.brief import Conflict, ConflictKind, Side, Verdict
from runut.types.calendar import Days

MEETINGS = frozenset({"meet", "visit"})
COARSE = 28  # days; a vaguer date contradicts nothing finer inside or near it


class Case(NamedTuple):
    """A happening as the conflict finders see it."""

    id: str
    about: str
    members: list[Told]


def find_conflicts(case: Case, origins: Origins) -> tuple[Conflict, ...]:
    """All disagreements inside one happening."""
    found = (finder(case, origins) for finder in (_dates, _places, _occurrence, _numbers))
    return tuple(conflict for conflict in found if conflict)


def conflict_id(kind: str, *parts: str) -> str:
    """A short id that the same disagreement always gets."""
    return "c" + sha1("\0".join((kind, *parts)).encode(), usedforsecurity=False).hexdigest()[:8]


def to_sides(groups: dict[str, list[Told]], origins: Origins) -> tuple[Side, ...]:
    """One side for each answer, in order of report."""
    return tuple(
        Side(
            value=value,
            articles=tuple(dict.fromkeys(told.record.id for told in tellings)),
            independent=origins.count(tellings).independent,
            evidence=tuple(dict.fromkeys(evidence_of(told) for told in tellings)),
        )
        for value, tellings in groups.items()
    )


def _conflict(case: Case, kind: ConflictKind, verdict: Verdict, sides: tuple[Side, ...]) -> Conflict:
    return Conflict(
        id=conflict_id(kind, case.id), kind=kind, about=case.about, verdict=verdict, happening=case.id, sides=sides
    )


def _group(tellings: Iterable[Told], answer: Callable[[Told], str | None]) -> dict[str, list[Told]]:
    groups: dict[str, list[Told]] = {}
    for told in tellings:
        if (value := answer(told)) is not None:
            groups.setdefault(value, []).append(told)
    return groups


def _dates(case: Case, origins: Origins) -> Conflict | None:
    """Deeds with dates apart contradict, a date overtaken was revised; acts that recur have many dates."""
    if case.members[0].family not in ONE_OFF:
        return None
    dated = [told for told in case.members if told.days and told.event.status not in {"denied", "hypothetical"}]
    groups = _group(dated, _value)
    if len(groups) < 2:
        return None
    deeds = _group([t for t in dated if t.is_deed and not t.event.definite], _value)
    apart = _apart(list(deeds.items()))
    if apart:
        return _conflict(case, "date", "contradiction", to_sides(_agreeing({v: deeds[v] for v in apart}), origins))
    apart = _apart(list(groups.items()))
    return _conflict(case, "date", "revised", to_sides(groups, origins)) if apart else None


def _agreeing(groups: dict[str, list[Told]]) -> dict[str, list[Told]]:
    """The groups with a range and the days in it as one side, called by the finest of its values."""
    sides: dict[str, list[Told]] = {}
    for value in sorted(groups, key=_Fineness(groups)):
        home = next((v for v in sides if _days(sides[v]).gap(_days(groups[value])) == 0), value)
        sides.setdefault(home, []).extend(groups[value])
    return sides


class _Fineness:
    """Sort key: the shortest interval first."""

    def __init__(self, groups: dict[str, list[Told]]) -> None:
        self._groups = groups

    def __call__(self, value: str) -> int:
        return _days(self._groups[value]).length()


def _days(tellings: list[Told]) -> Days:
    """The days of tellings that share a date."""
    days = tellings[0].days
    assert days is not None  # only dated tellings are grouped by value
    return days


def _value(told: Told) -> str | None:
    return told.event.value


def _apart(groups: list[tuple[str, list[Told]]]) -> list[str]:
    """The values of which at least one other cannot also be true, told by another article."""
    return [v for v, mine in groups if any(_excludes(mine, theirs) for w, theirs in groups if w != v)]


def _excludes(mine: list[Told], theirs: list[Told]) -> bool:
    a, b = mine[0].days, theirs[0].days
    if not a or not b or a.gap(b) == 0:
        return False
    if {t.record.id for t in mine} == {t.record.id for t in theirs}:
        return False
    return not (_is_start(mine[0], a, b) or _is_start(theirs[0], b, a))


def _is_start(told: Told, mine: Days, other: Days) -> bool:
    """Whether `mine` is so vague that a day near it is no contradiction."""
    return told.is_deed and mine.length() > COARSE and mine.gap(other) <= COARSE


def _places(case: Case, origins: Origins) -> Conflict | None:
    """Deeds on the same days at places of which neither holds the other."""
    if case.members[0].family not in MEETINGS:
        return None
    deeds = [told for told in case.members if told.is_deed and told.place and told.place != told.place_country]
    groups = _group(deeds, _place)
    mine = {told.record.id for told in next(iter(groups.values()), [])}
    others = {told.record.id for tellings in list(groups.values())[1:] for told in tellings}
    if len(groups) < 2 or mine == others or case.members[0].family == "visit":
        return None
    return _conflict(case, "place", "contradiction", to_sides(groups, origins))


def _place(told: Told) -> str | None:
    return told.place


def _occurrence(case: Case, origins: Origins) -> Conflict | None:
    """Told as done by one and as not done by another who reports no earlier."""
    deeds = [told for told in case.members if told.is_deed]
    denials = [told for told in case.members if told.event.status == "denied"]
    if not deeds or not denials or not _is_no_earlier(denials, deeds):
        return None
    return _conflict(case, "occurrence", "contradiction", to_sides({"occurred": deeds, "denied": denials}, origins))


def _is_no_earlier(denials: Sequence[Told], deeds: Sequence[Told]) -> bool:
    said = [t.reported.last for t in denials if t.reported]
    done = [days.first for t in deeds if (days := t.days or t.reported)]
    return bool(said and done) and max(said) >= min(done)


def _numbers(case: Case, origins: Origins) -> Conflict | None:
    """Tolls of dated deeds that differ: evolving where later reports count no fewer, else unclear."""
    dated = [told for told in case.members if told.is_deed and told.days]
    counted = [(q.of, q.value, told) for told in dated for q in told.event.quantities]
    for of in sorted({of for of, _, _ in counted if of != "times"}):
        groups: dict[str, list[Told]] = {}
        series = []
        for unit, value, told in counted:
            if unit == of:
                groups.setdefault(f"{value:g} {of}", []).append(told)
                series.append((told.reported.first if told.reported else None, value))
        articles = {told.record.id for tellings in groups.values() for told in tellings}
        if len(groups) > 1 and len(articles) > 1:
            verdict: Verdict = "evolving" if _grows([v for _, v in series]) else "unclear"
            return _conflict(case, "number", verdict, to_sides(groups, origins))
    return None


def _grows(values: list[float]) -> bool:
    return all(a <= b for a, b in zip(values, values[1:], strict=False))


def find_last_meetings(cases: Sequence[Case], origins: Origins) -> tuple[Conflict, ...]:
    """Claims of a last time that name different deeds, though one was done before the other claim was made."""
    claims: dict[tuple[str, frozenset[str]], list[tuple[Case, Told]]] = {}
    for case in cases:
        for told in case.members:
            if told.event.superlative == "last" and told.is_deed and len(told.sides) >= 2 and told.family in MEETINGS:
                claims.setdefault((told.family, told.sides), []).append((case, told))
    found = []
    for (_, sides), claimed in claims.items():
        groups: dict[str, list[Told]] = {}
        for case, told in claimed:
            groups.setdefault(case.id, []).append(told)
        if len(groups) > 1 and _rival(list(groups.values())):
            named = {_when_where(tellings): tellings for tellings in groups.values()}
            about = " / ".join(sorted(sides))
            found.append(
                Conflict(
                    id=conflict_id("last_occurrence", *sorted(sides)),
                    kind="last_occurrence",
                    about=about,
                    verdict="contradiction",
                    happening=max(claimed, key=_report_order)[0].id,
                    sides=to_sides(named, origins),
                )
            )
    return tuple(found)


def _report_order(claim: tuple[Case, Told]) -> str:
    return claim[1].reported.first.isoformat() if claim[1].reported else ""


def _rival(groups: list[list[Told]]) -> bool:
    """Whether the later of two deeds was over when the other was still called the last."""
    for mine in groups:
        for theirs in groups:
            a, b, said = mine[0].days, theirs[0].days, mine[-1].reported
            if mine is not theirs and a and b and said and a.last < b.first and b.last < said.first:
                return True
    return False


def _when_where(tellings: list[Told]) -> str:
    value = next((t.event.value for t in tellings if t.event.value), "?")
    place = next((t.place for t in tellings if t.place), None)
    return f"{value}, {place}" if place else value

"""Dates: deeds on days that cannot both be true contradict; a planned day that a later plan or the deed overtook was
revised."""

import re
from collections.abc import Iterable
from itertools import combinations

from runut.link.conflicts.case import Case, Known, are_told_apart, group_by, to_conflict
from runut.link.life import PLANS
from runut.link.told import Told
from runut.types.brief import Conflict
from runut.types.calendar import Days

NEAR, BEFORE = 90, 40  # characters from an act to the date that is surely its own, behind it and before it
BRIEF = 3  # days; what is told of a longer stretch contradicts no day near it
STAY = 14  # days; whoever stays so long may be said to visit on any of them
OVERTAKEN = 120  # days by which a plan may move and still be the plan for this deed
# So far behind Jakarta (eleven hours and more) that more than half of what happens there falls on the next day here.
FAR_WEST = frozenset({
    "Bolivia", "Canada", "Colombia", "Costa Rica", "Cuba", "Dominican Republic", "Ecuador", "El Salvador", "Guatemala",
    "Haiti", "Honduras", "Jamaica", "Mexico", "Nicaragua", "Panama", "Peru", "United States", "Venezuela",
})  # fmt: skip
HERE = "Indonesia"
ARRIVAL = "arrive in"
ALIKE = frozenset({"visit", "travel to", ARRIVAL})  # so told of one journey
_LATE, _EARLY = re.compile(r"T(NI|EV|[12]\d:)"), re.compile(r"T(MO|0\d:)")


def find_date(case: Case, known: Known) -> Conflict | None:
    """The disagreement about when one thing was done, or will be."""
    if not case.members[0].is_one_off:
        return None
    dated = [told for told in case.members if is_dated(told) and told.event.status not in {"denied", "hypothetical"}]
    deeds = [told for told in dated if told.is_deed and not told.event.definite]
    apart = [pair for pair in combinations(deeds, 2) if _cannot_both_be(*pair, case, known)]
    if apart:
        members = dict.fromkeys(told.key for pair in apart for told in pair)
        sides = _agreeing(told for told in deeds if told.key in members)
        if len(sides) > 1 and all(are_told_apart(a, b) for a, b in combinations(sides.values(), 2)):
            return to_conflict(case, "date", "contradiction", sides, known)
    return _find_revision(case, dated, known)


def is_dated(told: Told) -> bool:
    """Whether the text gives the act a date, in its own sentence and near to it, that is not at odds with itself."""
    if told.days is None:
        return False
    time = next((t for t in told.record.times if t.id == told.event.time), None)
    return (
        time is None
        or time.disagrees is None
        and (time.start - told.event.end <= NEAR and told.event.start - time.end <= BEFORE)
    )


def _agreeing(tellings: Iterable[Told]) -> dict[str, list[Told]]:
    """The tellings by day, a stretch and the days in it as one side that the finest of its values names."""
    groups = group_by(tellings, _day)
    sides: dict[str, list[Told]] = {}
    for value in sorted(groups, key=lambda v: (_length(groups[v]), v)):
        home = next((v for v in sides if _is_one(sides[v][0].days, groups[value][0].days)), value)
        sides.setdefault(home, []).extend(groups[value])
    return sides


def _length(tellings: list[Told]) -> int:
    return tellings[0].days.length() if tellings[0].days else 0


def _is_one(a: Days | None, b: Days | None) -> bool:
    return a is not None and b is not None and a.gap(b) == 0


def _day(told: Told) -> str:
    days = told.days
    return days.first.isoformat() if days and days.length() == 1 else told.event.value or ""


def _cannot_both_be(a: Told, b: Told, case: Case, known: Known) -> bool:
    """Whether two deeds are the same act of the same people at the same place, on days that exclude each other."""
    if a.days is None or b.days is None or a.record.id == b.record.id:
        return False
    first, later = sorted((a, b), key=_starts)
    gap = a.days.gap(b.days)
    if (
        not gap
        or not _is_same_act(a, b, known)
        or max(a.days.length(), b.days.length()) > BRIEF
        or _is_covered(a.days, b.days, case.members)
    ):
        return False
    if gap == 1 and is_one_moment(first, later):
        return False
    if ARRIVAL in {first.event.predicate, later.event.predicate}:
        return later.event.predicate == ARRIVAL  # whoever has arrived may be seen on any day after it
    return _looks_back(first, later)


def _starts(told: Told) -> tuple[str, str]:
    return told.days.first.isoformat() if told.days else "", told.record.id


def _is_same_act(a: Told, b: Told, known: Known) -> bool:
    predicates = {a.event.predicate, b.event.predicate}
    if not (len(predicates) == 1 or predicates <= ALIKE) or len(_towns(a, b)) > 1:
        return False
    if a.family != "visit":
        return len(a.sides & b.sides) > 1
    if not a.actors & b.actors or (a.place != b.place and (_is_at_site(a) or _is_at_site(b))):
        return False
    aim, other = a.recipients | {a.place}, b.recipients | {b.place}
    abroad = (a.goals & b.goals) - (a.actors_of & b.actors_of)
    return bool((aim & other) - {None} or abroad) and (ARRIVAL not in predicates or a.goals == b.goals)


def _is_covered(a: Days, b: Days, members: Iterable[Told]) -> bool:
    """Whether some report gives a stretch that holds both days: a visit of three days is on each of them."""
    stretches = (told.days for told in members if told.days and told.days.length() <= STAY)
    return any(stretch.contains(a) and stretch.contains(b) for stretch in stretches)


def is_one_moment(first: Told, later: Told) -> bool:
    """Whether a day's difference may be the clocks': far in the west, or from a late hour to an early one abroad."""
    if _is_relative(first) or _is_relative(later):
        return True
    lands = {first.place_country, later.place_country} - {None} or first.goals | later.goals
    if lands & FAR_WEST:
        return True
    late, early = _LATE.search(first.event.value or ""), _EARLY.search(later.event.value or "")
    return bool(late or early) and HERE not in lands


def _is_relative(told: Told) -> bool:
    """Whether the day is only told as seen from another (`tomorrow`), so that an hour around midnight moves it."""
    time = next((t for t in told.record.times if t.id == told.event.time), None)
    return time is not None and not any(c.isdigit() for c in told.record.text[time.start : time.end])


def _looks_back(first: Told, later: Told) -> bool:
    """Whether the report of the earlier day came out after the later one: else what it tells of may simply go on."""
    return bool(later.days and first.reported and first.reported.first >= later.days.last)


def _find_revision(case: Case, dated: list[Told], known: Known) -> Conflict | None:
    moved = [pair for pair in combinations(dated, 2) if _is_overtaken(*pair, case, known)]
    if not moved:
        return None
    members = {told.key for pair in moved for told in pair}
    sides = group_by((told for told in dated if told.key in members), _day)
    return to_conflict(case, "date", "revised", sides, known) if len(sides) > 1 else None


def _is_overtaken(plan: Told, after: Told, case: Case, known: Known) -> bool:
    """Whether what a later report plans or tells as done leaves no room for an earlier plan."""
    if not plan.days or not after.days or plan.is_deed or plan.record.id == after.record.id:
        return False
    gap = plan.days.gap(after.days)
    if not 0 < gap <= OVERTAKEN or _is_covered(plan.days, after.days, case.members):
        return False
    if gap == 1 and is_one_moment(*sorted((plan, after), key=_starts)):
        return False
    arrival, day = (plan, after) if plan.event.predicate == ARRIVAL else (after, plan)
    if day.event.predicate != ARRIVAL == arrival.event.predicate and _starts(arrival) < _starts(day):
        return False  # whoever has arrived, or will, may be seen on any day after it
    earlier = not plan.reported or not after.reported or plan.reported.first <= after.reported.last
    return earlier and plan.event.status in PLANS and _is_same_act(plan, after, known)


def _is_at_site(told: Told) -> bool:
    """Whether the place is a building or the like: whoever visits it visits others on other days of one journey."""
    return any(e.id == told.event.place and e.type == "FAC" for e in told.record.entities)


def _towns(*tellings: Told) -> set[str]:
    return {told.place for told in tellings if told.place and told.place != told.place_country}

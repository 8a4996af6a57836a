"""Whether two mentions tell of one happening: features, each with a score and its reason in words.

A feature that cannot be reconciled vetoes; otherwise the scores add up, and `ENOUGH` of them make one happening.
"""

from collections.abc import Callable
from typing import NamedTuple

from runut.link.told import ONE_OFF, PAIRED, Told

VETO = float("-inf")
ENOUGH = 2.5
SLACK = 2  # days by which reports of one deed may differ and still mean it
COARSE = 180  # days; in so long a time there is room for more than one such act
REVISED = 120  # days by which a plan may move and still be the plan for this deed


class Feature(NamedTuple):
    """What a comparison found."""

    score: float
    reason: str


Compare = Callable[[Told, Told], Feature]


def compare(a: Told, b: Told) -> tuple[float, tuple[str, ...]]:
    """The sum of all features and the reasons, `VETO` where one rules it out."""
    found = []
    for feature in FEATURES:
        result = feature(a, b)
        found.append(result)
        if result.score == VETO:
            break
    return sum(f.score for f in found), tuple(f.reason for f in found if f.reason)


def compare_act(a: Told, b: Told) -> Feature:
    """The same kind of act."""
    if a.family != b.family:
        return Feature(VETO, f"{a.family} is not {b.family}")
    same = a.event.predicate == b.event.predicate
    return Feature(0.5 if same else 0.0, f"both {a.event.predicate}" if same else f"both {a.family}")


def compare_participants(a: Told, b: Told) -> Feature:
    """The same people or countries on the same sides; inside one article, a side that goes without saying."""
    if a.record.id == b.record.id and (not a.actors or not b.actors) and (a.goals or a.sides) & (b.goals or b.sides):
        return Feature(2.0, "told again without saying by whom")
    if a.family == "visit":
        return _compare_visitors(a, b)
    if a.family in PAIRED:
        return _compare_pairs(a, b)
    return _compare_sides(a, b)


def compare_place(a: Told, b: Told) -> Feature:
    """The same place, or one inside the other."""
    if a.family == "phone" or not a.place or not b.place:
        return Feature(0.0, "")
    if a.place == b.place:
        return Feature(1.0, f"both in {a.place}")
    if a.place_country and a.place_country == b.place_country:
        inside = a.place_country in {a.place, b.place}
        return Feature(0.5 if inside else 0.0, f"{a.place} and {b.place} are in {a.place_country}")
    if (not a.place_country or not b.place_country) and a.days and a.days == b.days and a.days.length() == 1:
        return Feature(0.0, f"{a.place} and {b.place} on one day")
    return Feature(VETO, f"{a.place} is not {b.place}")


def compare_time(a: Told, b: Told) -> Feature:
    """Days that agree, or a plan and what it became."""
    if a.window is None or b.window is None:
        return Feature(0.0, "no date to compare")
    gap = a.window.gap(b.window)
    if a.is_deed and b.is_deed:
        return _compare_deeds(a, b, gap)
    if a.family not in ONE_OFF:
        return _compare_recurring(a, b, gap)
    if gap == 0:
        return Feature(1.0 if a.days and b.days else 0.5, "dates agree")
    if a.is_deed != b.is_deed and not _is_plan_first(a, b):
        return Feature(VETO, "planned only after the deed")
    if gap > REVISED:
        return Feature(VETO, f"{gap} days apart")
    return Feature(0.5, f"a plan moved by {gap} days")


def _compare_deeds(a: Told, b: Told, gap: int) -> Feature:
    if gap > (SLACK if a.days and b.days and a.family in ONE_OFF else 0):
        return Feature(VETO, f"{gap} days apart")
    if gap:
        return Feature(0.0, f"told {gap} days apart")
    if a.days and b.days:
        return _compare_overlap(a.days.length(), b.days.length())
    if max(_length(a), _length(b)) > COARSE and min(_length(a), _length(b)) <= 31:
        return Feature(-0.5, "one date is only a year")
    return Feature(0.5, "may be the same days")


def _length(told: Told) -> int:
    return told.window.length() if told.window else 0


def _compare_overlap(left: int, right: int) -> Feature:
    """A month or less agrees; a whole year holds many acts, so that a day in it says little."""
    if max(left, right) <= 31:
        return Feature(1.5, "dates agree")
    if min(left, right) <= 31:
        return Feature(-0.5, "one date is only a year")
    return Feature(0.5, "dates agree")


def _compare_recurring(a: Told, b: Told, gap: int) -> Feature:
    """A threat of the next attack is not the last attack: told otherwise than as a deed, only dates can join them."""
    if a.event.status == b.event.status and gap == 0:
        return Feature(0.5, "may be the same days")
    if a.days and b.days and gap == 0:
        return Feature(1.0, "dates agree")
    return Feature(VETO, "acts that recur, without a common date")


def _is_plan_first(a: Told, b: Told) -> bool:
    """Whether the plan was reported no later than the deed ended."""
    plan, deed = (b, a) if a.is_deed else (a, b)
    return not plan.reported or not deed.window or plan.reported.first <= deed.window.last


def _compare_visitors(a: Told, b: Told) -> Feature:
    if a.goals and b.goals and not a.goals & b.goals:
        return Feature(VETO, "different destinations")
    goal = 0.5 if a.goals & b.goals else 0.0
    shared = a.actors & b.actors
    if shared:
        return Feature(2.0 + goal, f"the same visitor, {_join(shared)}")
    return Feature(VETO, "different visitors")


def _compare_pairs(a: Told, b: Told) -> Feature:
    shared = a.sides & b.sides
    if len(shared) >= 2:
        return Feature(2.0, f"between {_join(shared)}")
    countries = a.countries & b.countries
    if a.people and b.people:
        if len(shared) == 1 and min(len(a.sides), len(b.sides)) == 1:
            return Feature(1.0, f"with {_join(shared)}")
        return Feature(VETO, "different participants")
    if len(countries) >= 2:
        return Feature(1.5, f"between {_join(countries)}")
    if shared and min(len(a.sides), len(b.sides)) == 1:
        return Feature(1.0, f"with {_join(shared)}")
    return Feature(VETO, "different participants")


def _compare_sides(a: Told, b: Told) -> Feature:
    actor = _compare_side(a.actors, b.actors)
    recipient = _compare_side(a.recipients, b.recipients)
    if VETO in (actor, recipient):
        return Feature(VETO, "different sides")
    return Feature(actor + recipient, f"by {_join(a.actors & b.actors)} on {_join(a.recipients & b.recipients)}")


def _compare_side(a: frozenset[str], b: frozenset[str]) -> float:
    if not a and not b:
        return 0.25
    if not a or not b:
        return 0.0
    return 1.0 if a & b else VETO


def _join(names: frozenset[str]) -> str:
    return " and ".join(sorted(names)) or "unnamed"


FEATURES: tuple[Compare, ...] = (compare_act, compare_participants, compare_place, compare_time)

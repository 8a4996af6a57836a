"""Places: one meeting on one day in two towns, neither of which holds the other."""

from itertools import combinations

from runut.link.conflicts.case import Case, Known, are_told_apart, group_by, to_conflict
from runut.link.told import Told
from runut.types.brief import Conflict

MEETINGS = frozenset({"meet", "summit"})
BRIEF = 2  # days; who meets for longer may move on


def find_place(case: Case, known: Known) -> Conflict | None:
    """The disagreement about where the parties met."""
    if case.members[0].family not in MEETINGS:
        return None
    placed = [told for told in case.members if told.is_deed and _is_in_town(told, known)]
    apart = [pair for pair in combinations(placed, 2) if _cannot_both_be(*pair)]
    members = {told.key for pair in apart for told in pair}
    sides = group_by((told for told in placed if told.key in members), _place)
    if len(sides) < 2 or not all(are_told_apart(a, b) for a, b in combinations(sides.values(), 2)):
        return None
    return to_conflict(case, "place", "contradiction", sides, known)


def _is_in_town(told: Told, known: Known) -> bool:
    """Whether a town is named: no country, sea or building, nor a region that may hold the other town."""
    place = next((e for e in told.record.entities if e.id == told.event.place), None)
    return place is not None and place.type == "GPE" and known.world.is_town(place.name)


def _cannot_both_be(a: Told, b: Told) -> bool:
    if not a.place or not b.place or not a.days or not b.days or a.days.gap(b.days):
        return False
    if max(a.days.length(), b.days.length()) > BRIEF or len(a.sides & b.sides) < 2:
        return False
    return not set(a.place.split()) & set(b.place.split())


def _place(told: Told) -> str | None:
    return told.place

"""No plan becomes a deed: what one article tells both as to come and, without a date, as done, is still to come.

`Kunjungan itu dilakukan saat …` in a report of next week's visit, or a heading that names the meeting, is no deed.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from runut.link.same import ENOUGH, compare
from runut.link.told import Told

TO_COME = frozenset({"announced", "planned", "rumoured", "hypothetical"})


def hedge(tellings: Sequence[Told]) -> list[Told]:
    """The mentions of one article, its undated deeds given the status of the plan that the article tells too, and what
    points back to a deed that of the deed."""
    plans = [told for told in tellings if _lies_ahead(told)]
    deeds = [told for told in tellings if told.is_deed and told.days]
    return [_hedged(told, plans, deeds) for told in tellings]


def _hedged(told: Told, plans: list[Told], deeds: list[Told]) -> Told:
    if not told.is_deed and not told.days:
        return _settled(told, deeds)
    if not told.is_deed or told.days:
        return told
    if not told.is_one_off:  # what recurs has been done before, whatever is to come
        plan = next((plan for plan in plans if told.event.same_as == plan.event.id), None)
    elif any(_is_same(told, deed) for deed in deeds):
        return told
    else:
        plan = next((plan for plan in plans if _is_same(told, plan)), None)
    return replace(told, event=replace(told.event, status=plan.event.status)) if plan else told


def _settled(told: Told, deeds: list[Told]) -> Told:
    """A mention that points back to a dated deed which was over when the article came out, as that deed."""
    deed = next((deed for deed in deeds if told.event.same_as == deed.event.id), None)
    if deed is None or deed.days is None or told.reported is None or deed.days.last >= told.reported.first:
        return told
    return replace(told, window=deed.days, event=replace(told.event, status=deed.event.status))


def _is_same(a: Told, b: Told) -> bool:
    if a.event.same_as == b.event.id or b.event.same_as == a.event.id:
        return True
    return compare(a, b)[0] >= ENOUGH or _is_half_told(a, b)


def _is_half_told(a: Told, b: Told) -> bool:
    """Whether one of two mentions of the same act names a single side, which has part in the other through its country:
    `China akan memakai KTT itu` beside the summit of two presidents."""
    single = min(len(a.sides), len(b.sides)) == 1
    return single and a.event.predicate == b.event.predicate and bool(a.countries & b.countries)


def _lies_ahead(told: Told) -> bool:
    """Whether an article tells it as to come, and not as a plan whose day was over when it came out."""
    if told.event.status not in TO_COME:
        return False
    return told.days is None or told.reported is None or told.days.last >= told.reported.last

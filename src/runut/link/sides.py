"""Whether two mentions have the same participants, by what kind of act it is: a score, and its reason in words."""

from typing import NamedTuple

from runut.link.kin import MUTUAL, WORDS
from runut.link.told import Told

VETO = float("-inf")
NOBODY = frozenset[str]()


class Feature(NamedTuple):
    """What a comparison found; `of` and `to` are names for the reason, put into words only where it is shown."""

    score: float
    reason: str
    of: frozenset[str] = NOBODY
    to: frozenset[str] = NOBODY

    def __str__(self) -> str:
        """The reason with its score."""
        said = self.reason.format(_join(self.of), _join(self.to))
        return said if self.score == VETO else f"{said} ({self.score:+g})"


def compare_participants(a: Told, b: Told) -> Feature:
    """The same people or countries on the same sides."""
    if a.family in {"visit", "attend"}:
        return _compare_visitors(a, b)
    if a.family in MUTUAL:
        return _compare_pairs(a, b)
    return _compare_directed(a, b)


def _compare_visitors(a: Told, b: Told) -> Feature:
    if a.goals and b.goals and not a.goals & b.goals:
        return Feature(VETO, "different destinations")
    if a.site != b.site and a.event.predicate == b.event.predicate:
        return Feature(VETO, "a stop on a visit")
    shared = a.actors & b.actors
    if not shared:
        return _compare_unsaid_visitor(a, b)
    if a.goals & b.goals:
        return Feature(2.5, "the same visitor, {}, to {}", shared, a.goals & b.goals)
    if a.record.id != b.record.id:
        return Feature(1.25, "the same visitor, {}", shared)
    return Feature(1.5 if a.goals or b.goals else 2.0, "the same visitor, {}", shared)


def _compare_unsaid_visitor(a: Told, b: Told) -> Feature:
    """A visit told again in one article without saying by whom."""
    if a.record.id == b.record.id and not (a.actors and b.actors) and a.goals & b.goals:
        return Feature(2.0, "told again without saying by whom")
    return Feature(VETO, "different visitors")


def _compare_pairs(a: Told, b: Told) -> Feature:
    if _is_round(a) != _is_round(b):
        return Feature(VETO, "a gathering is no meeting of two")
    shared = a.sides & b.sides
    if len(shared) >= 2:
        vague = shared <= a.countries and a.event.predicate != b.event.predicate  # countries are always in touch
        return Feature(1.5 if vague else 2.0, "between {}", shared)
    if _is_round(a) and shared:  # whom a report names of many differs
        return Feature(1.0, "with {}", shared)
    rest_a, rest_b = a.sides - shared, b.sides - shared
    if shared and not (rest_a and rest_b):
        return Feature(1.0, "with {}", shared)
    if _stands_for(rest_a, rest_b, b) or _stands_for(rest_b, rest_a, a):
        return Feature(1.0 if shared else 0.25, "between {}", a.countries & b.countries)
    return Feature(VETO, "different participants")


def _is_round(told: Told) -> bool:
    """Whether it is called a summit, of more than two or with something beside it: the meetings of two are others."""
    return told.event.predicate == "hold a summit" and (len(told.sides) > 2 or told.aside)


def _stands_for(names: frozenset[str], others: frozenset[str], of: Told) -> bool:
    """Whether the names are countries alone, among them those of all the others: China for Wang Yi."""
    return bool(names) and names <= of.countries and len(others) <= len(names)


def _compare_directed(a: Told, b: Told) -> Feature:
    if is_reversed(a, b):
        return Feature(VETO, "the other way round")
    actor = _compare_side(a.actors, b.actors, a.actors_of, b.actors_of)
    recipient = _compare_side(a.recipients, b.recipients, a.recipients_of, b.recipients_of)
    if VETO in (actor, recipient):
        return Feature(VETO, "different sides")
    if actor + recipient < 1:
        return Feature(VETO, "no side in common")
    speaker = a.actors & b.actors
    unsure = (
        0.5 if a.event.type in WORDS and not speaker and a.record.id != b.record.id else 0.0
    )  # words are a speaker's
    return Feature(actor + recipient - unsure, "by {} on {}", speaker, a.recipients & b.recipients)


def is_reversed(a: Told, b: Told) -> bool:
    """Whether one does it to the other in one mention, and the other way round (or each to each) in the other."""
    if a.actors & a.recipients and b.actors & b.recipients:
        return False
    return bool(a.actors & b.recipients or a.recipients & b.actors)


def _compare_side(a: frozenset[str], b: frozenset[str], a_of: frozenset[str], b_of: frozenset[str]) -> float:
    if not a and not b:
        return 0.25
    if not a or not b:
        return 0.0
    if a & b:
        return 1.0
    return 0.75 if a & b_of or b & a_of or _is_body(a, b) else VETO  # a country for who speaks for it


def _is_body(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one name is part of another: the United Nations and their Security Council."""
    mine, theirs = ([set(name.split()) for name in names if " " in name] for names in (a, b))
    return any(x <= y or y <= x for x in mine for y in theirs)


def _join(names: frozenset[str]) -> str:
    return " and ".join(sorted(names)) or "unnamed"

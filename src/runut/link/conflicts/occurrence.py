"""Whether it happened at all: told as done by some, and denied by others of whom none came out before the deed."""

import re
from collections.abc import Iterator, Sequence

from runut.link.conflicts.case import Case, Claim, Known, articles_of, to_conflict
from runut.link.kin import PAIRED
from runut.link.told import Told
from runut.types.brief import Conflict

OPEN = frozenset({"possible", "future", "purpose", "planned", "prevented", "condition"})
ALONE = frozenset({"RETREAT", "CONCEDE", "MOBILIZE"})  # what one does by oneself: resign, withdraw, arm
SAID = frozenset({"denial", "happen"})  # denied in so many words, or said not to have taken place
_NEGATION = re.compile(r"denied:([^+;]+)")
_RULE = re.compile(r"(\w+):")
BLOWS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
SOON = 14  # days between a deed and its denial, where the deed has no date


def find_occurrences(cases: Sequence[Case], known: Known) -> Iterator[Conflict]:
    """The disagreements about whether a deed was done.

    A denial must deny the same claim: the act, the doer, whom it was done to. Where only one party says that it was
    done, another's denial is a position, and the verdict unclear. A denial without a day belongs to the only such deed
    of its time, whichever happening it was counted to.
    """
    denied: dict[str, list[Told]] = {}
    for case in cases:
        for told in case.members:
            if _is_denial(told):
                for home in _homes(Claim(case, told), cases):
                    denied.setdefault(home, []).append(told)
    for case in cases:
        deeds = [told for told in case.members if told.is_deed]
        mine = denied.get(case.id)
        conflict = _find_occurrence(case, deeds, mine, known) if deeds and mine else None
        if conflict:
            yield conflict


def _homes(denial: Claim, cases: Sequence[Case]) -> set[str]:
    """The ids of the happening that a denial was counted to, and of the only one that has a deed which it denies.

    Only blows and the like are looked for elsewhere: what is supported, asked or refused is known by its matter, which
    is weighed where mentions are counted to happenings.
    """
    if denial.told.event.type not in BLOWS:
        return {denial.case.id}
    found = {c.id for c in cases if any(t.is_deed and _is_denied(t, denial.told) for t in c.members)}
    return {denial.case.id, *(found if len(found) == 1 else ())}


def _find_occurrence(case: Case, deeds: list[Told], denials: list[Told], known: Known) -> Conflict | None:
    denials = [d for d in denials if any(_is_denied(deed, d) for deed in deeds)]
    deeds = [deed for deed in deeds if any(_is_denied(deed, d) for d in denials)]
    both = articles_of(deeds) & articles_of(denials)
    deeds = [told for told in deeds if told.record.id not in both]
    denials = [told for told in denials if told.record.id not in both]
    if not deeds or not denials:
        return None
    facts = [told for told in deeds if not told.event.attribution and not told.event.quotation and not _is_said(told)]
    sides = {"occurred": deeds, "denied": denials}
    if facts:
        return to_conflict(case, "occurrence", "contradiction", sides, known)
    because = "only who is quoted says that it was done"
    return to_conflict(case, "occurrence", "unclear", sides, known, because=because)


def _is_said(told: Told) -> bool:
    """Whether it is what somebody says, by the rule that read it, though no source could be made of who says it."""
    return "report" in _RULE.findall(told.event.why)


def _is_denial(told: Told) -> bool:
    """Whether it is said not to have been done, by the rules that read it: not that it cannot, need not or will not."""
    rules = set(_RULE.findall(told.event.why))
    if told.event.status != "denied" or rules & OPEN:
        return False
    return bool(rules & SAID) or any(_stands_before(told, word) for word in _NEGATION.findall(told.event.why))


def _stands_before(told: Told, word: str) -> bool:
    """Whether a negation stands right before the act, or one word before it: else it denies something else."""
    before = told.record.text[: told.event.start].casefold().split()[-2:]
    return word.split()[0] in before


def _have_same_sides(a: Told, b: Told) -> bool:
    if a.family in PAIRED:
        return len(a.sides & b.sides) > 1
    return bool(a.actors & b.actors) and (bool(a.recipients & b.recipients) or not a.recipients | b.recipients)


def _is_whole(told: Told) -> bool:
    """Whether it is told who did it, and for what is done between two, with whom or to whom."""
    return bool(told.actors) and (len(told.sides) > 1 or told.event.type in ALONE)


def _is_denied(deed: Told, denial: Told) -> bool:
    """Whether a denial is of this very deed, and not of a plan for it or of one before it."""
    if deed.event.predicate != denial.event.predicate or deed.record.id == denial.record.id:
        return False
    if not _is_whole(deed) or not _is_whole(denial) or not _have_same_sides(deed, denial):
        return False
    if deed.days and denial.days and deed.days.gap(denial.days):
        return False
    done, said = deed.days or deed.reported, denial.reported
    if not done or not said or said.last < done.first:
        return False
    return done.gap(said) <= SOON

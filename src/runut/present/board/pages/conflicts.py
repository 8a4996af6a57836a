"""Where reports disagree, the gravest first."""

from collections import Counter
from typing import NamedTuple

from runut.present.board.disputes import GRAVITY, Dispute, articles_in, find_dispute, gravest_first, story_of
from runut.present.board.filters import Choice, name_choices, stories_then, story_choices
from runut.present.board.lines import find_outlets
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import Conflict, ConflictKind, Verdict
from runut.types.text import Value

SHOWN = 20  # on a page


class Choices(Value, frozen=True, kw_only=True):
    """All that the conflicts of a casebook can be filtered by."""

    kinds: tuple[Choice, ...]
    verdicts: tuple[Choice, ...]
    stories: tuple[Choice, ...]
    outlets: tuple[Choice, ...]


class Conflicts(Value, frozen=True, kw_only=True):
    """One part of the conflicts that pass the filters; `total` is how many there are without them."""

    as_of: str | None
    total: int
    choices: Choices
    conflicts: tuple[Dispute, ...]
    paging: Paging


class Filters(NamedTuple):
    """What a reader wants of the conflicts; None where anything will do."""

    kind: ConflictKind | None = None
    verdict: Verdict | None = None
    story: str | None = None
    outlet: str | None = None


class _Facts(NamedTuple):
    """What a conflict is filtered by."""

    conflict: Conflict
    story: str | None
    outlets: tuple[str, ...]


def build_conflicts(snapshot: Snapshot, now: Snapshot, speech: Speech, filters: Filters, *, page: int) -> Conflicts:
    """The page of conflicts; a story is meant as it is called then or now."""
    known = [_facts(snapshot, speech, conflict) for conflict in gravest_first(snapshot.links.conflicts)]
    stories = stories_then(snapshot, now, filters.story) if filters.story else None
    passing = [facts.conflict for facts in known if _passes(facts, filters, stories)]
    shown, paging = cut(passing, page, SHOWN)
    return Conflicts(
        as_of=snapshot.as_of,
        total=len(known),
        choices=_choices(snapshot, speech, known),
        conflicts=tuple(find_dispute(snapshot, speech, conflict) for conflict in shown),
        paging=paging,
    )


def _facts(snapshot: Snapshot, speech: Speech, conflict: Conflict) -> _Facts:
    articles = (article for article in articles_in(conflict) if article in snapshot.articles)
    return _Facts(conflict, story_of(snapshot, conflict), find_outlets(snapshot, speech, articles))


def _passes(facts: _Facts, filters: Filters, stories: frozenset[str] | None) -> bool:
    return (
        filters.kind in {None, facts.conflict.kind}
        and filters.verdict in {None, facts.conflict.verdict}
        and (stories is None or facts.story in stories)
        and (filters.outlet is None or filters.outlet in facts.outlets)
    )


def _choices(snapshot: Snapshot, speech: Speech, known: list[_Facts]) -> Choices:
    verdicts = Counter(facts.conflict.verdict for facts in known)
    wording = speech.wording
    return Choices(
        kinds=name_choices((facts.conflict.kind for facts in known), wording.conflict.__getitem__),
        verdicts=tuple(
            Choice(value=verdict, label=wording.verdict[verdict], count=verdicts[verdict])
            for verdict in GRAVITY
            if verdict in verdicts
        ),
        stories=story_choices(snapshot, speech, (facts.story for facts in known)),
        outlets=name_choices((outlet for facts in known for outlet in facts.outlets), str),
    )

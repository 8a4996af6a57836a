"""A conflict as pages show it: its sides next to each other, each with its words and how many really say so."""

from collections.abc import Iterable, Iterator

from runut.present.board.lines import Words, find_outlets, find_words
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import Conflict, ConflictKind, Judged, Side, Verdict
from runut.types.text import Value

GRAVITY: tuple[Verdict, ...] = ("contradiction", "unclear", "revised", "evolving")
WITHIN_ONE: frozenset[ConflictKind] = frozenset({"headline", "weekday"})  # of one article with itself
IN_TURN: frozenset[Verdict] = frozenset({"revised", "evolving"})  # the later word takes the place of the earlier


class SideView(Value, frozen=True, kw_only=True):
    """One of the answers: `value` as the casebook has it, `label` as it is said, who says so in which words, and
    how many independent origins are left."""

    value: str
    label: str
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    independent: int
    words: tuple[Words, ...]


class Dispute(Value, frozen=True, kw_only=True):
    """A conflict with its sides; those of a revised plan or a growing count in order of report.

    `about` says what it is about; `because` why the verdict is no other, or is empty.
    """

    id: str
    kind: ConflictKind
    verdict: Verdict
    about: str
    happening: str | None
    story: str | None
    story_label: str | None
    because: str
    sides: tuple[SideView, ...]
    judged: tuple[Judged, ...]


def find_dispute(snapshot: Snapshot, speech: Speech, conflict: Conflict) -> Dispute:
    """What a conflict is shown as."""
    story = snapshot.stories.get(story_of(snapshot, conflict) or "")
    return Dispute(
        id=conflict.id,
        kind=conflict.kind,
        verdict=conflict.verdict,
        about=speech.about(snapshot, conflict),
        happening=conflict.happening if conflict.happening in snapshot.happenings else None,
        story=story.id if story else None,
        story_label=speech.story(story, snapshot.judged(story.id)) if story else None,
        because=conflict.because,
        sides=tuple(_side(snapshot, speech, conflict, side) for side in _in_order(snapshot, conflict)),
        judged=snapshot.judged(conflict.id),
    )


def gravest_first(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Conflicts in the order in which a desk should look at them: what cannot both be true, between reports before
    within one, what more origins stand behind before what fewer do."""
    return sorted(conflicts, key=_gravity)


def story_of(snapshot: Snapshot, conflict: Conflict) -> str | None:
    """The story in which a conflict is."""
    happening = snapshot.happenings.get(conflict.happening or "")
    if happening:
        return happening.story
    return next((snapshot.story_of[a] for a in articles_in(conflict) if a in snapshot.story_of), None)


def articles_in(conflict: Conflict) -> Iterator[str]:
    """The articles on all sides of a conflict."""
    return (article for side in conflict.sides for article in side.articles)


def _gravity(conflict: Conflict) -> tuple[int, bool, int, int, str]:
    sides = sorted(side.independent for side in conflict.sides)
    return (
        GRAVITY.index(conflict.verdict),
        conflict.kind in WITHIN_ONE,
        -sum(sides),
        -sum(1 for _ in articles_in(conflict)),
        conflict.id,
    )


def _in_order(snapshot: Snapshot, conflict: Conflict) -> list[Side]:
    if conflict.verdict not in IN_TURN:
        return list(conflict.sides)
    return sorted(conflict.sides, key=lambda side: _first_report(snapshot, side))


def _first_report(snapshot: Snapshot, side: Side) -> str:
    """The day on which a side was first taken, as an ISO value that sorts."""
    told = (snapshot.articles[article].published for article in side.articles if article in snapshot.articles)
    return min((published.value for published in told if published and published.value), default="")


def _side(snapshot: Snapshot, speech: Speech, conflict: Conflict, side: Side) -> SideView:
    known = [article for article in side.articles if article in snapshot.articles]
    return SideView(
        value=side.value,
        label=speech.side(conflict, side),
        outlets=find_outlets(snapshot, speech, known),
        articles=tuple(known),
        independent=side.independent,
        words=tuple(find_words(snapshot, speech, e) for e in side.evidence if e.article in snapshot.articles),
    )

"""What persons judged: who, when, what, and of which characters."""

from collections.abc import Iterator, Mapping, Sequence

from runut.link.anchors import is_found, locate
from runut.present.board.lines import Words, find_words
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import Evidence
from runut.types.judgement import Anchor, Judgement, JudgementKind, Target
from runut.types.record import Record, Status
from runut.types.text import Value

ON_A_PAGE = 20
SHOWN = 2  # anchors of a side that are shown


class Place(Value, frozen=True, kw_only=True):
    """Where a judgement is anchored: an article, and in it the words as they stand now; without words, all of it.

    `gist` tells items of the same words apart, such as a name. `lost` where nothing is there any more: `exact` are the
    words that were.
    """

    article: str
    outlet: str
    words: Words | None
    exact: str
    gist: str
    lost: bool


class JudgedSide(Value, frozen=True, kw_only=True):
    """One side of a judgement: its first places, and how many more there are."""

    places: tuple[Place, ...]
    more: int


class About(Value, frozen=True, kw_only=True):
    """What a judgement bears on now: a happening, a conflict (and of which happening) or a story, by its id."""

    id: str
    kind: Target
    label: str
    happening: str | None = None


class JudgementLine(Value, frozen=True, kw_only=True):
    """A judgement in the list: fields as in `runut.judgement/1`. `lost`: a side of it is nowhere to be found."""

    id: str
    kind: JudgementKind
    target: Target
    by: str
    made: str
    status: Status | None
    value: str | None
    names: tuple[str, ...]
    note: str | None
    undone_by: str | None
    undone: str | None
    lost: bool
    sides: tuple[JudgedSide, ...]
    about: tuple[About, ...]


class Judgements(Value, frozen=True, kw_only=True):
    """All judgements, the newest first."""

    judgements: tuple[JudgementLine, ...]
    paging: Paging


def cut_judgements(judgements: Sequence[Judgement], page: int) -> tuple[Sequence[Judgement], Paging]:
    """Those of one page, out of all in the order in which they were made."""
    return cut(judgements[::-1], page, ON_A_PAGE)


def first_places(judgements: Sequence[Judgement]) -> set[str]:
    """The articles that must be read to show judgements."""
    return {anchor.article for one in judgements for side in one.sides for anchor in side[:SHOWN]}


def other_places(judgements: Sequence[Judgement], records: Mapping[str, Record]) -> set[str]:
    """The articles that must be read too, to know whether a side is lost whose first places are."""
    lost = [side for one in judgements for side in one.sides if not _is_found(side[:SHOWN], records)]
    return {anchor.article for side in lost for anchor in side[SHOWN:]}


def build_judgements(
    snapshot: Snapshot,
    speech: Speech,
    judgements: Sequence[Judgement],
    paging: Paging,
    records: Mapping[str, Record],
) -> Judgements:
    """The page of some judgements, with the records that it needs."""
    lines = tuple(_line(snapshot, speech, one, records) for one in judgements)
    return Judgements(judgements=lines, paging=paging)


def _line(snapshot: Snapshot, speech: Speech, one: Judgement, records: Mapping[str, Record]) -> JudgementLine:
    return JudgementLine(
        id=one.id,
        kind=one.kind,
        target=one.target,
        by=one.by,
        made=one.made,
        status=one.status,
        value=one.value,
        names=one.names,
        note=one.note,
        undone_by=one.undone.by if one.undone else None,
        undone=one.undone.made if one.undone else None,
        lost=not one.undone and not all(_is_found(side, records) for side in one.sides if side),
        sides=tuple(_side(snapshot, speech, side, records) for side in one.sides if side),
        about=tuple(_about(snapshot, speech, snapshot.landings.get(one.id, ()))),
    )


def _is_found(side: Sequence[Anchor], records: Mapping[str, Record]) -> bool:
    return any(is_found(anchor, records) for anchor in side)


def _side(snapshot: Snapshot, speech: Speech, side: Sequence[Anchor], records: Mapping[str, Record]) -> JudgedSide:
    places = tuple(_place(snapshot, speech, anchor, records.get(anchor.article)) for anchor in side[:SHOWN])
    return JudgedSide(places=places, more=len(side) - len(places))


def _place(snapshot: Snapshot, speech: Speech, anchor: Anchor, record: Record | None) -> Place:
    head = snapshot.articles.get(anchor.article)
    span = locate(anchor, record.text) if record and anchor.exact else None
    words = None
    if record and head and span:
        text = record.text[span.start : span.end]
        said = Evidence(article=anchor.article, start=span.start, end=span.end, text=text)
        words = find_words(snapshot, speech, said)
    return Place(
        article=anchor.article,
        outlet=speech.article(head) if head else anchor.article[:8],
        words=words,
        exact=" ".join(anchor.exact.split()),
        gist=anchor.gist,
        lost=head is None or record is None or not is_found(anchor, {record.id: record}),
    )


def _about(snapshot: Snapshot, speech: Speech, ids: Sequence[str]) -> Iterator[About]:
    for id in ids:
        if happening := snapshot.happenings.get(id):
            yield About(id=id, kind="happening", label=speech.happening(happening, snapshot.judged(id)))
        elif conflict := snapshot.conflicts.get(id):
            yield About(id=id, kind="conflict", label=speech.about(snapshot, conflict), happening=conflict.happening)
        elif story := snapshot.stories.get(id):
            yield About(id=id, kind="story", label=speech.story(story, snapshot.judged(id)))

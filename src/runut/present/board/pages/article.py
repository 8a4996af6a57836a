"""An article: its text as it is, with all that was found in it marked, and what it says and repeats."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from runut.present.board.lines import HappeningLine, Words, find_line, find_words
from runut.present.board.marks import Segment, find_segments, marks_of
from runut.present.board.notes import Note, Notes
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import BriefArticle, Judged, Relay
from runut.types.judgement import Layer
from runut.types.links import Copy, CopyKind, Dating, Direction, Ground
from runut.types.record import Record, Status
from runut.types.text import PublishedBasis, Span, Value

OPENED = frozenset({"http", "https"})


class GroundLine(Value, frozen=True, kw_only=True):
    """A reason why an article came out no earlier than a day and no later than another (ISO), with what shows it."""

    first: str | None
    last: str | None
    because: str
    words: tuple[Words, ...]


class Said(Value, frozen=True, kw_only=True):
    """What the article itself says of a happening, in which of its events. No status where its words alone tell a deed
    that the casebook counts as still to come."""

    status: Status | None
    events: tuple[str, ...]


class Telling(Value, frozen=True, kw_only=True):
    """A happening that the article tells: the latest word of all articles, that of this one, what persons judged."""

    line: HappeningLine
    said: tuple[Said, ...]
    judged: tuple[Judged, ...]


class CopyLine(Value, frozen=True, kw_only=True):
    """An article that repeats this one or is repeated by it: how, how alike they are (0 to 1), what tells which had it
    first, through whom, why, and the passages of this article."""

    article: str
    outlet: str
    title: str | None
    reported: str | None
    kind: CopyKind
    likeness: float
    direction: Direction
    origin: str | None
    because: tuple[str, ...]
    passages: tuple[Span, ...]


class RelayLine(Value, frozen=True, kw_only=True):
    """Whom the article has something from: the chain of names outwards, and the words that say so."""

    chain: tuple[str, ...]
    inferred: bool
    because: tuple[str, ...]
    words: tuple[Words, ...]


class LayerNotes(Value, frozen=True, kw_only=True):
    """The notes of a layer; `shown` whether its marks are shown in the text."""

    layer: Layer
    shown: bool
    notes: tuple[Note, ...]


class Article(Value, frozen=True, kw_only=True):
    """An article. The texts of its `segments`, put together, are its text.

    `published` is an ISO value or range, `basis` where that is from, `because` and `grounds` why. `link` is the address
    of the page where a browser may open it. `copies_of` are the articles that it repeats, `copied_by` those that repeat
    it, `like` those of which nobody knows which was first. `at` are the characters that were asked for.
    """

    id: str
    title: str | None
    language: str
    outlet: str
    outlet_name: str | None
    path: str | None
    url: str | None
    link: str | None
    published: str | None
    basis: PublishedBasis | None
    because: str
    grounds: tuple[GroundLine, ...]
    story: str | None
    story_label: str | None
    judged: tuple[Judged, ...]
    happenings: tuple[Telling, ...]
    relays: tuple[RelayLine, ...]
    copies_of: tuple[CopyLine, ...]
    copied_by: tuple[CopyLine, ...]
    like: tuple[CopyLine, ...]
    layers: tuple[LayerNotes, ...]
    at: Span | None
    segments: tuple[Segment, ...]


def build_article(
    snapshot: Snapshot, speech: Speech, record: Record, *, layers: Sequence[Layer], at: Span | None
) -> Article:
    """The page of an article that the snapshot has; the marks of some layers are shown."""
    head = snapshot.articles[record.id]
    dating = snapshot.datings[record.id]
    notes = Notes(snapshot, speech, record).all()
    story = snapshot.stories.get(snapshot.story_of.get(record.id, ""))
    copies = _copies(snapshot, speech, record.id)
    return Article(
        id=record.id,
        title=head.title,
        language=record.language,
        outlet=speech.article(head),
        outlet_name=head.outlet,
        path=head.path,
        url=head.url,
        link=_opened(head),
        published=dating.published.value if dating.published else None,
        basis=dating.published.basis if dating.published else None,
        because=dating.because,
        grounds=tuple(_grounds(snapshot, speech, dating)),
        story=story.id if story and len(story.articles) > 1 else None,
        story_label=speech.story(story, snapshot.judged(story.id)) if story else None,
        judged=snapshot.judged(record.id),
        happenings=tuple(_tellings(snapshot, speech, record.id, notes["event"])),
        relays=tuple(_relay(snapshot, speech, relay) for relay in snapshot.relays.get(record.id, ())),
        copies_of=copies["of"],
        copied_by=copies["by"],
        like=copies["like"],
        layers=tuple(LayerNotes(layer=layer, shown=layer in layers, notes=found) for layer, found in notes.items()),
        at=at,
        segments=find_segments(record.text, marks_of(record, layers), record.zones, at),
    )


def _opened(head: BriefArticle) -> str | None:
    """The address of the page, if it is one that a browser opens and that runs nothing."""
    try:
        return head.url if urlsplit(head.url or "").scheme.lower() in OPENED else None
    except ValueError:
        return None


def _grounds(snapshot: Snapshot, speech: Speech, dating: Dating) -> Iterator[GroundLine]:
    for ground in dating.grounds:
        yield GroundLine(
            first=ground.first, last=ground.last, because=ground.because, words=_shown(snapshot, speech, ground)
        )


def _shown(snapshot: Snapshot, speech: Speech, ground: Ground | Relay) -> tuple[Words, ...]:
    known = (one for one in ground.evidence if one.article in snapshot.articles)
    return tuple(find_words(snapshot, speech, one) for one in known)


def _tellings(snapshot: Snapshot, speech: Speech, article: str, events: Sequence[Note]) -> Iterator[Telling]:
    """The happenings, those that deserve a line first."""
    statuses = {note.item: None if note.is_hedged else note.status for note in events}
    told = snapshot.told_by.get(article, ())
    slight = [id for id in told if snapshot.shelves[id] == "slight"]
    for id in (*(id for id in told if id not in slight), *slight):
        said: dict[Status | None, list[str]] = {}
        for one in snapshot.happenings[id].tellings:
            if one.article == article:
                said.setdefault(statuses.get(one.event), []).append(one.event)
        yield Telling(
            line=find_line(snapshot, speech, id),
            said=tuple(Said(status=status, events=tuple(found)) for status, found in said.items()),
            judged=snapshot.judged(id),
        )


def _relay(snapshot: Snapshot, speech: Speech, relay: Relay) -> RelayLine:
    chain = (*relay.via, relay.origin)
    return RelayLine(
        chain=tuple(speech.source(name) for name in dict.fromkeys(chain)),
        inferred=relay.inferred,
        because=relay.because,
        words=_shown(snapshot, speech, relay),
    )


def _copies(snapshot: Snapshot, speech: Speech, article: str) -> dict[str, tuple[CopyLine, ...]]:
    """What it repeats, what repeats it, and what is like it."""
    found: dict[str, list[CopyLine]] = {"of": [], "by": [], "like": []}
    for copy in snapshot.copies.get(article, ()):
        way, other = ("of", copy.of) if copy.article == article else ("by", copy.article)
        found["like" if copy.direction == "unknown" else way].append(_copy(snapshot, speech, copy, other))
    return {way: tuple(lines) for way, lines in found.items()}


def _copy(snapshot: Snapshot, speech: Speech, copy: Copy, other: str) -> CopyLine:
    head = snapshot.articles[other]
    of = copy.of == other
    spans = [(p.start, p.end) if of else (p.of_start, p.of_end) for p in copy.passages]
    return CopyLine(
        article=other,
        outlet=speech.article(head),
        title=head.title,
        reported=head.published.value if head.published else None,
        kind=copy.kind,
        likeness=copy.likeness,
        direction=copy.direction,
        origin=speech.source(copy.origin) if copy.origin else None,
        because=copy.because,
        passages=tuple(Span(start=start, end=end) for start, end in spans),
    )

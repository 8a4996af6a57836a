"""One happening: its life, who has it from whom, its reports in their own words, what is disputed, and why."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from runut.present.board.disputes import Dispute, find_dispute, gravest_first
from runut.present.board.graph import Drawing, draw
from runut.present.board.lines import HappeningLine, Words, find_line, find_outlets, find_words
from runut.present.board.paging import Paging, cut
from runut.present.board.relaying import Relaying, find_relaying, told_in_order
from runut.present.board.reports import Report, find_reports
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import Judged, LifeStage, Participant, Turn
from runut.types.links import Happening, Telling
from runut.types.record import Record, Status
from runut.types.text import Value

SHOWN = 9  # reports on a page

Read = Callable[[Iterable[str]], Iterable[Record]]


class Stage(Value, frozen=True, kw_only=True):
    """One stage of a life, by number from 1: the day of its report, the day that it gives for the happening, who says
    so, from whom, and in which words."""

    number: int
    status: Status
    turn: Turn | None
    reported: str | None
    value: str | None
    outlets: tuple[str, ...]
    articles: int
    origins: tuple[str, ...]
    independent: int
    words: tuple[Words, ...]


class View(Value, frozen=True, kw_only=True):
    """All that is shown of a happening; `latest` is the number of the stage that its status and date are taken from."""

    line: HappeningLine
    mode: str | None
    predicate: str
    place: str | None
    participants: tuple[Participant, ...]
    story_label: str | None
    slight: str
    latest: int | None
    life: tuple[Stage, ...]
    relaying: Relaying
    drawing: Drawing
    conflicts: tuple[Dispute, ...]
    part_of: HappeningLine | None
    part_because: tuple[str, ...]
    parts: tuple[HappeningLine, ...]
    reports: tuple[Report, ...]
    judged: tuple[Judged, ...]


class HappeningPage(Value, frozen=True, kw_only=True):
    """A happening as of a day. `happening` is null where it was not known by then: `first_reported` says when later it
    was. `same` are happenings that hold the same reports then, or now, where those have another id."""

    as_of: str | None
    id: str
    happening: View | None
    paging: Paging
    first_reported: str | None
    same: tuple[HappeningLine, ...]


def build_happening(
    snapshot: Snapshot, now: Snapshot, speech: Speech, id: str, *, page: int, read: Read
) -> HappeningPage | None:
    """The page of a happening, or None where neither snapshot has it; `read` gives the records of articles."""
    happening, later = snapshot.happenings.get(id), now.happenings.get(id)
    if happening is None and later is None:
        return None
    told = told_in_order(snapshot, happening) if happening else ()
    shown, paging = cut(told, page, SHOWN)
    other = () if happening and later else _same(later or happening, snapshot if later else now, speech)
    return HappeningPage(
        as_of=snapshot.as_of,
        id=id,
        happening=_view(snapshot, speech, happening, shown, read) if happening else None,
        paging=paging,
        first_reported=_first_report(later, snapshot.as_of) if later else None,
        same=tuple(other),
    )


def _first_report(happening: Happening, as_of: str | None) -> str | None:
    """The day of the first report, unless it came out by the day for which the page is asked."""
    day = happening.life[0].reported
    return None if day and as_of and day <= as_of else day


def _same(happening: Happening | None, snapshot: Snapshot, speech: Speech) -> Iterator[HappeningLine]:
    """The happenings of a snapshot that hold what another one's holds."""
    mentions = {_mention(telling) for telling in happening.tellings} if happening else set()
    ids = dict.fromkeys(id for article, _ in mentions for id in snapshot.told_by.get(article, ()))
    for id in ids:
        if not mentions.isdisjoint(map(_mention, snapshot.happenings[id].tellings)):
            yield find_line(snapshot, speech, id)


def _mention(telling: Telling) -> tuple[str, str]:
    return telling.article, telling.event


def _view(snapshot: Snapshot, speech: Speech, happening: Happening, shown: Sequence[str], read: Read) -> View:
    relaying = find_relaying(snapshot, speech, happening)
    records = {record.id: record for record in read(shown)}
    story = snapshot.stories.get(happening.story or "")
    disputes = gravest_first(snapshot.conflicts[id] for id in happening.conflicts if id in snapshot.conflicts)
    whole = happening.part_of if happening.part_of in snapshot.happenings else None
    return View(
        line=find_line(snapshot, speech, happening.id),
        mode=happening.mode,
        predicate=happening.predicate,
        place=happening.place,
        participants=happening.participants,
        story_label=speech.story(story, snapshot.judged(story.id)) if story else None,
        slight=happening.slight,
        latest=_latest(happening),
        life=tuple(_stage(snapshot, speech, number, stage) for number, stage in enumerate(happening.life, 1)),
        relaying=relaying,
        drawing=draw(relaying, speech.source),
        conflicts=tuple(find_dispute(snapshot, speech, conflict) for conflict in disputes),
        part_of=find_line(snapshot, speech, whole) if whole else None,
        part_because=happening.part_because,
        parts=tuple(find_line(snapshot, speech, part) for part in snapshot.parts.get(happening.id, ())),
        reports=tuple(find_reports(snapshot, speech, happening, (records[id] for id in shown if id in records))),
        judged=snapshot.judged(happening.id),
    )


def _stage(snapshot: Snapshot, speech: Speech, number: int, stage: LifeStage) -> Stage:
    known = [article for article in stage.articles if article in snapshot.articles]
    words = [find_words(snapshot, speech, e) for e in stage.evidence if e.article in snapshot.articles]
    return Stage(
        number=number,
        status=stage.status,
        turn=stage.turn,
        reported=stage.reported,
        value=stage.value,
        outlets=find_outlets(snapshot, speech, known),
        articles=len(known),
        origins=stage.origins,
        independent=stage.independent,
        words=tuple(sorted(words, key=lambda one: _is_title(snapshot, one))),
    )


def _is_title(snapshot: Snapshot, words: Words) -> bool:
    """Whether words are an article's title, which says less than the sentences below it."""
    return words.text.split() == (snapshot.articles[words.article].title or "").split()


def _latest(happening: Happening) -> int | None:
    """The number of the stage with the status and, if any has it, the date of the happening."""
    same = [number for number, stage in enumerate(happening.life, 1) if stage.status == happening.status]
    dated = [number for number in same if happening.life[number - 1].value == happening.value]
    return next(reversed(dated or same), None)

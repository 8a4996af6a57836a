"""What lies ahead: what is planned or announced and has not come to pass, as a calendar and as a list."""

from collections.abc import Iterator

from runut.link.changes import OPEN
from runut.present.board.disputes import Dispute, find_dispute
from runut.present.board.filters import Choice, name_choices, stories_then, story_choices
from runut.present.board.lines import HappeningLine, Words, find_line, find_words
from runut.present.board.months import Month, find_months
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import Turn
from runut.types.links import Happening
from runut.types.record import Status
from runut.types.text import Value

COMING = 50  # on a page


class Said(Value, frozen=True, kw_only=True):
    """What an earlier report said otherwise: its status then, its turn, the day (ISO value) it gave, and the words."""

    value: str | None
    status: Status
    turn: Turn | None
    reported: str | None
    words: Words | None


class Coming(Value, frozen=True, kw_only=True):
    """A happening to come: its line, the day of the latest report, whom that is from, and its words.

    `turn` says that the plan was put off; `before` are days that were given earlier, and denials; `disputed` are
    disagreements about the day that no later report has settled.
    """

    line: HappeningLine
    last: str | None
    origins: tuple[str, ...]
    turn: Turn | None
    before: tuple[Said, ...]
    disputed: tuple[Dispute, ...]
    words: Words | None


class Ahead(Value, frozen=True, kw_only=True):
    """What is planned or announced for after a day (`after`, ISO).

    `dated` come in order of time and are in `months` too; `undated` have no day, the one last reported first. Both are
    cut by one `paging`; `with_day` and `without_day` are how many there are in all. `stories` and `people` are what the
    list can be narrowed to, `story` and `person` what it is narrowed to.
    """

    as_of: str | None
    after: str | None
    dated: tuple[Coming, ...]
    undated: tuple[Coming, ...]
    months: tuple[Month, ...]
    with_day: int
    without_day: int
    story: str | None
    person: str | None
    stories: tuple[Choice, ...]
    people: tuple[Choice, ...]
    paging: Paging


def build_ahead(
    snapshot: Snapshot, speech: Speech, *, now: Snapshot, story: str | None, person: str | None, page: int
) -> Ahead:
    """The page; `now` is the snapshot by whose names a story may be asked for."""
    ahead = [snapshot.happenings[id] for id in snapshot.ahead]
    kept = narrow(snapshot, now, story=story, person=person)
    dated = [h for h in kept if h.value]
    undated = sorted((h for h in kept if not h.value), key=_last_first)
    shown, paging = cut([*dated, *undated], page, COMING)
    coming = [find_coming(snapshot, speech, happening) for happening in shown]
    return Ahead(
        as_of=snapshot.as_of,
        after=snapshot.as_of or snapshot.last_report,
        dated=tuple(one for one in coming if one.line.value),
        undated=tuple(one for one in coming if not one.line.value),
        months=find_months(one.line for one in coming),
        with_day=len(dated),
        without_day=len(undated),
        story=story,
        person=person,
        stories=story_choices(snapshot, speech, (h.story for h in ahead)),
        people=name_choices((name for h in ahead for name in _names(h)), speech.name),
        paging=paging,
    )


def narrow(snapshot: Snapshot, now: Snapshot, *, story: str | None, person: str | None) -> list[Happening]:
    """Happenings to come, of one story or with one person where that is asked for, in order of time."""
    stories = stories_then(snapshot, now, story) if story else None
    ahead = (snapshot.happenings[id] for id in snapshot.ahead)
    return [h for h in ahead if (stories is None or h.story in stories) and (not person or person in _names(h))]


def _names(happening: Happening) -> frozenset[str]:
    return frozenset(participant.name for participant in happening.participants)


def last_report_of(happening: Happening) -> str | None:
    """The day of the latest report of it."""
    return max((stage.reported for stage in happening.life if stage.reported), default=None)


def _last_first(happening: Happening) -> tuple[int, str]:
    return -int((last_report_of(happening) or "0000-00-00")[:10].replace("-", "")), happening.id


def find_coming(snapshot: Snapshot, speech: Speech, happening: Happening) -> Coming:
    """A happening to come as it is shown."""
    latest = happening.life[-1]
    conflicts = (snapshot.conflicts[id] for id in happening.conflicts)
    return Coming(
        line=find_line(snapshot, speech, happening.id),
        last=last_report_of(happening),
        origins=tuple(dict.fromkeys(speech.source(name) for name in happening.origins.names)),
        turn=next((stage.turn for stage in reversed(happening.life) if stage.turn), None),
        before=tuple(_before(snapshot, speech, happening)),
        disputed=tuple(find_dispute(snapshot, speech, c) for c in conflicts if c.kind == "date" and c.verdict in OPEN),
        words=next((find_words(snapshot, speech, evidence) for evidence in latest.evidence), None),
    )


def _before(snapshot: Snapshot, speech: Speech, happening: Happening) -> Iterator[Said]:
    """Each other day that a stage of its life gave, and each denial, the earliest report first."""
    said = {happening.value}
    for stage in happening.life:
        if stage.status == "denied" or (stage.value and stage.value not in said):
            said.add(stage.value)
            words = (find_words(snapshot, speech, evidence) for evidence in stage.evidence)
            yield Said(
                value=stage.value,
                status=stage.status,
                turn=stage.turn,
                reported=stage.reported,
                words=next(words, None),
            )

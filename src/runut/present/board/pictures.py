"""The pictures of the brief as one file: a story in time, and who has a happening from whom."""

from collections.abc import Sequence

from runut.present.board.excerpt import most
from runut.present.board.finding import finding_of, make_set
from runut.present.board.graph import Drawing
from runut.present.board.graph import draw as draw_relaying
from runut.present.board.lives import Life, find_life
from runut.present.board.pages.chronology import find_frame
from runut.present.board.relaying import Relaying, find_relaying
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.present.board.timeline import Timeline, draw
from runut.types.text import Value

ROWS = 30  # of a picture: the happenings that most articles tell


class InTime(Value, frozen=True, kw_only=True):
    """A story in time: `known` is the day up to which reports are known, `more` how many happenings are not in it."""

    timeline: Timeline
    known: str | None
    more: int


class FromWhom(Value, frozen=True, kw_only=True):
    """Who has a happening from whom, and the drawing of it."""

    relaying: Relaying
    drawing: Drawing


def draw_in_time(snapshot: Snapshot, speech: Speech, ids: Sequence[str]) -> InTime | None:
    """Happenings in the time that they are about; none where nothing of them has a day."""
    finding = finding_of(snapshot)
    places = {id: number for number, id in enumerate(finding.ids[: len(finding.rows)])}
    dated = [id for id in ids if id in places]
    if not dated:
        return None
    lives = most([find_life(snapshot, speech, id) for id in dated], ROWS, _told)
    known = snapshot.as_of or snapshot.last_report
    span = find_frame(finding, make_set(places[life.line.id] for life in lives), known=known)
    picture = draw(lives, span, speech, known=known)
    return InTime(timeline=picture, known=known, more=len(ids) - len(lives))


def draw_from_whom(snapshot: Snapshot, speech: Speech, id: str) -> FromWhom | None:
    """Who has a happening from whom; none where nobody has it from another."""
    relaying = find_relaying(snapshot, speech, snapshot.happenings[id])
    return FromWhom(relaying=relaying, drawing=draw_relaying(relaying, speech.source)) if relaying.hops else None


def _told(life: Life) -> int:
    return life.line.articles

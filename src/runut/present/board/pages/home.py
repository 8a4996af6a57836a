"""The first page: what is new, what is disputed, what lies ahead, and the running stories."""

from runut.present.board.lines import HappeningLine, find_line, find_outlets
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot, last_told
from runut.present.board.speech import Speech
from runut.types.brief import Conflict, ConflictKind, Verdict
from runut.types.links import Story
from runut.types.text import Value

STORIES = 30  # on a page
SHOWN = 6  # happenings and disagreements of each kind
OPEN = frozenset({"contradiction", "unclear"})


class StoryLine(Value, frozen=True, kw_only=True):
    """A story in a list: how many articles, outlets and happenings it has, and ISO dates of first and last report."""

    id: str
    label: str
    articles: int
    outlets: int
    happenings: int
    conflicts: int
    first: str | None
    last: str | None


class Dispute(Value, frozen=True, kw_only=True):
    """A disagreement in a list: what it is about and what its sides say, in the reader's words."""

    id: str
    kind: ConflictKind
    verdict: Verdict
    about: str
    sides: tuple[str, ...]


class Home(Value, frozen=True, kw_only=True):
    """The casebook as a whole: how many articles, happenings, disagreements and plans it has; the happenings last told,
    disagreements last told that are open, plans next to come; and its stories, the one last told first.

    `eventless` is how many stories are left out since nothing happens in them."""

    as_of: str | None
    articles: int
    happenings: int
    conflicts: int
    ahead: int
    latest: tuple[HappeningLine, ...]
    disputes: tuple[Dispute, ...]
    coming: tuple[HappeningLine, ...]
    stories: tuple[StoryLine, ...]
    eventless: int
    paging: Paging


def build_home(snapshot: Snapshot, speech: Speech, *, page: int, with_eventless: bool = False) -> Home:
    """The first page."""
    stories = snapshot.told_stories if with_eventless else snapshot.eventful_stories
    shown, paging = cut(stories, page, STORIES)
    return Home(
        as_of=snapshot.as_of,
        articles=len(snapshot.articles),
        happenings=snapshot.weighty,
        conflicts=len(snapshot.conflicts),
        ahead=len(snapshot.ahead),
        latest=tuple(find_line(snapshot, speech, h.id) for h in snapshot.latest[:SHOWN]),
        disputes=tuple(_dispute(snapshot, speech, c) for c in _find_open(snapshot)),
        coming=tuple(find_line(snapshot, speech, id) for id in _find_next(snapshot)),
        stories=tuple(_line(snapshot, speech, story) for story in shown),
        eventless=len(snapshot.told_stories) - len(stories),
        paging=paging,
    )


def _find_next(snapshot: Snapshot) -> list[str]:
    """What comes next: the plans that have a day, in order of it, then those last told."""
    dated = [id for id in snapshot.ahead if snapshot.happenings[id].value]
    undated = [snapshot.happenings[id] for id in snapshot.ahead if not snapshot.happenings[id].value]
    return [*dated, *(happening.id for happening in sorted(undated, key=last_told, reverse=True))][:SHOWN]


def _find_open(snapshot: Snapshot) -> list[Conflict]:
    """The open disagreements about what was told last."""
    told = {happening.id: number for number, happening in enumerate(snapshot.latest)}
    found = [conflict for conflict in snapshot.links.conflicts if conflict.verdict in OPEN]
    return sorted(found, key=lambda conflict: told.get(conflict.happening or "", len(told)))[:SHOWN]


def _dispute(snapshot: Snapshot, speech: Speech, conflict: Conflict) -> Dispute:
    return Dispute(
        id=conflict.id,
        kind=conflict.kind,
        verdict=conflict.verdict,
        about=speech.about(snapshot, conflict),
        sides=tuple(speech.side(conflict, side) for side in conflict.sides),
    )


def _line(snapshot: Snapshot, speech: Speech, story: Story) -> StoryLine:
    told = [h for h in snapshot.told_in.get(story.id, ()) if snapshot.shelves[h] != "slight"]
    return StoryLine(
        id=story.id,
        label=speech.story(story, snapshot.judged(story.id)),
        articles=len(story.articles),
        outlets=len(find_outlets(snapshot, speech, story.articles)),
        happenings=len(told),
        conflicts=len({conflict for h in told for conflict in snapshot.happenings[h].conflicts}),
        first=story.first,
        last=story.last,
    )

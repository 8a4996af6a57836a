"""The first page: what is new, what is disputed, what lies ahead, and the running stories."""

from runut.present.board.lines import find_outlets
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.links import Story
from runut.types.text import Value

STORIES = 30  # on a page


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


class Home(Value, frozen=True, kw_only=True):
    """The casebook as a whole, and its stories, the one last told first."""

    as_of: str | None
    articles: int
    happenings: int
    conflicts: int
    ahead: int
    stories: tuple[StoryLine, ...]
    paging: Paging


def build_home(snapshot: Snapshot, speech: Speech, *, page: int) -> Home:
    """The first page."""
    told = [story for story in snapshot.links.stories if len(story.articles) > 1 or snapshot.judged(story.id)]
    told.sort(key=_last, reverse=True)
    shown, paging = cut(told, page, STORIES)
    return Home(
        as_of=snapshot.as_of,
        articles=len(snapshot.articles),
        happenings=sum(shelf != "slight" for shelf in snapshot.shelves.values()),
        conflicts=len(snapshot.conflicts),
        ahead=len(snapshot.ahead),
        stories=tuple(_line(snapshot, speech, story.id) for story in shown),
        paging=paging,
    )


def _last(story: Story) -> tuple[str, int, str]:
    return story.last or "", len(story.articles), story.id


def _line(snapshot: Snapshot, speech: Speech, id: str) -> StoryLine:
    story = snapshot.stories[id]
    told = [h for h in snapshot.told_in.get(id, ()) if snapshot.shelves[h] != "slight"]
    return StoryLine(
        id=id,
        label=speech.story(story, snapshot.judged(id)),
        articles=len(story.articles),
        outlets=len(find_outlets(snapshot, speech, story.articles)),
        happenings=len(told),
        conflicts=len({conflict for h in told for conflict in snapshot.happenings[h].conflicts}),
        first=story.first,
        last=story.last,
    )

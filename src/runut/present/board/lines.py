"""What several pages show alike: a happening as one line, and words of an article that prove something."""

from collections.abc import Iterable

from runut.link.changes import OPEN
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.present.brief.shelves import Shelf, articles_of
from runut.types.brief import Evidence
from runut.types.record import EventType, Status
from runut.types.text import Value


class Words(Value, frozen=True, kw_only=True):
    """The characters of an article that say something; `outlet` and `reported` (ISO value) tell whose and when."""

    article: str
    outlet: str
    reported: str | None
    start: int
    end: int
    text: str


class HappeningLine(Value, frozen=True, kw_only=True):
    """A happening in a list: the latest word on it, and how many independent origins of how many articles it has.

    `value` is when it happens (ISO), `reported` the day of its first report, `shelf` how much it deserves;
    `conflicts` how many disagreements are open: a plan that a later one has overtaken is not disputed.
    """

    id: str
    label: str
    type: EventType
    status: Status
    value: str | None
    reported: str | None
    story: str | None
    independent: int
    articles: int
    outlets: tuple[str, ...]
    conflicts: int
    shelf: Shelf
    judged: bool


def find_line(snapshot: Snapshot, speech: Speech, id: str) -> HappeningLine:
    """The line of a happening that the snapshot has."""
    happening = snapshot.happenings[id]
    articles = articles_of(happening)
    judged = snapshot.judged(id)
    return HappeningLine(
        id=id,
        label=speech.happening(happening, judged),
        type=happening.type,
        status=happening.status,
        value=happening.value,
        reported=happening.life[0].reported,
        story=happening.story,
        independent=happening.origins.independent,
        articles=len(articles),
        outlets=find_outlets(snapshot, speech, articles),
        conflicts=sum(snapshot.conflicts[conflict].verdict in OPEN for conflict in happening.conflicts),
        shelf=snapshot.shelves[id],
        judged=bool(judged),
    )


def find_outlets(snapshot: Snapshot, speech: Speech, articles: Iterable[str]) -> tuple[str, ...]:
    """The outlets of articles, each once, in their order."""
    return tuple(dict.fromkeys(speech.article(snapshot.articles[article]) for article in articles))


def find_words(snapshot: Snapshot, speech: Speech, evidence: Evidence) -> Words:
    """What an evidence is shown as."""
    article = snapshot.articles[evidence.article]
    return Words(
        article=article.id,
        outlet=speech.article(article),
        reported=article.published.value if article.published else None,
        start=evidence.start,
        end=evidence.end,
        text=" ".join(evidence.text.split()),
    )

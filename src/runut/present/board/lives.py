"""A happening with what was said of it, stage by stage, and by which reports."""

from collections.abc import Mapping

from runut.present.board.lines import HappeningLine, find_line
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import HappeningOrigins, LifeStage, Turn
from runut.types.record import Status
from runut.types.text import Value


class Report(Value, frozen=True, kw_only=True):
    """An article that says so, in its characters from `start` to `end`; `reported` (ISO value) is when it came out.

    `leads` tells whether an independent origin is told by it first; the others repeat one that had been told.
    """

    article: str
    outlet: str
    reported: str | None
    leads: bool
    start: int | None = None
    end: int | None = None


class Said(Value, frozen=True, kw_only=True):
    """One stage of a life: `value` is the date that is said (ISO), `reports` say it."""

    status: Status
    turn: Turn | None
    value: str | None
    reports: tuple[Report, ...]


class Life(Value, frozen=True, kw_only=True):
    """A happening and what was said of it, in order of report."""

    line: HappeningLine
    said: tuple[Said, ...]


def find_life(snapshot: Snapshot, speech: Speech, id: str) -> Life:
    """The life of a happening that the snapshot has."""
    happening = snapshot.happenings[id]
    leading = find_leading(happening.origins, happening.life)
    said = tuple(_said(snapshot, speech, stage, leading) for stage in happening.life)
    return Life(line=find_line(snapshot, speech, id), said=said)


def find_leading(origins: HappeningOrigins, life: tuple[LifeStage, ...]) -> frozenset[str]:
    """The articles, no more than there are independent origins, that are the first to rest on one."""
    articles = dict.fromkeys(article for stage in life for article in stage.articles)
    place = {article: number for number, article in enumerate(articles)}
    found: dict[str, None] = {}
    for group in origins.groups:
        if told := [article for article in group.articles if article in place]:
            found[min(told, key=place.__getitem__)] = None
    if not found and place:
        found[next(iter(place))] = None
    return frozenset(list(found)[: origins.independent])


def _said(snapshot: Snapshot, speech: Speech, stage: LifeStage, leading: frozenset[str]) -> Said:
    words: Mapping[str, tuple[int, int]] = {e.article: (e.start, e.end) for e in reversed(stage.evidence)}
    reports = []
    for id in stage.articles:
        article = snapshot.articles[id]
        start, end = words.get(id, (None, None))
        reports.append(
            Report(
                article=id,
                outlet=speech.article(article),
                reported=article.published.value if article.published else None,
                leads=id in leading,
                start=start,
                end=end,
            )
        )
    return Said(status=stage.status, turn=stage.turn, value=stage.value, reports=tuple(reports))

"""What has become known between two days, story by story."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Literal

from runut.link.changes import ORDER
from runut.present.board.filters import Choice, stories_then, story_choices
from runut.present.board.lines import Words, find_outlets, find_words
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.present.brief.changes import find_happening, say_change
from runut.present.brief.shelves import articles_of
from runut.types.brief import ConflictKind, Evidence, Verdict
from runut.types.calendar import days_of
from runut.types.changes import Change, ChangeKind
from runut.types.record import Status
from runut.types.text import Value

CHANGES = 50  # on a page
QUOTED = 2  # pieces of evidence shown of a change
SPANS: dict["SpanName", int] = {"day": 1, "week": 7, "month": 30}

SpanName = Literal["day", "week", "month", "all"]


class Span(Value, frozen=True, kw_only=True):
    """A stretch of time that ends with the last report, and the day (ISO) whose state it is compared with."""

    name: SpanName
    since: str


class ChangeLine(Value, frozen=True, kw_only=True):
    """One thing that has become known.

    `before` and `after` are what was said then and is said now, in the reader's words, for a status as it is; `sides`
    are the answers that reports disagree on, `disputed` what of it, `verdict` what sort of disagreement that is. The
    happening has `independent` origins of `articles` articles; `told` are the outlets that said so anew, `origins` the
    new origins where those are what is new. `lone` says that it is a happening in one article only. `as_of` is the day
    as of which the happening's page shows it, null for now.
    """

    kind: ChangeKind
    id: str | None
    happening: str | None
    conflict: str | None
    label: str
    status: Status | None
    before: str | None
    after: str | None
    verdict: Verdict | None
    disputed: ConflictKind | None
    sides: tuple[str, ...]
    reported: str | None
    told: tuple[str, ...]
    origins: tuple[str, ...]
    independent: int | None
    articles: int | None
    lone: bool
    words: tuple[Words, ...]
    as_of: str | None


class StoryChanges(Value, frozen=True, kw_only=True):
    """The changes of a story in order of report; `id` and `label` are null for those of no story that several articles
    tell."""

    id: str | None
    label: str | None
    changes: tuple[ChangeLine, ...]


class ChangesPage(Value, frozen=True, kw_only=True):
    """What the casebook says by the end of `until` and did not say yet by the end of `since` (ISO days).

    `articles` is how many articles are new; `kinds` and `stories` what the list can be narrowed to, `kind` and `story`
    what it is narrowed to; `spans` other days to compare with.
    """

    as_of: str | None
    since: str | None
    until: str | None
    spans: tuple[Span, ...]
    articles: int
    kind: ChangeKind | None
    kinds: tuple[Choice, ...]
    story: str | None
    stories: tuple[Choice, ...]
    groups: tuple[StoryChanges, ...]
    paging: Paging


class Asked(Value, frozen=True, kw_only=True):
    """What of the changes is asked for."""

    since: str | None
    until: str | None
    kind: ChangeKind | None = None
    story: str | None = None
    page: int = 1


def find_spans(snapshot: Snapshot) -> tuple[Span, ...]:
    """The stretches before the last report of a snapshot, the shortest first."""
    first, last = days_of(snapshot.first_report), days_of(snapshot.last_report)
    if first is None or last is None:
        return ()
    starts = {name: last.last - timedelta(days=days) for name, days in SPANS.items()}
    found = [Span(name=name, since=day.isoformat()) for name, day in starts.items() if day >= first.first]
    return (*found, Span(name="all", since=(first.first - timedelta(days=1)).isoformat()))


def usual_since(snapshot: Snapshot) -> str | None:
    """The day to compare with where none is asked for: a week before the last report."""
    last = days_of(snapshot.last_report)
    return (last.last - timedelta(days=SPANS["week"])).isoformat() if last else None


def build_changes_page(
    before: Snapshot, after: Snapshot, speech: Speech, *, now: Snapshot, asked: Asked
) -> ChangesPage:
    """The page; `now` is the snapshot by whose names a story may be asked for."""
    everything = after.changed_since(before)
    stories = stories_then(after, now, asked.story) if asked.story else None
    told = [change for change in everything if stories is None or change.story in stories]
    kinds = Counter(change.kind for change in told)
    kept = [change for change in told if asked.kind in (None, change.kind)]
    shown, paging = cut(_by_story(kept, after), asked.page, CHANGES)
    return ChangesPage(
        as_of=after.as_of,
        since=asked.since,
        until=asked.until,
        spans=find_spans(after),
        articles=_count_new(before, after, stories),
        kind=asked.kind,
        kinds=tuple(Choice(value=k, label=speech.wording.change[k], count=kinds[k]) for k in ORDER if kinds[k]),
        story=asked.story,
        stories=story_choices(after, speech, (c.story for c in everything if _home(c, after))),
        groups=tuple(_groups(shown, after, speech, now)),
        paging=paging,
    )


def _count_new(before: Snapshot, after: Snapshot, stories: Iterable[str] | None) -> int:
    known = {dating.article for dating in before.links.datings}
    if stories is None:
        return sum(dating.article not in known for dating in after.links.datings)
    return sum(article not in known for story in stories for article in after.stories[story].articles)


def _home(change: Change, snapshot: Snapshot) -> str | None:
    """The story under which a change stands: one that several articles tell."""
    story = snapshot.stories.get(change.story or "")
    return story.id if story and len(story.articles) > 1 else None


def _by_story(changes: Sequence[Change], snapshot: Snapshot) -> list[Change]:
    """Changes story by story, the one with the latest change first and those of no story last; in each, what several
    articles tell before what one alone does."""
    latest: dict[str | None, str] = {}
    for change in changes:
        home = _home(change, snapshot)
        latest[home] = max(latest.get(home, ""), change.reported or "")
    homes = sorted(latest, key=lambda home: (home is not None, latest[home], home or ""), reverse=True)
    place = {home: number for number, home in enumerate(homes)}
    return sorted(changes, key=lambda change: (place[_home(change, snapshot)], is_lone(change)))


def is_lone(change: Change) -> bool:
    """Whether it is a new happening that one article alone tells."""
    return change.kind == "new" and len(change.articles) == 1


def _groups(changes: Sequence[Change], after: Snapshot, speech: Speech, now: Snapshot) -> Iterator[StoryChanges]:
    for home, found in groupby(changes, key=lambda change: _home(change, after)):
        yield StoryChanges(
            id=home,
            label=speech.story(after.stories[home], after.judged(home)) if home else None,
            changes=tuple(find_change(change, after, speech, now) for change in found),
        )


def find_change(change: Change, after: Snapshot, speech: Speech, now: Snapshot) -> ChangeLine:
    """A change as it is shown."""
    happening = find_happening(change, after.happenings, after.conflicts)
    conflict = after.conflicts.get(change.id or "")
    is_status = change.kind in {"new", "status", "denial"}
    before, after_ = (
        value if is_status else say_change(change, value, speech.wording, speech.language)
        for value in (change.before, change.after)
    )
    return ChangeLine(
        kind=change.kind,
        id=change.id,
        happening=happening.id if happening else None,
        conflict=conflict.id if conflict else None,
        label=speech.happening(happening, after.judged(happening.id)) if happening else speech.name(change.label),
        status=happening.status if happening else None,
        before=before,
        after=after_,
        verdict=conflict.verdict if conflict else None,
        disputed=conflict.kind if conflict else None,
        sides=tuple(speech.side(conflict, side) for side in conflict.sides) if conflict else (),
        reported=change.reported,
        told=find_outlets(after, speech, change.articles),
        origins=tuple(dict.fromkeys(map(speech.source, change.origins))) if change.kind == "origin" else (),
        independent=happening.origins.independent if happening else None,
        articles=len(articles_of(happening)) if happening else None,
        lone=is_lone(change),
        words=tuple(find_words(after, speech, evidence) for evidence in _quoted(change)),
        as_of=None
        if after.as_of == now.last_report and (not happening or happening.id in now.happenings)
        else after.as_of,
    )


def _quoted(change: Change) -> list[Evidence]:
    """The first evidence of each article, as much as is shown."""
    first: dict[str, Evidence] = {}
    for evidence in change.evidence:
        first.setdefault(evidence.article, evidence)
    return list(first.values())[:QUOTED]

"""What has become known between two days, as a page and as a feed."""

from collections.abc import Iterator
from itertools import pairwise
from time import monotonic
from typing import Annotated

from fastapi import Query
from fastapi.responses import PlainTextResponse, Response

from runut.errors import BadCall
from runut.present.board.atom import Addresses, DayChanges, to_atom
from runut.present.board.filters import stories_then
from runut.present.board.pages.changes import Asked, ChangeLine, ChangesPage, build_changes_page, usual_since
from runut.present.web.pages import Pages
from runut.present.web.routes.ahead import StoryAsked
from runut.present.web.visit import PageNumber, Visit, Visiting, patience
from runut.types.changes import ChangeKind

pages = Pages()
FEED = "application/atom+xml"
AGAIN = 60  # seconds after which a feed reader may ask again for what is being worked out
SinceAsked = Annotated[
    str | None, Query(description="Compare with what was known by this day (2031-04-22); else a week before the last.")
]
UntilAsked = Annotated[
    str | None, Query(description="Only what had been reported by this day; else by the last report, or by `as_of`.")
]
KindAsked = Annotated[ChangeKind | None, Query(description="Only changes of this kind.")]
DaysAsked = Annotated[int, Query(description="How many days with reports, the last ones.", ge=1, le=14)]


@pages.page("/changes", "changes", is_held=True)
def changes(
    visit: Visiting,
    since: SinceAsked = None,
    until: UntilAsked = None,
    kind: KindAsked = None,
    story: StoryAsked = None,
    page: PageNumber = 1,
) -> ChangesPage:
    """What has become known: new happenings, plans that became deeds, other dates, denials, more independent origins,
    disagreements that arose or were settled, other holders of an office."""
    library = visit.library
    now = library.now()
    story = story or None
    until = min((day for day in (until, visit.as_of) if day), default=now.last_report)
    seconds = patience(library, story)
    after = library.as_of(until, story=story, patience=seconds)
    since = since or usual_since(after) or until  # before the first report nothing has become known
    if since and until and since > until:
        raise BadCall(f"since {since} lies after until {until}")
    before = library.as_of(since, story=story, patience=seconds)
    asked = Asked(since=since, until=until, kind=kind, story=story, page=page)
    return build_changes_page(before, after, visit.speech, now=now, asked=asked)


@pages.router.get(
    "/changes.atom",
    response_class=Response,
    responses={
        200: {"description": "Changes day by day as Atom (RFC 4287).", "content": {FEED: {}}},
        503: {"description": "They are being worked out: ask again."},
    },
)
def changes_feed(visit: Visiting, days: DaysAsked = 7, kind: KindAsked = None, story: StoryAsked = None) -> Response:
    """What has become known, day by day, for a feed reader. What takes long to work out follows when asked again."""
    found = [*_days(visit, days, kind, story or None)]
    if not found and _reported(visit):
        said = "what was known on those days is being worked out: ask again"
        return PlainTextResponse(said, 503, {"Retry-After": str(AGAIN)})
    base = str(visit.request.base_url).rstrip("/")

    def address(change: ChangeLine) -> str:
        if not change.happening:
            return base + visit.url("changes")
        return base + visit.url("happenings", change.happening, as_of=change.as_of or visit.as_of)

    def words_at(article: str, start: int, end: int) -> str:
        return f"{base}{visit.url('articles', article, at=f'{start}-{end}')}#at"

    page = base + visit.url("changes", kind=kind, story=story)
    addresses = Addresses(str(visit.request.url), page, address, words_at)
    return Response(to_atom(found, visit.speech, addresses), media_type=FEED)


def _reported(visit: Visit) -> list[str]:
    """The days that had reports by the one that is asked for."""
    return [day for day in visit.library.now().report_days if visit.as_of is None or day <= visit.as_of]


def _days(visit: Visit, number: int, kind: ChangeKind | None, story: str | None) -> Iterator[DayChanges]:
    """What became known on each of the last days with reports, the last first, as far as it can be told at once."""
    library, until = visit.library, monotonic() + patience(visit.library, story)
    now = library.now()
    spans = [*pairwise(["0001-01-01", *_reported(visit)])][-number:]
    try:
        for since, day in reversed(spans):
            after, before = (
                library.as_of(one, story=story, patience=max(0.0, until - monotonic())) for one in (day, since)
            )
            stories = stories_then(after, now, story) if story else None
            told = (c for c in after.changed_since(before) if kind in (None, c.kind))
            yield DayChanges(day, after, now, tuple(c for c in told if stories is None or c.story in stories))
    except TimeoutError:  # the rest follows when it is asked for again
        return

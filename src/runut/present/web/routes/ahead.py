"""What lies ahead, as a page and as a calendar to subscribe to."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from runut.present.board.icalendar import to_icalendar
from runut.present.board.pages.ahead import Ahead, build_ahead, find_coming, narrow
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visiting

pages = Pages()
CALENDAR = "text/calendar"
StoryAsked = Annotated[str | None, Query(description="Only what belongs to this story, by its id.")]
PersonAsked = Annotated[str | None, Query(description="Only what this one takes part in, by the usual English name.")]


@pages.page("/ahead", "ahead", is_held=True)
def ahead(visit: Visiting, story: StoryAsked = None, person: PersonAsked = None, page: PageNumber = 1) -> Ahead:
    """What is planned or announced and still to come, what has a day first."""
    now = visit.library.now()
    return build_ahead(visit.snapshot(), visit.speech, now=now, story=story or None, person=person or None, page=page)


@pages.router.get(
    "/ahead.ics",
    response_class=Response,
    responses={200: {"description": "What lies ahead as iCalendar (RFC 5545).", "content": {CALENDAR: {}}}},
)
def ahead_calendar(visit: Visiting, story: StoryAsked = None, person: PersonAsked = None) -> Response:
    """What lies ahead and has a day, as a calendar to subscribe to."""
    snapshot = visit.snapshot()
    kept = narrow(snapshot, visit.library.now(), story=story or None, person=person or None)
    coming = [find_coming(snapshot, visit.speech, happening) for happening in kept if happening.value]

    def address(happening: str) -> str:
        return str(visit.request.base_url).rstrip("/") + visit.url("happenings", happening)

    return Response(
        to_icalendar(coming, visit.speech, address),
        media_type=f"{CALENDAR}; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="runut.ics"'},
    )

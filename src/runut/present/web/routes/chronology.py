"""Routes of the page: chronology."""

from typing import Annotated

from fastapi import Query

from runut.present.board.pages.chronology import Asked, Chronology, build_chronology
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visiting

pages = Pages()


@pages.page("/chronology", "chronology", is_held=True)
def chronology(  # noqa: PLR0913 — each is a field of the query
    visit: Visiting,
    first: Annotated[
        str | None, Query(alias="from", description="The start: 2031-04-22 or 2031-04-22T10:05; or what fits best.")
    ] = None,
    last: Annotated[str | None, Query(alias="to", description="The last day, or the minute of the end.")] = None,
    person: Annotated[str | None, Query(description="Who takes part, by name or a part of it.", max_length=200)] = None,
    place: Annotated[str | None, Query(description="Where, by name or a part of it.", max_length=200)] = None,
    type: Annotated[str | None, Query(description="A type of event, such as CONSULT.", max_length=200)] = None,
    status: Annotated[str | None, Query(description="A status, such as planned.", max_length=200)] = None,
    story: Annotated[str | None, Query(description="The id of a story.", max_length=200)] = None,
    outlet: Annotated[str | None, Query(description="Who reports it, by name or a part of it.", max_length=200)] = None,
    q: Annotated[str | None, Query(description="Words that the line names.", max_length=200)] = None,
    show: Annotated[
        str | None,
        Query(description="main: what several tell or dispute; told: single articles too; all: slight things too."),
    ] = None,
    which: Annotated[
        str | None,
        Query(description="spanning: those that last longer than the range; undated: those that have no day at all."),
    ] = None,
    page: PageNumber = 1,
) -> Chronology:
    """Happenings in order of time, with what each report says of them and when it came out."""
    filters = {
        "person": person,
        "place": place,
        "type": type,
        "status": status,
        "story": story,
        "outlet": outlet,
    }
    asked = Asked(
        filters={facet: value.strip() for facet, value in filters.items() if value and value.strip()},
        words=(q or "").strip(),
        show=show or "",
        first=first or None,
        last=last or None,
        which=which or "",
    )
    return build_chronology(visit.snapshot(story=story), visit.speech, asked=asked, page=page)

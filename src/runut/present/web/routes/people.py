"""Who is quoted, and with what."""

from collections.abc import Sequence
from typing import Annotated, get_args

from fastapi import Depends, HTTPException, Query

from runut.present.board.pages.people import People, Wanted, build_people
from runut.present.board.pages.person import Asked, PersonPage, build_person
from runut.present.board.speakers import SpeakerKind, SpeakerOrder
from runut.present.web.asked import Part, one_day, one_of
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visiting

pages = Pages()

KINDS: Sequence[SpeakerKind] = get_args(SpeakerKind)
ORDERS: Sequence[SpeakerOrder] = get_args(SpeakerOrder)
Day = Annotated[str, Query(description="A day, such as 2031-04-22.")]


def wanted_people(
    q: Annotated[str, Query(description="Words in the name or the office.")] = "",
    kind: Annotated[str, Query(description="Only each `person`, or only each `body`.")] = "",
    sort: Annotated[str, Query(description=f"By what they are sorted: {', '.join(ORDERS)}.")] = "",
) -> Wanted:
    """Whom a reader wants."""
    return Wanted(words=q, kind=one_of(KINDS, kind), order=one_of(ORDERS, sort) or ORDERS[0])


@pages.page("/people", "people", is_held=True)
def people(visit: Visiting, wanted: Annotated[Wanted, Depends(wanted_people)], page: PageNumber = 1) -> People:
    """Persons and bodies that are quoted or take part: how often, in how many articles, with what offices."""
    return build_people(visit.snapshot(), visit.speech, wanted, page=page)


def reports_asked(
    direct: Annotated[bool, Query(description="Only what is quoted word for word.")] = False,
    outlet: Annotated[str, Query(description="Only what this outlet tells.")] = "",
    story: Annotated[str, Query(description="Only what is told in the story of this id.")] = "",
    since: Day = "",
    until: Day = "",
) -> Asked:
    """Which statements a reader wants."""
    return Asked(direct, outlet or None, story or None, one_day(since), one_day(until))


def parts_asked(
    asked: Annotated[Asked, Depends(reports_asked)],
    order: Annotated[str, Query(description="`latest` for the latest statements first.")] = "",
    page: PageNumber = 1,
    denials: Part = 1,
    happenings: Part = 1,
) -> Asked:
    """Which statements a reader wants, in which order, and which part of each list."""
    is_latest = one_of(("latest",), order) is not None
    return asked._replace(latest_first=is_latest, page=page, denials=denials, happenings=happenings)


@pages.page("/people/{person}", "person", is_held=True)
def person(visit: Visiting, person: str, asked: Annotated[Asked, Depends(parts_asked)]) -> PersonPage:
    """One speaker: offices as reported, all that they are quoted as saying in order of report, what they take part in
    and what is denied. The same words in several articles are one statement."""
    snapshot = visit.snapshot()
    speaker = snapshot.speakers.by_name.get(person)
    if speaker is None:
        raise HTTPException(
            404, f"nobody called {person!r} is quoted or takes part; /people finds names by their words"
        )
    statements = snapshot.speakers.statements(person, visit.library.said)
    return build_person(snapshot, visit.speech, speaker, statements, asked)

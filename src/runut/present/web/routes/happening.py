"""One happening."""

from collections.abc import Iterable

from fastapi import HTTPException

from runut.present.board.pages.happening import HappeningPage, build_happening
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visiting
from runut.types.record import Record

pages = Pages()


@pages.page("/happenings/{happening}", "happening", is_held=True)
def happening(visit: Visiting, happening: str, page: PageNumber = 1) -> HappeningPage:
    """A happening: its life, its independent origins and who relays whom, its reports in their own words, what is
    disputed, and why."""
    now = visit.library.now()
    known = now.happenings.get(happening)
    snapshot = visit.snapshot(story=known.story if known else None)

    def read(articles: Iterable[str]) -> list[Record]:
        with visit.library.reading() as casebook:
            return list(casebook.records(articles))

    found = build_happening(snapshot, now, visit.speech, happening, page=page, read=read)
    if found is None:
        raise HTTPException(
            404,
            f"no happening has the id {happening!r}: it may have got another one as reports were added; "
            "look for it in the chronology, or search for its words",
        )
    return found

"""Outlets and whom they cite."""

from typing import Annotated

from fastapi import Depends, HTTPException

from runut.present.board.pages.outlet import OutletPage, Parts, build_outlet
from runut.present.board.pages.sources import Sources, build_sources
from runut.present.web.asked import Part
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visiting

pages = Pages()


@pages.page("/sources", "sources", is_held=True)
def sources(visit: Visiting, page: PageNumber = 1, cited: Part = 1) -> Sources:
    """The outlets of the casebook: how often first, how often on the word of others; and whom they cite."""
    return build_sources(visit.snapshot(), page=page, cited_page=cited)


def parts_of(page: PageNumber = 1, has_from: Part = 1, had_by: Part = 1, first: Part = 1, conflicts: Part = 1) -> Parts:
    """Which part of each list is asked for."""
    return Parts(articles=page, has_from=has_from, had_by=had_by, first=first, conflicts=conflicts)


@pages.page("/sources/{outlet}", "outlet", is_held=True)
def outlet(visit: Visiting, outlet: str, parts: Annotated[Parts, Depends(parts_of)]) -> OutletPage:
    """One outlet, or whoever else is cited, by name: its articles, whom it has things from and who from it, what it
    reported first, and where others disagree. `-` stands for articles of no known outlet."""
    found = build_outlet(visit.snapshot(), visit.speech, outlet, parts)
    if found is None:
        raise HTTPException(404, f"nobody called {outlet!r} reports anything or is cited; /sources lists who does")
    return found

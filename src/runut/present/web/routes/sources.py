"""Outlets and whom they cite."""

from typing import Annotated

from fastapi import Query

from runut.present.board.pages.sources import Sources, build_sources
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visiting

pages = Pages()

Part = Annotated[int, Query(description="Which part of the second list, from 1.", ge=1, le=100_000)]


@pages.page("/sources", "sources")
def sources(visit: Visiting, page: PageNumber = 1, cited: Part = 1) -> Sources:
    """The outlets of the casebook: how often first, how often on the word of others; and whom they cite."""
    return build_sources(visit.snapshot(), page=page, cited_page=cited)

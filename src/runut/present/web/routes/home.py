"""The first page."""

from typing import Annotated

from fastapi import Query

from runut.present.board.pages.home import Home, build_home
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visiting

pages = Pages()


@pages.page("/", "home", is_held=True)
def home(
    visit: Visiting,
    page: PageNumber = 1,
    all: Annotated[bool, Query(description="Also the stories in which nothing happens.")] = False,
) -> Home:
    """The casebook as a whole, and its running stories."""
    return build_home(visit.snapshot(), visit.speech, page=page, with_eventless=all)

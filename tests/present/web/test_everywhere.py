"""What holds for every page: no serious fault of accessibility, no complaint, readable on a phone and on a wall."""

import pytest
from playwright.sync_api import Page
from tests.present.web.board import Board
from tests.present.web.conftest import find_faults, open_page, spills

from runut.present.brief.shelves import articles_of
from runut.present.web.app import PAGES
from runut.types.links import Happening

PATHS = [offer.path for pages in PAGES for offer in pages.offers]


def filled(path: str, board: Board) -> str:
    """A page's path with ids and names of the casebook that is served: those of the happening most told."""
    snapshot = board.library.now()
    happening = max(snapshot.links.happenings, key=_most_told)
    return path.format(
        happening=happening.id,
        article=articles_of(happening)[0],
        person=next(p.name for p in happening.participants if p.role == "actor"),
        outlet=next(article.outlet for article in snapshot.articles.values()),
    )


def _most_told(happening: Happening) -> tuple[int, str]:
    return len(articles_of(happening)), happening.id


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("path", PATHS)
def test_pages_are_readable(page: Page, board: Board, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert open_page(page, filled(path, board)) == 200
    assert find_faults(page) == []
    assert not spills(page)


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_readable_in_the_dark(page: Page, board: Board, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, filled(path, board))
    assert find_faults(page) == []


@pytest.mark.parametrize("path", PATHS)
def test_both_languages_are_spoken(page: Page, board: Board, path: str) -> None:
    path = filled(path, board)
    page.goto(path)
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Indonesia", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "id"
    page.goto(path)  # and it is remembered
    assert page.locator("html").get_attribute("lang") == "id"

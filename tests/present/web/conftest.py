"""The casebook of the invented affair, served once a session, and pages of a browser that watch what they do."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.present.web.board import PATIENCE, Board, Watch, browsing, served

from runut.store.casebook import open_casebook

SERIOUS = frozenset({"serious", "critical"})


@pytest.fixture(scope="session")
def board(affair: Path) -> Iterator[Board]:
    """The invented affair, served; nothing is judged in it."""
    with served(affair) as board:
        yield board


@pytest.fixture
def own_board(affair: Path, tmp_path: Path) -> Iterator[Board]:
    """A copy of the invented affair, served, for a test that changes it."""
    place = tmp_path / "own.casebook"
    with open_casebook(affair):  # folds nothing, but keeps the file whole while it is copied
        for path in affair.parent.glob(f"{affair.name}*"):
            shutil.copyfile(path, tmp_path / path.name.replace("affair", "own"))
    with served(place) as board:
        yield board


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed browser."""
    with browsing() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, board: Board) -> Iterator[Page]:
    """A page of the shared board in English that must not complain nor ask anything of another host."""
    yield from watched(browser, board)


@pytest.fixture
def own_page(browser: Browser, own_board: Board) -> Iterator[Page]:
    """The same of a board that the test may change."""
    yield from watched(browser, own_board)


def watched(browser: Browser, board: Board) -> Iterator[Page]:
    """A fresh page; at the end nothing may have been complained of."""
    context = browser.new_context(base_url=board.url, locale="en-GB", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(page, board)
    yield page
    context.close()
    assert watch.complaints == []


def open_page(page: Page, address: str) -> int:
    """Go to a page, and again while what it shows is being worked out; the status it then has."""
    while (answer := page.goto(address)) and answer.status == 202:
        page.wait_for_timeout(200)
    return answer.status if answer else 0


def find_faults(page: Page) -> list[str]:
    """What axe-core finds serious or worse in the page as it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]


def spills(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

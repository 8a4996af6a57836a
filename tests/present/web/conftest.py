"""The invented affair as a casebook, served once a session, and pages of a browser that watch what they do."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.present.web.board import PATIENCE, Board, Watch, browsing, served

from runut import pipeline
from runut.answers import Linker, settle
from runut.lang.pack import Pack
from runut.link.digest import RecordFiler
from runut.present.cli.version import linker_version
from runut.read.reader import Reader
from runut.sources.files import find_inputs
from runut.store.casebook import open_casebook
from runut.types.record import Record

SERIOUS = frozenset({"serious", "critical"})


def make_casebook(place: Path, sources: tuple[str, ...], manifest: str | None, reader: Reader, pack: Pack) -> Path:
    """A casebook of pages, linked."""
    linker = Linker(pack, linker_version())
    filer = RecordFiler(pack)
    with open_casebook(place, create=True) as casebook:
        casebook.refile(filer, linker.version)
        for one in pipeline.read_inputs(find_inputs(sources, manifest), reader=reader, pack=pack):
            if isinstance(one, Record):
                casebook.add(one, filer=filer)
        settle(casebook, linker)
    return place


@pytest.fixture(scope="session")
def affair(tmp_path_factory: pytest.TempPathFactory, examples: Path, reader: Reader, pack: Pack) -> Path:
    """The casebook of the invented affair; only to be read, or copied."""
    place = tmp_path_factory.mktemp("affair") / "affair.casebook"
    return make_casebook(place, (), str(examples / "manifest.jsonl"), reader, pack)


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

"""A board that is really served and a browser that really reads it."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from runut.answers import Linker
from runut.lang.pack import load_pack
from runut.present.board.library import Library
from runut.present.cli.version import linker_version
from runut.present.web.app import make_app
from runut.present.web.server import address, bind
from runut.present.web.visit import Settings

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 20_000  # milliseconds for anything in the browser: far more than it takes, so that nothing waits for ever
QUIET = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Board(NamedTuple):
    """A served casebook: where it is, its address without the last slash, and what it is served from."""

    place: Path
    url: str
    library: Library


@contextmanager
def served(place: Path, settings: Settings | None = None) -> Iterator[Board]:
    """The casebook at a place, served for as long as the context lasts."""
    library = Library(str(place), Linker(load_pack("id"), linker_version()))
    listening: socket.socket = bind("127.0.0.1", 0)
    config = uvicorn.Config(make_app(library, settings or Settings()), log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Board(place, address(listening).rstrip("/"), library)
    finally:
        server.should_exit = True
        thread.join(10)
        library.close()
        listening.close()


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser that is installed; the test is skipped where there is none."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET, timeout=3 * PATIENCE)
        yield browser
        browser.close()


class Watch:
    """Takes down what a page should never do: complain, or ask anything of another host."""

    def __init__(self, page: Page, board: Board) -> None:
        self.complaints: list[str] = []
        self._host = urlsplit(board.url).netloc
        page.on("console", self._say)
        page.on("pageerror", self._fail)
        page.on("request", self._ask)
        page.on("dialog", self._ask_person)

    def _say(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def _fail(self, error: object) -> None:
        self.complaints.append(f"script: {error}")

    def _ask(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self._host:
            self.complaints.append(f"elsewhere: {request.url}")

    def _ask_person(self, dialog: object) -> None:
        self.complaints.append(f"dialog: {dialog}")

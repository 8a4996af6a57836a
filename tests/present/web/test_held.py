"""Pages that are made once for all readers: never one reader's for another, never an old one."""

from pathlib import Path

import httpx2
import pytest
from tests.present.web.board import Board, served

from runut.present.board.render import render
from runut.present.web import visit
from runut.present.web.held import PAGES, Held
from runut.present.web.visit import Settings


@pytest.fixture
def renders(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were rendered."""
    made: list[str] = []

    def counted(template: str, values: dict[str, object]) -> str:
        made.append(template)
        return render(template, values)

    monkeypatch.setattr(visit, "render", counted)
    return made


def read(board: Board, path: str, *, language: str = "en") -> str:
    return httpx2.get(board.url + path, headers={"Accept-Language": language}).raise_for_status().text


def test_a_page_is_made_once_for_who_asks_the_same(board: Board, renders: list[str]) -> None:
    first = read(board, "/chronology?status=denied")
    assert read(board, "/chronology?status=denied") == first
    assert renders.count("chronology") <= 1
    assert read(board, "/chronology?status=denied", language="id") != first
    assert read(board, "/chronology?status=planned") != first


def test_a_page_with_a_form_is_made_for_its_reader_alone(board: Board, renders: list[str]) -> None:
    happening = next(h.id for h in board.library.now().links.happenings if h.tellings)
    pages = [read(board, f"/happenings/{happening}") for _ in range(2)]
    assert renders == ["happening"] * 2
    assert pages[0] != pages[1]  # each has its own word that its forms must repeat


def test_where_nothing_can_be_judged_it_is_the_same_for_all(affair: Path, renders: list[str]) -> None:
    with served(affair, Settings(read_only=True)) as board:
        happening = next(h.id for h in board.library.now().links.happenings if h.tellings)
        assert read(board, f"/happenings/{happening}") == read(board, f"/happenings/{happening}")
    assert renders == ["happening"]


def test_so_many_are_held() -> None:
    held = Held()
    for number in range(PAGES + 1):
        held.keep(number, str(number))
        held.get(0)
    assert held.get(0) == "0"
    assert held.get(1) is None
    assert held.get(PAGES) == str(PAGES)

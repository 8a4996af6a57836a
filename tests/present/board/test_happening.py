"""A happening that has another id on another day is still found."""

from collections.abc import Iterable

from tests.present.board.telling import group, said, snapshot_of, stage

from runut.present.board.pages.happening import HappeningPage, build_happening
from runut.present.board.speech import speech_in
from runut.types.record import Record

LIFE, ORIGINS, RELAYS = [stage("planned", "a", "Ministry")], [group("a", "Ministry")], [said("a", "Ministry")]
THEN = snapshot_of(LIFE, ORIGINS, RELAYS, id="h1", as_of="2031-03-04")
NOW = snapshot_of(LIFE, ORIGINS, RELAYS, id="h2")


def nothing(articles: Iterable[str]) -> list[Record]:
    return []


def page_of(id: str) -> HappeningPage | None:
    return build_happening(THEN, NOW, speech_in("en"), id, page=1, read=nothing)


def test_what_is_known_by_another_id_now_leads_to_that() -> None:
    page = page_of("h1")
    assert page and page.happening and page.happening.line.status == "planned"
    assert [line.id for line in page.same] == ["h2"]


def test_what_was_known_by_another_id_then_leads_to_that() -> None:
    page = page_of("h2")
    assert page and page.happening is None
    assert [line.id for line in page.same] == ["h1"]


def test_what_nobody_knows_has_no_page() -> None:
    assert page_of("h3") is None

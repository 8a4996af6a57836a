"""Search: words in any form, marked where they stand, and what of the casebook bears them in its name."""

import httpx2
import pytest
from playwright.sync_api import Page
from tests.link.factory import Draft, make_record
from tests.present.web.board import Board
from tests.present.web.conftest import open_page
from tests.present.web.made import make_snapshot

from runut.present.board.pages.search import Held, build_search, newest_first, split
from runut.present.board.speech import speech_in
from runut.store.search import Found

PM = "Katla Brynjars"


def find(board: Board, q: str, **query: str) -> dict[str, object]:
    answer = httpx2.get(f"{board.url}/api/search", params={"q": q} | query, timeout=60)
    while answer.status_code == 202:
        answer = httpx2.get(f"{board.url}/api/search", params={"q": q} | query, timeout=60)
    assert answer.status_code == 200
    found: dict[str, object] = answer.json()
    return found


def test_a_reader_finds_words_in_any_form_and_goes_to_their_characters(page: Page, board: Board) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("kunjungan uruguay")
    page.get_by_role("searchbox").press("Enter")
    assert page.get_by_role("searchbox", name="Words to find").input_value() == "kunjungan uruguay"
    first = page.locator(".hits > li").first
    marked = [word.casefold() for word in first.locator("mark").all_inner_texts()]
    assert marked and all("kunjung" in word or word == "uruguay" for word in marked)
    link = first.locator("blockquote a").get_attribute("href") or ""
    article, _, at = link.removeprefix("/articles/").partition("?at=")
    start, end = map(int, at.removesuffix("#at").split("-"))
    with board.library.reading() as casebook:
        record = casebook.record(article)
    assert record
    assert " ".join(record.text[start:end].split()) == " ".join(first.locator("blockquote").inner_text().split())


def test_the_newest_come_first_and_only_those_out_by_the_day(board: Board) -> None:
    snapshot = board.library.now()
    for query, latest in (({}, "9999"), ({"as_of": "2031-03-14"}, "2031-03-14")):
        hits = find(board, "uruguay", **query)["hits"]
        assert isinstance(hits, list)
        days = [hit["words"]["reported"][:10] for hit in hits]
        assert len(days) > 1 and days == sorted(days, reverse=True) and days[0] <= latest
        assert {hit["article"] for hit in hits} <= snapshot.articles.keys()


def test_a_plan_that_a_found_article_tells_says_that_it_is_one(page: Page) -> None:
    open_page(page, "/search?q=kunjungan+april&as_of=2031-03-14")
    told = page.locator(".tells li", has_text=f"{PM} visits Uruguay")
    assert told.count() > 0
    assert {text.strip() for text in told.locator(".status").all_inner_texts()} <= {"announced", "planned", "rumoured"}


def test_names_are_found_in_either_language(page: Page, board: Board) -> None:
    page.goto("/search?q=islandia&lang=en")
    people = page.locator(".named").get_by_role("link", name="Iceland", exact=True)
    assert people.count() == 1
    assert find(board, "brynjars menlu", lang="id")["people"] == []
    page.goto("/search?q=Brynjars+Uruguay")
    page.locator(".named").get_by_role("link", name=f"{PM} visits Uruguay").first.click()
    assert page.url.startswith(f"{board.url}/happenings/")


def test_a_phrase_is_found_only_where_its_words_follow_each_other(board: Board) -> None:
    words, phrase = (find(board, q)["paging"] for q in ("menteri perdana islandia", '"perdana menteri islandia"'))
    assert isinstance(words, dict) and isinstance(phrase, dict)
    assert 0 < phrase["total"] <= words["total"]
    assert find(board, '"menteri perdana"')["hits"] == []


def test_nothing_found_says_which_words_are_there(page: Page) -> None:
    page.goto("/search?q=uruguay+sepeda")
    main = page.locator("main")
    assert "No article holds “uruguay sepeda”." in main.inner_text()
    assert "sepeda: 0 articles" in main.inner_text()
    main.get_by_role("link", name="uruguay", exact=True).click()
    assert page.locator(".hits > li").count() > 0


@pytest.mark.parametrize("q", ["", "?!", '""', "   "])
def test_without_a_word_the_page_says_how_to_search(page: Page, q: str) -> None:
    page.goto(f"/search?q={q}")
    assert page.get_by_role("heading", name="How to search").is_visible()
    assert page.locator(".hits, .named").count() == 0


def test_what_was_sought_is_text_and_never_markup(page: Page) -> None:
    page.goto("/search?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E%22'")
    assert page.locator("main img").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.locator("main").inner_text()


def test_a_passage_is_all_of_its_parts() -> None:
    text = "Ia pergi ke Oslo, lalu ke Oslo lagi"
    found = Found("a", 100, 100 + len(text), text, ((112, 116), (126, 130)))
    parts = list(split(found))
    assert "".join(part.text for part in parts) == text
    assert [part.text for part in parts if part.found] == ["Oslo", "Oslo"]
    assert [part.found for part in split(Found("a", 0, 4, "Oslo", ((0, 4),)))] == [True]


def test_undated_articles_come_last_and_unknown_ones_not_at_all() -> None:
    def visit(number: int) -> list[Draft]:
        return [Draft(text=f"Ia tiba ke-{number}.", actors=(PM,), recipients=("Uruguay",))]

    days = (None, "2031-03-01", "2031-03-03")
    records = [make_record(f"Kabar {n}", day, visit(n)) for n, day in enumerate(days)]
    undated, early, late = (record.id for record in records)
    snapshot = make_snapshot(records)
    assert newest_first(snapshot, [early, undated, "0" * 16, late])[:2] == [late, early]
    page = build_search(snapshot, speech_in("en"), q="", held=Held(()), page=1)
    assert (page.happenings, page.stories, page.people, page.hits) == ((), (), (), ())

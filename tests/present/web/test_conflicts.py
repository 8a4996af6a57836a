"""What a reader does with the conflicts: look at the gravest first, filter, check the words, go on to the happening."""

from playwright.sync_api import Page, expect
from tests.present.web.board import Board

CONTRADICTION, REVISED = "Both cannot be true.", "No contradiction:"


def test_the_gravest_come_first_and_a_revised_plan_is_no_contradiction(page: Page) -> None:
    page.goto("/conflicts")
    shown = page.get_by_role("article").all_inner_texts()
    assert [CONTRADICTION in text for text in shown] == [True, True, False]
    assert REVISED in shown[-1]
    assert shown[-1].index("9 Apr 2031") < shown[-1].index("22 Apr 2031")


def test_each_side_says_how_many_know_it_by_themselves(page: Page) -> None:
    page.goto("/conflicts?kind=place")
    side = page.locator(".side", has_text="Montevideo").first
    expect(side).to_contain_text("1 independent origin")
    expect(side).to_contain_text("2 articles: Harian Nusalima, Lensa Mancanegara")


def test_filters_are_kept_in_the_address_and_can_be_taken_away(page: Page) -> None:
    page.goto("/conflicts?as_of=2031-04-30")
    page.get_by_label("Verdict").select_option("contradiction")
    page.get_by_label("About what").select_option("date")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 of 3 conflicts")
    assert "as_of=2031-04-30" in page.url
    page.get_by_role("link", name="Show all").click()
    expect(page.get_by_role("article")).to_have_count(3)


def test_words_lead_to_their_very_characters(page: Page, board: Board) -> None:
    page.goto("/conflicts?verdict=contradiction&kind=date")
    conflict = next(c for c in board.library.now().links.conflicts if (c.kind, c.verdict) == ("date", "contradiction"))
    evidence = conflict.sides[0].evidence[0]
    link = page.locator(f'a[href*="at={evidence.start}-{evidence.end}"]')
    expect(link).to_have_attribute("href", f"/articles/{evidence.article}?at={evidence.start}-{evidence.end}#at")
    expect(page.locator("blockquote", has=link)).to_contain_text("Senin (21/4/2031)")


def test_as_of_a_day_before_the_deed_nothing_contradicts(page: Page) -> None:
    page.goto("/conflicts?as_of=2031-03-20")
    expect(page.get_by_role("article")).to_have_count(0)
    expect(page.get_by_text("No reports disagree here.")).to_be_visible()


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do(page: Page) -> None:
    answer = page.request.get("/api/conflicts?kind=weather")
    assert answer.status == 400
    assert "occurrence" in answer.json()["detail"]


def test_the_same_is_said_as_data(page: Page) -> None:
    found = page.request.get("/api/conflicts?verdict=revised").json()
    assert found["paging"]["total"] == 1
    assert [side["value"] for side in found["conflicts"][0]["sides"]] == ["2031-04-09", "2031-04-22"]

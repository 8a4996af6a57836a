"""What a desk asks of one happening: how it came about, who really knows it, in which words, and why."""

import pytest
from playwright.sync_api import Page, expect
from tests.present.web.board import Board

from runut.types.links import Happening


def visit_of(board: Board) -> Happening:
    """The visit of the invented affair, which was rumoured, denied, announced, put off and done."""
    return next(h for h in board.library.now().links.happenings if len(h.life) > 6)


def meeting_of(board: Board) -> Happening:
    """The meeting during that visit."""
    return next(h for h in board.library.now().links.happenings if h.part_of == visit_of(board).id and len(h.life) > 3)


def test_the_life_is_told_stage_by_stage(page: Page, board: Board) -> None:
    page.goto(f"/happenings/{visit_of(board).id}")
    stages = page.locator("#life > ol > li")
    said = [text.split("\n")[0].strip() for text in stages.all_inner_texts()]
    assert said == [
        "rumoured for Apr 2031",
        "planned",
        "denied",
        "announced for 8–10 Apr 2031",
        "postponed",
        "postponed for 22–23 Apr 2031",
        "occurred for 22 Apr 2031",
        "occurred for 21 Apr 2031",
    ]
    expect(stages.nth(2)).to_contain_text("1 of 2 Harian Nusalima, Pojok Warta ← Icelandic Ministry of Foreign Affairs")
    expect(stages.nth(6)).to_contain_text("no source named")
    expect(stages.nth(2).locator("blockquote").first).to_contain_text("membantah kabar")  # no mere heading


def test_the_head_says_how_many_know_it(page: Page, board: Board) -> None:
    page.goto(f"/happenings/{visit_of(board).id}")
    head = page.locator("section.head")
    expect(head).to_contain_text("2 of 9 articles")
    expect(head).to_contain_text("This latest word: 1 of 2 no source named")
    expect(head.locator(".now")).to_have_text("occurred 22 Apr 2031")
    expect(head).to_contain_text("CONSULT / visit")


def test_two_routes_to_one_paper_are_one_origin_and_a_copy_is_dashed(page: Page, board: Board) -> None:
    page.goto(f"/happenings/{visit_of(board).id}")
    picture = page.get_by_role("img", name="9 articles lead to 2 independent origins")
    expect(picture.locator(".box.origin")).to_have_count(2)
    expect(picture.locator(".tie.copy")).to_have_count(1)
    expect(picture.locator(".tie.inferred")).to_have_count(0)
    page.get_by_text("The same as a list").click()
    paper = page.locator("#origin-1")
    expect(paper).to_contain_text("Diario Costanero")
    expect(paper.locator(":scope > ul > li")).to_have_count(2)
    expect(paper.locator("li li")).to_contain_text("Kabar Selat")
    copied = page.locator("#origin-2 li li")
    expect(copied).to_contain_text("Pojok Warta (copy)")


@pytest.mark.parametrize("language", ["id", "en"])
def test_labels_of_the_drawing_fit_their_boxes(page: Page, board: Board, language: str) -> None:
    for happening in board.library.now().happenings:
        page.goto(f"/happenings/{happening}?lang={language}")
        spilling = page.locator(".relays .box").evaluate_all(
            """boxes => boxes.flatMap(box => {
                const room = box.querySelector("rect").getBBox();
                return [...box.querySelectorAll("text")].filter(text => {
                    const said = text.getBBox();
                    return said.x < room.x || said.x + said.width > room.x + room.width;
                }).map(text => text.textContent);
            })"""
        )
        assert spilling == []


def test_reports_stand_side_by_side_in_their_own_words(page: Page, board: Board) -> None:
    happening = visit_of(board)
    page.goto(f"/happenings/{happening.id}")
    cards = page.locator(".report")
    expect(cards).to_have_count(9)
    outlets = [text.split("\n")[0] for text in cards.all_inner_texts()]
    assert outlets[:4] == ["Lensa Mancanegara", "Kabar Selat", "Harian Nusalima", "Pojok Warta"]
    expect(cards.nth(3)).to_contain_text("copy of Harian Nusalima")
    trigger = cards.nth(0).locator(".trigger").first
    expect(trigger).to_have_text("mengunjungi")
    expect(trigger).to_have_attribute("href", f"/articles/{happening.tellings[0].article}?at=139-150#at")
    cards.nth(1).locator("summary", has_text="Why it is counted here").click()
    expect(cards.nth(1)).to_contain_text("the same visitor, Katla Brynjars, to Uruguay (+2.5)")
    expect(cards.nth(1)).to_contain_text("= 2031-04, counted from")


def test_what_is_disputed_stands_on_the_page(page: Page, board: Board) -> None:
    happening = meeting_of(board)
    page.goto(f"/happenings/{happening.id}#conflicts")
    conflicts = page.locator("#conflicts").get_by_role("article")
    expect(conflicts).to_have_count(2)
    expect(conflicts.nth(0)).to_contain_text("Punta del Este")
    expect(conflicts.nth(1)).to_contain_text("No contradiction")
    page.get_by_role("link", name="Katla Brynjars visits Uruguay").first.click()
    expect(page).to_have_url(f"{board.url}/happenings/{visit_of(board).id}")


def test_as_of_a_day_a_plan_is_only_a_plan(page: Page, board: Board) -> None:
    page.goto(f"/happenings/{visit_of(board).id}?as_of=2031-03-20")
    expect(page.locator("section.head .now")).to_have_text("announced 8–10 Apr 2031")
    expect(page.locator("main")).not_to_contain_text("occurred")
    expect(page.locator(".report")).to_have_count(5)


def test_before_its_first_report_it_is_not_known_yet(page: Page, board: Board) -> None:
    page.goto(f"/happenings/{meeting_of(board).id}?as_of=2031-03-01")
    expect(page.locator("main")).to_contain_text("It was first reported on 3 Mar 2031.")
    page.get_by_role("link", name="See it as it is now").click()
    expect(page.locator("section.head .now")).to_have_text("occurred 22 Apr 2031")


def test_an_unknown_id_says_what_to_do(page: Page) -> None:
    answer = page.request.get("/api/happenings/h00000000")
    assert answer.status == 404
    assert "look for it in the chronology" in answer.json()["detail"]
    assert page.request.get("/happenings/h00000000").status == 404


def test_the_same_is_said_as_data(page: Page, board: Board) -> None:
    found = page.request.get(f"/api/happenings/{visit_of(board).id}").json()["happening"]
    hops = {(hop["teller"], hop["tie"], hop["source"]) for hop in found["relaying"]["hops"]}
    assert ("Kabar Selat", "said", "Radio Atlantika") in hops
    assert ("Radio Atlantika", "said", "Diario Costanero") in hops
    assert ("Pojok Warta", "copy", "Harian Nusalima") in hops
    assert {teller for teller, _, source in hops if source == "Icelandic Ministry of Foreign Affairs"} == {
        "Harian Nusalima",
        "Lensa Mancanegara",
        "Kabar Selat",
    }
    assert [report["outlet"] for report in found["reports"]][-1] == "Lensa Mancanegara"


def test_a_person_confirms_it(own_page: Page, own_board: Board) -> None:
    happening = meeting_of(own_board)
    own_page.goto(f"/happenings/{happening.id}")
    head = own_page.locator("section.head")
    head.locator("summary").first.click()
    head.get_by_label("Your name").first.fill("ani")
    head.get_by_role("button", name="as shown").click()
    expect(own_page.locator("section.head .judged")).to_contain_text("confirmed by ani")


def test_a_mention_that_belongs_elsewhere_is_taken_out_with_what_it_disputed(own_page: Page, own_board: Board) -> None:
    own_page.goto(f"/happenings/{visit_of(own_board).id}")
    card = own_page.locator(".report", has_text="Warta Ufuk")
    expect(own_page.locator("#conflicts")).to_contain_text("Both cannot be true.")
    card.locator("summary", has_text="Why it is counted here").click()
    card.get_by_label("Your name").fill("ani")
    card.get_by_role("button", name="Does not belong to this happening").click()
    expect(own_page.locator(".report")).to_have_count(8)
    expect(own_page.locator("#conflicts")).not_to_contain_text("Both cannot be true.")
    expect(own_page.locator("#conflicts .side .answer")).to_have_text(
        ["8–10 Apr 2031", "22–23 Apr 2031", "22 Apr 2031"]
    )


def test_nothing_is_judged_where_the_board_is_read_only_or_shows_an_earlier_day(page: Page, board: Board) -> None:
    page.goto(f"/happenings/{visit_of(board).id}?as_of=2031-04-24")
    expect(page.locator("form.judging")).to_have_count(0)

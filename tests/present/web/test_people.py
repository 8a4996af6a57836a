"""Who is quoted with what, as a reader finds and checks it."""

from playwright.sync_api import Page
from tests.present.web.board import Board


def names(page: Page) -> list[str]:
    return page.get_by_role("table").get_by_role("rowheader").all_inner_texts()


def statements(page: Page) -> list[str]:
    return page.locator(".statements blockquote").all_inner_texts()


def test_people_are_found_by_name_office_and_kind(page: Page) -> None:
    page.goto("/people")
    assert names(page)[0] == "Freyja Hallgrims"
    page.get_by_label("Name or office").fill("president")
    page.get_by_role("button", name="Apply").click()
    assert names(page) == ["Ramiro Etchegaray"]
    page.get_by_role("link", name="Show all").click()
    page.get_by_label("Kind").select_option(label="body or country")
    page.get_by_label("Sort by").select_option(label="name")
    page.get_by_role("button", name="Apply").click()
    found = names(page)
    assert "Freyja Hallgrims" not in found and found == sorted(found)
    assert {"Iceland", "Diario Costanero"} < set(found)


def test_a_statement_told_twice_is_one_of_one_speaker(page: Page) -> None:
    page.goto("/people/Freyja%20Hallgrims")
    first = page.locator(".statements > li").first
    assert "1 of 2" in first.inner_text()
    assert first.get_by_role("link", name="Pojok Warta").count() == 1
    assert "(copied)" in first.inner_text()
    assert len(statements(page)) == 4


def test_a_quotation_leads_to_its_very_characters(page: Page, board: Board) -> None:
    page.goto("/people/Katla%20Brynjars")
    (said,) = statements(page)
    link = page.locator(".statements").get_by_role("link", name="Warta Ufuk").get_attribute("href") or ""
    article, _, place = link.removeprefix("/articles/").removesuffix("#at").partition("?at=")
    with board.library.reading() as casebook:
        record = casebook.record(article)
    start, end = map(int, place.split("-"))
    assert record and said == f"“{record.text[start:end].rstrip(',')}”"


def test_statements_are_filtered(page: Page) -> None:
    page.goto("/people/Freyja%20Hallgrims")
    page.get_by_label("word for word only").check()
    page.get_by_role("button", name="Apply").click()
    assert [said[0] for said in statements(page)] == ["“", "“"]
    page.get_by_label("Outlet").select_option(label="Kabar Selat (1)")
    page.get_by_role("button", name="Apply").click()
    assert len(statements(page)) == 1
    page.get_by_label("to", exact=True).fill("2031-03-31")
    page.get_by_role("button", name="Apply").click()
    assert statements(page) == []
    page.get_by_role("main").get_by_role("link", name="Show all").click()
    assert len(statements(page)) == 4


def test_what_is_denied_is_not_shown_as_said(page: Page) -> None:
    page.goto("/people/Ramiro%20Etchegaray")
    assert [said for said in statements(page) if said.startswith("denies: ")] == [
        "denies: kunjungan itu berkaitan dengan sengketa kapal riset"
    ]


def test_the_latest_statements_come_first_when_asked(page: Page) -> None:
    page.goto("/people/Freyja%20Hallgrims")
    before = statements(page)
    page.get_by_label("Order").select_option(label="latest first")
    page.get_by_role("button", name="Apply").click()
    assert statements(page) == before[::-1]


def test_a_misspelt_name_is_the_same_person_and_what_is_denied_of_them_is_told(page: Page) -> None:
    page.goto("/people/Katla%20Brynjars")
    text = page.get_by_role("main").inner_text()
    assert "also called Katla Brinjars" in text
    assert "denied by Icelandic Ministry of Foreign Affairs" in text


def test_offices_are_shown_with_the_words_that_give_them(page: Page) -> None:
    page.goto("/people/Freyja%20Hallgrims")
    offices = page.locator(".offices")
    assert "spokesperson, Icelandic Ministry of Foreign Affairs" in offices.inner_text()
    offices.get_by_text("Who says so").click()
    assert "juru bicara" in offices.locator("blockquote").first.inner_text().casefold()


def test_an_earlier_day_knows_less(page: Page) -> None:
    page.goto("/people/Freyja%20Hallgrims?as_of=2031-03-06")
    assert len(statements(page)) == 2
    assert "1 of 2" not in page.locator(".statements").inner_text()
    assert page.request.get("/people/Freyja%20Hallgrims?as_of=2031-03-03").status == 404


def test_the_same_as_json(page: Page) -> None:
    page.goto("/people/Freyja%20Hallgrims")
    address = page.get_by_role("link", name="This page as JSON").get_attribute("href") or ""
    found = page.request.get(address).json()
    assert [one["independent"] for one in found["statements"]] == [1] * 4
    assert found["statements"][0]["articles"] == 2


def test_wrong_values_are_said_to_be_wrong(page: Page) -> None:
    for path in ("/api/people?kind=x", "/api/people?sort=x", "/api/people/Freyja%20Hallgrims?since=x"):
        assert page.request.get(path).status == 400
    assert page.request.get("/api/people/Nobody").status == 404

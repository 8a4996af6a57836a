"""The page of outlets and of those they cite, as a reader uses it."""

from playwright.sync_api import Page


def row(page: Page, name: str) -> list[str]:
    """The cells of an outlet."""
    found = (
        page.get_by_role("table", name="Outlets")
        .get_by_role("row")
        .filter(has=page.get_by_role("rowheader", name=name))
    )
    return [" ".join(text.split()) for text in found.get_by_role("cell").all_inner_texts()]


def test_who_was_first_and_who_only_repeats(page: Page) -> None:
    page.goto("/sources")
    articles, _, _, _, led, repeated, has_from = row(page, "Lensa Mancanegara")
    assert (articles, led, repeated) == ("3", "2 of 2", "0")
    assert "← Diario Costanero" in has_from
    articles, _, _, _, led, repeated, has_from = row(page, "Pojok Warta")
    assert (articles, led, repeated) == ("1 1 copied from other outlets", "0 of 2", "1")
    assert "← Harian Nusalima" in has_from


def test_an_earlier_day_knows_fewer_outlets(page: Page) -> None:
    page.goto("/sources?as_of=2031-03-04")
    outlets = page.get_by_role("table", name="Outlets").get_by_role("rowheader").all_inner_texts()
    assert "Warta Ufuk" not in outlets
    assert row(page, "Lensa Mancanegara")[0] == "1"


def test_an_outlet_shows_whom_it_copied_and_a_source_who_rests_on_it(page: Page) -> None:
    page.goto("/sources")
    page.get_by_role("table", name="Outlets").get_by_role("link", name="Pojok Warta").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Pojok Warta"
    chain = page.locator("#has_from > ul > li").filter(has_text="copied word for word")
    chain.get_by_role("link", name="Harian Nusalima").click()
    assert "Pojok Warta" in page.locator("#had_by").inner_text()


def test_what_an_outlet_reported_first_and_where_it_is_on_a_side(page: Page) -> None:
    page.goto("/sources/Harian%20Nusalima")
    (first,) = page.locator("#first > ol > li").all_inner_texts()
    assert "sign a treaty" in first and "before all others" in first
    assert "contradiction" in page.locator("#conflicts").inner_text()


def test_who_is_only_cited_has_a_page_and_nobody_has_none(page: Page) -> None:
    page.goto("/sources/Borealis")
    assert "news agency" in page.get_by_role("main").inner_text()
    assert "No article of its own" in page.get_by_role("main").inner_text()
    assert page.request.get("/sources/Nobody").status == 404

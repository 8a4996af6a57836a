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

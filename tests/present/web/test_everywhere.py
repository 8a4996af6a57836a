"""What holds for every page: no serious fault of accessibility, no complaint, readable on a phone and on a wall."""

import pytest
from playwright.sync_api import Page
from tests.present.web.conftest import find_faults, spills

PATHS = ("/", "/nowhere")


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("path", PATHS[:-1])
def test_pages_are_readable(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(path)
    assert answer and answer.status == 200
    assert find_faults(page) == []
    assert not spills(page)


@pytest.mark.parametrize("path", PATHS[:-1])
def test_pages_are_readable_in_the_dark_and_without_scripts(page: Page, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(path)
    assert find_faults(page) == []


@pytest.mark.parametrize("path", PATHS[:-1])
def test_both_languages_are_spoken(page: Page, path: str) -> None:
    page.goto(path)
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Indonesia", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "id"
    page.goto(path)  # and it is remembered
    assert page.locator("html").get_attribute("lang") == "id"

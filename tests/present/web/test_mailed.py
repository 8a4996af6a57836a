"""The brief as one file, opened from disk in a real browser that runs no script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page
from tests.link.factory import Draft, make_record
from tests.present.web.board import PATIENCE
from tests.present.web.conftest import find_faults, spills
from tests.present.web.made import make_snapshot

from runut.present.board.mailed import to_html, web_address
from runut.present.board.speech import speech_in
from runut.present.brief.build import build_brief
from runut.present.cli import main
from runut.store.casebook import head_of

HOSTILE = "<img src=x onerror=alert(1)>\"'</style></title><script>alert(2)</script>&amp;"


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript that may ask for nothing but the file that it is opened with."""
    yield from alone(browser, scripts=False)


@pytest.fixture
def checked(browser: Browser) -> Iterator[Page]:
    """The same with JavaScript, which axe-core is made of."""
    yield from alone(browser, scripts=True)


def alone(browser: Browser, *, scripts: bool) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    assert (len(set(asked)), said) == (1, [])


def write(affair: Path, folder: Path, *args: str) -> str:
    """The address of the file that the command writes."""
    result = CliRunner().invoke(main, ["brief", str(affair), "--format", "html", *args])
    assert result.exit_code == 0, result.stderr
    place = folder / "brief.html"
    place.write_bytes(result.stdout_bytes)
    return place.as_uri()


@pytest.mark.parametrize("language", ["id", "en"])
def test_anybody_can_read_it(checked: Page, affair: Path, tmp_path: Path, language: str) -> None:
    checked.goto(write(affair, tmp_path, "--language", language))
    assert find_faults(checked) == []
    checked.emulate_media(color_scheme="dark")
    assert find_faults(checked) == []


@pytest.mark.parametrize("width", [360, 1600])
def test_it_fits_the_window(opened: Page, affair: Path, tmp_path: Path, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    opened.goto(write(affair, tmp_path))
    assert not spills(opened)


def test_a_line_leads_to_its_words_and_back(opened: Page, affair: Path, tmp_path: Path) -> None:
    opened.goto(write(affair, tmp_path, "--language", "en"))
    visit = opened.get_by_role("article", name="Katla Brynjars visits Uruguay").first
    visit.get_by_role("listitem").first.get_by_role("link").first.click()
    words = opened.locator("li:target")
    assert "dikabarkan akan mengunjungi Uruguay" in words.inner_text()
    words.get_by_role("link", name="Katla Brynjars visits Uruguay").click()
    assert opened.locator("article:target").get_by_role("heading").inner_text().split()[0] == "occurred"


def test_pictures_lead_to_words_and_are_printed(opened: Page, affair: Path, tmp_path: Path) -> None:
    opened.goto(write(affair, tmp_path, "--language", "en"))
    drawing = opened.get_by_role("img", name="9 articles lead to 2 independent origins").first
    assert not drawing.is_visible()
    opened.locator("summary", has_text="Who has it from whom").first.click()
    assert drawing.is_visible()
    opened.locator(".timeline a.rumoured").first.click()
    assert "dikabarkan akan mengunjungi Uruguay" in opened.locator("li:target").inner_text()
    opened.reload()
    opened.emulate_media(media="print")
    assert drawing.is_visible()


def test_hostile_pages_say_only_what_they_say(opened: Page, tmp_path: Path) -> None:
    visit = {"actors": ("Katla Brynjars",), "recipients": ("Uruguay",), "value": "2031-04-22"}
    records = [
        make_record(HOSTILE, "2031-04-23", [Draft(text=f"{HOSTILE} tiba.", **visit)]),  # type: ignore[arg-type]
        make_record("Kabar B", "2031-04-24", [Draft(text="Brynjars tiba.", **visit)]),  # type: ignore[arg-type]
    ]
    snapshot = make_snapshot(records)
    heads = {r.id: head_of(r)._replace(title=HOSTILE, url="javascript:alert(3)") for r in records}
    brief = build_brief(heads, snapshot.links, as_of=None, language="en")
    place = tmp_path / "brief.html"
    place.write_text(to_html(snapshot, speech_in("en"), brief, about=HOSTILE), encoding="utf-8")
    opened.goto(place.as_uri())
    assert opened.locator("img, script, iframe").count() == 0
    assert HOSTILE in opened.locator("q", has_text="tiba").first.inner_text()
    assert HOSTILE in opened.get_by_text("Only what names").inner_text()
    assert opened.locator("a:not([href^='#'])").count() == 0


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://lensa.example/berita/1", True),
        ("http://lensa.example/", True),
        ("javascript:alert(1)//https://lensa.example/", False),
        ("JAVASCRIPT:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("//lensa.example/", False),
        ("https:", False),
        ("https://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, is_link: bool) -> None:
    assert web_address(url) == (url if is_link else None)

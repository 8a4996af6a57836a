"""Pages written to break the board: whatever they hold is shown as the text that it is."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from httpx2 import Client
from playwright.sync_api import Browser, Page
from tests.present.web.board import Board, served
from tests.present.web.conftest import spills, watched
from tests.present.web.hostile import ATTACK, ATTACKS, NAMES, make_hostile
from tests.present.web.test_everywhere import PATHS

from runut.lang.pack import Pack
from runut.present.brief.shelves import articles_of
from runut.read.reader import Reader

EACH = 2  # happenings, articles, people and outlets of which each page is opened
THERE = {path.split("/")[1] for path in PATHS}
ADDRESSES = "[...document.querySelectorAll('[href], [src], [action]')].map(e => e.href ?? e.src ?? e.action)"
OWN_WORDS = ("<script>window.__hit=1</script>", "{{7*7}}")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, examples: Path, reader: Reader, pack: Pack) -> Iterator[Board]:
    """The hostile pages, served, with judgements that are no better."""
    place = tmp_path_factory.mktemp("hostile") / "hostile.casebook"
    with served(make_hostile(place, examples, reader, pack)) as board:
        judge_badly(board)
        yield board


def judge_badly(board: Board) -> None:
    """A name, a note and an author that are attacks, on the happening most told."""
    happening, article = most_told(board)[0], next(iter(board.library.now().articles))
    asked = (
        {"kind": "note", "ids": [article], "note": ATTACK},
        {"kind": "rename", "ids": [happening], "label": ATTACK},
    )
    with Client(base_url=board.url) as client:
        for one in asked:
            answer = client.post("/api/judgements", json=one | {"by": ATTACK})
            assert answer.status_code in {201, 400}, answer.text


@pytest.fixture
def page(browser: Browser, hostile: Board) -> Iterator[Page]:
    """A page on a phone that must not complain, nor ask anything of another host."""
    for page in watched(browser, hostile):
        page.set_viewport_size({"width": 360, "height": 800})
        yield page


def most_told(board: Board) -> list[str]:
    """Happenings, those that most articles tell first."""
    found = board.library.now().links.happenings
    return [h.id for h in sorted(found, key=lambda h: (-len(articles_of(h)), h.id))]


def addresses(board: Board, path: str) -> list[str]:
    """The addresses of a page for some of what the casebook holds."""
    snapshot = board.library.now()
    names = {p.name: None for h in snapshot.links.happenings for p in h.participants if p.role == "actor"}
    values = {
        "happening": most_told(board),
        "article": list(snapshot.articles),
        "person": sorted(names, key=lambda name: name not in NAMES.values()),
        "outlet": list(dict.fromkeys(article.outlet for article in snapshot.articles.values() if article.outlet)),
    }
    for name, ids in values.items():
        if f"{{{name}}}" in path:
            return [path.replace(f"{{{name}}}", quote(id, safe="")) for id in islice(ids, EACH)]
    return [path, f"{path}?q={quote(ATTACKS[4])}&story={quote(ATTACKS[0])}&as_of=2031-04-10"]


def check(page: Page) -> None:
    """Nothing ran, nothing broke out of the page's width."""
    assert page.evaluate("window.__hit") is None
    assert not spills(page), page.url
    assert page.locator("script:not([src]), img[src=x], iframe, base, [onerror], [onload], [onfocus]").count() == 0
    found = page.evaluate(ADDRESSES)
    assert {urlsplit(str(address)).scheme for address in found if isinstance(address, str)} <= {"http", "https", ""}


@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_it_runs_or_breaks_the_page(page: Page, hostile: Board, path: str) -> None:
    for address in addresses(hostile, path):
        answer = page.goto(address)
        assert answer and answer.status == 200, address
        check(page)
        for control in page.locator("summary").all()[:3]:
            control.click()
        page.keyboard.press("Tab")
        assert page.evaluate("window.__hit") is None


@pytest.mark.parametrize("path", PATHS)
def test_every_link_of_the_page_leads_somewhere(page: Page, hostile: Board, path: str) -> None:
    page.goto(addresses(hostile, path)[0])
    links = page.evaluate("[...new Set([...document.querySelectorAll('main a[href]')].map(a => a.href))]")
    with Client(follow_redirects=True) as client:
        for link in links[:25]:
            if str(link).startswith(hostile.url) and urlsplit(link).path.split("/")[1] in THERE:
                assert client.get(link).status_code in {200, 202}, link


def test_its_words_are_shown_as_they_are(page: Page, hostile: Board) -> None:
    page.goto(f"/articles/{next(iter(hostile.library.now().articles))}")
    shown = page.locator("main").inner_text()
    for words in OWN_WORDS:
        assert words in shown


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_searched_for_is_only_looked_for(page: Page, attack: str) -> None:
    attack = attack[:150]
    answer = page.goto(f"/search?q={quote(attack)}")
    assert answer and answer.status == 200
    check(page)
    if attack.isprintable():
        assert page.locator("input[name=q]").first.input_value() == attack


@pytest.mark.parametrize("feed", ["/changes.atom?since=2031-01-01", "/ahead.ics"])
def test_feeds_hold_it_as_text(hostile: Board, feed: str) -> None:
    with Client(base_url=hostile.url) as client:
        answer = client.get(feed)
    assert answer.status_code == 200
    assert "html" not in answer.headers["content-type"]
    if ".atom" in feed:
        entries = ElementTree.fromstring(answer.text)
        assert {element.tag.rpartition("}")[2] for element in entries.iter()} & {"script", "img", "iframe"} == set()
    else:
        assert all(line == "" or line[0] == " " or ":" in line for line in answer.text.split("\r\n"))
        assert not set(map(ord, answer.text)) & (set(range(32)) - {10, 13, 9})

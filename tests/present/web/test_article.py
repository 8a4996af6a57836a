"""An article's page: the text as it is, what is marked in it, and what that leads to."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect
from tests.present.web.board import Board
from tests.present.web.conftest import find_faults, spills

from runut.lang.pack import Pack
from runut.link.digest import RecordFiler
from runut.present.board.pages.article import build_article
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import speech_in
from runut.present.brief.shelves import articles_of
from runut.store.casebook import head_of, open_casebook
from runut.types.links import Happening
from runut.types.record import Record


@pytest.fixture(scope="module")
def records(board: Board) -> dict[str, Record]:
    with open_casebook(board.place) as casebook:
        return {record.id: record for record in casebook.records()}


@pytest.fixture
def plain_page(browser: Browser, board: Board) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(base_url=board.url, locale="en-GB", java_script_enabled=False)
    yield context.new_page()
    context.close()


def most_told(board: Board) -> Happening:
    return max(board.library.now().links.happenings, key=_times_told)


def _times_told(happening: Happening) -> tuple[int, str]:
    return len(articles_of(happening)), happening.id


def text_of(page: Page, selector: str = "#text") -> str:
    return page.locator(selector).evaluate("element => element.textContent")  # type: ignore[no-any-return]


@pytest.mark.parametrize("layers", ["", "?layers=none", "?layers=quotation,time"])
def test_the_text_is_as_it_is(page: Page, records: dict[str, Record], layers: str) -> None:
    for record in records.values():
        page.goto(f"/articles/{record.id}{layers}")
        assert text_of(page) == record.text


def test_the_content_is_given_as_json(page: Page, records: dict[str, Record]) -> None:
    record = next(iter(records.values()))
    found = page.request.get(f"/api/articles/{record.id[:6]}?at=2-9").json()
    assert "".join(one["text"] for one in found["segments"]) == record.text
    assert "".join(one["text"] for one in found["segments"] if one["at"]) == record.text[2:9]


def test_every_evidence_leads_to_its_very_characters(page: Page, board: Board) -> None:
    for stage in most_told(board).life:
        for evidence in stage.evidence:
            page.goto(f"/articles/{evidence.article}?at={evidence.start}-{evidence.end}#at")
            assert text_of(page, "#at") == evidence.text
            expect(page.locator("#at")).to_be_in_viewport()


def test_characters_across_marks_are_one_mark(page: Page, records: dict[str, Record]) -> None:
    record = next(record for record in records.values() if record.quotations)
    start, end = record.quotations[0].start - 3, record.quotations[0].start + 9
    page.goto(f"/articles/{record.id}?at={start}-{end}")
    expect(page.locator("#at")).to_have_count(1)
    assert (text_of(page, "#at"), text_of(page)) == (record.text[start:end], record.text)


@pytest.mark.parametrize(
    ("path", "status"),
    [("?at=9-3", 200), ("?at=99999-100000", 200), ("?at=1", 400), ("?at=-1-3", 400), ("?layers=ghosts", 400)],
)
def test_what_is_no_range_is_refused(page: Page, records: dict[str, Record], path: str, status: int) -> None:
    assert page.request.get(f"/articles/{next(iter(records))}{path}").status == status


def test_the_first_characters_of_an_id_lead_to_it(page: Page, records: dict[str, Record]) -> None:
    id = next(iter(records))
    page.goto(f"/articles/{id[:8]}?at=0-4")
    assert page.url.endswith(f"/articles/{id}?at=0-4")
    for unknown in ("ffff", "", "%20", id + "0"):
        assert page.request.get(f"/articles/{unknown}").status == 404


def test_an_article_that_is_not_out_yet_is_not_shown(page: Page, board: Board) -> None:
    last = [article for article in board.library.now().articles.values() if article.published][-1]
    answer = page.request.get(f"/articles/{last.id}?as_of=2031-03-01")
    assert answer.status == 404
    assert "choose a later day" in answer.text()
    assert page.request.get(f"/articles/{last.id}?as_of=2031-12-31").status == 200


def test_an_event_leads_to_its_note_and_its_happening(plain_page: Page, board: Board) -> None:
    happening = most_told(board)
    told = happening.tellings[0]
    plain_page.goto(f"/articles/{told.article}")
    plain_page.locator(f'#text a.event[href="#n-{told.event}"]').click()
    note = plain_page.locator(f"#n-{told.event}")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text(f"{told.article}/{told.event}")
    expect(note).to_contain_text("rule")
    assert note.locator(f'a[href="/happenings/{happening.id}"]').count() == 1


def test_the_word_of_the_page_stands_beside_that_of_all(page: Page, board: Board, records: dict[str, Record]) -> None:
    done, denied = next(
        (happening, event)
        for happening in board.library.now().links.happenings
        if happening.status == "occurred"
        for told in happening.tellings
        for event in records[told.article].events
        if event.id == told.event and event.status == "denied"
    )
    article = next(t.article for t in done.tellings if denied in records[t.article].events)
    page.goto(f"/articles/{article}")
    expect(page.locator(f"#t-{done.id} > .status")).to_have_text(re.compile("occurred"))
    expect(page.locator(f"#t-{done.id} .said .status.denied")).to_be_visible()


def test_resting_on_words_or_reaching_them_by_keyboard_tells_what_they_are(page: Page, board: Board) -> None:
    told = most_told(board).tellings[0]
    page.goto(f"/articles/{told.article}")
    words = page.locator(f'#text a.event[href="#n-{told.event}"]')
    card = page.get_by_role("tooltip")
    expect(card).to_be_hidden()
    words.hover()
    expect(card).to_contain_text("rule")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    words.focus()
    expect(card).to_be_visible()
    expect(words).to_have_attribute("aria-describedby", "card")
    page.locator("h1").click()
    page.locator(".brand").focus()
    expect(card).to_be_hidden()


def test_layers_are_switched_without_scripts(plain_page: Page, board: Board) -> None:
    plain_page.goto(f"/articles/{most_told(board).tellings[0].article}")
    assert plain_page.locator("#text .entity").count() > 0
    plain_page.get_by_role("link", name="Hide: Names").click()
    assert plain_page.locator("#text .entity").count() == 0
    assert plain_page.locator("#text .event").count() > 0
    plain_page.get_by_role("link", name="Show: Names").click()
    assert plain_page.locator("#text .entity").count() > 0
    assert "layers" not in plain_page.url


def test_layers_are_switched_on_the_spot(page: Page, board: Board) -> None:
    page.goto(f"/articles/{most_told(board).tellings[0].article}")
    page.evaluate("window.before = true")
    for name in ("Events", "Names", "Times", "Quotations", "Sources"):
        page.get_by_role("link", name=f"Hide: {name}").click()
        expect(page.get_by_role("link", name=f"Show: {name}")).to_be_focused()
    expect(page.locator("#text [data-of]")).to_have_count(0)
    assert page.url.endswith("layers=none")
    assert page.evaluate("window.before")


def test_people_outlets_and_neighbours_are_led_to(page: Page, board: Board, records: dict[str, Record]) -> None:
    copy = board.library.now().links.copies[0]
    page.goto(f"/articles/{copy.article}")
    of = page.get_by_role("region", name="Repeats").get_by_role("listitem").first
    expect(of).to_contain_text(f"{100 * copy.likeness:.0f}% alike")
    of.get_by_role("link").first.click()
    assert page.url.endswith(f"/articles/{copy.of}")
    record = records[copy.of]
    person = next(entity.name for entity in record.entities if entity.type == "PER")
    assert page.locator(f'.note a[href="/people/{person.replace(" ", "%20")}"]').count() == 1
    expect(page.get_by_role("region", name="Repeated by")).to_be_visible()


def test_of_twins_none_is_called_the_copy(board: Board, records: dict[str, Record]) -> None:
    snapshot = board.library.now()
    copy = replace(snapshot.links.copies[0], direction="unknown")
    heads = {id: head_of(record) for id, record in records.items()}
    twins = Snapshot(replace(snapshot.links, copies=(copy,)), heads, as_of=None, version="twins")
    for id, other in ((copy.article, copy.of), (copy.of, copy.article)):
        shown = build_article(twins, speech_in("en"), records[id], layers=(), at=None)
        assert ([one.article for one in shown.like], shown.copies_of, shown.copied_by) == ([other], (), ())


def test_how_the_day_of_an_undated_page_is_known_is_told(
    own_page: Page, own_board: Board, records: dict[str, Record], pack: Pack
) -> None:
    copied = own_board.library.now().links.copies[0].article
    with own_board.library.writing() as casebook:
        casebook.add(replace(records[copied], published=None), filer=RecordFiler(pack))
    own_board.library.settle()
    dating = own_board.library.now().datings[copied]
    assert dating.grounds
    own_page.goto(f"/articles/{copied}")
    expect(own_page.locator(".about")).to_contain_text("worked out from other articles")
    own_page.get_by_text("The reasons").click()
    reasons = own_page.locator(".grounds > li")
    expect(reasons).to_have_count(len(dating.grounds))
    expect(reasons.first).to_contain_text(dating.grounds[0].because)


def test_a_happening_is_judged_from_the_page_seen_there_and_undone(own_page: Page, own_board: Board) -> None:
    happening = next(h for h in own_board.library.now().links.happenings if h.status in {"planned", "announced"})
    own_page.goto(f"/articles/{articles_of(happening)[0]}")
    line = own_page.locator(f"#t-{happening.id}")
    line.get_by_role("link", name="judge").click()
    line.get_by_text("Confirm with another").click()
    form = line.locator("form", has=own_page.get_by_label("Status"))
    form.get_by_label("Status").select_option("occurred")
    form.get_by_label("Date").fill("2031-04-22")
    form.get_by_label("Why").fill("saw the photograph")
    form.get_by_label("Your name").fill("Ani")
    form.get_by_role("button", name="Confirm").click()
    expect(own_page.get_by_role("status")).to_contain_text("Confirmed")
    expect(line).to_contain_text("confirmed by Ani")
    expect(line).to_contain_text("saw the photograph")
    assert own_board.library.now().happenings[happening.id].status == "occurred"
    line.get_by_role("button", name="Undo").click()  # by whom is remembered
    expect(own_page.get_by_role("status")).to_contain_text("undone")
    assert own_board.library.now().happenings[happening.id].status == happening.status
    expect(line).not_to_contain_text("confirmed by Ani")


def test_a_name_is_judged_and_struck_out(own_page: Page, own_board: Board) -> None:
    told = most_told(own_board).tellings[0]
    own_page.goto(f"/articles/{told.article}")
    note = own_page.locator(".note.entity").first
    item = note.get_attribute("id")
    note.get_by_role("link", name="judge").click()
    note = own_page.locator(f"#{item}")
    note.get_by_text("Reject").first.click()
    form = note.locator("form", has=own_page.get_by_role("button", name="Reject"))
    form.get_by_label("Your name").fill("Ani")
    form.get_by_role("button", name="Reject").click()
    expect(own_page.get_by_role("status")).to_contain_text("Rejected")
    expect(own_page.locator(f"#{item}")).to_contain_text("rejected")


@pytest.mark.parametrize("layer", ["event", "entity", "time", "quotation"])
def test_forms_that_judge_are_readable(page: Page, board: Board, layer: str) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"/articles/{most_told(board).tellings[0].article}")
    page.locator(f".note.{layer}").first.get_by_role("link", name="judge").click()
    for drawer in page.locator(".note .rare > summary").all():
        drawer.click()
    assert page.locator(".note form").count() > 0
    assert find_faults(page) == []
    assert not spills(page)


def test_as_of_an_earlier_day_nothing_is_judged(page: Page, board: Board) -> None:
    path = f"/articles/{most_told(board).tellings[0].article}"
    page.goto(f"{path}?as_of=2031-12-31")
    assert page.locator("main form").count() == 0
    page.get_by_role("link", name="To what is said now").first.click()
    assert page.url.endswith(path)
    assert page.locator("main form").count() > 0
